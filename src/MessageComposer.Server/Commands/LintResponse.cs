using MessageComposer.Composition.Lint;
using MessageComposer.Server.Api;

namespace MessageComposer.Server.Commands;

/// <summary>What <c>composer lint --format json</c> prints.</summary>
public sealed record LintResponse
{
    public required int Errors { get; init; }

    public required int Warnings { get; init; }

    public required IReadOnlyList<LintIssueResponse> Issues { get; init; }

    /// <summary>What could not be looked at, in sentences.</summary>
    public required IReadOnlyList<string> Omitted { get; init; }

    /// <summary>Null unless <c>--impact</c> was asked for and there was stored copy.</summary>
    public required ImpactResponse? Impact { get; init; }

    public static LintResponse From(LintReport report, ImpactReport? impact) => new()
    {
        Errors = report.Errors,
        Warnings = report.Warnings,
        Issues = [.. report.Issues.Select(issue => new LintIssueResponse(issue.File, issue.Line, issue.Column, issue.Severity == LintSeverity.Error ? "error" : "warning", issue.Message))],
        Omitted = report.Omitted,
        Impact = impact is null ? null : ImpactResponse.From(impact),
    };
}

/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
public sealed record LintIssueResponse(string File, int Line, int Column, string Severity, string Message);

/// <param name="Judged">How many stored variants were judged.</param>
/// <param name="Homeless">How many belong to a scenario, angle or channel that is gone.</param>
public sealed record ImpactResponse(int Judged, int Homeless, IReadOnlyList<RuleImpactResponse> Rules)
{
    public static ImpactResponse From(ImpactReport impact) => new(impact.Judged, impact.Homeless, [.. impact.Rules.Select(RuleImpactResponse.From)]);
}

/// <param name="File">Null for a built-in rule and for one that is gone.</param>
public sealed record RuleImpactResponse(string Rule, string? File, int? Line, IReadOnlyList<VariantImpactResponse> Blocked, IReadOnlyList<VariantImpactResponse> Freed)
{
    public static RuleImpactResponse From(RuleImpact impact) => new(
        impact.Rule, impact.Place?.File, impact.Place?.Line, [.. impact.Blocked.Select(VariantImpactResponse.From)], [.. impact.Freed.Select(VariantImpactResponse.From)]);
}

public sealed record VariantImpactResponse(Guid Id, CellResponse Cell, string State, FindingResponse? Finding)
{
    public static VariantImpactResponse From(VariantImpact impact)
    {
        VariantResponse variant = VariantResponse.From(impact.Variant);
        return new VariantImpactResponse(variant.Id, variant.Cell, variant.State, impact.Finding is { } finding ? FindingResponse.From(finding) : null);
    }
}
