using Microsoft.EntityFrameworkCore;

namespace MessageComposer.Storage.Sqlite;

/// <summary>Hands SQLite's contexts to stores that know only the common tables.</summary>
internal sealed class SqliteContextFactory(IDbContextFactory<SqliteDbContext> contexts) : IDbContextFactory<ComposerDbContext>
{
    public ComposerDbContext CreateDbContext() => contexts.CreateDbContext();

    public async Task<ComposerDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await contexts.CreateDbContextAsync(cancellationToken);
}
