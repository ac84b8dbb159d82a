namespace MessageComposer.Messages;

/// <summary>What intake must know of the content to judge a request.</summary>
public interface IBriefVocabulary
{
    IReadOnlyCollection<string> Scenarios { get; }

    /// <summary>Channels of the scenario.</summary>
    IReadOnlyCollection<string> ChannelsOf(string scenario);

    /// <summary>Locales of the scenario.</summary>
    IReadOnlyCollection<string> LocalesOf(string scenario);

    IReadOnlyCollection<string> Segments { get; }

    IReadOnlyCollection<string> Motives { get; }

    /// <summary>Fact paths the scenario cannot do without.</summary>
    IReadOnlyList<string> RequiredFacts(string scenario);
}

/// <summary>Mistakes of a request, keyed by JSON path (<c>products[0].price</c>), in the order met.</summary>
public sealed record IntakeFaults(IReadOnlyDictionary<string, IReadOnlyList<string>> Errors);

/// <summary>A brief, or every mistake of the request. Exactly one is given.</summary>
public readonly record struct IntakeResult(Brief? Brief, IntakeFaults? Faults);
