namespace MessageComposer.Guardrails.Definitions;

/// <summary>Where a definition stands in its file: line and column count from 1.</summary>
public sealed record SourcePlace(string File, int Line, int Column)
{
    /// <summary>For definitions that code makes.</summary>
    public static SourcePlace None { get; } = new("", 0, 0);

    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>One rule of <c>guardrails/&lt;locale&gt;/*.yaml</c>, as written. Keys are these names in snake_case.</summary>
public sealed record RuleDefinition
{
    public required string Id { get; init; }

    /// <summary>The locale of the folder the file stands in.</summary>
    public required string Locale { get; init; }

    /// <summary>The file's <c>owner</c>: <c>brand</c> or <c>legal</c>.</summary>
    public required string Owner { get; init; }

    /// <summary>One of <see cref="Categories"/>.</summary>
    public required string Category { get; init; }

    public Severity Severity { get; init; } = Severity.Block;

    public RuleMode Mode { get; init; }

    /// <summary>Law with its article. A rule with a law also has <see cref="EffectiveFrom"/> and <see cref="Status"/>.</summary>
    public string? Law { get; init; }

    /// <summary>First day in force, by the brief's day.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>Last day in force.</summary>
    public DateOnly? EffectiveTo { get; init; }

    public RuleStatus Status { get; init; } = RuleStatus.Confirmed;

    public required string Reason { get; init; }

    public RuleScope Applies { get; init; } = RuleScope.Everywhere;

    public required RuleMatch Match { get; init; }

    public RuleClearance Unless { get; init; } = RuleClearance.None;

    /// <summary>Wordings offered in place of a hit.</summary>
    public IReadOnlyList<string> Suggest { get; init; } = [];

    public required RuleExamples Examples { get; init; }

    public SourcePlace Source { get; init; } = SourcePlace.None;
}

/// <summary>Where a rule applies; an empty list means everywhere.</summary>
public sealed record RuleScope
{
    public static RuleScope Everywhere { get; } = new();

    public IReadOnlyList<string> Channels { get; init; } = [];

    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>Rule sets named by <c>goods.yaml</c> (<c>cosmetics</c>, <c>supplement</c>, …).</summary>
    public IReadOnlyList<string> Goods { get; init; } = [];

    public IReadOnlyList<Purpose> Purpose { get; init; } = [];
}

/// <summary>What a rule looks for: phrases, patterns, or both (either hits).</summary>
public sealed record RuleMatch
{
    /// <summary>Whole words, as a reader would write them, with marks.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>Also find the phrases spaced, dotted, in leetspeak, with look-alikes, repeats or hidden characters.</summary>
    public bool Evasion { get; init; }

    /// <summary>A phrase without marks also counts in marked text: only for long phrases nobody writes by accident.</summary>
    public bool Toneless { get; init; }

    /// <summary>Linear-time regular expressions, each run only near one of its triggers.</summary>
    public IReadOnlyList<RulePattern> Patterns { get; init; } = [];

    /// <summary>The text must contain one of these, else it is a finding (for obligatory sentences). Judged over all fields together.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <param name="Regex">.NET syntax without look-around or back-references (<c>NonBacktracking</c>), matched on the toned key.</param>
/// <param name="Triggers">Literals, one of which stands near every match.</param>
public sealed record RulePattern(string Regex, IReadOnlyList<string> Triggers);

/// <summary>What clears a hit. Each given condition alone is enough.</summary>
public sealed record RuleClearance
{
    public static RuleClearance None { get; } = new();

    /// <summary>A hit that overlaps one of these is cleared.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>Cleared by an evidence record or certificate of the facts, at most a year old on the brief's day, whose title stands in the text.</summary>
    public bool Evidence { get; init; }

    /// <summary>A named condition of <c>prompts/conditions.yaml</c>: text with facts must meet it; stored copy takes it on as its own condition.</summary>
    public string? Condition { get; init; }

    /// <summary>A fact path (<c>product.warranty</c>) that must hold a value in which the claim is found.</summary>
    public string? Fact { get; init; }
}

/// <summary>A rule proves itself: lint runs every line.</summary>
public sealed record RuleExamples(IReadOnlyList<string> Flag, IReadOnlyList<string> Pass);
