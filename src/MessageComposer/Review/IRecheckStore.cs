using MessageComposer.Guardrails;

namespace MessageComposer.Review;

/// <summary>What a newer look at a variant decided.</summary>
public enum RecheckVerdict
{
    /// <summary>Nothing about it changes.</summary>
    Keep,

    /// <summary>Its state stays; what was found, or what it leans on, is told anew.</summary>
    Refresh,

    /// <summary>Approved copy goes out of service.</summary>
    Suspend,

    /// <summary>Suspended copy is clean again and serves.</summary>
    Resume,

    /// <summary>Copy that waits for review is blocked.</summary>
    Block,
}

/// <param name="Variant">As it should be stored; its revision is that of the variant judged.</param>
public sealed record RecheckDecision(RecheckVerdict Verdict, Variant Variant)
{
    /// <summary>Its risk class is another one now.</summary>
    public bool Reclassed { get; init; }

    /// <summary>What took the variant out of service, or keeps it from being reviewed.</summary>
    public IEnumerable<Finding> Blocking => Variant.Findings.Where(finding => finding is { Severity: Severity.Block, Mode: RuleMode.Enforce });
}

/// <summary>
/// Variants by the mark they were last checked under: a word for the content, the program and the day. Adding or replacing a variant clears its mark,
/// so that what changed meanwhile is never taken for checked. Implementations are thread-safe.
/// </summary>
public interface IRecheckStore
{
    /// <summary>Variants of a state checked under another mark, or under none.</summary>
    Task<IReadOnlyList<Variant>> ListCheckedElsewhereAsync(VariantState state, string mark, int limit, CancellationToken cancellationToken);

    /// <summary>Variants of a state that were not checked since they last changed.</summary>
    Task<IReadOnlyList<Variant>> ListUncheckedAsync(VariantState state, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the decisions together and sets the mark; a variant that is kept keeps its revision. One whose stored revision is another is passed over.
    /// </summary>
    /// <returns>The decisions that were stored.</returns>
    Task<IReadOnlyList<RecheckDecision>> RecordAsync(string mark, IReadOnlyList<RecheckDecision> decisions, CancellationToken cancellationToken);
}
