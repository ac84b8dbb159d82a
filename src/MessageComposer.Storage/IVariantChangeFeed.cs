namespace MessageComposer.Storage;

/// <summary>Tells the stores of variants and stops what other processes changed. One watcher polls it, about once a second.</summary>
public interface IVariantChangeFeed
{
    /// <summary>Drops variants held in memory where another process may have changed them, and reads the stops it made or lifted.</summary>
    Task PollAsync(CancellationToken cancellationToken);
}
