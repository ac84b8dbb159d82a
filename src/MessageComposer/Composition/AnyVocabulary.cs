using MessageComposer.Messages;

namespace MessageComposer.Composition;

/// <summary>Takes every scenario and asks for no fact: for facts that belong to no request.</summary>
internal sealed class AnyVocabulary(string channel, string locale) : IBriefVocabulary
{
    public IReadOnlyList<string> Scenarios => [];

    public IReadOnlyList<string> Segments => [];

    public IReadOnlyList<string> Motives => [];

    public bool HasScenario(string scenario) => true;

    public IReadOnlyList<string> ChannelsOf(string scenario) => [channel];

    public IReadOnlyList<string> LocalesOf(string scenario) => [locale];

    public IReadOnlyList<string> RequiredFactsOf(string scenario) => [];
}
