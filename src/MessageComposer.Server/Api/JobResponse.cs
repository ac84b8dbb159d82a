using System.Text.Json;
using MessageComposer.Generation;
using MessageComposer.Messages;

namespace MessageComposer.Server.Api;

/// <summary>Work for the model: some variants of one cell.</summary>
public sealed record JobResponse
{
    public required Guid Id { get; init; }

    public required CellResponse Cell { get; init; }

    public required string PromptVersion { get; init; }

    public required int Count { get; init; }

    public required IReadOnlyList<string> Conditions { get; init; }

    /// <summary><c>queued</c>, <c>running</c>, <c>done</c> or <c>failed</c>.</summary>
    public required string State { get; init; }

    /// <summary>Why it failed, or why it waits for another try; kebab-case.</summary>
    public required string? Reason { get; init; }

    /// <summary>More about the reason: the rules that block, a status, a limit. No text of the model.</summary>
    public required string? Detail { get; init; }

    /// <summary>How often the model has been tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>When a queued job is tried again; null where it waits only for its turn.</summary>
    public required DateTimeOffset? NextTryAt { get; init; }

    public required IReadOnlyList<Guid> VariantIds { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How many requests asked for it.</summary>
    public required int Requests { get; init; }

    public static JobResponse From(GenerationJob job) => new()
    {
        Id = job.Id,
        Cell = CellResponse.From(job.Cell),
        PromptVersion = job.PromptVersion,
        Count = job.Count,
        Conditions = job.Conditions,
        State = JsonNamingPolicy.SnakeCaseLower.ConvertName(job.State.ToString()),
        Reason = job.Reason is { } reason ? WireNames.Of(reason) : null,
        Detail = job.Detail,
        Attempts = job.Attempts,
        NextTryAt = job.NotBefore,
        VariantIds = job.VariantIds,
        CreatedAt = job.CreatedAt,
        FinishedAt = job.FinishedAt,
        Requests = job.Requests,
    };
}

/// <summary>Newest first.</summary>
/// <param name="NextCursor">Give it as <c>cursor</c> for the next page; null on the last.</param>
public sealed record JobListResponse(IReadOnlyList<JobResponse> Jobs, string? NextCursor);
