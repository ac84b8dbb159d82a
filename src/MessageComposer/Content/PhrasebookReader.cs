using MessageComposer.Content.Yaml;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content;

/// <summary>A copy of the offline phrasebook: sentences people wrote, used where no model is configured.</summary>
public sealed record PhrasebookEntry
{
    public required string Locale { get; init; }

    public required string Scenario { get; init; }

    public required string Channel { get; init; }

    /// <summary>Null: any. The same holds for <see cref="Motive"/>, <see cref="Angle"/> and <see cref="Subject"/>.</summary>
    public string? Segment { get; init; }

    public string? Motive { get; init; }

    public string? Angle { get; init; }

    public string? Subject { get; init; }

    /// <summary>Conditions the words lean on.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    public required IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; }

    public SourcePlace Source { get; init; } = SourcePlace.None;
}

/// <summary>What a read of phrasebook files gave: with faults there are no entries.</summary>
public sealed record PhrasebookContent(IReadOnlyList<PhrasebookEntry> Entries, IReadOnlyList<ContentFault> Faults);

/// <summary>Reads <c>samples/phrasebook/&lt;locale&gt;.yaml</c>: a list <c>entries</c>, each with scenario, channel and fields.</summary>
public static class PhrasebookReader
{
    internal static readonly MapShape File = new("phrasebook", "") { Required = ["entries"] };

    internal static readonly MapShape Entry = new("phrasebook", "entry")
    {
        Required = ["scenario", "channel", "fields"],
        Optional = ["segment", "motive", "angle", "subject", "conditions"],
    };

    /// <summary>Reads every <c>*.yaml</c> of a folder in name order. A folder that does not exist holds no entries.</summary>
    public static PhrasebookContent ReadFolder(string folder) =>
        Read(Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), System.IO.File.ReadAllText(file)))]
            : []);

    /// <param name="files">Each with its name; without extension that is the locale.</param>
    public static PhrasebookContent Read(IReadOnlyList<(string Name, string Yaml)> files)
    {
        FaultList faults = new();
        List<PhrasebookEntry> entries = [];
        foreach ((string name, string yaml) in files)
        {
            FileReading file = new(name, faults, new NameReferences(), new EntryIndex());
            if (YamlTree.Parse(yaml, file) is not { } root || YamlMap.Open(root, File, file) is not { } map) continue;
            entries.AddRange(map.List("entries", Entry, entry => ReadEntry(entry, Path.GetFileNameWithoutExtension(name))));
        }
        return new PhrasebookContent(faults.Count == 0 ? entries : [], faults.InOrder());
    }

    private static PhrasebookEntry ReadEntry(YamlMap map, string locale)
    {
        IReadOnlyDictionary<string, string> fields = map.TextTable("fields");
        if (fields.Count == 0 && map.Has("fields")) map.Fault("fields", "holds no field");
        return new PhrasebookEntry
        {
            Locale = locale,
            Scenario = map.Text("scenario"),
            Channel = map.Text("channel"),
            Segment = map.OptionalText("segment"),
            Motive = map.OptionalText("motive"),
            Angle = map.OptionalText("angle"),
            Subject = map.OptionalText("subject"),
            Conditions = map.Texts("conditions"),
            Fields = [.. fields],
            Source = map.Place,
        };
    }
}
