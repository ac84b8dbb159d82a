using MessageComposer.Content;
using MessageComposer.Experiments;
using MessageComposer.Generation;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Messages;
using MessageComposer.Rendering;
using MessageComposer.Review;

namespace MessageComposer.Composition;

/// <summary>
/// The one path every message takes: gate → arm → cell → approved copy, fresh copy where the scenario allows, or the fallback → render →
/// guardrails. There is always an answer; only cancellation by the caller ends in an exception.
/// </summary>
public sealed class Composer : IComposer
{
    /// <summary>How many further variants are tried when the first one is blocked for this recipient.</summary>
    private const int FurtherVariants = 2;

    private readonly Func<ContentSnapshot> _content;
    private readonly VariantChoice _choice;
    private readonly CardLines _cards;
    private readonly FreshCopy _fresh;
    private readonly ICopyDemand _demand;
    private readonly PseudonymKey _pseudonyms;
    private readonly TimeProvider _time;
    private readonly IStops _stops;

    /// <param name="content">Gives the snapshot in force; a message keeps the one it started with.</param>
    /// <param name="stops">Those in force; null: there are none.</param>
    public Composer(Func<ContentSnapshot> content, IVariantStore variants, ICopyWriter writer, ICopyDemand demand, PseudonymKey pseudonyms, TimeProvider time, IStops? stops = null)
    {
        _content = content;
        CompiledCopyCache copies = new();
        _choice = new VariantChoice(variants, copies);
        _cards = new CardLines(variants, copies, demand);
        _fresh = new FreshCopy(writer, variants);
        _demand = demand;
        _pseudonyms = pseudonyms;
        _time = time;
        _stops = stops ?? NoStops.Instance;
    }

    public async ValueTask<Message> ComposeAsync(Brief brief, CancellationToken cancellationToken)
    {
        ContentSnapshot content = _content();
        ScenarioContent scenario = content.Scenarios[brief.Scenario];
        long started = _time.GetTimestamp();
        (Audience audience, Cell cell) = AudienceSelector.Select(brief, scenario, content);
        Pseudonym pseudonym = _pseudonyms.Of(brief.Customer.Id);
        MessageDraft draft = new(content, scenario, cell, audience, Arms.Of(scenario.Definition.Experiment, pseudonym), _time.GetUtcNow(), _stops.Current, pseudonym);
        if (Gate.Refusal(brief, audience.Purpose, content, draft.Stops) is { } refusal) return draft.Suppress(brief, refusal);
        ToneDefinition? tone = content.SegmentTones.GetValueOrDefault((brief.Locale, audience.Segment));
        BriefModel model = new(brief, audience, AddressForms.Of(tone?.Address, brief.Customer, brief.Channel), content);
        MessageWriting writing = new(draft, model);
        if (brief.Channel == RegisteredTemplates.Channel) return writing.FillRegistered();
        Reason cause = Reason.ControlArm;
        if (draft.Arm != Arms.Control)
        {
            (Message? message, cause) = await FromCopyAsync(writing, pseudonym, started, cancellationToken);
            if (message is not null) return message;
        }
        MessageWriting fallback = await _cards.FillAsync(writing, writing.FallbackPaths, cancellationToken);
        return fallback.FromFallback(cause);
    }

    private async ValueTask<(Message? Message, Reason Cause)> FromCopyAsync(MessageWriting writing, Pseudonym pseudonym, long started, CancellationToken cancellationToken)
    {
        MessageDraft draft = writing.Draft;
        VariantChoice.Result choice = await _choice.RankAsync(draft.Cell, writing.Model, draft.Scenario, pseudonym, cancellationToken);
        Reason? cause = choice.FirstCause;
        for (int i = 0; i < choice.Candidates.Count && i <= FurtherVariants; i++)
        {
            Candidate candidate = choice.Candidates[i];
            MessageWriting filled = await _cards.FillAsync(writing, candidate.Copy.Paths, cancellationToken);
            if (filled.FromVariant(candidate, MessageSource.Approved, out Reason? reason) is { } message) return (message, default);
            cause ??= reason;
        }
        if (VariantChoice.PreferredVersion(draft.Scenario.Definition, pseudonym) is not { } version) return (null, cause ?? Reason.NoApprovedVariant);
        if (!draft.Scenario.Definition.Live)
        {
            _demand.Wanted(new CopyWish(draft.Cell, version, SubjectOf(draft, writing)));
            return (null, cause ?? Reason.NoApprovedVariant);
        }
        TimeSpan patience = draft.Scenario.Definition.Deadline - _time.GetElapsedTime(started);
        if (patience <= TimeSpan.Zero) return (null, Reason.ModelTimeout);
        Product? subject = SubjectOf(draft, writing);
        CopyRequest request = new()
        {
            Cell = draft.Cell,
            PromptVersion = version,
            Product = subject,
            ProductJson = subject is null ? null : JobProduct.Of(subject),
            StoreName = writing.Model.Brief.Store.Name,
        };
        CopyResult written = await _fresh.WriteAsync(request, choice.InCell, patience, _time, cancellationToken);
        foreach (Variant variant in written.Variants.Where(variant => variant.State == VariantState.Approved))
        {
            if (!CompiledCopy.TryCompile(variant.Fields, draft.Scenario.MergePolicy, out CompiledCopy? copy, out _)) continue;
            MessageWriting filled = await _cards.FillAsync(writing, copy.Paths, cancellationToken);
            if (filled.FromVariant(new Candidate(variant, copy), MessageSource.Generated, out Reason? reason) is { } message) return (message, default);
            cause ??= reason;
        }
        return (null, written.Reason ?? cause ?? Reason.NoApprovedVariant);
    }

    private static Product? SubjectOf(MessageDraft draft, MessageWriting writing) =>
        draft.Scenario.Definition.Grain == Content.Definitions.Grain.Product ? writing.Model.Brief.Product : null;
}
