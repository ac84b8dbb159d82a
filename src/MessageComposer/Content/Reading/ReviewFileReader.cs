using MessageComposer.Content.Definitions;
using MessageComposer.Content.Yaml;

namespace MessageComposer.Content.Reading;

/// <summary>Reads <c>guardrails/review.yaml</c>.</summary>
internal static class ReviewFileReader
{
    public static readonly MapShape File = new("review", "") { Required = ["owner"] };

    public static ReviewPolicyDefinition? Read(YamlNode root, FileReading file) => YamlMap.Open(root, File, file) is not { } map
        ? null
        : new ReviewPolicyDefinition { Owner = map.OneOf("owner", ["legal"], "legal"), Source = map.Place };
}
