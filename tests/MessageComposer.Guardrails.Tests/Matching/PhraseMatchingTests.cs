using System.Text;

namespace MessageComposer.Guardrails.Tests.Matching;

public sealed class PhraseMatchingTests
{
    [Theory]
    [InlineData("Kem dưỡng tốt nhất Việt Nam", 10, 8)]
    [InlineData("TỐT NHẤT!", 0, 8)]
    [InlineData("Tốt-nhất", 0, 8)]
    [InlineData("Tốt  \u00A0 nhất", 0, 11)]
    [InlineData("Ｔốt ｎhất", 0, 8)]
    [InlineData("tố\u200Bt nh\u00ADất", 0, 10)]
    [InlineData("tốт nhấт", 0, 8)]
    public void A_phrase_is_reported_where_it_stands(string text, int start, int length)
    {
        Finding finding = Assert.Single(Given.Rules(Given.Rule("tốt nhất")).Check(text));
        Assert.Equal((start, length), (finding.Start, finding.Length));
        Assert.Equal(text.Substring(start, length), finding.Match);
    }

    [Theory]
    [InlineData("Kem tốt. Nhất định nên thử")]
    [InlineData("Đồ tốt, nhất là mùa này")]
    [InlineData("Áo này tột nhất")]
    [InlineData("Tốt hơn nhất thời")]
    [InlineData("tốtnhấtđấy")]
    [InlineData("")]
    public void Other_words_and_other_sentences_are_not_the_phrase(string text) =>
        Assert.Empty(Given.Rules(Given.Rule("tốt nhất")).Check(text));

    /// <summary>The words before the disguised one are written as they are.</summary>
    [Theory]
    [InlineData("Giày tốt nhất thị trư0ng đây", "tốt nhất thị trư0ng")]
    [InlineData("Giày tốt nhất thị trườngg đây", "tốt nhất thị trườngg")]
    [InlineData("Giày tốt nhất thịtrường đây", "tốt nhất thịtrường")]
    [InlineData("Giày tốt nhất thị t.r.ư.ờ.n.g đây", "tốt nhất thị t.r.ư.ờ.n.g")]
    public void A_phrase_may_be_in_disguise_from_its_later_words_on(string text, string match) =>
        Assert.Equal([match], Given.Rules(Given.Evasive("tốt nhất thị trường")).Matches(text));

    [Theory]
    [InlineData("mêly")]
    [InlineData("muađi")]
    [InlineData("chốtđi")]
    [InlineData("chốtđơn")]
    [InlineData("chốtngay")]
    [InlineData("chốtnhanh")]
    [InlineData("chốt nhanhtay")]
    [InlineData("chh.ốt đơn")]
    public void A_disguise_is_found_whatever_the_number_of_its_letters(string disguised)
    {
        GuardrailPipeline pipeline = Given.Rules(Given.Evasive("mê ly", "mua đi", "chốt đi", "chốt đơn", "chốt ngay", "chốt nhanh", "chốt nhanh tay"));
        Assert.Contains(disguised, pipeline.Matches($"Hôm nay {disguised} nhé bạn"));
        Assert.Contains(disguised, pipeline.Matches(disguised));
    }

    [Fact]
    public void Composed_and_decomposed_text_give_the_same_findings()
    {
        GuardrailPipeline pipeline = Given.Rules(Given.Rule("rẻ nhất"));
        string text = "Sữa rửa mặt rẻ nhất tuần này";
        Assert.Equal("rẻ nhất", Assert.Single(pipeline.Matches(text)));
        Assert.Equal("rẻ nhất".Normalize(NormalizationForm.FormD), Assert.Single(pipeline.Matches(text.Normalize(NormalizationForm.FormD))));
        Assert.Equal("re\u0309 nhâ\u0301t", Assert.Single(pipeline.Matches("Sữa re\u0309 nhâ\u0301t đây")));
    }

    [Theory]
    [InlineData("Da khỏe tức thì", "da khoẻ")]
    [InlineData("Da khoẻ tức thì", "da khỏe")]
    [InlineData("xinh như Thúy", "như thuý")]
    public void Either_place_of_the_tone_mark_is_one_spelling(string text, string phrase) =>
        Assert.Single(Given.Rules(Given.Rule(phrase)).Check(text));

    [Theory]
    [InlineData("hang tot nhat viet nam day moi nguoi oi", true)]
    [InlineData("tot nhat", true)]
    [InlineData("Hàng tot nhat Việt Nam đây mọi người", false)]
    [InlineData("hang tot nhất viet nam day", true)]
    [InlineData("Mời chị xem tot nhat", false)]
    public void A_phrase_without_marks_counts_where_nothing_around_has_marks(string text, bool hit) =>
        Assert.Equal(hit, Given.Rules(Given.Rule("tốt nhất")).Check(text).Count > 0);

    [Fact]
    public void A_single_syllable_without_marks_is_left_alone()
    {
        GuardrailPipeline pipeline = Given.Rules(Given.Evasive("lồn", "cặc", "đĩ", "địt"));
        Assert.Empty(pipeline.Check("Cac mon hang lon di kem qua tang"));
        Assert.Empty(pipeline.Check("Các món hàng lớn đi kèm quà tặng"));
    }

    [Theory]
    [InlineData("chống sốc")]
    [InlineData("quản trị kho")]
    [InlineData("sửa chữa nhà cửa")]
    [InlineData("thuốc nhuộm tóc")]
    [InlineData("óc chó sấy")]
    [InlineData("đầm bầu dáng suông")]
    [InlineData("lon nước ngọt")]
    [InlineData("dao động, đồ đá, đủ size, du lịch, các loại, buổi sáng, cu Tí")]
    [InlineData("Con đi mẹ ở nhà")]
    public void Innocent_words_are_not_flagged(string text)
    {
        GuardrailPipeline pipeline = Given.Rules(
            Given.Evasive("giá sốc", "điều trị", "trị mụn", "chữa bệnh", "thuốc", "óc chó").With(unless: ["thuốc nhuộm", "óc chó sấy"]),
            Given.Evasive("đụ", "đĩ", "đĩ mẹ", "đầu bò", "lồn", "cặc", "buồi", "dâm", "con cu"));
        Assert.Empty(pipeline.Check(text));
    }

    [Fact]
    public void A_number_in_a_phrase_is_the_whole_number()
    {
        GuardrailPipeline pipeline = Given.Rules(Given.Rule("số 1", "top 1", "100%"));
        Assert.Equal(["số 1", "Top1", "100 %"], pipeline.Matches("Shop số 1. Top1 và 100 % thật"));
        Assert.Empty(pipeline.Matches("số 15, số 1.290, số 1tr2, top 10, 1100%"));
    }

    [Theory]
    [InlineData("n h ấ t")]
    [InlineData("n.h.ấ.t")]
    [InlineData("nh*ất")]
    [InlineData("nhấttt")]
    [InlineData("n h a t")]
    public void A_disguised_word_is_found(string text)
    {
        Finding finding = Assert.Single(Given.Rules(Given.Evasive("nhất")).Check($"Món này {text} rồi"));
        Assert.Equal((8, text.Length), (finding.Start, finding.Length));
    }

    [Theory]
    [InlineData("đ1t mẹ", "địt mẹ")]
    [InlineData("đjt mẹ", "địt mẹ")]
    [InlineData("d!t me", "địt mẹ")]
    [InlineData("d.i.t m.e", "địt mẹ")]
    [InlineData("địtmẹ", "địt mẹ")]
    [InlineData("#totnhat", "tốt nhất")]
    [InlineData("s-ố m-ộ-t", "số một")]
    [InlineData("t ố t n h ấ t", "tốt nhất")]
    [InlineData("đ.m", "đm")]
    [InlineData("l0n", "lồn")]
    [InlineData("c@c", "cặc")]
    [InlineData("fá giá", "phá giá")]
    [InlineData("Ｆ.Ｒ.Ｅ.Ｅ", "free")]
    [InlineData("𝗦𝗔𝗟𝗘 𝘀ố𝗰", "sale sốc")]
    [InlineData("🅰\u200Bn toàn", "an toàn")]
    public void Digits_symbols_separators_and_teencode_hide_nothing_from_an_evasion_rule(string text, string phrase) =>
        Assert.NotEmpty(Given.Rules(Given.Evasive(phrase)).Check($"Nè {text} đó"));

    [Theory]
    [InlineData("đ1t mẹ", "địt mẹ")]
    [InlineData("nh ất", "nhất")]
    public void Other_rules_look_for_plain_words_only(string text, string phrase) =>
        Assert.Empty(Given.Rules(Given.Rule(phrase)).Check($"Nè {text} đó"));

    [Theory]
    [InlineData("Size S, M, L đủ cả", "sml")]
    [InlineData("Cá kho tộ", "chó")]
    [InlineData("Mẹ ơi, 100 món", "moi")]
    [InlineData("Gói 10 nắp", "ion")]
    [InlineData("Thịt. Mẹ nấu", "địt mẹ")]
    [InlineData("đi tìm ế", "đi tím")]
    [InlineData("Gói C.C và d.m, đ m", "đm")]
    [InlineData("Hộp C.C", "cc")]
    public void An_accident_is_no_disguise(string text, string phrase) =>
        Assert.Empty(Given.Rules(Given.Evasive(phrase)).Check(text));

    [Fact]
    public void The_longest_of_overlapping_hits_of_a_rule_is_reported() =>
        Assert.Equal(["giá rẻ nhất"], Given.Rules(Given.Evasive("rẻ nhất", "giá rẻ nhất", "nhất")).Matches("Mua giá rẻ nhất"));

    [Fact]
    public void An_allowed_phrase_over_the_hit_clears_it()
    {
        GuardrailPipeline pipeline = Given.Rules(Given.Rule("nhất").With(unless: ["ít nhất", "mới nhất", "nhất định"]));
        Assert.Empty(pipeline.Check("Mua ít nhất 2 món mới nhất, nhất định vui"));
        Assert.Equal(["nhất"], pipeline.Matches("Mua ít nhất 2 món, ngon nhất"));
    }
}
