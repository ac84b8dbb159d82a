using System.Globalization;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content.Yaml;

/// <summary>
/// One mapping, read key by key. A getter that cannot give what was asked reports a fault and gives the default, so that a reader goes on
/// and all faults of a file come out at once.
/// </summary>
internal sealed class YamlMap
{
    private readonly FileReading _file;
    private readonly YamlMapping _node;
    private readonly MapShape _shape;
    private readonly string _path;

    private YamlMap(FileReading file, YamlMapping node, MapShape shape, string path)
    {
        _file = file;
        _node = node;
        _shape = shape;
        _path = path;
    }

    public FileReading File => _file;

    public SourcePlace Place => _file.Place(_node);

    public YamlNode Node => _node;

    /// <summary>Opens a node as a mapping of that shape; null with a fault where it is something else.</summary>
    public static YamlMap? Open(YamlNode node, MapShape shape, FileReading file, string path = "")
    {
        if (node is not YamlMapping mapping)
        {
            file.Fault(node, path, $"must be a map with the keys {string.Join(", ", shape.Keys)}");
            return null;
        }
        YamlMap map = new(file, mapping, shape, path);
        file.Entries.Add(map);
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (!shape.Knows(entry.Key.Text)) file.Fault(entry.Key, map.PathOf(entry.Key.Text), "unknown key" + NearestName.Hint(entry.Key.Text, shape.Keys));
        }
        foreach (string key in shape.Required)
        {
            if (map.Find(key) is null) file.Fault(mapping, map.PathOf(key), "is missing");
        }
        return map;
    }

    /// <summary>The map's own place in its file as a key: <c>rules[3]</c>.</summary>
    public string KeyPath => _path;

    public string PathOf(string key) => _path.Length == 0 ? key : _path + "." + key;

    public void Fault(string key, string message) => _file.Fault(Find(key) ?? _node, PathOf(key), message);

    public bool Has(string key) => Value(key) is not null;

    /// <summary>Where the key's value stands; the map's own place where there is none.</summary>
    public SourcePlace PlaceOf(string key) => _file.Place(Find(key) ?? _node);

    /// <summary>Where a dotted key (<c>match.patterns.regex</c>) stands, or as much of it as there is.</summary>
    public SourcePlace PlaceWithin(string dottedKey)
    {
        YamlNode found = _node;
        foreach (string part in dottedKey.Split('.'))
        {
            if ((found as YamlMapping)?.Entries.FirstOrDefault(entry => entry.Key.Text == part)?.Value is not { } inner) break;
            found = inner;
        }
        return _file.Place(found);
    }

    /// <summary>Text, never blank; <c>""</c> after a fault.</summary>
    public string Text(string key) => OptionalText(key) ?? "";

    public string? OptionalText(string key) => Value(key) is { } node ? TextOf(node, PathOf(key)) : null;

    /// <summary>A name made of a–z, digits, <c>-</c> and <c>_</c>: it stands in paths, keys and URLs.</summary>
    public string Id(string key)
    {
        string text = Text(key);
        if (text.Length > 0 && !Identifiers.IsIdentifier(text)) Fault(key, $"\"{FaultList.Short(text)}\": an id is made of a-z, 0-9, '-' and '_', at most 64");
        return text;
    }

    public IReadOnlyList<string> Texts(string key) => [.. TextNodes(key).Select(item => item.Text)];

    public bool Flag(string key, bool otherwise = false)
    {
        if (Value(key) is not { } node) return otherwise;
        if (node is YamlScalar { Form: ScalarForm.Plain, Text: "true" }) return true;
        if (node is not YamlScalar { Form: ScalarForm.Plain, Text: "false" }) _file.Fault(node, PathOf(key), "must be true or false");
        return false;
    }

    public int? OptionalInteger(string key, int least, int most) => Value(key) is { } node ? IntegerOf(node, PathOf(key), least, most) : null;

    public int Integer(string key, int least, int most, int otherwise = 0) => OptionalInteger(key, least, most) ?? otherwise;

    public double Number(string key, double least, double most)
    {
        if (Value(key) is not { } node) return least;
        if (node is YamlScalar { Form: ScalarForm.Plain } scalar && double.TryParse(scalar.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            && number >= least && number <= most) return number;
        _file.Fault(node, PathOf(key), string.Create(CultureInfo.InvariantCulture, $"must be a number from {least} to {most}"));
        return least;
    }

    public DateOnly? OptionalDate(string key)
    {
        if (Value(key) is not { } node) return null;
        if (node is YamlScalar scalar && DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)) return date;
        _file.Fault(node, PathOf(key), "must be a day such as 2026-11-21");
        return null;
    }

    public DateOnly Date(string key) => OptionalDate(key) ?? DateOnly.MinValue;

    public TimeOnly? OptionalTime(string key)
    {
        if (Value(key) is not { } node) return null;
        if (node is YamlScalar scalar && TimeOnly.TryParseExact(scalar.Text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)) return time;
        _file.Fault(node, PathOf(key), "must be a time of day such as 07:00");
        return null;
    }

    public TEnum? OptionalChoice<TEnum>(string key) where TEnum : struct, Enum => Value(key) is { } node ? ChoiceOf<TEnum>(node, PathOf(key)) : null;

    public TEnum Choice<TEnum>(string key, TEnum otherwise = default) where TEnum : struct, Enum => OptionalChoice<TEnum>(key) ?? otherwise;

    public IReadOnlyList<TEnum> Choices<TEnum>(string key) where TEnum : struct, Enum =>
        [.. ItemsOf(key).Select(item => ChoiceOf<TEnum>(item, PathOf(key))).OfType<TEnum>().Distinct()];

    /// <summary>A list out of the given words.</summary>
    public IReadOnlyList<string> Words(string key, IReadOnlyList<string> words)
    {
        List<string> found = [];
        foreach (YamlScalar item in TextNodes(key))
        {
            if (words.Contains(item.Text)) found.Add(item.Text);
            else _file.Fault(item, PathOf(key), Expected(item, words));
        }
        return found;
    }

    /// <summary>One of the given words.</summary>
    public string OneOf(string key, IReadOnlyList<string> words, string otherwise)
    {
        if (Value(key) is not { } node) return otherwise;
        if (node is YamlScalar scalar && words.Contains(scalar.Text)) return scalar.Text;
        _file.Fault(node, PathOf(key), Expected(node, words));
        return otherwise;
    }

    public YamlMap? Map(string key, MapShape shape) => Value(key) is { } node ? Open(node, shape, _file, PathOf(key)) : null;

    /// <summary>A list of maps of one shape; those that cannot be opened are left out, with their faults.</summary>
    public IReadOnlyList<T> List<T>(string key, MapShape shape, Func<YamlMap, T> read)
    {
        List<T> items = [];
        int index = 0;
        foreach (YamlNode item in ItemsOf(key))
        {
            if (Open(item, shape, _file, $"{PathOf(key)}[{index++}]") is { } map) items.Add(read(map));
        }
        return items;
    }

    /// <summary>A map whose keys are the editor's own words.</summary>
    public IReadOnlyDictionary<string, T> Table<T>(string key, Func<YamlNode, string, T?> read, NameKind? keysAre = null) where T : notnull
    {
        Dictionary<string, T> table = new(StringComparer.Ordinal);
        if (Value(key) is not { } node) return table;
        if (node is not YamlMapping mapping)
        {
            _file.Fault(node, PathOf(key), "must be a map, one \"word: value\" a line");
            return table;
        }
        foreach (YamlEntry entry in mapping.Entries)
        {
            string path = PathOf(key) + "." + entry.Key.Text;
            if (keysAre is { } kind) _file.Refer(kind, entry.Key.Text, entry.Key, path);
            if (read(entry.Value, path) is { } value) table[entry.Key.Text] = value;
        }
        return table;
    }

    public IReadOnlyDictionary<string, string> TextTable(string key, NameKind? keysAre = null) => Table(key, (node, path) => TextOf(node, path), keysAre);

    /// <summary>Text of a node; null with a fault.</summary>
    public string? TextOf(YamlNode node, string path)
    {
        if (node is YamlScalar scalar && !string.IsNullOrWhiteSpace(scalar.Text)) return scalar.Form == ScalarForm.Block ? scalar.Text.TrimEnd() : scalar.Text;
        _file.Fault(node, path, node switch
        {
            YamlScalar => "is empty: write a text, or remove the key",
            YamlMapping => "must be a text; one that holds a colon stands in quotes",
            _ => "must be a text",
        });
        return null;
    }

    public int? IntegerOf(YamlNode node, string path, int least, int most)
    {
        if (node is YamlScalar { Form: ScalarForm.Plain } scalar && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            && number >= least && number <= most) return number;
        _file.Fault(node, path, most == int.MaxValue ? $"must be a whole number, {least} or more" : $"must be a whole number from {least} to {most}");
        return null;
    }

    /// <summary>A list of texts; one text alone counts as a list of one.</summary>
    public IReadOnlyList<YamlScalar> TextNodes(string key) => Value(key) is { } node ? TextNodes(node, PathOf(key)) : [];

    public IReadOnlyList<YamlScalar> TextNodes(YamlNode node, string path)
    {
        IReadOnlyList<YamlNode> items = node is YamlSequence sequence ? sequence.Items : [node];
        List<YamlScalar> texts = [];
        foreach (YamlNode item in items)
        {
            if (TextOf(item, path) is { } text) texts.Add((YamlScalar)item with { Text = text });
        }
        return texts;
    }

    private IReadOnlyList<YamlNode> ItemsOf(string key)
    {
        if (Value(key) is not { } node) return [];
        if (node is YamlSequence sequence) return sequence.Items;
        _file.Fault(node, PathOf(key), "must be a list, each entry after a '-'");
        return [];
    }

    private TEnum? ChoiceOf<TEnum>(YamlNode node, string path) where TEnum : struct, Enum
    {
        TEnum[] values = Enum.GetValues<TEnum>();
        foreach (TEnum value in values)
        {
            if (node is YamlScalar scalar && scalar.Text == Identifiers.WordFor(value)) return value;
        }
        _file.Fault(node, path, Expected(node, [.. values.Select(value => Identifiers.WordFor(value))]));
        return null;
    }

    private static string Expected(YamlNode node, IReadOnlyList<string> words)
    {
        string found = node is YamlScalar scalar ? $", not \"{FaultList.Short(scalar.Text)}\"" : "";
        return $"must be {string.Join(" or ", words)}{found}";
    }

    /// <summary>The value of a key; null where the key is absent, said to be null, or empty (a fault).</summary>
    private YamlNode? Value(string key)
    {
        if (!_shape.Knows(key)) throw new InvalidOperationException($"The shape of {_shape.Schema} {_shape.Definition} does not list {key}.");
        YamlNode? node = Find(key);
        if (node is not YamlScalar scalar) return node;
        if (scalar.IsNull && _shape.Optional.Contains(key)) return null;
        if (!scalar.IsEmpty && !scalar.IsNull) return scalar;
        _file.Fault(scalar, PathOf(key), "is empty: write a value, [] for an empty list, or remove the key");
        return null;
    }

    /// <summary>The value as it was written; null where the key is absent.</summary>
    public YamlNode? Find(string key)
    {
        foreach (YamlEntry entry in _node.Entries)
        {
            if (entry.Key.Text == key) return entry.Value;
        }
        return null;
    }
}
