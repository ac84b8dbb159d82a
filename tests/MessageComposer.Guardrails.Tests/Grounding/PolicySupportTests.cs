using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tests.Grounding;

/// <summary>What the facts say of promises, of green claims and of last days.</summary>
public sealed class PolicySupportTests
{
    private const string Kettle = """
        { "product": { "name": "Ấm Sen", "price": 300000, "warranty": "bảo hành 24 tháng", "certifications": ["FSC cho hộp giấy"], "attributes": { "packaging": "hộp giấy tái chế 100%", "material": "vải canvas tái chế" } },
          "store": { "return_policy": "đổi trong 7 ngày nếu còn nguyên tem" },
          "promotion": { "code": "SEN10", "percent": 10, "ends_at": "2026-11-21" } }
        """;

    [Theory]
    [InlineData("Bảo hành hai năm", "Bảo hành hai năm", "Carried")]
    [InlineData("A 24-month warranty", "24-month warranty", "Carried")]
    [InlineData("Bảo hành 36 tháng", "Bảo hành", "Contradicted")]
    [InlineData("Bảo hành trọn đời", "Bảo hành trọn đời", "Contradicted")]
    [InlineData("Đổi hàng trong 7 ngày", "Đổi hàng", "Carried")]
    [InlineData("Đổi hàng trong 30 ngày", "Đổi hàng", "Contradicted")]
    [InlineData("Nhận đổi hàng trong 7 ngày, bảo hành 24 tháng", "đổi hàng trong 7 ngày", "Carried")]
    [InlineData("Đổi hàng vô điều kiện trong 7 ngày", "Đổi hàng", "Contradicted")]
    [InlineData("Hoàn tiền trong 7 ngày", "Hoàn tiền", "Contradicted")]
    [InlineData("Đổi hàng quanh năm", "Đổi hàng", "Contradicted")]
    [InlineData("Đổi bao nhiêu lần cũng được", "Đổi bao nhiêu lần", "Contradicted")]
    [InlineData("Mặc rồi vẫn đổi", "Mặc rồi vẫn đổi", "Contradicted")]
    [InlineData("Mua rồi vẫn đổi trong 7 ngày", "đổi trong 7 ngày", "Carried")]
    [InlineData("Bao đổi hàng", "Bao đổi hàng", "Contradicted")]
    [InlineData("Dùng hết nửa hộp vẫn đổi", "Dùng hết nửa hộp vẫn đổi", "Contradicted")]
    [InlineData("Bảo hành 24 tháng và miễn phí giao hàng", "Bảo hành", "Carried")]
    [InlineData("Bảo hành 24 tháng miễn phí", "Bảo hành", "Contradicted")]
    [InlineData("A 24-month warranty and free delivery", "24-month warranty", "Carried")]
    [InlineData("Cam kết trắng da", "Cam kết", "Silent")]
    [InlineData("Pin 8 giờ, bảo hành 24 tháng", "bảo hành", "Carried")]
    [InlineData("May loi thi doi trong 7 ngay neu con nguyen tem nhe", "doi trong 7 ngay neu con nguyen tem nhe", "Carried")]
    [InlineData("May loi thi doi trong 9 ngay neu con nguyen tem nhe", "doi trong 9 ngay neu con nguyen tem nhe", "Silent")]
    public void A_promise_is_carried_by_a_policy_with_the_same_remedy_and_term(string text, string words, string support) =>
        Assert.Equal(support, GuaranteeSupport.Of(FoldedText.Of(text), Span(text, words), GroundingCheck.Context(Kettle), out _).ToString());

    [Theory]
    [InlineData("đổi mới nếu lỗi in", "Không ưng là đổi", "Contradicted")]
    [InlineData("đổi mới nếu lỗi in", "Lỗi in được đổi", "Carried")]
    [InlineData("hoàn tiền nếu hũ bị hở", "Không giòn hoàn tiền", "Contradicted")]
    [InlineData("hoàn tiền nếu hũ bị hở", "khong thom hoan tien", "Contradicted")]
    [InlineData("hoàn tiền nếu hũ bị hở", "Hũ hở được hoàn tiền", "Carried")]
    [InlineData("hoàn tiền nếu chưa mở nắp", "Không như ý hoàn tiền", "Carried")]
    [InlineData("đổi hàng nếu còn nguyên tem", "Không ưng là đổi", "Carried")]
    [InlineData("đổi hàng khi lỗi hoặc không ưng", "Không ưng là đổi", "Carried")]
    public void Dislike_is_a_reason_only_where_the_policy_does_not_bind_itself_to_faults(string policy, string text, string support)
    {
        string facts = $$"""{ "product": { "name": "Sổ Sen", "price": 90000 }, "store": { "return_policy": "{{policy}}" } }""";
        Assert.Equal(support, GuaranteeSupport.Of(FoldedText.Of(text), Span(text, text), GroundingCheck.Context(facts), out _).ToString());
    }

    [Theory]
    [InlineData("Ấm bảo hành 24 tháng nếu rò điện, đổi màu trong 7 ngày", "rò điện, đổi màu trong", "Carried")]
    [InlineData("Ấm bảo hành 24 tháng nếu rò điện, đổi màu trong 9 ngày", "rò điện, đổi màu trong", "Contradicted")]
    public void The_term_of_a_promise_behind_a_comma_is_its_own(string text, string words, string support) =>
        Assert.Equal(support, GuaranteeSupport.Of(FoldedText.Of(text), Span(text, words), GroundingCheck.Context(Kettle), out _).ToString());

    [Theory]
    [InlineData("Lắp ráp miễn phí tận nhà", "miễn phí lắp ráp tại nhà", "")]
    [InlineData("Miễn phí lắp đặt tại nhà", "lắp đặt tại nhà", "")]
    [InlineData("Miễn phí lắp đặt tại nhà", "Giao hàng tận cửa", "Miễn phí lắp đặt")]
    public void Free_installation_is_the_same_promise_in_either_order(string text, string service, string matches) =>
        Assert.Equal(matches, GroundingCheck.Matches(text, $$"""{ "product": { "name": "Tủ Sen" }, "store": { "service": "{{service}}" } }"""));

    [Theory]
    [InlineData("2026-11-21", false)]
    [InlineData("2026-11-24", false)]
    [InlineData("2026-12-20", true)]
    public void A_promotion_that_runs_on_for_days_is_not_about_to_end(string ends, bool farAhead) =>
        Assert.Equal(farAhead, ClaimSupport.EndsFarAhead(GroundingCheck.Context($$"""{ "promotion": { "code": "SEN10", "percent": 10, "ends_at": "{{ends}}" } }""")));

    [Theory]
    [InlineData("Hộp giấy đạt chứng nhận FSC", "chứng nhận FSC", true)]
    [InlineData("Cán tre đạt chứng nhận FSC", "chứng nhận FSC", false)]
    [InlineData("Toàn bộ sản phẩm, kể cả hộp giấy, có chứng nhận FSC", "chứng nhận FSC", false)]
    [InlineData("Toàn bộ hộp giấy và thân ấm có chứng nhận FSC", "chứng nhận FSC", false)]
    [InlineData("Đựng trong hộp giấy tái chế", "giấy tái chế", true)]
    [InlineData("Hộp giấy tái chế 100% có chứng nhận FSC", "chứng nhận FSC", true)]
    [InlineData("Hộp giấy tái chế 80% có chứng nhận FSC", "tái chế 80%", false)]
    [InlineData("Đi đâu đều mang được: túi vải canvas tái chế", "vải canvas tái chế", true)]
    [InlineData("Cả thân ấm và vải canvas đều tái chế", "tái chế", false)]
    [InlineData("Túi vải tái chế 100%", "vải tái chế 100%", false)]
    [InlineData("Vải canvas tái chế", "tái chế", true)]
    [InlineData("Nhựa tái chế", "Nhựa tái chế", false)]
    public void A_green_claim_is_carried_only_for_the_part_its_proof_names(string text, string words, bool carried) =>
        Assert.Equal(carried, GreenSupport.IsCarried(FoldedText.Of(text), Span(text, words), GroundingCheck.Context(Kettle), out _));

    [Theory]
    [InlineData("Thùng carton đạt chứng nhận FSC", "chứng nhận FSC", true)]
    [InlineData("Mặt bàn gỗ đạt chứng nhận FSC", "chứng nhận FSC", false)]
    [InlineData("Bàn có chứng nhận FSC", "chứng nhận FSC", true)]
    public void A_certificate_reaches_no_farther_than_the_parts_of_its_scope(string text, string words, bool carried) =>
        Assert.Equal(carried, GreenSupport.IsCarried(FoldedText.Of(text), Span(text, words), GroundingCheck.Context("""{ "product": { "name": "Bàn trà", "certifications": [ { "title": "FSC Mix", "scope": "thùng giấy đóng gói" }, { "title": "ISO 9001", "scope": "xưởng" } ] } }"""), out _));

    [Fact]
    public void Materials_of_the_facts_are_proof_wherever_they_stand() =>
        Assert.True(GreenSupport.IsCarried(FoldedText.Of("Vỏ hộp từ 60% giấy tái chế"), Span("Vỏ hộp từ 60% giấy tái chế", "giấy tái chế"), GroundingCheck.Context("""{ "product": { "name": "Trà" }, "materials": { "box": "hộp làm từ 60% giấy tái chế" } }"""), out _));

    [Theory]
    [InlineData("Gao lut huu co Dong Sen", "huu co", true)]
    [InlineData("Organic rice for every day", "Organic", true)]
    [InlineData("Gạo ngon, bao bì cũng đạt chuẩn hữu cơ", "đạt chuẩn hữu cơ", false)]
    [InlineData("The packaging is organic", "organic", false)]
    public void A_certificate_of_the_goods_is_none_of_their_packaging(string text, string words, bool carried) =>
        Assert.Equal(carried, GreenSupport.IsCarried(FoldedText.Of(text), Span(text, words), GroundingCheck.Context("""{ "product": { "name": "Gạo lứt", "certifications": ["USDA Organic"] } }"""), out _));

    [Theory]
    [InlineData("Chỉ hôm nay", "Chỉ hôm nay", Kettle, "Carried")]
    [InlineData("Ngày cuối rồi", "Ngày cuối", Kettle, "Carried")]
    [InlineData("Hết ngày mai", "Hết ngày mai", Kettle, "Contradicted")]
    [InlineData("Chỉ hôm nay", "Chỉ hôm nay", GroundingCheck.Shop, "Contradicted")]
    [InlineData("Đêm nay hết mã", "Đêm nay hết mã", GroundingCheck.Shop, "Contradicted")]
    [InlineData("24 người đang xem", "24 người đang xem", GroundingCheck.Shop, "Contradicted")]
    [InlineData("Nhanh tay lên", "Nhanh tay", GroundingCheck.Shop, "Silent")]
    public void A_last_day_is_the_day_the_promotion_ends_and_a_crowd_is_no_stock(string text, string words, string facts, string support) =>
        Assert.Equal(support, ClaimSupport.UrgencyOf(FoldedText.Of(text), Span(text, words), GroundingCheck.Context(facts)).ToString());

    private static TextSpan Span(string text, string words) => new(text.IndexOf(words, StringComparison.Ordinal), words.Length);
}
