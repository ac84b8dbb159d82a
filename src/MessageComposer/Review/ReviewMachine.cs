using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Review.Audit;

namespace MessageComposer.Review;

/// <summary>The life of a variant: every way from one state to another, and who may take it. Pure.</summary>
public static class ReviewMachine
{
    private const int MaxNote = 1_000;

    private static readonly string[] s_undoable = [AuditActions.Approved, AuditActions.Returned, AuditActions.Rejected, AuditActions.Retired];

    /// <summary>Where freshly judged words begin.</summary>
    public static VariantState Start(ReviewRules rules, RiskClass risk, IReadOnlyList<Finding> findings) =>
        WarningKeys.Blocks(findings).Count > 0 ? VariantState.Blocked : Next(rules, risk, findings, []);

    /// <summary>What a newer look at the words does to a state.</summary>
    /// <param name="blocked">A rule blocks them now.</param>
    public static VariantState AfterRecheck(VariantState state, bool blocked) => (state, blocked) switch
    {
        (VariantState.Approved, true) => VariantState.Suspended,
        (VariantState.Suspended, false) => VariantState.Approved,
        (VariantState.PendingBrand or VariantState.PendingLegal, true) => VariantState.Blocked,
        _ => state,
    };

    public static ReviewResult Apply(Variant variant, ReviewAct act, Reviewer by, ReviewRules rules, DateTimeOffset at) => act switch
    {
        ReviewAct.Approve approve => Approve(variant, approve, by, rules, at),
        ReviewAct.Return back => Return(variant, back, by, at),
        ReviewAct.Reject reject => Reject(variant, reject, by, at),
        ReviewAct.Edit edit => Edit(variant, edit, by, rules, at),
        ReviewAct.Retire retire => Retire(variant, retire, by, at),
        ReviewAct.Weigh weigh => Weigh(variant, weigh, by, at),
        ReviewAct.Undo => ReviewUndo.Apply(variant, by, at),
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };

    /// <summary>What keeps this person from approving, whatever reasons they give for warnings; null: nothing.</summary>
    public static ReviewResult? ApprovalRefusal(Variant variant, Reviewer by)
    {
        if (WarningKeys.Blocks(variant.Findings) is { Count: > 0 } blocks) return new ReviewResult.Blocked(blocks);
        if (LayerOf(variant.State) is not { } layer) return new ReviewResult.InvalidState(variant.State);
        if (!by.Is(RoleNames.Of(layer))) return LacksRole(RoleNames.Of(layer));
        if (variant.Review.Editors.Contains(by.Id, StringComparer.Ordinal))
            return new ReviewResult.NotAllowed(ReviewRefusals.OwnEdit, "Nobody approves words they changed themselves.");
        return variant.Review.Approvals.Any(approval => approval.Layer != layer && approval.PersonId == by.Id)
            ? new ReviewResult.NotAllowed(ReviewRefusals.TwoPeople, "The other layer was approved by the same person; two different people approve.")
            : null;
    }

    private static ReviewResult Approve(Variant variant, ReviewAct.Approve act, Reviewer by, ReviewRules rules, DateTimeOffset at)
    {
        if (ApprovalRefusal(variant, by) is { } refusal) return refusal;
        ReviewLayer layer = LayerOf(variant.State)!.Value;
        if (Unaccepted(variant, act.Accepted) is { Count: > 0 } open) return new ReviewResult.NotAccepted(open);
        if (act.Accepted.FirstOrDefault(accepted => accepted.Value.Length > MaxNote) is { Key: { } tooLong }) return TooLong("accepted." + tooLong);
        AcceptedWarning[] accepted = [.. NewlyAccepted(variant, act.Accepted, by)];
        Approval[] approvals = [.. variant.Review.Approvals, new Approval(layer, by.Id, by.Name, at.ToUniversalTime(), act.Sheet)];
        VariantState next = Next(rules, variant.Risk, variant.Findings, approvals);
        Variant moved = To(next, variant, at) with
        {
            Review = variant.Review with
            {
                Approvals = approvals,
                Accepted = [.. variant.Review.Accepted, .. accepted],
                Editors = next == VariantState.Approved ? [] : variant.Review.Editors,
                Note = null,
            },
        };
        return Moved(variant, moved, by, AuditActions.Approved, at, act.Sheet, details =>
        {
            details["layer"] = Word(layer);
            details["risk"] = Word(variant.Risk);
            details["words"] = WordingKey.Of(variant.Fields);
            if (accepted.Length > 0) details["accepted"] = new JsonObject(accepted.Select(warning => KeyValuePair.Create(warning.Key, (JsonNode?)warning.Reason)));
        });
    }

    private static ReviewResult Return(Variant variant, ReviewAct.Return act, Reviewer by, DateTimeOffset at)
    {
        if (LayerOf(variant.State) is null) return new ReviewResult.InvalidState(variant.State);
        if (!by.IsAny(RoleNames.Brand, RoleNames.Legal)) return LacksRole(RoleNames.Brand);
        if (string.IsNullOrWhiteSpace(act.Note)) return new ReviewResult.Invalid("note", "say what is wanted of the text");
        if (act.Note.Length > MaxNote) return TooLong("note");
        Variant moved = To(VariantState.Returned, variant, at) with { Review = Voided(variant) with { Note = act.Note.Trim() } };
        return Moved(variant, moved, by, AuditActions.Returned, at, act.Sheet, details => details["note"] = act.Note.Trim());
    }

    private static ReviewResult Reject(Variant variant, ReviewAct.Reject act, Reviewer by, DateTimeOffset at)
    {
        if (variant.State is not (VariantState.PendingBrand or VariantState.PendingLegal or VariantState.Returned or VariantState.Blocked)) return new ReviewResult.InvalidState(variant.State);
        if (!by.IsAny(RoleNames.Brand, RoleNames.Legal)) return LacksRole(RoleNames.Brand);
        if (act.Reason == RejectReason.Other && string.IsNullOrWhiteSpace(act.Text)) return new ReviewResult.Invalid("text", "say why, where none of the reasons fits");
        if (act.Text?.Length > MaxNote) return TooLong("text");
        Variant moved = To(VariantState.Rejected, variant, at) with { Rejection = act.Reason, Review = Voided(variant) with { Note = Said(act.Text) } };
        return Moved(variant, moved, by, AuditActions.Rejected, at, act.Sheet, details =>
        {
            details["reason"] = Word(act.Reason);
            if (Said(act.Text) is { } text) details["text"] = text;
        });
    }

    private static ReviewResult Edit(Variant variant, ReviewAct.Edit act, Reviewer by, ReviewRules rules, DateTimeOffset at)
    {
        if (variant.State is VariantState.Rejected or VariantState.Retired) return new ReviewResult.InvalidState(variant.State);
        if (!by.IsAny(RoleNames.Copywriter, RoleNames.Brand, RoleNames.Legal)) return LacksRole(RoleNames.Copywriter);
        EditedCopy copy = act.Copy;
        if (copy.Fields.SequenceEqual(variant.Fields)) return new ReviewResult.Invalid("fields", "say nothing new");
        bool small = IsSmall(variant, copy, rules.Policy.SmallEdits);
        IReadOnlyList<ReviewStepDefinition> steps = rules.StepsFor(copy.Risk, copy.Findings);
        List<Approval> kept = small ? [.. variant.Review.Approvals.Where(approval => approval.Layer == ReviewLayer.Legal && approval.PersonId != by.Id)] : [];
        bool countsAsRead = small && rules.Policy.EditorCountsAs == EditorCounts.Brand && by.Is(RoleNames.Brand) && steps.Count > 1;
        if (countsAsRead) kept.Insert(0, new Approval(ReviewLayer.Brand, by.Id, by.Name, at.ToUniversalTime(), null));
        VariantState next = WarningKeys.Blocks(copy.Findings).Count > 0 ? VariantState.Blocked : Next(rules, copy.Risk, copy.Findings, kept);
        bool settled = variant.State is VariantState.Approved or VariantState.Suspended;
        Variant moved = To(next, variant, at) with
        {
            Fields = copy.Fields,
            Findings = copy.Findings,
            Conditions = copy.Conditions,
            Grounds = copy.Grounds,
            Risk = copy.Risk,
            ContentHash = copy.ContentHash,
            Review = variant.Review with
            {
                Approvals = kept,
                Editors = [.. (settled ? [] : variant.Review.Editors).Append(by.Id).Distinct(StringComparer.Ordinal)],
                Accepted = [.. variant.Review.Accepted.Where(accepted => copy.Findings.Any(finding => WarningKeys.Of(finding) == accepted.Key))],
                Draft = variant.Review.Draft ?? variant.Fields,
                Note = null,
                RiskGrounds = copy.RiskGrounds,
                InheritedFrom = null,
            },
        };
        return Moved(variant, moved, by, AuditActions.Edited, at, act.Sheet, details =>
        {
            details["small"] = small;
            details["risk"] = Word(copy.Risk);
            details["before"] = FieldsOf(variant.Fields);
            details["after"] = FieldsOf(copy.Fields);
        });
    }

    private static ReviewResult Retire(Variant variant, ReviewAct.Retire act, Reviewer by, DateTimeOffset at)
    {
        if (variant.State is VariantState.Retired or VariantState.Rejected) return new ReviewResult.InvalidState(variant.State);
        if (!by.IsAny(RoleNames.Brand, RoleNames.Legal, RoleNames.Admin)) return LacksRole(RoleNames.Brand);
        if (act.Note?.Length > MaxNote) return TooLong("note");
        Variant moved = To(VariantState.Retired, variant, at) with { Review = variant.Review with { Note = Said(act.Note) } };
        return Moved(variant, moved, by, AuditActions.Retired, at, null, details =>
        {
            if (Said(act.Note) is { } note) details["note"] = note;
        });
    }

    private static ReviewResult Weigh(Variant variant, ReviewAct.Weigh act, Reviewer by, DateTimeOffset at)
    {
        if (variant.State != VariantState.Approved) return new ReviewResult.InvalidState(variant.State);
        if (!by.IsAny(RoleNames.Brand, RoleNames.Admin)) return LacksRole(RoleNames.Brand);
        if (act.Weight is < 0 or > 1_000) return new ReviewResult.Invalid("weight", "must be a number from 0 to 1000");
        return Moved(variant, variant with { Weight = act.Weight }, by, AuditActions.Weighed, at, null, details =>
        {
            details["before"] = variant.Weight;
            details["after"] = act.Weight;
        });
    }

    /// <summary>The first layer that has not said yes yet; none left: approved.</summary>
    private static VariantState Next(ReviewRules rules, RiskClass risk, IReadOnlyList<Finding> findings, IReadOnlyList<Approval> approvals)
    {
        foreach (ReviewStepDefinition step in rules.StepsFor(risk, findings))
            if (!approvals.Any(approval => approval.Layer == step.Layer)) return step.Layer == ReviewLayer.Brand ? VariantState.PendingBrand : VariantState.PendingLegal;
        return VariantState.Approved;
    }

    /// <summary>The words are set otherwise, and everything that hangs on what they say stays.</summary>
    private static bool IsSmall(Variant variant, EditedCopy copy, IReadOnlyList<SmallEdit> allowed) =>
        SmallEdits.Only(variant.Fields, copy.Fields, allowed)
        && copy.Risk == variant.Risk
        && copy.Findings.Select(Gist).Order().SequenceEqual(variant.Findings.Select(Gist).Order())
        && copy.Conditions.Order(StringComparer.Ordinal).SequenceEqual(variant.Conditions.Order(StringComparer.Ordinal))
        && copy.Grounds.Count == variant.Grounds.Count && copy.Grounds.All(variant.Grounds.Contains);

    private static (string, string, Severity, RuleMode) Gist(Finding finding) => (finding.Rule, finding.Field, finding.Severity, finding.Mode);

    public static ReviewLayer? LayerOf(VariantState state) => state switch
    {
        VariantState.PendingBrand => ReviewLayer.Brand,
        VariantState.PendingLegal => ReviewLayer.Legal,
        _ => null,
    };

    private static IReadOnlyList<Finding> Unaccepted(Variant variant, IReadOnlyDictionary<string, string> accepted) =>
    [
        .. WarningKeys.Warnings(variant.Findings).Where(finding => WarningKeys.Of(finding) is var key
            && !variant.Review.Accepted.Any(known => known.Key == key) && string.IsNullOrWhiteSpace(accepted.GetValueOrDefault(key))),
    ];

    private static IEnumerable<AcceptedWarning> NewlyAccepted(Variant variant, IReadOnlyDictionary<string, string> accepted, Reviewer reviewer) =>
        WarningKeys.Warnings(variant.Findings).Select(WarningKeys.Of)
            .Where(key => !variant.Review.Accepted.Any(known => known.Key == key))
            .Select(key => new AcceptedWarning(key, accepted[key].Trim(), reviewer.Id, reviewer.Name));

    private static VariantReview Voided(Variant variant) => variant.Review with { Approvals = [], Accepted = [] };

    private static Variant To(VariantState state, Variant variant, DateTimeOffset at) => variant.State == state ? variant : variant with { State = state, Since = at.ToUniversalTime() };

    internal static ReviewResult.Moved Moved(Variant before, Variant after, Reviewer by, string action, DateTimeOffset at, Guid? sheet, Action<JsonObject> tell)
    {
        JsonObject details = new() { ["from"] = Word(before.State), ["to"] = Word(after.State), ["revision"] = before.Revision + 1 };
        if (sheet is { } id) details["sheet"] = id.ToString("D");
        tell(details);
        // Decisions about a sheet stand: they are many, and have a certificate.
        UndoPoint? undo = sheet is null && s_undoable.Contains(action) ? ReviewUndo.PointOf(before, by, action, at) : null;
        after = after.Review.Undo == undo ? after : after with { Review = after.Review with { Undo = undo } };
        return new ReviewResult.Moved(after, new AuditEntry(at, by.Actor, action, AuditActions.VariantSubject(before.Id), details));
    }

    private static ReviewResult.NotAllowed LacksRole(string role) => new(ReviewRefusals.Role, $"This takes the role {role}.");

    private static ReviewResult.Invalid TooLong(string path) => new(path, $"must not be longer than {MaxNote} characters");

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static JsonObject FieldsOf(IReadOnlyList<KeyValuePair<string, string>> fields) => new(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)));

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
