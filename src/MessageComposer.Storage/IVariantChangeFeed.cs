namespace MessageComposer.Storage;

/// <summary>Tells the variant store what other processes changed. One watcher polls it, about once a second.</summary>
public interface IVariantChangeFeed
{
    /// <summary>Drops variants held in memory where another process may have changed them.</summary>
    Task PollAsync(CancellationToken cancellationToken);
}
