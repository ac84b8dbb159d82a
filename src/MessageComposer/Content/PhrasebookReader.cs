using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

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
}

/// <summary>What a read of phrasebook files gave. Entries of a faulty file are left out, not guessed.</summary>
public sealed record PhrasebookContent(IReadOnlyList<PhrasebookEntry> Entries, IReadOnlyList<ContentFault> Faults);

/// <summary>Reads <c>samples/phrasebook/&lt;locale&gt;.yaml</c>.</summary>
public static class PhrasebookReader
{
    private static readonly string[] s_known = ["scenario", "channel", "segment", "motive", "angle", "subject", "conditions", "fields"];

    /// <summary>Reads every <c>*.yaml</c> of a folder in name order. A folder that does not exist holds no entries.</summary>
    public static PhrasebookContent ReadFolder(string folder)
    {
        List<PhrasebookEntry> entries = [];
        List<ContentFault> faults = [];
        if (!Directory.Exists(folder)) return new PhrasebookContent([], []);
        foreach (string file in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            PhrasebookContent content = Read(Path.GetFileName(file), File.ReadAllText(file));
            entries.AddRange(content.Entries);
            faults.AddRange(content.Faults);
        }
        return new PhrasebookContent(entries, faults);
    }

    /// <param name="file">Its name without extension is the locale.</param>
    public static PhrasebookContent Read(string file, string yaml)
    {
        List<ContentFault> faults = [];
        List<PhrasebookEntry> entries = [];
        try
        {
            YamlStream stream = [];
            stream.Load(new StringReader(yaml));
            if (stream.Documents is not [{ RootNode: YamlMappingNode root }, ..] || Child(root, "entries") is not YamlSequenceNode list)
                return new PhrasebookContent([], [new ContentFault(file, 1, 1, "entries", "a list of entries was expected")]);
            string locale = Path.GetFileNameWithoutExtension(file);
            foreach (YamlNode node in list)
                if (ReadEntry(node, file, locale, faults) is { } entry) entries.Add(entry);
        }
        catch (YamlException exception)
        {
            faults.Add(new ContentFault(file, (int)exception.Start.Line, (int)exception.Start.Column, "", exception.Message));
        }
        return new PhrasebookContent(faults.Count == 0 ? entries : [], faults);
    }

    private static PhrasebookEntry? ReadEntry(YamlNode node, string file, string locale, List<ContentFault> faults)
    {
        int before = faults.Count;
        if (node is not YamlMappingNode entry)
        {
            Fault(node, "entries", "an entry has scenario, channel and fields");
            return null;
        }
        foreach (YamlNode key in entry.Children.Keys)
            if (key is not YamlScalarNode { Value: { } name } || !s_known.Contains(name, StringComparer.Ordinal)) Fault(key, key.ToString(), "unknown key");

        List<KeyValuePair<string, string>> fields = [];
        if (Child(entry, "fields") is YamlMappingNode { Children.Count: > 0 } given)
        {
            foreach ((YamlNode key, YamlNode value) in given.Children)
            {
                if (value is YamlScalarNode { Value: { } text } && text.Trim() is { Length: > 0 } copy) fields.Add(new KeyValuePair<string, string>(key.ToString(), copy));
                else Fault(value, "fields." + key, "a text was expected");
            }
        }
        else
        {
            Fault(entry, "fields", "at least one field was expected");
        }
        string? scenario = Text(entry, "scenario"), channel = Text(entry, "channel");
        if (scenario is null) Fault(entry, "scenario", "a scenario was expected");
        if (channel is null) Fault(entry, "channel", "a channel was expected");
        if (faults.Count > before) return null;
        return new PhrasebookEntry
        {
            Locale = locale,
            Scenario = scenario!,
            Channel = channel!,
            Segment = Text(entry, "segment"),
            Motive = Text(entry, "motive"),
            Angle = Text(entry, "angle"),
            Subject = Text(entry, "subject"),
            Conditions = Child(entry, "conditions") is YamlSequenceNode conditions ? [.. conditions.OfType<YamlScalarNode>().Select(item => item.Value!)] : [],
            Fields = fields,
        };

        void Fault(YamlNode place, string key, string message) =>
            faults.Add(new ContentFault(file, (int)place.Start.Line, (int)place.Start.Column, key, message));
    }

    private static YamlNode? Child(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? child) ? child : null;

    private static string? Text(YamlMappingNode node, string key) =>
        Child(node, key) is YamlScalarNode { Value: { } value } && value.Trim() is { Length: > 0 } text && text is not ("null" or "~") ? text : null;
}
