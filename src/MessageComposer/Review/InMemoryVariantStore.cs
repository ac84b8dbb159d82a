using System.Collections.Concurrent;
using MessageComposer.Messages;

namespace MessageComposer.Review;

/// <summary>Variants that live as long as the program: for work that must leave no data behind, and for tests.</summary>
public sealed class InMemoryVariantStore : IVariantStore
{
    private readonly ConcurrentDictionary<Guid, Variant> _variants = new();

    public Task AddAsync(IReadOnlyList<Variant> variants, CancellationToken cancellationToken)
    {
        foreach (Variant variant in variants) _variants[variant.Id] = variant;
        return Task.CompletedTask;
    }

    public Task<Variant?> FindAsync(Guid id, CancellationToken cancellationToken) => Task.FromResult(_variants.GetValueOrDefault(id));

    public Task<IReadOnlyList<Variant>> ListAsync(VariantQuery query, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Variant>>(
    [
        .. _variants.Values.Where(variant => Fits(variant, query)).OrderByDescending(variant => variant.Id).Take(query.Limit),
    ]);

    public Task<Variant?> ReplaceAsync(Variant variant, CancellationToken cancellationToken)
    {
        Variant raised = variant with { Revision = variant.Revision + 1 };
        bool replaced = _variants.TryGetValue(variant.Id, out Variant? stored) && stored.Revision == variant.Revision && _variants.TryUpdate(variant.Id, raised, stored);
        return Task.FromResult(replaced ? raised : null);
    }

    public ValueTask<IReadOnlyList<Variant>> ApprovedAsync(Cell cell, CancellationToken cancellationToken) => new(
    [
        .. _variants.Values.Where(variant => variant.State == VariantState.Approved && variant.Cell == cell).OrderBy(variant => variant.Id),
    ]);

    private static bool Fits(Variant variant, VariantQuery query) =>
        (query.Scenario is null || query.Scenario == variant.Cell.Scenario)
        && (query.Channel is null || query.Channel == variant.Cell.Channel)
        && (query.Segment is null || query.Segment == variant.Cell.Segment)
        && (query.Locale is null || query.Locale == variant.Cell.Locale)
        && (query.State is null || query.State == variant.State)
        && (query.After is null || variant.Id < query.After);
}
