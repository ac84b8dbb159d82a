using System.Text.Json;
using System.Text.Json.Serialization;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Server.Api;

/// <summary>One stored copy of a cell.</summary>
public sealed record VariantResponse
{
    public required Guid Id { get; init; }

    public required CellResponse Cell { get; init; }

    /// <summary><c>pending_brand</c>, <c>pending_legal</c>, <c>approved</c>, <c>returned</c>, <c>rejected</c>, <c>blocked</c>, <c>suspended</c> or <c>retired</c>.</summary>
    public required string State { get; init; }

    /// <summary>Copy by field, merge fields unfilled.</summary>
    [JsonConverter(typeof(FieldsConverter))]
    public required IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; }

    public required string? PromptVersion { get; init; }

    public required string? Model { get; init; }

    public required IReadOnlyList<string> Conditions { get; init; }

    public required IReadOnlyList<GroundResponse> Grounds { get; init; }

    public required IReadOnlyList<FindingResponse> Findings { get; init; }

    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public required string Risk { get; init; }

    public required int Weight { get; init; }

    public required string ContentHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it came into its state.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Why it is of its risk class.</summary>
    public required IReadOnlyList<RiskReasonResponse> RiskReasons { get; init; }

    /// <summary>Those that stand for these words.</summary>
    public required IReadOnlyList<ApprovalResponse> Approvals { get; init; }

    /// <summary>Ids of the people who changed these words; none of them approves.</summary>
    public required IReadOnlyList<string> Editors { get; init; }

    public required IReadOnlyList<AcceptedWarningResponse> Accepted { get; init; }

    /// <summary>Keys of the warnings that still need a reason before it can be approved.</summary>
    public required IReadOnlyList<string> Unaccepted { get; init; }

    /// <summary>The words as they were first written; null while nobody changed them.</summary>
    [JsonConverter(typeof(FieldsConverter))]
    public required IReadOnlyList<KeyValuePair<string, string>>? Draft { get; init; }

    /// <summary>What whoever returned, rejected or retired it said.</summary>
    public required string? Note { get; init; }

    /// <summary>Why it was rejected; see the request.</summary>
    public required string? Rejection { get; init; }

    /// <summary>The variant whose approval it took over.</summary>
    public required Guid? InheritedFrom { get; init; }

    /// <summary>Counts changes; the ETag.</summary>
    public required int Revision { get; init; }

    public static VariantResponse From(Variant variant) => new()
    {
        Id = variant.Id,
        Cell = CellResponse.From(variant.Cell),
        State = JsonNamingPolicy.SnakeCaseLower.ConvertName(variant.State.ToString()),
        Fields = variant.Fields,
        PromptVersion = variant.PromptVersion,
        Model = variant.Model,
        Conditions = variant.Conditions,
        Grounds = [.. variant.Grounds.Select(ground => new GroundResponse(ground.Path, ground.Value))],
        Findings = [.. variant.Findings.Select(FindingResponse.From)],
        Risk = JsonNamingPolicy.SnakeCaseLower.ConvertName(variant.Risk.ToString()),
        Weight = variant.Weight,
        ContentHash = variant.ContentHash,
        CreatedAt = variant.CreatedAt,
        Since = variant.Since ?? variant.CreatedAt,
        RiskReasons = [.. variant.Review.RiskGrounds.Select(RiskReasonResponse.From)],
        Approvals = [.. variant.Review.Approvals.Select(ApprovalResponse.From)],
        Editors = variant.Review.Editors,
        Accepted = [.. variant.Review.Accepted.Select(accepted => new AcceptedWarningResponse(accepted.Key, accepted.Reason, accepted.PersonId, accepted.PersonName))],
        Unaccepted = [.. WarningKeys.Warnings(variant.Findings).Select(WarningKeys.Of).Where(key => !variant.Review.Accepted.Any(accepted => accepted.Key == key))],
        Draft = variant.Review.Draft,
        Note = variant.Review.Note,
        Rejection = variant.Rejection is { } rejection ? WireWords.Of(rejection) : null,
        InheritedFrom = variant.Review.InheritedFrom,
        Revision = variant.Revision,
    };
}

/// <summary>The place a copy is written for.</summary>
public sealed record CellResponse(string Scenario, string Angle, string Segment, string Motive, string Channel, string Locale, string Subject)
{
    public static CellResponse From(Cell cell) => new(cell.Scenario, cell.Angle, cell.Segment, cell.Motive, cell.Channel, cell.Locale, cell.Subject);
}

/// <summary>A claim fact stated as a literal: the variant serves only briefs whose fact equals it.</summary>
public sealed record GroundResponse(string Path, string Value);

/// <param name="NextCursor">Give it as <c>cursor</c> for the next page; null on the last.</param>
public sealed record VariantListResponse(IReadOnlyList<VariantResponse> Variants, string? NextCursor);
