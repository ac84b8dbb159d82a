using System.Text.Json;
using MessageComposer.Tests.Composition;

namespace MessageComposer.Tests.Corpus;

/// <summary>A violation a person marked. <paramref name="Match"/> is empty where something is missing or a whole field is at fault.</summary>
internal sealed record ExpectedFinding(string Category, string Field, string Match);

/// <summary>One labelled text.</summary>
/// <param name="Also">Categories that may be reported beside the expected ones: neither required nor wrong.</param>
internal sealed record CorpusLine(
    string Id,
    string Locale,
    string Channel,
    string? Segment,
    string Purpose,
    IReadOnlyList<KeyValuePair<string, string>> Fields,
    JsonElement Facts,
    IReadOnlyList<string> Required,
    IReadOnlyList<ExpectedFinding> Expect,
    IReadOnlyList<string> Also,
    string? Note)
{
    public bool IsClean => Expect.Count == 0;

    public string? TextOf(string field) => Fields.FirstOrDefault(pair => pair.Key == field).Value;

    /// <summary>All lines of all files, in the order of the file names.</summary>
    /// <param name="set">A folder beside this file: <c>tuned</c>, or one whose lines nobody tuned a rule to.</param>
    public static IReadOnlyList<CorpusLine> ReadSet(string set) =>
        [.. Files(set).SelectMany(file => File.ReadLines(file).Select(line => Parse(line, Path.GetFileName(file))))];

    private static IEnumerable<string> Files(string set) =>
        Directory.EnumerateFiles(Path.Combine(ShippedContent.Root, "tests", "MessageComposer.Tests", "Corpus", set), "*.jsonl").Order(StringComparer.Ordinal);

    private static CorpusLine Parse(string json, string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement.Clone();
            return new CorpusLine(
                Text(root, "id"), Text(root, "locale"), Text(root, "channel"), Optional(root, "segment"), Text(root, "purpose"),
                [.. root.GetProperty("fields").EnumerateObject().Select(field => KeyValuePair.Create(field.Name, field.Value.GetString()!))],
                root.GetProperty("facts"),
                Texts(root, "required"),
                [.. root.GetProperty("expect").EnumerateArray().Select(finding => new ExpectedFinding(Text(finding, "category"), Text(finding, "field"), Text(finding, "match")))],
                Texts(root, "also"),
                Optional(root, "note"));
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{file}: {json[..Math.Min(60, json.Length)]}: {fault.Message}", fault);
        }
    }

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;

    private static string? Optional(JsonElement element, string member) => element.TryGetProperty(member, out JsonElement value) ? value.GetString() : null;

    private static IReadOnlyList<string> Texts(JsonElement element, string member) =>
        element.TryGetProperty(member, out JsonElement values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [];
}
