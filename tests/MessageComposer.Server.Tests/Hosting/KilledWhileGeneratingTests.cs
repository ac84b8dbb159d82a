using System.Text.Json;
using MessageComposer.Server.Tests.Api;
using MessageComposer.Server.Tests.Models;
using MessageComposer.Tests.Content;
using Microsoft.Data.Sqlite;

namespace MessageComposer.Server.Tests.Hosting;

/// <summary>A real process is killed while it writes copy: after a restart every cell has exactly its variants. More moments with COMPOSER_KILL_MOMENTS=10.</summary>
[Collection(nameof(OneAtATime))]
public sealed class KilledWhileGeneratingTests(ITestOutputHelper output) : IDisposable
{
    private const int Cells = 6;
    private const string Wish = """{ "scenario": "cart-abandonment", "segments": ["gen-z", "office"], "motives": ["health", "value", "none"], "channels": ["push"], "angles": ["nhac-nhe"], "count": 2 }""";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly ContentTree _content = LiveContent.Reviewed();
    private readonly string _data = Path.Combine(Path.GetTempPath(), "composer-killed-" + Guid.NewGuid().ToString("N"));

    /// <summary>After which call of the model, and whether it was answered already.</summary>
    public static TheoryData<int, bool> Moments
    {
        get
        {
            int moments = int.TryParse(Environment.GetEnvironmentVariable("COMPOSER_KILL_MOMENTS"), out int asked) ? asked : 2;
            TheoryData<int, bool> data = [];
            for (int i = 0; i < moments; i++) data.Add(2 + (i / 2 % Cells), i % 2 == 1);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task No_job_is_lost_and_no_variant_doubled(int call, bool answered)
    {
        using SemaphoreSlim moment = new(0);
        int calls = 0;
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(async (context, asked) =>
        {
            bool now = Interlocked.Increment(ref calls) == call;
            if (now && !answered) moment.Release();
            await Task.Delay(100, context.RequestAborted);
            await ScriptedProvider.Says(TwoCopies(asked))(context);
            if (now && answered) moment.Release();
        });
        Dictionary<string, string> settings = LiveContent.ModelAt(
            provider.Endpoint, ("Generation:Lease", "00:00:01"), ("Generation:Workers", "2"), ("Content:Root", _content.Root), ("Storage:Path", _data));

        string[] jobs;
        await using (ServerProcess first = await ServerProcess.StartAsync(settings))
        {
            jobs = Ids((await first.PostAsync("/v1/variants/generate", Wish)).GetProperty("job_ids"));
            Assert.Equal(Cells, jobs.Length);
            Assert.True(await moment.WaitAsync(s_patience, ComposerApp.Cancellation), first.Log);
            await first.KillAsync();
        }
        await using ServerProcess second = await ServerProcess.StartAsync(settings);
        JsonElement[] ended = await EndedAsync(second);

        Assert.Equal(jobs.Order(), ended.Select(Id).Order());
        Assert.All(ended, job => Assert.Equal("done", job.GetProperty("state").GetString()));
        JsonElement[] variants = [.. (await second.GetAsync("/v1/variants?limit=200")).GetProperty("variants").EnumerateArray()];
        Assert.Equal(ended.SelectMany(job => Ids(job.GetProperty("variant_ids"))).Order(), variants.Select(Id).Order());
        Assert.Equal(Cells, variants.Select(variant => variant.GetProperty("cell").ToString()).Distinct().Count());
        Assert.All(variants.GroupBy(variant => variant.GetProperty("cell").ToString()), cell => Assert.Equal(2, cell.Count()));
        output.WriteLine($"killed at call {call} ({(answered ? "answered" : "waiting")}): {calls} calls for {Cells} cells, {ended.Count(job => job.GetProperty("attempts").GetInt32() > 1)} tried again");
    }

    public void Dispose()
    {
        _content.Dispose();
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_data)) Directory.Delete(_data, recursive: true);
    }

    private static async Task<JsonElement[]> EndedAsync(ServerProcess server)
    {
        using CancellationTokenSource late = new(s_patience);
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            JsonElement[] jobs = [.. (await server.GetAsync("/v1/jobs?limit=200")).GetProperty("jobs").EnumerateArray()];
            if (jobs.All(job => job.GetProperty("finished_at").ValueKind != JsonValueKind.Null)) return jobs;
            Assert.False(late.IsCancellationRequested, server.Log);
            await look.WaitForNextTickAsync(ComposerApp.Cancellation);
        }
    }

    private static string TwoCopies(ProviderCall call) => JsonSerializer.Serialize(new
    {
        variants = new[] { "Món này vẫn ở đây nhé.", "Giỏ hàng của bạn còn nguyên đó." }
            .Select(text => ScriptedProvider.FieldsOf(call).ToDictionary(field => field, _ => text)),
    });

    private static string Id(JsonElement item) => item.GetProperty("id").GetString()!;

    private static string[] Ids(JsonElement list) => [.. list.EnumerateArray().Select(id => id.GetString()!)];
}
