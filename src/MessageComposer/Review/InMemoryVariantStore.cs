using System.Collections.Concurrent;
using MessageComposer.Messages;

namespace MessageComposer.Review;

/// <summary>Variants kept for the life of the process: for the command line, which creates no data, and for tests.</summary>
public sealed class InMemoryVariantStore : IVariantStore, IRecheckStore
{
    private readonly ConcurrentDictionary<Guid, Variant> _variants = new();
    private readonly ConcurrentDictionary<(Guid Id, int Revision), string> _marks = new();

    public Task AddAsync(IReadOnlyList<Variant> variants, CancellationToken cancellationToken)
    {
        foreach (Variant variant in variants) _variants[variant.Id] = variant;
        return Task.CompletedTask;
    }

    public Task<Variant?> FindAsync(Guid id, CancellationToken cancellationToken) => Task.FromResult(_variants.GetValueOrDefault(id));

    public Task<IReadOnlyList<Variant>> ListAsync(VariantQuery query, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Variant>>(
    [
        .. Ordered(_variants.Values.Where(variant => Fits(variant, query)), query.OldestFirst)
            .SkipWhile(variant => query.After is { } after && variant.Id.CompareTo(after) is var order && (query.OldestFirst ? order <= 0 : order >= 0))
            .Take(query.Limit),
    ]);

    public Task<Variant?> ReplaceAsync(Variant variant, CancellationToken cancellationToken)
    {
        Variant raised = variant with { Revision = variant.Revision + 1 };
        bool replaced = _variants.TryGetValue(variant.Id, out Variant? stored) && stored.Revision == variant.Revision && _variants.TryUpdate(variant.Id, raised, stored);
        return Task.FromResult(replaced ? raised : null);
    }

    public ValueTask<IReadOnlyList<Variant>> ApprovedAsync(Cell cell, CancellationToken cancellationToken) =>
        new([.. _variants.Values.Where(variant => variant.State == VariantState.Approved && variant.Cell == cell).OrderBy(variant => variant.Id)]);

    public Task<IReadOnlyList<Variant>> ListCheckedElsewhereAsync(VariantState state, string mark, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(Page(state, limit, known => known != mark));

    public Task<IReadOnlyList<Variant>> ListUncheckedAsync(VariantState state, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(Page(state, limit, known => known is null));

    public Task<IReadOnlyList<RecheckDecision>> RecordAsync(string mark, IReadOnlyList<RecheckDecision> decisions, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RecheckDecision>>([.. decisions.Where(decision => Record(mark, decision))]);

    private bool Record(string mark, RecheckDecision decision)
    {
        Variant judged = decision.Variant;
        Variant next = decision.Verdict == RecheckVerdict.Keep ? judged : judged with { Revision = judged.Revision + 1 };
        if (!_variants.TryGetValue(judged.Id, out Variant? stored) || stored.Revision != judged.Revision || !_variants.TryUpdate(judged.Id, next, stored)) return false;
        _marks.TryRemove((judged.Id, judged.Revision), out _);
        _marks[(next.Id, next.Revision)] = mark;
        return true;
    }

    private IReadOnlyList<Variant> Page(VariantState state, int limit, Func<string?, bool> wanted) =>
    [
        .. _variants.Values.Where(variant => variant.State == state && wanted(_marks.GetValueOrDefault((variant.Id, variant.Revision)))).OrderBy(variant => variant.Id).Take(limit),
    ];

    private static IEnumerable<Variant> Ordered(IEnumerable<Variant> variants, bool oldestFirst) =>
        oldestFirst ? variants.OrderBy(variant => variant.Id) : variants.OrderByDescending(variant => variant.Id);

    private static bool Fits(Variant variant, VariantQuery query) =>
        (query.Scenario is null || variant.Cell.Scenario == query.Scenario)
        && (query.Channel is null || variant.Cell.Channel == query.Channel)
        && (query.Segment is null || variant.Cell.Segment == query.Segment)
        && (query.Locale is null || variant.Cell.Locale == query.Locale)
        && (query.State is null || variant.State == query.State)
        && (query.Risk is null || variant.Risk == query.Risk)
        && (query.PromptVersion is null || variant.PromptVersion == query.PromptVersion);
}
