using MessageComposer.Content.Yaml;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content.Reading;

/// <summary>Holds the files to one another: every name used is defined, nothing is defined twice, nothing needed is missing.</summary>
internal static class ContentCheck
{
    public static void Run(ContentDraft draft)
    {
        CheckPresence(draft);
        CheckNames(draft);
        CheckUniqueness(draft);
        CheckTones(draft);
        foreach (ScenarioDraft scenario in draft.Scenarios.Values) ScenarioCheck.Run(scenario, draft);
    }

    private static void CheckPresence(ContentDraft draft)
    {
        HashSet<string> present = [.. draft.Files.Select(file => file.Path)];
        foreach (string path in (string[])["prompts/conditions.yaml", "guardrails/channels.yaml", "guardrails/segments.yaml", "guardrails/goods.yaml"])
        {
            if (!present.Contains(path)) draft.Faults.Add(path, 0, 0, "", "the file is missing");
        }
        if (!draft.Scenarios.Values.Any(scenario => scenario.HasFile)) draft.Faults.Add("prompts", 0, 0, "", "holds no scenario: prompts/<scenario>/scenario.yaml");
        foreach (ScenarioDraft scenario in draft.Scenarios.Values)
        {
            if (!scenario.HasFile) draft.Faults.Add($"prompts/{scenario.Id}/scenario.yaml", 0, 0, "", "the file is missing, though its folder holds others");
        }
    }

    private static void CheckNames(ContentDraft draft)
    {
        NameReferences names = draft.References;
        HashSet<string>? motives = SetOf(draft.Motives?.Select(motive => motive.Definition.Id));
        HashSet<string>? categories = SetOf(draft.Goods?.SelectMany(goods => goods.Categories));
        categories?.Add("none");
        names.Resolve(NameKind.Channel, SetOf(draft.Channels?.Select(channel => channel.Id)), "guardrails/channels.yaml", draft.Faults);
        names.Resolve(NameKind.Segment, SetOf(draft.Segments?.Select(segment => segment.Definition.Id)), "guardrails/segments.yaml", draft.Faults);
        names.Resolve(NameKind.Motive, motives, "guardrails/segments.yaml", draft.Faults);
        names.Resolve(NameKind.Condition, SetOf(draft.Conditions?.Select(condition => condition.Definition.Id)), "prompts/conditions.yaml", draft.Faults);
        names.Resolve(NameKind.RuleSet, SetOf(draft.Goods?.SelectMany(goods => goods.RuleSets)), "the rule_sets of guardrails/goods.yaml", draft.Faults);
        names.Resolve(NameKind.Category, categories, "guardrails/goods.yaml", draft.Faults);
        names.Resolve(NameKind.Locale, draft.Locales, "guardrails/ (no folder of that name)", draft.Faults);
        names.Resolve(NameKind.Scenario, draft.Scenarios.Keys.ToHashSet(StringComparer.Ordinal), "prompts/ (no folder of that name)", draft.Faults);
        names.Resolve(NameKind.Angle, AnglesOf(draft), "its scenario.yaml", draft.Faults);
        foreach (IGrouping<string, GoodsDefinition> set in (draft.Goods ?? []).SelectMany(goods => goods.RuleSets.Select(set => (set, goods))).GroupBy(pair => pair.set, pair => pair.goods))
        {
            if (!names.Uses(NameKind.RuleSet, set.Key)) draft.Warnings.Add(set.First().Source, "rule_sets", $"no rule applies to rule set \"{FaultList.Short(set.Key)}\"");
        }
    }

    private static HashSet<string>? AnglesOf(ContentDraft draft) => draft.Scenarios.Values.Any(scenario => scenario.Reading is null)
        ? null
        : SetOf(draft.Scenarios.Values.SelectMany(scenario => scenario.Reading!.Definition.Angles.Select(angle => scenario.Id + "/" + angle.Id)));

    private static void CheckUniqueness(ContentDraft draft)
    {
        CheckUnique(draft.Conditions?.Select(condition => (condition.Definition.Id, condition.Definition.Source)), "condition", draft.Faults);
        CheckUnique(draft.Channels?.Select(channel => (channel.Id, channel.Source)), "channel", draft.Faults);
        CheckUnique(draft.Segments?.Select(segment => (segment.Definition.Id, segment.Definition.Source)), "segment", draft.Faults);
        CheckUnique(draft.Motives?.Select(motive => (motive.Definition.Id, motive.Definition.Source)), "motive", draft.Faults);
        CheckUnique(draft.Goods?.Select(goods => (goods.Id, goods.Source)), "class of goods", draft.Faults);
        CheckUnique(draft.Evidence.Select(proof => (proof.Id, proof.Source)), "proof", draft.Faults);
        CheckUnique(draft.ZaloTemplates.Select(template => (template.Definition.Id, template.Definition.Source)), "template", draft.Faults);
    }

    private static void CheckUnique(IEnumerable<(string Id, SourcePlace Source)>? entries, string word, FaultList faults)
    {
        Dictionary<string, SourcePlace> first = new(StringComparer.Ordinal);
        foreach ((string id, SourcePlace source) in entries ?? [])
        {
            if (id.Length > 0 && !first.TryAdd(id, source)) faults.Add(source, "id", $"{word} \"{FaultList.Short(id)}\" is already defined at {first[id]}");
        }
    }

    private static void CheckTones(ContentDraft draft)
    {
        foreach (string locale in draft.Locales.Order(StringComparer.Ordinal))
        {
            foreach (AudienceContent segment in draft.Segments ?? [])
            {
                string id = segment.Definition.Id;
                if (id.Length > 0 && !draft.ToneFiles.Contains((locale, id)))
                    draft.Faults.Add(segment.Definition.Source, "id", $"segment \"{id}\" has no tone: guardrails/{locale}/tone/{id}.yaml is missing");
            }
        }
    }

    private static HashSet<string>? SetOf(IEnumerable<string>? names) => names?.ToHashSet(StringComparer.Ordinal);
}
