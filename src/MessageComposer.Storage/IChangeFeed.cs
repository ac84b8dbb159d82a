namespace MessageComposer.Storage;

/// <summary>Tells those who hold rows in memory what other processes changed. One watcher polls it, waits, and polls again.</summary>
public interface IChangeFeed
{
    /// <summary>Calls each <see cref="IChangeListener"/> whose table may have been changed since the last poll.</summary>
    /// <exception cref="Exception">A listener failed: it is called again at the next poll.</exception>
    Task PollAsync(CancellationToken cancellationToken);

    /// <summary>Waits until it is time for the next poll: until a change is heard of, where the database tells of them, and no longer than this.</summary>
    Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken);
}

/// <summary>Holds rows of one table in memory; every registered one is told of changes.</summary>
public interface IChangeListener
{
    /// <summary>The mark that writers of the table raise, one of <see cref="ChangeMarks"/>.</summary>
    string Mark { get; }

    /// <summary>Drops or reads anew what is held. Called at the first poll too.</summary>
    Task ChangedAsync(CancellationToken cancellationToken);
}

/// <summary>The counters that writers raise in the transaction that changes a table, one per kind of row that is held in memory somewhere.</summary>
public static class ChangeMarks
{
    public const string Variants = "variants";

    public const string Stops = "stops";

    /// <summary>People and API keys.</summary>
    public const string Access = "access";
}
