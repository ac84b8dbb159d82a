namespace MessageComposer.Guardrails.Tests.Grounding;

/// <summary>Sizes, models, names, small counts and free shipping against the facts, each with the innocent text beside it.</summary>
public sealed class FactFamilyTests
{
    private const string Wardrobe = """
        { "products": [
            { "id": "A", "role": "cart", "quantity": 1, "name": "Áo sơ mi Lanh", "price": 420000, "list_price": 490000, "attributes": { "sizes": "S, M, L, XL", "care": "3 mức giặt" } },
            { "id": "B", "role": "suggestion", "quantity": 1, "name": "Giày vải Lướt", "price": 690000, "attributes": { "sizes": "36, 37, 38, 39", "filter": "màng HEPA H13, SPF50+" } } ],
          "store": { "name": "Nhà Lanh", "free_shipping_from": 500000 } }
        """;

    [Theory]
    [InlineData("Áo có cỡ S, M và XL", "")]
    [InlineData("Áo có cỡ S, M, XXL", "XXL")]
    [InlineData("Giày còn cỡ 36, 37, 38, 39", "")]
    [InlineData("Giày còn cỡ 41", "41")]
    [InlineData("Màng HEPA H13, chống nắng SPF50", "")]
    [InlineData("Màng HEPA H14", "H14")]
    [InlineData("Chống nắng SPF100", "SPF100")]
    [InlineData("Có 3 mức giặt, gấp làm 2 lớp", "")]
    [InlineData("Có 5 mức giặt", "5 mức")]
    [InlineData("Áo Lanh giá 420.000đ, hợp giày Lướt 690.000đ", "")]
    [InlineData("Áo sơ mi Lanh giá 690.000đ", "690.000đ")]
    [InlineData("Freeship cho đơn từ 500.000đ", "")]
    [InlineData("Freeship mọi đơn, kể cả đơn dưới 500.000đ", "Freeship")]
    [InlineData("Freeship áo sơ mi Lanh", "Freeship")]
    [InlineData("Hàng nhập khẩu Nhật Bản", "nhập khẩu Nhật Bản")]
    [InlineData("Đi du lịch Nhật Bản mang gì", "")]
    [InlineData("Áo này đẹp hơn Uniqlo", "Uniqlo")]
    [InlineData("Theo dõi shop trên Zalo nhé", "")]
    [InlineData("Không sao, mua 2 áo là 840.000đ", "")]
    [InlineData("Hơn 10.000 khách đã mua áo", "Hơn 10.000 khách")]
    [InlineData("Hơn 10.000 khách đã mua Gió P2.", "Hơn 10.000 khách")]
    [InlineData("Hơn 20.000 khách đã mua Gió P2.", "Hơn 20.000 khách")]
    [InlineData("Áo rẻ hơn giá cũ 70.000đ", "")]
    public void What_differs_from_the_facts_is_reported(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Wardrobe));

    private const string Nursery = """
        { "products": [
            { "id": "A", "role": "cart", "quantity": 1, "name": "Bộ ngủ Mây", "price": 420000,
              "attributes": { "material": "60% sợi tre, 40% cotton", "age": "2 đến 8 tuổi", "protein": "đạm 28%", "length": "dây 1,5 mét", "sizes": ["7", "8", "9"], "origin": "Đồng Tháp", "kind": "Robusta" } } ],
          "store": { "name": "Nhà Mây" } }
        """;

    [Theory]
    [InlineData("60% bamboo fibre, soft on the skin", "")]
    [InlineData("60% linen, soft on the skin", "60% | linen")]
    [InlineData("28% protein in each bowl", "")]
    [InlineData("28% sugar in each bowl", "28% sugar")]
    [InlineData("A cord of 1.5 metres", "")]
    [InlineData("A cord of 2.5 metres", "2.5 metres")]
    public void A_share_or_a_measure_may_be_said_in_the_other_language(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Nursery));

    [Theory]
    [InlineData("Sizes 2 to 8 years", "")]
    [InlineData("Sizes 2 to 9 years", "9 years")]
    [InlineData("Toddlers of 3 years fit in", "")]
    [InlineData("Choose your size: 2, 3, 4, 5, 6, 7 or 8 years", "")]
    [InlineData("A 8 years warranty", "8 years")]
    public void An_age_of_the_facts_carries_years_that_are_no_warranty(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Nursery));

    [Theory]
    [InlineData("Bạn chọn size 7, 8 hoặc 9", "")]
    [InlineData("Bạn chọn size 6", "6")]
    public void A_size_alone_stands_in_the_list_of_sizes(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Nursery));

    [Theory]
    [InlineData("Mua bộ này kèm tặng vung kính", "tặng vung kính")]
    [InlineData("Bạn đặt hôm nay, shop tặng khay gỗ", "tặng khay gỗ")]
    [InlineData("Mua bộ này tặng mẹ", "")]
    [InlineData("Quà tặng khay gỗ gọn gàng", "")]
    public void A_thing_given_with_an_order_is_no_present_somebody_buys(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Nursery));

    [Theory]
    [InlineData("Hạt Arabica Cầu Đất rang mộc", "Arabica | Cầu Đất")]
    [InlineData("Hạt Robusta rang mộc", "")]
    [InlineData("Xoài cát Hoà Lộc Tiền Giang", "Hoà Lộc | Tiền Giang")]
    [InlineData("Xoài từ Đồng Tháp", "")]
    public void An_origin_is_the_facts_own(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Nursery));

    [Theory]
    [InlineData("Quà 8/3 cho mẹ", "")]
    [InlineData("Quà tặng dịp 20/10", "")]
    [InlineData("Ưu đãi đến 20/10", "20/10")]
    public void A_holiday_is_named_by_its_date(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Nursery));
}
