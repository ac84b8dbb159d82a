using MessageComposer.Content.Yaml;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content.Reading;

/// <summary>Reads <c>guardrails/&lt;locale&gt;/*.yaml</c>. What a rule must hold to be a rule is for the pipeline to say, which compiles it.</summary>
internal static class RuleFileReader
{
    public static readonly MapShape File = new("rules", "") { Required = ["owner", "rules"], Optional = ["words"] };

    public static readonly MapShape Words = new("rules", "word_list") { Required = ["name", "any"] };

    public static readonly MapShape Rule = new("rules", "rule")
    {
        Required = ["id", "category", "reason", "match", "examples"],
        Optional = ["severity", "mode", "law", "effective_from", "effective_to", "status", "applies", "unless", "suggest"],
    };

    public static readonly MapShape Scope = new("rules", "scope") { Optional = ["channels", "segments", "goods", "purpose"] };

    public static readonly MapShape Match = new("rules", "match") { Optional = ["phrases", "evasion", "toneless", "sayings", "patterns", "missing"] };

    public static readonly MapShape Pattern = new("rules", "pattern") { Required = ["regex", "triggers"] };

    public static readonly MapShape Clearance = new("rules", "clearance") { Optional = ["phrases", "evidence", "condition", "fact"] };

    public static readonly MapShape Examples = new("rules", "examples") { Required = ["flag", "pass"] };

    public static IReadOnlyList<string> Owners { get; } = ["brand", "legal"];

    public static (string Owner, IReadOnlyList<RuleDefinition> Rules)? Read(YamlNode root, string locale, FileReading file)
    {
        if (YamlMap.Open(root, File, file) is not { } map) return null;
        string owner = map.OneOf("owner", Owners, "brand");
        SayingReader sayings = new(map.List("words", Words, list => new WordList(list.Text("name"), list.Texts("any"))));
        return (owner, map.List("rules", Rule, rule => ReadRule(rule, locale, owner, sayings)));
    }

    private static RuleDefinition ReadRule(YamlMap map, string locale, string owner, SayingReader sayings)
    {
        RuleDefinition rule = new()
        {
            Id = map.Id("id"),
            Locale = locale,
            Owner = owner,
            Category = map.OneOf("category", Categories.All, Categories.BannedWord),
            Severity = map.Choice("severity", Severity.Block),
            Mode = map.Choice("mode", RuleMode.Enforce),
            Law = map.OptionalText("law"),
            EffectiveFrom = map.OptionalDate("effective_from"),
            EffectiveTo = map.OptionalDate("effective_to"),
            Status = map.Choice("status", RuleStatus.Confirmed),
            Reason = map.Text("reason"),
            Applies = ReadScope(map),
            Match = ReadMatch(map, sayings),
            Unless = ReadClearance(map),
            Suggest = map.Texts("suggest"),
            Examples = ReadExamples(map),
            Source = map.Place,
        };
        if (rule.Law is not null && !map.Has("status")) map.Fault("law", "a rule that names a law also says status: confirmed or unconfirmed");
        return rule;
    }

    private static RuleScope ReadScope(YamlMap rule) => rule.Map("applies", Scope) is not { } map
        ? RuleScope.Everywhere
        : new RuleScope
        {
            Channels = map.Names("channels", NameKind.Channel),
            Segments = map.Names("segments", NameKind.Segment),
            Goods = map.Names("goods", NameKind.RuleSet),
            Purpose = map.Choices<Purpose>("purpose"),
        };

    private static RuleMatch ReadMatch(YamlMap rule, SayingReader sayings) => rule.Map("match", Match) is not { } map
        ? new RuleMatch()
        : new RuleMatch
        {
            Phrases = map.Texts("phrases"),
            Evasion = map.Flag("evasion"),
            Toneless = map.Flag("toneless"),
            Patterns = [.. map.List("patterns", Pattern, pattern => new RulePattern(pattern.Text("regex"), pattern.Texts("triggers"))), .. map.Texts("sayings").SelectMany(saying => ReadSaying(saying, map, sayings))],
            Missing = map.Texts("missing"),
        };

    private static IReadOnlyList<RulePattern> ReadSaying(string saying, YamlMap map, SayingReader sayings)
    {
        IReadOnlyList<RulePattern> patterns = sayings.Read(saying, out string? fault);
        if (fault is not null) map.Fault("sayings", $"‘{saying}’: {fault}");
        return patterns;
    }

    private static RuleClearance ReadClearance(YamlMap rule) => rule.Map("unless", Clearance) is not { } map
        ? RuleClearance.None
        : new RuleClearance
        {
            Phrases = map.Texts("phrases"),
            Evidence = map.Flag("evidence"),
            Condition = map.OptionalName("condition", NameKind.Condition),
            Fact = map.OptionalFactPath("fact"),
        };

    private static RuleExamples ReadExamples(YamlMap rule) =>
        rule.Map("examples", Examples) is { } map ? new RuleExamples(map.Texts("flag"), map.Texts("pass")) : new RuleExamples([], []);
}
