using System.Runtime.CompilerServices;
using MessageComposer.Review.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MessageComposer.Storage;

/// <summary>The audit trail in the database. The mark <c>audit</c> counts its rows: raising it first makes every other writer wait until this transaction ends.</summary>
internal sealed class AuditTrail(IDbContextFactory<ComposerDbContext> contexts) : IAuditTrail
{
    public async Task<AuditRow> AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        AuditRow row = (await AppendAsync(context, [entry], cancellationToken))[0];
        await transaction.CommitAsync(cancellationToken);
        return row;
    }

    /// <summary>Appends as part of the transaction that <paramref name="context"/> has open, and of no other.</summary>
    internal static async Task<IReadOnlyList<AuditRow>> AppendAsync(ComposerDbContext context, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        if (entries.Count == 0) return [];
        if (context.Database.CurrentTransaction is null) throw new InvalidOperationException("An audit row belongs to the transaction of the change it tells of.");
        await context.Marks.Where(mark => mark.Name == MarkRow.Audit)
            .ExecuteUpdateAsync(set => set.SetProperty(mark => mark.Value, mark => mark.Value + entries.Count), cancellationToken);
        AuditHead head = await context.Audit.OrderByDescending(row => row.Number).Select(row => new AuditHead(row.Number, row.Hash)).FirstOrDefaultAsync(cancellationToken) ?? AuditHead.Empty;
        List<AuditRow> rows = new(entries.Count);
        foreach (AuditEntry entry in entries)
        {
            AuditRow row = AuditChain.Link(head, entry);
            rows.Add(row);
            head = new AuditHead(row.Number, row.Hash);
        }
        context.Audit.AddRange(rows.Select(AuditRecord.From));
        await context.SaveChangesAsync(cancellationToken);
        return rows;
    }

    public async Task<IReadOnlyList<AuditRow>> HistoryAsync(string subject, int limit, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<AuditRecord> rows = await SelectHistory(context, subject, limit).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToRow())];
    }

    public async Task<IReadOnlyList<AuditRow>> LatestAsync(long? before, int limit, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        IQueryable<AuditRecord> rows = context.Audit.AsNoTracking();
        if (before is { } number) rows = rows.Where(row => row.Number < number);
        List<AuditRecord> latest = await rows.OrderByDescending(row => row.Number).Take(limit).ToListAsync(cancellationToken);
        return [.. latest.Select(row => row.ToRow())];
    }

    public async IAsyncEnumerable<AuditRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (AuditRecord row in context.Audit.AsNoTracking().OrderBy(row => row.Number).AsAsyncEnumerable().WithCancellation(cancellationToken)) yield return row.ToRow();
    }

    public async Task<AuditHead> CountedAsync(CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return new AuditHead(await context.Marks.Where(mark => mark.Name == MarkRow.Audit).Select(mark => mark.Value).SingleAsync(cancellationToken), "");
    }

    internal static IQueryable<AuditRecord> SelectHistory(ComposerDbContext context, string subject, int limit) =>
        context.Audit.AsNoTracking().Where(row => row.Subject == subject).OrderBy(row => row.Number).Take(limit);
}
