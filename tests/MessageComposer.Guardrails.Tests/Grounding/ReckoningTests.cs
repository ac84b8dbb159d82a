namespace MessageComposer.Guardrails.Tests.Grounding;

/// <summary>Sums that a text does itself are as true as the numbers they are made of.</summary>
public sealed class ReckoningTests
{
    private const string Shop = """
        { "products": [
            { "name": "Nước mắm Làng Chài 500ml", "price": 85000, "list_price": 100000, "attributes": { "volume": "500ml" } },
            { "name": "Cà phê phin giấy hộp 15 túi", "price": 120000, "list_price": 150000, "attributes": { "pack": "15 túi x 12 g", "usage": "mỗi ngày 1 túi" } },
            { "name": "Bộ ba thau inox", "price": 450000, "attributes": { "contents": "3 thau: 18 cm, 22 cm, 26 cm", "volumes": 3, "weight": "1,5 kg", "age": "4-9 tuổi" } } ],
          "store": { "name": "Bếp Làng", "free_shipping_from": 750000, "installment": "trả góp 0% kỳ hạn 3 hoặc 9 tháng" },
          "suggestions": [ { "name": "Khăn lau bếp", "price": 40000, "list_price": 52000 } ] }
        """;

    [Theory]
    [InlineData("Bốn chai nước mắm giá 340.000đ, giảm 60.000đ so với niêm yết")]
    [InlineData("Mua 4 chai, tổng 340.000đ")]
    [InlineData("340.000đ cho 4 chai")]
    [InlineData("4 chai 340.000đ thay vì 400.000đ")]
    [InlineData("Nước mắm 85.000đ, giảm 15.000đ, tức khoảng 15%")]
    [InlineData("Hai chai nước mắm và ba hộp cà phê: 530.000đ")]
    [InlineData("4 chai nay 340.000đ, rẻ hơn 60.000đ so với giá niêm yết 400.000đ")]
    public void Goods_by_the_number_said_cost_and_save_that_many_times(string text) => Assert.Equal("", GroundingCheck.Matches(text, Shop));

    [Theory]
    [InlineData("Bốn chai nước mắm giá 350.000đ", "350.000đ")]
    [InlineData("Bốn chai nước mắm giảm 70.000đ so với niêm yết", "70.000đ")]
    [InlineData("Mua 4 chai, tổng 330.000đ", "330.000đ")]
    public void A_wrong_sum_is_reported(string text, string found) => Assert.Equal(found, GroundingCheck.Matches(text, Shop));

    [Theory]
    [InlineData("15 túi x 12 g, tổng 180 g", "")]
    [InlineData("15 túi x 12 g, tổng 200 g", "200 g")]
    [InlineData("Hai chai 500ml, tổng cộng 1 lít", "")]
    [InlineData("2 hộp là 30 túi", "")]
    [InlineData("2 hộp là 35 túi", "35 túi")]
    [InlineData("Ba hộp 45 túi cho cả nhà", "")]
    [InlineData("Ba hộp 40 túi cho cả nhà", "40 túi")]
    [InlineData("2 chai 1 lít", "")]
    [InlineData("Túi nặng 12 g, cả hai túi 24 g", "")]
    public void A_total_is_a_number_times_what_the_facts_give_of_each(string text, string found) => Assert.Equal(found, GroundingCheck.Matches(text, Shop));

    [Theory]
    [InlineData("Giỏ đang 655.000đ, thêm 95.000đ là được miễn phí giao", "")]
    [InlineData("Giỏ đang 655.000đ, thêm 65.000đ là được miễn phí giao", "65.000đ | miễn phí giao")]
    public void What_the_cart_lacks_of_free_shipping_follows_from_both(string text, string found) => Assert.Equal(found, GroundingCheck.Matches(text, Shop));

    [Theory]
    [InlineData("Bộ thau trả góp 9 tháng, mỗi tháng 50.000đ", "")]
    [InlineData("Bộ thau chỉ 150.000đ/tháng trong 3 tháng", "")]
    [InlineData("Bộ thau trả góp 9 tháng, mỗi tháng 44.000đ", "44.000đ")]
    [InlineData("Mỗi ngày chỉ 8.000đ, hộp 15 túi dùng 15 ngày", "")]
    public void A_part_of_the_price_by_months_or_days_is_the_price_divided(string text, string found) => Assert.Equal(found, GroundingCheck.Matches(text, Shop));

    [Theory]
    [InlineData("Hộp 15 túi, mỗi ngày 1 túi là đủ dùng 15 ngày", "")]
    [InlineData("Hai hộp đủ dùng 30 ngày", "")]
    [InlineData("Mỗi tuần 5 túi thì hộp dùng 3 tuần", "5 túi")]
    [InlineData("Hộp 15 túi, mỗi ngày 1 túi là đủ dùng 25 ngày", "25 ngày")]
    public void A_pack_lasts_as_long_as_its_daily_use_says(string text, string found) => Assert.Equal(found, GroundingCheck.Matches(text, Shop));

    [Theory]
    [InlineData("Thau 18, 22 và 26 cm", "")]
    [InlineData("Thau 18-22-26 cm", "")]
    [InlineData("Thau cỡ 18/22/26 cm", "")]
    [InlineData("Thau 18, 24 và 26 cm", "24")]
    [InlineData("Kỳ hạn 3 hoặc 9 tháng", "")]
    public void Numbers_of_a_list_share_the_unit_of_the_last(string text, string found) => Assert.Equal(found, GroundingCheck.Matches(text, Shop));

    [Theory]
    [InlineData("Bộ thau giá 750.000đ", "750.000đ")]
    [InlineData("Bộ thau còn 750.000đ", "750.000đ")]
    [InlineData("Bộ thau 750.000đ", "750.000đ")]
    [InlineData("Đơn từ 750.000đ được miễn phí giao", "")]
    public void The_least_spend_of_an_order_is_no_price(string text, string found) => Assert.Equal(found, GroundingCheck.Matches(text, Shop));

    [Theory]
    [InlineData("Bé 6 tuổi chơi vừa", "")]
    [InlineData("Bé 3 tuổi chơi vừa", "3 tuổi")]
    [InlineData("Bé từ 6 tuổi", "6 tuổi")]
    public void A_child_is_as_old_as_the_least_age_or_older(string text, string found) =>
        Assert.Equal(found, GroundingCheck.Matches(text, """{ "products": [ { "name": "Cờ cá ngựa", "attributes": { "age": "từ 4 tuổi" } } ] }"""));

    [Fact]
    public void The_number_of_a_house_is_no_stock() =>
        Assert.Equal("17", GroundingCheck.Matches("Chỉ còn 17 con gấu", """{ "products": [ { "name": "Gấu", "stock": 30 } ], "store": { "address": "17 Hàng Bông, Hà Nội" } }"""));

    [Fact]
    public void The_least_spend_of_an_order_is_no_price_without_marks_either() =>
        Assert.Equal("450.000d", GroundingCheck.Matches("2 am chen 450.000d tai Nha Gom", """{ "products": [ { "name": "Ấm chén", "price": 200000 } ], "store": { "name": "Nhà Gốm", "shipping": "Miễn phí giao hàng cho đơn từ 450.000đ" } }"""));

    [Fact]
    public void A_suggested_product_brings_its_saving() => Assert.Equal("", GroundingCheck.Matches("Thêm khăn lau bếp 40.000đ, giảm 12.000đ", Shop));

    [Theory]
    [InlineData("Nặng một ký rưỡi", "")]
    [InlineData("Nặng 1 ký rưỡi", "")]
    [InlineData("Nặng hai ký rưỡi", "hai ký rưỡi")]
    [InlineData("Nặng một trăm bảy mươi gam", "một trăm bảy mươi gam")]
    [InlineData("Hai gam màu trầm", "")]
    [InlineData("Bé từ 5 tuổi chơi được", "")]
    [InlineData("Nặng nửa ký", "nửa ký")]
    [InlineData("Rót nửa lít nước", "")]
    [InlineData("Bé từ 2 tuổi chơi được", "2")]
    [InlineData("Hộp hơn trăm túi", "hơn trăm")]
    [InlineData("Bớt nửa trăm nghìn so với 150K", "")]
    public void Amounts_in_words_are_read_with_their_units(string text, string found) => Assert.StartsWith(found, GroundingCheck.Matches(text, Shop), StringComparison.Ordinal);

    private const string Soap = """{ "products": [ { "name": "Pine Soap", "price": 120000, "list_price": 150000, "review_count": 2310, "attributes": { "pack": "6 bars", "ph": "8.2" } } ] }""";

    [Theory]
    [InlineData("120,000 VND a pack, 20,000 VND a bar", "")]
    [InlineData("20,000 VND for every bar", "")]
    [InlineData("A bar for 20,000 VND", "")]
    [InlineData("120,000 VND a pack, 24,000 VND a bar", "24,000 VND")]
    [InlineData("20,000 VND a pack", "20,000 VND")]
    public void A_piece_of_a_pack_costs_its_share(string text, string found) => Assert.Equal(found, GroundingCheck.Matches(text, Soap));

    [Theory]
    [InlineData("Còn 120.000đ, nhẹ hơn giá cũ 30.000đ", "")]
    [InlineData("Con 120.000d, nhe hon gia goc 30.000d", "")]
    [InlineData("120.000đ, dễ thở hơn so với giá cũ 30.000đ", "")]
    [InlineData("120.000đ, nhẹ hơn giá cũ 150.000đ", "")]
    [InlineData("120.000đ, mềm hơn giá cũ 40.000đ", "40.000đ")]
    [InlineData("120.000đ, giá cũ 30.000đ", "30.000đ")]
    [InlineData("Nhẹ hơn: giá cũ 30.000đ", "30.000đ")]
    public void A_saving_is_said_as_so_much_lighter_than_the_price_before(string text, string found) => Assert.Equal(found, GroundingCheck.Matches(text, Soap));

    [Theory]
    [InlineData("Hơn 2.000 đánh giá", false)]
    [InlineData("Hơn 8.000 đánh giá", true)]
    [InlineData("8.000+ lượt đánh giá", true)]
    public void Reviews_are_whole_and_no_decimal_of_another_fact_carries_them(string text, bool isFound) =>
        Assert.Equal(isFound, GroundingCheck.Matches(text, Soap).Length > 0);
}
