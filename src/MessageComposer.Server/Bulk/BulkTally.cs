using System.Runtime.InteropServices;
using MessageComposer.Guardrails;
using MessageComposer.Messages;

namespace MessageComposer.Server.Bulk;

/// <summary>Counts answers by source, by reason and by the rules that found something. Not thread-safe.</summary>
internal sealed class BulkTally
{
    public Dictionary<string, long> Sources { get; init; } = [];

    public Dictionary<string, long> Reasons { get; init; } = [];

    /// <summary>By rule; a rule that found several things in one message counts once for each.</summary>
    public Dictionary<string, long> Findings { get; init; } = [];

    /// <summary>Lines that were answered with an error, by the kind of error.</summary>
    public Dictionary<string, long> Errors { get; init; } = [];

    public void Add(Message message)
    {
        Count(Sources, WireNames.Of(message.Source));
        if (message.Reason is { } reason) Count(Reasons, WireNames.Of(reason));
        foreach (Finding finding in message.Guardrails.Findings) Count(Findings, finding.Rule);
    }

    public void AddError(string type) => Count(Errors, type);

    public void Add(BulkTally other)
    {
        Add(Sources, other.Sources);
        Add(Reasons, other.Reasons);
        Add(Findings, other.Findings);
        Add(Errors, other.Errors);
    }

    public BulkTally Copy()
    {
        BulkTally copy = new();
        copy.Add(this);
        return copy;
    }

    public void Clear()
    {
        Sources.Clear();
        Reasons.Clear();
        Findings.Clear();
        Errors.Clear();
    }

    private static void Count(Dictionary<string, long> counts, string name) => CollectionsMarshal.GetValueRefOrAddDefault(counts, name, out _)++;

    private static void Add(Dictionary<string, long> counts, Dictionary<string, long> more)
    {
        foreach ((string name, long count) in more) CollectionsMarshal.GetValueRefOrAddDefault(counts, name, out _) += count;
    }
}
