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
    [InlineData("Nơi nào bán sơ mi polyester thì kệ", "")]
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
    [InlineData("Thân gỗ sồi, đế gang", "gỗ sồi | gang")]
    [InlineData("Đặt lên bàn gỗ sồi", "")]
    public void A_material_or_feature_stands_in_the_facts_or_is_only_a_comparison(string text, string match) => Assert.Equal(match, GroundingCheck.Matches(text, Shirt));

    [Theory]
    [InlineData("chống nước", "5ATM", "Chống nước 5ATM", "")]
    [InlineData("chống nước", "5ATM", "Chống nước 10ATM", "10ATM")]
    [InlineData("water", "IPX7", "Loa chống nước IPX7", "")]
    [InlineData("water", "không", "Loa chống nước", "chống nước")]
    [InlineData("bền", "đạt IP68", "Máy kháng nước", "")]
    [InlineData("anc", "35dB", "Tai nghe chống ồn 35dB", "")]
    [InlineData("care", "giặt máy nước lạnh", "Áo giặt máy được", "")]
    [InlineData("care", "không giặt máy", "Áo giặt máy được", "giặt máy được")]
    [InlineData("pin", "12 giờ", "Loa chống ồn", "chống ồn")]
    public void A_feature_is_carried_by_a_member_or_a_grade_that_amounts_to_it(string member, string value, string text, string match) =>
        Assert.Equal(match, GroundingCheck.Matches(text, $$"""{ "products": [ { "id": "A", "name": "Món A", "attributes": { "{{member}}": "{{value}}" } } ] }"""));

    [Theory]
    [InlineData("lụa satin polyester", "Đầm may bằng lụa tơ tằm", "lụa tơ tằm")]
    [InlineData("100% tơ tằm", "Đầm may bằng lụa tơ tằm", "")]
    [InlineData("100% tơ tằm", "Đầm may bằng lụa", "")]
    [InlineData("len acrylic", "Áo dệt từ len cừu", "len cừu")]
    public void A_finer_material_is_carried_by_itself_alone(string material, string text, string match) =>
        Assert.Equal(match, GroundingCheck.Matches(text, $$"""{ "products": [ { "id": "A", "name": "Món A", "attributes": { "material": "{{material}}" } } ] }"""));

    private const string Armchair = """{ "products": [ { "id": "A", "name": "Harbour Armchair", "attributes": { "material": "cotton, acacia legs" } } ] }""";

    [Theory]
    [InlineData("Harbour Armchair in soft leather, ready to ship", "leather")]
    [InlineData("A suede armchair", "suede")]
    [InlineData("An armchair in velvet.", "velvet")]
    [InlineData("Cotton seat on walnut legs", "walnut")]
    [InlineData("A velvet armchair", "velvet")]
    [InlineData("Cotton on acacia legs", "")]
    [InlineData("Curl up in wool socks", "")]
    [InlineData("No leather, only cotton", "")]
    [InlineData("Add a silk cushion", "")]
    [InlineData("Lovely beside an oak table", "")]
    [InlineData("Goes with leather", "")]
    [InlineData("Easier to wipe. Cats scratch leather", "")]
    [InlineData("Unlike leather it stays cool", "")]
    [InlineData("You sweat in polyester", "")]
    public void An_English_cover_is_the_one_of_the_facts_and_what_lies_on_it_is_another_thing(string text, string match) =>
        Assert.Equal(match, GroundingCheck.Matches(text, Armchair));

    private const string Garden = """{ "products": [ { "id": "SC-B5", "name": "Trà Ba Lá hộp 24 gói", "rating": 4.6 } ], "store": { "name": "Dụng cụ vườn Hai Sào" } }""";

    [Theory]
    [InlineData("HAI SAO: keo cat canh moi ve", "")]
    [InlineData("Binh tuoi Hai Sao", "")]
    [InlineData("HAI SAO xin chào bạn", "")]
    [InlineData("Loa được hai sao", "hai sao")]
    [InlineData("Trà Ba Lá hộp 24 gói", "")]
    public void A_number_inside_a_name_of_the_facts_states_nothing(string text, string match) => Assert.Equal(match, GroundingCheck.Matches(text, Garden));

    [Theory]
    [InlineData("Hạn dùng 10/2028", "")]
    [InlineData("Hạn dùng tháng 10/2028", "")]
    [InlineData("Hạn dùng tháng 10 năm 2028", "")]
    [InlineData("HSD 10/2028", "")]
    [InlineData("HSD 08/2028", "08/2028")]
    [InlineData("Hạn dùng 10/2029", "10/2029")]
    [InlineData("Hạn dùng tháng 12/2028", "tháng 12/2028")]
    [InlineData("Quà Tết 2027", "")]
    [InlineData("Đạt giải 2027", "2027")]
    public void A_month_is_judged_with_its_year(string text, string match) =>
        Assert.Equal(match, GroundingCheck.Matches(text, """{ "products": [ { "id": "A", "name": "Phấn Mận", "expiry": "2028-10" } ] }"""));

    [Theory]
    [InlineData("Áo có size M, L, XL", "")]
    [InlineData("Áo có size S, M", "S")]
    [InlineData("Ao gio co size tu S den XL", "S")]
    [InlineData("Ao gio co size tu M den XL", "")]
    public void A_letter_size_lies_within_the_range_of_the_facts(string text, string match) =>
        Assert.Equal(match, GroundingCheck.Matches(text, """{ "products": [ { "id": "A", "name": "Áo gió", "attributes": { "size": "M đến XXL" } } ] }"""));

    [Theory]
    [InlineData("Bình giữ nóng 24 giờ", "24 giờ")]
    [InlineData("Giao trong 24 giờ", "")]
    [InlineData("Loa nghe 24 giờ một lần sạc", "24 giờ")]
    [InlineData("Up to 24 hours of playback", "24 hours")]
    public void A_term_of_delivery_carries_no_lasting_of_the_goods(string text, string match) =>
        Assert.Equal(match, GroundingCheck.Matches(text, """{ "products": [ { "id": "A", "name": "Bình Sen", "delivery": "Giao trong 24 giờ", "delivery_hours": 24 } ] }"""));

    [Theory]
    [InlineData("Dùng mã PAN50", "")]
    [InlineData("With PAN50 today", "")]
    [InlineData("With PAN60 today", "PAN60")]
    public void A_code_that_shares_its_letters_with_a_model_is_looked_for_whole(string text, string match) =>
        Assert.Equal(match, GroundingCheck.Matches(text, """{ "products": [ { "id": "A", "name": "Iron Pan 26" } ], "promotion": { "kind": "amount", "amount": 50000, "code": "PAN50" } }"""));

    [Theory]
    [InlineData("<b>x</b> 64 miếng", "")]
    [InlineData("Hơn > 64 miếng", "64 miếng")]
    [InlineData("Bạn còn 1 balo trong giỏ", "")]
    [InlineData("Quà cho thầy cô 20/11", "")]
    [InlineData("Giao cho shop 20/11", "20/11")]
    [InlineData("Hợp người cao trên 1m70", "")]
    [InlineData("Kệ cao trên 1m70", "trên 1m70")]
    [InlineData("Được báo Hoa Sen giới thiệu", "Hoa Sen")]
    public void What_stands_around_a_number_or_a_name_decides(string text, string match) =>
        Assert.Equal(match, GroundingCheck.Matches(text, """{ "products": [ { "id": "A", "name": "Bỉm Kén 64 miếng", "stock": 9 } ] }"""));

    [Theory]
    [InlineData("Giao miễn phí toàn quốc", "Giao miễn phí")]
    [InlineData("Giao miễn phí nội thành", "")]
    [InlineData("Ship miễn phí", "")]
    public void Free_delivery_reaches_no_farther_than_the_facts_say(string text, string match) =>
        Assert.Equal(match, GroundingCheck.Matches(text, """{ "store": { "name": "Nhà Sen", "shipping_policy": "Miễn phí giao hàng nội thành Hà Nội" } }"""));

    [Theory]
    [InlineData("Freeship mọi đơn", "Freeship")]
    [InlineData("Freeship cho đơn từ 200.000đ", "Freeship cho đơn từ 200.000đ | 200.000đ")]
    [InlineData("Freeship cho đơn từ 300.000đ", "")]
    public void A_least_spend_under_the_name_of_free_shipping_bounds_it(string text, string match) =>
        Assert.Equal(match, GroundingCheck.Matches(text, """{ "store": { "name": "Nhà Sen", "free_shipping": "đơn từ 300.000đ" } }"""));

    [Theory]
    [InlineData("Tặng kèm túi vải", "")]
    [InlineData("Tặng kèm quà nhỏ", "")]
    [InlineData("Tặng kèm bất ngờ nhỏ", "")]
    [InlineData("Tặng kèm cối xay", "Tặng kèm cối xay")]
    [InlineData("Có quà đi kèm", "")]
    [InlineData("Tặng kèm móc khoá", "Tặng kèm móc khoá")]
    [InlineData("Tặng móc khoá cho mỗi đơn", "Tặng móc khoá")]
    [InlineData("Tặng ly sứ khi đặt hôm nay", "Tặng ly sứ")]
    [InlineData("Mua tặng mẹ cho mỗi dịp vui", "")]
    [InlineData("Free keychain with every order", "Free keychain")]
    public void One_gift_of_the_facts_carries_no_other(string text, string match) =>
        Assert.Equal(match, GroundingCheck.Matches(text, """{ "store": { "name": "Nhà Sen" }, "gift": "túi vải canvas" }"""));

    [Theory]
    [InlineData("Tặng kèm ly thủy tinh", "")]
    [InlineData("Tặng kèm dao gốm", "Tặng kèm dao gốm")]
    public void A_promotion_of_gifts_gives_what_the_facts_name(string text, string match) =>
        Assert.Equal(match, GroundingCheck.Matches(text, """{ "promotion": { "kind": "gift", "gift": { "name": "bộ 2 ly thủy tinh" } } }"""));

    [Theory]
    [InlineData("Giao miễn phí tận nhà", "Giao miễn phí")]
    [InlineData("Không tính phí ship", "ship")]
    [InlineData("Phí giao hàng shop lo", "giao hàng shop lo")]
    [InlineData("Chưa gồm phí ship", "")]
    public void Free_delivery_is_read_however_it_is_said(string text, string match) => Assert.Equal(match, GroundingCheck.Matches(text, """{ "store": { "name": "Nhà Sen" } }"""));

    [Theory]
    [InlineData("Áo màu xanh rêu", true)]
    [InlineData("Áo màu trắng kem", true)]
    [InlineData("Áo màu đỏ", false)]
    [InlineData("Áo màu xanh rêu, xám tro và đỏ mận", false)]
    public void A_colour_is_one_of_the_facts(string text, bool isGrounded) => Assert.Equal(isGrounded, GroundingCheck.Matches(text, Shirt).Length == 0);

    [Theory]
    [InlineData("Áo của Uniqlo", "Uniqlo")]
    [InlineData("Dệt ở Hội An", "")]
    [InlineData("NXB Mây Trắng phát hành", "Mây Trắng")]
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

    private const string Scooter = """{ "products": [ { "id": "S", "name": "Xe trượt Én", "attributes": { "frame": "hợp kim nhôm", "bánh": "cao su đặc", "chuông": "đồng Nhật", "cable": "da bò Ý" } } ] }""";

    [Theory]
    [InlineData("Khung nhôm nhẹ", "")]
    [InlineData("Khung hợp kim nhôm", "")]
    [InlineData("khung hop kim nhom", "")]
    [InlineData("Khung xe làm bằng sắt", "sắt")]
    [InlineData("Khung hợp kim titan", "hợp kim titan")]
    [InlineData("Bánh lăn êm, lốp cao su", "")]
    [InlineData("Mặt kính cường lực", "kính cường lực")]
    [InlineData("Chạy êm như khung thép", "")]
    [InlineData("Để trên thảm cao su cho êm", "")]
    public void The_material_of_a_part_stands_in_the_facts(string text, string match) => Assert.Equal(match, GroundingCheck.Matches(text, Scooter));

    [Theory]
    [InlineData("A bell of Japanese brass", "")]
    [InlineData("Italian leather cable", "")]
    [InlineData("Swiss steel bell", "Swiss")]
    [InlineData("Thép Đức", "Đức")]
    [InlineData("Sợi từ vùng Provence", "Provence")]
    [InlineData("Rượu Pháp", "Pháp")]
    public void A_nation_or_a_region_is_said_in_either_language(string text, string match) => Assert.Equal(match, GroundingCheck.Matches(text, Scooter));

    [Theory]
    [InlineData("Lưu ý khi giặt", "Italian leather bag", "Italian")]
    [InlineData("thân da Ý", "Italian leather bag", "")]
    public void Italy_is_not_the_word_for_a_thought(string fact, string text, string match) =>
        Assert.Equal(match, GroundingCheck.Matches(text, $$"""{ "products": [ { "id": "A", "name": "Món A", "attributes": { "material": "leather", "note": "{{fact}}" } } ] }"""));

    [Theory]
    [InlineData("A knife with an oak handle", "oak")]
    [InlineData("A knife with a walnut handle", "")]
    [InlineData("Goes well with oak tables", "")]
    public void With_a_part_says_what_the_goods_are_made_of(string text, string match) =>
        Assert.Equal(match, GroundingCheck.Matches(text, """{ "products": [ { "id": "A", "name": "Dao gọt", "attributes": { "handle": "gỗ óc chó" } } ] }"""));
}
