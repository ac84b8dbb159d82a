using MessageComposer.Messages.Records;

namespace MessageComposer.Storage.Records;

/// <summary>Records that came while the group before them was being written, or before anybody waited for them. Filled and settled under the writer's lock.</summary>
/// <param name="opened">Timestamp of its first record.</param>
internal sealed class RecordGroup(MessageLogWriter writer, long opened) : IRecordGroup
{
    /// <summary>Larger groups cost more to write again than they save.</summary>
    public const int Most = 2_000;

    private readonly TaskCompletionSource<bool> _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Timestamp from which it waits: of its first record, or of the moment it became due.</summary>
    public long Since { get; private set; } = opened;

    /// <summary>Somebody waits for it, or for one behind it.</summary>
    public bool IsDue { get; private set; }

    public List<MessageRecord> Records { get; } = [];

    public bool IsSettled => _settled.Task.IsCompleted;

    public Task<bool> Settled => _settled.Task;

    public Task Written => _written.Task;

    public void Begin() => writer.Begin(this);

    public void BecomeDue(long now)
    {
        IsDue = true;
        Since = now;
    }

    public void Complete()
    {
        _settled.TrySetResult(true);
        _written.TrySetResult();
    }

    /// <summary>Nobody waits on; it is written all the same.</summary>
    public void Stall() => _settled.TrySetResult(false);

    public void GiveUp()
    {
        _settled.TrySetResult(false);
        _written.TrySetException(new ObjectDisposedException(nameof(MessageLogWriter)));
        _ = _written.Task.Exception; // seen: nobody need be waiting
    }
}
