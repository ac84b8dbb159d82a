using MessageComposer.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MessageComposer.Storage;

/// <summary>Accepted content in the database, by hash.</summary>
internal sealed class SnapshotStore(IDbContextFactory<ComposerDbContext> contexts) : ISnapshotStore
{
    private const int Kept = 50;

    public async Task KeepAsync(KeptSnapshot snapshot, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        long number = (await context.Snapshots.MaxAsync(row => (long?)row.Number, cancellationToken) ?? 0) + 1;
        DateTimeOffset acceptedAt = snapshot.AcceptedAt.ToUniversalTime();
        int known = await context.Snapshots.Where(row => row.Hash == snapshot.Hash)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Number, number).SetProperty(row => row.AcceptedAt, acceptedAt), cancellationToken);
        if (known == 0)
        {
            context.Snapshots.Add(new SnapshotRow { Hash = snapshot.Hash, Number = number, Packed = snapshot.Packed.ToArray(), AcceptedAt = acceptedAt });
            await context.SaveChangesAsync(cancellationToken);
        }
        await DropOldAsync(context, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<string>> HashesAsync(CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Snapshots.OrderByDescending(row => row.Number).Select(row => row.Hash).ToListAsync(cancellationToken);
    }

    public async Task<KeptSnapshot?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Snapshots.AsNoTracking().SingleOrDefaultAsync(row => row.Hash == hash, cancellationToken) is { } row
            ? new KeptSnapshot(row.Hash, row.Packed, row.AcceptedAt)
            : null;
    }

    private static async Task DropOldAsync(ComposerDbContext context, CancellationToken cancellationToken)
    {
        List<long> oldest = await context.Snapshots.OrderByDescending(row => row.Number).Skip(Kept - 1).Take(1).Select(row => row.Number).ToListAsync(cancellationToken);
        if (oldest is not [long last]) return;
        await context.Snapshots.Where(row => row.Number < last && !context.Variants.Any(variant => variant.ContentHash == row.Hash)).ExecuteDeleteAsync(cancellationToken);
    }
}
