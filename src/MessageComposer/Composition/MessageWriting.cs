using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Messages;
using MessageComposer.Rendering;
using MessageComposer.Rendering.Payloads;

namespace MessageComposer.Composition;

/// <summary>Turns one source of words into one message: render, build the payload, judge what the customer would read.</summary>
internal sealed class MessageWriting(MessageDraft draft, BriefModel model)
{
    /// <summary>Lengths of the product's short name that a fallback tries, longest first, until the text fits its channel.</summary>
    private static readonly int[] s_shortNameLengths = [30, 22, 16, 10];

    public MessageDraft Draft => draft;

    public BriefModel Model => model;

    private ChannelDefinition Channel => draft.Content.Channels[model.Brief.Channel];

    private SendingDefinition? Sending => Channel.Sending.GetValueOrDefault(draft.Audience.Purpose);

    public Message? FromVariant(Candidate candidate, MessageSource source, out Reason? reason)
    {
        Attempt attempt = TryWithCleanValues(with => Judge(candidate.Copy.Render(with, Channel), with, TextStage.Rendered));
        if (attempt.Reason is { } failed)
        {
            reason = failed;
            return null;
        }
        reason = null;
        string? prompt = candidate.Variant.PromptVersion is { } version ? $"{draft.Cell.Scenario}/{version}" : null;
        return Finish(attempt, source, null, candidate.Copy.Paths, candidate.Variant.Conditions, prompt, null, candidate.Variant.Model) with { VariantId = candidate.Variant.Id.ToString() };
    }

    public Message FromFallback(Reason cause)
    {
        if (!draft.Scenario.Fallbacks.TryGetValue((model.Brief.Locale, model.Brief.Channel), out FallbackContent? fallback)) return draft.Suppress(model.Brief, cause);
        Attempt attempt = TryWithCleanValues(with => Fit(with, fitted => Judge(FallbackRenderer.Render(fallback, fitted, Channel), fitted, TextStage.Final)));
        if (attempt.Reason is not null) return draft.Suppress(model.Brief, cause == Reason.ControlArm ? attempt.Reason.Value : cause, attempt.Report);
        return Finish(attempt, MessageSource.Fallback, cause, fallback.Template.Paths, [], null, fallback.Path, null);
    }

    /// <summary>ZBS: the wording is registered with Zalo, only its parameters are ours. No segment's voice is in it, so none is judged.</summary>
    public Message FillRegistered()
    {
        if (RegisteredTemplates.Choose(draft.Content, draft.Cell) is not { } template) return draft.Suppress(model.Brief, Reason.NoApprovedVariant);
        Attempt attempt = TryWithCleanValues(with =>
        {
            RenderedText filled = RegisteredTemplates.Fill(template, with);
            if (filled.Fields is null) return new Attempt(with, null, null, filled.Reason, GuardrailReport.Clean);
            GuardrailReport report = ValueFindings.Excuse(draft.Content.Guardrails.Check(filled.Fields, Context(with, TextStage.Rendered) with { Segment = null, Motive = null }));
            Reason? blocked = report.Verdict == Verdict.Block ? Reason.GuardrailBlocked : null;
            return new Attempt(with, filled.Fields, new MessagePayload(RegisteredTemplates.Payload(template, filled.Fields), filled.Fields), blocked, report);
        });
        if (attempt.Reason is { } reason) return draft.Suppress(model.Brief, reason, attempt.Report);
        return Finish(attempt, MessageSource.Fallback, null, [.. template.Values.SelectMany(value => value.Paths)], [], null, "zalo-template/" + template.Definition.Id, null);
    }

    /// <summary>One try: the fields as rendered and the payload, or why not.</summary>
    private sealed record Attempt(BriefModel Model, IReadOnlyList<CheckedField>? Fields, MessagePayload? Payload, Reason? Reason, GuardrailReport Report);

    private Attempt Judge(RenderedText rendered, BriefModel with, TextStage stage)
    {
        if (rendered.Fields is null) return new Attempt(with, null, null, rendered.Reason, GuardrailReport.Clean);
        MessagePayload payload = PayloadBuilder.Build(new PayloadRequest(with.Brief, draft.Audience, Channel, Sending, draft.Content, rendered.Fields));
        GuardrailReport report = ValueFindings.Excuse(Check(rendered.Fields, payload, Context(with, stage)));
        return new Attempt(with, rendered.Fields, payload, report.Verdict == Verdict.Block ? Reason.GuardrailBlocked : null, report);
    }

    private GuardrailReport Check(IReadOnlyList<CheckedField> written, MessagePayload payload, GuardrailContext context)
    {
        GuardrailReport leaving = draft.Content.Guardrails.Check(payload.Visible, context);
        if (!payload.IsRewritten) return leaving;
        GuardrailReport words = draft.Content.Guardrails.Check(written, context);
        return GuardrailReport.Of(
        [
            .. words.Findings.Where(finding => finding.Category != Categories.ChannelLimit),
            .. leaving.Findings.Where(finding => finding.Category is Categories.ChannelLimit or Categories.BannedWord),
        ]);
    }

    private GuardrailContext Context(BriefModel with, TextStage stage) => new()
    {
        Locale = model.Brief.Locale,
        Channel = model.Brief.Channel,
        Segment = draft.Audience.Segment,
        Motive = draft.Audience.Motive,
        Scenario = draft.Cell.Scenario,
        Purpose = draft.Audience.Purpose,
        Stage = stage,
        Day = model.Brief.Day,
        Facts = with,
        Goods = draft.Content.GoodsOf(model.Brief.Product?.Category).RuleSets,
        Required = Mentions.RequiredOf(draft.Scenario.Definition, with, draft.Content),
        ConditionHolds = with.Conditions.Holds,
    };

    /// <summary>Values that a rule objects to are left out and the text is written again; each round removes data, so it ends.</summary>
    private Attempt TryWithCleanValues(Func<BriefModel, Attempt> write)
    {
        BriefModel with = model;
        for (;;)
        {
            Attempt attempt = write(with);
            if (attempt.Reason != Reason.GuardrailBlocked || ValueFindings.WithoutCulprits(with.Brief, attempt.Report) is not { } cleaner) return attempt;
            with = ModelOf(cleaner);
        }
    }

    /// <summary>A fallback that breaks a limit of its channel is rendered again with a shorter product name; label, price and opt-out never go.</summary>
    private Attempt Fit(BriefModel with, Func<BriefModel, Attempt> write)
    {
        Attempt attempt = write(with);
        foreach (int length in s_shortNameLengths)
        {
            if (!BreaksLimit(attempt.Report) || with.Brief.Product is not { } product || product.ShortName.Length <= length) continue;
            Product shorter = product with { ShortName = ShortNames.CutAtWord(product.ShortName, length) };
            Attempt again = write(ModelOf(with.Brief with { Product = shorter }));
            if (again.Reason is null) attempt = again;
        }
        return attempt;
    }

    private static bool BreaksLimit(GuardrailReport report)
    {
        foreach (Finding finding in report.Findings)
        {
            if (finding.Category == Categories.ChannelLimit) return true;
        }
        return false;
    }

    private BriefModel ModelOf(Brief brief)
    {
        ToneDefinition? tone = draft.Content.SegmentTones.GetValueOrDefault((brief.Locale, draft.Audience.Segment));
        return new BriefModel(brief, draft.Audience, AddressForms.Of(tone?.Address, brief.Customer, brief.Channel), draft.Content);
    }

    private Message Finish(Attempt attempt, MessageSource source, Reason? reason, IReadOnlyList<string> paths, IReadOnlyList<string> conditions, string? prompt, string? fallback, string? writer)
    {
        List<KeyValuePair<string, string>> fields = [.. attempt.Fields!.Select(field => KeyValuePair.Create(field.Id, field.Text))];
        if (Channel.CtaUrl && MessageLinks.CtaUrl(model.Brief) is { } url) fields.Add(new("cta_url", url));
        return new Message
        {
            Id = Guid.CreateVersion7(draft.Now).ToString(),
            RequestId = model.Brief.RequestId,
            Source = source,
            Reason = reason,
            Cell = draft.Cell,
            Purpose = draft.Audience.Purpose,
            Arm = draft.Arm,
            Fields = fields,
            Payload = attempt.Payload!.Json,
            Sending = SendingWindow.At(Sending, model.Brief.At),
            ValidUntil = ValidUntil.Of(attempt.Model, draft.Content, paths, conditions),
            Versions = new MessageVersions(draft.Content.Hash, prompt, fallback, writer),
            Guardrails = attempt.Report,
        };
    }
}
