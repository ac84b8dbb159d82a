namespace MessageComposer.Guardrails.Tests.Grounding;

/// <summary>What goods smell and taste of and where they come from, each beside the words that only look like it.</summary>
public sealed class ScentAndOriginTests
{
    private const string Litter = """
        { "products": [ { "id": "A", "name": "Cát đậu nành Mèo Lười 6L", "review_highlights": ["thơm mùi cam nhẹ"], "attributes": { "mui": "trà xanh" } } ], "store": { "name": "Nhà Mèo" } }
        """;

    private const string Tea = """
        { "products": [ { "id": "A", "name": "Trà ô long Đồi Gió 200g", "attributes": { "origin": "Bảo Lộc" } } ], "store": { "name": "Tiệm Dốc Sương", "address": "7 Trần Phú, Đà Lạt" } }
        """;

    private const string Wallet = """{ "products": [ { "id": "A", "name": "Ví da bò Mộc", "attributes": { "material": "da bò" } } ] }""";

    [Theory]
    [InlineData("Cát mùi hoa oải hương", "hoa oải hương")]
    [InlineData("Mùi: oải hương", "oải hương")]
    [InlineData("Cát thơm mùi đào", "đào")]
    [InlineData("Hương thơm của hoa nhài", "hoa nhài")]
    [InlineData("Cat mui ca phe", "ca phe")]
    [InlineData("Lavender-scented litter", "Lavender")]
    [InlineData("Scent of jasmine", "jasmine")]
    [InlineData("Giảm 20% cát mùi chanh", "20% | chanh")]
    [InlineData("Cát mùi trà xanh", "")]
    [InlineData("Cat huong tra xanh", "")]
    [InlineData("Green-tea scent", "")]
    [InlineData("Cát mùi đậu nành", "")]
    [InlineData("Thơm mùi cam nhẹ", "")]
    [InlineData("Cát khử mùi cá hồi", "")]
    [InlineData("Không ám mùi gà rán", "")]
    [InlineData("Gia vị bò kho", "")]
    [InlineData("Khách Hương Lê", "")]
    [InlineData("Khu mui toi", "")]
    public void A_scent_or_flavour_stands_in_the_facts_or_is_one_that_goes_away(string text, string match) => Assert.Equal(match, GroundingCheck.Matches(text, Litter));

    [Theory]
    [InlineData("Vi bo gon nhe")]
    [InlineData("Huong dan chon vi")]
    public void Without_marks_a_flavour_is_read_only_where_the_facts_have_one(string text) => Assert.Equal("", GroundingCheck.Matches(text, Wallet));

    [Theory]
    [InlineData("Trà Hà Giang, hậu ngọt", "Hà Giang")]
    [InlineData("Tra Ha Giang, hau ngot", "Ha Giang")]
    [InlineData("Trà đến từ Mộc Hoá", "Mộc Hoá")]
    [InlineData("Nguồn gốc: Sìn Hồ", "Sìn Hồ")]
    [InlineData("Origin: Sìn Hồ", "Sìn Hồ")]
    [InlineData("Hà Giang tea", "Hà Giang")]
    [InlineData("Tra trong o Dong Van", "Dong Van")]
    [InlineData("Trà Bảo Lộc, hậu ngọt", "")]
    [InlineData("Trà từ Bảo Lộc", "")]
    [InlineData("Quà từ Tiệm Dốc Sương", "")]
    [InlineData("Giao từ Buôn Hồ", "")]
    [InlineData("Trà Từ Vườn Nhà", "")]
    [InlineData("Từ Thứ Hai có trà", "")]
    [InlineData("Từ A Đến Z về trà", "")]
    public void A_place_of_origin_is_the_one_of_the_facts(string text, string match) => Assert.Equal(match, GroundingCheck.Matches(text, Tea));

    [Fact]
    public void Where_the_facts_state_no_origin_a_name_behind_from_says_none() => Assert.Equal("", GroundingCheck.Matches("Ví đến từ Mộc Hoá", Wallet));
}
