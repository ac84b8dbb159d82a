using System.Collections.Concurrent;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Storage;

/// <summary>
/// Approved variants by cell, read once and kept: at most twice <paramref name="cells"/> of them, the least used half dropped at a time.
/// Entries are running or finished reads, so that a thousand requests for a cold cell read the database once. A read that was under way
/// when its cell was forgotten is never found again, so nothing stale can stay.
/// </summary>
internal sealed class ApprovedVariantCache(int cells, Func<Cell, Task<IReadOnlyList<Variant>>> read)
{
    private readonly Lock _changing = new();
    private Generations _generations = new(new(), new());

    public ValueTask<IReadOnlyList<Variant>> GetAsync(Cell cell, CancellationToken cancellationToken)
    {
        Generations generations = Volatile.Read(ref _generations);
        Lazy<Task<IReadOnlyList<Variant>>> entry = generations.Young.TryGetValue(cell, out Lazy<Task<IReadOnlyList<Variant>>>? found) ? found : Enter(cell);
        Task<IReadOnlyList<Variant>> task = entry.Value;
        return task.IsCompletedSuccessfully ? new(task.Result) : new(AwaitAsync(cell, entry, cancellationToken));
    }

    public void Forget(Cell cell)
    {
        lock (_changing)
        {
            _generations.Young.TryRemove(cell, out _);
            _generations.Old.TryRemove(cell, out _);
        }
    }

    public void ForgetAll()
    {
        lock (_changing) Volatile.Write(ref _generations, new Generations(new(), new()));
    }

    private Lazy<Task<IReadOnlyList<Variant>>> Enter(Cell cell)
    {
        lock (_changing)
        {
            if (_generations.Young.TryGetValue(cell, out Lazy<Task<IReadOnlyList<Variant>>>? entry)) return entry;
            if (!_generations.Old.TryRemove(cell, out entry)) entry = new(() => read(cell));
            if (_generations.Young.Count >= cells) Volatile.Write(ref _generations, new Generations(new(), _generations.Young));
            _generations.Young[cell] = entry;
            return entry;
        }
    }

    private async Task<IReadOnlyList<Variant>> AwaitAsync(Cell cell, Lazy<Task<IReadOnlyList<Variant>>> entry, CancellationToken cancellationToken)
    {
        try
        {
            return await entry.Value.WaitAsync(cancellationToken);
        }
        catch (Exception) when (entry.Value.IsFaulted)
        {
            // A failed read must not answer for the cell forever.
            lock (_changing) _generations.Young.TryRemove(KeyValuePair.Create(cell, entry));
            throw;
        }
    }

    private sealed record Generations(
        ConcurrentDictionary<Cell, Lazy<Task<IReadOnlyList<Variant>>>> Young, ConcurrentDictionary<Cell, Lazy<Task<IReadOnlyList<Variant>>>> Old);
}
