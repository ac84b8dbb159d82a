using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tests.Grounding;

public sealed class GroundingTests
{
    [Theory]
    [InlineData("Mây 150ml giá 189.000đ, trước là 239.000đ")]
    [InlineData("Giá 189k thôi")]
    [InlineData("Giá một trăm tám mươi chín nghìn đồng")]
    [InlineData("Chỉ 0,189 triệu")]
    [InlineData("Giảm 50.000đ, còn 189.000đ")]
    [InlineData("Giảm 50k so với giá trước")]
    [InlineData("Giảm 20%")]
    [InlineData("Giảm 21%")]
    [InlineData("Giảm 20,9%")]
    [InlineData("Thêm mã MAY10 là bớt 10% nữa, đến hết 23/11")]
    [InlineData("Mã MAY10 cho đơn từ 150.000đ, giảm tối đa 50k")]
    [InlineData("Dùng mã còn 170.100đ")]
    [InlineData("4,8 sao từ 1.312 đánh giá")]
    [InlineData("Hơn 1.300 đánh giá")]
    [InlineData("Hơn 1.000 đánh giá, gần 5 sao")]
    [InlineData("Hàng nghìn đánh giá")]
    [InlineData("Chỉ còn 24 sản phẩm")]
    [InlineData("Giao trong 1-2 ngày")]
    [InlineData("Giao trong 2 ngày, nhận hàng rồi mới trả tiền")]
    [InlineData("Đổi trả trong 30 ngày, bảo hành 1 năm")]
    [InlineData("Vỏ 100% nhựa tái chế")]
    [InlineData("Dùng 2 lần mỗi ngày")]
    [InlineData("Kem chống nắng Nắng SPF50+ 50ml giá 1tr290")]
    [InlineData("Khách khen \"không khô căng sau khi rửa\"")]
    [InlineData("Xem https://shop.example/may-150 hoặc www.shop.example")]
    [InlineData("Gọi 1900 6868, mở cửa 8h-22h")]
    [InlineData("Ưu đãi còn 2 ngày, tới 23-11-2026")]
    [InlineData("Sữa 2 trong 1, hỗ trợ 24/7, 1 đổi 1")]
    [InlineData("Hôm nay trời mưa, giỏ hàng của bạn vẫn còn đây")]
    [InlineData("Bạn ơi, giỏ đồ vẫn còn đây nè 👀")]
    [InlineData("Thương hiệu Mây")]
    [InlineData("Giảm 50.000đ (20,9%)")]
    [InlineData("Được 1,3k đánh giá, hơn 1k3 đánh giá")]
    [InlineData("Giá một trăm tám chín nghìn")]
    [InlineData("Cả hai món hết 1.479.000đ")]
    [InlineData("Mua 2 chai là 378.000đ, bằng 79% giá cũ")]
    [InlineData("Ưu đãi đến 23:59 thứ hai 23/11")]
    [InlineData("Chưa tới 190k, rẻ hơn 50k so với trước")]
    [InlineData("TC gui 8088")]
    [InlineData("")]
    public void What_the_facts_carry_in_any_notation_is_grounded(string text) => Assert.Equal("", GroundingCheck.Matches(text));

    [Theory]
    [InlineData("Giá 179.000đ", "179.000đ", "189.000đ")]
    [InlineData("Giá chỉ còn 179k", "179k", "189k")]
    [InlineData("Giá một trăm bảy mươi nghìn", "một trăm bảy mươi nghìn", "189.000đ")]
    [InlineData("Nay còn 239.000đ", "239.000đ", "189.000đ")]
    [InlineData("Giá gốc 299.000đ", "299.000đ", "239.000đ")]
    [InlineData("Giảm 30%", "30%", "10%")]
    [InlineData("Giảm 60.000đ", "60.000đ", "50.000đ")]
    [InlineData("4,9 sao", "4,9 sao", "4,8 sao")]
    [InlineData("Hơn 2.000 đánh giá", "Hơn 2.000 đánh giá", "1.312 đánh giá")]
    [InlineData("Chỉ còn 3 sản phẩm", "3 sản phẩm", "24 sản phẩm")]
    [InlineData("Nhập mã MAY20", "MAY20", "MAY10")]
    [InlineData("Gọi 1900 1234", "1900 1234", "1900 6868")]
    [InlineData("Xem shopp.vn/may", "shopp.vn/may", "https://shop.example/cart")]
    [InlineData("Đến hết 25/11", "25/11", "23/11")]
    [InlineData("Đến hết 21/11", "21/11", "23/11")]
    [InlineData("Giao trong 2h", "trong 2h", "1-2 ngày")]
    public void A_wrong_value_is_reported_and_the_true_one_offered(string text, string match, string suggestion)
    {
        Finding finding = Assert.Single(GroundingCheck.Of(text), finding => finding.Category == Categories.UngroundedFact);
        Assert.Equal((match, suggestion), (finding.Match, finding.Suggestion));
    }

    [Theory]
    [InlineData("Giảm đến hết 21/11", "đến hết 21/11")]
    [InlineData("Hạn cuối 25/11", "Hạn cuối 25/11")]
    [InlineData("Sale ends on 25/11", "ends on 25/11")]
    [InlineData("Giảm đến hết 23/11", "")]
    [InlineData("Mã MAY10 dùng đến hết 25/11", "")]
    [InlineData("Giao trước 25/11", "")]
    public void An_end_that_is_not_the_offers_is_a_false_deadline(string text, string match) =>
        Assert.Equal(match, string.Join(" | ", GroundingCheck.Of(text).Where(finding => finding.Category == Categories.FalseUrgency).Select(finding => finding.Match)));

    [Theory]
    [InlineData("Chai 200ml", "200ml")]
    [InlineData("Bảo hành 24 tháng", "24 tháng")]
    [InlineData("100% cotton", "100%")]
    [InlineData("Miễn phí vận chuyển", "Miễn phí vận chuyển")]
    [InlineData("Freeship toàn quốc", "Freeship")]
    [InlineData("Tặng kèm quà", "Tặng kèm")]
    [InlineData("Mua 1 tặng 1", "Mua 1 tặng 1")]
    [InlineData("Khách khen \"trắng sau một tuần\"", "trắng sau một tuần")]
    [InlineData("Thương hiệu Anessa", "Anessa")]
    [InlineData("Kết thúc lúc 20h", "20h")]
    [InlineData("Chỉ hôm nay", "hôm nay")]
    [InlineData("Hơn 5.000 khách đã mua", "Hơn 5.000 khách")]
    [InlineData("Hàng triệu khách hàng", "Hàng triệu khách")]
    [InlineData("Tiết kiệm 1 triệu", "1 triệu")]
    [InlineData("Trả góp 0%", "Trả góp")]
    [InlineData("5 sao", "5 sao")]
    [InlineData("Chỉ còn 1 sản phẩm", "1 sản phẩm")]
    [InlineData("Rẻ hơn 60k", "60k")]
    [InlineData("Hoàn tiền 20%", "20%")]
    [InlineData("Giảm 5O%", "5O%")]
    [InlineData("Giao hàng miễn phí", "Giao hàng miễn phí")]
    [InlineData("Giá còn một nửa", "một nửa")]
    [InlineData("Hàng nhập khẩu Hàn Quốc", "nhập khẩu Hàn Quốc")]
    [InlineData("Ưu đãi đến Chủ nhật", "Chủ nhật")]
    [InlineData("Only 3 left", "3")]
    [InlineData("Khách nói \"dùng ba ngày là hết mụn\"", "dùng ba ngày")]
    public void What_the_facts_do_not_carry_is_reported(string text, string match) => Assert.StartsWith(match, GroundingCheck.Matches(text));

    [Fact]
    public void Without_facts_every_statement_is_reported() => Assert.Equal("189.000đ | 4,8 sao", GroundingCheck.Matches("Giá 189.000đ, 4,8 sao", "{}"));

    [Fact]
    public void Any_further_key_of_the_facts_grounds_text() =>
        Assert.Equal("", GroundingCheck.Matches("Có 6 màu, nặng 1,2 kg, ra mắt 15/10", """{ "extra": { "colours": 6, "notes": ["Nặng 1,2 kg"], "launch": "2026-10-15" } }"""));

    [Fact]
    public void A_cut_above_half_is_reported_even_where_the_facts_carry_it()
    {
        const string Facts = """{ "product": { "price": 200000, "list_price": 500000 } }""";
        Finding finding = Assert.Single(GroundingCheck.Of("Giảm 60%", Facts));
        Assert.Contains("81/2018", finding.Law, StringComparison.Ordinal);
        Assert.Equal("500.000đ", GroundingCheck.Matches("Còn 200.000đ, trước là 500.000đ", Facts));
    }

    [Fact]
    public void A_voucher_on_top_of_a_marked_down_price_counts_for_the_cap() =>
        Assert.Equal("MAY20", GroundingCheck.Matches("Thêm mã MAY20", """{ "product": { "price": 300000, "list_price": 500000 }, "promotion": { "percent": 20, "code": "MAY20" } }"""));

    [Fact]
    public void A_concentrated_programme_lifts_the_cap() =>
        Assert.Equal("", GroundingCheck.Matches("Giảm 60%", """{ "product": { "price": 200000, "list_price": 500000 }, "promotion": { "program_type": "concentrated" } }"""));

    [Fact]
    public void A_total_of_the_cart_is_grounded_by_arithmetic() =>
        Assert.Equal("", GroundingCheck.Matches("3 món, tổng 500.000đ, mua thêm 100k để được giảm",
            """{ "products": [ { "price": 100000, "quantity": 2 }, { "price": 300000, "quantity": 1 } ], "promotion": { "percent": 10, "min_spend": 600000 } }"""));

    [Fact]
    public void Facts_that_changed_since_the_last_check_are_read_again()
    {
        ChangingFacts facts = new() { Price = 189_000 };
        GuardrailPipeline pipeline = GuardrailPipeline.Compile(new GuardrailDefinitions(), out _);
        GuardrailContext context = GroundingCheck.Context() with { Facts = facts };
        CheckedField[] fields = [new CheckedField("body", "Khăn Mây giá 189.000đ, bạn xem nhé.")];
        Assert.DoesNotContain(pipeline.Check(fields, context).Findings, static finding => finding.Rule == "grounding");
        facts.Price = 199_000;
        Assert.Contains(pipeline.Check(fields, context).Findings, static finding => finding is { Rule: "grounding", Match: "189.000đ" });
    }

    private sealed class ChangingFacts : IModelObject
    {
        public decimal Price { get; set; }

        public IEnumerable<string> MemberNames => ["price"];

        public bool TryGetMember(string name, out Value value)
        {
            value = name == "price" ? Value.Of(Price) : default;
            return name == "price";
        }
    }
}
