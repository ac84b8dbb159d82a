using MessageComposer.Content.Definitions;
using MessageComposer.Review;
using MessageComposer.Review.Audit;
using MessageComposer.Review.Sheets;

namespace MessageComposer.Storage.Tests;

public abstract class ReviewStoreTests(Engine engine)
{
    public sealed class OnSqlite() : ReviewStoreTests(Engine.Sqlite)
    {
        [Fact]
        public async Task Lists_and_sheets_are_read_by_index()
        {
            await using TemporaryStore store = await TemporaryStore.OpenAsync(Engine.Sqlite);
            await using ComposerDbContext context = store.Context();
            SheetKey key = new("cart-abandonment", "v1", "zalo", RiskClass.High, ReviewLayer.Brand);
            string waiting = await QueryPlan.OfAsync(context, SheetStore.SelectWaiting(context));
            Assert.Contains("USING COVERING INDEX ix_variants_sheet (state=?)", waiting, StringComparison.Ordinal);
            string members = await QueryPlan.OfAsync(context, SheetStore.SelectMembers(context, key, 10));
            Assert.Contains("USING INDEX ix_variants_sheet (state=? AND scenario=? AND prompt_version=? AND channel=? AND risk=?)", members, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", members, StringComparison.Ordinal);
            foreach ((VariantQuery query, string index) in (IEnumerable<(VariantQuery, string)>)
                     [(new() { Channel = "zalo" }, "ix_variants_channel"), (new() { Segment = "gen-z" }, "ix_variants_segment"), (new() { Risk = RiskClass.Low }, "ix_variants_risk"), (new() { State = VariantState.Blocked }, "ix_variants_state"), (new() { Scenario = "s" }, "ix_variants_scenario")])
                Assert.Contains("USING INDEX " + index, await QueryPlan.OfAsync(context, VariantStore.Select(context, query)), StringComparison.Ordinal);
            foreach (VariantQuery query in (IEnumerable<VariantQuery>)
                     [new() { State = VariantState.PendingLegal, OldestFirst = true }, new() { State = VariantState.PendingBrand, Scenario = "s", Channel = "push", After = Guid.CreateVersion7(), OldestFirst = true }])
            {
                string queue = await QueryPlan.OfAsync(context, VariantStore.Select(context, query));
                Assert.Contains("SEARCH", queue, StringComparison.Ordinal);
                Assert.Contains("INDEX ix_variants_", queue, StringComparison.Ordinal);
                Assert.DoesNotContain("TEMP B-TREE", queue, StringComparison.Ordinal);
            }
        }
    }

    public sealed class OnPostgres() : ReviewStoreTests(Engine.Postgres);

    private static readonly Reviewer s_brand = new("b1", "Lan", new HashSet<string> { RoleNames.Brand });
    private static readonly Reviewer s_legal = new("l1", "Minh", new HashSet<string> { RoleNames.Legal });
    private static readonly ReviewRules s_rules = new(ReviewPolicyDefinition.Default, [ReviewLayer.Brand, ReviewLayer.Legal]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_decision_and_its_audit_row_are_stored_together_and_read_back()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        Variant pending = Samples.Variant(state: VariantState.PendingBrand);
        await store.Variants.AddAsync([pending], Cancellation);
        Variant stored = Assert.Single((await store.Reviews.RecordAsync([Approve(pending, s_brand)], Cancellation))!);
        Variant approved = Assert.Single((await store.Reviews.RecordAsync([Approve(stored, s_legal)], Cancellation))!);

        Assert.Equal((VariantState.Approved, 3), (approved.State, approved.Revision));
        Assert.Equal(approved.Review.Approvals, (await store.Variants.FindAsync(pending.Id, Cancellation))!.Review.Approvals);
        Assert.Equal(pending.Id, Assert.Single(await store.Variants.ApprovedAsync(pending.Cell, Cancellation)).Id);
        Assert.Equal(["variant.write", "variant.approve", "variant.approve"], (await store.Audit.HistoryAsync(AuditActions.VariantSubject(pending.Id), 10, Cancellation)).Select(row => row.Action));
    }

    [Fact]
    public async Task Of_several_decisions_all_are_stored_or_none()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        Variant[] pending = [Samples.Variant(state: VariantState.PendingBrand), Samples.Variant(state: VariantState.PendingBrand)];
        await store.Variants.AddAsync(pending, Cancellation);
        await store.Variants.ReplaceAsync(pending[1] with { Weight = 1 }, Cancellation);
        long before = (await store.Audit.CountedAsync(Cancellation)).Number;

        Assert.Null(await store.Reviews.RecordAsync([Approve(pending[0], s_brand), Approve(pending[1], s_brand)], Cancellation));

        Assert.Equal(VariantState.PendingBrand, (await store.Variants.FindAsync(pending[0].Id, Cancellation))!.State);
        Assert.Equal(before, (await store.Audit.CountedAsync(Cancellation)).Number);
    }

    [Fact]
    public async Task A_recheck_that_takes_copy_out_leaves_its_row_in_the_trail()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        Variant approved = Samples.Variant();
        await store.Variants.AddAsync([approved], Cancellation);
        await store.Recheck.RecordAsync("mark", [new RecheckDecision(RecheckVerdict.Suspend, approved with { State = VariantState.Suspended })], Cancellation);
        Assert.Equal("variant.suspend", (await store.Audit.HistoryAsync(AuditActions.VariantSubject(approved.Id), 10, Cancellation))[^1].Action);
    }

    [Fact]
    public async Task A_stop_is_in_force_in_other_processes_at_their_next_look()
    {
        await using TemporaryStore here = await TemporaryStore.OpenAsync(engine);
        await using TemporaryStore there = await here.OpenAgainAsync();
        await there.Changes.PollAsync(Cancellation);
        StopResult.InForce made = Assert.IsType<StopResult.InForce>(await here.Stops.MakeAsync(StopKind.Phrase, " giảm sốc ", "nhầm", s_brand, Cancellation));
        Assert.True(here.Stops.Current.Says(["Giảm  SỐC hôm nay"]));
        Assert.False(there.Stops.Current.Says(["Giảm sốc hôm nay"]));
        await there.Changes.PollAsync(Cancellation);
        Assert.True(there.Stops.Current.Says(["giam soc hom nay"]));

        Assert.Equal(made, await there.Stops.MakeAsync(StopKind.Phrase, "giảm sốc", "lần nữa", s_legal, Cancellation));
        Assert.IsType<StopResult.LiftAsked>(await here.Stops.LiftAsync(made.Stop.Id, s_brand, Cancellation));
        Assert.IsType<StopResult.NotAllowed>(await here.Stops.LiftAsync(made.Stop.Id, s_brand, Cancellation));
        Assert.IsType<StopResult.Lifted>(await here.Stops.LiftAsync(made.Stop.Id, s_legal, Cancellation));
        await there.Changes.PollAsync(Cancellation);
        Assert.False(there.Stops.Current.Says(["Giảm sốc"]));
        Assert.Equal(["stop.make", "stop.ask_to_lift", "stop.lift"], (await here.Audit.HistoryAsync(AuditActions.StopSubject(made.Stop.Id), 10, Cancellation)).Select(row => row.Action));
    }

    [Theory]
    [InlineData("giam gia soc", "Giảm giá sốc", true)]
    [InlineData("giảm giá", "giảm {{ gia }}", false)]
    [InlineData("giảm giá", "giảm già", false)]
    [InlineData("ban", "bạn", false)]
    [InlineData("vip", "V.I.P", true)]
    public void A_phrase_is_stopped_in_any_spelling_but_not_in_other_words(string phrase, string text, bool stopped) =>
        Assert.Equal(stopped, new StopSet([new Stop(Guid.NewGuid(), StopKind.Phrase, phrase, "r", "b", "B", default)]).Says([text]));

    private static ReviewResult.Moved Approve(Variant variant, Reviewer by) =>
        Assert.IsType<ReviewResult.Moved>(ReviewMachine.Apply(variant, new ReviewAct.Approve(new Dictionary<string, string>()), by, s_rules, Samples.Noon));
}
