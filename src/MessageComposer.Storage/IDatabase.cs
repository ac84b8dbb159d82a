namespace MessageComposer.Storage;

/// <summary>The store as a whole, before anyone reads or writes.</summary>
public interface IDatabase
{
    /// <summary>Makes the database where there is none and brings its schema up to date. Safe to call from several processes at once.</summary>
    /// <exception cref="StorageException">It cannot be used: a newer schema, a broken file, a lock held too long. The message is for people.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Whether a read succeeds now.</summary>
    Task<bool> IsReachableAsync(CancellationToken cancellationToken);
}

/// <summary>The store cannot be used as it is; the message says what to do.</summary>
public sealed class StorageException : Exception
{
    public StorageException() { }

    public StorageException(string message) : base(message) { }

    public StorageException(string message, Exception innerException) : base(message, innerException) { }
}
