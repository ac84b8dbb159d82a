using System.Text.Json.Nodes;

namespace MessageComposer.Server.Api;

/// <summary>
/// The shape of a request to judge a text, for the API's description and for clients in .NET. The service itself reads it in one pass that
/// reports every mistake at once.
/// </summary>
public sealed record GuardrailCheckRequest
{
    public required string Locale { get; init; }

    public required string Channel { get; init; }

    public string? Segment { get; init; }

    public string? Motive { get; init; }

    /// <summary>Gives the purpose, what must be said and the merge fields; without it the text is advertising.</summary>
    public string? Scenario { get; init; }

    /// <summary><c>advertising</c>, <c>care</c> or <c>transaction</c>; default: what follows from the scenario.</summary>
    public string? Purpose { get; init; }

    /// <summary>Text by field. Merge fields that the scenario allows may stand in it.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>The objects of a compose request (<c>products</c>, <c>store</c>, <c>promotion</c>, <c>context</c>) and any further keys.</summary>
    public JsonObject? Facts { get; init; }

    /// <summary>What the text must say: ids of the tone files' <c>say</c>.</summary>
    public IReadOnlyList<string>? Required { get; init; }
}
