using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Patterns;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tests.Matching;

public sealed class PatternSieveTests
{
    [Fact]
    public void A_pattern_may_match_where_all_its_words_stand_in_order_and_near()
    {
        PatternSieve sieve = Sieve((@"\bgiảm\s+(\p{L}+\s+)?sốc\b", ["giảm"]), (@"\bcháy\s+hàng\b", ["cháy"]));

        Assert.Equal([0], Sifted(sieve, "Hôm nay giảm giá sốc nha"));
        Assert.Equal([], Sifted(sieve, "Sốc chưa, shop giảm giá"));
        Assert.Equal([], Sifted(sieve, "Giảm giá hôm nay, ai nghe cũng phải sốc"));
        Assert.Equal([0, 1], Sifted(sieve, "Giảm sốc, cháy hàng").Order());
    }

    [Fact]
    public void A_trigger_that_the_words_do_not_imply_must_stand_there_too()
    {
        PatternSieve sieve = Sieve((@"\bcòn\s+(ít|vài)\b", ["còn ít"]));

        Assert.Equal([0], Sifted(sieve, "Chỉ còn ít hàng"));
        Assert.Equal([], Sifted(sieve, "Chỉ còn vài đôi"));
    }

    [Fact]
    public void A_pattern_whose_words_cannot_be_read_waits_for_a_trigger()
    {
        PatternSieve sieve = Sieve((@"\w+đm\w*", ["đm"]));

        Assert.Equal([0], Sifted(sieve, "xđmx"));
        Assert.Equal([], Sifted(sieve, "Chào bạn"));
    }

    [Fact]
    public void A_sign_is_asked_for_like_a_word()
    {
        PatternSieve sieve = Sieve((@"\bl\*n\b", ["l*n"]));

        Assert.Equal([0], Sifted(sieve, "đồ l*n"));
        Assert.Equal([0], Sifted(sieve, "l*n"));
        Assert.Equal([], Sifted(sieve, "l n"));
    }

    [Fact]
    public void Letters_that_patterns_do_not_know_dismiss_nothing() =>
        Assert.Equal([0], Sifted(Sieve((@"\bcháy\s+hàng\b", ["cháy"])), "\U00010400 chào bạn"));

    private static PatternSieve Sieve(params (string Regex, string[] Triggers)[] patterns) =>
        new([.. patterns.Select(static pattern => new SiftedPattern(new LinearPattern(pattern.Regex).Requires, pattern.Triggers))], ["Hàng về rồi bạn nhé", "Giảm giá hôm nay"]);

    private static int[] Sifted(PatternSieve sieve, string text)
    {
        SiftedText sifted = new();
        sieve.Sift(FoldedText.Of(text), sifted);
        return [.. sifted.Patterns];
    }
}
