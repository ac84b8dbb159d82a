using MessageComposer.Generation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MessageComposer.Storage;

/// <summary>Counts of tokens in the database. A reservation looks and writes in one transaction, so that processes together keep to a budget.</summary>
internal sealed class UsageStore(IDbContextFactory<ComposerDbContext> contexts) : IUsageStore
{
    public async Task<bool> TryReserveAsync(UsageKey key, long tokens, long? dayLimit, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (dayLimit is not null)
        {
            long spent = await context.Usage.Where(row => row.Day == key.Day).SumAsync(row => row.InputTokens + row.OutputTokens + row.ReservedTokens, cancellationToken);
            if (spent + tokens > dayLimit) return false;
        }
        UsageRow row = await RowOfAsync(context, key, cancellationToken);
        row.ReservedTokens += tokens;
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task SettleAsync(UsageKey key, long reserved, CallUsage usage, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        UsageRow row = await RowOfAsync(context, key, cancellationToken);
        row.Calls++;
        if (usage.Failed) row.FailedCalls++;
        if (usage.Estimated) row.EstimatedCalls++;
        if (usage.CostMicros is null) row.UnpricedCalls++;
        row.InputTokens += usage.InputTokens;
        row.OutputTokens += usage.OutputTokens;
        row.ReservedTokens -= reserved;
        row.CostMicros += usage.CostMicros ?? 0;
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<UsageRecord>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<UsageRow> rows = await context.Usage.AsNoTracking().Where(row => row.Day >= from && row.Day <= to).OrderBy(row => row.Day).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToRecord())];
    }

    private static async Task<UsageRow> RowOfAsync(ComposerDbContext context, UsageKey key, CancellationToken cancellationToken)
    {
        object[] id = [key.Day, key.Scenario, key.PromptVersion, key.Provider, key.Model, key.Purpose];
        if (await context.Usage.FindAsync(id, cancellationToken) is { } row) return row;
        row = new UsageRow
        {
            Day = key.Day, Scenario = key.Scenario, PromptVersion = key.PromptVersion, Provider = key.Provider, Model = key.Model, Purpose = key.Purpose,
        };
        context.Usage.Add(row);
        return row;
    }
}
