using MessageComposer.Messages;

namespace MessageComposer.Generation;

public enum JobState
{
    /// <summary>Waits for its turn, or after trouble for <see cref="GenerationJob.NotBefore"/>.</summary>
    Queued,
    Running,
    Done,
    Failed,
}

/// <summary>Work for the model: some variants of one cell.</summary>
public sealed record GenerationJob
{
    /// <summary>Who asks where no API key does: the command line, or a service that knows no keys.</summary>
    public const string LocalCaller = "local";

    public required Guid Id { get; init; }

    public required Cell Cell { get; init; }

    public required string PromptVersion { get; init; }

    /// <summary>Variants wanted, 1 to 8.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Named conditions the copy may lean on.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Product facts for a cell whose subject is a product, as JSON in the wire's shape; null elsewhere. Holds no customer data.</summary>
    public string? ProductJson { get; init; }

    public string? StoreName { get; init; }

    /// <summary>The API key that asked first; the caps count by it.</summary>
    public string Caller { get; init; } = LocalCaller;

    public required JobState State { get; init; }

    /// <summary>Why it failed, or why it waits for another try.</summary>
    public Reason? Reason { get; init; }

    /// <summary>More about <see cref="Reason"/>; no text of a model or a customer.</summary>
    public string? Detail { get; init; }

    public IReadOnlyList<Guid> VariantIds { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How many requests asked for it; the most wanted goes first.</summary>
    public int Requests { get; init; } = 1;

    /// <summary>How often it was taken, the present time included. A try before an open circuit, or ended by a stop of the service, is not counted.</summary>
    public int Attempts { get; init; }

    /// <summary>A queued job is left alone until then.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Who runs it and until when; null unless it runs.</summary>
    public JobLease? Lease { get; init; }
}

/// <summary>The right to run a job and to say how it ended. Once it is over anyone may take the job, and its holder's word counts no more.</summary>
/// <param name="Token">Known to the holder alone.</param>
public sealed record JobLease(Guid Token, DateTimeOffset Until)
{
    public static JobLease From(DateTimeOffset now, TimeSpan length) => new(Guid.NewGuid(), now + length);
}

/// <summary>Which jobs to list; null means any. Newest first, by id after <see cref="After"/>.</summary>
public sealed record JobQuery
{
    public JobState? State { get; init; }

    public string? Scenario { get; init; }

    public Guid? After { get; init; }

    public int Limit { get; init; } = 50;
}
