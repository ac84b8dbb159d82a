using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content.Reading;

/// <summary>Holds a scenario to the files of its folder and to the channels and tones it uses.</summary>
internal static class ScenarioCheck
{
    /// <summary>Channels whose text comes from elsewhere: product cards are written, ZBS templates are registered.</summary>
    private static readonly string[] _withoutFallback = ["line", "zalo-template"];

    public static void Run(ScenarioDraft scenario, ContentDraft draft)
    {
        if (scenario.Reading is not { } reading) return;
        CheckVersions(scenario, reading, draft);
        CheckFallbacks(scenario, reading, draft);
        CheckMentions(reading, draft);
    }

    private static void CheckVersions(ScenarioDraft scenario, ScenarioReading reading, ContentDraft draft)
    {
        foreach (PromptVersionDefinition version in reading.Definition.Versions)
        {
            if (!reading.VersionPlaces.TryGetValue(version.Id, out SourcePlace? place)) continue;
            string path = $"prompts/{scenario.Id}/{version.Id}.prompt.md";
            if (!scenario.Prompts.ContainsKey(version.Id)) draft.Faults.Add(place, "versions", $"{path} is missing");
            else if (version.Sha256 is { } pinned && scenario.PromptHashes.TryGetValue(version.Id, out string? hash) && hash != pinned)
                draft.Faults.Add(place, "versions", $"a released prompt changed: the text of {path} has sha256 {hash}; undo the edit, or make it a new version");
        }
        foreach (string unlisted in scenario.Prompts.Keys.Where(id => !reading.VersionPlaces.ContainsKey(id)).Order(StringComparer.Ordinal))
            draft.Warnings.Add($"prompts/{scenario.Id}/{unlisted}.prompt.md", 0, 0, "", "is not listed under versions of scenario.yaml, so it is never used");
    }

    private static void CheckFallbacks(ScenarioDraft scenario, ScenarioReading reading, ContentDraft draft)
    {
        foreach (string channel in reading.Definition.Channels.Except(_withoutFallback))
        {
            ChannelDefinition? definition = draft.Channels?.FirstOrDefault(known => known.Id == channel);
            if (definition is null) continue;
            foreach (string locale in reading.Definition.Locales.Where(draft.Locales.Contains))
            {
                if (channel == "email" && !draft.EmailLayouts.ContainsKey(locale))
                    draft.Faults.Add(reading.ChannelPlaces[channel], "channels", $"e-mail needs prompts/layouts/{locale}/email.html.scriban, which is missing");
                if (scenario.Fallbacks.TryGetValue((locale, channel), out FallbackDraft? fallback)) CheckFields(fallback, definition, draft);
                else draft.Faults.Add(reading.ChannelPlaces[channel], "channels", $"the fallback prompts/{scenario.Id}/fallback/{locale}/{channel}.scriban is missing");
            }
        }
        foreach (((string locale, string channel), FallbackDraft fallback) in scenario.Fallbacks.OrderBy(entry => entry.Value.Path, StringComparer.Ordinal))
        {
            if (!reading.Definition.Channels.Contains(channel) || !reading.Definition.Locales.Contains(locale))
                draft.Warnings.Add(fallback.Path, 0, 0, "", $"the scenario does not list {channel} in {locale}, so it is never used");
        }
    }

    private static void CheckFields(FallbackDraft fallback, ChannelDefinition channel, ContentDraft draft)
    {
        if (fallback.Content is null) return;
        foreach (FieldDefinition field in channel.Fields)
        {
            if (field.Required && field.Id.Length > 0 && !fallback.Captures.Contains(field.Id))
                draft.Faults.Add(fallback.Path, 1, 1, field.Id, $"channel {channel.Id} needs this field: write {{{{ capture {field.Id} }}}}…{{{{ end }}}}");
        }
    }

    /// <summary>What no tone says could never be said.</summary>
    private static void CheckMentions(ScenarioReading reading, ContentDraft draft)
    {
        foreach (MentionDefinition mention in reading.Definition.Mentions)
        {
            if (!reading.MentionPlaces.TryGetValue(mention.Id, out SourcePlace? place)) continue;
            foreach (string locale in reading.Definition.Locales.Where(draft.Locales.Contains))
            {
                if (!draft.Tones.Any(tone => tone.Locale == locale && tone.Say.ContainsKey(mention.Id)))
                    draft.Faults.Add(place, "mentions", $"no tone of {locale} says how to say \"{mention.Id}\": add it under say in guardrails/{locale}/tone/brand.yaml");
            }
        }
    }
}
