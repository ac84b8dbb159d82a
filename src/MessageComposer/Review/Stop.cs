using MessageComposer.Guardrails.Matching;
using MessageComposer.Messages;

namespace MessageComposer.Review;

/// <summary>What a stop keeps from going out. On the wire in snake_case.</summary>
public enum StopKind
{
    Scenario,
    Channel,
    Product,

    /// <summary>Any message whose words hold the phrase, in any spelling.</summary>
    Phrase,
    Variant,
}

/// <summary>An emergency stop. One person makes it; two lift it.</summary>
/// <param name="Target">Id of the scenario, channel, product or variant; the phrase.</param>
public sealed record Stop(Guid Id, StopKind Kind, string Target, string Reason, string ById, string ByName, DateTimeOffset At)
{
    public string? LiftAskedById { get; init; }

    public string? LiftAskedByName { get; init; }

    public DateTimeOffset? LiftAskedAt { get; init; }

    public string? LiftedById { get; init; }

    public string? LiftedByName { get; init; }

    /// <summary>Null: in force.</summary>
    public DateTimeOffset? LiftedAt { get; init; }
}

/// <summary>All stops in force at one moment, ready to be asked for every message. Immutable.</summary>
public sealed class StopSet
{
    private readonly HashSet<(StopKind, string)> _targets;
    private readonly PhraseFinder? _phrases;

    public StopSet(IReadOnlyList<Stop> inForce)
    {
        InForce = inForce;
        _targets = [.. inForce.Where(stop => stop.Kind != StopKind.Phrase).Select(stop => (stop.Kind, stop.Target))];
        string[] phrases = [.. inForce.Where(stop => stop.Kind == StopKind.Phrase).Select(stop => stop.Target)];
        _phrases = phrases.Length == 0 ? null : PhraseFinder.Of(phrases, disguised: true);
    }

    public static StopSet None { get; } = new([]);

    public IReadOnlyList<Stop> InForce { get; }

    /// <summary>Whether nothing may be said for this brief, whatever the words. A stopped product stops every message that could name it.</summary>
    public bool Pauses(Brief brief)
    {
        if (_targets.Count == 0) return false;
        if (_targets.Contains((StopKind.Scenario, brief.Scenario)) || _targets.Contains((StopKind.Channel, brief.Channel))) return true;
        foreach (Product product in brief.Products)
            if (product.Id is { } id && _targets.Contains((StopKind.Product, id))) return true;
        return false;
    }

    public bool Pauses(Variant variant) => _targets.Count > 0 && _targets.Contains((StopKind.Variant, variant.Id.ToString("D")));

    public bool HasPhrases => _phrases is not null;

    /// <summary>Whether a stopped phrase stands in any of the texts.</summary>
    public bool Says(IEnumerable<string> texts)
    {
        if (_phrases is null) return false;
        foreach (string text in texts)
            if (_phrases.In(text).Count > 0) return true;
        return false;
    }
}

/// <summary>The stops in force, held in memory: asked for every message, changed within two seconds of any process.</summary>
public interface IStops
{
    StopSet Current { get; }
}

/// <summary>None, for the command line and tests.</summary>
public sealed class NoStops : IStops
{
    public static NoStops Instance { get; } = new();

    public StopSet Current => StopSet.None;
}

/// <summary>What came of making or lifting a stop.</summary>
public abstract record StopResult
{
    private StopResult() { }

    /// <summary>It is in force now, or was already.</summary>
    public sealed record InForce(Stop Stop) : StopResult;

    /// <summary>Somebody else has to confirm; until then it stays in force.</summary>
    public sealed record LiftAsked(Stop Stop) : StopResult;

    public sealed record Lifted(Stop Stop) : StopResult;

    public sealed record NotFound : StopResult;

    public sealed record NotAllowed(string Rule, string Message) : StopResult;

    public sealed record Invalid(string Path, string Message) : StopResult;
}

/// <summary>Where stops are kept. Each change and its audit row are one transaction, and in force here when it returns.</summary>
public interface IStopStore : IStops
{
    /// <summary>Reads what is in force: once before the first message, then whenever the feed tells of a change.</summary>
    Task RefreshAsync(CancellationToken cancellationToken);

    /// <summary>An equal stop in force is answered as it is.</summary>
    Task<StopResult> MakeAsync(StopKind kind, string target, string reason, Reviewer by, CancellationToken cancellationToken);

    /// <summary>The first person asks, another one lifts.</summary>
    Task<StopResult> LiftAsync(Guid id, Reviewer by, CancellationToken cancellationToken);

    /// <summary>Newest first, lifted ones included.</summary>
    Task<IReadOnlyList<Stop>> ListAsync(int limit, CancellationToken cancellationToken);
}
