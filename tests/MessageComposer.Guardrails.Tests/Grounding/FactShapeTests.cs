namespace MessageComposer.Guardrails.Tests.Grounding;

/// <summary>Facts in every shape a shop may give them: pairs, units in names, flags, lists under keys of their own.</summary>
public sealed class FactShapeTests
{
    private const string Kettle = """
        { "products": [ { "id": "K1", "name": "Ấm Lửa Nhỏ", "price": 450000,
            "attributes": { "heat_hold_h": 14, "net_weight_g": 500, "water_resistant": true, "compartments": 3, "chắn nắng": "70%", "battery": "4.000 mAh" },
            "lab": { "boil_time_min": 4, "width_min": 30 }, "warranty": "Bảo hành 18 tháng", "installment": { "months": 4, "interest_percent": 0 }, "gift": "túi chống sốc" } ],
          "store": { "name": "Tiệm Lửa", "service": { "workdays": "thứ Ba đến thứ Sáu" } } }
        """;

    [Theory]
    [InlineData("Giữ nóng 14 giờ", "")]
    [InlineData("Giữ nóng 20 giờ", "20 giờ")]
    [InlineData("Sôi sau 4 phút", "")]
    [InlineData("Sôi sau 9 phút", "9 phút")]
    [InlineData("Chạy 30 phút", "30 phút")]
    public void A_length_of_time_may_have_its_unit_in_its_name(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Kettle));

    [Theory]
    [InlineData("Nửa ký trà", "")]
    [InlineData("Gói 0,5 kg", "")]
    [InlineData("Gói 0,7 kg", "0,7 kg")]
    public void A_measure_may_be_told_in_another_unit_than_its_name(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Kettle));

    [Theory]
    [InlineData("Pin 4.000 mAh", "")]
    [InlineData("Pin 7.000 mAh", "7.000 mAh")]
    public void Months_carry_no_measure(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Kettle));

    [Theory]
    [InlineData("Bảo hành một năm rưỡi", "")]
    [InlineData("Bảo hành 1 năm rưỡi", "")]
    [InlineData("Bảo hành 2 năm rưỡi", "2 năm rưỡi")]
    public void A_year_and_a_half_is_eighteen_months(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Kettle));

    [Fact]
    public void A_feature_may_be_a_flag() => Assert.Equal("", GroundingCheck.Matches("Chống nước, dễ lau", Kettle));

    [Theory]
    [InlineData("Trả góp 4 tháng lãi suất 0%", "")]
    [InlineData("Tra gop 4 thang lai suat 0%", "")]
    [InlineData("Trả góp 11 tháng lãi suất 0%", "11 tháng")]
    public void Instalments_may_stand_under_a_key_of_their_own(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Kettle));

    [Theory]
    [InlineData("Nhận sửa từ thứ Ba đến thứ Sáu", "")]
    [InlineData("Nhận sửa từ thứ Ba đến Chủ nhật", "Chủ nhật")]
    public void Weekdays_of_the_shop_are_facts(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Kettle));

    [Theory]
    [InlineData("Túi chống sốc tặng kèm ấm", "")]
    [InlineData("Mua ấm tặng kèm bộ ly", "tặng kèm bộ ly")]
    public void What_is_given_may_stand_before_the_word_of_giving(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Kettle));

    [Theory]
    [InlineData("Rèm chắn 70% ánh nắng", "")]
    [InlineData("Rèm chắn 90% ánh nắng", "90% ánh")]
    public void A_share_may_name_its_thing_with_two_words(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Kettle));

    [Theory]
    [InlineData("Hộp ba ngăn", "")]
    [InlineData("Hộp bốn ngăn", "bốn ngăn")]
    [InlineData("Bao năm ngăn ngừa gỉ sét", "")]
    [InlineData("Cả năm ngăn nắp", "")]
    public void An_English_member_counts_what_the_text_names(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Kettle));

    [Theory]
    [InlineData("Máy dùng chip Heron V4, sạc nhanh", "Heron V4")]
    [InlineData("Máy dùng vi xử lý Heron 4", "Heron 4")]
    [InlineData("Máy có chip xử lý nhanh", "")]
    [InlineData("Máy có chip Bluetooth", "")]
    [InlineData("Khoai chip Giòn", "")]
    public void A_component_by_a_name_of_its_own_is_a_claim(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Kettle));

    [Theory]
    [InlineData("It has six spare lids", "six spare lids")]
    [InlineData("It has three spare lids", "")]
    public void So_many_spare_things_must_be_counted_somewhere(string text, string matches) => Assert.Equal(matches, GroundingCheck.Matches(text, Kettle));

    [Theory]
    [InlineData("Vành 31-35 cm", "")]
    [InlineData("Vành 36-40 cm", "36-40 cm")]
    [InlineData("Đạm 28%", "")]
    [InlineData("Đạm 38%", "38%")]
    public void A_pair_is_a_member_under_its_own_name(string text, string matches) =>
        Assert.Equal(matches, GroundingCheck.Matches(text, """{ "product": { "name": "Nón", "attributes": [ { "name": "vành", "value": "31-35 cm" }, { "name": "đạm", "value": "28%" } ] } }"""));
}
