using System.Collections.Concurrent;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Composition;

/// <summary>Asks for copy that is missing, in the background. Implementations never block and never throw.</summary>
public interface ICopyDemand
{
    /// <summary>Somebody wanted this cell; one job per cell and version will be made.</summary>
    void Wanted(Cell cell, string promptVersion);
}

/// <summary>No model, or nobody to ask: the demand is forgotten.</summary>
public sealed class NoDemand : ICopyDemand
{
    public static NoDemand Instance { get; } = new();

    public void Wanted(Cell cell, string promptVersion) { }
}

/// <summary>
/// Fresh copy for scenarios that may wait for it. However many requests want a cell, the model is asked once; a request that runs out of time
/// leaves the work going for those behind it.
/// </summary>
internal sealed class FreshCopy(ICopyWriter writer, IVariantStore store)
{
    private readonly ConcurrentDictionary<(Cell, string), Lazy<Task<CopyResult>>> _underWay = new();

    public async Task<CopyResult> WriteAsync(CopyRequest request, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        (Cell, string) key = (request.Cell, request.PromptVersion);
        Task<CopyResult> work = _underWay.GetOrAdd(key, _ => new Lazy<Task<CopyResult>>(() => WriteOnceAsync(key, request))).Value;
        try
        {
            return await work.WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new CopyResult([], Reason.ModelTimeout, "the scenario's deadline passed");
        }
    }

    private async Task<CopyResult> WriteOnceAsync((Cell, string) key, CopyRequest request)
    {
        await Task.Yield(); // the first request waits like the others, with its own patience
        try
        {
            CopyResult result = await writer.WriteAsync(request, CancellationToken.None);
            return result with { Variants = await InheritedApproval.AddAsync(result.Variants, store, CancellationToken.None) };
        }
        finally
        {
            _underWay.TryRemove(key, out _);
        }
    }
}
