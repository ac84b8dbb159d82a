using System.Text.Json.Serialization;
using MessageComposer.Review;

namespace MessageComposer.Server.Api;

/// <param name="Accepted">A reason for each warning, by its key (<c>rule/field/match</c>).</param>
public sealed record ApproveRequest(IReadOnlyDictionary<string, string>? Accepted);

/// <param name="Note">What is wanted of the text.</param>
public sealed record ReturnRequest(string? Note);

/// <param name="Reason"><c>machine_translated</c>, <c>wrong_voice</c>, <c>bland</c>, <c>wrong_address</c>, <c>overpromise</c>, <c>too_long</c>, <c>repetitive</c> or <c>other</c>.</param>
/// <param name="Text">Needed with <c>other</c>.</param>
public sealed record RejectRequest(string? Reason, string? Text);

/// <param name="Fields">The whole copy by field.</param>
public sealed record EditRequest(IReadOnlyDictionary<string, string>? Fields);

public sealed record RetireRequest(string? Note);

public sealed record WeighRequest(int? Weight);

/// <summary>What rules and proof set say of an edit before it is made.</summary>
public sealed record EditPreviewResponse(string Verdict, string Risk, IReadOnlyList<RiskReasonResponse> RiskReasons, IReadOnlyList<FindingResponse> Findings, IReadOnlyList<string> Conditions);

public sealed record RiskReasonResponse(string Reason, string Explain, string Because)
{
    public static RiskReasonResponse From(RiskGround ground) => new(WireWords.Of(ground.Reason), ground.Explain, ground.Because);
}

/// <param name="Sheet">The sheet it was decided with; null: by itself.</param>
public sealed record ApprovalResponse(string Layer, string PersonId, string PersonName, DateTimeOffset At, Guid? Sheet)
{
    public static ApprovalResponse From(Approval approval) => new(WireWords.Of(approval.Layer), approval.PersonId, approval.PersonName, approval.At, approval.Sheet);
}

public sealed record AcceptedWarningResponse(string Key, string Reason, string PersonId, string PersonName);

public sealed record PersonResponse(string Id, string Name);

/// <param name="Details">By action.</param>
public sealed record AuditRowResponse(long Number, DateTimeOffset At, PersonResponse Actor, string Action, string Subject, [property: JsonConverter(typeof(RawJsonConverter))] string Details, string Hash)
{
    public static AuditRowResponse From(Review.Audit.AuditRow row) => new(row.Number, row.At, new PersonResponse(row.Actor.Id, row.Actor.Name), row.Action, row.Subject, row.Details, row.Hash);
}

/// <param name="Rows">The oldest first.</param>
public sealed record HistoryResponse(IReadOnlyList<AuditRowResponse> Rows);

/// <param name="Reasons">How often each reason turned texts down.</param>
public sealed record RejectionsResponse(IReadOnlyList<RejectionCountResponse> Reasons);

public sealed record RejectionCountResponse(string Scenario, string? PromptVersion, string Reason, int Count);
