using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using MessageComposer.Server.Tests.Models;

namespace MessageComposer.Server.Tests.Api;

[CollectionDefinition(nameof(OneAtATime), DisableParallelization = true)]
public sealed class OneAtATime;

/// <summary>A campaign that starts on cells without any copy, while the model takes its time.</summary>
[Collection(nameof(OneAtATime))]
public sealed class ColdCellTests(ITestOutputHelper output)
{
    private const int Requests = 2_000;
    private const int AtATime = 200;

    private static readonly string[] s_segments = ["gen-z", "office", "tier-2-3", "general"];
    private static readonly string[] s_motives = ["health", "green", "value"];
    /// <summary>Forty cells none of which is on the ladder of another.</summary>
    private static readonly (string Scenario, int Step, string Segment, string Motive)[] s_cells =
    [
        .. from step in (int[])[1, 2, 3] from segment in s_segments from motive in s_motives select ("cart-abandonment", step, segment, motive),
        .. from segment in s_segments select ("browse-abandonment", 1, segment, "health"),
    ];

    [Fact]
    public async Task Each_of_forty_cold_cells_is_written_once_however_many_ask_and_everyone_gets_an_answer()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(async (context, call) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), context.RequestAborted);
            await ScriptedProvider.Says(ScriptedProvider.Copy(call, _ => "Món này vẫn ở đây nhé."))(context);
        });
        await using ComposerApp app = new(null, LiveContent.Shipped(), LiveContent.ModelAt(provider.Endpoint, ("Model:MaxConcurrency", "8")));
        using HttpClient client = app.CreateClient();
        ConcurrentDictionary<string, int> answers = new();

        long started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, Requests), new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = ComposerApp.Cancellation }, async (number, cancellationToken) =>
        {
            using StringContent body = new(RequestFor(s_cells[number % s_cells.Length], number), Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await client.PostAsync("/v1/compose", body, cancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            JsonElement message = await ComposerApp.JsonOf(response);
            Assert.True(message.GetProperty("send").GetBoolean(), message.ToString());
            answers.AddOrUpdate($"{message.GetProperty("source")} {message.GetProperty("reason")}", 1, (_, count) => count + 1);
        });

        output.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s; {string.Join(", ", answers)}; {provider.Calls.Count} calls");
        Assert.Equal(s_cells.Length, provider.Calls.Count);
        Assert.Equal(Requests, answers.Where(answer => answer.Key.StartsWith("generated", StringComparison.Ordinal) || answer.Key.StartsWith("approved", StringComparison.Ordinal)).Sum(answer => answer.Value));
    }

    [Fact]
    public async Task A_cell_whose_copy_may_not_serve_rests_before_the_model_is_asked_again()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(
            (context, call) => ScriptedProvider.Says(ScriptedProvider.Copy(call, _ => "Giá chỉ 99.000đ, rẻ nhất Việt Nam."))(context));
        await using ComposerApp app = new(null, LiveContent.Shipped(), LiveContent.ModelAt(provider.Endpoint));

        for (int number = 0; number < 20; number++)
        {
            using HttpResponseMessage response = await app.PostAsync("/v1/compose", RequestFor(s_cells[0], number));
            JsonElement message = await ComposerApp.JsonOf(response);
            Assert.Equal(("fallback", "guardrail-blocked"), (message.GetProperty("source").GetString(), message.GetProperty("reason").GetString()));
        }

        Assert.Equal(2, provider.Calls.Count); // the copy, and its one repair
    }

    private static string RequestFor((string Scenario, int Step, string Segment, string Motive) cell, int number) => $$"""
        { "scenario": "{{cell.Scenario}}", "channel": "push", "locale": "vi-VN",
          "customer": { "id": "{{number}}", "first_name": "Lan", "title": "chị", "segment": "{{cell.Segment}}", "motive": "{{cell.Motive}}", "consent": { "marketing": true } },
          "products": [ { "id": "SRM-150", "role": "cart", "name": "Sữa rửa mặt Mây", "category": "skincare", "price": 189000, "url": "https://shop.example/may-150", "stock": 24 } ],
          "store": { "name": "Mây Beauty", "url": "https://shop.example" },
          "context": { "step": {{cell.Step}}, "send_at": "2026-11-21T20:05:00+07:00", "cart_url": "https://shop.example/cart" } }
        """;
}
