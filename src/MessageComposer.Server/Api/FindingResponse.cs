using MessageComposer.Guardrails;

namespace MessageComposer.Server.Api;

/// <summary>One thing a rule found. Offsets are UTF-16 units in the text of the field.</summary>
public sealed record FindingResponse
{
    public required string Rule { get; init; }

    public required string Category { get; init; }

    /// <summary><c>warn</c> or <c>block</c>.</summary>
    public required string Severity { get; init; }

    /// <summary><c>enforce</c> or <c>shadow</c>: reported, never decides.</summary>
    public required string Mode { get; init; }

    public required string Owner { get; init; }

    public required string Field { get; init; }

    public required int Start { get; init; }

    public required int Length { get; init; }

    public required string Match { get; init; }

    public required string Message { get; init; }

    public required string Reason { get; init; }

    public required string? Law { get; init; }

    public required string? Suggestion { get; init; }

    public static FindingResponse From(Finding finding) => new()
    {
        Rule = finding.Rule,
        Category = finding.Category,
        Severity = finding.Severity switch { Guardrails.Severity.Warn => "warn", Guardrails.Severity.Block => "block" },
        Mode = finding.Mode switch { RuleMode.Enforce => "enforce", RuleMode.Shadow => "shadow" },
        Owner = finding.Owner,
        Field = finding.Field,
        Start = finding.Start,
        Length = finding.Length,
        Match = finding.Match,
        Message = finding.Message,
        Reason = finding.Reason,
        Law = finding.Law,
        Suggestion = finding.Suggestion,
    };
}
