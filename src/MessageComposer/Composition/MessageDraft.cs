using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Rendering;
using MessageComposer.Review;

namespace MessageComposer.Composition;

/// <summary>What is settled about a message before its words are.</summary>
/// <param name="Stops">Those in force when it began.</param>
internal sealed record MessageDraft(ContentSnapshot Content, ScenarioContent Scenario, Cell Cell, Audience Audience, string Arm, DateTimeOffset Now, StopSet Stops, Pseudonym Customer = default)
{
    /// <summary>The answer that says why nothing is sent.</summary>
    public Message Suppress(Brief brief, Reason reason, GuardrailReport? report = null) => new()
    {
        Id = MessageIds.Next(Now),
        RequestId = brief.RequestId,
        Source = MessageSource.Suppressed,
        Reason = reason,
        Cell = Cell,
        Purpose = Audience.Purpose,
        Arm = Arm,
        Customer = Customer,
        WrittenFrom = brief,
        Versions = new MessageVersions(Content.Hash, null, null, null),
        Guardrails = report ?? GuardrailReport.Clean,
    };
}
