using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content.Definitions;

/// <summary><c>guardrails/review.yaml</c>.</summary>
public sealed record ReviewPolicyDefinition
{
    /// <summary>Where no file says otherwise.</summary>
    public static ReviewPolicyDefinition Default { get; } = new();

    public string Owner { get; init; } = "legal";

    public SourcePlace Source { get; init; } = SourcePlace.None;
}
