using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Review;
using MessageComposer.Review.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MessageComposer.Storage;

/// <summary>Variants by the mark they were last checked under. A page is stored in one transaction, what was kept in one statement.</summary>
internal sealed class RecheckStore(IDbContextFactory<ComposerDbContext> contexts, VariantStore variants, TimeProvider time) : IRecheckStore
{
    public async Task<IReadOnlyList<Variant>> ListCheckedElsewhereAsync(VariantState state, string mark, int limit, CancellationToken cancellationToken)
    {
        // Two stretches of one index: “other than” alone would read all of it.
        IReadOnlyList<Variant> below = await ListAsync(context => SelectBelow(context, state, mark, limit), cancellationToken);
        return below.Count == limit ? below : [.. below, .. await ListAsync(context => SelectAbove(context, state, mark, limit - below.Count), cancellationToken)];
    }

    public Task<IReadOnlyList<Variant>> ListUncheckedAsync(VariantState state, int limit, CancellationToken cancellationToken) =>
        ListAsync(context => SelectUnchecked(context, state, limit), cancellationToken);

    public async Task<IReadOnlyList<RecheckDecision>> RecordAsync(string mark, IReadOnlyList<RecheckDecision> decisions, CancellationToken cancellationToken)
    {
        List<RecheckDecision> recorded = new(decisions.Count);
        DateTimeOffset now = time.GetUtcNow();
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            foreach (RecheckDecision decision in decisions)
                if (decision.Verdict != RecheckVerdict.Keep && await ChangeAsync(context, mark, decision, now, cancellationToken)) recorded.Add(decision);
            await AuditTrail.AppendAsync(context, [.. recorded.Select(decision => EntryOf(decision, now)).OfType<AuditEntry>()], cancellationToken);
            if (recorded.Count > 0) await VariantStore.RaiseMarkAsync(context, cancellationToken);
            foreach (IGrouping<(int, string), RecheckDecision> kept in decisions.Where(decision => decision.Verdict == RecheckVerdict.Keep).GroupBy(decision => (decision.Variant.Revision, decision.Variant.ContentHash)))
                recorded.AddRange(await KeepAsync(context, mark, kept.Key, [.. kept], cancellationToken));
            await transaction.CommitAsync(cancellationToken);
        }
        variants.Forget(recorded.Where(decision => decision.Verdict != RecheckVerdict.Keep).Select(decision => decision.Variant.Cell));
        return recorded;
    }

#pragma warning disable CA1309 // The database compares; an ordinal comparison has no translation.
    internal static IQueryable<VariantRow> SelectBelow(ComposerDbContext context, VariantState state, string mark, int limit) =>
        InOrder(context.Variants.AsNoTracking().Where(row => row.State == state && string.Compare(row.CheckedUnder, mark) < 0), limit);

    internal static IQueryable<VariantRow> SelectAbove(ComposerDbContext context, VariantState state, string mark, int limit) =>
        InOrder(context.Variants.AsNoTracking().Where(row => row.State == state && string.Compare(row.CheckedUnder, mark) > 0), limit);
#pragma warning restore CA1309

    internal static IQueryable<VariantRow> SelectUnchecked(ComposerDbContext context, VariantState state, int limit) =>
        InOrder(context.Variants.AsNoTracking().Where(row => row.State == state && row.CheckedUnder == ""), limit);

    private static IQueryable<VariantRow> InOrder(IQueryable<VariantRow> rows, int limit) => rows.OrderBy(row => row.CheckedUnder).ThenBy(row => row.Id).Take(limit);

    private async Task<IReadOnlyList<Variant>> ListAsync(Func<ComposerDbContext, IQueryable<VariantRow>> select, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<VariantRow> rows = await select(context).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToVariant())];
    }

    private static async Task<bool> ChangeAsync(ComposerDbContext context, string mark, RecheckDecision decision, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Variant variant = decision.Variant;
        string review = StorageJson.WriteReview(variant.Review);
        string findings = StorageJson.WriteFindings(variant.Findings);
        string conditions = StorageJson.WriteTexts(variant.Conditions);
        string grounds = StorageJson.WriteGrounds(variant.Grounds);
        return await context.Variants.Where(row => row.Id == variant.Id && row.Revision == variant.Revision).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, variant.State)
                .SetProperty(row => row.Findings, findings)
                .SetProperty(row => row.Conditions, conditions)
                .SetProperty(row => row.Grounds, grounds)
                .SetProperty(row => row.ContentHash, variant.ContentHash)
                .SetProperty(row => row.CheckedUnder, mark)
                .SetProperty(row => row.Risk, variant.Risk)
                .SetProperty(row => row.Review, review)
                .SetProperty(row => row.Since, row => row.State == variant.State ? row.Since : now)
                .SetProperty(row => row.Revision, row => row.Revision + 1),
            cancellationToken) > 0;
    }

    /// <summary>Null where nothing changed that people decide about.</summary>
    private static AuditEntry? EntryOf(RecheckDecision decision, DateTimeOffset now)
    {
        string? action = decision.Verdict switch
        {
            RecheckVerdict.Suspend => AuditActions.Suspended,
            RecheckVerdict.Resume => AuditActions.Resumed,
            RecheckVerdict.Block => AuditActions.Blocked,
            _ => decision.Reclassed ? AuditActions.Reclassed : null,
        };
        if (action is null) return null;
        JsonObject details = new()
        {
            ["to"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(decision.Variant.State.ToString()),
            ["risk"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(decision.Variant.Risk.ToString()),
            ["revision"] = decision.Variant.Revision + 1,
            ["content"] = decision.Variant.ContentHash,
            ["rules"] = new JsonArray([.. decision.Blocking.Select(finding => finding.Rule).Distinct(StringComparer.Ordinal).Select(rule => (JsonNode?)rule)]),
        };
        return new AuditEntry(now, AuditActor.Composer, action, AuditActions.VariantSubject(decision.Variant.Id), details);
    }

    /// <summary>Variants of one revision, so that one that somebody changed meanwhile is left alone.</summary>
    private static async Task<IReadOnlyList<RecheckDecision>> KeepAsync(
        ComposerDbContext context, string mark, (int Revision, string ContentHash) shared, RecheckDecision[] kept, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. kept.Select(decision => decision.Variant.Id)];
        int stored = await context.Variants.Where(row => ids.Contains(row.Id) && row.Revision == shared.Revision)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.CheckedUnder, mark).SetProperty(row => row.ContentHash, shared.ContentHash), cancellationToken);
        if (stored == kept.Length) return kept;
        HashSet<Guid> same = [.. await context.Variants.Where(row => ids.Contains(row.Id) && row.Revision == shared.Revision).Select(row => row.Id).ToListAsync(cancellationToken)];
        return [.. kept.Where(decision => same.Contains(decision.Variant.Id))];
    }
}
