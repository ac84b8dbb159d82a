namespace MessageComposer.Tests.Corpus;

/// <summary>What the slots of a frame say: the truth of the shop's facts in every usual spelling, and one thing that is not so.</summary>
internal static class FrameFacts
{
    public const int Spellings = 10;

    /// <summary>Facts of one product by its word in the frame: tea or coat.</summary>
    public static string Of(string goods) => $$"""
        { "products": [ { "id": "P-1", "role": "cart", "quantity": 1, "price": 285000, "list_price": 380000, "currency": "VND", "stock": 17, "rating": 4.7, "review_count": 1248,
            "delivery": "2-3 ngày", "return_policy": "Đổi trả trong 15 ngày", {{(goods == "tea"
                ? """ "name": "Trà gừng Mộc hộp 30 gói", "name_en": "Moc ginger tea", "attributes": { "weight": "350 g", "pack": "30 gói", "usage": "mỗi ngày 1 gói" } """
                : """ "name": "Áo khoác Gió", "name_en": "Gio jacket", "warranty": "12 tháng", "attributes": { "weight": "350 g", "sizes": "S-XL" } """)}} } ],
          "store": { "name": "Tiệm Sen", "shipping": "Miễn phí giao hàng cho đơn từ 500.000đ" },
          "promotion": { "kind": "amount", "amount": 30000, "code": "TIEM30", "min_spend": 300000, "ends_at": "2026-11-30T21:00:00+07:00" },
          "context": { "send_at": "2026-11-21T10:00:00+07:00" } }
        """;

    /// <summary>The slot filled; <paramref name="wrong"/>: with something else than the facts say. English has every spelling but those in Vietnamese words.</summary>
    public static string Fill(string slot, int spelling, bool english, bool wrong) => slot switch
    {
        "price" => Money(wrong ? 265 : 285, wrong ? "hai trăm sáu mươi lăm nghìn" : "hai trăm tám mươi lăm nghìn", spelling, english),
        "list" => Money(wrong ? 420 : 380, wrong ? "bốn trăm hai mươi nghìn" : "ba trăm tám mươi nghìn", spelling, english),
        "save" => Money(wrong ? 85 : 95, wrong ? "tám mươi lăm nghìn" : "chín mươi lăm nghìn", spelling, english),
        "total2" => Money(wrong ? 590 : 570, wrong ? "năm trăm chín mươi nghìn" : "năm trăm bảy mươi nghìn", spelling, english),
        "list2" => Money(wrong ? 820 : 760, wrong ? "tám trăm hai mươi nghìn" : "bảy trăm sáu mươi nghìn", spelling, english),
        "save2" => Money(wrong ? 230 : 190, wrong ? "hai trăm ba mươi nghìn" : "một trăm chín mươi nghìn", spelling, english),
        "voucher" => Money(wrong ? 45 : 30, wrong ? "bốn mươi lăm nghìn" : "ba mươi nghìn", spelling, english),
        "min" => Money(wrong ? 250 : 300, wrong ? "hai trăm năm mươi nghìn" : "ba trăm nghìn", spelling, english),
        "ship" => Money(wrong ? 400 : 500, wrong ? "bốn trăm nghìn" : "năm trăm nghìn", spelling, english),
        "unit" => english ? Pick(spelling, wrong ? ["VND 8,500", "8,500 VND"] : ["VND 9,500", "9,500 VND"]) : Pick(spelling, wrong ? ["8.500đ", "8.500 VNĐ", "8,5k"] : ["9.500đ", "9.500 VNĐ", "9,5k"]),
        "pct" => english ? Pick(spelling, wrong ? ["35%", "35 percent"] : ["25%", "25 percent"]) : Pick(spelling, wrong ? ["35%", "35 %", "35 phần trăm"] : ["25%", "25 %", "25 phần trăm"]),
        "share" => english ? Pick(spelling, wrong ? ["Half"] : ["Three quarters"]) : Pick(spelling, wrong ? ["hai phần ba", "1/2"] : ["ba phần tư", "3/4"]),
        "stock" => wrong ? "9" : "17",
        "rating" => wrong ? (english ? "4.9" : "4,9") : Pick(spelling, english ? ["4.7"] : ["4,7", "4.7"]),
        "reviews" => english ? Pick(spelling, wrong ? ["2,480"] : ["1,248"]) : Pick(spelling, wrong ? ["2.480", "2480"] : ["1.248", "1248"]),
        "weight" => Pick(spelling, wrong ? ["250 g", "250g", "250 gram"] : ["350 g", "350g", "350 gram"]),
        "count" => wrong ? "40" : "30",
        "warranty" => english ? Pick(spelling, wrong ? ["24-month", "24 months"] : ["12-month", "12 months"]) : Pick(spelling, wrong ? ["24 tháng", "2 năm"] : ["12 tháng", "1 năm"]),
        "return" => english ? wrong ? "21 days" : "15 days" : wrong ? "21 ngày" : "15 ngày",
        "delivery" => english ? Pick(spelling, wrong ? ["1-2 days"] : ["2-3 days", "2 to 3 days"]) : Pick(spelling, wrong ? ["1-2 ngày"] : ["2-3 ngày", "2 đến 3 ngày"]),
        "end" => english
            ? Pick(spelling, wrong ? ["27/11", "27 November", "Nov 27", "5 December"] : ["30/11", "30 November", "Nov 30", "November 30"])
            : Pick(spelling, wrong ? ["27/11", "24/11/2026", "05/12", "27 tháng 11"] : ["30/11", "30/11/2026", "30-11-2026", "30 tháng 11"]),
        "endhour" => english ? wrong ? "18:00" : "21:00" : Pick(spelling, wrong ? ["18h", "18:00", "18 giờ"] : ["21h", "21:00", "21 giờ"]),
        "code" => wrong ? "TIEM50" : "TIEM30",
        "sizes" => english ? Pick(spelling, wrong ? ["S-XXL"] : ["S-XL", "S to XL"]) : Pick(spelling, wrong ? ["S-XXL"] : ["S-XL", "S đến XL"]),
        _ => throw new ArgumentOutOfRangeException(nameof(slot), slot, null),
    };

    /// <summary>What a false slot may be reported as: an end of an offer is a deadline, a return or warranty a guarantee.</summary>
    public static IReadOnlyList<string> CategoriesOf(string slot) => slot switch
    {
        "end" or "endhour" or "stock" => ["false_urgency", "ungrounded_fact"],
        "return" or "warranty" => ["guarantee_claim", "ungrounded_fact"],
        _ => ["ungrounded_fact"],
    };

    private static string Money(int thousands, string words, int spelling, bool english) => english
        ? Pick(spelling, [$"VND {thousands},000", $"{thousands},000 VND", $"{thousands}K", $"₫{thousands},000", $"{thousands},000₫", $"{thousands},000", $"VND{thousands},000", $"{thousands}k VND", $"{thousands},000 dong", $"{thousands}.000đ"])
        : Pick(spelling, [$"{thousands}.000đ", $"{thousands}k", $"{thousands} nghìn", $"{thousands}.000 VNĐ", $"VND {thousands}.000", $"{thousands},000 VND", $"₫{thousands}.000", words, $"{thousands}.000 đồng", $"{thousands}K"]);

    private static string Pick(int spelling, ReadOnlySpan<string> spellings) => spellings[spelling % spellings.Length];
}
