namespace MessageComposer.Review;

/// <summary>Where decisions are kept: each with its audit row, in one transaction.</summary>
public interface IReviewStore
{
    /// <summary>Stores all of the moves, or none where the stored revision of any is another than the one it moved from.</summary>
    /// <returns>The variants with their new revisions, in the order of the moves; null where nothing was stored.</returns>
    Task<IReadOnlyList<Variant>?> RecordAsync(IReadOnlyList<ReviewResult.Moved> moves, CancellationToken cancellationToken);

    /// <summary>How often each reason turned texts of a prompt version down.</summary>
    Task<IReadOnlyList<RejectCount>> RejectionsAsync(string? scenario, CancellationToken cancellationToken);
}

/// <param name="PromptVersion">Null: a person wrote the texts.</param>
public sealed record RejectCount(string Scenario, string? PromptVersion, RejectReason Reason, int Count);
