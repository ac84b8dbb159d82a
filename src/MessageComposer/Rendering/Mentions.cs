using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Rendering;

/// <summary>What a scenario wants said when a condition holds, with the wordings of the tone files that count as saying it.</summary>
internal static class Mentions
{
    public static IReadOnlyList<RequiredMention> RequiredOf(ScenarioDefinition scenario, BriefModel model, ContentSnapshot content)
    {
        List<RequiredMention>? required = null;
        foreach (MentionDefinition mention in scenario.Mentions)
        {
            bool here = mention.Channels.Count == 0 || mention.Channels.Contains(model.Brief.Channel, StringComparer.Ordinal);
            if (here && model.Conditions.Holds(mention.When)) (required ??= []).Add(Known(mention.Id, model.Brief.Locale, content));
        }
        return required ?? (IReadOnlyList<RequiredMention>)[];
    }

    /// <summary>One instance for all messages of a snapshot: the guardrails compile its wordings once.</summary>
    private static RequiredMention Known(string id, string locale, ContentSnapshot content) => s_known
        .GetValue(content, static _ => new ConcurrentDictionary<(string, string), RequiredMention>())
        .GetOrAdd((id, locale), static (key, snapshot) => new RequiredMention(key.Item1, WordingsOf(key.Item1, key.Item2, snapshot)), content);

    private static readonly ConditionalWeakTable<ContentSnapshot, ConcurrentDictionary<(string Id, string Locale), RequiredMention>> s_known = [];

    /// <summary>Something a caller asks for by its id. One that no tone file knows must stand in the text as it is called.</summary>
    public static RequiredMention Asked(string id, string locale, ContentSnapshot content) =>
        new(id, WordingsOf(id, locale, content) is { Count: > 0 } wordings ? wordings : [id.Replace('_', ' ')]);

    /// <summary>Whether the facts say that it would not be true. Facts that say nothing of it deny nothing.</summary>
    public static bool FactsDeny(string id, ScenarioDefinition? scenario, BriefModel model, ContentSnapshot content)
    {
        string condition = scenario?.Mentions.FirstOrDefault(mention => mention.Id == id)?.When ?? id;
        return content.Conditions.TryGetValue(condition, out ConditionContent? known)
            && !model.Conditions.Holds(condition)
            && known.When.Paths.Any(path => FactText.At(model, path) is not null);
    }

    /// <summary>Any voice's wording counts: a fallback serves every segment.</summary>
    private static List<string> WordingsOf(string mention, string locale, ContentSnapshot content)
    {
        List<string> wordings = [];
        foreach (((string toneLocale, _), ToneDefinition tone) in content.SegmentTones)
        {
            if (toneLocale == locale && tone.Say.TryGetValue(mention, out ToneSaying? saying)) wordings.AddRange(saying.Texts);
        }
        if (content.BrandTones.TryGetValue(locale, out ToneDefinition? brand) && brand.Say.TryGetValue(mention, out ToneSaying? house)) wordings.AddRange(house.Texts);
        return wordings;
    }
}
