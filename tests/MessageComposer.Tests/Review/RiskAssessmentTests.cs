using System.Text;
using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Tests.Composition;

namespace MessageComposer.Tests.Review;

/// <summary>Each reason of the shipped <c>review.yaml</c>, by a text that has nothing else against it.</summary>
public sealed class RiskAssessmentTests
{
    private const string Plain = "{{ product.short_name }} vẫn còn trong giỏ, {{ address.you }} xem lại nhé.";

    /// <summary>The shipped content with one proof on file.</summary>
    private static readonly Lazy<ContentSnapshot> s_content = new(WithEvidence);

    [Fact]
    public void A_text_that_no_reason_holds_for_is_low_and_needs_none() => Holds(Text(Plain), RiskClass.Low);

    [Theory]
    [InlineData("skincare")]
    [InlineData("whisky")]
    [InlineData("never-heard-of")]
    public void Goods_that_are_not_normal_make_a_text_high_and_unlisted_ones_count_so(string category) =>
        Holds(Text(Plain) with { Category = category }, RiskClass.High, (RiskReason.GoodsSpecial, category));

    [Theory]
    [InlineData("fashion")]
    [InlineData(null)]
    public void Normal_goods_and_texts_about_none_give_no_reason(string? category) => Holds(Text(Plain) with { Category = category }, RiskClass.Low);

    [Fact]
    public void A_proof_that_is_named_or_a_certificate_that_is_stated_makes_a_text_high()
    {
        Holds(Text("Được bình chọn theo Khảo sát Tủ đồ Việt 2026."), RiskClass.High, (RiskReason.EvidenceUsed, "Khảo sát Tủ đồ Việt 2026"));
        Holds(Text(Plain) with { Grounds = [new Ground("product.certifications[0].title", "OEKO-TEX 100")] }, RiskClass.High, (RiskReason.EvidenceUsed, "OEKO-TEX 100"));
        Holds(Text(Plain) with { Grounds = [new Ground("product.name", "Áo thun")] }, RiskClass.Low);
    }

    [Theory]
    [InlineData(Categories.SuperlativeClaim)]
    [InlineData(Categories.MedicalClaim)]
    [InlineData(Categories.GreenClaim)]
    [InlineData(Categories.GuaranteeClaim)]
    public void A_claim_the_law_watches_makes_a_text_high_even_where_facts_or_a_shadow_let_it_pass(string category)
    {
        Holds(Text(Plain) with { Findings = [Found(category, Severity.Warn, RuleMode.Shadow)] }, RiskClass.High, (RiskReason.Finding, "vẫn còn"));
        Holds(Text(Plain) with { Cleared = [Found(category)] }, RiskClass.High, (RiskReason.Finding, "vẫn còn"));
    }

    [Theory]
    [InlineData("Được đổi trả trong tuần.", "đổi trả")]
    [InlineData("Mụn cũng phải ngại.", "mụn")]
    [InlineData("Sợi bông HỮU CƠ mềm.", "hữu cơ")]
    [InlineData("Hàng chính hãng, có bảo hành.", "chính hãng, bảo hành")]
    public void Words_about_warranty_health_and_nature_make_a_text_high(string text, string because) => Holds(Text(text), RiskClass.High, (RiskReason.Words, because));

    [Theory]
    [InlineData("Áo dày dặn, mặc mùa lạnh.")]
    [InlineData("Đổi gu, trả giỏ về trống nhé.")]
    [InlineData("{{ product.warranty }} ghi rõ trên thẻ.")]
    public void Words_that_only_look_alike_give_no_reason(string text) => Holds(Text(text), RiskClass.Low);

    [Fact]
    public void An_offer_or_what_a_promotion_gives_makes_a_text_medium()
    {
        RiskInput offer = Text(Plain) with { Fields = [new("body", Plain), new("offer", "Quà nhỏ kèm đơn.")] };
        Holds(offer, RiskClass.Medium, (RiskReason.OfferPresent, "offer"));
        Holds(Text(Plain) with { Paths = ["product.short_name", "promotion.code"] }, RiskClass.Medium, (RiskReason.OfferPresent, "promotion.code"));
        Holds(Text(Plain) with { Paths = ["product.list_price"] }, RiskClass.Medium, (RiskReason.OfferPresent, "product.list_price"));
        Holds(Text(Plain) with { Paths = ["product.price"] }, RiskClass.Low);
    }

    [Fact]
    public void A_warning_makes_a_text_medium_and_one_in_the_shadow_does_not()
    {
        Holds(Text(Plain) with { Findings = [Found(Categories.Tone)] }, RiskClass.Medium, (RiskReason.AnyWarning, "a-rule"));
        Holds(Text(Plain) with { Findings = [Found(Categories.Tone, Severity.Warn, RuleMode.Shadow)] }, RiskClass.Low);
    }

    [Fact]
    public void A_text_that_leans_on_a_condition_is_medium() =>
        Holds(Text(Plain) with { Conditions = ["on_sale", "low_stock"] }, RiskClass.Medium, (RiskReason.HasCondition, "on_sale, low_stock"));

    [Theory]
    [InlineData("sms")]
    [InlineData("zalo")]
    [InlineData("zalo-template")]
    public void A_text_to_somebodys_telephone_number_is_medium(string channel) => Holds(Text(Plain, channel), RiskClass.Medium, (RiskReason.Channel, channel));

    [Fact]
    public void The_first_class_that_a_reason_holds_for_counts_with_all_reasons_of_that_class_and_no_other() =>
        Holds(
            Text("Có bảo hành, sợi hữu cơ.", "zalo") with { Category = "skincare", Conditions = ["on_sale"] },
            RiskClass.High, (RiskReason.GoodsSpecial, "skincare"), (RiskReason.Words, "bảo hành"), (RiskReason.Words, "hữu cơ"));

    [Fact]
    public void Every_reason_is_explained_to_reviewers_in_the_words_of_the_file()
    {
        (_, IReadOnlyList<RiskGround> grounds) = RiskAssessment.Assess(Text("Có bảo hành."), s_content.Value);
        Assert.Equal("Câu nói về bảo hành, đổi trả", Assert.Single(grounds).Explain);
    }

    [Fact]
    public void Long_lists_of_causes_are_cut_after_five_and_said_once_each()
    {
        RiskInput input = Text(Plain) with { Conditions = ["a", "b", "a", "c", "d", "e", "f"] };
        Holds(input, RiskClass.Medium, (RiskReason.HasCondition, "a, b, c, d, e"));
    }

    private static void Holds(RiskInput input, RiskClass expected, params (RiskReason Reason, string Because)[] reasons)
    {
        (RiskClass risk, IReadOnlyList<RiskGround> grounds) = RiskAssessment.Assess(input, s_content.Value);
        Assert.Equal(reasons, grounds.Select(ground => (ground.Reason, ground.Because)));
        Assert.Equal(expected, risk);
    }

    private static RiskInput Text(string body, string channel = "push") => new(
        new Cell("cart-abandonment", "nhac-nhe", "gen-z", Cell.NoMotive, channel, "vi-VN", Cell.NoSubject), [new("body", body)], [], [], [], [], [], Category: null);

    private static Finding Found(string category, Severity severity = Severity.Warn, RuleMode mode = RuleMode.Enforce) => new()
    {
        Rule = "a-rule", Category = category, Severity = severity, Mode = mode, Owner = "legal", Field = "body", Start = 0, Length = 7, Match = "vẫn còn", Message = "—", Reason = "—",
    };

    private static ContentSnapshot WithEvidence()
    {
        const string Evidence = """
            owner: legal
            evidence:
              - id: tu-do-2026
                title: Khảo sát Tủ đồ Việt 2026
                issuer: Viện Khảo sát Ví Dụ
                issued: 2026-05-20
            """;
        ContentLoad shipped = ContentLoader.Load(ShippedContent.Root);
        ContentLoad load = ContentLoader.Load([.. shipped.Sources.Select(file => file.Path == "guardrails/evidence.yaml" ? new SourceFile(file.Path, Encoding.UTF8.GetBytes(Evidence)) : file)]);
        return load.Snapshot ?? throw new InvalidOperationException(string.Join('\n', load.Faults));
    }
}
