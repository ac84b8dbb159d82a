using System.Globalization;
using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tests.Grounding;

public sealed class ReadingTests
{
    [Theory]
    [InlineData("1.290.000đ")]
    [InlineData("1.290.000 ₫")]
    [InlineData("1,290,000 VND")]
    [InlineData("1 290 000 đồng")]
    [InlineData("1290000đ")]
    [InlineData("1tr290")]
    [InlineData("1TR290K")]
    [InlineData("1tr29")]
    [InlineData("1,29tr")]
    [InlineData("1,29 triệu")]
    [InlineData("1.29 triệu đồng")]
    [InlineData("1 triệu 290 nghìn")]
    [InlineData("1290K")]
    [InlineData("1.290k")]
    [InlineData("1.290 nghìn đồng")]
    [InlineData("một triệu hai trăm chín mươi nghìn")]
    [InlineData("một triệu hai trăm chín mươi ngàn đồng")]
    [InlineData("mot trieu hai tram chin muoi nghin")]
    [InlineData("１.２９０.０００đ")]
    public void An_amount_is_read_in_every_notation(string text) => Assert.Equal("Money 1290000", GroundingCheck.Read(text));

    [Theory]
    [InlineData("199k", "Money 199000")]
    [InlineData("99 cành", "Money 99000")]
    [InlineData("5 củ", "Money 5000000")]
    [InlineData("1 triệu rưỡi", "Money 1500000")]
    [InlineData("triệu rưỡi", "Money 1500000")]
    [InlineData("nửa triệu", "Money 500000")]
    [InlineData("1tr2", "Money 1200000")]
    [InlineData("triệu hai", "")]
    [InlineData("một triệu hai", "Money 1200000")]
    [InlineData("hai trăm rưỡi nghìn", "Money 250000")]
    [InlineData("ba trăm linh năm nghìn", "Money 305000")]
    [InlineData("hăm lăm nghìn", "Money 25000")]
    [InlineData("hai mươi lăm nghìn đồng", "Money 25000")]
    [InlineData("2 tỷ", "Money 2000000000")]
    [InlineData("5 chục nghìn", "Money 50000")]
    [InlineData("two hundred thousand dong", "Money 200000")]
    [InlineData("199k-299k", "Money 199000; Money 299000")]
    [InlineData("199-299k", "Money 199000; Money 299000")]
    [InlineData("giá 199", "Money 199")]
    [InlineData("không đồng", "Money 0")]
    public void Short_and_spoken_amounts_are_read(string text, string read) => Assert.Equal(read, GroundingCheck.Read(text));

    [Theory]
    [InlineData("until the end of 23 Nov", "Date 1123")]
    [InlineData("November 23rd, 2026", "Date 20261123")]
    [InlineData("the 23rd of November 2026", "Date 20261123")]
    [InlineData("31 Nov", "Count 31")]
    public void English_dates_are_read(string text, string read) => Assert.Equal(read, GroundingCheck.Read(text));

    [Theory]
    [InlineData("giảm 50%", "Discount 50")]
    [InlineData("giảm giá 50 %", "Discount 50")]
    [InlineData("sale 5 chục %", "Discount 50")]
    [InlineData("giảm năm mươi phần trăm", "Discount 50")]
    [InlineData("giảm nửa giá", "Discount 50")]
    [InlineData("chỉ còn nửa giá", "PriceShare 50")]
    [InlineData("còn ba phần tư giá", "PriceShare 75")]
    [InlineData("còn 3/4 giá", "PriceShare 75")]
    [InlineData("-20%", "Discount 20")]
    [InlineData("20% off", "Discount 20")]
    [InlineData("100% tự nhiên", "Percent 100")]
    [InlineData("giảm 20-30%", "Discount 20; Discount 30")]
    [InlineData("mua 1 tặng 1", "BuyGet 1-1")]
    [InlineData("mua hai tặng một", "BuyGet 2-1")]
    [InlineData("giảm 50k", "Saving 50000")]
    [InlineData("tiết kiệm đến 50.000đ", "Saving 50000")]
    [InlineData("giảm còn 189k", "CurrentPrice 189000")]
    [InlineData("giảm từ 239k xuống 189k", "FormerPrice 239000; CurrentPrice 189000")]
    [InlineData("trước là 239.000đ", "FormerPrice 239000")]
    [InlineData("Hạ 50.000đ", "Saving 50000")]
    [InlineData("Hạ wedge sandals 420.000đ", "Money 420000")]
    [InlineData("Hạ thêm 50.000đ", "Saving 50000")]
    [InlineData("Mẫu Hạ Vy đang có giá 329.000đ", "Money 329000")]
    [InlineData("Ngan Ha: nhan 690.000d", "Money 690000")]
    [InlineData("Hạ Sốc 50.000đ", "Saving 50000")]
    [InlineData("Ghép hình gỗ nhiều chi tiết 245.000đ", "Money 245000")]
    [InlineData("Giá ưu đãi 690.000đ", "Money 690000")]
    [InlineData("Ưu đãi 50.000đ", "Saving 50000")]
    [InlineData("Lót giày giảm chấn 89.000đ", "Money 89000")]
    [InlineData("Giam tao len men 89.000d", "Money 89000")]
    [InlineData("Bot can tay 65.000d", "Money 65000")]
    [InlineData("Bot ngay 50.000d", "Saving 50000")]
    [InlineData("Khau trang vai 45.000d", "Money 45000")]
    [InlineData("Chiet khau 45.000d", "Saving 45000")]
    [InlineData("Dung cu lam banh 129.000d", "Money 129000")]
    [InlineData("Gia cu 129.000d", "FormerPrice 129000")]
    [InlineData("Ke goc 450.000d", "Money 450000")]
    [InlineData("Giá gốc 450.000đ", "FormerPrice 450000")]
    [InlineData("Áo cài nút trước 329.000đ", "Money 329000")]
    [InlineData("Trước giá 329.000đ", "FormerPrice 329000")]
    [InlineData("Rèm cản sáng 85%, giảm 5%", "Percent 85; Discount 5")]
    [InlineData("Giá 129K bạn nha", "Money 129000")]
    [InlineData("129K bạn ơi", "Money 129000")]
    [InlineData("12K bạn đã mua", "Count 12000")]
    [InlineData("ISBN 978-604-00-1234-5, 128.000đ", "Money 128000")]
    [InlineData("ISBN: 978 604 00 1234 5", "")]
    [InlineData("Giá đỡ xoay 360 độ", "Count 360")]
    [InlineData("Con ba phan tu gia", "PriceShare 75")]
    [InlineData("Giam 70% nhua", "Percent 70")]
    [InlineData("Giam 70% khi mua", "Discount 70")]
    [InlineData("Giay Luot 2 co de em", "")]
    public void Cuts_and_prices_are_told_apart_by_their_words(string text, string read) => Assert.Equal(read, GroundingCheck.Read(text));

    [Theory]
    [InlineData("4,8 sao", "Rating 4.8")]
    [InlineData("4.8/5", "Rating 4.8")]
    [InlineData("4,8⭐", "Rating 4.8")]
    [InlineData("1.312 đánh giá", "ReviewCount 1312")]
    [InlineData("1.312 lượt đánh giá", "ReviewCount 1312")]
    [InlineData("hơn 1.200 khách", "Count 1200")]
    [InlineData("10k+ lượt mua", "Count 10000")]
    [InlineData("hàng nghìn khách hàng", "Count 1000")]
    [InlineData("chỉ còn 3 sản phẩm", "Stock 3")]
    [InlineData("còn 05 suất", "Stock 5")]
    [InlineData("chai 150ml", "Measure 150")]
    [InlineData("1-2 ngày", "Duration 1440-2880")]
    [InlineData("hai ba ngày", "Duration 2880-4320")]
    [InlineData("giao trong 24h", "Duration 1440")]
    [InlineData("giao 2h", "Duration 120")]
    [InlineData("12 tháng", "Duration 518400")]
    public void Counts_and_terms_are_read_with_their_unit(string text, string read) => Assert.Equal(read, GroundingCheck.Read(text));

    [Theory]
    [InlineData("23/11", "Date 1123")]
    [InlineData("23-11-2026", "Date 20261123")]
    [InlineData("23.11.2026", "Date 20261123")]
    [InlineData("2026-11-23", "Date 20261123")]
    [InlineData("ngày 23 tháng 11", "Date 1123")]
    [InlineData("ngày 23 tháng 11 năm 2026", "Date 20261123")]
    [InlineData("23-25/11", "Date 1123; Date 1125")]
    [InlineData("từ 23 đến 25/11", "Date 1123; Date 1125")]
    [InlineData("tu 23 den 25/11", "Date 1123; Date 1125")]
    [InlineData("tháng 11", "Month 11")]
    [InlineData("lúc 20h", "Clock 1200")]
    [InlineData("20:30", "Clock 1230")]
    [InlineData("8h tối", "Clock 1200")]
    [InlineData("20h30", "Clock 1230")]
    [InlineData("chỉ hôm nay", "Date 0")]
    [InlineData("hết hôm nay", "Date 0")]
    [InlineData("hôm nay trời mưa", "")]
    public void Dates_and_times_are_read(string text, string read) => Assert.Equal(read, GroundingCheck.Read(text));

    [Theory]
    [InlineData("mã MAY10", "Code 0")]
    [InlineData("nhập FREESHIP nhé", "Code 0")]
    [InlineData("mã giảm giá: \"MAY-10\"", "Code 0")]
    [InlineData("quét mã QR", "")]
    [InlineData("xem shop.example/x", "Link 0")]
    [InlineData("gọi 1900 1234", "Hotline 0")]
    [InlineData("gọi 0912 345 678", "")]
    [InlineData("Sữa 2 trong 1, 1 đổi 1, hỗ trợ 24/7", "")]
    [InlineData("SPF50+ PA+++, SPF 50, vitamin B12, máy Pro 15", "Model 0; Model 0; Model 0")]
    [InlineData("giỏ x2, bản v3", "")]
    [InlineData("Hơn 10.000 khách đã mua", "Count 10000")]
    [InlineData("1. Làm ướt mặt\n2. Tạo bọt", "")]
    [InlineData("Bước 1, bước 2", "")]
    [InlineData("một món, hai lớp, ba bước, không khô", "NounCount 2")]
    [InlineData("lần thứ 3", "")]
    public void Codes_links_and_ways_of_speaking_are_told_apart(string text, string read) => Assert.Equal(read, GroundingCheck.Read(text));

    [Theory, InlineData(1_000), InlineData(189_000), InlineData(1_290_000), InlineData(12_345_678), InlineData(999_999_000)]
    public void A_formatted_amount_reads_back_as_itself(int amount)
    {
        string grouped = amount.ToString("#,##0", CultureInfo.InvariantCulture);
        Assert.Equal($"Money {amount}", GroundingCheck.Read(grouped.Replace(',', '.') + "đ"));
        Assert.Equal($"Money {amount}", GroundingCheck.Read(grouped + " VND"));
        Assert.Equal($"Money {amount}", GroundingCheck.Read(amount.ToString(CultureInfo.InvariantCulture) + "₫"));
    }

    [Fact]
    public void A_number_with_one_point_keeps_both_readings()
    {
        using TokenList tokens = TokenList.Read(FoldedText.Of("1.250"));
        Assert.True(QuantityReader.TryRead(tokens, 0, out Quantity quantity));
        Assert.Equal((1_250m, 1.25m), (quantity.Value, quantity.Other));
    }
}
