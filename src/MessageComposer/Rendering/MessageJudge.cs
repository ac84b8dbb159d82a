using System.Collections.Frozen;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Messages;
using MessageComposer.Rendering.Payloads;

namespace MessageComposer.Rendering;

/// <summary>One try at the words of a message: what the customer would read, or why nothing.</summary>
/// <param name="Model">The facts it was written with: those of the brief, less the values a rule objected to.</param>
/// <param name="Fields">As rendered, without label and opt-out; null where they could not be filled.</param>
/// <param name="Reason">Null: it may go out.</param>
/// <param name="Missing">The field or path that could not be filled.</param>
public sealed record MessageTrial(
    BriefModel Model, IReadOnlyList<CheckedField>? Fields, MessagePayload? Payload, Reason? Reason, GuardrailReport Report, string? Missing = null);

/// <summary>Renders words for a brief, builds the payload and judges what would leave: the same for a message to be sent and for copy that is tried out.</summary>
/// <param name="channel">One of the content's channels.</param>
public sealed class MessageJudge(ContentSnapshot content, ScenarioContent scenario, Audience audience, string channel)
{
    private static readonly FrozenSet<string> s_ofForm = FrozenSet.Create(StringComparer.Ordinal, Categories.ChannelLimit, Categories.BannedWord);

    public ChannelDefinition Channel { get; } = content.Channels[channel];

    public SendingDefinition? Sending => Channel.Sending.GetValueOrDefault(audience.Purpose);

    /// <summary>What templates and merge fields read of the brief, with the forms of address of the audience's voice.</summary>
    public BriefModel ModelOf(Brief brief)
    {
        ToneDefinition? tone = content.SegmentTones.GetValueOrDefault((brief.Locale, audience.Segment));
        return new BriefModel(brief, audience, AddressForms.Of(tone?.Address, brief.Customer, brief.Channel), content);
    }

    /// <summary>Fills proven copy.</summary>
    public MessageTrial TryCopy(CompiledCopy copy, BriefModel model) =>
        WithCleanValues(model, with => Judge(copy.Render(with, Channel), with, TextStage.Rendered));

    /// <summary>ZBS: the wording is registered with Zalo, only its parameters are ours. No segment's voice is in it, so none is judged.</summary>
    public MessageTrial TryRegistered(ZaloTemplateContent template, BriefModel model) => WithCleanValues(model, with =>
    {
        RenderedText filled = RegisteredTemplates.Fill(template, with);
        if (filled.Fields is null) return Unfilled(filled, with);
        GuardrailReport report = ValueFindings.Excuse(content.Guardrails.Check(filled.Fields, ContextOf(with, TextStage.Rendered) with { Segment = null, Motive = null }));
        return new MessageTrial(with, filled.Fields, new MessagePayload(RegisteredTemplates.Payload(template, filled.Fields), filled.Fields), ReasonOf(report), report);
    });

    /// <param name="stage"><see cref="TextStage.Rendered"/> for copy that was proven before its merge fields were filled, else <see cref="TextStage.Final"/>.</param>
    public MessageTrial Judge(RenderedText rendered, BriefModel with, TextStage stage)
    {
        if (rendered.Fields is null) return Unfilled(rendered, with);
        MessagePayload payload = PayloadBuilder.Build(new PayloadRequest(with.Brief, audience, Channel, Sending, content, rendered.Fields));
        GuardrailReport report = ValueFindings.Excuse(Check(rendered.Fields, payload, ContextOf(with, stage)));
        return new MessageTrial(with, rendered.Fields, payload, ReasonOf(report), report);
    }

    /// <summary>Values that a rule objects to are left out and the text is written again; each round removes data, so it ends.</summary>
    public MessageTrial WithCleanValues(BriefModel model, Func<BriefModel, MessageTrial> write)
    {
        BriefModel with = model;
        for (;;)
        {
            MessageTrial trial = write(with);
            if (trial.Reason != Reason.GuardrailBlocked || ValueFindings.WithoutCulprits(with.Brief, trial.Report) is not { } cleaner) return trial;
            with = ModelOf(cleaner);
        }
    }

    private static MessageTrial Unfilled(RenderedText rendered, BriefModel with) => new(with, null, null, rendered.Reason, GuardrailReport.Clean, rendered.Missing);

    private static Reason? ReasonOf(GuardrailReport report) => report.Verdict == Verdict.Block ? Reason.GuardrailBlocked : null;

    /// <summary>The words are judged as they were written; what the payload makes of them, by what its form may break.</summary>
    private GuardrailReport Check(IReadOnlyList<CheckedField> written, MessagePayload payload, GuardrailContext context)
    {
        if (!payload.IsRewritten) return content.Guardrails.Check(payload.Visible, context);
        GuardrailReport leaving = content.Guardrails.Check(payload.Visible, context with { Only = s_ofForm });
        GuardrailReport words = content.Guardrails.Check(written, context);
        return GuardrailReport.Of([.. words.Findings.Where(finding => finding.Category != Categories.ChannelLimit), .. leaving.Findings]);
    }

    private GuardrailContext ContextOf(BriefModel with, TextStage stage) => new()
    {
        Locale = with.Brief.Locale,
        Channel = with.Brief.Channel,
        Segment = audience.Segment,
        Motive = audience.Motive,
        Scenario = scenario.Definition.Id,
        Purpose = audience.Purpose,
        Stage = stage,
        Day = with.Brief.Day,
        Facts = with,
        FactsHash = stage == TextStage.Final ? FactsIdentity.Of(with) : null,
        Goods = content.GoodsOf(with.Brief.Product?.Category).RuleSets,
        Required = Mentions.RequiredOf(scenario.Definition, with, content),
        ConditionHolds = with.Conditions.Holds,
    };
}
