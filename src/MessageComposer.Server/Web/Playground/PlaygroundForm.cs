using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Content;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Server.Web.Playground;

/// <summary>What stands in the playground's form; names the content does not know fall back to its first.</summary>
public sealed record PlaygroundForm
{
    public const string FieldPrefix = "field.";

    public required string Channel { get; init; }

    public required string Locale { get; init; }

    public string? Segment { get; init; }

    public string? Motive { get; init; }

    public string? Purpose { get; init; }

    /// <summary>Text by field of the channel, empty where none is given.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; }

    /// <summary>JSON as typed.</summary>
    public string Facts { get; init; } = "";

    /// <summary>Name of the sample the facts were taken from.</summary>
    public string Sample { get; init; } = "";

    /// <summary>The button that sent the form.</summary>
    public string Action { get; init; } = "";

    internal static PlaygroundForm Read(IFormCollection? form, ContentSnapshot content, FactSamples samples)
    {
        string Given(string name) => form is not null && form.TryGetValue(name, out Microsoft.Extensions.Primitives.StringValues values) ? values.ToString() : "";
        string? Known(string name, IEnumerable<string> known) => Given(name) is { Length: > 0 } given && known.Contains(given, StringComparer.Ordinal) ? given : null;

        string channel = Known("channel", content.Channels.Keys) ?? (content.Channels.ContainsKey("zalo") ? "zalo" : content.Channels.Keys.Order(StringComparer.Ordinal).First());
        string action = Given("action");
        string sample = form is null ? "rich" : Given("sample");
        bool takesSample = form is null || action == "sample";
        return new PlaygroundForm
        {
            Channel = channel,
            Locale = Known("locale", LocalesOf(content)) ?? LocalesOf(content)[0],
            Segment = Known("segment", content.Segments.Select(segment => segment.Definition.Id)),
            Motive = Known("motive", content.Motives.Select(motive => motive.Definition.Id)),
            Purpose = Known("purpose", ["advertising", "care", "transaction"]),
            Fields = [.. FieldsOf(content.Channels[channel]).Select(field => KeyValuePair.Create(field, Lines(Given(FieldPrefix + field))))],
            Facts = takesSample && samples.TextOf(sample) is { } text ? text : Given("facts"),
            Sample = sample,
            Action = action,
        };
    }

    public static IReadOnlyList<string> LocalesOf(ContentSnapshot content) =>
        [.. content.Scenarios.Values.SelectMany(scenario => scenario.Definition.Locales).Distinct(StringComparer.Ordinal).OrderByDescending(locale => locale == "vi-VN").ThenBy(locale => locale, StringComparer.Ordinal)];

    /// <summary>The text that stands in no field of its own yet goes to the body.</summary>
    private static IEnumerable<string> FieldsOf(ChannelDefinition channel) => channel.Fields.Count > 0 ? channel.Fields.Select(field => field.Id) : ["body"];

    /// <summary>Browsers send line ends as CR LF; offsets are counted with LF, as the page shows them.</summary>
    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    /// <summary>The same as a request to judge a text; null with the mistake where the facts are no JSON object.</summary>
    public byte[]? ToCheckRequest(out string? factsMistake)
    {
        factsMistake = null;
        JsonNode? facts = null;
        try
        {
            if (!string.IsNullOrWhiteSpace(Facts)) facts = JsonNode.Parse(Facts, null, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 14 });
        }
        catch (JsonException broken)
        {
            factsMistake = broken.LineNumber is { } line ? $"{line + 1}:{broken.BytePositionInLine + 1}" : "1:1";
            return null;
        }
        if (facts is not (null or JsonObject))
        {
            factsMistake = "1:1";
            return null;
        }
        JsonObject fields = [];
        foreach ((string field, string text) in Fields)
            if (text.Length > 0) fields[field] = text;
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["channel"] = Channel, ["locale"] = Locale, ["segment"] = Segment, ["motive"] = Motive, ["purpose"] = Purpose, ["fields"] = fields, ["facts"] = facts,
        });
    }

    public bool HasText => Fields.Any(entry => !string.IsNullOrWhiteSpace(entry.Value));

    public PlaygroundForm With(string field, string text) =>
        this with { Fields = [.. Fields.Select(entry => entry.Key == field ? KeyValuePair.Create(field, text) : entry)] };
}
