using MessageComposer.Generation;
using MessageComposer.Messages;

namespace MessageComposer.Storage;

/// <summary>A generation job as the table <c>jobs</c> holds it. A unique partial index keeps one open job per cell and prompt version.</summary>
internal sealed class JobRow
{
    public Guid Id { get; init; }

    public required string Scenario { get; init; }

    public required string Angle { get; init; }

    public required string Segment { get; init; }

    public required string Motive { get; init; }

    public required string Channel { get; init; }

    public required string Locale { get; init; }

    public required string Subject { get; init; }

    public required string PromptVersion { get; init; }

    public int Count { get; init; }

    public required string Conditions { get; init; }

    public string? ProductJson { get; init; }

    public string? StoreName { get; init; }

    public JobState State { get; set; }

    public Reason? Reason { get; set; }

    public required string VariantIds { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    public int Requests { get; set; }

    public required string Caller { get; init; }

    /// <summary>The day of Vietnam a product's job was made; null for other jobs.</summary>
    public DateOnly? ProductDay { get; init; }

    public string? Detail { get; set; }

    public int Attempts { get; set; }

    /// <summary>UTC. Times that the database compares are <see cref="DateTime"/>: SQLite has no order for times with an offset.</summary>
    public DateTime? NotBefore { get; set; }

    public Guid? LeaseToken { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? LeaseUntil { get; set; }

    public static JobRow From(GenerationJob job) => new()
    {
        Id = job.Id,
        Scenario = job.Cell.Scenario,
        Angle = job.Cell.Angle,
        Segment = job.Cell.Segment,
        Motive = job.Cell.Motive,
        Channel = job.Cell.Channel,
        Locale = job.Cell.Locale,
        Subject = job.Cell.Subject,
        PromptVersion = job.PromptVersion,
        Count = job.Count,
        Conditions = StorageJson.WriteTexts(job.Conditions),
        ProductJson = job.ProductJson,
        StoreName = job.StoreName,
        State = job.State,
        Reason = job.Reason,
        VariantIds = StorageJson.WriteIds(job.VariantIds),
        CreatedAt = job.CreatedAt.ToUniversalTime(),
        FinishedAt = job.FinishedAt?.ToUniversalTime(),
        Requests = job.Requests,
        Caller = job.Caller,
        ProductDay = job.ProductJson is null ? null : VietnamTime.DayOf(job.CreatedAt),
        Detail = job.Detail,
        Attempts = job.Attempts,
        NotBefore = job.NotBefore?.UtcDateTime,
        LeaseToken = job.Lease?.Token,
        LeaseUntil = job.Lease?.Until.UtcDateTime,
    };

    public GenerationJob ToJob() => new()
    {
        Id = Id,
        Cell = new Cell(Scenario, Angle, Segment, Motive, Channel, Locale, Subject),
        PromptVersion = PromptVersion,
        Count = Count,
        Conditions = StorageJson.ReadTexts(Conditions),
        ProductJson = ProductJson,
        StoreName = StoreName,
        State = State,
        Reason = Reason,
        VariantIds = StorageJson.ReadIds(VariantIds),
        CreatedAt = CreatedAt,
        FinishedAt = FinishedAt,
        Requests = Requests,
        Caller = Caller,
        Detail = Detail,
        Attempts = Attempts,
        NotBefore = Utc(NotBefore),
        Lease = LeaseToken is { } token && Utc(LeaseUntil) is { } until ? new JobLease(token, until) : null,
    };

    private static DateTimeOffset? Utc(DateTime? time) => time is { } known ? new DateTimeOffset(DateTime.SpecifyKind(known, DateTimeKind.Utc)) : null;
}
