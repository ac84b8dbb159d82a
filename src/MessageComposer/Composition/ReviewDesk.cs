using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Generation;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Composition;

/// <summary>
/// Where people decide about single variants: pages, API and commands call the same methods. An act names the revision its person saw; where the variant
/// moved on meanwhile nothing is changed. Thread-safe.
/// </summary>
public sealed class ReviewDesk(IVariantStore variants, IReviewStore store, Func<ContentSnapshot> content, TimeProvider time)
{
    private const int MaxFieldLength = 10_000;

    /// <param name="accepted">A reason for each warning, by <see cref="WarningKeys.Of"/>.</param>
    public Task<ReviewResult> ApproveAsync(Guid id, int revision, Reviewer by, IReadOnlyDictionary<string, string> accepted, CancellationToken cancellationToken) =>
        ActAsync(id, revision, by, _ => (new ReviewAct.Approve(accepted), null), cancellationToken);

    public Task<ReviewResult> ReturnAsync(Guid id, int revision, Reviewer by, string note, CancellationToken cancellationToken) =>
        ActAsync(id, revision, by, _ => (new ReviewAct.Return(note), null), cancellationToken);

    public Task<ReviewResult> RejectAsync(Guid id, int revision, Reviewer by, RejectReason reason, string? text, CancellationToken cancellationToken) =>
        ActAsync(id, revision, by, _ => (new ReviewAct.Reject(reason, text), null), cancellationToken);

    public Task<ReviewResult> RetireAsync(Guid id, int revision, Reviewer by, string? note, CancellationToken cancellationToken) =>
        ActAsync(id, revision, by, _ => (new ReviewAct.Retire(note), null), cancellationToken);

    public Task<ReviewResult> WeighAsync(Guid id, int revision, Reviewer by, int weight, CancellationToken cancellationToken) =>
        ActAsync(id, revision, by, _ => (new ReviewAct.Weigh(weight), null), cancellationToken);

    /// <summary>Takes back this person's last decision, for as long as <see cref="ReviewUndo.Window"/>.</summary>
    public Task<ReviewResult> UndoAsync(Guid id, int revision, Reviewer by, CancellationToken cancellationToken) =>
        ActAsync(id, revision, by, _ => (new ReviewAct.Undo(), null), cancellationToken);

    /// <param name="fields">The whole copy by field; one that is left out or blank is dropped.</param>
    public Task<ReviewResult> EditAsync(Guid id, int revision, Reviewer by, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        ContentSnapshot snapshot = content();
        return ActAsync(
            id, revision, by,
            variant =>
            {
                ReviewResult.Invalid? invalid = EditOf(variant, fields, snapshot, out ReviewAct.Edit? edit);
                return (edit, invalid);
            },
            cancellationToken);
    }

    /// <summary>What the rules and the proof set say of other words for a variant; nothing is stored.</summary>
    /// <param name="fault">Why there is nothing to say.</param>
    public EditedCopy? Preview(Variant variant, IReadOnlyDictionary<string, string> fields, out ReviewResult.Invalid? fault)
    {
        fault = EditOf(variant, fields, content(), out ReviewAct.Edit? edit);
        return edit?.Copy;
    }

    /// <summary>The act that puts other words into a variant, judged under the content in force.</summary>
    internal ReviewResult.Invalid? EditOf(Variant variant, IReadOnlyDictionary<string, string> fields, ContentSnapshot snapshot, out ReviewAct.Edit? edit, Guid? sheet = null)
    {
        edit = null;
        DateTimeOffset now = time.GetUtcNow();
        if (VariantRecheck.AssignmentOf(variant, snapshot, VietnamTime.DayOf(now)) is not { } assignment)
            return new ReviewResult.Invalid("$", "belongs to a cell that is no longer part of the content");
        if (Ordered(fields, assignment, out IReadOnlyList<KeyValuePair<string, string>> ordered) is { } invalid) return invalid;
        // What the old words needed by themselves goes with them; what was asked for beyond that stays.
        IEnumerable<string> stated = variant.Conditions.Except(CopyJudge.Judge(assignment, variant.Fields, []).Conditions, StringComparer.Ordinal);
        JudgedCopy judged = CopyProof.Prove(assignment, CopyJudge.Judge(assignment, ordered, [.. stated]), now);
        (RiskClass risk, IReadOnlyList<RiskGround> grounds) = CopyRisk.Of(assignment, judged);
        edit = new ReviewAct.Edit(new EditedCopy(judged.Fields, judged.Report.Findings, judged.Conditions, judged.Grounds, risk, grounds, snapshot.Hash), sheet);
        return null;
    }

    private async Task<ReviewResult> ActAsync(Guid id, int revision, Reviewer by, Func<Variant, (ReviewAct? Act, ReviewResult? Refusal)> actOf, CancellationToken cancellationToken)
    {
        if (await variants.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } variant) return new ReviewResult.NotFound();
        if (variant.Revision != revision) return new ReviewResult.Stale(variant);
        (ReviewAct? act, ReviewResult? refusal) = actOf(variant);
        if (act is null) return refusal!;
        ReviewResult result = ReviewMachine.Apply(variant, act, by, ReviewRules.Of(content(), variant.Cell.Scenario), time.GetUtcNow());
        if (result is not ReviewResult.Moved moved) return result;
        if (await store.RecordAsync([moved], cancellationToken).ConfigureAwait(false) is [Variant stored]) return moved with { Variant = stored };
        return await variants.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } current ? new ReviewResult.Stale(current) : new ReviewResult.NotFound();
    }

    /// <summary>The fields in the channel's order.</summary>
    private static ReviewResult.Invalid? Ordered(IReadOnlyDictionary<string, string> fields, CopyAssignment assignment, out IReadOnlyList<KeyValuePair<string, string>> ordered)
    {
        ordered = [];
        List<KeyValuePair<string, string>> given = [];
        foreach (string name in fields.Keys)
        {
            if (!assignment.Fields.Any(field => field.Id == name)) return new ReviewResult.Invalid("fields." + name, "is no field of this channel");
        }
        foreach (FieldDefinition field in assignment.Fields)
        {
            string text = fields.GetValueOrDefault(field.Id)?.Trim() ?? "";
            if (text.Length > MaxFieldLength) return new ReviewResult.Invalid("fields." + field.Id, $"must not be longer than {MaxFieldLength} characters");
            if (text.Length > 0) given.Add(new(field.Id, text));
            else if (field.Required) return new ReviewResult.Invalid("fields." + field.Id, "is missing");
        }
        ordered = given;
        return null;
    }
}
