using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Server.Models;
using MessageComposer.Server.Tests.Commands;
using MessageComposer.Server.Tests.Models;
using MessageComposer.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Api;

/// <summary>What the model may use: counted before and after each call, kept across restarts, told in tokens and money.</summary>
public sealed class BudgetTests
{
    private static readonly DateOnly s_day = VietnamTime.DayOf(StoppedClock.Now);

    [Fact]
    public async Task What_a_call_used_is_kept_by_scenario_version_model_and_purpose_with_its_cost()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync((context, _) => ScriptedProvider.Says(FixedModel.Answer)(context));
        await using ComposerApp app = AppFor(provider.Endpoint, null, ("Model:Budget:Prices:0:Model", "test-model"), ("Model:Budget:Prices:0:InputPerMillion", "0.25"), ("Model:Budget:Prices:0:OutputPerMillion", "2"));

        Assert.Equal("generated", Source(await ComposeAsync(app)));

        UsageKey key = new(s_day, "cart-abandonment", "v1", "compatible", "test-model", CallPurpose.Write);
        Assert.Equal(new UsageRecord { Key = key, Calls = 1, InputTokens = 100, OutputTokens = 20, CostMicros = 65 }, Assert.Single(await UsageAsync(app)));
    }

    [Fact]
    public async Task A_provider_that_reports_no_usage_is_counted_by_estimate_and_marked()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ServerShape.Plain, (context, _) => ScriptedProvider.Body(ServerShape.Plain.Completion(FixedModel.Answer, "stop", null))(context));
        await using ComposerApp app = AppFor(provider.Endpoint, null);

        Assert.Equal("generated", Source(await ComposeAsync(app)));

        UsageRecord record = Assert.Single(await UsageAsync(app));
        Assert.Equal((1, 1, 1, 0), (record.Calls, record.EstimatedCalls, record.UnpricedCalls, record.ReservedTokens));
        Assert.InRange(record.InputTokens, 50, 500);
        Assert.InRange(record.OutputTokens, 20, 200);
    }

    [Fact]
    public async Task A_repair_turn_is_counted_apart_and_a_failed_call_costs_nothing()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(
            ScriptedProvider.Says("""{"variants":[{"title":"Giá sốc cho giỏ hàng nè","body":"Xem lại giỏ hàng nha."}]}"""), ScriptedProvider.Status(500));
        await using ComposerApp app = AppFor(provider.Endpoint, null);

        Assert.Equal("guardrail-blocked", Reason(await ComposeAsync(app)));

        UsageRecord[] records = [.. (await UsageAsync(app)).OrderBy(record => record.Key.Purpose)];
        Assert.Equal([(CallPurpose.Write, 0, 120), (CallPurpose.Repair, 1, 0)], records.Select(record => (record.Key.Purpose, (int)record.FailedCalls, (int)(record.InputTokens + record.OutputTokens))));
    }

    [Fact]
    public async Task A_spent_day_asks_no_model_and_everyone_still_gets_an_answer_also_after_a_restart()
    {
        string data = Path.Combine(Path.GetTempPath(), "composer-budget-" + Guid.NewGuid().ToString("N"));
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync((context, _) => ScriptedProvider.Says(FixedModel.Answer)(context));
        try
        {
            await using (ComposerApp app = AppFor(provider.Endpoint, data, ("Model:Budget:TokensPerDay", "1300")))
            {
                Assert.Equal("generated", Source(await ComposeAsync(app)));
                await app.Services.GetRequiredService<IUsageStore>().TryReserveAsync(
                    new UsageKey(s_day, "price-drop", "v1", "compatible", "test-model", CallPurpose.Write), 1_100, null, ComposerApp.Cancellation);
                AssertSpent(await ComposeAsync(app, "general"));
            }
            await using (ComposerApp restarted = AppFor(provider.Endpoint, data, ("Model:Budget:TokensPerDay", "1300")))
            {
                AssertSpent(await ComposeAsync(restarted, "general"));
                Assert.Equal("approved", Source(await ComposeAsync(restarted)));
            }
            Assert.Single(provider.Calls);
        }
        finally
        {
            if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task A_job_that_may_use_little_makes_no_repair_turn()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Says("""{"variants":[{"title":"Giá sốc cho giỏ hàng nè","body":"Xem lại giỏ hàng nha."}]}"""));
        await using ComposerApp app = AppFor(provider.Endpoint, null, ("Model:Budget:TokensPerJob", "1100"));

        Assert.Equal("guardrail-blocked", Reason(await ComposeAsync(app)));

        Assert.Single(provider.Calls);
    }

    [Fact]
    public async Task A_job_that_may_use_less_than_one_call_makes_none()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync();
        await using ComposerApp app = AppFor(provider.Endpoint, null, ("Model:Budget:TokensPerJob", "500"));

        AssertSpent(await ComposeAsync(app));
    }

    [Fact]
    public async Task A_store_that_fails_takes_no_copy_away_unless_a_budget_must_be_kept()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync((context, _) => ScriptedProvider.Says(FixedModel.Answer)(context));
        foreach ((string Name, string Value)[] settings in ((string, string)[][])[[], [("Model:Budget:TokensPerDay", "1000000")]])
        {
            await using ComposerApp app = new(services => services.AddSingleton<IUsageStore, BrokenUsageStore>(), LiveContent.Small(), LiveContent.ModelAt(provider.Endpoint, settings));
            JsonElement message = await ComposeAsync(app);
            Assert.Equal(settings.Length == 0 ? ("generated", null) : ("fallback", "budget-exhausted"), (Source(message), Reason(message)));
        }
    }

    [Fact]
    public async Task The_report_adds_up_by_scenario_version_model_and_day()
    {
        string folder = Directory.CreateTempSubdirectory("composer-report-").FullName;
        try
        {
            await using (ServiceProvider services = new ServiceCollection().AddStorage(new StorageOptions { Path = Path.Combine(folder, "data") }).BuildServiceProvider())
            {
                await services.GetRequiredService<IDatabase>().PrepareAsync(ComposerApp.Cancellation);
                IUsageStore usage = services.GetRequiredService<IUsageStore>();
                foreach ((string scenario, int day, long tokens) in ((string, int, long)[])[("cart-abandonment", 1, 100), ("cart-abandonment", 2, 200), ("price-drop", 2, 400), ("price-drop", 9, 800)])
                    await usage.SettleAsync(new UsageKey(new DateOnly(2026, 11, day), scenario, "v1", "openai", "gpt-5-mini", CallPurpose.Write), 0, new CallUsage(tokens, 10, false, false, tokens * 2), ComposerApp.Cancellation);
            }
            ComposerProcess json = await ReportAsync(folder, "--from", "2026-11-01", "--to", "2026-11-02", "--by", "scenario", "--format", "json");
            ComposerProcess text = await ReportAsync(folder, "--from", "2026-11-01", "--to", "2026-11-30", "--by", "day");

            JsonNode cost = JsonNode.Parse(json.Output)!;
            Assert.Equal([("cart-abandonment", 300), ("price-drop", 400)], cost["lines"]!.AsArray().Select(line => ((string)line!["key"]!, (int)line["input_tokens"]!)));
            Assert.Equal((3, 700, 30, 0.0014m), ((int)cost["total"]!["calls"]!, (int)cost["total"]!["input_tokens"]!, (int)cost["total"]!["output_tokens"]!, (decimal)cost["total"]!["cost"]!));
            Assert.Matches(@"2026-11-02 +2 +0 +0 +600 +20 +0\.001200", text.Output);
            Assert.Matches(@"total +4 +0 +0 +1500 +40 +0\.003000", text.Output);
            Assert.Equal(2, (await ReportAsync(folder, "--from", "2026-11-03", "--to", "2026-11-02")).ExitCode);
            Assert.Equal(2, (await ReportAsync(folder, "--from", "yesterday")).ExitCode);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Calls_tokens_cost_and_circuits_are_measured()
    {
        Dictionary<string, double> seen = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == ModelMetrics.MeterName) listening.EnableMeasurementEvents(instrument);
            },
        };
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync((context, _) => ScriptedProvider.Says(FixedModel.Answer)(context));
        await using ComposerApp app = AppFor(provider.Endpoint, null, ("Model:Providers:0:Label", "measured"), ("Model:Providers:0:Provider", "Compatible"), ("Model:Providers:0:Endpoint", provider.Endpoint.ToString()),
            ("Model:Providers:0:Name", "measured-model"), ("Model:Provider", ""), ("Model:Endpoint", ""), ("Model:Name", ""), ("Model:Budget:Prices:0:Model", "measured-model"), ("Model:Budget:Prices:0:InputPerMillion", "1000000"));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();

        Assert.Equal("generated", Source(await ComposeAsync(app)));
        listener.RecordObservableInstruments();

        Assert.Equal((1, 120, 100, 0), (seen["composer.model.calls"], seen["composer.model.tokens"], seen["composer.model.cost"], seen["composer.model.circuit"]));
        Assert.True(seen["composer.model.duration"] > 0);

        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                if (tag is not { Key: "provider", Value: "measured" }) continue;
                lock (seen) seen[instrument.Name] = seen.GetValueOrDefault(instrument.Name) + value;
            }
        }
    }

    private static Task<ComposerProcess> ReportAsync(string folder, params string[] arguments) => ComposerProcess.RunAsync(folder, ["report", "cost", .. arguments]);

    private static ComposerApp AppFor(Uri endpoint, string? data, params (string Name, string Value)[] settings) => new(null, LiveContent.Small(), LiveContent.ModelAt(endpoint, settings), data);

    private static Task<IReadOnlyList<UsageRecord>> UsageAsync(ComposerApp app) => app.Services.GetRequiredService<IUsageStore>().ReadAsync(s_day, s_day, ComposerApp.Cancellation);

    private static async Task<JsonElement> ComposeAsync(ComposerApp app, string segment = "gen-z")
    {
        using HttpResponseMessage response = await app.PostAsync("/v1/compose", Requests.Compose.Replace("\"birth_year\": 2001", $"\"birth_year\": 2001, \"segment\": \"{segment}\"", StringComparison.Ordinal));
        response.EnsureSuccessStatusCode();
        return await ComposerApp.JsonOf(response);
    }

    private static void AssertSpent(JsonElement message) => Assert.Equal(("fallback", "budget-exhausted"), (Source(message), Reason(message)));

    private static string? Source(JsonElement message) => message.GetProperty("source").GetString();

    private static string? Reason(JsonElement message) => message.GetProperty("reason").GetString();

    private sealed class BrokenUsageStore : IUsageStore
    {
        public Task<bool> TryReserveAsync(UsageKey key, long tokens, long? dayLimit, CancellationToken cancellationToken) => throw new IOException("The disk is full.");

        public Task SettleAsync(UsageKey key, long reserved, CallUsage usage, CancellationToken cancellationToken) => throw new IOException("The disk is full.");

        public Task<IReadOnlyList<UsageRecord>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) => throw new IOException("The disk is full.");
    }
}
