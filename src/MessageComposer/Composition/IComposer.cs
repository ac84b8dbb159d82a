using MessageComposer.Messages;

namespace MessageComposer.Composition;

/// <summary>The one path every message takes: gate, arm, cell, choice, render, check. Thread-safe.</summary>
public interface IComposer
{
    /// <summary>There is always an answer; only cancellation by the caller ends in an exception.</summary>
    ValueTask<Message> ComposeAsync(Brief brief, CancellationToken cancellationToken);
}
