using System.Collections.Concurrent;
using MessageComposer.Composition;
using MessageComposer.Generation;
using MessageComposer.Messages;

namespace MessageComposer.Server.Bulk;

/// <summary>Takes down which copy was missing, each once, and has none of it written: bulk work over a file waits for no model. Thread-safe.</summary>
internal sealed class WishList : ICopyDemand, ICopyWriter
{
    private readonly ConcurrentDictionary<(Cell, string), CopyWish> _wishes = new();

    public ICollection<CopyWish> Wishes => _wishes.Values;

    public void Wanted(CopyWish wish) => _wishes.TryAdd((wish.Cell, wish.PromptVersion), wish);

    public Task<CopyResult> WriteAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        Wanted(new CopyWish(request.Cell, request.PromptVersion, request.Product));
        return Task.FromResult(new CopyResult([], Reason.NoApprovedVariant, null));
    }
}
