using MessageComposer.Content.Definitions;
using MessageComposer.Content.Yaml;
using MessageComposer.Templating;

namespace MessageComposer.Content.Reading;

/// <summary>Reads <c>guardrails/segments.yaml</c>: segments and motives, each an ordered list whose last entry takes all that are left.</summary>
internal static class AudienceFileReader
{
    public static readonly MapShape File = new("segments", "") { Required = ["segments", "motives"] };

    public static readonly MapShape Audience = new("segments", "audience") { Required = ["id", "names"], Optional = ["when"] };

    public static (IReadOnlyList<AudienceContent> Segments, IReadOnlyList<AudienceContent> Motives)? Read(YamlNode root, FileReading file) =>
        YamlMap.Open(root, File, file) is { } map ? (ReadList(map, "segments"), ReadList(map, "motives")) : null;

    private static IReadOnlyList<AudienceContent> ReadList(YamlMap file, string key)
    {
        IReadOnlyList<(AudienceContent Audience, YamlMap Map)> entries = file.List(key, Audience, map => (ReadAudience(map), map));
        if (entries.Count == 0 && file.Has(key)) file.Fault(key, "needs at least one entry");
        for (int i = 0; i < entries.Count; i++)
        {
            (AudienceContent audience, YamlMap map) = entries[i];
            bool last = i == entries.Count - 1;
            if (last && audience.Definition.When is not null) map.Fault("when", "the last entry takes all that are left: it has no when");
            if (!last && !map.Has("when")) map.Fault("when", "only the last entry has no when: those below would never be reached");
        }
        return [.. entries.Select(entry => entry.Audience)];
    }

    private static AudienceContent ReadAudience(YamlMap map)
    {
        TemplateExpression? when = map.Expression("when", out string? source);
        return new AudienceContent(new AudienceDefinition { Id = map.Id("id"), Names = LocalNames.Read(map), When = source, Source = map.Place }, when);
    }
}
