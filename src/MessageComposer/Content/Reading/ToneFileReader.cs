using MessageComposer.Content.Yaml;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content.Reading;

/// <summary>Reads <c>guardrails/&lt;locale&gt;/tone/*.yaml</c>. The file's name says for whom it speaks, the key in it must agree.</summary>
internal static class ToneFileReader
{
    public static readonly MapShape File = new("tone", "")
    {
        Required = ["owner", "voice"],
        Optional = ["segment", "motive", "address", "particles", "slang", "never", "limits", "prefer", "say", "good", "bad"],
    };

    public static readonly MapShape Address = new("tone", "address")
    {
        Required = ["you", "hello", "shop"],
        Optional = ["you_unknown", "title", "hello_unknown", "also", "unknown_in", "always_in"],
    };

    public static readonly MapShape Particles = new("tone", "particles") { Optional = ["use", "max_per_message", "never"] };

    public static readonly MapShape Slang = new("tone", "slang") { Required = ["word", "until"], Optional = ["not_in"] };

    public static readonly MapShape Limits = new("tone", "limits") { Optional = ["sentence_words", "exclamations", "capitals", "emoji", "emoji_never"] };

    public static readonly MapShape Saying = new("tone", "saying") { Required = ["text"], Optional = ["only_if"] };

    public static readonly MapShape BadLine = new("tone", "bad_line") { Required = ["text", "why"] };

    public static IReadOnlyList<string> Titles { get; } = ["never", "if_known"];

    public static IReadOnlyList<string> Capitals { get; } = ["names_only"];

    /// <param name="name">The file's name without extension: a segment, <c>motive-&lt;motive&gt;</c>, or <c>brand</c>.</param>
    public static ToneDefinition? Read(YamlNode root, string locale, string name, FileReading file)
    {
        if (YamlMap.Open(root, File, file) is not { } map) return null;
        ToneDefinition tone = new()
        {
            Locale = locale,
            Segment = map.OptionalName("segment", NameKind.Segment),
            Motive = map.OptionalName("motive", NameKind.Motive),
            Owner = map.OneOf("owner", RuleFileReader.Owners, "brand"),
            Voice = map.Text("voice"),
            Address = ReadAddress(map),
            Particles = ReadParticles(map),
            Slang = map.List("slang", Slang, ReadSlang),
            Never = map.Texts("never"),
            Limits = ReadLimits(map),
            Prefer = map.TextTable("prefer"),
            Say = map.Table("say", (node, path) => ReadSaying(map, node, path)),
            Good = map.Texts("good"),
            Bad = map.List("bad", BadLine, bad => new ToneBadLine(bad.Text("text"), bad.Text("why"))),
            Source = map.Place,
        };
        CheckSpeaker(map, tone, name);
        return tone;
    }

    private static void CheckSpeaker(YamlMap map, ToneDefinition tone, string name)
    {
        const string motivePrefix = "motive-";
        string? motive = name.StartsWith(motivePrefix, StringComparison.Ordinal) ? name[motivePrefix.Length..] : null;
        string? segment = motive is null && name != "brand" ? name : null;
        if (tone.Segment != segment)
            map.Fault("segment", segment is null ? $"{name}.yaml does not speak for a segment" : $"must be {segment}, as the file is named");
        if (tone.Motive != motive)
            map.Fault("motive", motive is null ? $"{name}.yaml does not speak for a motive" : $"must be {motive}, as the file is named");
        if (segment is not null && !map.Has("address")) map.Fault("address", "is missing: a segment's tone says how to address people");
        if (segment is null && map.Has("address")) map.Fault("address", "only a segment's tone says how to address people");
    }

    private static ToneAddress? ReadAddress(YamlMap tone) => tone.Map("address", Address) is not { } map
        ? null
        : new ToneAddress
        {
            You = map.Text("you"),
            YouUnknown = map.OptionalText("you_unknown"),
            Title = map.OneOf("title", Titles, "never"),
            Hello = map.Text("hello"),
            HelloUnknown = map.OptionalText("hello_unknown"),
            Shop = map.Texts("shop"),
            Also = map.Texts("also"),
            UnknownIn = map.TextTable("unknown_in", NameKind.Channel),
            AlwaysIn = map.TextTable("always_in", NameKind.Channel),
        };

    private static ToneParticles ReadParticles(YamlMap tone) => tone.Map("particles", Particles) is not { } map
        ? new ToneParticles()
        : new ToneParticles { Use = map.Texts("use"), MaxPerMessage = map.OptionalInteger("max_per_message", 0, 100), Never = map.Texts("never") };

    private static ToneSlang ReadSlang(YamlMap map) => new(map.Text("word"), map.Date("until"), map.Names("not_in", NameKind.Channel));

    private static ToneLimits ReadLimits(YamlMap tone) => tone.Map("limits", Limits) is not { } map
        ? new ToneLimits()
        : new ToneLimits
        {
            SentenceWords = map.OptionalInteger("sentence_words", 1, 1000),
            Exclamations = map.OptionalInteger("exclamations", 0, 100),
            Capitals = map.Has("capitals") ? map.OneOf("capitals", Capitals, Capitals[0]) : null,
            Emoji = map.Table<int>("emoji", (node, path) => map.IntegerOf(node, path, 0, 100) ?? 0, NameKind.Channel),
            EmojiNever = map.Texts("emoji_never"),
        };

    /// <summary>A text, a list of texts, or a map that also says which fact must be given.</summary>
    private static ToneSaying? ReadSaying(YamlMap tone, YamlNode node, string path)
    {
        if (node is not YamlMapping) return new ToneSaying([.. tone.TextNodes(node, path).Select(text => text.Text)], null);
        return YamlMap.Open(node, Saying, tone.File, path) is { } map ? new ToneSaying(map.Texts("text"), map.OptionalFactPath("only_if")) : null;
    }
}
