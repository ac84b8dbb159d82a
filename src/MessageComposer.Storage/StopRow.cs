using MessageComposer.Review;

namespace MessageComposer.Storage;

/// <summary>A stop as the table <c>stops</c> holds it; lifted ones stay.</summary>
internal sealed class StopRow
{
    public Guid Id { get; init; }

    public StopKind Kind { get; init; }

    public required string Target { get; init; }

    public required string Reason { get; init; }

    public required string ById { get; init; }

    public required string ByName { get; init; }

    /// <summary>UTC, as all times here.</summary>
    public DateTimeOffset At { get; init; }

    public string? LiftAskedById { get; set; }

    public string? LiftAskedByName { get; set; }

    public DateTimeOffset? LiftAskedAt { get; set; }

    public string? LiftedById { get; set; }

    public string? LiftedByName { get; set; }

    public DateTimeOffset? LiftedAt { get; set; }

    public Stop ToStop() => new(Id, Kind, Target, Reason, ById, ByName, At)
    {
        LiftAskedById = LiftAskedById,
        LiftAskedByName = LiftAskedByName,
        LiftAskedAt = LiftAskedAt,
        LiftedById = LiftedById,
        LiftedByName = LiftedByName,
        LiftedAt = LiftedAt,
    };
}
