using MessageComposer.Content;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Rendering;
using MessageComposer.Review;

namespace MessageComposer.Composition;

/// <summary>
/// Writes the message of a request that came again: under its id, from the request and the words that were chosen then, and judged anew. Words that may no
/// longer serve give way to the fallback, and what may no longer be said at all is suppressed. Thread-safe.
/// </summary>
/// <param name="content">Gives the snapshot in force.</param>
/// <param name="stops">Those in force: a message that comes again is stopped like any other.</param>
public sealed class MessageReplay(Func<ContentSnapshot> content, IVariantStore variants, IStops stops)
{
    private readonly CompiledCopyCache _copies = new();

    /// <param name="brief">The request that <paramref name="record"/> was made for.</param>
    public async ValueTask<Message> AgainAsync(Brief brief, MessageRecord record, CancellationToken cancellationToken)
    {
        ContentSnapshot snapshot = content();
        Audience audience = new(record.Cell.Segment, record.Cell.Motive, record.Cell.Angle, record.Making.Purpose);
        MessageDraft draft = new(snapshot, snapshot.Scenarios[brief.Scenario], record.Cell, audience, record.Making.Arm, record.At, stops.Current, record.Customer);
        Message message = await WriteAsync(brief, record, draft, cancellationToken);
        return message with { Id = record.Id.ToString() };
    }

    private async ValueTask<Message> WriteAsync(Brief brief, MessageRecord record, MessageDraft draft, CancellationToken cancellationToken)
    {
        if (record.Making is { Source: MessageSource.Suppressed, Reason: { } cause }) return draft.Suppress(brief, cause);
        if (Gate.Refusal(brief, draft.Audience.Purpose, draft.Content, draft.Stops) is { } refusal) return draft.Suppress(brief, refusal);
        MessageWriting writing = new(draft, new MessageJudge(draft.Content, draft.Scenario, draft.Audience, brief.Channel).ModelOf(brief));
        if (brief.Channel == RegisteredTemplates.Channel) return writing.FillRegistered();
        CardLines cards = new(variants, _copies, NoDemand.Instance);
        Reason reason = record.Making.Reason ?? Reason.NoApprovedVariant;
        if (record.VariantId is { } id)
        {
            Variant? variant = await variants.FindAsync(id, cancellationToken);
            if (variant is { State: VariantState.Approved } && _copies.Of(variant, draft.Scenario.MergePolicy) is { } copy && VariantChoice.Unfit(variant, writing.Model) is null)
            {
                MessageWriting filled = await cards.FillAsync(writing, copy.Paths, cancellationToken);
                if (filled.FromVariant(new Candidate(variant, copy), record.Making.Source, out Reason? blocked) is { } message) return message;
                reason = blocked ?? reason;
            }
        }
        MessageWriting fallback = await cards.FillAsync(writing, writing.FallbackPaths, cancellationToken);
        return fallback.FromFallback(reason);
    }
}
