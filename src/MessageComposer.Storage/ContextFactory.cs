using Microsoft.EntityFrameworkCore;

namespace MessageComposer.Storage;

/// <summary>Hands one provider's contexts to stores that know only the common tables.</summary>
internal sealed class ContextFactory<T>(IDbContextFactory<T> contexts) : IDbContextFactory<ComposerDbContext>
    where T : ComposerDbContext
{
    public ComposerDbContext CreateDbContext() => contexts.CreateDbContext();

    public async Task<ComposerDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await contexts.CreateDbContextAsync(cancellationToken);
}
