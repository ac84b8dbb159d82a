using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Messages;

namespace MessageComposer.Composition;

/// <summary>A request to judge a text, or every mistake of it keyed by JSON path. Exactly one is given.</summary>
public readonly record struct TextCheckIntake(TextCheckRequest? Request, IReadOnlyDictionary<string, IReadOnlyList<string>>? Faults);

/// <summary>Reads the JSON of a request to judge a text. Shared by endpoint and command line.</summary>
public static class TextCheckReader
{
    private const int MostFields = 50;
    private const int MostRequired = 50;
    private const int MaxDepth = 16;

    /// <param name="utf8">The whole request.</param>
    /// <param name="content">Says which locales, channels, segments, motives and scenarios there are.</param>
    public static TextCheckIntake Read(ReadOnlySpan<byte> utf8, ContentSnapshot content)
    {
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        Dictionary<string, List<string>> faults = new(StringComparer.Ordinal);
        TextCheckRequest? request = null;
        try
        {
            if (JsonNode.Parse(utf8, null, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = MaxDepth }) is JsonObject root)
                request = ReadRoot(root, content, (path, message) => Add(faults, path, message));
            else Add(faults, "$", "must be a JSON object");
        }
        catch (JsonException broken)
        {
            Add(faults, "$", broken.LineNumber is { } line ? $"is not valid JSON at line {line + 1}, byte {broken.BytePositionInLine + 1}" : "is not valid JSON, or gives a member twice");
        }
        return faults.Count == 0 ? new TextCheckIntake(request, null) : new TextCheckIntake(null, faults.ToDictionary(fault => fault.Key, IReadOnlyList<string> (fault) => fault.Value));
    }

    private static TextCheckRequest ReadRoot(JsonObject root, ContentSnapshot content, Action<string, string> fault) => new()
    {
        Locale = Name(root, "locale", LocalesOf(content), fault, required: true) ?? "",
        Channel = Name(root, "channel", [.. content.Channels.Keys.Order(StringComparer.Ordinal)], fault, required: true) ?? "",
        Segment = Name(root, "segment", [.. content.Segments.Select(segment => segment.Definition.Id)], fault),
        Motive = Name(root, "motive", [.. content.Motives.Select(motive => motive.Definition.Id)], fault),
        Scenario = Name(root, "scenario", [.. content.Scenarios.Keys.Order(StringComparer.Ordinal)], fault),
        Purpose = Name(root, "purpose", [.. Enum.GetValues<Purpose>().Select(PurposeNames.Of)], fault) is { } purpose
            ? Enum.GetValues<Purpose>().First(known => PurposeNames.Of(known) == purpose) : null,
        Fields = Fields(root, fault),
        Facts = Facts(root, fault),
        Required = Required(root, fault),
    };

    private static string? Name(JsonObject root, string member, IReadOnlyList<string> known, Action<string, string> fault, bool required = false)
    {
        if (root[member] is not { } node)
        {
            if (required) fault(member, "is required");
            return null;
        }
        if (TextOf(node) is { } text && known.Contains(text, StringComparer.Ordinal)) return text;
        fault(member, "must be one of: " + string.Join(", ", known));
        return null;
    }

    private static List<CheckedField> Fields(JsonObject root, Action<string, string> fault)
    {
        List<CheckedField> fields = [];
        if (root["fields"] is not JsonObject given || given.Count is 0 or > MostFields)
        {
            fault("fields", root["fields"] is null ? "is required" : $"must be an object of 1 to {MostFields} texts, by field");
            return fields;
        }
        foreach ((string id, JsonNode? node) in given)
        {
            if (node is null) continue;
            if (TextOf(node) is { } text) fields.Add(new CheckedField(id, text));
            else fault("fields." + id, "must be a text");
        }
        return fields;
    }

    private static JsonObject Facts(JsonObject root, Action<string, string> fault)
    {
        if (root["facts"] is not { } node) return [];
        if (node is not JsonObject facts) fault("facts", "must be an object");
        else if (Unreadable(facts, "facts") is { } path) fault(path, "holds a broken character or a number beyond 28 digits");
        else
        {
            root.Remove("facts");
            return facts;
        }
        return [];
    }

    private static List<string> Required(JsonObject root, Action<string, string> fault)
    {
        List<string> required = [];
        if (root["required"] is not { } node) return required;
        if (node is not JsonArray { Count: <= MostRequired } ids)
        {
            fault("required", $"must be a list of at most {MostRequired} names");
            return required;
        }
        for (int i = 0; i < ids.Count; i++)
        {
            if (ids[i] is { } item && TextOf(item)?.Trim() is { Length: > 0 and <= 100 } id) required.Add(id);
            else fault($"required[{i}]", "must be a name of at most 100 characters");
        }
        return required;
    }

    /// <summary>The path of the first value that cannot be taken as it is; null where all can.</summary>
    private static string? Unreadable(JsonNode? node, string path) => node switch
    {
        JsonObject group => group.Select(member => Unreadable(member.Value, $"{path}.{member.Key}")).FirstOrDefault(found => found is not null),
        JsonArray list => list.Select((item, index) => Unreadable(item, $"{path}[{index}]")).FirstOrDefault(found => found is not null),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => TextOf(value) is null ? path : null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.TryGetValue(out decimal _) ? null : path,
        _ => null,
    };

    /// <summary>Null where the node is no text, or one with a lone surrogate.</summary>
    private static string? TextOf(JsonNode node)
    {
        try
        {
            return node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string> LocalesOf(ContentSnapshot content) =>
    [
        .. content.SegmentTones.Keys.Select(tone => tone.Locale).Concat(content.BrandTones.Keys)
            .Concat(content.Scenarios.Values.SelectMany(scenario => scenario.Definition.Locales))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static void Add(Dictionary<string, List<string>> faults, string path, string message)
    {
        if (!faults.TryGetValue(path, out List<string>? messages)) faults[path] = messages = [];
        messages.Add(message);
    }
}
