using MessageComposer.Messages;

namespace MessageComposer.Generation;

/// <summary>A wish for copy over many cells: the body of <c>POST /v1/variants/generate</c>. An empty list means all there are.</summary>
public sealed record GenerateRequest
{
    public required string Scenario { get; init; }

    public IReadOnlyList<string> Segments { get; init; } = [];

    public IReadOnlyList<string> Motives { get; init; } = [];

    public IReadOnlyList<string> Channels { get; init; } = [];

    public IReadOnlyList<string> Angles { get; init; } = [];

    /// <summary>Null: the scenario's first.</summary>
    public string? Locale { get; init; }

    /// <summary>Whose cells are meant: each product's own, or its category's, by the scenario's grain.</summary>
    public IReadOnlyList<WantedProduct> Products { get; init; } = [];

    public string? StoreName { get; init; }

    /// <summary>Named conditions the copy may lean on. None given for a product: those it meets by itself.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Variants per cell, 1 to 8.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Null: the version with the greatest weight.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>The API key that asks.</summary>
    public string Caller { get; init; } = GenerationJob.LocalCaller;
}

/// <param name="Json">The product in the wire's shape, without unknown members: see <see cref="JobProduct.Known"/>.</param>
public sealed record WantedProduct(Product Product, string Json);

/// <summary>The jobs of a request, or its mistakes keyed by JSON path. One of the two is empty.</summary>
public sealed record CellPlan(IReadOnlyList<GenerationJob> Jobs, IReadOnlyDictionary<string, IReadOnlyList<string>> Faults);
