using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Tests.Content;

namespace MessageComposer.Tests.Generation;

public sealed class VariantRecheckTests : IDisposable
{
    private static readonly DateOnly s_day = new(2026, 11, 21);

    private readonly ContentTree _tree = new();

    [Fact]
    public void Copy_that_breaks_no_rule_is_kept()
    {
        Variant variant = Variant();
        RecheckDecision decision = Judge(variant);
        Assert.Equal(RecheckVerdict.Keep, decision.Verdict);
        Assert.Equal((variant.State, variant.Revision, Content().Hash), (decision.Variant.State, decision.Variant.Revision, decision.Variant.ContentHash));
    }

    [Fact]
    public void A_stricter_rule_takes_approved_copy_out_and_lifting_it_brings_it_back()
    {
        Variant approved = Variant();
        WithRule("cart-waits", "giỏ hàng đợi");
        RecheckDecision suspended = Judge(approved);
        Assert.Equal((RecheckVerdict.Suspend, VariantState.Suspended), (suspended.Verdict, suspended.Variant.State));
        Assert.Equal("cart-waits", Assert.Single(suspended.Blocking).Rule);
        Assert.Equal(RecheckVerdict.Keep, Judge(suspended.Variant).Verdict);

        _tree.With(ContentTree.Rules, _tree.TextOf(ContentTree.Rules).Replace("giỏ hàng đợi", "giỏ hàng chờ mãi", StringComparison.Ordinal));
        RecheckDecision resumed = Judge(suspended.Variant);
        Assert.Equal((RecheckVerdict.Resume, VariantState.Approved), (resumed.Verdict, resumed.Variant.State));
        Assert.Empty(resumed.Variant.Findings);
    }

    [Fact]
    public void A_rule_that_only_reports_takes_nothing_out()
    {
        WithRule("cart-waits", "giỏ hàng đợi", "mode: shadow");
        RecheckDecision decision = Judge(Variant());
        Assert.Equal((RecheckVerdict.Refresh, VariantState.Approved), (decision.Verdict, decision.Variant.State));
        Assert.Equal("cart-waits", Assert.Single(decision.Variant.Findings).Rule);
        Assert.Equal(RecheckVerdict.Keep, Judge(decision.Variant).Verdict);
    }

    [Theory, InlineData(VariantState.PendingBrand), InlineData(VariantState.PendingLegal)]
    public void Copy_that_waits_for_review_is_blocked_with_what_was_found(VariantState state)
    {
        WithRule("cart-waits", "giỏ hàng đợi");
        RecheckDecision decision = Judge(Variant() with { State = state });
        Assert.Equal((RecheckVerdict.Block, VariantState.Blocked), (decision.Verdict, decision.Variant.State));
        Assert.NotEmpty(decision.Variant.Findings);
    }

    [Theory]
    [InlineData("effective_from: 2026-12-01", "2026-11-30", RecheckVerdict.Keep)]
    [InlineData("effective_from: 2026-12-01", "2026-12-01", RecheckVerdict.Suspend)]
    [InlineData("effective_to: 2026-11-21", "2026-11-21", RecheckVerdict.Suspend)]
    [InlineData("effective_to: 2026-11-21", "2026-11-22", RecheckVerdict.Keep)]
    public void A_rule_counts_on_the_days_it_is_in_force(string force, string day, RecheckVerdict verdict)
    {
        WithRule("cart-waits", "giỏ hàng đợi", force);
        Assert.Equal(verdict, VariantRecheck.Judge(Variant(), Content(), DateOnly.ParseExact(day, "yyyy-MM-dd")).Verdict);
    }

    [Theory]
    [InlineData("2027-03-01", RecheckVerdict.Keep)]
    [InlineData("2027-03-02", RecheckVerdict.Suspend)]
    public void A_proof_counts_until_it_is_a_year_old(string day, RecheckVerdict verdict)
    {
        _tree.Edit(ContentTree.Evidence, "    subjects: [SRM-150]\n", "").Edit(ContentTree.Evidence, "tin dùng 2026", "tin dùng");
        _tree.Append(ContentTree.Rules, Rule("best", "ngon nhất", "unless: { evidence: true }"));
        Variant variant = Variant("Món ngon nhất theo Giải Sản phẩm tin dùng của Hội Tiêu chuẩn.");
        RecheckDecision decision = VariantRecheck.Judge(variant, Content(), DateOnly.ParseExact(day, "yyyy-MM-dd"));
        Assert.True(verdict == decision.Verdict, string.Join(", ", decision.Variant.Findings.Select(finding => $"{finding.Rule}: {finding.Match}")));
    }

    [Fact]
    public void A_merge_field_that_the_scenario_withdraws_takes_its_copy_out()
    {
        Variant variant = Variant("{{ product.name }} vẫn còn trong giỏ.");
        Assert.Equal(RecheckVerdict.Keep, Judge(variant).Verdict);
        _tree.Edit(ContentTree.Scenario, "merge_fields:\n  - product.name\n", "merge_fields:\n");
        Assert.Equal(RecheckVerdict.Suspend, Judge(variant).Verdict);
    }

    [Theory]
    [InlineData("thank-you", "nhac-nhe", "gen-z", "push", "vi-VN")]
    [InlineData("cart-abandonment", "nhac-lai", "gen-z", "push", "vi-VN")]
    [InlineData("cart-abandonment", "nhac-nhe", "gen-y", "push", "vi-VN")]
    [InlineData("cart-abandonment", "nhac-nhe", "gen-z", "sms", "vi-VN")]
    [InlineData("cart-abandonment", "nhac-nhe", "gen-z", "push", "en")]
    public void Copy_whose_cell_is_gone_is_out_of_service_until_it_comes_back(string scenario, string angle, string segment, string channel, string locale)
    {
        Variant variant = Variant() with { Cell = new Cell(scenario, angle, segment, Cell.NoMotive, channel, locale, "skincare") };
        RecheckDecision decision = Judge(variant);
        Assert.Equal(RecheckVerdict.Suspend, decision.Verdict);
        Assert.Equal("cell-gone", Assert.Single(decision.Variant.Findings).Rule);
        Assert.Equal(RecheckVerdict.Keep, Judge(decision.Variant).Verdict);
        Assert.Equal(RecheckVerdict.Keep, Judge(variant with { State = VariantState.PendingLegal }).Verdict);
        Assert.Equal(RecheckVerdict.Resume, Judge(decision.Variant with { Cell = Variant().Cell }).Verdict);
    }

    [Fact]
    public void A_condition_that_a_rule_newly_asks_for_narrows_where_copy_serves()
    {
        WithRule("cart-waits", "giỏ hàng đợi", "unless: { condition: on_sale }");
        RecheckDecision decision = Judge(Variant() with { Conditions = ["cod"] });
        Assert.Equal((RecheckVerdict.Refresh, VariantState.Approved), (decision.Verdict, decision.Variant.State));
        Assert.Equal(["cod", "on_sale"], decision.Variant.Conditions);
    }

    [Fact]
    public void The_mark_follows_rules_scenarios_and_the_day_and_nothing_else()
    {
        string mark = VariantRecheck.MarkOf(Content(), s_day);
        Assert.NotEqual(mark, VariantRecheck.MarkOf(Content(), s_day.AddDays(1)));
        _tree.Append(ContentTree.Layout, "<!-- -->");
        Assert.Equal(mark, VariantRecheck.MarkOf(Content(), s_day));
        _tree.Append(ContentTree.Scenario, "# \n");
        string after = VariantRecheck.MarkOf(Content(), s_day);
        Assert.NotEqual(mark, after);
        WithRule("cart-waits", "giỏ hàng đợi");
        Assert.NotEqual(after, VariantRecheck.MarkOf(Content(), s_day));
    }

    [Fact]
    public async Task A_sweep_checks_every_page_once()
    {
        InMemoryVariantStore store = new();
        await store.AddAsync([.. Enumerable.Range(0, 1_203).Select(i => Variant(i % 3 == 0 ? "Giỏ hàng đợi bạn." : "Giỏ vẫn còn đây."))], TestContext.Current.CancellationToken);
        WithRule("cart-waits", "giỏ hàng đợi bạn");
        List<RecheckDecision> changed = [];
        RecheckSweep sweep = new(store);
        Assert.Equal(1_203, await sweep.AllAsync(Content(), s_day, changed.Add, () => true, TestContext.Current.CancellationToken));
        Assert.Equal(401, changed.Count(decision => decision.Verdict == RecheckVerdict.Suspend));
        Assert.Equal(0, await sweep.AllAsync(Content(), s_day, changed.Add, () => true, TestContext.Current.CancellationToken));
        Assert.Equal(0, await sweep.NewAsync(Content(), s_day, changed.Add, TestContext.Current.CancellationToken));

        await store.AddAsync([Variant("Giỏ hàng đợi bạn.")], TestContext.Current.CancellationToken);
        Assert.Equal(1, await sweep.NewAsync(Content(), s_day, changed.Add, TestContext.Current.CancellationToken));
        Assert.Equal(402, changed.Count);
    }

    [Fact]
    public async Task A_sweep_ends_where_newer_content_serves()
    {
        InMemoryVariantStore store = new();
        await store.AddAsync([.. Enumerable.Range(0, 1_203).Select(_ => Variant())], TestContext.Current.CancellationToken);
        int asked = 0;
        Assert.Equal(500, await new RecheckSweep(store).AllAsync(Content(), s_day, _ => { }, () => asked++ == 0, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_variant_that_somebody_changed_meanwhile_is_left_to_the_next_look()
    {
        InMemoryVariantStore store = new();
        Variant read = Variant();
        await store.AddAsync([read], TestContext.Current.CancellationToken);
        WithRule("cart-waits", "giỏ hàng đợi");
        RecheckDecision decision = Judge(read);
        await store.ReplaceAsync(read with { State = VariantState.Retired }, TestContext.Current.CancellationToken);
        Assert.Empty(await store.RecordAsync("mark", [decision], TestContext.Current.CancellationToken));
        Assert.Equal(VariantState.Retired, (await store.FindAsync(read.Id, TestContext.Current.CancellationToken))!.State);
    }

    public void Dispose() => _tree.Dispose();

    private RecheckDecision Judge(Variant variant) => VariantRecheck.Judge(variant, Content(), s_day);

    private ContentSnapshot Content()
    {
        ContentLoad load = _tree.Load();
        return load.Snapshot ?? throw new InvalidOperationException(string.Join('\n', load.Faults));
    }

    private void WithRule(string id, string phrase, string more = "severity: block") => _tree.Append(ContentTree.Rules, Rule(id, phrase, more));

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

    private static Variant Variant(string body = "Giỏ hàng đợi bạn đó.") => new()
    {
        Id = Guid.CreateVersion7(),
        Cell = new Cell("cart-abandonment", "nhac-nhe", "gen-z", Cell.NoMotive, "push", "vi-VN", "skincare"),
        State = VariantState.Approved,
        Fields = [new("title", "Giỏ hàng của bạn"), new("body", body)],
        PromptVersion = "v1",
        Risk = RiskClass.Low,
        ContentHash = "before",
        CreatedAt = Given.Now,
    };
}
