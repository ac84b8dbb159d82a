using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tests.Text;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("GIẢM Giá", "giảm giá", "giam gia")]
    [InlineData("gia\u0309m gi\u00E1", "giảm giá", "giam gia")]
    [InlineData("ê\u0301 e\u0301\u0302 â\u0323", "ế ế ậ", "e e a")]
    [InlineData("Đẹp ðẹp ɖẹp Ðẹp", "đẹp đẹp đẹp đẹp", "dep dep dep dep")]
    [InlineData("ＳＡＬＥ 𝗦𝗔𝗟𝗘 ⓢⓐⓛⓔ 🅂🄰🄻🄴 🅢🅐🅛🅔", "sale sale sale sale sale", "sale sale sale sale sale")]
    [InlineData("сhо рhéр", "cho phép", "cho phep")]
    [InlineData("hòa khỏe thúy hoà", "hoà khoẻ thuý hoà", "hoa khoe thuy hoa")]
    [InlineData("quý già hoàn toét của", "quý già hoàn toét của", "quy gia hoan toet cua")]
    [InlineData("a\u200Bb\u00ADc\uFEFFd\u202Ee\u2066f", "abcdef", "abcdef")]
    [InlineData("a\u00A0 \u3000b\t\tc", "a b c", "a b c")]
    [InlineData("g\u0336i\u0336á\u0336", "giá", "gia")]
    [InlineData("ﬁ ½ ㎏", "fi 1/2 kg", "fi 1/2 kg")]
    [InlineData("0️⃣9️⃣ ①", "09 1", "09 1")]
    [InlineData("Ünïcödé", "unicodé", "unicode")]
    [InlineData("", "", "")]
    public void Both_keys_say_the_text_with_and_without_marks(string text, string toned, string toneless)
    {
        FoldedText folded = FoldedText.Of(text);
        Assert.Equal(toned, folded.Toned.ToString());
        Assert.Equal(toneless, folded.Toneless.ToString());
    }

    [Theory]
    [InlineData("a👨‍👩‍👧b", 1)]
    [InlineData("❤️ 👍🏽 🇻🇳 🏴󠁧󠁢󠁥󠁮󠁧󠁿", 4)]
    [InlineData("✓ ™️ ©", 0)]
    [InlineData("1️⃣", 1)]
    public void One_drawn_emoji_is_one_and_its_joiners_are_not_hidden(string text, int count)
    {
        FoldedText folded = FoldedText.Of(text);
        Assert.Equal(count, folded.Emoji.Length);
        Assert.Equal(0, folded.Hidden.Length);
    }

    [Fact]
    public void A_key_stretch_leads_back_to_the_original()
    {
        FoldedText folded = FoldedText.Of("Kem 👍🏽 tố\u200Bt nha\u0302\u0301t!");
        int key = folded.Toned.IndexOf("tốt nhất", StringComparison.Ordinal);
        TextSpan span = folded.ToOriginal(key, 8);
        Assert.Equal("tố\u200Bt nha\u0302\u0301t", folded.Original.Substring(span.Start, span.Length));
        Assert.Equal(key, folded.KeyAt(span.Start));
    }

    [Fact]
    public void The_map_is_monotone_and_stays_inside_the_text() => Check.QuickThrowOnFailure(Prop.ForAll(HostileTexts.Arbitrary, static text =>
    {
        FoldedText folded = FoldedText.Of(text);
        int start = 0;
        int end = 0;
        for (int i = 0; i < folded.Length; i++)
        {
            TextSpan span = folded.ToOriginal(i, 1);
            if (span.Start < start || span.End < end || span.Length < 1 || span.End > text.Length) return false;
            (start, end) = (span.Start, span.End);
        }
        return folded.Toned.Length == folded.Toneless.Length;
    }));

    [Fact]
    public void Composed_and_decomposed_text_have_the_same_keys() => Check.QuickThrowOnFailure(Prop.ForAll(HostileTexts.Vietnamese, static text =>
        FoldedText.Of(text.Normalize(NormalizationForm.FormC)).Toned.SequenceEqual(FoldedText.Of(text.Normalize(NormalizationForm.FormD)).Toned)));

    [Fact]
    public void Reused_buffers_keep_nothing_of_the_text_before() => Check.QuickThrowOnFailure(Prop.ForAll(HostileTexts.Arbitrary, HostileTexts.Arbitrary, static (first, second) =>
    {
        FoldedText reused = FoldedText.Of(first);
        reused.Fold(new CheckedField("body", second));
        FoldedText fresh = FoldedText.Of(second);
        return reused.Toned.SequenceEqual(fresh.Toned) && reused.Words.SequenceEqual(fresh.Words) && reused.Emoji.SequenceEqual(fresh.Emoji) && reused.Hidden.SequenceEqual(fresh.Hidden);
    }));
}
