using System.Collections.Frozen;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Templating;

namespace MessageComposer.Content;

/// <summary>A mistake in a content file: where, which key, and what was expected.</summary>
public sealed record ContentFault(string File, int Line, int Column, string Key, string Message)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {(Key.Length > 0 ? Key + ": " : "")}{Message}";
}

/// <summary>One content file as it was read.</summary>
/// <param name="Path">Relative to the content root, with <c>/</c>.</param>
/// <param name="Sha256">Lower-case hex of its bytes.</param>
/// <param name="Owner"><c>brand</c>, <c>legal</c> or null.</param>
public sealed record ContentFile(string Path, string Sha256, string? Owner);

/// <summary>A prompt version, compiled.</summary>
public sealed record PromptContent(string Id, PromptHeader Header, string Sha256, Template System, Template User);

/// <summary>An angle, compiled.</summary>
public sealed record AngleContent(AngleDefinition Definition, TemplateExpression? When, Purpose Purpose);

/// <summary>A fallback template, compiled.</summary>
public sealed record FallbackContent(string Path, string Sha256, Template Template);

/// <summary>A registered ZBS template, compiled.</summary>
public sealed record ZaloTemplateContent(ZaloTemplateDefinition Definition, IReadOnlyList<TemplateExpression> Values);

/// <summary>A segment or motive, compiled.</summary>
public sealed record AudienceContent(AudienceDefinition Definition, TemplateExpression? When);

/// <summary>A condition, compiled.</summary>
public sealed record ConditionContent(ConditionDefinition Definition, TemplateExpression When, TemplateExpression? Ends);

/// <summary>A scenario with everything in its folder, compiled.</summary>
public sealed record ScenarioContent
{
    public required ScenarioDefinition Definition { get; init; }

    public required IReadOnlyList<AngleContent> Angles { get; init; }

    /// <summary>By version id, drafts included.</summary>
    public required FrozenDictionary<string, PromptContent> Prompts { get; init; }

    /// <summary>By locale and channel.</summary>
    public required FrozenDictionary<(string Locale, string Channel), FallbackContent> Fallbacks { get; init; }

    /// <summary>What copy of this scenario may merge.</summary>
    public required MergePolicy MergePolicy { get; init; }
}

/// <summary>Everything people edit, loaded, cross-checked and compiled as one: immutable, hashed, swapped whole.</summary>
public sealed record ContentSnapshot
{
    /// <summary>Lower-case hex over the paths and bytes of all files, in path order.</summary>
    public required string Hash { get; init; }

    /// <summary>Over the files that <see cref="Guardrails"/> is compiled from: while it stays, what was proven by rules stays proven.</summary>
    public string GuardrailsHash { get; init; } = "";

    public required IReadOnlyList<ContentFile> Files { get; init; }

    public required FrozenDictionary<string, ScenarioContent> Scenarios { get; init; }

    public required FrozenDictionary<string, ConditionContent> Conditions { get; init; }

    public required FrozenDictionary<string, ChannelDefinition> Channels { get; init; }

    /// <summary>In the order of the file.</summary>
    public required IReadOnlyList<AudienceContent> Segments { get; init; }

    /// <summary>In the order of the file.</summary>
    public required IReadOnlyList<AudienceContent> Motives { get; init; }

    /// <summary>By the shop's category id. A category not listed counts as special.</summary>
    public required FrozenDictionary<string, GoodsDefinition> GoodsByCategory { get; init; }

    public required FrozenDictionary<(string Locale, string Segment), ToneDefinition> SegmentTones { get; init; }

    public required FrozenDictionary<(string Locale, string Motive), ToneDefinition> MotiveTones { get; init; }

    /// <summary>The house voice, by locale.</summary>
    public required FrozenDictionary<string, ToneDefinition> BrandTones { get; init; }

    /// <summary>E-mail layouts, by locale.</summary>
    public required FrozenDictionary<string, Template> EmailLayouts { get; init; }

    public required IReadOnlyList<ZaloTemplateContent> ZaloTemplates { get; init; }

    /// <summary>How texts are approved; the strictest where <c>review.yaml</c> is missing.</summary>
    public ReviewPolicyDefinition Review { get; init; } = ReviewPolicyDefinition.Default;

    public required GuardrailPipeline Guardrails { get; init; }

    /// <summary>The warnings and the goods class for a category: an unknown one is special with no rule sets.</summary>
    public (GoodsClass Class, IReadOnlyList<string> RuleSets) GoodsOf(string? category) =>
        category is not null && GoodsByCategory.TryGetValue(category, out GoodsDefinition? goods) ? (goods.Class, goods.RuleSets) : (GoodsClass.Special, []);
}

/// <summary>What a load gave: a snapshot, or every fault found.</summary>
/// <param name="Warnings">Faults that do not stop a load.</param>
public sealed record ContentLoad(ContentSnapshot? Snapshot, IReadOnlyList<ContentFault> Faults, IReadOnlyList<ContentFault> Warnings)
{
    /// <summary>The files as they were read, in path order: what is kept to load the same snapshot again.</summary>
    public IReadOnlyList<SourceFile> Sources { get; init; } = [];
}
