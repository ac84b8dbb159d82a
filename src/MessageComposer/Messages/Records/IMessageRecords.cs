namespace MessageComposer.Messages.Records;

/// <summary>
/// Where records of messages are kept. Records are written in the order they were taken in, many at a time; whoever waits for the last of a run
/// knows that those before it are kept too. Implementations are thread-safe.
/// </summary>
public interface IMessageRecords
{
    /// <summary>Takes a record in to be written. Null: too many wait already, and nothing was taken in.</summary>
    /// <param name="isAwaited">
    /// False for work in bulk, which waits for many at once: the record is written with others, when somebody waits for one of them, says
    /// <see cref="IRecordGroup.Begin"/>, or a quarter of a second is over.
    /// </param>
    IRecordGroup? TryAppend(MessageRecord record, bool isAwaited = true);

    /// <summary>For work in bulk, before it appends: waits while more than half of the room is taken, so that single requests find some.</summary>
    ValueTask WhenRoomAsync(CancellationToken cancellationToken);

    /// <summary>Whether these facts are kept already. False may also mean: not lately asked for.</summary>
    bool KnowsFacts(UInt128 hash);

    Task<MessageRecord?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <returns>One part of a message's facts, as <see cref="MessageFacts"/> wrote it; null where it is not kept.</returns>
    Task<ReadOnlyMemory<byte>?> FindFactsAsync(UInt128 hash, CancellationToken cancellationToken);

    /// <summary>
    /// The message that a request's key stands for, while it is kept: a day. Null: none yet; processes that share a store then find the key held until its
    /// record is written, it is let go, or a minute is over.
    /// </summary>
    ValueTask<ClaimedMessage?> HoldClaimAsync(RequestClaim claim, CancellationToken cancellationToken);

    /// <summary>Gives up a key that was held, because there will be no record.</summary>
    Task LetGoAsync(RequestClaim claim, CancellationToken cancellationToken);
}

/// <summary>Records that are written together.</summary>
public interface IRecordGroup
{
    /// <summary>Has them written now, and those before them: for records that were taken in without anybody waiting.</summary>
    void Begin();

    /// <summary>True once they are written. False when the store has stalled for 250 ms: they are still waiting and will be written.</summary>
    Task<bool> Settled { get; }

    /// <summary>Ends when they are written, however long that takes; faulted where the process ends first.</summary>
    Task Written { get; }
}

/// <param name="Body">What <see cref="RequestClaim.Body"/> was.</param>
/// <param name="MessageId">Null: another process is answering the request.</param>
public readonly record struct ClaimedMessage(UInt128 Body, Guid? MessageId);
