using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content.Definitions;

/// <summary>One entry of <c>prompts/conditions.yaml</c>.</summary>
public sealed record ConditionDefinition
{
    public required string Id { get; init; }

    /// <summary>Template expression over the brief; null counts as false.</summary>
    public required string When { get; init; }

    /// <summary>What it means, for prompts and pages.</summary>
    public required LocalName Names { get; init; }

    /// <summary>Template expression giving the last day it holds (<c>promotion.ends_at</c>); null: no end known.</summary>
    public string? Ends { get; init; }

    public SourcePlace Source { get; init; } = SourcePlace.None;
}

/// <summary>One entry of <c>segments</c> or <c>motives</c> in <c>guardrails/segments.yaml</c>: the first whose <c>when</c> holds is taken; the last has none.</summary>
public sealed record AudienceDefinition
{
    public required string Id { get; init; }

    public required LocalName Names { get; init; }

    /// <summary>Template expression over <c>customer</c>, <c>product</c>, <c>context</c>.</summary>
    public string? When { get; init; }

    public SourcePlace Source { get; init; } = SourcePlace.None;
}

public enum ZaloParameterKind
{
    Text,
    Number,
    Date,
    Money,
}

/// <summary>A parameter of a registered ZBS template.</summary>
/// <param name="Name">snake_case, as registered.</param>
/// <param name="Max">Most characters.</param>
/// <param name="Value">Template expression over the brief.</param>
/// <param name="Required">False: an empty value is sent as <c>""</c>.</param>
public sealed record ZaloParameter(string Name, ZaloParameterKind Kind, int Max, string Value, bool Required);

/// <summary>One entry of <c>guardrails/zalo-templates.yaml</c>: a template registered with Zalo. The service fills its parameters and nothing else.</summary>
public sealed record ZaloTemplateDefinition
{
    /// <summary>The id Zalo gave it.</summary>
    public required string Id { get; init; }

    public required string Scenario { get; init; }

    /// <summary>The angle it serves; null: each.</summary>
    public string? Angle { get; init; }

    public required string Locale { get; init; }

    public required LocalName Names { get; init; }

    /// <summary>1 transaction, 2 customer care, 3 after-sales and marketing.</summary>
    public required int Tag { get; init; }

    /// <summary>Only <c>approved</c> ones are used: <c>draft</c>, <c>filed</c>, <c>approved</c>, <c>rejected</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The registered wording with <c>&lt;parameter&gt;</c> marks, for people and checks.</summary>
    public required string Text { get; init; }

    public required IReadOnlyList<ZaloParameter> Parameters { get; init; }

    public SourcePlace Source { get; init; } = SourcePlace.None;
}

/// <summary>Front matter of <c>v1.prompt.md</c>.</summary>
/// <param name="Changed">What changed against the version before, in a sentence.</param>
public sealed record PromptHeader(string Author, DateOnly Date, string Changed, double Temperature, int MaxOutputTokens);
