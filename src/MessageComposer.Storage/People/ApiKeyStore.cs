using System.Data;
using MessageComposer.Review.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MessageComposer.Storage.People;

/// <summary>API keys in the database. Who asks for a key on the hot path asks memory, never here.</summary>
internal sealed class ApiKeyStore(IDbContextFactory<ComposerDbContext> contexts) : IApiKeyStore
{
    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<ApiKeyRow> rows = await context.ApiKeys.AsNoTracking().OrderByDescending(row => row.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToKey())];
    }

    public Task AddAsync(ApiKey key, AuditEntry entry, CancellationToken cancellationToken) => AddAsync(key, entry, onlyFirst: false, cancellationToken);

    public Task<bool> AddFirstAsync(ApiKey key, AuditEntry entry, CancellationToken cancellationToken) => AddAsync(key, entry, onlyFirst: true, cancellationToken);

    public async Task<ApiKey?> RevokeAsync(Guid id, DateTimeOffset at, Func<ApiKey, AuditEntry> entry, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await context.ApiKeys.SingleOrDefaultAsync(row => row.Id == id && row.RevokedAt == null, cancellationToken) is not { } key) return null;
        key.RevokedAt = at.ToUniversalTime();
        await context.SaveChangesAsync(cancellationToken);
        await AuditTrail.AppendAsync(context, [entry(key.ToKey())], cancellationToken);
        await MarkRow.RaiseAsync(context, MarkRow.Access, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return key.ToKey();
    }

    public async Task NoteUseAsync(IReadOnlyList<KeyValuePair<Guid, DateTimeOffset>> uses, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach ((Guid id, DateTimeOffset at) in uses)
        {
            DateTimeOffset? usedAt = at.ToUniversalTime();
            await context.ApiKeys.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedAt, usedAt), cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<bool> AddAsync(ApiKey key, AuditEntry entry, bool onlyFirst, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (onlyFirst && await context.ApiKeys.AnyAsync(cancellationToken)) return false;
        context.ApiKeys.Add(ApiKeyRow.From(key));
        await context.SaveChangesAsync(cancellationToken);
        await AuditTrail.AppendAsync(context, [entry], cancellationToken);
        await MarkRow.RaiseAsync(context, MarkRow.Access, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
