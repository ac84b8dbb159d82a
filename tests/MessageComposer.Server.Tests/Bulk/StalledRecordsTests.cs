using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using MessageComposer.Server.Tests.Api;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Bulk;

/// <summary>Another program holds <c>messages.db</c>, so that no record can be written until it lets go.</summary>
[Collection(nameof(OneAtATime))]
public sealed class StalledRecordsTests
{
    private const int MostWaiting = 100;
    private const int Lines = 1_000;

    /// <summary>Bulk work takes half of the room; then each worker has composed one message more at most, and waits with it.</summary>
    private static readonly int s_mostComposed = (MostWaiting / 2) + (2 * Environment.ProcessorCount);

    [Fact]
    public async Task Single_messages_say_so_and_bulk_work_waits_and_loses_nothing()
    {
        BulkWatch watch = new();
        await using ComposerApp app = App(watch);
        using HeldRecords held = new(app);
        using HttpRequestMessage request = new(HttpMethod.Post, "/v1/compose/bulk") { Content = new StringContent(string.Join('\n', Enumerable.Range(0, Lines).Select(number => BulkEndpointTests.Line($"held-{number}")))) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using HttpResponseMessage bulk = await app.CreateClient().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ComposerApp.Cancellation);
        Task<string> answers = bulk.Content.ReadAsStringAsync(ComposerApp.Cancellation);
        await watch.ReachedAsync(MostWaiting / 2).WaitAsync(ComposerApp.Cancellation);

        JsonElement single = await ComposeAsync(app);

        Assert.False(single.GetProperty("recorded").GetBoolean());
        Assert.True(single.GetProperty("send").GetBoolean());
        Assert.InRange(watch.Composed, MostWaiting / 2, s_mostComposed + 1);
        Assert.False(answers.IsCompleted);
        Assert.Equal(0, held.Count());

        held.LetGo();
        JsonElement[] all = [.. (await answers).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

        Assert.Equal(Enumerable.Range(0, Lines).Select(number => $"held-{number}"), all.Select(answer => answer.GetProperty("request_id").GetString()));
        Assert.All(all, answer => Assert.True(answer.GetProperty("recorded").GetBoolean()));
        Assert.True((await ComposeAsync(app)).GetProperty("recorded").GetBoolean());
        Assert.Equal(Lines + 2, held.Count());
        Assert.All(all, answer => Assert.True(held.Has(answer.GetProperty("message_id").GetGuid())));
    }

    [Fact]
    public async Task No_answer_goes_out_before_its_record_is_written()
    {
        BulkWatch watch = new();
        await using ComposerApp app = App(watch);
        using HeldRecords held = new(app);
        using BulkConnection client = await BulkConnection.OpenAsync(app);
        await client.SendAsync(BulkConnection.ChunkOf(1), ComposerApp.Cancellation);
        Assert.Equal("HTTP/1.1 200 OK", await client.StatusAsync());
        await watch.ReachedAsync(1).WaitAsync(ComposerApp.Cancellation);
        Task<string> answer = client.LineAsync();

        Assert.False((await ComposeAsync(app)).GetProperty("recorded").GetBoolean());
        Assert.False(answer.IsCompleted);
        held.LetGo();

        Assert.Matches("^[0-9A-Fa-f]+$", await answer);
        string id = JsonDocument.Parse(await client.LineAsync()).RootElement.GetProperty("message_id").GetString()!;
        Assert.True(held.Has(Guid.Parse(id)));
    }

    /// <summary>Also where it has sent more than is taken in, so that the service reads nothing that could tell it.</summary>
    [Theory]
    [InlineData(200)]
    [InlineData(100_000)]
    public async Task A_client_that_leaves_meanwhile_ends_the_work(int lines)
    {
        BulkWatch watch = new();
        await using ComposerApp app = App(watch);
        using HeldRecords held = new(app);
        using BulkConnection client = await BulkConnection.OpenAsync(app);
        byte[] chunk = BulkConnection.ChunkOf(200);
        Task sending = SendAsync();
        await watch.ReachedAsync(MostWaiting / 2).WaitAsync(ComposerApp.Cancellation);
        if (lines == 200) await sending;

        client.BreakOff();
        await watch.EndedAsync().WaitAsync(TimeSpan.FromSeconds(30), ComposerApp.Cancellation);

        int composed = watch.Composed;
        Assert.InRange(composed, MostWaiting / 2, s_mostComposed);
        Assert.Equal(0, held.Count());
        held.LetGo();
        // The store may take a moment to notice; until it does, single messages would fill what room is left.
        while (held.Count() == 0) await Task.Delay(TimeSpan.FromMilliseconds(10), ComposerApp.Cancellation);
        // Records are written in order: with one that is, all that were taken in before it are.
        int singles = 1;
        while (!(await ComposeAsync(app)).GetProperty("recorded").GetBoolean()) singles++;
        Assert.Equal(composed + singles, watch.Composed);
        Assert.InRange(held.Count(), (MostWaiting / 2) + singles, composed + singles);

        async Task SendAsync()
        {
            try
            {
                for (int sent = 0; sent < lines; sent += 200) await client.SendAsync(chunk, ComposerApp.Cancellation);
            }
            catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException)
            {
                // It was broken off.
            }
        }
    }

    private static ComposerApp App(BulkWatch watch) => new(
        services =>
        {
            watch.Join(services);
            services.AddSingleton<TimeProvider>(new MeasuringClock());
        },
        settings: new Dictionary<string, string> { ["Storage:MostWaitingRecords"] = "100" });

    private static async Task<JsonElement> ComposeAsync(ComposerApp app)
    {
        using HttpResponseMessage response = await app.PostAsync("/v1/compose", Requests.Compose);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ComposerApp.JsonOf(response);
    }
}

/// <summary>Keeps others from writing to <c>messages.db</c> while it can be read, until it lets go.</summary>
internal sealed class HeldRecords : IDisposable
{
    private readonly SqliteConnection _connection;

    public HeldRecords(ComposerApp app)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(app.Data, "messages.db")};Pooling=False");
        _connection.Open();
        Run("BEGIN IMMEDIATE");
    }

    public void LetGo() => Run("ROLLBACK");

    public long Count() => (long)Run("SELECT count(*) FROM messages")!;

    public bool Has(Guid id) => (long)Run("SELECT count(*) FROM messages WHERE id = $id", id)! == 1;

    public void Dispose() => _connection.Dispose();

    private object? Run(string sql, Guid? id = null)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        if (id is { } known) command.Parameters.AddWithValue("$id", known.ToByteArray(bigEndian: true));
        return command.ExecuteScalar();
    }
}
