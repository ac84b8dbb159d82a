namespace MessageComposer.Storage;

/// <summary>Accepted content as the table <c>snapshots</c> holds it.</summary>
internal sealed class SnapshotRow
{
    public required string Hash { get; init; }

    /// <summary>Rises with each acceptance: an order that no clock can turn round.</summary>
    public long Number { get; set; }

    public required byte[] Packed { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset AcceptedAt { get; set; }
}
