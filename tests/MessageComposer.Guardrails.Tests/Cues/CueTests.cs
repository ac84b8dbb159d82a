using System.Diagnostics;
using MessageComposer.Guardrails.Cues;
using MessageComposer.Guardrails.Matching;

namespace MessageComposer.Guardrails.Tests.Cues;

public sealed class CueTests
{
    [Theory]
    [InlineData("Nhà cửa luộm thuộm mà còn đòi rước dâu. Chổi 40.000đ.", "Nhà cửa luộm thuộm mà còn đòi rước dâu")]
    [InlineData("Áo mới về. Vợ mà cũng tính toán, nên xem lại bản thân đi", "Vợ mà cũng tính toán, nên xem lại bản thân đi")]
    [InlineData("Nha bua bon vay ma con doi moi khach thi nen xem lai minh", "Nha bua bon vay ma con doi moi khach thi nen xem lai minh")]
    [InlineData("Không sắm bàn học là bạn đang làm bố mẹ tồi", "Không sắm bàn học là bạn đang làm bố mẹ tồi")]
    [InlineData("Người đàng hoàng chẳng ai bỏ giỏ kiểu ấy", "Người đàng hoàng chẳng ai bỏ giỏ kiểu ấy")]
    [InlineData("Cha mẹ hời hợt mới bỏ mặc con học đèn mờ", "Cha mẹ hời hợt mới bỏ mặc con học đèn mờ")]
    public void Cues_of_different_kinds_in_one_sentence_make_a_reproach_as_long_as_its_clauses(string text, string match)
    {
        Assert.Equal([match], FindingsOf(ReproachWords.Rule, text, "vi-VN"));
    }

    [Theory]
    [InlineData("Nhà luộm thuộm sau tiệc? Chổi này quét nhanh.")]
    [InlineData("Mẹ bận mà vẫn nấu được bữa tối trong mười phút")]
    [InlineData("Kem che quầng thâm, không bị xấu hổ khi mặt mộc")]
    [InlineData("Truyện kể về anh chồng vô tâm mà còn lười")]
    [InlineData("Con mới tập đi, mẹ lót thảm nhé")]
    [InlineData("Nhà luộm thuộm. Vậy mà còn đòi ăn ngon")]
    [InlineData("Shop giao tới nhà bạn như mọi lần nhé")]
    [InlineData("Tiệm tử tế, giá ghi rõ")]
    public void One_kind_alone_a_denied_one_a_story_or_two_sentences_make_none(string text)
    {
        Assert.Empty(FindingsOf(ReproachWords.Rule, text, "vi-VN"));
    }

    [Theory]
    [InlineData("Only a careless father would skip the gift", "en")]
    [InlineData("Your mother raised you and you still forgot her", "en")]
    public void English_has_cues_of_its_own(string text, string locale)
    {
        Assert.NotEmpty(FindingsOf(ReproachWords.Rule, text, locale));
    }

    [Theory]
    [InlineData("Fades wrinkles while you sleep")]
    [InlineData("This balm soothes acne prone skin while you shower")]
    [InlineData("Washes greasy pans while you rest")]
    public void What_the_goods_are_said_to_mend_is_no_reproach(string text) => Assert.Empty(FindingsOf(ReproachWords.Rule, text, "en"));

    [Theory]
    [InlineData("Your wrinkles show while you sleep in")]
    public void A_flaw_nobody_mends_stays_a_reproach(string text) => Assert.NotEmpty(FindingsOf(ReproachWords.Rule, text, "en"));

    [Theory]
    [InlineData("Bạn có giải thưởng chưa nhận, đóng phí để nhận trong hôm nay")]
    [InlineData("Việc làm thêm online, lương ngày, không cần kinh nghiệm")]
    [InlineData("Nhắn mã xác thực cho shop để giữ quà")]
    public void Swindles_are_known_by_what_comes_together(string text)
    {
        Assert.NotEmpty(FindingsOf(ScamWords.Rule, text, "vi-VN"));
    }

    [Theory]
    [InlineData("Shop không bao giờ hỏi mã OTP hay mật khẩu của bạn")]
    [InlineData("Quà tặng kèm túi vải, bấm xem giỏ hàng")]
    [InlineData("Nước hoa hồng dưỡng da, dùng tại nhà")]
    public void Gifts_codes_and_care_are_no_swindle(string text)
    {
        Assert.Empty(FindingsOf(ScamWords.Rule, text, "vi-VN"));
    }

    [Theory]
    [InlineData("Chiếc quạt khiến ai cũng sững sờ")]
    [InlineData("Mở hộp ra và cái kết không như lời đồn")]
    public void Reactions_and_teasers_are_clickbait(string text)
    {
        Assert.NotEmpty(FindingsOf(SensationWords.Rule, text, "vi-VN"));
    }

    [Theory]
    [InlineData("Gối ôm giúp bé giật mình ít hơn khi ngủ")]
    [InlineData("Quà bất ngờ cho mẹ, giá 99.000đ")]
    public void Babies_that_start_and_gifts_that_surprise_are_not(string text)
    {
        Assert.Empty(FindingsOf(SensationWords.Rule, text, "vi-VN"));
    }

    [Fact]
    public void A_text_of_nothing_but_cues_is_read_in_time()
    {
        string text = string.Concat(Enumerable.Repeat("lười mà còn đòi, con tiếc tiền ", 330));
        _ = FindingsOf(ReproachWords.Rule, text, "vi-VN");
        long start = Stopwatch.GetTimestamp();
        _ = FindingsOf(ReproachWords.Rule, text, "vi-VN");
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMilliseconds(100));
    }

    private static string[] FindingsOf(Func<PhraseBook.Builder, CueRule> rule, string text, string locale)
    {
        GuardrailPipeline pipeline = GuardrailPipeline.Compile(new GuardrailDefinitions(), phrases => [rule(phrases)], out _);
        return [.. pipeline.Check(text, Given.Context() with { Locale = locale }).Select(static finding => finding.Match)];
    }
}
