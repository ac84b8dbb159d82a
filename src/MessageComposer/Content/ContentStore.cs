namespace MessageComposer.Content;

/// <summary>What the last load gave, beside the snapshot that serves.</summary>
/// <param name="Faults">Why the files as they stand are not served; empty where they are.</param>
/// <param name="Since">When the files were last found to be so.</param>
public sealed record ContentStatus(IReadOnlyList<ContentFault> Faults, IReadOnlyList<ContentFault> Warnings, DateTimeOffset Since)
{
    /// <summary>Older content serves than what the files say.</summary>
    public bool IsDegraded => Faults.Count > 0;
}

/// <summary>
/// Holds the snapshot that serves. A good load takes its place whole, a bad one changes nothing but <see cref="Status"/>. Thread-safe;
/// a request reads <see cref="Current"/> once and keeps it.
/// </summary>
public sealed class ContentStore(TimeProvider time)
{
    private readonly Lock _gate = new();
    private ContentSnapshot? _current;
    private ContentStatus _status = new([], [], time.GetUtcNow());

    /// <summary>Raised after a swap, one at a time and in order, on the thread that offered the load.</summary>
    public event Action<ContentSnapshot>? Changed;

    /// <summary>Raised after <see cref="Changed"/> where the files themselves gave the snapshot: what is to be kept of it.</summary>
    public event Action<ContentLoad>? Accepted;

    /// <summary>Raised when the files have faults that they did not have before.</summary>
    public event Action<IReadOnlyList<ContentFault>>? Rejected;

    public bool IsReady => Volatile.Read(ref _current) is not null;

    /// <exception cref="InvalidOperationException">No load has succeeded yet.</exception>
    public ContentSnapshot Current => Volatile.Read(ref _current) ?? throw new InvalidOperationException("No content has been loaded.");

    public ContentStatus Status => Volatile.Read(ref _status);

    /// <summary>Serves the load's snapshot from now on, or keeps the present one where it has faults.</summary>
    /// <returns>Whether another snapshot serves than before.</returns>
    public bool Offer(ContentLoad load)
    {
        lock (_gate)
        {
            ContentStatus before = _status;
            Volatile.Write(ref _status, new ContentStatus(load.Faults, load.Warnings, time.GetUtcNow()));
            if (load.Snapshot is not { } snapshot)
            {
                if (!load.Faults.SequenceEqual(before.Faults)) Rejected?.Invoke(load.Faults);
                return false;
            }
            if (snapshot.Hash == _current?.Hash) return false;
            Volatile.Write(ref _current, snapshot);
            Changed?.Invoke(snapshot);
            Accepted?.Invoke(load);
            return true;
        }
    }

    /// <summary>Serves a snapshot kept from an earlier run while the files have faults; <see cref="Status"/> goes on telling them.</summary>
    /// <returns>False where content serves already: the files were mended meanwhile.</returns>
    public bool TryRestore(ContentSnapshot lastGood)
    {
        lock (_gate)
        {
            if (_current is not null) return false;
            Volatile.Write(ref _current, lastGood);
            Changed?.Invoke(lastGood);
            return true;
        }
    }
}
