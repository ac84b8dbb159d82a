using MessageComposer.Content.Definitions;
using MessageComposer.Content.Yaml;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Templating;

namespace MessageComposer.Content.Reading;

/// <summary>What <c>scenario.yaml</c> says, with the places that checks across files point at.</summary>
internal sealed record ScenarioReading(
    ScenarioDefinition Definition,
    IReadOnlyList<AngleContent> Angles,
    IReadOnlyDictionary<string, SourcePlace> ChannelPlaces,
    IReadOnlyDictionary<string, SourcePlace> VersionPlaces,
    IReadOnlyDictionary<string, SourcePlace> MentionPlaces);

/// <summary>Reads <c>prompts/&lt;scenario&gt;/scenario.yaml</c>.</summary>
internal static class ScenarioFileReader
{
    public static readonly MapShape File = new("scenario", "")
    {
        Required = ["names", "purpose", "locales", "channels", "angles"],
        Optional = ["requires", "cells", "grain", "review", "live", "deadline_ms", "mentions", "merge_fields", "experiment", "versions"],
    };

    public static readonly MapShape Angle = new("scenario", "angle") { Required = ["id", "names"], Optional = ["when", "purpose", "intent"] };

    public static readonly MapShape Cells = new("scenario", "cells") { Optional = ["segments", "motives", "subjects"] };

    public static readonly MapShape Mention = new("scenario", "mention") { Required = ["id", "when"], Optional = ["channels"] };

    public static readonly MapShape Experiment = new("scenario", "experiment") { Required = ["control", "salt"] };

    public static readonly MapShape Version = new("scenario", "version") { Required = ["id", "weight"], Optional = ["sha256"] };

    private const int LeastDeadline = 50;
    private const int MostDeadline = 60_000;

    public static ScenarioReading? Read(YamlNode root, string id, FileReading file)
    {
        if (YamlMap.Open(root, File, file) is not { } map) return null;
        Purpose purpose = map.Choice<Purpose>("purpose");
        Dictionary<string, SourcePlace> mentionPlaces = [];
        Dictionary<string, SourcePlace> versionPlaces = [];
        IReadOnlyList<AngleContent> angles = ReadAngles(map, purpose);
        ScenarioDefinition definition = new()
        {
            Id = id,
            Names = LocalNames.Read(map),
            Purpose = purpose,
            Requires = map.FactPathsOf("requires"),
            Locales = map.Names("locales", NameKind.Locale),
            Channels = map.Names("channels", NameKind.Channel),
            Angles = [.. angles.Select(angle => angle.Definition)],
            Cells = ReadCells(map),
            Grain = map.Choice("grain", Grain.Category),
            Review = map.Choices<ReviewLayer>("review"),
            Live = map.Flag("live"),
            Deadline = TimeSpan.FromMilliseconds(map.Integer("deadline_ms", LeastDeadline, MostDeadline, otherwise: 2000)),
            Mentions = map.List("mentions", Mention, mention => ReadMention(mention, mentionPlaces)),
            MergeFields = map.FactPathsOf("merge_fields"),
            Experiment = map.Map("experiment", Experiment) is { } experiment ? new ExperimentDefinition(experiment.Integer("control", 0, 50), experiment.Text("salt")) : null,
            Versions = map.List("versions", Version, version => ReadVersion(version, versionPlaces)),
            Source = map.Place,
        };
        if (definition.Live && definition.Review.Count > 0) map.Fault("live", "only texts that nobody reviews may be written while a request waits: set review: [] or live: false");
        if (map.Has("locales") && definition.Locales.Count == 0) map.Fault("locales", "needs at least one locale");
        if (map.Has("channels") && definition.Channels.Count == 0) map.Fault("channels", "needs at least one channel");
        Dictionary<string, SourcePlace> channelPlaces = [];
        foreach (YamlScalar channel in map.TextNodes("channels")) channelPlaces.TryAdd(channel.Text, file.Place(channel));
        return new ScenarioReading(definition, angles, channelPlaces, versionPlaces, mentionPlaces);
    }

    private static IReadOnlyList<AngleContent> ReadAngles(YamlMap scenario, Purpose purpose)
    {
        IReadOnlyList<(AngleContent Angle, YamlMap Map)> angles = scenario.List("angles", Angle, map => (ReadAngle(map, purpose), map));
        if (angles.Count == 0 && scenario.Has("angles")) scenario.Fault("angles", "needs at least one angle");
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < angles.Count; i++)
        {
            (AngleContent angle, YamlMap map) = angles[i];
            bool last = i == angles.Count - 1;
            if (angle.Definition.Id.Length > 0 && !seen.Add(angle.Definition.Id)) map.Fault("id", $"angle \"{FaultList.Short(angle.Definition.Id)}\" stands here twice");
            if (last && map.Has("when")) map.Fault("when", "the last angle takes all that are left: it has no when");
            if (!last && !map.Has("when")) map.Fault("when", "only the last angle has no when: those below would never be reached");
        }
        return [.. angles.Select(entry => entry.Angle)];
    }

    private static AngleContent ReadAngle(YamlMap map, Purpose purpose)
    {
        TemplateExpression? when = map.Expression("when", out string? source);
        AngleDefinition definition = new()
        {
            Id = map.Id("id"),
            Names = LocalNames.Read(map),
            When = source,
            Purpose = map.OptionalChoice<Purpose>("purpose"),
            Intent = LocalNames.Optional(map, "intent"),
        };
        return new AngleContent(definition, when, definition.Purpose ?? purpose);
    }

    private static LiveCells ReadCells(YamlMap scenario) => scenario.Map("cells", Cells) is not { } map
        ? new LiveCells()
        : new LiveCells
        {
            Segments = map.Names("segments", NameKind.Segment),
            Motives = map.Names("motives", NameKind.Motive),
            Subjects = map.Names("subjects", NameKind.Category),
        };

    private static MentionDefinition ReadMention(YamlMap map, Dictionary<string, SourcePlace> places)
    {
        string id = map.Id("id");
        if (id.Length > 0 && !places.TryAdd(id, map.PlaceOf("id"))) map.Fault("id", $"mention \"{id}\" stands here twice");
        return new MentionDefinition(id, map.Name("when", NameKind.Condition), map.Names("channels", NameKind.Channel));
    }

    private static PromptVersionDefinition ReadVersion(YamlMap map, Dictionary<string, SourcePlace> places)
    {
        PromptVersionDefinition version = new(map.Id("id"), map.OptionalText("sha256"), map.Integer("weight", 0, 100));
        if (version.Id.Length > 0 && !places.TryAdd(version.Id, map.PlaceOf("id"))) map.Fault("id", $"version \"{version.Id}\" stands here twice");
        if (version.Sha256 is null && version.Weight > 0) map.Fault("weight", "a version without sha256 is a draft: its weight must be 0 until it is released");
        if (version.Sha256 is { } hash && !IsHash(hash)) map.Fault("sha256", "must be 64 digits of lower-case hex");
        return version;
    }

    private static bool IsHash(string text) => text.Length == 64 && text.All(letter => char.IsAsciiHexDigitLower(letter));
}
