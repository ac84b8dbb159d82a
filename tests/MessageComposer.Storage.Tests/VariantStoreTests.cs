using MessageComposer.Content.Definitions;
using MessageComposer.Generation;
using MessageComposer.Guardrails;
using MessageComposer.Review;

namespace MessageComposer.Storage.Tests;

public abstract class VariantStoreTests(Engine engine)
{
    public sealed class OnSqlite() : VariantStoreTests(Engine.Sqlite)
    {
        [Fact]
        public async Task Serving_and_paging_read_by_index()
        {
            await using TemporaryStore store = await TemporaryStore.OpenAsync(Engine.Sqlite);
            await using ComposerDbContext context = store.Context();

            Assert.Contains("USING INDEX ix_variants_cell", await QueryPlan.OfAsync(context, VariantStore.SelectApproved(context, Samples.Cell())), StringComparison.Ordinal);
            string byState = await QueryPlan.OfAsync(context, VariantStore.Select(context, new VariantQuery { State = VariantState.PendingBrand, After = Guid.CreateVersion7() }));
            Assert.Contains("USING INDEX ix_variants_state (state=? AND id<?)", byState, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", byState, StringComparison.Ordinal);
        }
    }

    public sealed class OnPostgres() : VariantStoreTests(Engine.Postgres);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_variant_comes_back_as_it_went_in()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        Variant variant = Samples.Variant(state: VariantState.PendingBrand) with
        {
            PromptVersion = "v1",
            Model = "phrasebook",
            Conditions = ["on_sale", "cod"],
            Grounds = [new Ground("product.warranty", "Đổi trả 7 ngày")],
            Findings =
            [
                new Finding
                {
                    Rule = "superlative-without-proof", Category = Categories.SuperlativeClaim, Severity = Severity.Block, Mode = RuleMode.Shadow,
                    Owner = "legal", Field = "body", Start = 3, Length = 8, Match = "tốt nhất", Message = "Từ mang nghĩa “nhất”",
                    Reason = "Phải có tài liệu chứng minh", Law = "Luật Quảng cáo, Điều 8", Suggestion = null, InValue = ["product.name"],
                },
            ],
            Risk = RiskClass.Medium,
            Weight = 40,
        };
        await store.Variants.AddAsync([variant], Cancellation);

        Variant found = (await store.Variants.FindAsync(variant.Id, Cancellation))!;

        Assert.Equal(variant.Fields, found.Fields);
        Assert.Equal(variant.Conditions, found.Conditions);
        Assert.Equal(variant.Grounds, found.Grounds);
        Finding finding = Assert.Single(found.Findings);
        Assert.Equal(variant.Findings[0].InValue, finding.InValue);
        Assert.Equal(variant.Findings[0], finding with { InValue = variant.Findings[0].InValue });
        Assert.Equal(variant, found with { Fields = variant.Fields, Conditions = variant.Conditions, Grounds = variant.Grounds, Findings = variant.Findings });
    }

    [Fact]
    public async Task An_unknown_id_finds_nothing()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        Assert.Null(await store.Variants.FindAsync(Guid.CreateVersion7(), Cancellation));
    }

    [Fact]
    public async Task Only_approved_variants_of_exactly_the_cell_are_served()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        Variant served = Samples.Variant();
        await store.Variants.AddAsync(
            [served, Samples.Variant(state: VariantState.Blocked), Samples.Variant(state: VariantState.Suspended), Samples.Variant(Samples.Cell("office")), Samples.Variant(Samples.Cell(subject: "none"))],
            Cancellation);

        IReadOnlyList<Variant> approved = await store.Variants.ApprovedAsync(Samples.Cell(), Cancellation);

        Assert.Equal(served.Id, Assert.Single(approved).Id);
    }

    [Fact]
    public async Task A_cell_read_once_is_served_without_waiting()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        await store.Variants.AddAsync([Samples.Variant()], Cancellation);
        IReadOnlyList<Variant> first = await store.Variants.ApprovedAsync(Samples.Cell(), Cancellation);

        ValueTask<IReadOnlyList<Variant>> second = store.Variants.ApprovedAsync(Samples.Cell(), Cancellation);

        Assert.True(second.IsCompletedSuccessfully);
        Assert.Same(first, await second);
    }

    [Fact]
    public async Task Approving_and_retiring_show_at_once()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        Variant pending = Samples.Variant(state: VariantState.PendingBrand);
        await store.Variants.AddAsync([pending], Cancellation);
        Assert.Empty(await store.Variants.ApprovedAsync(Samples.Cell(), Cancellation));

        Variant approved = (await store.Variants.ReplaceAsync(pending with { State = VariantState.Approved }, Cancellation))!;
        Assert.Single(await store.Variants.ApprovedAsync(Samples.Cell(), Cancellation));

        await store.Variants.ReplaceAsync(approved with { State = VariantState.Retired }, Cancellation);
        Assert.Empty(await store.Variants.ApprovedAsync(Samples.Cell(), Cancellation));
    }

    [Fact]
    public async Task A_change_raises_the_revision_and_a_change_of_an_old_revision_changes_nothing()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        Variant variant = Samples.Variant();
        await store.Variants.AddAsync([variant], Cancellation);

        Variant? first = await store.Variants.ReplaceAsync(variant with { Weight = 10 }, Cancellation);
        Variant? stale = await store.Variants.ReplaceAsync(variant with { Weight = 20 }, Cancellation);

        Assert.Equal(2, first?.Revision);
        Assert.Null(stale);
        Assert.Equal(10, (await store.Variants.FindAsync(variant.Id, Cancellation))?.Weight);
    }

    [Fact]
    public async Task Of_many_concurrent_changes_of_one_revision_exactly_one_wins()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        Variant variant = Samples.Variant();
        await store.Variants.AddAsync([variant], Cancellation);

        Variant?[] outcomes = await Task.WhenAll(Enumerable.Range(1, 12)
            .Select(weight => Task.Run(() => store.Variants.ReplaceAsync(variant with { Weight = weight }, Cancellation), Cancellation)));

        Variant winner = Assert.Single(outcomes, outcome => outcome is not null)!;
        Assert.Equal(winner.Weight, (await store.Variants.FindAsync(variant.Id, Cancellation))?.Weight);
    }

    [Fact]
    public async Task A_variant_does_not_move_to_another_cell()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        Variant variant = Samples.Variant();
        await store.Variants.AddAsync([variant], Cancellation);

        await Assert.ThrowsAsync<ArgumentException>(() => store.Variants.ReplaceAsync(variant with { Cell = Samples.Cell("office") }, Cancellation));
    }

    [Fact]
    public async Task Pages_walk_from_the_newest_to_the_oldest_without_gap_or_repeat()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        Variant[] variants = [.. Enumerable.Range(0, 25).Select(_ => Samples.Variant())];
        await store.Variants.AddAsync(variants, Cancellation);

        List<Guid> seen = [];
        Guid? after = null;
        for (IReadOnlyList<Variant> page; (page = await store.Variants.ListAsync(new VariantQuery { After = after, Limit = 10 }, Cancellation)).Count > 0; after = page[^1].Id)
            seen.AddRange(page.Select(variant => variant.Id));

        Assert.Equal(variants.Select(variant => variant.Id).OrderDescending(), seen);
    }

    [Fact]
    public async Task A_list_holds_what_the_query_names_and_nothing_else()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        Variant wanted = Samples.Variant(Samples.Cell("office"), VariantState.PendingLegal);
        await store.Variants.AddAsync([wanted, Samples.Variant(Samples.Cell("office")), Samples.Variant(state: VariantState.PendingLegal)], Cancellation);

        IReadOnlyList<Variant> found = await store.Variants.ListAsync(
            new VariantQuery { Scenario = "cart-abandonment", Channel = "zalo", Locale = "vi-VN", Segment = "office", State = VariantState.PendingLegal }, Cancellation);

        Assert.Equal(wanted.Id, Assert.Single(found).Id);
        Assert.Empty(await store.Variants.ListAsync(new VariantQuery { Channel = "sms" }, Cancellation));
    }

    [Fact]
    public async Task Variants_outlive_the_process()
    {
        await using TemporaryStore before = await TemporaryStore.OpenAsync(engine);
        Variant variant = Samples.Variant();
        await before.Variants.AddAsync([variant], Cancellation);

        await using TemporaryStore after = await before.OpenAgainAsync();

        Assert.Equal(variant.Id, Assert.Single(await after.Variants.ApprovedAsync(Samples.Cell(), Cancellation)).Id);
    }

    [Fact]
    public async Task What_another_process_approves_is_served_after_the_next_poll()
    {
        await using TemporaryStore here = await TemporaryStore.OpenAsync(engine);
        await using TemporaryStore there = await here.OpenAgainAsync();
        await here.Changes.PollAsync(Cancellation);
        Assert.Empty(await here.Variants.ApprovedAsync(Samples.Cell(), Cancellation));

        await there.Variants.AddAsync([Samples.Variant()], Cancellation);
        await here.Changes.PollAsync(Cancellation);

        Assert.Single(await here.Variants.ApprovedAsync(Samples.Cell(), Cancellation));
    }

    [Fact]
    public async Task A_poll_keeps_the_memory_while_only_jobs_change()
    {
        await using TemporaryStore here = await TemporaryStore.OpenAsync(engine);
        await using TemporaryStore there = await here.OpenAgainAsync();
        await here.Changes.PollAsync(Cancellation);
        IReadOnlyList<Variant> held = await here.Variants.ApprovedAsync(Samples.Cell(), Cancellation);

        await there.Jobs.EnqueueAsync([Samples.Job()], JobCaps.None, Cancellation);
        await here.Changes.PollAsync(Cancellation);

        Assert.Same(held, await here.Variants.ApprovedAsync(Samples.Cell(), Cancellation));
    }

}
