using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Rules;

/// <summary>Collects what is wrong with the definitions beside the rules: names that lead nowhere, ids given twice, proofs nobody could name.</summary>
internal static class DefinitionCheck
{
    public static void Run(GuardrailDefinitions definitions, List<DefinitionFault> faults)
    {
        HashSet<string> channels = [.. definitions.Channels.Select(static channel => channel.Id)];
        foreach (ToneDefinition tone in definitions.Tones)
            foreach ((string key, string channel) in ChannelsOf(tone))
                if (channels.Count > 0 && !channels.Contains(channel)) faults.Add(new DefinitionFault(tone.Source, key, $"‘{channel}’ is no channel; one of {string.Join(", ", channels)} was expected"));
        foreach (ChannelDefinition channel in definitions.Channels) CheckChannel(channel, faults);
        Unique(definitions.Channels, static channel => channel.Id, static channel => channel.Source, faults);
        Unique(definitions.Goods, static goods => goods.Id, static goods => goods.Source, faults);
        Unique(definitions.Evidence, static evidence => evidence.Id, static evidence => evidence.Source, faults);
        foreach (EvidenceDefinition evidence in definitions.Evidence)
            if (FoldedText.Of(evidence.Title).Words.Length == 0) faults.Add(new DefinitionFault(evidence.Source, "title", "a proof needs the title that the copy names it by"));
    }

    private static void CheckChannel(ChannelDefinition channel, List<DefinitionFault> faults)
    {
        foreach ((Purpose _, SendingDefinition sending) in channel.Sending)
            if (sending.LabelField is { } field && channel.Fields.All(known => known.Id != field))
                faults.Add(new DefinitionFault(channel.Source, "sending.label_field", $"‘{field}’ is no field of {channel.Id}; one of {string.Join(", ", channel.Fields.Select(static known => known.Id))} was expected"));
        foreach (FieldDefinition field in channel.Fields)
            foreach (FieldLimit limit in field.Limits)
                if (limit.Min > limit.Max) faults.Add(new DefinitionFault(channel.Source, "fields.limits", $"{field.Id} may not be at least {limit.Min} and at most {limit.Max} long"));
    }

    private static IEnumerable<(string Key, string Channel)> ChannelsOf(ToneDefinition tone)
    {
        foreach (string channel in tone.Limits.Emoji.Keys) yield return ("limits.emoji", channel);
        foreach (ToneSlang slang in tone.Slang)
            foreach (string channel in slang.NotIn) yield return ("slang.not_in", channel);
        if (tone.Address is not { } address) yield break;
        foreach (string channel in address.UnknownIn.Keys) yield return ("address.unknown_in", channel);
        foreach (string channel in address.AlwaysIn.Keys) yield return ("address.always_in", channel);
    }

    private static void Unique<T>(IReadOnlyList<T> definitions, Func<T, string> idOf, Func<T, SourcePlace> placeOf, List<DefinitionFault> faults)
    {
        Dictionary<string, SourcePlace> seen = [];
        foreach (T definition in definitions)
            if (!seen.TryAdd(idOf(definition), placeOf(definition))) faults.Add(new DefinitionFault(placeOf(definition), "id", $"‘{idOf(definition)}’ is already the id at {seen[idOf(definition)]}"));
    }
}
