using MessageComposer.Composition;
using MessageComposer.Review;
using MessageComposer.Server.Api;
using MessageComposer.Server.Web.Playground;

namespace MessageComposer.Server.Web.Variants;

/// <summary>Reads what a form asks to be done to a variant, and asks the desk.</summary>
internal static class DecisionForm
{
    public const string AcceptedPrefix = "accepted.";

    public static readonly IReadOnlyList<string> Acts = ["approve", "return", "reject", "retire", "edit", "undo"];

    public static Task<ReviewResult> ActAsync(string act, Guid id, int revision, Reviewer by, IFormCollection form, ReviewDesk desk, CancellationToken cancellationToken) => act switch
    {
        "approve" => desk.ApproveAsync(id, revision, by, AcceptedOf(form), cancellationToken),
        "return" => desk.ReturnAsync(id, revision, by, form["note"].ToString(), cancellationToken),
        "reject" => WireWords.TryRead(form["reason"], out RejectReason reason)
            ? desk.RejectAsync(id, revision, by, reason, form["text"].ToString(), cancellationToken)
            : Task.FromResult<ReviewResult>(new ReviewResult.Invalid("reason", "")),
        "retire" => desk.RetireAsync(id, revision, by, form["retire_note"].ToString(), cancellationToken),
        "edit" => desk.EditAsync(id, revision, by, FieldsOf(form), cancellationToken),
        _ => desk.UndoAsync(id, revision, by, cancellationToken),
    };

    /// <summary>The words of the edit form, with the line ends that offsets are counted by.</summary>
    public static IReadOnlyDictionary<string, string> FieldsOf(IFormCollection form) =>
        form.Where(field => field.Key.StartsWith(PlaygroundForm.FieldPrefix, StringComparison.Ordinal))
            .ToDictionary(field => field.Key[PlaygroundForm.FieldPrefix.Length..], field => field.Value.ToString().ReplaceLineEndings("\n"), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, string> AcceptedOf(IFormCollection form) =>
        form.Where(field => field.Key.StartsWith(AcceptedPrefix, StringComparison.Ordinal))
            .ToDictionary(field => field.Key[AcceptedPrefix.Length..], field => field.Value.ToString(), StringComparer.Ordinal);
}
