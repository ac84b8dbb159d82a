using System.Diagnostics;
using System.Net;
using System.Text.Json;
using MessageComposer.Content;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Server.Tests.Commands;
using MessageComposer.Tests.Content;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Hosting;

public sealed class HotReloadTests
{
    /// <summary>For machines that have much else to do; the service itself needs about a second.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static readonly string s_rule = Rule("no-waiting", "đợi bạn nè", "severity: block");

    [Fact]
    public async Task A_stricter_rule_takes_approved_copy_out_of_service_and_lifting_it_brings_it_back()
    {
        using ComposerApp app = new(null, WithoutExperiment());
        Variant variant = await ApproveAsync(app, "Giỏ hàng đợi bạn nè.");
        await UntilSourceIsAsync(app, "approved");

        app.Content.Append(ContentTree.Rules, s_rule);
        await UntilSourceIsAsync(app, "fallback");
        await UntilStateIsAsync(app, variant.Id, "suspended");

        app.Content.With(ContentTree.Rules, app.Content.TextOf(ContentTree.Rules).Replace(s_rule, "", StringComparison.Ordinal));
        await UntilStateIsAsync(app, variant.Id, "approved");
        await UntilSourceIsAsync(app, "approved");
    }

    [Fact]
    public async Task An_edited_rule_flags_the_next_checks_within_seconds()
    {
        const string check = """{ "locale": "vi-VN", "channel": "push", "segment": "gen-z", "fields": { "body": "Giỏ hàng đợi bạn nè." } }""";
        using ComposerApp app = new();
        Assert.False(await FlagsAsync());

        app.Content.Append(ContentTree.Rules, s_rule);
        Stopwatch waited = Stopwatch.StartNew();
        while (!await FlagsAsync()) Assert.True(waited.Elapsed < s_patience, "The rule does not serve.");
        TestContext.Current.TestOutputHelper?.WriteLine($"From the edit to the first flag: {waited.ElapsedMilliseconds} ms.");

        // The program itself needs two; the rest is for machines that have much else to do.
        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(10), $"It took {waited.Elapsed}.");

        async Task<bool> FlagsAsync()
        {
            using HttpResponseMessage response = await app.PostAsync("/v1/guardrails/check", check);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return (await ComposerApp.JsonOf(response)).GetProperty("findings").EnumerateArray().Any(finding => finding.GetProperty("rule").GetString() == "no-waiting");
        }
    }

    [Fact]
    public async Task Copy_that_a_stricter_rule_met_while_the_program_was_down_is_out_soon_after_the_start()
    {
        string data = Data();
        try
        {
            using (ComposerApp before = new(null, WithoutExperiment(), data: data)) await ApproveAsync(before, "Giỏ hàng đợi bạn nè.");
            using ComposerApp after = new(null, WithoutExperiment().Append(ContentTree.Rules, s_rule), data: data);
            await UntilSourceIsAsync(after, "fallback");
        }
        finally
        {
            Drop(data);
        }
    }

    [Fact]
    public async Task A_proof_that_turns_a_year_old_takes_the_copy_that_names_it_out_on_that_day()
    {
        Calendar calendar = new(new DateTimeOffset(2027, 3, 1, 23, 59, 0, VietnamTime.Offset));
        using ComposerApp app = new(
            services => services.AddSingleton<TimeProvider>(calendar),
            WithoutExperiment()
                .Edit(ContentTree.Evidence, "    subjects: [SRM-150]\n", "").Edit(ContentTree.Evidence, "tin dùng 2026", "tin dùng")
                .Append(ContentTree.Rules, Rule("best", "ngon nhất", "unless: { evidence: true }")));
        Variant variant = await ApproveAsync(app, "Món ngon nhất theo Giải Sản phẩm tin dùng của Hội Tiêu chuẩn.");
        await UntilSourceIsAsync(app, "approved");
        await UntilCheckedAsync(app);
        await UntilStateIsAsync(app, variant.Id, "approved");

        calendar.Now += TimeSpan.FromMinutes(2);

        await UntilStateIsAsync(app, variant.Id, "suspended");
        await UntilSourceIsAsync(app, "fallback");
    }

    [Fact]
    public async Task Broken_files_start_with_the_content_that_was_accepted_last_and_go_on_being_watched()
    {
        string data = Data();
        try
        {
            string hash;
            using (ComposerApp before = new(null, Requests.Content().Append(ContentTree.Goods, "# bản cuối cùng\n"), data: data)) hash = await HashAsync(before);
            using ComposerApp after = new(
                null, Requests.Content().Append(ContentTree.Goods, "# bản cuối cùng\n").Edit(ContentTree.Channels, "max_links: 2", "max_links: many"), data: data);

            JsonElement ready = await after.GetJsonAsync("/health/ready");
            Assert.Equal(("ready", "degraded", 1), (ready.GetProperty("status").GetString(), ready.GetProperty("content").GetString(), ready.GetProperty("faults").GetInt32()));
            JsonElement content = await after.GetJsonAsync("/v1/content");
            Assert.Equal((hash, true), (content.GetProperty("hash").GetString(), content.GetProperty("degraded").GetBoolean()));
            JsonElement fault = Assert.Single(content.GetProperty("faults").EnumerateArray());
            Assert.Equal((ContentTree.Channels, after.Content.LineOf(ContentTree.Channels, "max_links: many")), (fault.GetProperty("file").GetString(), fault.GetProperty("line").GetInt32()));
            using HttpResponseMessage composed = await after.PostAsync("/v1/compose", Requests.Compose);
            Assert.Equal(HttpStatusCode.OK, composed.StatusCode);

            after.Content.Edit(ContentTree.Channels, "max_links: many", "max_links: 2");
            await UntilAsync(async () => !(await after.GetJsonAsync("/v1/content")).GetProperty("degraded").GetBoolean());
            Assert.Equal(hash, await HashAsync(after));
        }
        finally
        {
            Drop(data);
        }
    }

    [Fact]
    public async Task Broken_files_with_nothing_kept_end_with_1_and_every_fault_with_its_place()
    {
        using ContentTree content = Requests.Content().Edit(ContentTree.Channels, "max_links: 2", "max_links: many");
        ComposerProcess run = await ComposerProcess.RunAsync(content.Root, "serve", "--Urls=http://127.0.0.1:0");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"{ContentTree.Channels}:{content.LineOf(ContentTree.Channels, "max_links: many")}:", run.Words, StringComparison.Ordinal);
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Every_accepted_content_is_kept()
    {
        using ComposerApp app = new();
        string first = await HashAsync(app);
        app.Content.Edit(ContentTree.Channels, "max_links: 2", "max_links: 3");
        await UntilAsync(async () => await HashAsync(app) != first);
        string second = await HashAsync(app);
        ISnapshotStore kept = app.Services.GetRequiredService<ISnapshotStore>();
        await UntilAsync(async () => (await kept.HashesAsync(ComposerApp.Cancellation)).SequenceEqual([second, first]));
        ContentSnapshot? restored = await LastGoodContent.FindAsync(kept, ComposerApp.Cancellation);
        Assert.Equal((second, 3), (restored!.Hash, restored.Channels["email"].MaxLinks));
    }

    private static async Task<Variant> ApproveAsync(ComposerApp app, string body)
    {
        Variant variant = new()
        {
            Id = Guid.CreateVersion7(),
            Cell = new Cell("cart-abandonment", "nhac-nhe", "gen-z", Cell.NoMotive, "push", "vi-VN", "skincare"),
            State = VariantState.Approved,
            Fields = [new("title", "Giỏ hàng của bạn"), new("body", body)],
            PromptVersion = "v1",
            ContentHash = "0",
            CreatedAt = StoppedClock.Now,
        };
        await app.Services.GetRequiredService<IVariantStore>().AddAsync([variant], ComposerApp.Cancellation);
        return variant;
    }

    private static Task UntilSourceIsAsync(ComposerApp app, string source) => UntilAsync(async () =>
    {
        using HttpResponseMessage response = await app.PostAsync("/v1/compose", Requests.Compose);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await ComposerApp.JsonOf(response)).GetProperty("source").GetString() == source;
    });

    private static Task UntilStateIsAsync(ComposerApp app, Guid variant, string state) =>
        UntilAsync(async () => (await app.GetJsonAsync("/v1/variants/" + variant)).GetProperty("state").GetString() == state);

    private static Task UntilCheckedAsync(ComposerApp app) => UntilAsync(async () =>
        (await app.Services.GetRequiredService<IRecheckStore>().ListUncheckedAsync(VariantState.Approved, 1, ComposerApp.Cancellation)).Count == 0);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (!await holds()) Assert.True(waited.Elapsed < s_patience, "It did not come about in time.");
    }

    private static async Task<string> HashAsync(ComposerApp app) => (await app.GetJsonAsync("/v1/content")).GetProperty("hash").GetString()!;

    /// <summary>Everybody gets the treatment, whatever the installation's key.</summary>
    private static ContentTree WithoutExperiment() => Requests.Content().Edit(ContentTree.Scenario, "experiment:\n  control: 10\n  salt: cart-2026\n", "");

    private static string Rule(string id, string phrase, string more) => $$"""
          - id: {{id}}
            category: banned_word
            reason: Nhàm tai
            {{more}}
            match:
              phrases: [{{phrase}}]
            examples:
              flag: [Một câu {{phrase}}, Hai câu {{phrase}}]
              pass: [Một câu khác, Một câu khác nữa]

        """;

    private static string Data() => Path.Combine(Path.GetTempPath(), "composer-data-" + Guid.NewGuid().ToString("N"));

    private static void Drop(string data)
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    /// <summary>A clock whose date a test turns on; timers run as ever.</summary>
    private sealed class Calendar(DateTimeOffset start) : TimeProvider
    {
        private long _ticks = start.UtcTicks;

        public DateTimeOffset Now
        {
            get => new(Volatile.Read(ref _ticks), TimeSpan.Zero);
            set => Volatile.Write(ref _ticks, value.UtcTicks);
        }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
