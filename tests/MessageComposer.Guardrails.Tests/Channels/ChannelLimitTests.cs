using MessageComposer.Guardrails.Channels;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Pii;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tests.Channels;

public sealed class ChannelLimitTests
{
    private static readonly ChannelDefinition[] Channels =
    [
        new()
        {
            Id = "push",
            Names = new LocalName("Thông báo đẩy", "Push"),
            Fields =
            [
                new FieldDefinition { Id = "title", Limits = [new FieldLimit(LimitUnit.Graphemes, 10, LimitKind.Hard, 3)] },
                new FieldDefinition { Id = "body", Required = false, Limits = [new FieldLimit(LimitUnit.Graphemes, 20, LimitKind.Soft), new FieldLimit(LimitUnit.Bytes, 60, LimitKind.Hard)] },
            ],
            MaxEmoji = 1,
            MaxLinks = 1,
            MaxPayloadBytes = 90,
        },
        new()
        {
            Id = "sms",
            Names = new LocalName("SMS", "SMS"),
            Fields = [new FieldDefinition { Id = "body", Limits = [new FieldLimit(LimitUnit.Segments, 1, LimitKind.Hard)] }],
            MaxLinks = 1,
            Sms = new SmsProfile { FirstSegment = 122 },
            Sending = new Dictionary<Purpose, SendingDefinition> { [Purpose.Advertising] = new() { Label = "[QC]", LabelField = "body", OptOut = "TC gui 8088" } },
        },
        new()
        {
            Id = "zalo",
            Names = new LocalName("Zalo", "Zalo"),
            Fields = [new FieldDefinition { Id = "body" }],
            Sending = new Dictionary<Purpose, SendingDefinition> { [Purpose.Advertising] = new() { Label = "[QC]", LabelField = "body" } },
        },
        new()
        {
            Id = "app",
            Names = new LocalName("Ứng dụng", "App"),
            Fields = [new FieldDefinition { Id = "body" }],
            CtaUrl = true,
        },
        new()
        {
            Id = "tiktok-shop",
            Names = new LocalName("TikTok Shop", "TikTok Shop"),
            Fields = [new FieldDefinition { Id = "body" }],
            MaxEmoji = 2,
        },
    ];

    private static readonly ChannelDefinition Letter = new()
    {
        Id = "email",
        Names = new LocalName("Thư", "E-mail"),
        Fields = [new FieldDefinition { Id = "subject" }, new FieldDefinition { Id = "body" }, new FieldDefinition { Id = "cta_label" }],
    };

    private static readonly GuardrailPipeline Pipeline =
        GuardrailPipeline.Compile(new GuardrailDefinitions { Channels = Channels }, _ => [new LimitRule(Channels), new LabelRule(Channels)], out _);

    [Theory]
    [InlineData("Chào bạn ơi", Verdict.Block)]
    [InlineData("Chào bạn 😀", Verdict.Pass)]
    [InlineData("Chào 👨‍👩‍👧 bạn", Verdict.Pass)]
    [InlineData("Ha", Verdict.Block)]
    [InlineData("Cha\u0300o ba\u0323n!", Verdict.Pass)]
    public void A_title_is_counted_in_visible_characters(string title, Verdict verdict) =>
        Assert.Equal(verdict, Push(("title", title)).Verdict);

    [Fact]
    public void A_soft_limit_warns_and_a_hard_one_blocks()
    {
        Assert.Equal(Verdict.Warn, Push(("title", "Chào"), ("body", new string('a', 21))).Verdict);
        GuardrailReport bytes = Push(("title", "Chào"), ("body", new string('ế', 21)));
        Assert.Equal([Severity.Warn, Severity.Block], bytes.Findings.Select(static finding => finding.Severity));
        Assert.Contains("63 byte", bytes.Findings[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Purpose.Care, TextStage.Final, "subject body", "")]
    [InlineData(Purpose.Transaction, TextStage.Final, "subject body", "")]
    [InlineData(Purpose.Care, TextStage.Final, "subject", "body")]
    [InlineData(Purpose.Care, TextStage.Copy, "subject body", "cta_label")]
    [InlineData(Purpose.Advertising, TextStage.Final, "subject body", "cta_label")]
    public void A_letter_that_sells_nothing_may_go_without_a_button(Purpose purpose, TextStage stage, string fields, string missing)
    {
        GuardrailPipeline pipeline = GuardrailPipeline.Compile(new GuardrailDefinitions { Channels = [Letter] }, static _ => [new LimitRule([Letter])], out _);
        CheckedField[] given = [.. fields.Split(' ').Select(static field => new CheckedField(field, "Chào bạn"))];
        Assert.Equal(missing, string.Join(' ', pipeline.Check(given, Given.Context() with { Channel = "email", Purpose = purpose, Stage = stage }).Findings.Select(static finding => finding.Field)));
    }

    [Fact]
    public void A_field_the_channel_needs_may_not_be_missing()
    {
        Assert.Equal("title", Assert.Single(Push(("body", "Chào")).Findings).Field);
        Assert.Single(Push(("title", "  "), ("body", "Chào")).Findings, static finding => finding.Severity == Severity.Block && finding.Field == "title");
        Assert.Equal(Verdict.Warn, Push(("title", "Chào"), ("footer", "x")).Verdict);
    }

    [Fact]
    public void The_payload_as_a_whole_is_bounded() =>
        Assert.Contains(Push(("title", "Chào"), ("body", new string('a', 20)), ("x", new string('ế', 30))).Findings, static finding => finding.Message.Contains("115", StringComparison.Ordinal));

    [Fact]
    public void Emoji_and_links_are_counted_over_all_fields()
    {
        Assert.Equal(Verdict.Pass, Push(("title", "Chào 😀"), ("body", "Xem a.vn/x")).Verdict);
        Assert.Equal("❤️", Assert.Single(Push(("title", "Chào 😀"), ("body", "Nè ❤️ nha")).Findings).Match);
        Assert.Equal("b.vn/y", Assert.Single(Push(("title", "a.vn/x"), ("body", "b.vn/y")).Findings).Match);
    }

    [Fact]
    public void A_row_of_emoji_is_said_once_as_shouting_and_still_blocks()
    {
        Finding row = Assert.Single(Push(("title", "Chào nha"), ("body", "Nè 😀😀😀 😀😀😀")).Findings);
        Assert.Equal((Categories.Tone, Severity.Block, "😀😀😀 😀😀😀"), (row.Category, row.Severity, row.Match));
        Assert.Equal(Categories.ChannelLimit, Assert.Single(Push(("title", "Chào 😀"), ("body", "A 😀 😀😀")).Findings).Category);
        Assert.Equal(Categories.ChannelLimit, Assert.Single(Push(("title", "😀 a 😀"), ("body", "😀😀😀😀😀😀")).Findings).Category);
    }

    [Theory]
    [InlineData("Xem https://shop.vn nhé", "https://shop.vn")]
    [InlineData("Vào bit . ly/abc", "bit . ly/abc")]
    [InlineData("zalo chấm me/0912", "zalo chấm me/0912")]
    [InlineData("shopee[.]vn", "shopee[.]vn")]
    [InlineData("Gọi 0912 345 678 nha", "0912 345 678")]
    [InlineData("Gọi +84.912.345.678", "+84.912.345.678")]
    [InlineData("Tổng đài 1900 6868", "1900 6868")]
    [InlineData("Mail cho ban@shop.vn", "ban@shop.vn")]
    [InlineData("Theo dõi @maybeauty nhé", "@maybeauty")]
    public void A_channel_without_links_takes_no_way_out_at_all(string text, string match) =>
        Assert.Equal([match], Check("tiktok-shop", text).Findings.Select(static finding => finding.Match));

    [Theory]
    [InlineData("Giá 189.000.000đ, 4,8 sao từ 1.312 đánh giá. Giao 20/11 lúc 8.30")]
    [InlineData("Dùng mã MAY10 nhé.Giao nhanh")]
    [InlineData("Mã đơn 20261121, sản phẩm 8934567890123")]
    public void Amounts_and_codes_are_no_way_out(string text) => Assert.Empty(Check("tiktok-shop", text).Findings);

    [Theory]
    [InlineData("[QC] MAY: ve roi a. TC gui 8088", Verdict.Pass)]
    [InlineData("[AD] MAY: ve roi a. Tu choi soan TC gui 8088", Verdict.Pass)]
    [InlineData("MAY: ve roi a. TC gui 8088", Verdict.Block)]
    [InlineData("Hang ve [QC]. TC gui 8088", Verdict.Block)]
    [InlineData("[QC] MAY: ve roi a.", Verdict.Block)]
    public void Advertising_by_sms_has_its_label_first_and_a_way_to_refuse(string text, Verdict verdict) => Assert.Equal(verdict, Check("sms", text).Verdict);

    [Fact]
    public void Care_messages_and_copy_need_no_label()
    {
        CheckedField[] fields = [new("body", "Cảm ơn bạn")];
        Assert.Equal(Verdict.Pass, Pipeline.Check(fields, Given.Context("sms") with { Purpose = Purpose.Care }).Verdict);
        Assert.Equal(Verdict.Pass, Pipeline.CheckCopy(fields, Given.Context("sms")).Report.Verdict);
    }

    [Theory]
    [InlineData("[AD] New lamps. Opt out: TC MAY to 8088", true)]
    [InlineData("[AD] New lamps. Text STOP to 8088", true)]
    [InlineData("[AD] New lamps. TC", false)]
    public void A_way_to_refuse_may_be_said_in_English(string text, bool isOffered) =>
        Assert.Equal(!isOffered, Check("sms", text).Findings.Any(static finding => finding.Rule == "advertising-label"));

    [Fact]
    public void The_opt_out_line_of_the_store_counts()
    {
        ModelObject facts = Objects.Of(("store", Value.Of(Objects.Of(("sms_opt_out", Value.Of("Soạn NO tới 199"))))));
        Assert.Equal(Verdict.Pass, Pipeline.Check([new CheckedField("body", "[QC] Hàng về. Soạn NO tới 199")], Given.Context("sms") with { Facts = facts }).Verdict);
    }

    [Fact]
    public void Sms_is_measured_as_it_leaves()
    {
        string text = "[QC] TC gửi 8088 " + new string('ệ', 141);
        Assert.Equal(Verdict.Pass, Check("sms", text).Verdict);
        Assert.Equal(Verdict.Block, Check("sms", text + "ệ").Verdict);
    }

    [Fact]
    public void Sms_copy_leaves_room_for_label_and_opt_out()
    {
        string copy = new('ệ', 120);
        Assert.Equal(Verdict.Pass, Pipeline.CheckCopy([new CheckedField("body", copy)], Given.Context("sms")).Report.Verdict);
        Assert.Equal(Verdict.Block, Pipeline.CheckCopy([new CheckedField("body", copy + "ệệệ")], Given.Context("sms")).Report.Verdict);
    }

    [Fact]
    public void The_label_is_asked_for_where_the_decree_asks()
    {
        Assert.Equal(Verdict.Pass, Check("zalo", "Hàng về rồi ạ").Verdict);
        Assert.Equal(Verdict.Block, Check("sms", "Hàng về rồi ạ. TC gửi 8088").Verdict);
    }

    [Theory]
    [InlineData("app", "Cần tư vấn gọi 1900 6868", Verdict.Pass)]
    [InlineData("app", "Cần tư vấn gọi 1900 5555", Verdict.Pass)] // another's hotline is a wrong fact, reported as such
    [InlineData("app", "Cần tư vấn gọi 0912 345 678", Verdict.Block)]
    [InlineData("tiktok-shop", "Cần tư vấn gọi 1900 6868", Verdict.Block)]
    public void A_shop_may_name_its_hotline_on_a_channel_of_its_own(string channel, string text, Verdict verdict)
    {
        ModelObject facts = Objects.Of(("store", Value.Of(Objects.Of(("hotline", Value.Of("1900 6868"))))));
        Assert.Equal(verdict, Pipeline.Check([new CheckedField("body", text)], Given.Context(channel) with { Facts = facts }).Verdict);
    }

    [Fact]
    public void A_number_reported_as_personal_is_not_reported_as_a_contact_too()
    {
        GuardrailPipeline both = GuardrailPipeline.Compile(new GuardrailDefinitions { Channels = Channels }, _ => [new PiiRule(), new LimitRule(Channels)], out _);
        GuardrailReport report = both.Check([new CheckedField("body", "Gọi 0912 345 678 nha")], Given.Context("tiktok-shop"));
        Assert.Equal(Categories.Pii, Assert.Single(report.Findings).Category);
    }

    [Fact]
    public void A_channel_nobody_defined_blocks() => Assert.Equal(Verdict.Block, Check("fax", "Chào").Verdict);

    private static GuardrailReport Push(params (string Id, string Text)[] fields) =>
        Pipeline.Check([.. fields.Select(static field => new CheckedField(field.Id, field.Text))], Given.Context("push"));

    private static GuardrailReport Check(string channel, string text) => Pipeline.Check([new CheckedField("body", text)], Given.Context(channel));
}
