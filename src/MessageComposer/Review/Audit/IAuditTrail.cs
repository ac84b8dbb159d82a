namespace MessageComposer.Review.Audit;

/// <summary>The append-only trail of acts. Thread-safe; across processes rows are numbered one after the other.</summary>
public interface IAuditTrail
{
    /// <summary>Appends in a transaction of its own, for acts that change nothing else in the store. Those that do are recorded by their store.</summary>
    Task<AuditRow> AppendAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>What happened to one subject, the oldest first.</summary>
    Task<IReadOnlyList<AuditRow>> HistoryAsync(string subject, int limit, CancellationToken cancellationToken);

    /// <summary>The newest rows before <paramref name="before"/>, newest first.</summary>
    Task<IReadOnlyList<AuditRow>> LatestAsync(long? before, int limit, CancellationToken cancellationToken);

    /// <summary>Every row in order, as they stood when the reading began.</summary>
    IAsyncEnumerable<AuditRow> ReadAsync(CancellationToken cancellationToken);

    /// <summary>How many rows there should be, by the count kept beside them; its hash is empty.</summary>
    Task<AuditHead> CountedAsync(CancellationToken cancellationToken);
}
