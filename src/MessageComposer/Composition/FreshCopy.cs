using System.Collections.Concurrent;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Composition;

/// <summary>Asks for copy that is missing, in the background. Implementations never block and never throw.</summary>
public interface ICopyDemand
{
    /// <summary>Somebody wanted this copy; one job per cell and version will be made, within the caps.</summary>
    void Wanted(CopyWish wish);
}

/// <summary>Copy that a message wanted and did not find.</summary>
/// <param name="Product">Whose facts it is to be written from, where the cell's subject is a product; null elsewhere.</param>
public sealed record CopyWish(Cell Cell, string PromptVersion, Product? Product = null);

/// <summary>No model, or nobody to ask: the demand is forgotten.</summary>
public sealed class NoDemand : ICopyDemand
{
    public static NoDemand Instance { get; } = new();

    public void Wanted(CopyWish wish) { }
}

/// <summary>
/// Fresh copy for scenarios that may wait for it. However many requests want a cell, the model is asked once; a request that runs out of time
/// leaves the work going for those behind it. Where the model's copy may not serve, the cell rests: the next request would only get the same.
/// </summary>
internal sealed class FreshCopy(ICopyWriter writer, IVariantStore store)
{
    private const int MostResting = 10_000;

    private static readonly TimeSpan s_rest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(Cell, string), Lazy<Task<CopyResult>>> _underWay = new();
    private readonly ConcurrentDictionary<(Cell, string), Rest> _resting = new();

    /// <param name="seen">The cell's approved variants the caller has found unfit already.</param>
    public async Task<CopyResult> WriteAsync(CopyRequest request, IReadOnlyList<Variant> seen, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        (Cell, string) key = (request.Cell, request.PromptVersion);
        if (RestOf(key, time) is { } resting) return resting;
        Task<CopyResult> work = _underWay.GetOrAdd(key, _ => new Lazy<Task<CopyResult>>(() => WriteOnceAsync(key, request with { Patience = patience }, seen, time))).Value;
        try
        {
            return await work.WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new CopyResult([], Reason.ModelTimeout, "the scenario's deadline passed");
        }
    }

    private async Task<CopyResult> WriteOnceAsync((Cell, string) key, CopyRequest request, IReadOnlyList<Variant> seen, TimeProvider time)
    {
        await Task.Yield(); // the first request waits like the others, with its own patience
        try
        {
            // Work for the cell may have ended between the caller's look into the store and this moment.
            if (RestOf(key, time) is { } resting) return resting;
            if (await NewSinceAsync(request, seen) is { Length: > 0 } already) return new CopyResult(already, null, null);
            CopyResult result = await writer.WriteAsync(request, CancellationToken.None);
            result = result with { Variants = await InheritedApproval.AddAsync(result.Variants, store, CancellationToken.None) };
            if (IsTheModelsLastWord(result)) LetRest(key, result, time);
            return result;
        }
        finally
        {
            _underWay.TryRemove(key, out _);
        }
    }

    private async Task<Variant[]> NewSinceAsync(CopyRequest request, IReadOnlyList<Variant> seen)
    {
        IReadOnlyList<Variant> approved = await store.ApprovedAsync(request.Cell, CancellationToken.None);
        return [.. approved.Where(variant => variant.PromptVersion == request.PromptVersion && seen.All(known => known.Id != variant.Id))];
    }

    /// <summary>The model answered, and nothing of it may serve. A model that did not answer is the circuit breaker's matter.</summary>
    private static bool IsTheModelsLastWord(CopyResult result) =>
        (result.Reason is null or Reason.GuardrailBlocked or Reason.UnusableOutput) && result.Variants.All(variant => variant.State != VariantState.Approved);

    private void LetRest((Cell, string) key, CopyResult result, TimeProvider time)
    {
        if (_resting.Count >= MostResting) _resting.Clear();
        _resting[key] = new Rest(new CopyResult([], result.Reason, result.Detail), time.GetTimestamp());
    }

    private CopyResult? RestOf((Cell, string) key, TimeProvider time)
    {
        if (!_resting.TryGetValue(key, out Rest? rest)) return null;
        if (time.GetElapsedTime(rest.Since) < s_rest) return rest.Result;
        _resting.TryRemove(KeyValuePair.Create(key, rest));
        return null;
    }

    private sealed record Rest(CopyResult Result, long Since);
}
