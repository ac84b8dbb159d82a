using MessageComposer.Content.Definitions;
using MessageComposer.Content.Yaml;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Templating;

namespace MessageComposer.Content.Reading;

/// <summary>What the files of one load said so far. A registry stays null while its file is unread or unreadable.</summary>
internal sealed class ContentDraft
{
    public FaultList Faults { get; } = new();

    public FaultList Warnings { get; } = new();

    public NameReferences References { get; } = new();

    public EntryIndex Entries { get; } = new();

    public List<ContentFile> Files { get; } = [];

    public IReadOnlyList<(ConditionDefinition Definition, ConditionContent? Content)>? Conditions { get; set; }

    public IReadOnlyList<ChannelDefinition>? Channels { get; set; }

    public IReadOnlyList<AudienceContent>? Segments { get; set; }

    public IReadOnlyList<AudienceContent>? Motives { get; set; }

    public IReadOnlyList<GoodsDefinition>? Goods { get; set; }

    public IReadOnlyList<EvidenceDefinition> Evidence { get; set; } = [];

    public IReadOnlyList<ZaloTemplateContent> ZaloTemplates { get; set; } = [];

    public ReviewPolicyDefinition? Review { get; set; }

    public List<RuleDefinition> Rules { get; } = [];

    public List<ToneDefinition> Tones { get; } = [];

    /// <summary>Tone files that could not be read: they are not missing.</summary>
    public HashSet<(string Locale, string Name)> ToneFiles { get; } = [];

    /// <summary>Folders of <c>guardrails/</c> that hold a file.</summary>
    public HashSet<string> Locales { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, ScenarioDraft> Scenarios { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Template?> EmailLayouts { get; } = new(StringComparer.Ordinal);

    public ScenarioDraft ScenarioOf(string id)
    {
        if (!Scenarios.TryGetValue(id, out ScenarioDraft? scenario)) Scenarios[id] = scenario = new ScenarioDraft(id);
        return scenario;
    }
}

/// <summary>What the files of one scenario's folder said. A null value is a file that stands there but has faults.</summary>
internal sealed class ScenarioDraft(string id)
{
    public string Id { get; } = id;

    public bool HasFile { get; set; }

    public ScenarioReading? Reading { get; set; }

    public Dictionary<string, PromptContent?> Prompts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> PromptHashes { get; } = new(StringComparer.Ordinal);

    public Dictionary<(string Locale, string Channel), FallbackDraft> Fallbacks { get; } = [];
}

/// <param name="Content">Null where it does not compile.</param>
internal sealed record FallbackDraft(string Path, FallbackContent? Content, IReadOnlySet<string> Captures);
