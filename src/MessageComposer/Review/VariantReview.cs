using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;

namespace MessageComposer.Review;

/// <summary>Why a text is turned down for good. On the wire in snake_case; counted per prompt version, so that prompts learn.</summary>
public enum RejectReason
{
    /// <summary>Dịch máy.</summary>
    MachineTranslated,

    /// <summary>Sai giọng.</summary>
    WrongVoice,

    /// <summary>Nhạt.</summary>
    Bland,

    /// <summary>Sai xưng hô.</summary>
    WrongAddress,

    /// <summary>Hứa quá.</summary>
    Overpromise,

    /// <summary>Dài.</summary>
    TooLong,

    /// <summary>Trùng ý.</summary>
    Repetitive,

    /// <summary>In the reviewer's own words.</summary>
    Other,
}

/// <summary>A layer's yes to the text as it stands.</summary>
/// <param name="Sheet">The sheet it was part of; null where the text was approved by itself.</param>
public sealed record Approval(ReviewLayer Layer, string PersonId, string PersonName, DateTimeOffset At, Guid? Sheet);

/// <summary>A warning that a reviewer let pass, and why.</summary>
/// <param name="Key">Of the finding, by <see cref="WarningKeys.Of"/>.</param>
public sealed record AcceptedWarning(string Key, string Reason, string PersonId, string PersonName);

/// <summary>Why a text is of its risk class.</summary>
/// <param name="Reason">As <c>review.yaml</c> names it.</param>
/// <param name="Explain">As reviewers read it.</param>
/// <param name="Because">What in the text makes it so.</param>
public sealed record RiskGround(RiskReason Reason, string Explain, string Because);

/// <summary>What people did to a variant so far, and what its class rests on.</summary>
public sealed record VariantReview
{
    public static VariantReview None { get; } = new();

    /// <summary>Those that stand; an edit voids them.</summary>
    public IReadOnlyList<Approval> Approvals { get; init; } = [];

    /// <summary>Ids of the people who changed the words since they were last approved.</summary>
    public IReadOnlyList<string> Editors { get; init; } = [];

    public IReadOnlyList<AcceptedWarning> Accepted { get; init; } = [];

    /// <summary>The words as they were first written; null while nobody changed them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Draft { get; init; }

    /// <summary>What whoever returned, rejected or retired it said.</summary>
    public string? Note { get; init; }

    public IReadOnlyList<RiskGround> RiskGrounds { get; init; } = [];

    /// <summary>The approved variant of the same words whose approval it took over.</summary>
    public Guid? InheritedFrom { get; init; }

    /// <summary>What the last decision of a person about this text alone changed.</summary>
    public UndoPoint? Undo { get; init; }
}

/// <summary>How a finding is named when it is accepted: the same words under the same rule in the same field are one warning, wherever they stand.</summary>
public static class WarningKeys
{
    public static string Of(Finding finding) => $"{finding.Rule}/{finding.Field}/{finding.Match}";

    /// <summary>The enforced warnings among findings, one for each key.</summary>
    public static IReadOnlyList<Finding> Warnings(IEnumerable<Finding> findings) =>
        [.. findings.Where(finding => finding is { Severity: Severity.Warn, Mode: RuleMode.Enforce }).DistinctBy(Of, StringComparer.Ordinal)];

    public static IReadOnlyList<Finding> Blocks(IEnumerable<Finding> findings) => [.. findings.Where(finding => finding is { Severity: Severity.Block, Mode: RuleMode.Enforce })];
}
