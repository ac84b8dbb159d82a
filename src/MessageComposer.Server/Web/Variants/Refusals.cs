using MessageComposer.Review;
using MessageComposer.Server.Web.Words;

namespace MessageComposer.Server.Web.Variants;

/// <summary>Why something was not done, as people read it.</summary>
internal static class Refusals
{
    public static string Of(ReviewResult refusal, Variant variant, Reader reader) => refusal switch
    {
        ReviewResult.NotAllowed { Rule: ReviewRefusals.Role } => RoleOf(variant, reader),
        ReviewResult.NotAllowed { Rule: ReviewRefusals.OwnEdit } => reader.Say(DecisionWords.WhyOwnEdit),
        ReviewResult.NotAllowed { Rule: ReviewRefusals.TwoPeople } => reader.Say(DecisionWords.WhyTwoPeople),
        ReviewResult.NotAllowed { Rule: ReviewRefusals.UndoOver } => reader.Say(DecisionWords.WhyUndoOver),
        ReviewResult.NotAllowed { Rule: ReviewRefusals.NothingToUndo } => reader.Say(DecisionWords.WhyNothingToUndo),
        ReviewResult.Blocked => reader.Say(DecisionWords.WhyBlocked),
        ReviewResult.NotAccepted => reader.Say(DecisionWords.NeedReasons),
        ReviewResult.InvalidState state => reader.Say(DecisionWords.WrongState, reader.Say(Terms.Of(state.State))),
        ReviewResult.Stale => reader.Say(DecisionWords.StaleText),
        ReviewResult.NotFound => reader.Say(ShellWords.NotFoundTitle),
        ReviewResult.Invalid invalid => Of(invalid, reader),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Of(ReviewResult.Invalid invalid, Reader reader) => invalid.Path switch
    {
        "note" => reader.Say(DecisionWords.NeedNote),
        "reason" or "text" => reader.Say(DecisionWords.NeedText),
        "fields" => reader.Say(DecisionWords.SameWords),
        "$" => reader.Say(DecisionWords.CellGone),
        _ when invalid.Path.StartsWith("fields.", StringComparison.Ordinal) && invalid.Message == "is missing" => reader.Say(DecisionWords.FieldMissing, reader.Say(Terms.OfField(invalid.Path["fields.".Length..]))),
        _ => reader.Say(DecisionWords.Invalid, $"{invalid.Path} {invalid.Message}"),
    };

    private static string RoleOf(Variant variant, Reader reader) => ReviewMachine.LayerOf(variant.State) is { } layer
        ? reader.Say(DecisionWords.WhyRole, reader.Say(DecisionWords.Of(layer)))
        : reader.Say(DecisionWords.WhyReadOnly);
}
