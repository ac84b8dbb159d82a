using MessageComposer.Review;
using Microsoft.EntityFrameworkCore;

namespace MessageComposer.Storage;

/// <summary>Counts variants in the database.</summary>
internal sealed class VariantCounts(IDbContextFactory<ComposerDbContext> contexts) : IVariantCounts
{
    public async Task<IReadOnlyDictionary<VariantState, int>> ByStateAsync(VariantQuery query, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        IQueryable<VariantRow> rows = context.Variants.AsNoTracking();
        if (query.Scenario is { } scenario) rows = rows.Where(row => row.Scenario == scenario);
        if (query.Channel is { } channel) rows = rows.Where(row => row.Channel == channel);
        if (query.Segment is { } segment) rows = rows.Where(row => row.Segment == segment);
        if (query.Locale is { } locale) rows = rows.Where(row => row.Locale == locale);
        return await rows.GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
    }
}
