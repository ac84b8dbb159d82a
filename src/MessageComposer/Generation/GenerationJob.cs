using MessageComposer.Messages;

namespace MessageComposer.Generation;

public enum JobState
{
    Queued,
    Running,
    Done,
    Failed,
}

/// <summary>Work for the model: some variants of one cell.</summary>
public sealed record GenerationJob
{
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

    public required JobState State { get; init; }

    /// <summary>Why it failed.</summary>
    public Reason? Reason { get; init; }

    public IReadOnlyList<Guid> VariantIds { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How many requests asked for it; the most wanted goes first.</summary>
    public int Requests { get; init; } = 1;
}

/// <summary>Where jobs wait. Implementations are thread-safe and durable.</summary>
public interface IJobStore
{
    /// <summary>Adds the job, or counts one more request on the open job of the same cell and prompt version and returns that.</summary>
    Task<GenerationJob> EnqueueAsync(GenerationJob job, CancellationToken cancellationToken);

    /// <summary>Marks the most wanted queued job running and returns it; null where none waits.</summary>
    Task<GenerationJob?> TakeAsync(CancellationToken cancellationToken);

    Task FinishAsync(GenerationJob job, CancellationToken cancellationToken);

    Task<GenerationJob?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<GenerationJob>> ListAsync(int limit, CancellationToken cancellationToken);
}
