using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content.Definitions;

/// <summary>What a cell's copy is about.</summary>
public enum Grain
{
    None,
    Category,
    Product,
}

/// <summary>A layer of approval.</summary>
public enum ReviewLayer
{
    Brand,
    Legal,
}

/// <summary><c>prompts/&lt;scenario&gt;/scenario.yaml</c>, as written. The folder's name is the id.</summary>
public sealed record ScenarioDefinition
{
    public required string Id { get; init; }

    public required LocalName Names { get; init; }

    public required Purpose Purpose { get; init; }

    /// <summary>Fact paths a request must give (<c>product.name</c>, <c>product.list_price</c>); one that is missing is a fault of the request.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    public required IReadOnlyList<string> Locales { get; init; }

    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>Named steps in order; the first whose <c>when</c> holds is taken, one without <c>when</c> always. At least one, the last without <c>when</c>.</summary>
    public required IReadOnlyList<AngleDefinition> Angles { get; init; }

    public LiveCells Cells { get; init; } = new();

    public Grain Grain { get; init; } = Grain.Category;

    /// <summary>Layers every text of this scenario passes; empty: none.</summary>
    public IReadOnlyList<ReviewLayer> Review { get; init; } = [];

    /// <summary>A request may wait for fresh copy. Only where <see cref="Review"/> is empty.</summary>
    public bool Live { get; init; }

    /// <summary>Longest time to an answer. Key <c>deadline_ms</c>, 50 to 60000; default 2000.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(2);

    public IReadOnlyList<MentionDefinition> Mentions { get; init; } = [];

    /// <summary>The allow-list of paths that copy may merge.</summary>
    public IReadOnlyList<string> MergeFields { get; init; } = [];

    public ExperimentDefinition? Experiment { get; init; }

    /// <summary>Prompt versions; weights need not add up to 100. A version without hash must have weight 0.</summary>
    public IReadOnlyList<PromptVersionDefinition> Versions { get; init; } = [];

    public SourcePlace Source { get; init; } = SourcePlace.None;
}

/// <summary>A named step of a scenario.</summary>
public sealed record AngleDefinition
{
    public required string Id { get; init; }

    public required LocalName Names { get; init; }

    /// <summary>Template expression over the brief; null: always.</summary>
    public string? When { get; init; }

    /// <summary>Overrides the scenario's purpose.</summary>
    public Purpose? Purpose { get; init; }

    /// <summary>What the message should do, for the prompt.</summary>
    public LocalName? Intent { get; init; }
}

/// <summary>Which cells are written for; an empty list means all there are.</summary>
public sealed record LiveCells
{
    public IReadOnlyList<string> Segments { get; init; } = [];

    public IReadOnlyList<string> Motives { get; init; } = [];

    /// <summary>Category ids beside <c>none</c>, which is always live.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];
}

/// <summary>Something a message must say when a named condition holds. Its wordings stand in the tone files under <c>say</c>.</summary>
/// <param name="When">Id of a condition.</param>
/// <param name="Channels">Where it must be said; empty: everywhere.</param>
public sealed record MentionDefinition(string Id, string When, IReadOnlyList<string> Channels);

/// <param name="Control">Percent of customers in the control arm, 0 to 50.</param>
/// <param name="Salt">Changes who is in it.</param>
public sealed record ExperimentDefinition(int Control, string Salt);

/// <param name="Sha256">Lower-case hex of the prompt file's text (UTF-8, no BOM, LF); null: a draft.</param>
public sealed record PromptVersionDefinition(string Id, string? Sha256, int Weight);
