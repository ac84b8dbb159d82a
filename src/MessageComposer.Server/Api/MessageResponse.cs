using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MessageComposer.Guardrails;
using MessageComposer.Messages;

namespace MessageComposer.Server.Api;

/// <summary>What one recipient gets, or why nothing. The answer of <c>POST /v1/compose</c>, which <see cref="MessageJson"/> writes, and of <c>composer compose</c>.</summary>
public sealed record MessageResponse
{
    public required string MessageId { get; init; }

    public required string? RequestId { get; init; }

    /// <summary>False: post nothing onward.</summary>
    public required bool Send { get; init; }

    /// <summary><c>approved</c>, <c>generated</c>, <c>fallback</c> or <c>suppressed</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Why it is not approved copy; kebab-case.</summary>
    public required string? Reason { get; init; }

    public required bool Recorded { get; init; }

    public required string Scenario { get; init; }

    public required string Angle { get; init; }

    public required string Segment { get; init; }

    public required string Motive { get; init; }

    public required string Channel { get; init; }

    public required string Locale { get; init; }

    /// <summary><c>advertising</c>, <c>care</c> or <c>transaction</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary><c>control</c> or <c>treatment</c>.</summary>
    public required string Arm { get; init; }

    public required string? VariantId { get; init; }

    /// <summary>Final text by field; null when suppressed.</summary>
    [JsonConverter(typeof(FieldsConverter))]
    public required IReadOnlyList<KeyValuePair<string, string>>? Fields { get; init; }

    /// <summary>The object to post onward, in the channel's shape; null when suppressed.</summary>
    public required JsonObject? Payload { get; init; }

    public required SendingResponse? Sending { get; init; }

    /// <summary>The earliest end of a promotion or condition the text uses.</summary>
    public required DateTimeOffset? ValidUntil { get; init; }

    public required VersionsResponse Versions { get; init; }

    public required GuardrailsResponse Guardrails { get; init; }

    public static MessageResponse From(Message message) => new()
    {
        MessageId = message.Id,
        RequestId = message.RequestId,
        Send = message.Send,
        Source = WireNames.Of(message.Source),
        Reason = message.Reason is { } reason ? WireNames.Of(reason) : null,
        Recorded = message.Recorded,
        Scenario = message.Cell.Scenario,
        Angle = message.Cell.Angle,
        Segment = message.Cell.Segment,
        Motive = message.Cell.Motive,
        Channel = message.Cell.Channel,
        Locale = message.Cell.Locale,
        Purpose = PurposeNames.Of(message.Purpose),
        Arm = message.Arm,
        VariantId = message.VariantId,
        Fields = message.Fields,
        Payload = message.Payload,
        Sending = message.Sending is { } sending
            ? new SendingResponse(sending.AllowedNow, sending.NextAt, sending.Label, sending.LabelApplied, sending.MaxPerDay) : null,
        ValidUntil = message.ValidUntil,
        Versions = new VersionsResponse(message.Versions.Content, message.Versions.Prompt, message.Versions.Fallback, message.Versions.Model),
        Guardrails = GuardrailsResponse.From(message.Guardrails),
    };
}

/// <param name="AllowedNow">Whether the hours of sending are open at the brief's time.</param>
/// <param name="NextAt">When they open next.</param>
/// <param name="Label">The advertising label the channel must carry.</param>
/// <param name="LabelApplied">It stands in the text already.</param>
public sealed record SendingResponse(bool AllowedNow, DateTimeOffset? NextAt, string? Label, bool LabelApplied, int? MaxPerDay);

/// <param name="Content">Hash of the content it was made from.</param>
public sealed record VersionsResponse(string Content, string? Prompt, string? Fallback, string? Model);

/// <param name="Verdict"><c>pass</c>, <c>warn</c> or <c>block</c>.</param>
public sealed record GuardrailsResponse(string Verdict, IReadOnlyList<FindingResponse> Findings)
{
    public static GuardrailsResponse From(GuardrailReport report) => new(
        WordOf(report.Verdict), report.Findings.Count == 0 ? [] : [.. report.Findings.Select(FindingResponse.From)]);

    public static string WordOf(Guardrails.Verdict verdict) => verdict switch { Guardrails.Verdict.Pass => "pass", Guardrails.Verdict.Warn => "warn", Guardrails.Verdict.Block => "block" };
}
