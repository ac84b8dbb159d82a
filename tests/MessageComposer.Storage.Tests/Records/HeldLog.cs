using System.Collections.Concurrent;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Storage.Records;

namespace MessageComposer.Storage.Tests.Records;

/// <summary>A store that writes nothing until it is let, or until its faults are used up.</summary>
internal sealed class HeldLog(int faults = 0) : IMessageLog
{
    private readonly SemaphoreSlim _entered = new(0);
    private readonly ManualResetEventSlim _free = new(false);
    private int _faults = faults;

    public bool IsRemote { get; init; }

    /// <summary>The records of each group written, in order.</summary>
    public ConcurrentQueue<IReadOnlyList<MessageRecord>> Groups { get; } = new();

    /// <summary>Ends when the writer stands in the store.</summary>
    public Task EnteredAsync() => _entered.WaitAsync(TestContext.Current.CancellationToken);

    public void Free() => _free.Set();

    public void WriteGroup(IReadOnlyList<MessageRecord> records)
    {
        _entered.Release();
        _free.Wait();
        if (Interlocked.Decrement(ref _faults) >= 0) throw new IOException("The disk is full.");
        Groups.Enqueue([.. records]);
    }

    public bool Sweep(Retention retention) => false;

    public Task<MessageRecord?> FindAsync(Guid id, CancellationToken cancellationToken) => Task.FromResult<MessageRecord?>(null);

    public Task<ReadOnlyMemory<byte>?> FindFactsAsync(UInt128 hash, CancellationToken cancellationToken) => Task.FromResult<ReadOnlyMemory<byte>?>(null);

    public ValueTask<ClaimedMessage?> FindClaimAsync(UInt128 key, DateTimeOffset since, CancellationToken cancellationToken) => default;

    public Task<IReadOnlyDictionary<MessageSource, long>> BySourceAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<MessageSource, long>>(new Dictionary<MessageSource, long>());

    public void Dispose() => _free.Set();
}
