using MessageComposer.Content.Definitions;
using MessageComposer.Content.Yaml;
using MessageComposer.Templating;

namespace MessageComposer.Content.Reading;

/// <summary>Reads <c>prompts/conditions.yaml</c>.</summary>
internal static class ConditionFileReader
{
    public static readonly MapShape File = new("conditions", "") { Required = ["conditions"] };

    public static readonly MapShape Condition = new("conditions", "condition") { Required = ["id", "names", "when"], Optional = ["ends"] };

    /// <summary>The definitions, each with its compiled form; null where an expression is wrong (the load has a fault then).</summary>
    public static IReadOnlyList<(ConditionDefinition Definition, ConditionContent? Content)>? Read(YamlNode root, FileReading file) =>
        YamlMap.Open(root, File, file)?.List("conditions", Condition, ReadCondition);

    private static (ConditionDefinition, ConditionContent?) ReadCondition(YamlMap map)
    {
        TemplateExpression? when = map.Expression("when", out string? whenSource);
        TemplateExpression? ends = map.Expression("ends", out string? endsSource);
        ConditionDefinition definition = new() { Id = map.Id("id"), When = whenSource ?? "", Names = LocalNames.Read(map), Ends = endsSource, Source = map.Place };
        return (definition, when is null ? null : new ConditionContent(definition, when, ends));
    }
}
