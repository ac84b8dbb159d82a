using MessageComposer.Messages.Records;

namespace MessageComposer.Storage.Records;

/// <summary>
/// One database's way of keeping records. One call writes at a time; any thread reads. Failures are exceptions, after which the same group may
/// be written again: what was written already is passed over.
/// </summary>
internal interface IMessageLog : IMessageCounts, IDisposable
{
    /// <summary>Whether writing is mostly waiting for an answer over a network.</summary>
    bool IsRemote => false;

    /// <summary>Writes the records with their new facts and their claims in one transaction, durable against the end of the process.</summary>
    void WriteGroup(IReadOnlyList<MessageRecord> records);

    /// <summary>Removes a small batch of what is kept no longer.</summary>
    /// <returns>Whether there may be more.</returns>
    bool Sweep(Retention retention);

    Task<MessageRecord?> FindAsync(Guid id, CancellationToken cancellationToken);

    Task<ReadOnlyMemory<byte>?> FindFactsAsync(UInt128 hash, CancellationToken cancellationToken);

    /// <param name="since">Older claims count no more.</param>
    ValueTask<ClaimedMessage?> FindClaimAsync(UInt128 key, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The same, and holds the key against other processes where nothing is found. Where one process writes there are no others.</summary>
    ValueTask<ClaimedMessage?> HoldClaimAsync(RequestClaim claim, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken) =>
        FindClaimAsync(claim.Key, since, cancellationToken);

    /// <summary>Gives up a key that was held, unless its record is written.</summary>
    Task LetGoAsync(RequestClaim claim, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>What is older than this goes.</summary>
internal readonly record struct Retention(DateTimeOffset Messages, DateTimeOffset Claims)
{
    /// <summary>Facts are noted once a day as used; the slack covers the turn of the day.</summary>
    public int FactsDay => DateOnly.FromDateTime(Messages.UtcDateTime).DayNumber - 2;
}
