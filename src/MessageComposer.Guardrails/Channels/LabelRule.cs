using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Channels;

/// <summary>
/// Advertising carries its label first in SMS and in the subject of e-mail, and SMS a way to refuse (Decree 91/2020). Other channels get their label when a
/// message is composed, and a text without one breaks nothing. Judged on final text only: in copy the label is not there yet.
/// </summary>
internal sealed class LabelRule(IReadOnlyList<ChannelDefinition> channels) : IGuardrailRule
{
    private const string Law = "Nghị định 91/2020/NĐ-CP";

    private static readonly Wording NoLabel = new("Tin quảng cáo phải mở đầu bằng nhãn [QC] hoặc [AD].", "Advertising starts with the label [QC] or [AD].");
    private static readonly Wording NoOptOut = new("Thiếu hướng dẫn từ chối nhận tin.", "The text does not say how to refuse further messages.");
    private static readonly Wording LabelReason = new("Người nhận phải nhận ra ngay đây là quảng cáo.", "The reader must see at once that this is advertising.");
    private static readonly Wording OptOutReason = new("Mỗi tin quảng cáo phải cho người nhận cách từ chối.", "Every advertising message must offer a way to refuse.");

    public string Id => "advertising-label";

    public string Category => Categories.ChannelLimit;

    public void InspectMessage(IReadOnlyList<FoldedText> fields, GuardrailContext context, FindingSink findings)
    {
        if (context.Stage != TextStage.Final || !IsOfDecree(context.Channel) || SendingOf(context) is not { Label: not null, AddedBy: "composer" } sending) return;
        for (int i = 0; i < fields.Count; i++)
        {
            FoldedText field = fields[i];
            if (field.FieldId == (sending.LabelField ?? "body") && !StartsWithLabel(field, sending.Label!))
                findings.Add(this, field, new TextSpan(0, 0), Severity.Block, NoLabel, LabelReason, law: Law);
            if (field.FieldId == "body" && sending.OptOut is { } optOut && !OffersWayOut(field, optOut, context))
                findings.Add(this, field, new TextSpan(field.Original.Length, 0), Severity.Block, NoOptOut, OptOutReason, law: Law);
        }
    }

    private static bool IsOfDecree(string channel) => channel is "sms" or "email";

    private SendingDefinition? SendingOf(GuardrailContext context)
    {
        foreach (ChannelDefinition channel in channels)
            if (channel.Id == context.Channel) return channel.Sending.GetValueOrDefault(context.Purpose);
        return null;
    }

    private static bool StartsWithLabel(FoldedText field, string label)
    {
        ReadOnlySpan<char> text = field.Original.AsSpan().TrimStart();
        return text.StartsWith(label, StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("[QC]", StringComparison.OrdinalIgnoreCase) || text.StartsWith("[AD]", StringComparison.OrdinalIgnoreCase);
    }

    private static bool OffersWayOut(FoldedText field, string optOut, GuardrailContext context)
    {
        if (FactPaths.Read(context.Facts, "store.sms_opt_out") is { Kind: ValueKind.Text, IsBlank: false } own && StandsIn(own.AsText, field)) return true;
        return StandsIn(optOut, field) || SaysHowToRefuse(field);
    }

    private static bool StandsIn(string line, FoldedText field) => Matching.Phrase.Parse(line) is { } phrase && phrase.StandsIn(field);

    /// <summary>“Từ chối soạn TC gửi 8088”, “TC gui 8088”, “Reply STOP to opt out”: a word of refusal with a word of sending within six words.</summary>
    private static bool SaysHowToRefuse(FoldedText field)
    {
        ReadOnlySpan<Word> words = field.Words;
        for (int i = 0; i < words.Length; i++)
        {
            bool refuses = field.TonelessOf(words[i]) is "tc" or "huy" or "stop" or "unsubscribe" or "optout"
                || (i + 1 < words.Length && ((field.TonelessOf(words[i]) is "tu" && field.TonelessOf(words[i + 1]) is "choi") || (field.TonelessOf(words[i]) is "opt" && field.TonelessOf(words[i + 1]) is "out")));
            if (!refuses) continue;
            for (int k = Math.Max(0, i - 6); k <= Math.Min(words.Length - 1, i + 6); k++)
                if (field.TonelessOf(words[k]) is "gui" or "soan" or "nhan" or "reply" or "text" or "send" || (field.TonelessOf(words[k]) is "to" && k + 1 < words.Length && words[k + 1].Kind == WordKind.Number)) return true;
        }
        return false;
    }
}
