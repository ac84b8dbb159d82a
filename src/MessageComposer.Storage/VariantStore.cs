using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Review.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MessageComposer.Storage;

/// <summary>Variants in the database, the approved ones of each cell in memory.</summary>
internal sealed class VariantStore : IVariantStore, IReviewStore, IChangeListener
{
    private readonly IDbContextFactory<ComposerDbContext> _contexts;
    private readonly ApprovedVariantCache _approved;

    public VariantStore(IDbContextFactory<ComposerDbContext> contexts, StorageOptions options)
    {
        _contexts = contexts;
        _approved = new ApprovedVariantCache(options.CachedCells, ReadApprovedAsync);
    }

    public async Task AddAsync(IReadOnlyList<Variant> variants, CancellationToken cancellationToken)
    {
        if (variants.Count == 0) return;
        await using ComposerDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            await InsertAsync(context, variants, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        Forget(variants.Select(variant => variant.Cell));
    }

    public async Task<Variant?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        return (await context.Variants.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken))?.ToVariant();
    }

    public async Task<IReadOnlyList<Variant>> ListAsync(VariantQuery query, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        List<VariantRow> rows = await Select(context, query).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToVariant())];
    }

    public async Task<Variant?> ReplaceAsync(Variant variant, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        VariantRow? row = await context.Variants.SingleOrDefaultAsync(stored => stored.Id == variant.Id, cancellationToken);
        if (row is null || row.Revision != variant.Revision) return null;
        if (row.Cell != variant.Cell) throw new ArgumentException("A variant stays in its cell.", nameof(variant));
        row.Become(variant);
        try
        {
            await SaveAsync(context, [VariantAudit.Changed(variant)], cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
        _approved.Forget(variant.Cell);
        return row.ToVariant();
    }

    public async Task<IReadOnlyList<Variant>?> RecordAsync(IReadOnlyList<ReviewResult.Moved> moves, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await MoveAsync(context, moves, cancellationToken) is not { } stored) return null;
        await transaction.CommitAsync(cancellationToken);
        Forget(stored.Select(variant => variant.Cell));
        return stored;
    }

    public async Task<IReadOnlyList<RejectCount>> RejectionsAsync(string? scenario, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        IQueryable<VariantRow> rows = context.Variants.AsNoTracking().Where(row => row.Rejection != null);
        if (scenario is not null) rows = rows.Where(row => row.Scenario == scenario);
        return await rows.GroupBy(row => new { row.Scenario, row.PromptVersion, row.Rejection })
            .Select(group => new RejectCount(group.Key.Scenario, group.Key.PromptVersion, group.Key.Rejection!.Value, group.Count()))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Changes the rows and appends the audit rows in the open transaction; null where a stored revision is another. The caller forgets the cells once it has committed.</summary>
    internal static async Task<IReadOnlyList<Variant>?> MoveAsync(ComposerDbContext context, IReadOnlyList<ReviewResult.Moved> moves, CancellationToken cancellationToken)
    {
        Dictionary<Guid, VariantRow> rows = new(moves.Count);
        foreach (Guid[] ids in moves.Select(move => move.Variant.Id).Chunk(400))
            foreach (VariantRow row in await context.Variants.Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken)) rows.Add(row.Id, row);
        foreach (ReviewResult.Moved move in moves)
        {
            if (!rows.TryGetValue(move.Variant.Id, out VariantRow? row) || row.Revision != move.Variant.Revision) return null;
            row.Become(move.Variant);
        }
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
        await AuditTrail.AppendAsync(context, [.. moves.Select(move => move.Entry)], cancellationToken);
        await RaiseMarkAsync(context, cancellationToken);
        return [.. moves.Select(move => rows[move.Variant.Id].ToVariant())];
    }

    public ValueTask<IReadOnlyList<Variant>> ApprovedAsync(Cell cell, CancellationToken cancellationToken) => _approved.GetAsync(cell, cancellationToken);

    string IChangeListener.Mark => ChangeMarks.Variants;

    Task IChangeListener.ChangedAsync(CancellationToken cancellationToken)
    {
        _approved.ForgetAll();
        return Task.CompletedTask;
    }

    /// <summary>Drops these cells: their variants changed.</summary>
    internal void Forget(IEnumerable<Cell> cells)
    {
        foreach (Cell cell in cells) _approved.Forget(cell);
    }

    /// <summary>Adds variants as part of a transaction; whoever commits it forgets their cells afterwards.</summary>
    internal static async Task InsertAsync(ComposerDbContext context, IReadOnlyList<Variant> variants, CancellationToken cancellationToken)
    {
        context.Variants.AddRange(variants.Select(VariantRow.From));
        await context.SaveChangesAsync(cancellationToken);
        await AuditTrail.AppendAsync(context, [.. variants.Select(VariantAudit.Written)], cancellationToken);
        await RaiseMarkAsync(context, cancellationToken);
    }

    /// <summary>Tells other processes that variants change; part of the transaction that changes them.</summary>
    internal static Task RaiseMarkAsync(ComposerDbContext context, CancellationToken cancellationToken) => MarkRow.RaiseAsync(context, ChangeMarks.Variants, cancellationToken);

    internal static IQueryable<VariantRow> Select(ComposerDbContext context, VariantQuery query)
    {
        IQueryable<VariantRow> rows = context.Variants.AsNoTracking();
        if (query.Scenario is { } scenario) rows = rows.Where(row => row.Scenario == scenario);
        if (query.Channel is { } channel) rows = rows.Where(row => row.Channel == channel);
        if (query.Segment is { } segment) rows = rows.Where(row => row.Segment == segment);
        if (query.Locale is { } locale) rows = rows.Where(row => row.Locale == locale);
        if (query.State is { } state) rows = rows.Where(row => row.State == state);
        if (query.Risk is { } risk) rows = rows.Where(row => row.Risk == risk);
        if (query.PromptVersion is { } version) rows = rows.Where(row => row.PromptVersion == version);
        if (query.After is { } after) rows = query.OldestFirst ? rows.Where(row => row.Id > after) : rows.Where(row => row.Id < after);
        return (query.OldestFirst ? rows.OrderBy(row => row.Id) : rows.OrderByDescending(row => row.Id)).Take(query.Limit);
    }

    internal static IQueryable<VariantRow> SelectApproved(ComposerDbContext context, Cell cell) =>
        context.Variants.AsNoTracking()
            .Where(row => row.Scenario == cell.Scenario && row.Angle == cell.Angle && row.Segment == cell.Segment && row.Motive == cell.Motive
                && row.Channel == cell.Channel && row.Locale == cell.Locale && row.Subject == cell.Subject && row.State == VariantState.Approved)
            .OrderBy(row => row.Id);

    /// <summary>Shared by everyone who waits for the cell, so no single caller may cancel it.</summary>
    private async Task<IReadOnlyList<Variant>> ReadApprovedAsync(Cell cell)
    {
        await using ComposerDbContext context = await _contexts.CreateDbContextAsync();
        List<VariantRow> rows = await SelectApproved(context, cell).ToListAsync();
        return [.. rows.Select(row => row.ToVariant())];
    }

    /// <summary>Saves, tells the audit trail and raises the mark of the table in one transaction.</summary>
    private static async Task SaveAsync(ComposerDbContext context, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await AuditTrail.AppendAsync(context, entries, cancellationToken);
        await RaiseMarkAsync(context, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
