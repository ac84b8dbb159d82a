using MessageComposer.Messages.Records;

namespace MessageComposer.Tests.Composition;

/// <summary>Records in memory: written at once, or when the test says so.</summary>
internal sealed class MemoryRecords : IMessageRecords
{
    private readonly Dictionary<Guid, MessageRecord> _records = [];
    private readonly Dictionary<UInt128, ClaimedMessage> _claims = [];
    private readonly List<(MessageRecord Record, Group Group)> _waiting = [];

    /// <summary>The store has stalled: whoever waits is let go.</summary>
    public bool Stalls { get; set; }

    /// <summary>Too many wait.</summary>
    public bool IsFull { get; set; }

    public Dictionary<UInt128, ReadOnlyMemory<byte>> Facts { get; } = [];

    public IReadOnlyCollection<MessageRecord> All => _records.Values;

    public IRecordGroup? TryAppend(MessageRecord record, bool isAwaited = true)
    {
        if (IsFull) return null;
        Group group = new(settled: !Stalls);
        _waiting.Add((record, group));
        if (!Stalls) WriteAll();
        return group;
    }

    public void WriteAll()
    {
        foreach ((MessageRecord record, Group group) in _waiting)
        {
            _records[record.Id] = record with { NewFacts = [], Claim = null };
            foreach (FactsPart part in record.NewFacts) Facts[part.Hash] = part.Json;
            if (record.Claim is { } claim) _claims[claim.Key] = new ClaimedMessage(claim.Body, record.Id);
            group.End.TrySetResult();
        }
        _waiting.Clear();
    }

    public ValueTask WhenRoomAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public bool KnowsFacts(UInt128 hash) => Facts.ContainsKey(hash);

    public Task<MessageRecord?> FindAsync(Guid id, CancellationToken cancellationToken) => Task.FromResult(_records.GetValueOrDefault(id));

    public Task<ReadOnlyMemory<byte>?> FindFactsAsync(UInt128 hash, CancellationToken cancellationToken) =>
        Task.FromResult(Facts.TryGetValue(hash, out ReadOnlyMemory<byte> json) ? (ReadOnlyMemory<byte>?)json : null);

    public ValueTask<ClaimedMessage?> HoldClaimAsync(RequestClaim claim, CancellationToken cancellationToken) =>
        new(_claims.TryGetValue(claim.Key, out ClaimedMessage known) ? known : (ClaimedMessage?)null);

    public Task LetGoAsync(RequestClaim claim, CancellationToken cancellationToken) => Task.CompletedTask;

    private sealed class Group(bool settled) : IRecordGroup
    {
        public TaskCompletionSource End { get; } = new();

        public void Begin()
        {
        }

        public Task<bool> Settled => Task.FromResult(settled);

        public Task Written => End.Task;
    }
}
