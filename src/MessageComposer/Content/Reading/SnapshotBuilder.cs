using System.Collections.Frozen;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Templating;

namespace MessageComposer.Content.Reading;

/// <summary>Compiles a draft. Only one without faults becomes a snapshot.</summary>
internal static class SnapshotBuilder
{
    public static ContentSnapshot? Build(ContentDraft draft, IReadOnlyList<SourceFile> sources, ContentSnapshot? previous)
    {
        // Without channels or goods every rule that names one would seem wrong.
        if (draft.Channels is null || draft.Goods is null) return null;
        string guardrailsHash = ContentFingerprint.Of(sources.Where(source => ContentPath.Of(source.Path).Kind.IsCompiledToRules()));
        GuardrailPipeline guardrails = previous?.GuardrailsHash == guardrailsHash ? previous.Guardrails : Compile(draft);
        return draft.Faults.Count > 0 ? null : Build(draft, sources, guardrails) with { GuardrailsHash = guardrailsHash };
    }

    private static GuardrailPipeline Compile(ContentDraft draft)
    {
        GuardrailDefinitions definitions = new()
        {
            Rules = draft.Rules,
            Tones = draft.Tones,
            Channels = draft.Channels!,
            Goods = draft.Goods!,
            Evidence = draft.Evidence,
        };
        GuardrailPipeline guardrails = GuardrailPipeline.Compile(definitions, out IReadOnlyList<DefinitionFault> faults);
        foreach (DefinitionFault fault in faults) Report(fault, draft);
        return guardrails;
    }

    private static void Report(DefinitionFault fault, ContentDraft draft)
    {
        if (draft.Entries.Find(fault.Place) is not { } entry) draft.Faults.Add(fault.Place, fault.Key, fault.Message);
        else if (!draft.Faults.Covers(fault.Place.File, entry.KeyPath, fault.Key)) draft.Faults.Add(entry.PlaceWithin(fault.Key), entry.PathOf(fault.Key), fault.Message);
    }

    private static ContentSnapshot Build(ContentDraft draft, IReadOnlyList<SourceFile> sources, GuardrailPipeline guardrails) => new()
    {
        Hash = ContentFingerprint.Of(sources),
        Files = draft.Files,
        Scenarios = draft.Scenarios.Values.ToFrozenDictionary(scenario => scenario.Id, BuildScenario, StringComparer.Ordinal),
        Conditions = draft.Conditions!.ToFrozenDictionary(condition => condition.Definition.Id, condition => condition.Content!, StringComparer.Ordinal),
        Channels = draft.Channels!.ToFrozenDictionary(channel => channel.Id, StringComparer.Ordinal),
        Segments = draft.Segments!,
        Motives = draft.Motives!,
        GoodsByCategory = draft.Goods!.SelectMany(goods => goods.Categories.Select(category => (category, goods))).ToFrozenDictionary(pair => pair.category, pair => pair.goods, StringComparer.Ordinal),
        SegmentTones = draft.Tones.Where(tone => tone.Segment is not null).ToFrozenDictionary(tone => (tone.Locale, tone.Segment!)),
        MotiveTones = draft.Tones.Where(tone => tone.Motive is not null).ToFrozenDictionary(tone => (tone.Locale, tone.Motive!)),
        BrandTones = draft.Tones.Where(tone => tone.Segment is null && tone.Motive is null).ToFrozenDictionary(tone => tone.Locale, StringComparer.Ordinal),
        EmailLayouts = draft.EmailLayouts.ToFrozenDictionary(layout => layout.Key, layout => layout.Value!, StringComparer.Ordinal),
        ZaloTemplates = draft.ZaloTemplates,
        Review = draft.Review ?? ReviewPolicyDefinition.Default,
        Guardrails = guardrails,
    };

    private static ScenarioContent BuildScenario(ScenarioDraft scenario)
    {
        ScenarioReading reading = scenario.Reading!;
        return new ScenarioContent
        {
            Definition = reading.Definition,
            Angles = reading.Angles,
            Prompts = scenario.Prompts.ToFrozenDictionary(prompt => prompt.Key, prompt => prompt.Value!, StringComparer.Ordinal),
            Fallbacks = scenario.Fallbacks.ToFrozenDictionary(fallback => fallback.Key, fallback => fallback.Value.Content!),
            MergePolicy = new MergePolicy(reading.Definition.MergeFields.ToFrozenSet(StringComparer.Ordinal), TemplateLanguage.FilterNames),
        };
    }
}
