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
}
