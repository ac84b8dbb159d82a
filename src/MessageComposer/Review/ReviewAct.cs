using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Review.Audit;

namespace MessageComposer.Review;

/// <summary>What a person wants done to a variant.</summary>
public abstract record ReviewAct
{
    private ReviewAct() { }

    /// <param name="Accepted">A reason for each warning, by its key.</param>
    /// <param name="Sheet">The sheet the text is decided with.</param>
    public sealed record Approve(IReadOnlyDictionary<string, string> Accepted, Guid? Sheet = null) : ReviewAct;

    /// <summary>Back to whoever writes, with what is wanted of it.</summary>
    public sealed record Return(string Note, Guid? Sheet = null) : ReviewAct;

    /// <summary>Never to be used.</summary>
    /// <param name="Text">Needed where the reason is <see cref="RejectReason.Other"/>.</param>
    public sealed record Reject(RejectReason Reason, string? Text, Guid? Sheet = null) : ReviewAct;

    /// <param name="Copy">The new words, judged.</param>
    public sealed record Edit(EditedCopy Copy, Guid? Sheet = null) : ReviewAct;

    public sealed record Retire(string? Note) : ReviewAct;

    /// <summary>Another share among the approved variants of the cell; 0 rests.</summary>
    public sealed record Weigh(int Weight) : ReviewAct;

    /// <summary>Takes back the last decision, within <see cref="ReviewUndo.Window"/> and by whoever made it.</summary>
    public sealed record Undo : ReviewAct;
}

/// <summary>New words for a variant with all that was found about them, on the proof set too.</summary>
public sealed record EditedCopy(
    IReadOnlyList<KeyValuePair<string, string>> Fields, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Conditions, IReadOnlyList<Ground> Grounds,
    RiskClass Risk, IReadOnlyList<RiskGround> RiskGrounds, string ContentHash);

/// <summary>What came of an act.</summary>
public abstract record ReviewResult
{
    private ReviewResult() { }

    /// <param name="Variant">As it is to be stored, or was: then its revision is the new one.</param>
    public sealed record Moved(Variant Variant, AuditEntry Entry) : ReviewResult;

    /// <summary>There is no such variant.</summary>
    public sealed record NotFound : ReviewResult;

    /// <summary>Somebody else changed it meanwhile.</summary>
    public sealed record Stale(Variant Variant) : ReviewResult;

    /// <param name="Rule">One of <see cref="ReviewRefusals"/>.</param>
    public sealed record NotAllowed(string Rule, string Message) : ReviewResult;

    /// <summary>The act leads nowhere from this state.</summary>
    public sealed record InvalidState(VariantState State) : ReviewResult;

    /// <summary>Nobody approves these.</summary>
    public sealed record Blocked(IReadOnlyList<Finding> Findings) : ReviewResult;

    /// <summary>Warnings that need a reason before they may pass.</summary>
    public sealed record NotAccepted(IReadOnlyList<Finding> Warnings) : ReviewResult;

    /// <param name="Path">In the wire's spelling.</param>
    public sealed record Invalid(string Path, string Message) : ReviewResult;
}

/// <summary>Which rule keeps a person from an act.</summary>
public static class ReviewRefusals
{
    /// <summary>The act takes a role the person does not have.</summary>
    public const string Role = "role";

    /// <summary>Nobody approves their own edit.</summary>
    public const string OwnEdit = "own-edit";

    /// <summary>Where both layers apply, two different people approve.</summary>
    public const string TwoPeople = "two-people";

    /// <summary>Whoever asked for a stop to be lifted does not confirm it.</summary>
    public const string SecondPerson = "second-person";

    /// <summary>The last decision is another's, or something came after it.</summary>
    public const string NothingToUndo = "nothing-to-undo";

    /// <summary>Too late to take a decision back.</summary>
    public const string UndoOver = "undo-over";
}
