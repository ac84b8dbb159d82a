using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Tone;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tests.Tone;

public sealed class ToneTests
{
    private static readonly ToneDefinition GenZ = new()
    {
        Locale = "vi-VN",
        Segment = "gen-z",
        Owner = "brand",
        Voice = "Như bạn bè.",
        Address = new ToneAddress { You = "bạn", Hello = "{name} ơi", Shop = ["shop"], AlwaysIn = new Dictionary<string, string> { ["zalo-template"] = "quý khách" } },
        Particles = new ToneParticles { Use = ["nè", "nha", "luôn", "á", "đó"], MaxPerMessage = 2, Never = ["ạ", "kính", "trân trọng"] },
        Slang = [new ToneSlang("chốt đơn", new DateOnly(2026, 11, 20), []), new ToneSlang("xịn", new DateOnly(2027, 12, 31), ["email"])],
        Never = ["giá sốc", "khum", "quý khách"],
        Limits = new ToneLimits { SentenceWords = 12, Exclamations = 1, Capitals = "names_only", Emoji = new Dictionary<string, int> { ["push"] = 1 }, EmojiNever = ["🔥"] },
        Prefer = new Dictionary<string, string> { ["voucher"] = "mã giảm" },
    };

    private static readonly ToneDefinition Tier = new()
    {
        Locale = "vi-VN",
        Segment = "tier-2-3",
        Owner = "brand",
        Voice = "Như cô bán hàng quen.",
        Address = new ToneAddress
        {
            You = "{title}",
            YouUnknown = "bạn",
            Title = "if_known",
            Hello = "Chào {you}",
            Shop = ["shop"],
            AlwaysIn = new Dictionary<string, string> { ["zalo-template"] = "quý khách" },
        },
        Particles = new ToneParticles { Use = ["ạ"], Never = ["nè", "á", "hihi"] },
    };


    private static readonly GuardrailPipeline Pipeline = GuardrailPipeline.Compile(
        new GuardrailDefinitions(), phrases => RulesOf(new ToneSet([GenZ, Tier], phrases)), out _);

    private static IReadOnlyList<IGuardrailRule> RulesOf(ToneSet tones) => [new AddressRule(tones), new ToneWordRule(tones), new EmphasisRule(tones), new LanguageRule()];

    [Theory]
    [InlineData("No hurry, it stays in your cart", false)]
    [InlineData("Please hurry, it is in your cart", true)]
    public void A_word_the_voice_never_uses_may_be_denied(string text, bool hit)
    {
        GuardrailPipeline pipeline = GuardrailPipeline.Compile(new GuardrailDefinitions(), phrases => [new ToneWordRule(new ToneSet([GenZ with { Locale = "en", Never = ["hurry"] }], phrases))], out _);
        Assert.Equal(hit, pipeline.Check(text, Given.Context() with { Locale = "en", Segment = "gen-z" }).Count > 0);
    }

    [Theory]
    [InlineData("Tao nói mày nghe", 2)]
    [InlineData("Mày xem giỏ hàng đi", 1)]
    public void A_rude_address_blocks(string text, int count)
    {
        GuardrailReport report = Report(text);
        Assert.Equal(Verdict.Block, report.Verdict);
        Assert.Equal(count, report.Findings.Count(static finding => finding.Severity == Severity.Block));
    }

    [Theory]
    [InlineData("Bút kẻ mày và gel chải lông mày đã về với bạn")]
    [InlineData("Thiết kế tao nhã, thanh tao cho bạn")]
    [InlineData("Rủ bạn bè, bạn thân cùng mua; học tiếng Anh, hàng nước Anh")]
    [InlineData("Chị em ơi, đồ cho em bé đã về với bạn")]
    [InlineData("Sách của Hồng Anh, vương quốc Anh, hoa anh đào dành cho bạn")]
    [InlineData("Den ngu, anh sang vang diu, anh chup that, moi ban xem")]
    [InlineData("Vòng thạch anh hồng, mèo Anh lông ngắn, trà bồ công anh dành cho bạn")]
    [InlineData("Ông bà và cậu bé đều thích, bạn xem nhé")]
    [InlineData("Nuoc ep tao da ve, moi ban dat hang")]
    public void Words_that_only_look_like_address_are_none(string text) =>
        Assert.DoesNotContain(Report(text).Findings, static finding => finding.Rule == "address");

    [Theory]
    [InlineData("Bạn nhắn chị Huệ ở quầy vải, chị trả lời tới 21h")]
    [InlineData("Rèm của bạn do anh Phúc treo")]
    [InlineData("Bạn gửi số đo cho chị Nga nhé")]
    [InlineData("Bạn hỏi chị kho giúp nhé")]
    [InlineData("Bạn gặp anh thợ ở quầy")]
    [InlineData("Anh Quý, thợ mộc của xưởng, gửi bạn mẫu gỗ")]
    [InlineData("Quy khach xem ban an go soi, ban kem ghe va hinh anh chi tiet")]
    [InlineData("Ban xem gio hang, den ban con hang nhe")]
    public void Somebody_with_a_name_who_is_spoken_of_is_not_addressed(string text) =>
        Assert.DoesNotContain(Report(text).Findings, static finding => finding.Rule == "address");

    [Theory]
    [InlineData("Chào bạn, quý khách xem giỏ hàng", "quý khách")]
    [InlineData("Chào bạn, mời chị Huệ xem hàng", "chị")]
    [InlineData("Bạn ơi, chị Huệ xem hàng nhé", "chị")]
    [InlineData("Anh/chị ơi, giỏ của bạn vẫn còn đây", "bạn")]
    [InlineData("Bạn xem nhé, cậu thích chứ", "cậu")]
    [InlineData("Chao ban, quy khach xem gio hang nhe", "quy khach")]
    [InlineData("Anh/chi ghe xem, ban thich thi dat nhe", "ban")]
    public void Two_forms_in_one_message_are_reported_at_the_second(string text, string match)
    {
        Finding finding = Assert.Single(Report(text).Findings);
        Assert.Equal((Categories.Tone, Severity.Warn, match), (finding.Category, finding.Severity, finding.Match));
    }

    [Fact]
    public void Forms_are_compared_across_fields() =>
        Assert.Equal("body", Assert.Single(Pipeline.Check([new("title", "Chào bạn"), new("body", "Quý khách xem giỏ hàng nhé")], Given.Context()).Findings).Field);

    [Theory]
    [InlineData("gen-z", "email", "Chào anh/chị", true)]
    [InlineData("gen-z", "email", "Chào bạn", false)]
    [InlineData("tier-2-3", "email", "Chào chị Lan", false)]
    [InlineData("tier-2-3", "email", "Chào bạn", false)]
    [InlineData("tier-2-3", "email", "Kính gửi quý khách", true)]
    [InlineData("tier-2-3", "zalo-template", "Chào anh/chị", true)]
    [InlineData("tier-2-3", "zalo-template", "Chào quý khách", false)]
    [InlineData("office", "email", "Chào quý khách", false)]
    public void A_form_that_segment_or_channel_refuses_is_reported(string segment, string channel, string text, bool hit) =>
        Assert.Equal(hit, Pipeline.Check(text, Given.Context(channel) with { Segment = segment }).Any(static finding => finding.Rule == "address"));

    [Theory]
    [InlineData("Nhập mã QUATETTET ở bước cuối")]
    [InlineData("Dùng voucher FREESHIP cho đơn này")]
    [InlineData("Soan HUY gui 8712 de thoi nhan tin")]
    public void A_code_to_be_typed_is_no_shouting(string text) =>
        Assert.DoesNotContain(Report(text).Findings, static finding => finding.Rule == "emphasis");

    [Theory]
    [InlineData("NHẬP MÃ SALE LIỀN TAY nhé bạn")]
    [InlineData("MUA NGAY KẺO LỠ nhé bạn")]
    [InlineData("F R E E S H I P T O À N quốc")]
    public void Shouting_capitals_are_reported(string text) => Assert.Contains(Report(text).Findings, static finding => finding.Rule == "emphasis");

    [Fact]
    public void Names_codes_and_acronyms_are_no_shouting()
    {
        ModelObject facts = Objects.Of(("store", Value.Of(Objects.Of(("name", Value.Of("Mây Beauty"))))), ("product", Value.Of(Objects.Of(("name", Value.Of("Kem ANESSA 50ml"))))), ("promotion", Value.Of(Objects.Of(("code", Value.Of("MAY10"))))));
        GuardrailContext context = Given.Context() with { Facts = facts, Segment = "gen-z" };
        Assert.Empty(Pipeline.Check("[QC] MAY BEAUTY: Kem ANESSA SPF 50 về rồi, mã MAY10", context));
        Assert.Equal("NGAY", Assert.Single(Pipeline.Check("Xem NGAY giỏ hàng của bạn", context)).Match);
        Assert.Equal("NGAY", Assert.Single(Pipeline.Check("Nhập NGAY mã trong giỏ hàng của bạn", context)).Match);
    }

    [Theory]
    [InlineData("Hàng về rồi!!!", 0)]
    [InlineData("Hàng về rồi!!!!", 1)]
    [InlineData("Hàng về rồi！！！！", 1)]
    [InlineData("Hàng về rồi ! ! ! !", 1)]
    [InlineData("Hàng về 😀😀😀😀😀", 0)]
    [InlineData("Hàng về 😀😀 😀❤️👍🏽👨‍👩‍👧", 1)]
    public void Runs_of_exclamation_marks_and_emoji_are_counted(string text, int count) => Assert.Equal(count, Report(text).Findings.Count);

    [Fact]
    public void A_long_sentence_is_told_to_whoever_writes_copy_and_not_held_against_final_text()
    {
        const string Long = "Món này hợp với da dầu da khô và cả da nhạy cảm nữa";
        GuardrailContext context = Given.Context("push") with { Segment = "gen-z" };

        Assert.Equal(Long, Assert.Single(Pipeline.CheckCopy([new CheckedField("body", Long)], context).Report.Findings, finding => finding.Rule == "emphasis").Match);
        Assert.DoesNotContain(Pipeline.Check(Long, context), finding => finding.Rule == "emphasis");
    }

    [Fact]
    public void Words_a_rule_blocks_are_not_also_called_out_of_voice() =>
        Assert.DoesNotContain(Pipeline.Check("Kính mày đi xem hàng", Given.Context("push") with { Segment = "gen-z" }), finding => finding.Rule == "tone-words" && finding.Match == "mày");

    [Theory]
    [InlineData("Hàng về! Xem nhé!", "!")]
    [InlineData("Hàng về 😀 xem 😀", "😀")]
    [InlineData("Hàng về 🔥", "🔥")]
    [InlineData("Giá sốc đó bạn", "Giá sốc")]
    [InlineData("Dạ, hàng về rồi ạ", "ạ")]
    [InlineData("Kính mời bạn xem", "Kính")]
    [InlineData("Mau chốt đơn thôi", "chốt đơn")]
    [InlineData("Về rồi nè, xem nha, đẹp lắm đó", "đó")]
    public void A_tone_file_is_kept_to(string text, string match)
    {
        Finding finding = Assert.Single(Pipeline.Check(text, Given.Context("push") with { Segment = "gen-z" }));
        Assert.Equal((Categories.Tone, Severity.Warn, match), (finding.Category, finding.Severity, finding.Match));
    }

    [Theory]
    [InlineData("Kính râm của bạn đã về")]
    [InlineData("Hương vị Châu Á luôn ngon")]
    [InlineData("Hàng này xịn thật nha!")]
    [InlineData("Lau nha, com nha, ve nha, tai nha")]
    public void What_a_tone_file_allows_passes(string text) =>
        Assert.Empty(Pipeline.Check(text, Given.Context("push") with { Segment = "gen-z" }));

    [Fact]
    public void A_replaced_word_comes_with_its_replacement() =>
        Assert.Equal("mã giảm", Assert.Single(Pipeline.Check("Có voucher cho bạn", Given.Context("push") with { Segment = "gen-z" })).Suggestion);

    [Fact]
    public void A_form_the_voice_avoids_may_be_the_one_a_channel_demands()
    {
        Assert.Empty(Pipeline.Check("Cảm ơn quý khách", Given.Context("zalo-template") with { Segment = "gen-z" }));
        Assert.NotEmpty(Pipeline.Check("Cảm ơn quý khách", Given.Context("push") with { Segment = "gen-z" }));
    }

    [Fact]
    public void Slang_may_be_refused_on_a_channel() =>
        Assert.Equal("xịn", Assert.Single(Pipeline.Check("Hàng xịn thật", Given.Context() with { Segment = "gen-z" })).Match);

    [Theory]
    [InlineData("vi-VN", "Your cart is still waiting for you", true)]
    [InlineData("vi-VN", "Flash sale today only, grab yours", true)]
    [InlineData("vi-VN", "Товары ждут вас в корзине", true)]
    [InlineData("vi-VN", "您的购物车还在等您", true)]
    [InlineData("vi-VN", "Gio hang cua ban van con day, shop freeship don tu 199k", false)]
    [InlineData("vi-VN", "Sữa rửa mặt Cleansing Gel for Sensitive Skin đã về", false)]
    [InlineData("vi-VN", "OK nha", false)]
    [InlineData("vi-VN", "Four soft cushions without zips", true)]
    [InlineData("vi-VN", "Bộ mini set size small cho bé, có cả large", false)]
    [InlineData("en", "Giỏ hàng của bạn vẫn còn đây", true)]
    [InlineData("en", "Your cart is still waiting for you", false)]
    [InlineData("en", "Mây Beauty has your size back in stock", false)]
    [InlineData("en", "Pick up: 7 Lê Thánh Tông, Quận Hải Châu, Đà Nẵng", false)]
    [InlineData("en", "A new mug for you. Ly sứ men xanh, nhận hàng rồi trả tiền nhé", true)]
    public void A_text_in_another_language_blocks(string locale, string text, bool hit) =>
        Assert.Equal(hit, Pipeline.Check(text, Given.Context() with { Locale = locale }).Any(static finding => finding.Rule == "language" && finding.Severity == Severity.Block));

    [Fact]
    public void A_foreign_product_name_is_no_other_language()
    {
        ModelObject facts = Objects.Of(("product", Value.Of(Objects.Of(("name", Value.Of("The Ordinary Niacinamide for You and Your Skin")), ("price", Value.Of(299_000m))))));
        Assert.Empty(Pipeline.Check("The Ordinary Niacinamide for You and Your Skin, 299k nha", Given.Context() with { Facts = facts }));
    }

    [Fact]
    public void A_sentence_of_words_that_stand_in_the_facts_is_still_one_of_the_other_language()
    {
        ModelObject facts = Objects.Of(("product", Value.Of(Objects.Of(("name", Value.Of("Ly sứ men xanh quai gỗ tròn"))))));
        GuardrailContext english = Given.Context() with { Locale = "en", Facts = facts };
        Assert.Single(Pipeline.Check("Ly sứ men xanh quai gỗ, đặt liền nhé.", english));
        Assert.Empty(Pipeline.Check("Ly sứ men xanh quai gỗ tròn, 30% off.", english));
    }

    [Fact]
    public void A_form_typed_beside_a_merged_one_is_reported_where_the_two_may_differ()
    {
        GuardrailContext copy = Given.Context(stage: TextStage.Copy) with { MergePolicy = new MergePolicy(new HashSet<string> { "address.you" }, new HashSet<string>()) };
        CheckedField[] fields = [new("body", "Giỏ của {{ address.you }} còn đây, bạn xem nhé")];
        Assert.Empty(Pipeline.CheckCopy(fields, copy with { Segment = "gen-z" }).Report.Findings);
        Assert.Equal("bạn", Assert.Single(Pipeline.CheckCopy(fields, copy with { Segment = "tier-2-3" }).Report.Findings).Match);
    }

    [Fact]
    public void A_merged_form_that_differs_from_a_typed_one_is_seen_when_rendered()
    {
        GuardrailContext rendered = Given.Context(stage: TextStage.Rendered) with { Segment = "tier-2-3" };
        Assert.Single(Pipeline.Check([new CheckedField("body", "Giỏ của chị còn đây, bạn xem nhé", [new MergedValue(8, 3, ["address.you"])])], rendered).Findings);
        Assert.Empty(Pipeline.Check([new CheckedField("body", "Giỏ của bạn còn đây, bạn xem nhé", [new MergedValue(8, 3, ["address.you"])])], rendered).Findings);
    }

    private static GuardrailReport Report(string text) => Pipeline.Check([new CheckedField("body", text)], Given.Context());
}
