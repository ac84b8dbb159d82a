using System.Text.Json.Nodes;
using MessageComposer.Guardrails;

namespace MessageComposer.Composition;

/// <summary>A text somebody wants judged, after intake: every name in it is known to the content it was read for.</summary>
public sealed record TextCheckRequest
{
    public required string Locale { get; init; }

    public required string Channel { get; init; }

    /// <summary>Null: no segment's voice is judged.</summary>
    public string? Segment { get; init; }

    public string? Motive { get; init; }

    /// <summary>Gives the purpose, what must be said and the merge fields. Null: advertising that may merge what any scenario allows.</summary>
    public string? Scenario { get; init; }

    /// <summary>Overrides the purpose that follows from the scenario.</summary>
    public Purpose? Purpose { get; init; }

    /// <summary>At least one, in the order given.</summary>
    public required IReadOnlyList<CheckedField> Fields { get; init; }

    /// <summary>The objects of a compose request and any further keys: every string and number in it grounds the text.</summary>
    public JsonObject Facts { get; init; } = [];

    /// <summary>Ids of what the text must say: mentions of the tone files, and <c>cta</c>.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];
}
