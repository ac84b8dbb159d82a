using MessageComposer.Review.Audit;

namespace MessageComposer.Review;

/// <summary>How a variant stood before a decision that its author may still take back. The decision was in force from the start; undoing it is an act of its own.</summary>
/// <param name="Action">What would be undone, of <see cref="AuditActions"/>.</param>
/// <param name="Revision">The variant's revision after the decision: whatever came later ends it.</param>
/// <param name="Review">As it was; it keeps no point of its own.</param>
public sealed record UndoPoint(string PersonId, string Action, int Revision, DateTimeOffset At, VariantState State, DateTimeOffset? Since, RejectReason? Rejection, VariantReview Review);

/// <summary>Taking back a decision just made. Pure.</summary>
public static class ReviewUndo
{
    /// <summary>How long a decision can be taken back by whoever made it.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    /// <summary>Until when this person may undo the last decision; null: there is none to undo.</summary>
    public static DateTimeOffset? Until(Variant variant, Reviewer by, DateTimeOffset now) =>
        variant.Review.Undo is { } point && point.Revision == variant.Revision && point.PersonId == by.Id && now < point.At + Window ? point.At + Window : null;

    internal static UndoPoint PointOf(Variant before, Reviewer by, string action, DateTimeOffset at) =>
        new(by.Id, action, before.Revision + 1, at.ToUniversalTime(), before.State, before.Since, before.Rejection, before.Review with { Undo = null });

    internal static ReviewResult Apply(Variant variant, Reviewer by, DateTimeOffset at)
    {
        if (variant.Review.Undo is not { } point || point.Revision != variant.Revision) return new ReviewResult.NotAllowed(ReviewRefusals.NothingToUndo, "There is no decision to undo.");
        if (point.PersonId != by.Id) return new ReviewResult.NotAllowed(ReviewRefusals.NothingToUndo, "Only whoever decided may undo it.");
        if (at >= point.At + Window) return new ReviewResult.NotAllowed(ReviewRefusals.UndoOver, "A decision can be undone for ten seconds.");
        Variant moved = variant with { State = point.State, Since = point.Since, Rejection = point.Rejection, Review = point.Review };
        return ReviewMachine.Moved(variant, moved, by, AuditActions.Undone, at, sheet: null, details => details["undone"] = point.Action);
    }
}
