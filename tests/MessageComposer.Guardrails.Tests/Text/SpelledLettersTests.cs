using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tests.Text;

public class SpelledLettersTests
{
    [Theory]
    [InlineData("Ngon n.h.ấ.t", "ngon nhất")]
    [InlineData("N.g.o.n n.h.ấ.t!", "ngon nhất!")]
    [InlineData("làm t-ì-n-h", "làm tình")]
    [InlineData("đ/ị/t m/ẹ", "địt mẹ")]
    [InlineData("f*u*c*k", "fuck")]
    public void A_word_spelled_letter_by_letter_is_read_joined(string text, string key) =>
        Assert.Equal(key, FoldedText.Of(text).Toned.ToString());

    [Theory]
    [InlineData("th.u.ố.c qu.ý", "thuốc quý")]
    [InlineData("nh*ấ*t, rẻ tr_ị giá", "nhất, rẻ trị giá")]
    [InlineData("đ.ắt thế", "đắt thế")]
    public void A_syllable_cut_in_pieces_is_read_joined(string text, string key) =>
        Assert.Equal(key, FoldedText.Of(text).Toned.ToString());

    [Theory]
    [InlineData("rẻ.ông bà")]
    [InlineData("tp.ấn độ")]
    [InlineData("p.ánh sáng")]
    [InlineData("cỡ.m")]
    [InlineData("web trà.vn")]
    [InlineData("cỡ S/M/L")]
    [InlineData("cỡ S.M.L")]
    [InlineData("bộ D-I-Y")]
    [InlineData("T.P Huế, Đ.C: ngõ 5")]
    [InlineData("a.b.c@shop.vn")]
    [InlineData("ô-tô, ê-đê")]
    [InlineData("1.2.3")]
    [InlineData("hết. Ổ cắm")]
    public void Lists_initials_and_addresses_stay_as_they_are(string text) =>
        Assert.Equal(text.ToLowerInvariant(), FoldedText.Of(text).Toned.ToString());

    [Fact]
    public void A_joined_word_stands_where_its_letters_stood()
    {
        FoldedText text = FoldedText.Of("Ngon n.h.ấ.t, rẻ n.h.ấ.t chợ");
        Assert.Equal(["Ngon", "n.h.ấ.t", "rẻ", "n.h.ấ.t", "chợ"], text.Words.ToArray().Select(word => text.ToOriginal(word, word)).Select(span => text.Original.Substring(span.Start, span.Length)));
        Assert.True(text.WasSpelled(5, 9));
        Assert.False(text.WasSpelled(0, 4));
    }
}
