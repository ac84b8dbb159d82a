using MessageComposer.Templating;

namespace MessageComposer.Guardrails;

/// <summary>What kind of text is judged.</summary>
public enum TextStage
{
    /// <summary>Copy with merge fields, before any recipient: volatile literals block, claims become grounds, changing words become conditions.</summary>
    Copy,

    /// <summary>Final text with facts: everything is judged at once.</summary>
    Final,

    /// <summary>Proven copy filled for one recipient: only what values bring is judged.</summary>
    Rendered,
}

/// <summary>One field of a text. <paramref name="Values"/>: where merged values stand in it, for <see cref="TextStage.Rendered"/> and <see cref="TextStage.Final"/>.</summary>
public sealed record CheckedField(string Id, string Text, IReadOnlyList<MergedValue> Values)
{
    public CheckedField(string id, string text) : this(id, text, []) { }
}

/// <summary>Where a merged value stands in a field, and the paths it came from. A hit wholly inside it is about data, not copy.</summary>
public readonly record struct MergedValue(int Start, int Length, IReadOnlyList<string> Paths);

/// <summary>Something the text must say (<c>cod</c>, <c>fast_delivery</c>, <c>cta</c>), because the scenario or the caller asks for it.</summary>
public sealed record RequiredMention(string Id, IReadOnlyList<string> Wordings);

/// <summary>Everything a check depends on beside the text and the compiled rules. Pure data: no clock, no I/O.</summary>
public sealed record GuardrailContext
{
    public required string Locale { get; init; }

    public required string Channel { get; init; }

    public string? Segment { get; init; }

    public string? Motive { get; init; }

    public string? Scenario { get; init; }

    public Purpose Purpose { get; init; } = Purpose.Advertising;

    public required TextStage Stage { get; init; }

    /// <summary>The day the text is judged by.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The objects of a compose request (<c>products</c>, <c>product</c>, <c>store</c>, <c>promotion</c>, <c>context</c>) and any further keys.</summary>
    public IModelObject Facts { get; init; } = ModelObject.Empty;

    /// <summary>A hash of all that <see cref="Facts"/> says: a final text found clean with these facts is not judged again. Null: not known.</summary>
    public UInt128? FactsHash { get; init; }

    /// <summary>Rule sets of the product's class of goods.</summary>
    public IReadOnlyList<string> Goods { get; init; } = [];

    public IReadOnlyList<RequiredMention> Required { get; init; } = [];

    /// <summary>Merge fields that may stand in <see cref="TextStage.Copy"/> and in a <see cref="TextStage.Final"/> text without merged values; null allows none.</summary>
    public MergePolicy? MergePolicy { get; init; }

    /// <summary>The filters merge fields may name; null: the language's own.</summary>
    public TemplateOptions? MergeOptions { get; init; }

    /// <summary>Only rules of these categories judge; null: all do.</summary>
    public IReadOnlySet<string>? Only { get; init; }

    /// <summary>Says whether a named condition holds for these facts.</summary>
    public Func<string, bool> ConditionHolds { get; init; } = static _ => false;

    internal bool AsksFor(string category) => Only is null || Only.Contains(category);
}
