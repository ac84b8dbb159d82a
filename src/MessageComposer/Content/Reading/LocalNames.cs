using MessageComposer.Content.Yaml;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content.Reading;

/// <summary>Reads a <c>vi</c> and <c>en</c> pair. Its shape is the same in every schema.</summary>
internal static class LocalNames
{
    public static readonly MapShape Shape = new("*", "local_name") { Required = ["vi", "en"] };

    public static LocalName Read(YamlMap map) => Optional(map, "names") ?? new LocalName("", "");

    public static LocalName? Optional(YamlMap map, string key) => map.Map(key, Shape) is { } names ? new LocalName(names.Text("vi"), names.Text("en")) : null;
}
