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

/// <summary>
/// Answers single requests: composes, waits until the record is kept, and gives a request that comes again the message it got before.
/// Thread-safe. Requests without a key cost nothing more than their record.
/// </summary>
public sealed class MessageDesk(IComposer composer, IMessageRecords records, MessageReplay replay)
{
    /// <summary>Requests being answered, and those answered whose record is not written yet.</summary>
    private readonly ConcurrentDictionary<UInt128, Running> _running = new();

    /// <param name="claim">Null: the request carries no key.</param>
    public ValueTask<ComposeOutcome> ComposeAsync(Brief brief, RequestClaim? claim, CancellationToken cancellationToken) =>
        claim is { } known ? OnceAsync(brief, known, cancellationToken) : ComposeAsync(brief, cancellationToken);

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
            // Asked only by the one who holds the key: whoever held it before let go of it after its record was written.
            if (await records.HoldClaimAsync(claim, cancellationToken) is { } known)
            {
                if (known.Body != claim.Body) return ComposeRefusal.KeyOfAnother;
                if (known.MessageId is not { } id) return ComposeRefusal.StillRunning;
                if (await records.FindAsync(id, cancellationToken) is { } record)
                    return new ComposeOutcome(await replay.AgainAsync(brief, record, cancellationToken) with { Recorded = true }, null);
            }
            else claimed = true;
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
            try
            {
                if (claimed && mine.Record is null) await records.LetGoAsync(claim, CancellationToken.None);
            }
            finally
            {
                if (held) _running.TryRemove(claim.Key, out _);
            }
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

        /// <summary>Null until there is a message to give again.</summary>
        public MessageRecord? Record
        {
            get => Volatile.Read(ref _record);
            set => Volatile.Write(ref _record, value);
        }
    }
}
