using System.Collections.Concurrent;
using System.Collections.Frozen;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Server.Bulk;

/// <summary>
/// The copy a run began with: what is approved later does not join it, what is edited stays as it was, but what no longer serves elsewhere (suspended,
/// retired) serves no longer here either. Thread-safe.
/// </summary>
/// <param name="withdrawn">Those that were passed over before the run was broken off.</param>
internal sealed class PinnedVariants(IReadOnlyList<Variant> pinned, IVariantStore live, IReadOnlyCollection<Guid> withdrawn) : IVariantStore
{
    private readonly FrozenDictionary<Cell, Variant[]> _pinned = pinned.GroupBy(variant => variant.Cell).ToFrozenDictionary(cell => cell.Key, cell => cell.OrderBy(variant => variant.Id).ToArray());
    private readonly ConcurrentDictionary<Cell, Standing> _standing = new();
    private readonly ConcurrentDictionary<Guid, bool> _withdrawn = new(withdrawn.Select(id => KeyValuePair.Create(id, true)));

    /// <summary>Variants that were passed over because they no longer serve.</summary>
    public IReadOnlyCollection<Guid> Withdrawn => [.. _withdrawn.Keys.Order()];

    /// <summary>Everything approved now, read from the store.</summary>
    public static async Task<IReadOnlyList<Variant>> AllApprovedAsync(IVariantStore live, CancellationToken cancellationToken)
    {
        List<Variant> all = [];
        VariantQuery query = new() { State = VariantState.Approved, Limit = 500 };
        while (await live.ListAsync(query, cancellationToken) is { Count: > 0 } page)
        {
            all.AddRange(page);
            query = query with { After = page[^1].Id };
        }
        return all;
    }

    public ValueTask<IReadOnlyList<Variant>> ApprovedAsync(Cell cell, CancellationToken cancellationToken)
    {
        if (!_pinned.TryGetValue(cell, out Variant[]? begun)) return new([]);
        ValueTask<IReadOnlyList<Variant>> now = live.ApprovedAsync(cell, cancellationToken);
        return now.IsCompletedSuccessfully ? new(StillServing(cell, begun, now.Result)) : AwaitAsync(cell, begun, now);
    }

    public Task<Variant?> FindAsync(Guid id, CancellationToken cancellationToken) => live.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<Variant>> ListAsync(VariantQuery query, CancellationToken cancellationToken) => live.ListAsync(query, cancellationToken);

    public Task AddAsync(IReadOnlyList<Variant> variants, CancellationToken cancellationToken) => live.AddAsync(variants, cancellationToken);

    public Task<Variant?> ReplaceAsync(Variant variant, CancellationToken cancellationToken) => live.ReplaceAsync(variant, cancellationToken);

    private async ValueTask<IReadOnlyList<Variant>> AwaitAsync(Cell cell, Variant[] begun, ValueTask<IReadOnlyList<Variant>> now) => StillServing(cell, begun, await now);

    /// <summary>Judged once for each list the store gives: it gives the same one until something changes.</summary>
    private IReadOnlyList<Variant> StillServing(Cell cell, Variant[] begun, IReadOnlyList<Variant> now)
    {
        if (_standing.TryGetValue(cell, out Standing? known) && ReferenceEquals(known.Now, now)) return known.Serving;
        HashSet<Guid> serving = [.. now.Select(variant => variant.Id)];
        foreach (Variant variant in begun)
            if (!serving.Contains(variant.Id)) _withdrawn[variant.Id] = true;
        Standing standing = new(now, [.. begun.Where(variant => serving.Contains(variant.Id))]);
        _standing[cell] = standing;
        return standing.Serving;
    }

    private sealed record Standing(IReadOnlyList<Variant> Now, IReadOnlyList<Variant> Serving);
}
