using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Server.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace MessageComposer.Server.Tests.Records;

/// <summary>The program as people run it, killed in the middle of its work.</summary>
public sealed class CrashTests
{
    private const int EnoughAnswers = 300;

    [Fact]
    public async Task Every_message_that_was_said_to_be_recorded_is_there_after_the_process_is_killed()
    {
        string data = Path.Combine(Path.GetTempPath(), "composer-crash-" + Guid.NewGuid().ToString("N"));
        try
        {
            ConcurrentBag<Guid> recorded = [];
            await using (ServerProcess server = await ServerProcess.StartAsync(new Dictionary<string, string> { ["Storage:Path"] = data, ["Content:Root"] = Root() }))
            {
                TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
                Task[] load = [.. Enumerable.Range(0, 16).Select(sender => LoadAsync(server, sender, recorded, enough))];
                await Task.WhenAny(enough.Task, Task.WhenAll(load)).WaitAsync(ComposerApp.Cancellation);
                await server.KillAsync();
                await Task.WhenAll(load);
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
    private static async Task LoadAsync(ServerProcess server, int sender, ConcurrentBag<Guid> recorded, TaskCompletionSource enough)
    {
        JsonObject request = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Root(), "samples", "requests", "cart-abandonment-sms-tier-2-3.json"), ComposerApp.Cancellation))!.AsObject();
        try
        {
            for (int i = 0; ; i++)
            {
                request["request_id"] = $"{sender}-{i}";
                JsonElement message = await server.PostAsync("/v1/compose", request.ToJsonString());
                if (message.GetProperty("recorded").GetBoolean()) recorded.Add(message.GetProperty("message_id").GetGuid());
                if (recorded.Count >= EnoughAnswers) enough.TrySetResult();
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // It was killed.
        }
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
}
