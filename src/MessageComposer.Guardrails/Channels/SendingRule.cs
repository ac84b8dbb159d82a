using System.Globalization;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Channels;

/// <summary>An offer makes customer care advertising, which needs label and consent; and a send time outside the channel's window warns.</summary>
internal sealed class SendingRule(IReadOnlyList<ChannelDefinition> channels, PhraseBook.Builder phrases) : IGuardrailRule
{
    private static readonly TimeSpan HomeOffset = TimeSpan.FromHours(7);

    /// <summary>Of <c>2026-11-21</c>.</summary>
    private const int DateLength = 10;

    private static readonly string[] Offers =
    [
        "mã giảm giá", "mã giảm", "mã ưu đãi", "mã khuyến mãi", "ưu đãi", "khuyến mãi", "khuyến mại", "giảm giá", "giảm ngay", "giảm thêm", "giảm đến", "giảm tới", "giảm sốc",
        "voucher", "flash sale", "săn sale", "sale off", "đại hạ giá", "mua 1 tặng 1", "mua một tặng một", "mua ngay", "đặt mua ngay", "mua thêm", "mua kèm", "đặt thêm", "lấy thêm", "sắm thêm", "tặng mã", "nhập mã", "dùng mã", "đang giảm", "giảm còn", "chốt đơn", "tặng kèm", "quà tặng kèm", "hoàn xu",
        "discount", "special offer", "coupon", "promo code", "buy now", "shop now", "on sale", "use code", "off your next",
    ];

    private static readonly Wording Offer = new("“{0}” là lời chào bán trong tin chăm sóc khách hàng.", "“{0}” is an offer inside a customer-care message.");
    private static readonly Wording OfferReason = new("Có lời chào bán thì tin thành quảng cáo: phải gắn nhãn và được khách đồng ý.", "With an offer the message is advertising: it needs the label and the customer's consent.");
    private static readonly Wording Window = new("Giờ gửi {0} nằm ngoài khung {1}–{2} của kênh.", "The send time {0} is outside the channel's hours, {1}–{2}.");
    private static readonly Wording WindowReason = new("Quảng cáo chỉ được gửi trong khung giờ của kênh.", "Advertising may be sent only in the channel's hours.");

    private readonly PhraseShare _offers = phrases.AddAll(Offers, static _ => PhraseUse.Plain);

    public string Id => "sending";

    public string Category => Categories.SendingRule;

    public void InspectMessage(IReadOnlyList<FoldedText> fields, GuardrailContext context, FindingSink findings)
    {
        if (fields.Count == 0) return;
        if (context.Purpose == Purpose.Care) InspectOffers(fields, context, findings);
        if (context.Stage == TextStage.Final) InspectWindow(fields[0].FieldId, context, findings);
    }

    private void InspectOffers(IReadOnlyList<FoldedText> fields, GuardrailContext context, FindingSink findings)
    {
        List<PhraseHit> hits = PhraseBuffer.Rent();
        string? code = FactPaths.Read(context.Facts, "promotion.code") is { Kind: ValueKind.Text, IsBlank: false } text ? FoldedText.Passing(text.AsText).Toned.ToString() : null;
        for (int i = 0; i < fields.Count; i++)
        {
            FoldedText field = fields[i];
            bool rendered = context.Stage == TextStage.Rendered; // then only what values bring is new
            if (rendered && field.Values.Count == 0) continue;
            if (field.FieldId == "offer" && !string.IsNullOrWhiteSpace(field.Original))
            {
                Report(field, new TextSpan(0, field.Original.Length), findings);
                continue;
            }
            hits.Clear();
            _offers.Take(field.Phrases, hits);
            OfferWords offer = new(field);
            foreach (PhraseHit hit in hits)
                if (!IsOver(field, hit.Key.Start)) offer.Add(hit.Key);
            AddPercentOff(field, offer);
            AddCode(field, code, offer);
            foreach (TextSpan stretch in offer.Stretches())
            {
                TextSpan span = field.ToOriginal(stretch.Start, stretch.Length);
                if (!rendered || TouchesValue.In(field, span)) Report(field, span, findings);
            }
        }
        PhraseBuffer.Return(hits);
    }

    /// <summary>“đã mua thêm”: what was bought is offered no more.</summary>
    private static bool IsOver(FoldedText field, int start) => field.Toneless[..start].TrimEnd().EndsWith(" da", StringComparison.Ordinal);

    /// <summary>“giảm 10%”, “bớt 5 %”.</summary>
    private static void AddPercentOff(FoldedText field, OfferWords offer)
    {
        ReadOnlySpan<Word> words = field.Words;
        for (int i = 0; i + 2 < words.Length; i++)
            if (words[i + 1].Kind == WordKind.Number && field.TonedOf(words[i + 2]) is "%" && field.TonelessOf(words[i]) is "giam" or "bot")
                offer.Add(TextSpan.FromTo(words[i].Start, words[i + 2].End));
    }

    private static void AddCode(FoldedText field, string? code, OfferWords offer)
    {
        if (code is null) return;
        ReadOnlySpan<Word> words = field.Words;
        for (int i = 0; i < words.Length; i++)
        {
            int length = field.Toned[words[i].Start..].StartsWith(code, StringComparison.Ordinal) ? code.Length : 0;
            int end = words[i].Start + length;
            if (length == 0 || (end < field.Length && field.Classes[end] is FoldClass.Letter or FoldClass.Digit) || (i > 0 && words[i].Before == Gap.None)) continue;
            int first = i;
            while (first > 0 && i - first < 2 && words[first].Before <= Gap.Blank && field.TonelessOf(words[first - 1]) is "nhap" or "ma" or "dung" or "code" or "use" or "enter" or "with" or "voi" or "tang") first--;
            offer.Add(TextSpan.FromTo(words[first].Start, end));
        }
    }

    private void InspectWindow(string field, GuardrailContext context, FindingSink findings)
    {
        SendingDefinition? sending = null;
        foreach (ChannelDefinition channel in channels)
            if (channel.Id == context.Channel) sending = channel.Sending.GetValueOrDefault(context.Purpose);
        if (sending is not { WindowFrom: { } from, WindowTo: { } to } || SendTimeOf(context.Facts) is not { } time || (time >= from && time <= to)) return;
        findings.AddAtField(this, field, Severity.Warn, Window.With(Clock(time), Clock(from), Clock(to)), WindowReason, "Nghị định 91/2020/NĐ-CP, Điều 13");
    }

    private void Report(FoldedText field, TextSpan span, FindingSink findings) =>
        findings.Add(this, field, span, Severity.Block, Offer.With(field.Original.Substring(span.Start, span.Length)), OfferReason);

    private static TimeOnly? SendTimeOf(IModelObject facts) => FactPaths.Read(facts, "context.send_at") switch
    {
        { Kind: ValueKind.Date } date => TimeOnly.FromTimeSpan(date.AsDate.ToOffset(HomeOffset).TimeOfDay),
        { Kind: ValueKind.Text } text when text.AsText.Length > DateLength && DateTimeOffset.TryParse(text.AsText, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) =>
            TimeOnly.FromTimeSpan(NamesOffset(text.AsText) ? at.ToOffset(HomeOffset).TimeOfDay : at.TimeOfDay),
        _ => null,
    };

    /// <summary>A time without one is what the shop's clock shows.</summary>
    private static bool NamesOffset(string time) => time.AsSpan(DateLength).IndexOfAny("Zz+-") >= 0;

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
