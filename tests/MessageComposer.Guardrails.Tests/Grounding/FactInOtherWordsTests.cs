namespace MessageComposer.Guardrails.Tests.Grounding;

/// <summary>Facts said in another notation, language or shape than the one they are given in; a number of something else stays without a fact.</summary>
public sealed class FactInOtherWordsTests
{
    private const string Cellar = """
        { "products": [ { "id": "V1", "role": "cart", "quantity": 1, "name": "Vang trắng Mây Sớm 750ml", "price": 300000, "list_price": 400000, "stock": 9,
            "attributes": { "abv": "11,5%", "fat": "0,2%", "ph": "pH 3,4", "peel": "chiết xuất vỏ cam 2,5%", "noise": "dưới 55 dB", "screen": "6,1 inch", "sizes": "S, M, L", "length": "120 cm", "height": "155 cm", "pieces": 4 } } ],
          "store": { "name": "Hầm Mây", "hours": "9h-21h", "founded": 2015, "origin": "Việt Nam" },
          "promotion": { "kind": "amount", "amount": 20000, "min_spend": 150000, "ends_at": "2026-11-29" } }
        """;

    private const string Picnic = """
        { "products": [ { "id": "P1", "role": "cart", "quantity": 1, "name": "Bộ 6 ly giấy bồ hòn", "price": 60000, "list_price": 90000, "attributes": { "volume": "5 lít" } },
            { "id": "P2", "role": "suggestion", "quantity": 1, "name": "Khăn trải 2m", "price": 100000, "list_price": 120000 } ] }
        """;

    [Theory]
    [InlineData("Nồng độ cồn 11,5%, vị nhẹ", "")]
    [InlineData("Vang 11.5%, chai 750ml", "")]
    [InlineData("Nồng độ 13%", "13%")]
    [InlineData("11,5% cotton mềm", "11,5% | cotton")]
    [InlineData("Chất béo 0,2% thôi", "")]
    [InlineData("Chất béo 2%", "2%")]
    [InlineData("With 2.5% orange peel extract", "")]
    [InlineData("With 7.5% orange peel extract", "7.5% orange")]
    public void A_share_is_of_what_its_member_is_called(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Cellar));

    private const string Kibble = """{ "products": [ { "id": "K", "name": "Pate Mướp", "attributes": { "đạm": "31%", "béo": "12%", "chất xơ": "3%", "độ ẩm": "tối đa 9%", "cotton": "80%" } } ] }""";

    [Theory]
    [InlineData("31% đạm và 12% chất béo, 3% chất xơ", "")]
    [InlineData("Hàm lượng đạm 31%, béo 12%", "")]
    [InlineData("dam 31%, chat xo 3%", "")]
    [InlineData("31% protein and 12% fat", "")]
    [InlineData("Độ ẩm 9%", "")]
    [InlineData("80% cotton", "")]
    [InlineData("Đạm 12%", "12%")]
    [InlineData("Chất xơ 12%", "12%")]
    [InlineData("12% protein", "12% protein")]
    [InlineData("31% cotton", "31%")]
    public void A_member_may_be_the_very_thing_that_has_the_share(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Kibble));

    [Theory]
    [InlineData("Bộ tranh Sen Đá 48 mảnh", "")]
    [InlineData("Bộ tranh Sen Đá 96 mảnh", "96 mảnh")]
    [InlineData("bo tranh Sen Da 96 chi tiet", "96")]
    [InlineData("Sen Đá 48 mã SD48 về hàng", "")]
    public void What_a_number_behind_a_name_counts_is_a_claim_and_a_code_behind_it_is_not_counted(string text, string matches) =>
        Assert.Equal(matches, GroundingCheck.Matches(text, """{ "products": [ { "id": "SD48", "name": "Bộ tranh Sen Đá 48 mảnh" } ] }"""));

    [Theory]
    [InlineData("Áo 100% thân thiện với môi trường")]
    [InlineData("A 100% eco-friendly bottle")]
    public void All_of_what_nobody_measures_is_another_rules_business(string text) => Assert.Equal("", GroundingCheck.Matches(text, Cellar));

    [Theory]
    [InlineData("300,000 VND, 25% off 400,000 VND", "")]
    [InlineData("300,000 VND, a quarter off 400,000 VND", "")]
    [InlineData("300,000 VND, 40% off 500,000 VND", "40% | 500,000 VND")]
    [InlineData("Hạn đến hết Chủ nhật 29/11", "")]
    [InlineData("Hạn đến hết thứ bảy 29/11", "thứ bảy")]
    [InlineData("Hạn đến hết Chủ nhật", "Chủ nhật")]
    [InlineData("Mỗi tháng 1.300.000đ", "1.300.000đ")]
    [InlineData("Ke Bac Thang 5 tang", "")]
    public void A_price_before_a_cut_and_a_weekday_with_its_date_are_read_as_such(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Cellar));

    [Theory]
    [InlineData("Giá 300.000đ, tính ra 75.000đ một ly", "")]
    [InlineData("Giá 300.000đ, tính ra 60.000đ một ly", "60.000đ")]
    public void A_price_may_be_shared_out_over_the_pieces(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Cellar));

    [Theory]
    [InlineData("Dài 1m2, gọn", "")]
    [InlineData("Cao 1m55", "")]
    [InlineData("Dài 1m4", "1m4")]
    [InlineData("Cao 1m75", "1m75")]
    public void Metres_and_a_part_of_one_are_one_length(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Cellar));

    [Theory]
    [InlineData("A pH of 3.4", "")]
    [InlineData("A pH of 5.5", "5.5")]
    [InlineData("A 6.1-inch screen", "")]
    [InlineData("A 7.2-inch screen", "7.2-inch")]
    [InlineData("Below 55 dB", "")]
    [InlineData("Below 40 dB", "Below 40 dB")]
    [InlineData("Made in Vietnam", "")]
    [InlineData("Made in Korea", "Made in Korea")]
    public void A_measure_is_the_same_in_english(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Cellar));

    [Theory]
    [InlineData("20,000 VND off orders from 150,000 VND", "")]
    [InlineData("Take 20,000 VND off when you spend 150,000 VND or more", "")]
    [InlineData("20,000 VND off orders from 250,000 VND", "250,000 VND")]
    [InlineData("300.000đ thấp hơn 400.000đ", "")]
    [InlineData("300.000đ rẻ hơn 500.000đ", "500.000đ")]
    [InlineData("Giảm 100.000đ, tức 25%", "")]
    [InlineData("Giảm 100.000đ, tức 35%", "35%")]
    public void Money_keeps_its_part_in_the_sentence(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Cellar));

    [Theory]
    [InlineData("Mở cửa 9h đến 21h", "")]
    [InlineData("Open from 9:00 to 21:00", "")]
    [InlineData("Mở cửa 7h đến 21h", "7h")]
    [InlineData("Hơn 10 năm làm vang", "")]
    [InlineData("Hơn 20 năm làm vang", "Hơn 20 năm")]
    public void Hours_and_years_of_a_shop_are_its_facts(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Cellar));

    [Theory]
    [InlineData("Only 9 bottles left", "")]
    [InlineData("Only 4 bottles left", "4 bottles")]
    [InlineData("Còn đúng 2 máy thôi", "2 máy")]
    [InlineData("Còn 2 balo trong giỏ", "")]
    [InlineData("Đủ 3 size", "")]
    [InlineData("Đủ 5 size", "5 size")]
    public void What_is_left_and_to_choose_from_is_counted(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Cellar));

    [Theory]
    [InlineData("Trọn bộ 6 chiếc giá 60.000đ", "")]
    [InlineData("Trọn bộ 8 chiếc giá 60.000đ", "8 chiếc")]
    [InlineData("Tặng thêm 6 hộp khăn", "Tặng thêm 6 hộp khăn")]
    [InlineData("Ly giay bo hon 5 lit gia 60.000d", "")]
    [InlineData("Ly giay hon 5 lit gia 60.000d", "hon 5 lit")]
    [InlineData("Mua cả hai tiết kiệm 50.000đ", "")]
    [InlineData("Mua cả hai tiết kiệm 70.000đ", "70.000đ")]
    [InlineData("Nhà 4 người dùng vừa", "")]
    [InlineData("4 người đang giữ hàng", "4 người")]
    public void Pieces_of_a_set_are_the_number_in_its_name(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Picnic));

    [Theory]
    [InlineData("Đơn 300.000đ trở lên được freeship", "")]
    [InlineData("Đơn 0đ cũng freeship", "0đ | freeship")]
    [InlineData("Size 36, 37 và 38", "")]
    [InlineData("Size 36, 37 và 44", "44")]
    [InlineData("Giữ nóng 12h", "")]
    [InlineData("Giữ nóng 15h", "15h")]
    [InlineData("Lúc 12h", "12h")]
    [InlineData("Sale tới 30.11", "")]
    [InlineData("Sale tới 25.11", "25.11")]
    [InlineData("Binh Suoi co 3 mau", "")]
    [InlineData("Binh Suoi co 5 mau", "5 mau")]
    [InlineData("Đầu tháng 12 trời lạnh", "")]
    [InlineData("Mở bán tháng 12", "tháng 12")]
    [InlineData("Pha 200ml trà", "")]
    public void Hours_days_and_colours_are_the_facts_own(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, """
        { "product": { "name": "Bình Suối", "price": 219000, "attributes": { "keep": "giữ nóng 12 giờ", "colors": ["be", "đen", "rêu"], "sizes": "35-39" } },
          "store": { "policies": ["Miễn phí giao hàng cho đơn từ 300.000đ"] }, "promotion": { "percent": 10, "ends_at": "2026-11-30" } }
        """));

    [Theory]
    [InlineData("Bộ 4 chiếc giá 89.000đ", "")]
    [InlineData("Bộ 5 chiếc giá 89.000đ", "5 chiếc")]
    [InlineData("Dom Dom light, 400 lumens", "")]
    [InlineData("Dom Dom light, 500 lumens", "500 lumens")]
    [InlineData("Giá nồi inox 304 là 89.000đ", "")]
    [InlineData("Giá nồi inox 316 là 89.000đ", "316")]
    [InlineData("Giá kẹp xoay được 360 độ", "")]
    [InlineData("NHÃN BẾP NHÀ XEM NGAY ĐI", "")]
    [InlineData("Thương hiệu Trời Xanh", "Trời Xanh")]
    [InlineData("Xe khung carbon", "carbon")]
    [InlineData("Bớt phát thải carbon", "")]
    [InlineData("Moi chiec 22.250d", "")]
    [InlineData("Moi chiec 29.000d", "29.000d")]
    public void Sets_units_and_grades_are_the_facts_own(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, """
        { "product": { "name": "Đèn Đom Đóm 400 lumen bộ 4", "price": 89000, "attributes": { "material": "inox 304", "frame": "khung nhôm", "turn": "xoay 360 độ", "pieces": "4 chiếc" } } }
        """));

    [Theory]
    [InlineData("Cho bé từ 6 tháng trở lên", "")]
    [InlineData("Trẻ dưới 6 tháng không nên ngồi", "")]
    [InlineData("Cho bé từ 4 tháng", "4 tháng")]
    [InlineData("Bảo hành 6 tháng", "6 tháng")]
    [InlineData("Cứ 3 tháng siết ốc một lần", "")]
    public void One_end_of_an_age_is_the_facts_own(string text, string matches) =>
        Assert.Equal(matches, GroundingCheck.Matches(text, """{ "product": { "name": "Ghế", "warranty": "12 tháng", "attributes": { "age": "6-36 tháng" } } }"""));

    [Theory]
    [InlineData("Trọn bộ 15 chiếc", "15 chiếc")]
    [InlineData("Đổi trong 15 ngày", "")]
    public void Days_count_no_pieces(string text, string matches) =>
        Assert.Equal(matches, GroundingCheck.Matches(text, """{ "product": { "name": "Ly giấy" }, "store": { "return_days": 15, "return_policy": "Đổi trong 15 ngày" } }"""));

    [Theory]
    [InlineData("{\"body\": \"Ly Giấy Mới giá 60.000đ\"}", "")]
    [InlineData("Đọc \"Mùa Hè Cuối Phố\" đi", "Mùa Hè Cuối Phố")]
    public void What_json_holds_is_no_title(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Picnic));

    [Theory]
    [InlineData("Ngày nắng 38 độ vẫn mát", "")]
    [InlineData("Crisp chips in 20 minutes at 180°C", "")]
    [InlineData("Tuổi 25 hay 45 đều hợp", "")]
    [InlineData("Chịu nhiệt 180 độ", "180 độ")]
    [InlineData("Đốt lần đầu 2 giờ cho mặt sáp phẳng", "")]
    [InlineData("Đốt được 60 giờ", "60 giờ")]
    [InlineData("Light it 30 minutes before bed", "")]
    [InlineData("Free gift wrapping", "")]
    [InlineData("Free gift with every order", "Free gift")]
    public void Weather_cooking_and_the_readers_age_are_everyday(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Picnic));

    [Theory]
    [InlineData("Sach cua Ha Mien day 240 trang", "Count 240")]
    [InlineData("Gia HA 50K roi", "Saving 50000")]
    [InlineData("Ao nay Ha Gia 50K", "Saving 50000")]
    public void A_name_without_marks_is_no_price_cut(string text, string read) => Assert.Equal(read, GroundingCheck.Read(text));
}
