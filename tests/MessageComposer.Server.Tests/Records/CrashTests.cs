using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace MessageComposer.Server.Tests.Records;

/// <summary>The program as people run it, killed in the middle of its work.</summary>
public sealed partial class CrashTests
{
    private const int EnoughAnswers = 300;

    [Fact]
    public async Task Every_message_that_was_said_to_be_recorded_is_there_after_the_process_is_killed()
    {
        string data = Path.Combine(Path.GetTempPath(), "composer-crash-" + Guid.NewGuid().ToString("N"));
        try
        {
            ConcurrentBag<Guid> recorded = [];
            using (Process server = Start(data))
            {
                try
                {
                    using HttpClient client = new() { BaseAddress = await AddressOfAsync(server) };
                    client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ComposerApp.ApiKey);
                    TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
                    Task[] load = [.. Enumerable.Range(0, 16).Select(sender => LoadAsync(client, sender, recorded, enough))];
                    await Task.WhenAny(enough.Task, Task.WhenAll(load)).WaitAsync(ComposerApp.Cancellation);
                    server.Kill();
                    await Task.WhenAll(load);
                }
                finally
                {
                    if (!server.HasExited) server.Kill();
                }
                await server.WaitForExitAsync(ComposerApp.Cancellation);
            }

            Assert.True(recorded.Count >= EnoughAnswers, $"only {recorded.Count} messages were recorded before the end");
            await using SqliteConnection connection = new($"Data Source={Path.Combine(data, "messages.db")}");
            await connection.OpenAsync(ComposerApp.Cancellation);
            Assert.Equal("ok", await ScalarAsync(connection, "PRAGMA integrity_check", null));
            foreach (Guid id in recorded)
            {
                Assert.Equal(1L, await ScalarAsync(connection, "SELECT count(*) FROM messages JOIN facts ON facts.hash = messages.facts WHERE id = $id", id));
                Assert.Equal(1L, await ScalarAsync(connection, "SELECT count(*) FROM claims WHERE message = $id", id));
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Sends until the server is gone.</summary>
    private static async Task LoadAsync(HttpClient client, int sender, ConcurrentBag<Guid> recorded, TaskCompletionSource enough)
    {
        string body = await File.ReadAllTextAsync(Path.Combine(Root(), "samples", "requests", "cart-abandonment-sms-tier-2-3.json"), ComposerApp.Cancellation);
        try
        {
            for (int i = 0; ; i++)
            {
                using HttpRequestMessage request = new(HttpMethod.Post, "/v1/compose") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
                request.Headers.Add("Idempotency-Key", $"{sender}-{i}");
                using HttpResponseMessage response = await client.SendAsync(request, ComposerApp.Cancellation);
                JsonElement message = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(ComposerApp.Cancellation)).RootElement;
                if (message.GetProperty("recorded").GetBoolean()) recorded.Add(message.GetProperty("message_id").GetGuid());
                if (recorded.Count >= EnoughAnswers) enough.TrySetResult();
            }
        }
        catch (HttpRequestException)
        {
            // It was killed.
        }
        catch (IOException)
        {
            // It was killed.
        }
    }

    private static Process Start(string data)
    {
        ProcessStartInfo start = new("dotnet") { WorkingDirectory = Root(), RedirectStandardError = true, RedirectStandardOutput = true, StandardErrorEncoding = Encoding.UTF8 };
        foreach (string argument in (string[])[Path.Combine(AppContext.BaseDirectory, "composer.dll"), "serve", "--Urls=http://127.0.0.1:0", "--Storage:Path=" + data]) start.ArgumentList.Add(argument);
        foreach (string variable in (string[])["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "URLS"]) start.Environment.Remove(variable);
        start.Environment["Auth__InitialApiKey"] = ComposerApp.ApiKey;
        start.Environment["Auth__InitialAdminPassword"] = ComposerApp.AdminPassword;
        return Process.Start(start)!;
    }

    private static async Task<Uri> AddressOfAsync(Process server)
    {
        TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
        StringBuilder said = new();
        void Read(object _, DataReceivedEventArgs line)
        {
            lock (said) said.AppendLine(line.Data);
            if (line.Data is null) address.TrySetException(new InvalidOperationException("The program ended: " + said));
            else if (ListeningOn().Match(line.Data) is { Success: true } match) address.TrySetResult(new Uri(match.Value));
        }

        server.ErrorDataReceived += Read;
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        return await address.Task.WaitAsync(TimeSpan.FromMinutes(1), ComposerApp.Cancellation);
    }

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql, Guid? id)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        if (id is { } known) command.Parameters.AddWithValue("$id", known.ToByteArray(bigEndian: true));
        return await command.ExecuteScalarAsync(ComposerApp.Cancellation);
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MessageComposer.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*")]
    private static partial Regex ListeningOn();
}
