namespace MessageComposer.Guardrails.Tests.Grounding;

/// <summary>Amounts of the reader's day say nothing of the offer; the same amounts said of the goods do.</summary>
public sealed class EverydayAmountTests
{
    private const string Kitchen = """
        { "products": [ { "id": "A", "role": "cart", "quantity": 1, "name": "Nồi chiên 5 lít", "price": 1290000, "delivery": "2-4 ngày", "attributes": { "capacity": "5 lít", "battery": "pin 8 giờ", "how_to": "Nấu 40g với 250ml sữa trong 5 phút", "size": "cho bé 6-11kg" } } ],
          "store": { "name": "Bếp", "return_policy": "đổi trả trong 14 ngày" } }
        """;

    [Fact]
    public void Some_minutes_before_bed_are_the_readers_own_where_no_use_is_stated() =>
        Assert.Equal("", GroundingCheck.Matches("Mười phút trước khi ngủ, tắt điện thoại", """{ "product": { "name": "Đèn bàn" } }"""));

    [Theory]
    [InlineData("Đi bộ 30 phút mỗi tối")]
    [InlineData("Ngâm 15 phút với nước ấm rồi rửa")]
    [InlineData("Sau 8 tiếng ngồi văn phòng, đi dạo 20 phút")]
    [InlineData("Phơi chỗ mát 1-2 ngày")]
    [InlineData("Giữ nút 3 giây, đợi 10 giây rồi thử lại")]
    [InlineData("Khoai chiên 15 phút ở 180 độ")]
    [InlineData("Chạy 5km cuối tuần")]
    [InlineData("Đi Đà Lạt 3 ngày 2 đêm")]
    [InlineData("Nhà nuôi mèo 2 năm nay")]
    [InlineData("Mỗi tối đọc 20 trang")]
    [InlineData("Bé nặng 8kg")]
    [InlineData("Bé nặng trên 8kg")]
    [InlineData("Bạn có 10 phút rảnh thì ghé bếp")]
    [InlineData("Mỗi sáng 15 phút uống trà")]
    [InlineData("Đặt chuông báo thức dậy lúc 6 giờ sáng")]
    [InlineData("7 giờ tối, góc bếp sáng vàng")]
    public void What_the_reader_does_for_a_while_needs_no_fact(string text) => Assert.Equal("", GroundingCheck.Matches(text, Kitchen));

    [Theory]
    [InlineData("Pin nghe 20 tiếng", "20 tiếng")]
    [InlineData("Nghe nhạc liên tục 12 giờ", "12 giờ")]
    [InlineData("Sạc đầy chỉ 30 phút", "30 phút")]
    [InlineData("Khô sau 30 phút phơi", "30 phút")]
    [InlineData("Giữ màu 12 tiếng", "12 tiếng")]
    [InlineData("Giữ nóng 6 giờ", "6 giờ")]
    [InlineData("Trà ủ 18 tháng", "18 tháng")]
    [InlineData("Để được 24 tháng", "24 tháng")]
    [InlineData("Shop mở bán lúc 8 giờ sáng", "8 giờ sáng")]
    [InlineData("Nấu 20 phút là chín", "20 phút")]
    [InlineData("Dung tích 7 lít", "7 lít")]
    [InlineData("Bé nặng 15kg", "15kg")]
    [InlineData("Giao trong 14 ngày", "trong 14 ngày")]
    public void What_the_goods_are_said_to_do_needs_one(string text, string match) => Assert.Equal(match, GroundingCheck.Matches(text, Kitchen));
}
