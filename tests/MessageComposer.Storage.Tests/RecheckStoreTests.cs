using MessageComposer.Guardrails;
using MessageComposer.Review;

namespace MessageComposer.Storage.Tests;

public abstract class RecheckStoreTests(Engine engine)
{
    public sealed class OnSqlite() : RecheckStoreTests(Engine.Sqlite)
    {
        [Fact]
        public async Task Pages_read_by_index()
        {
            await using TemporaryStore store = await TemporaryStore.OpenAsync(Engine.Sqlite);
            await using ComposerDbContext context = store.Context();
            foreach (IQueryable<VariantRow> query in (IQueryable<VariantRow>[])
                     [RecheckStore.SelectBelow(context, VariantState.Approved, Mark, 10), RecheckStore.SelectAbove(context, VariantState.Approved, Mark, 10), RecheckStore.SelectUnchecked(context, VariantState.Approved, 10)])
            {
                string plan = await QueryPlan.OfAsync(context, query);
                Assert.Contains("USING INDEX ix_variants_checked (state=? AND checked_under", plan, StringComparison.Ordinal);
                Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
            }
        }
    }

    public sealed class OnPostgres() : RecheckStoreTests(Engine.Postgres);

    private const string Mark = "b 2026-11-21";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_checked_under_the_mark_is_not_listed_again_until_it_changes()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        Variant variant = Samples.Variant();
        await store.Variants.AddAsync([variant, Samples.Variant(state: VariantState.PendingBrand)], Cancellation);
        Variant listed = Assert.Single(await store.Recheck.ListUncheckedAsync(VariantState.Approved, 10, Cancellation));

        Assert.Single(await store.Recheck.RecordAsync(Mark, [Keep(listed)], Cancellation));

        Assert.Empty(await store.Recheck.ListUncheckedAsync(VariantState.Approved, 10, Cancellation));
        Assert.Empty(await store.Recheck.ListCheckedElsewhereAsync(VariantState.Approved, Mark, 10, Cancellation));
        Assert.Single(await store.Recheck.ListCheckedElsewhereAsync(VariantState.Approved, "a", 10, Cancellation));
        Assert.Single(await store.Recheck.ListCheckedElsewhereAsync(VariantState.Approved, "c", 10, Cancellation));
        Assert.Equal((1, "new"), ((await store.Variants.FindAsync(variant.Id, Cancellation))!.Revision, (await store.Variants.FindAsync(variant.Id, Cancellation))!.ContentHash));

        await store.Variants.ReplaceAsync(variant with { Weight = 5 }, Cancellation);
        Assert.Single(await store.Recheck.ListUncheckedAsync(VariantState.Approved, 10, Cancellation));
    }

    [Fact]
    public async Task A_suspended_variant_is_out_of_service_at_once_and_tells_other_processes()
    {
        await using TemporaryStore here = await TemporaryStore.OpenAsync(engine);
        await using TemporaryStore there = await here.OpenAgainAsync();
        Variant variant = Samples.Variant();
        await here.Variants.AddAsync([variant], Cancellation);
        await there.Changes.PollAsync(Cancellation);
        Assert.Single(await here.Variants.ApprovedAsync(Samples.Cell(), Cancellation));
        Assert.Single(await there.Variants.ApprovedAsync(Samples.Cell(), Cancellation));

        Assert.Single(await here.Recheck.RecordAsync(Mark, [Suspend(variant)], Cancellation));

        Assert.Empty(await here.Variants.ApprovedAsync(Samples.Cell(), Cancellation));
        await there.Changes.PollAsync(Cancellation);
        Assert.Empty(await there.Variants.ApprovedAsync(Samples.Cell(), Cancellation));
        Variant stored = (await here.Variants.FindAsync(variant.Id, Cancellation))!;
        Assert.Equal((VariantState.Suspended, 2, "clickbait"), (stored.State, stored.Revision, Assert.Single(stored.Findings).Rule));
        Assert.Empty(await here.Recheck.ListCheckedElsewhereAsync(VariantState.Suspended, Mark, 10, Cancellation));
    }

    [Fact]
    public async Task Of_a_page_only_what_nobody_changed_meanwhile_is_recorded()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        Variant[] variants = [.. Enumerable.Range(0, 4).Select(_ => Samples.Variant())];
        await store.Variants.AddAsync(variants, Cancellation);
        await store.Variants.ReplaceAsync(variants[0] with { State = VariantState.Retired }, Cancellation);
        await store.Variants.ReplaceAsync(variants[1] with { Weight = 1 }, Cancellation);

        IReadOnlyList<RecheckDecision> recorded = await store.Recheck.RecordAsync(Mark, [Suspend(variants[0]), Keep(variants[1]), Suspend(variants[2]), Keep(variants[3])], Cancellation);

        Assert.Equal([variants[2].Id, variants[3].Id], recorded.Select(decision => decision.Variant.Id));
        Assert.Equal(VariantState.Retired, (await store.Variants.FindAsync(variants[0].Id, Cancellation))!.State);
        Assert.Equal(variants[1].Id, Assert.Single(await store.Recheck.ListUncheckedAsync(VariantState.Approved, 10, Cancellation)).Id);
    }

    [Fact]
    public async Task Pages_are_as_long_as_asked()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        Variant[] variants = [.. Enumerable.Range(0, 6).Select(_ => Samples.Variant())];
        await store.Variants.AddAsync(variants, Cancellation);
        await store.Recheck.RecordAsync("a", [.. variants[..3].Select(Keep)], Cancellation);
        await store.Recheck.RecordAsync("c", [.. variants[3..].Select(Keep)], Cancellation);
        Assert.Equal(4, (await store.Recheck.ListCheckedElsewhereAsync(VariantState.Approved, Mark, 4, Cancellation)).Count);
        Assert.Equal(6, (await store.Recheck.ListCheckedElsewhereAsync(VariantState.Approved, Mark, 10, Cancellation)).Count);
    }

    private static RecheckDecision Keep(Variant variant) => new(RecheckVerdict.Keep, variant with { ContentHash = "new" });

    private static RecheckDecision Suspend(Variant variant) => new(RecheckVerdict.Suspend, variant with
    {
        State = VariantState.Suspended,
        ContentHash = "new",
        Findings =
        [
            new Finding
            {
                Rule = "clickbait", Category = Categories.BannedWord, Severity = Severity.Block, Owner = "brand", Field = "body", Start = 0, Length = 3, Match = "Chị", Message = "—", Reason = "—",
            },
        ],
    });
}
