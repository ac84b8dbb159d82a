using MessageComposer.Review.Audit;

namespace MessageComposer.Storage;

/// <summary>A row of the table <c>audit</c>. Nothing but inserts: the database refuses updates and deletes.</summary>
internal sealed class AuditRecord
{
    public long Number { get; init; }

    /// <summary>UTC, whole milliseconds.</summary>
    public DateTimeOffset At { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public required string Details { get; init; }

    public required string Previous { get; init; }

    public required string Hash { get; init; }

    public static AuditRecord From(AuditRow row) => new()
    {
        Number = row.Number,
        At = row.At,
        ActorId = row.Actor.Id,
        ActorName = row.Actor.Name,
        Action = row.Action,
        Subject = row.Subject,
        Details = row.Details,
        Previous = row.Previous,
        Hash = row.Hash,
    };

    public AuditRow ToRow() => new(Number, At, new AuditActor(ActorId, ActorName), Action, Subject, Details, Previous, Hash);
}
