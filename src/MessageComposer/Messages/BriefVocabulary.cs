namespace MessageComposer.Messages;

/// <summary>What intake must know of the content to judge a request.</summary>
public interface IBriefVocabulary
{
    bool HasScenario(string scenario);

    /// <summary>Channels of the scenario, for checks and for the message of a fault.</summary>
    IReadOnlyList<string> ChannelsOf(string scenario);

    IReadOnlyList<string> LocalesOf(string scenario);

    /// <summary>Fact paths the scenario cannot do without (<c>product.list_price</c>).</summary>
    IReadOnlyList<string> RequiredFactsOf(string scenario);

    IReadOnlyList<string> Scenarios { get; }

    IReadOnlyList<string> Segments { get; }

    IReadOnlyList<string> Motives { get; }
}
