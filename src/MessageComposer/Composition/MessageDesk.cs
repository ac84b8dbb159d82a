using System.Collections.Concurrent;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;

namespace MessageComposer.Composition;

/// <summary>Why a request got no message.</summary>
public enum ComposeRefusal
{
    /// <summary>So many records wait to be written that no more are taken in.</summary>
    TooManyWaiting,

    /// <summary>A request with the same key is being answered.</summary>
    StillRunning,

    /// <summary>The key was used for another request.</summary>
    KeyOfAnother,
}

/// <summary>A message, or why there is none. Exactly one is given.</summary>
public readonly record struct ComposeOutcome(Message? Message, ComposeRefusal? Refusal)
{
    public static implicit operator ComposeOutcome(ComposeRefusal refusal) => new(null, refusal);
}

/// <summary>A message whose record is on its way, or why there is none.</summary>
/// <param name="Group">Null where there is nothing to wait for.</param>
public readonly record struct QueuedMessage(Message? Message, ComposeRefusal? Refusal, IRecordGroup? Group);

/// <summary>
/// Answers single requests: composes, waits until the record is kept, and gives a request that comes again the message it got before.
/// Thread-safe. Requests without a key cost nothing more than their record.
/// </summary>
public sealed class MessageDesk(IComposer composer, IMessageRecords records, MessageReplay replay)
{
    private const int TriesForRoom = 3;

    /// <summary>Requests being answered, and those answered whose record is not written yet.</summary>
    private readonly ConcurrentDictionary<UInt128, Running> _running = new();

    /// <param name="claim">Null: the request carries no key.</param>
    public ValueTask<ComposeOutcome> ComposeAsync(Brief brief, RequestClaim? claim, CancellationToken cancellationToken) =>
        claim is { } known ? OnceAsync(brief, known, cancellationToken) : ComposeAsync(brief, cancellationToken);

    /// <summary>
    /// For work in bulk: does not wait for the record, but for room to put it in. The message says that it is recorded; whoever sends it on waits
    /// for <see cref="IRecordGroup.Written"/> first, and says <see cref="IRecordGroup.Begin"/> when they do.
    /// </summary>
    /// <param name="claim">Null: the request carries no key.</param>
    /// <param name="id">The message's id where the work gives ids of its own, a UUID of version 7.</param>
    public async ValueTask<QueuedMessage> QueueAsync(Brief brief, RequestClaim? claim, Guid? id, CancellationToken cancellationToken)
    {
        if (claim is { } known) return await QueueOnceAsync(brief, known, cancellationToken);
        Message message = await composer.ComposeAsync(brief, cancellationToken);
        message = id is { } given ? message with { Id = given.ToString(), Recorded = true } : message with { Recorded = true };
        return await AppendAsync(MessageRecord.Of(message, records, null), cancellationToken) is { } group
            ? new QueuedMessage(message, null, group)
            : new QueuedMessage(null, ComposeRefusal.TooManyWaiting, null);
    }

    private async ValueTask<QueuedMessage> QueueOnceAsync(Brief brief, RequestClaim claim, CancellationToken cancellationToken)
    {
        Running mine = new(claim.Body);
        Running holder = _running.GetOrAdd(claim.Key, mine);
        if (!ReferenceEquals(holder, mine))
        {
            if (holder.Body != claim.Body) return new QueuedMessage(null, ComposeRefusal.KeyOfAnother, null);
            if (holder.Record is not { } waiting) return new QueuedMessage(null, ComposeRefusal.StillRunning, null);
            return new QueuedMessage(await replay.AgainAsync(brief, waiting, cancellationToken) with { Recorded = true }, null, holder.Group);
        }
        bool held = true;
        bool claimed = false;
        try
        {
            (ComposeOutcome? known, claimed) = await ClaimAsync(brief, claim, cancellationToken);
            if (known is { } answer) return new QueuedMessage(answer.Message, answer.Refusal, null);
            Message message = await composer.ComposeAsync(brief, cancellationToken) with { Recorded = true };
            MessageRecord made = MessageRecord.Of(message, records, claim);
            if (await AppendAsync(made, cancellationToken) is not { } group) return new QueuedMessage(null, ComposeRefusal.TooManyWaiting, null);
            mine.Group = group;
            mine.Record = made;
            held = false;
            _ = LetGoWhenWrittenAsync(claim.Key, group.Written);
            return new QueuedMessage(message, null, group);
        }
        finally
        {
            await ReleaseAsync(claim, mine, claimed, held);
        }
    }

    /// <summary>Null where the store ends.</summary>
    private async ValueTask<IRecordGroup?> AppendAsync(MessageRecord record, CancellationToken cancellationToken)
    {
        for (int tries = 0; tries < TriesForRoom; tries++)
        {
            await records.WhenRoomAsync(cancellationToken);
            if (records.TryAppend(record, isAwaited: false) is { } group) return group;
        }
        return null;
    }

    private async ValueTask<ComposeOutcome> ComposeAsync(Brief brief, CancellationToken cancellationToken)
    {
        Message message = await composer.ComposeAsync(brief, cancellationToken);
        if (records.TryAppend(MessageRecord.Of(message, records, null)) is not { } group) return ComposeRefusal.TooManyWaiting;
        return new ComposeOutcome(message with { Recorded = await group.Settled }, null);
    }

    private async ValueTask<ComposeOutcome> OnceAsync(Brief brief, RequestClaim claim, CancellationToken cancellationToken)
    {
        Running mine = new(claim.Body);
        Running holder = _running.GetOrAdd(claim.Key, mine);
        if (!ReferenceEquals(holder, mine))
        {
            if (holder.Body != claim.Body) return ComposeRefusal.KeyOfAnother;
            return holder.Record is { } waiting ? new ComposeOutcome(await replay.AgainAsync(brief, waiting, cancellationToken), null) : ComposeRefusal.StillRunning;
        }
        bool held = true;
        bool claimed = false;
        try
        {
            (ComposeOutcome? known, claimed) = await ClaimAsync(brief, claim, cancellationToken);
            if (known is { } answer) return answer;
            Message message = await composer.ComposeAsync(brief, cancellationToken);
            MessageRecord made = MessageRecord.Of(message, records, claim);
            if (records.TryAppend(made) is not { } group) return ComposeRefusal.TooManyWaiting;
            mine.Record = made;
            bool recorded = await group.Settled;
            held = recorded;
            if (!recorded) _ = LetGoWhenWrittenAsync(claim.Key, group.Written);
            return new ComposeOutcome(message with { Recorded = recorded }, null);
        }
        finally
        {
            await ReleaseAsync(claim, mine, claimed, held);
        }
    }

    /// <summary>
    /// The answer where the key is known; else whether it is claimed from now on. Asked only by the one who holds the key: whoever held it before let go of it
    /// after its record was written.
    /// </summary>
    private async ValueTask<(ComposeOutcome? Answer, bool Claimed)> ClaimAsync(Brief brief, RequestClaim claim, CancellationToken cancellationToken)
    {
        if (await records.HoldClaimAsync(claim, cancellationToken) is not { } known) return (null, true);
        if (known.Body != claim.Body) return ((ComposeOutcome)ComposeRefusal.KeyOfAnother, false);
        if (known.MessageId is not { } id) return ((ComposeOutcome)ComposeRefusal.StillRunning, false);
        if (await records.FindAsync(id, cancellationToken) is not { } record) return (null, false);
        return (new ComposeOutcome(await replay.AgainAsync(brief, record, cancellationToken) with { Recorded = true }, null), false);
    }

    /// <summary>A claim without a record must not outlive the request that made it.</summary>
    private async ValueTask ReleaseAsync(RequestClaim claim, Running mine, bool claimed, bool held)
    {
        try
        {
            if (claimed && mine.Record is null) await records.LetGoAsync(claim, CancellationToken.None);
        }
        finally
        {
            if (held) _running.TryRemove(claim.Key, out _);
        }
    }

    private async Task LetGoWhenWrittenAsync(UInt128 key, Task written)
    {
        await written.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _running.TryRemove(key, out _);
    }

    private sealed class Running(UInt128 body)
    {
        private MessageRecord? _record;

        public UInt128 Body => body;

        /// <summary>Set before the record, by work in bulk.</summary>
        public IRecordGroup? Group { get; set; }

        /// <summary>Null until there is a message to give again.</summary>
        public MessageRecord? Record
        {
            get => Volatile.Read(ref _record);
            set => Volatile.Write(ref _record, value);
        }
    }
}
