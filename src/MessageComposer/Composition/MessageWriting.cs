using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Messages;
using MessageComposer.Rendering;
using MessageComposer.Rendering.Payloads;
using MessageComposer.Review;

namespace MessageComposer.Composition;

/// <summary>Turns one source of words into one message, where <see cref="MessageJudge"/> lets it pass.</summary>
internal sealed class MessageWriting(MessageDraft draft, BriefModel model)
{
    /// <summary>Lengths of the product's short name that a fallback tries, longest first, until the text fits its channel.</summary>
    private static readonly int[] s_shortNameLengths = [30, 22, 16, 10];

    private readonly MessageJudge _judge = new(draft.Content, draft.Scenario, draft.Audience, model.Brief.Channel);

    public MessageDraft Draft => draft;

    public BriefModel Model => model;

    private ChannelDefinition Channel => _judge.Channel;

    private FallbackContent? Fallback => draft.Scenario.Fallbacks.GetValueOrDefault((model.Brief.Locale, model.Brief.Channel));

    /// <summary>What the fallback may read; nothing where there is none.</summary>
    public IReadOnlyList<string> FallbackPaths => Fallback?.Template.Paths ?? [];

    /// <summary>The same message from other facts.</summary>
    public MessageWriting With(Brief brief) => new(draft, _judge.ModelOf(brief));

    public Message? FromVariant(Candidate candidate, MessageSource source, out Reason? reason)
    {
        if (draft.Stops.Pauses(candidate.Variant))
        {
            reason = Reason.Paused;
            return null;
        }
        MessageTrial attempt = _judge.TryCopy(candidate.Copy, model);
        if ((attempt.Reason ?? Paused(attempt)) is { } failed)
        {
            reason = failed;
            return null;
        }
        reason = null;
        string? prompt = candidate.Variant.PromptVersion is { } version ? $"{draft.Cell.Scenario}/{version}" : null;
        return Finish(attempt, source, null, candidate.Copy.Paths, candidate.Variant.Conditions, prompt, null, candidate.Variant.Model, candidate.Variant);
    }

    public Message FromFallback(Reason cause)
    {
        if (Fallback is not { } fallback) return draft.Suppress(model.Brief, cause);
        MessageTrial attempt = _judge.WithCleanValues(model, with => Fit(with, fitted => _judge.Judge(FallbackRenderer.Render(fallback, fitted, Channel), fitted, TextStage.Final)));
        if (attempt.Reason is not null) return draft.Suppress(model.Brief, cause == Reason.ControlArm ? attempt.Reason.Value : cause, attempt.Report);
        if (Paused(attempt) is { } paused) return draft.Suppress(model.Brief, paused);
        return Finish(attempt, MessageSource.Fallback, cause, fallback.Template.Paths, [], null, fallback.Path, null);
    }

    /// <summary>ZBS: the wording is registered with Zalo, only its parameters are ours. No segment's voice is in it, so none is judged.</summary>
    public Message FillRegistered()
    {
        if (RegisteredTemplates.Choose(draft.Content, draft.Cell) is not { } template) return draft.Suppress(model.Brief, Reason.NoApprovedVariant);
        MessageTrial attempt = _judge.TryRegistered(template, model);
        if (attempt.Reason is { } reason) return draft.Suppress(model.Brief, reason, attempt.Report);
        if (Paused(attempt) is { } paused) return draft.Suppress(model.Brief, paused);
        return Finish(attempt, MessageSource.Fallback, null, [.. template.Values.SelectMany(value => value.Paths)], [], null, "zalo-template/" + template.Definition.Id, null);
    }

    /// <summary>A fallback that breaks a limit of its channel, or an SMS past its budget, is rendered again with a shorter product name; label, price and opt-out never go.</summary>
    private MessageTrial Fit(BriefModel with, Func<BriefModel, MessageTrial> write)
    {
        MessageTrial attempt = write(with);
        foreach (int length in s_shortNameLengths)
        {
            if (!(BreaksLimit(attempt.Report) || IsPastBudget(attempt)) || with.Brief.Product is not { } product || product.ShortName.Length <= length) continue;
            Product shorter = product with { ShortName = ShortNames.CutAtWord(product.ShortName, length) };
            MessageTrial again = write(_judge.ModelOf(with.Brief with { Product = shorter }));
            if (again.Reason is null) attempt = again;
        }
        return attempt;
    }

    /// <summary>A stopped phrase is looked for in what the customer would read, whatever put it there: copy, fallback or a product's name.</summary>
    private Reason? Paused(MessageTrial attempt) =>
        draft.Stops.HasPhrases && (draft.Stops.Says(attempt.Fields!.Select(field => field.Text)) || draft.Stops.Says(attempt.Payload!.Visible.Select(field => field.Text))) ? Reason.Paused : null;

    /// <summary>The whole SMS aims for what some carriers bill as one part, label and opt-out included.</summary>
    private bool IsPastBudget(MessageTrial attempt) =>
        Channel.Sms is { Reserved: > 0 } sms && attempt.Payload?.Visible is [{ } body, ..] && SmsText.Measure(body.Text, sms.Reserved).Segments > 1;

    private static bool BreaksLimit(GuardrailReport report)
    {
        foreach (Finding finding in report.Findings)
        {
            if (finding.Category == Categories.ChannelLimit) return true;
        }
        return false;
    }

    private Message Finish(MessageTrial attempt, MessageSource source, Reason? reason, IReadOnlyList<string> paths, IReadOnlyList<string> conditions, string? prompt, string? fallback, string? writer, Variant? variant = null)
    {
        List<KeyValuePair<string, string>> fields = new(attempt.Fields!.Count + 1);
        for (int i = 0; i < attempt.Fields.Count; i++) fields.Add(KeyValuePair.Create(attempt.Fields[i].Id, attempt.Fields[i].Text));
        if (Channel.CtaUrl && MessageLinks.CtaUrl(model.Brief) is { } url) fields.Add(new("cta_url", url));
        return new Message
        {
            Id = MessageIds.Next(draft.Now),
            VariantId = variant?.Id.ToString(),
            VariantRevision = variant?.Revision ?? 0,
            Rung = variant is null ? 0 : draft.Cell.RungOf(variant.Cell),
            RequestId = model.Brief.RequestId,
            Source = source,
            Reason = reason,
            Cell = draft.Cell,
            Purpose = draft.Audience.Purpose,
            Arm = draft.Arm,
            Customer = draft.Customer,
            WrittenFrom = attempt.Model.Brief,
            Fields = fields,
            Payload = attempt.Payload!.Json,
            Sending = SendingWindow.At(_judge.Sending, model.Brief.At),
            ValidUntil = ValidUntil.Of(attempt.Model, draft.Content, paths, conditions),
            Versions = new MessageVersions(draft.Content.Hash, prompt, fallback, writer),
            Guardrails = attempt.Report,
        };
    }
}
