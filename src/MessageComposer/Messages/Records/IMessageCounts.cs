namespace MessageComposer.Messages.Records;

/// <summary>How many messages there were. Implementations are thread-safe.</summary>
public interface IMessageCounts
{
    /// <summary>
    /// Messages composed from one moment until before another, by where their words came from; a source without any is left out. Every record between
    /// the two is read, and none besides: a day of millions takes seconds.
    /// </summary>
    Task<IReadOnlyDictionary<MessageSource, long>> BySourceAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken);
}
