using MessageComposer.Guardrails.Grounding;

namespace MessageComposer.Guardrails.Tests.Grounding;

/// <summary>Materials, features, colours, makers and places, each beside the words that only look like them.</summary>
public sealed class MaterialAndNameTests
{
    private const string Shirt = """
        { "products": [ { "id": "A", "role": "cart", "quantity": 1, "name": "Áo sơ mi Lanh", "price": 420000, "attributes": { "material": "100% linen", "color": "xanh rêu, trắng kem", "origin": "Hội An" } } ], "store": { "name": "Nhà Lanh" } }
        """;

    [Theory]
    [InlineData("Áo vải linen mát", "")]
    [InlineData("Áo làm từ lụa", "lụa")]
    [InlineData("Mềm như lụa", "")]
    [InlineData("Ví da đà điểu", "")]
    [InlineData("chat lieu lua", "lua")]
    [InlineData("chat lieu linen", "")]
    [InlineData("Ngừa đục thuỷ tinh thể", "")]
    [InlineData("Phối với quần denim", "")]
    [InlineData("Vải chống nước", "chống nước")]
    [InlineData("Chứa niacinamide", "niacinamide")]
    [InlineData("Cảm ơn bạn đã ghé", "")]
    [InlineData("Chống chỉ định", "")]
    [InlineData("Khỏi lo đục thuỷ tinh thể", "")]
    [InlineData("Cúc bằng thuỷ tinh", "thuỷ tinh")]
    public void A_material_or_feature_stands_in_the_facts_or_is_only_a_comparison(string text, string match) => Assert.Equal(match, GroundingCheck.Matches(text, Shirt));

    [Theory]
    [InlineData("Áo màu xanh rêu", true)]
    [InlineData("Áo màu trắng kem", true)]
    [InlineData("Áo màu đỏ", false)]
    public void A_colour_is_one_of_the_facts(string text, bool isGrounded) => Assert.Equal(isGrounded, GroundingCheck.Matches(text, Shirt).Length == 0);

    [Theory]
    [InlineData("Áo của Uniqlo", "Uniqlo")]
    [InlineData("Dệt ở Hội An", "")]
    [InlineData("Dệt ở Bát Tràng", "Bát Tràng")]
    [InlineData("Học tiếng Hàn Quốc", "")]
    [InlineData("Giao tới Đà Lạt", "")]
    [InlineData("Vải nhập từ Bỉ", "nhập từ Bỉ")]
    [InlineData("Gió biển Nha Trang", "")]
    [InlineData("Vỏ muối biển Sa Huỳnh", "Sa Huỳnh")]
    [InlineData("Sách khổ B5", "B5")]
    [InlineData("Tái bản lần thứ năm", "Tái bản lần thứ năm")]
    [InlineData("Sáng gấp 3 lần", "gấp 3 lần")]
    [InlineData("Đơn #84512 đang tới", "")]
    [InlineData("{% if stock > 0 %}Áo", "")]
    [InlineData("Bạn còn 1 món trong giỏ", "")]
    public void A_maker_or_a_place_of_making_is_one_of_the_facts(string text, string match) => Assert.Equal(match, GroundingCheck.Matches(text, Shirt));

    [Theory]
    [InlineData("ml", 'v', 1)]
    [InlineData("lít", 'v', 1_000)]
    [InlineData("kg", 'm', 1_000_000)]
    [InlineData("gb", 'b', 1)]
    [InlineData("xyz", '\0', 0)]
    public void A_unit_knows_its_kind_and_size(string unit, char kind, int factor) => Assert.Equal((kind, factor), MeasureUnits.Of(unit));

    [Theory]
    [InlineData("Gói 200g pha được 40 ấm", "")]
    [InlineData("Gói 200g pha được 60 ấm", "60 ấm")]
    public void A_pack_divides_by_its_measures(string text, string match) =>
        Assert.Equal(match, GroundingCheck.Matches(text, """{ "products": [ { "name": "Trà", "attributes": { "weight": "200g", "how_to": "5g trà mỗi ấm" } } ] }"""));

    [Theory]
    [InlineData("Cả hai món 254.000đ", "")]
    [InlineData("Cả hai món 264.000đ", "264.000đ")]
    public void One_of_each_of_two_products_has_a_price(string text, string match) =>
        Assert.Equal(match, GroundingCheck.Matches(text, """{ "products": [ { "id": "A", "quantity": 2, "name": "Sữa rửa mặt", "price": 165000 }, { "id": "B", "quantity": 1, "name": "Son", "price": 89000 } ] }"""));

    [Theory]
    [InlineData("Mua 2 tặng 1", "")]
    [InlineData("Mua 1 tặng 1", "Mua 1 tặng 1")]
    public void A_promotion_in_numbers_carries_its_own_numbers(string text, string match) =>
        Assert.Equal(match, GroundingCheck.Matches(text, """{ "promotion": { "kind": "buy_get", "buy": 2, "get": 1 } }"""));
}
