using MessageComposer.Content.Definitions;
using MessageComposer.Review;
using MessageComposer.Review.Audit;
using MessageComposer.Review.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MessageComposer.Storage;

/// <summary>Sheets in the database. What waits is counted from the index, never from the texts.</summary>
internal sealed class SheetStore(IDbContextFactory<ComposerDbContext> contexts, VariantStore variants) : ISheetStore
{
    public async Task<IReadOnlyList<SheetSummary>> SummariesAsync(CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<WaitingRow> groups = await SelectWaiting(context).ToListAsync(cancellationToken);
        // A list shows who holds a sheet, not what is on it.
        List<SheetRow> open = await context.Sheets.AsNoTracking().Where(row => row.State == SheetState.Open)
            .Select(row => new SheetRow
            {
                Id = row.Id, Scenario = row.Scenario, PromptVersion = row.PromptVersion, Channel = row.Channel, Risk = row.Risk, Layer = row.Layer, State = row.State, Plan = row.Plan, Items = "[]",
                ClaimedById = row.ClaimedById, ClaimedByName = row.ClaimedByName, ClaimedUntil = row.ClaimedUntil, OpenedAt = row.OpenedAt, ContentHash = row.ContentHash, Revision = row.Revision,
            })
            .ToListAsync(cancellationToken);
        Dictionary<SheetKey, Sheet> held = open.Select(row => row.ToSheet()).ToDictionary(sheet => sheet.Key);
        return
        [
            .. groups
                .Select(group => (Key: new SheetKey(group.Scenario, group.PromptVersion ?? "", group.Channel, group.Risk, ReviewMachine.LayerOf(group.State)!.Value), group.Count, group.Oldest))
                .Select(group => new SheetSummary(group.Key, group.Count, group.Oldest, held.GetValueOrDefault(group.Key)))
                .OrderBy(summary => summary.Oldest),
        ];
    }

    public async Task<IReadOnlyList<Variant>> WaitingAsync(SheetKey key, int limit, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<VariantRow> rows = await SelectMembers(context, key, limit).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToVariant())];
    }

    public async Task<IReadOnlyList<Variant>> FindVariantsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<Variant> found = new(ids.Count);
        foreach (Guid[] some in ids.Chunk(400))
            found.AddRange((await context.Variants.AsNoTracking().Where(row => some.Contains(row.Id)).ToListAsync(cancellationToken)).Select(row => row.ToVariant()));
        return found;
    }

    public async Task<Sheet?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.Sheets.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken))?.ToSheet();
    }

    public async Task<Sheet?> FindOpenAsync(SheetKey key, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.Sheets.AsNoTracking().FirstOrDefaultAsync(
            row => row.State == SheetState.Open && row.Scenario == key.Scenario && row.PromptVersion == key.PromptVersion && row.Channel == key.Channel && row.Risk == key.Risk && row.Layer == key.Layer,
            cancellationToken))?.ToSheet();
    }

    public async Task<Sheet?> OpenAsync(Sheet sheet, Sheet? instead, AuditEntry entry, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (instead is not null && !await ChangeAsync(context, instead, cancellationToken)) return null;
        SheetRow row = SheetRow.From(sheet);
        context.Sheets.Add(row);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            return null; // Somebody opened the same key first.
        }
        await AuditTrail.AppendAsync(context, [entry], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return row.ToSheet();
    }

    public async Task<Sheet?> UpdateAsync(Sheet sheet, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await ChangeAsync(context, sheet, cancellationToken)) return null;
        await AuditTrail.AppendAsync(context, entries, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return sheet with { Revision = sheet.Revision + 1 };
    }

    public async Task<Sheet?> DecideAsync(SheetDecision decision, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await VariantStore.MoveAsync(context, decision.Moves, cancellationToken) is not { } moved) return null;
        AuditRow row = (await AuditTrail.AppendAsync(context, [decision.Entry], cancellationToken))[0];
        Sheet sealedSheet = decision.Certificate is { } certificate ? decision.Sheet with { Certificate = certificate(row) } : decision.Sheet;
        if (!await ChangeAsync(context, sealedSheet, cancellationToken)) return null;
        await transaction.CommitAsync(cancellationToken);
        variants.Forget(moved.Select(variant => variant.Cell));
        return sealedSheet with { Revision = sealedSheet.Revision + 1 };
    }

    internal sealed record WaitingRow(VariantState State, string Scenario, string? PromptVersion, string Channel, RiskClass Risk, int Count, DateTimeOffset Oldest);

    internal static IQueryable<WaitingRow> SelectWaiting(ComposerDbContext context) =>
        context.Variants.AsNoTracking()
            .Where(row => row.State == VariantState.PendingBrand || row.State == VariantState.PendingLegal)
            .GroupBy(row => new { row.State, row.Scenario, row.PromptVersion, row.Channel, row.Risk })
            .Select(group => new WaitingRow(group.Key.State, group.Key.Scenario, group.Key.PromptVersion, group.Key.Channel, group.Key.Risk, group.Count(), group.Min(row => row.Since)));

    internal static IQueryable<VariantRow> SelectMembers(ComposerDbContext context, SheetKey key, int limit)
    {
        VariantState state = key.Layer == ReviewLayer.Brand ? VariantState.PendingBrand : VariantState.PendingLegal;
        string? version = key.PromptVersion.Length == 0 ? null : key.PromptVersion;
        return context.Variants.AsNoTracking()
            .Where(row => row.State == state && row.Scenario == key.Scenario && row.PromptVersion == version && row.Channel == key.Channel && row.Risk == key.Risk)
            .OrderBy(row => row.Since).ThenBy(row => row.Id).Take(limit);
    }

    private static async Task<bool> ChangeAsync(ComposerDbContext context, Sheet sheet, CancellationToken cancellationToken)
    {
        if (await context.Sheets.SingleOrDefaultAsync(row => row.Id == sheet.Id, cancellationToken) is not { } row || row.Revision != sheet.Revision) return false;
        row.Become(sheet);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
