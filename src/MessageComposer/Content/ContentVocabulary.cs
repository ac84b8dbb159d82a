using MessageComposer.Messages;

namespace MessageComposer.Content;

/// <summary>A snapshot as intake sees it: which words a request may use.</summary>
public sealed class ContentVocabulary(ContentSnapshot content) : IBriefVocabulary
{
    public IReadOnlyList<string> Scenarios { get; } = [.. content.Scenarios.Keys.Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Segments { get; } = [.. content.Segments.Select(segment => segment.Definition.Id)];

    public IReadOnlyList<string> Motives { get; } = [.. content.Motives.Select(motive => motive.Definition.Id)];

    public bool HasScenario(string scenario) => content.Scenarios.ContainsKey(scenario);

    public IReadOnlyList<string> ChannelsOf(string scenario) => content.Scenarios[scenario].Definition.Channels;

    public IReadOnlyList<string> LocalesOf(string scenario) => content.Scenarios[scenario].Definition.Locales;

    public IReadOnlyList<string> RequiredFactsOf(string scenario) => content.Scenarios[scenario].Definition.Requires;
}
