using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Channels;

/// <summary>Holds each field to the lengths of its channel, and the message to its fields, payload, emoji and links.</summary>
internal sealed class LimitRule(IReadOnlyList<ChannelDefinition> channels) : IGuardrailRule
{
    private static readonly Wording Reason = new("Giới hạn của kênh, ghi trong channels.yaml.", "A limit of the channel, stated in channels.yaml.");
    private static readonly Wording TooLong = new("Dài {0} {2}, kênh cho tối đa {1}.", "{0} {2} long; the channel takes {1} at most.");
    private static readonly Wording TooShort = new("Dài {0} {2}, kênh cần ít nhất {1}.", "{0} {2} long; the channel wants {1} at least.");
    private static readonly Wording NoField = new("Thiếu trường “{0}” mà kênh bắt buộc.", "The field “{0}”, which the channel needs, is missing.");
    private static readonly Wording OddField = new("Kênh này không có trường “{0}”.", "The channel has no field “{0}”.");
    private static readonly Wording TooHeavy = new("Toàn bộ nội dung nặng {0} byte, kênh cho tối đa {1}.", "The payload weighs {0} bytes; the channel takes {1} at most.");
    private static readonly Wording TooManyEmoji = new("Có {0} biểu tượng cảm xúc, kênh cho tối đa {1}.", "{0} emoji; the channel takes {1} at most.");
    private static readonly Wording TooManyLinks = new("Có {0} liên kết, kênh cho tối đa {1}.", "{0} links; the channel takes {1} at most.");
    private static readonly Wording NoContact = new("Kênh này không cho để {0}.", "The channel takes no {0}.");
    private static readonly Wording NoChannel = new("Không có kênh “{0}” trong channels.yaml.", "channels.yaml has no channel “{0}”.");

    private readonly Dictionary<string, ChannelDefinition> _channels = ById(channels);

    public const string Name = "channel-limit";

    public string Id => Name;

    public string Category => Categories.ChannelLimit;

    public void InspectMessage(IReadOnlyList<FoldedText> fields, GuardrailContext context, FindingSink findings)
    {
        if (_channels.Count == 0) return;
        if (!_channels.TryGetValue(context.Channel, out ChannelDefinition? channel))
        {
            findings.AddAtField(this, fields.Count == 0 ? "" : fields[0].FieldId, Severity.Block, NoChannel.With(context.Channel), Reason);
            return;
        }
        CheckFields(channel, fields, context, findings);
        SmsProfile? sms = SmsOf(channel, context);
        for (int i = 0; i < fields.Count; i++) CheckLengths(channel, fields[i], sms, findings);
        CheckPayload(channel, fields, findings);
        CheckEmoji(channel, fields, findings);
        CheckLinks(channel, fields, context, findings);
    }

    private void CheckFields(ChannelDefinition channel, IReadOnlyList<FoldedText> fields, GuardrailContext context, FindingSink findings)
    {
        foreach (FieldDefinition wanted in channel.Fields)
            if (wanted.Required && !HasText(fields, wanted.Id) && !IsAskedFor(wanted.Id, context) && !IsLetterWithoutOffer(channel, wanted.Id, context)) findings.AddAtField(this, wanted.Id, Severity.Block, NoField.With(wanted.Id), Reason);
        for (int i = 0; i < fields.Count; i++)
            if (context.Stage != TextStage.Rendered && channel.Fields.Count > 0 && Find(channel, fields[i].FieldId) is null)
                findings.AddAtField(this, fields[i].FieldId, Severity.Warn, OddField.With(fields[i].FieldId), Reason);
    }

    /// <summary>A missing button where a call to act is required: that rule says it.</summary>
    private static bool IsAskedFor(string field, GuardrailContext context) => field == "cta_label" && context.Required.Any(static required => required.Id == "cta");

    /// <summary>A final letter that sells nothing says all it has to say in its body; only copy, and what sells, wants the button.</summary>
    private static bool IsLetterWithoutOffer(ChannelDefinition channel, string field, GuardrailContext context) =>
        field == "cta_label" && context.Stage == TextStage.Final && context.Purpose != Purpose.Advertising && Find(channel, "subject") is not null;

    /// <summary>Room for label and opt-out is kept only while the text does not hold them: in copy, and where the carrier adds them.</summary>
    private static SmsProfile? SmsOf(ChannelDefinition channel, GuardrailContext context)
    {
        bool holdsAll = context.Stage != TextStage.Copy && channel.Sending.GetValueOrDefault(context.Purpose) is not { AddedBy: "carrier" };
        return holdsAll ? channel.Sms?.Whole : channel.Sms;
    }

    private void CheckLengths(ChannelDefinition channel, FoldedText field, SmsProfile? sms, FindingSink findings)
    {
        if (Find(channel, field.FieldId) is not { Limits.Count: > 0 } definition) return;
        string text = TextMeasure.Literals(field);
        bool whole = text.Length == field.Original.Length;
        for (int i = 0; i < definition.Limits.Count; i++)
        {
            FieldLimit limit = definition.Limits[i];
            if (limit.Min == 0 && TextMeasure.FitsSurely(text, limit.Unit, limit.Max)) continue;
            int size = TextMeasure.Of(text, limit.Unit, sms);
            Severity severity = limit.Kind == LimitKind.Hard ? Severity.Block : Severity.Warn;
            if (size > limit.Max) findings.AddAtField(this, field.FieldId, severity, Sized(TooLong, size, limit.Max, limit.Unit), Reason);
            else if (size < limit.Min && whole && !string.IsNullOrWhiteSpace(text)) findings.AddAtField(this, field.FieldId, severity, Sized(TooShort, size, limit.Min, limit.Unit), Reason);
        }
    }

    private void CheckPayload(ChannelDefinition channel, IReadOnlyList<FoldedText> fields, FindingSink findings)
    {
        if (channel.MaxPayloadBytes is not { } most) return;
        int bytes = 0;
        for (int i = 0; i < fields.Count; i++) bytes += System.Text.Encoding.UTF8.GetByteCount(fields[i].Original);
        if (bytes > most) findings.AddAtField(this, fields[^1].FieldId, Severity.Block, TooHeavy.With(bytes, most), Reason);
    }

    private void CheckEmoji(ChannelDefinition channel, IReadOnlyList<FoldedText> fields, FindingSink findings)
    {
        int count = 0;
        int inRows = 0;
        FoldedText? over = null;
        (FoldedText Field, TextSpan Span)? row = null;
        for (int i = 0; i < fields.Count; i++)
        {
            count += fields[i].Emoji.Length;
            if (count > channel.MaxEmoji) over ??= fields[i];
            inRows += InRows(fields[i], ref row);
        }
        if (over is null) return;
        Wording message = TooManyEmoji.With(count, channel.MaxEmoji);
        // A row of emoji is shouting, and that alone is said of it; it blocks all the same where the channel takes no more.
        if (row is { } shouted && count - inRows <= channel.MaxEmoji) findings.Add(this, shouted.Field, shouted.Span, Severity.Block, message, Reason, category: Categories.Tone);
        else findings.Add(this, over, over.Emoji[0], Severity.Block, message, Reason);
    }

    /// <summary>How many emoji of the field stand in rows long enough to shout; <paramref name="first"/> becomes the first such row.</summary>
    private static int InRows(FoldedText field, ref (FoldedText Field, TextSpan Span)? first)
    {
        ReadOnlySpan<TextSpan> emoji = field.Emoji;
        int count = 0;
        int start = 0;
        for (int i = 0; i < emoji.Length; i++)
        {
            if (i + 1 < emoji.Length && string.IsNullOrWhiteSpace(field.Original[emoji[i].End..emoji[i + 1].Start])) continue;
            if (i - start + 1 >= Tone.EmphasisRule.ShortestEmojiRun)
            {
                count += i - start + 1;
                first ??= (field, TextSpan.FromTo(emoji[start].Start, emoji[i].End));
            }
            start = i + 1;
        }
        return count;
    }

    private void CheckLinks(ChannelDefinition channel, IReadOnlyList<FoldedText> fields, GuardrailContext context, FindingSink findings)
    {
        List<Contact>? contacts = null;
        for (int i = 0; i < fields.Count; i++) Contacts.Find(fields[i], ref contacts);
        if (contacts is null) return;
        int links = 0;
        foreach (Contact contact in contacts)
        {
            if (contact.Kind == ContactKind.Link && ++links > channel.MaxLinks && channel.MaxLinks > 0)
                findings.Add(this, contact.Field, contact.Span, Severity.Block, TooManyLinks.With(links, channel.MaxLinks), Reason);
            else if (channel.MaxLinks == 0 && !IsOwnHelp(channel, contact, context))
                findings.Add(this, contact.Field, contact.Span, Severity.Block, NoContact.WithWording(Contacts.NameOf(contact.Kind)), Reason);
        }
    }

    /// <summary>
    /// The shop's own hotline on a channel of its own, one that leads to the shop anyway: help, no way around a marketplace.
    /// </summary>
    private static bool IsOwnHelp(ChannelDefinition channel, in Contact contact, GuardrailContext context)
    {
        if (contact.Kind != ContactKind.Phone || !channel.CtaUrl) return false;
        if (FactPaths.Read(context.Facts, "store.hotline") is not { Kind: ValueKind.Text } hotline) return false;
        ReadOnlySpan<char> said = contact.Field.Original.AsSpan(contact.Span.Start, contact.Span.Length);
        Span<char> digits = stackalloc char[16];
        int count = 0;
        foreach (char unit in said)
            if (char.IsAsciiDigit(unit) && count < digits.Length) digits[count++] = unit;
        if (digits[..count].StartsWith("1900") || digits[..count].StartsWith("1800")) return true; // a hotline that is not the shop's is a wrong fact, said as such
        return Grounding.WordingJudge.HoldsDigits(hotline.AsText, digits[..count]);
    }

    private static Wording Sized(Wording wording, int size, int bound, LimitUnit unit) => wording.WithWording(
        new Wording(size.ToString(System.Globalization.CultureInfo.InvariantCulture), size.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        new Wording(bound.ToString(System.Globalization.CultureInfo.InvariantCulture), bound.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        unit switch
        {
            LimitUnit.Graphemes => new Wording("ký tự", "characters"),
            LimitUnit.Units => new Wording("đơn vị UTF-16", "UTF-16 units"),
            LimitUnit.Bytes => new Wording("byte", "bytes"),
            LimitUnit.Segments => new Wording("tin", "segments"),
        });

    private static FieldDefinition? Find(ChannelDefinition channel, string field)
    {
        for (int i = 0; i < channel.Fields.Count; i++)
            if (channel.Fields[i].Id == field) return channel.Fields[i];
        return null;
    }

    private static bool HasText(IReadOnlyList<FoldedText> fields, string id)
    {
        for (int i = 0; i < fields.Count; i++)
            if (fields[i].FieldId == id && !string.IsNullOrWhiteSpace(fields[i].Original)) return true;
        return false;
    }

    private static Dictionary<string, ChannelDefinition> ById(IReadOnlyList<ChannelDefinition> channels)
    {
        Dictionary<string, ChannelDefinition> byId = [];
        foreach (ChannelDefinition channel in channels) byId[channel.Id] = channel;
        return byId;
    }
}
