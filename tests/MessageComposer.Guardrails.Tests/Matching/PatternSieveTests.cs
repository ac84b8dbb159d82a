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

    [Fact]
    public void No_pattern_that_matches_is_dismissed()
    {
        // Sets that share words and are longer than a block of the book, beginnings of words, two words that follow each other.
        string[] words = ["giảm", "giá", "sốc", "hết", "hàng", "còn", "ít", "cuối", "cùng", "mua", "ngay", "kẻo", "lỡ", "nhanh", "tay", "freeship", "x2", "hàngloạt", .. Enumerable.Range(0, 80).Select(static number => $"từ{(char)('a' + number / 26)}{(char)('a' + number % 26)}")];
        string many = string.Join('|', words[18..]);
        string[] sources =
        [
            @"\bgiảm giá\b", @"\bgiảm giá s\p{L}*", @"\bhàng\p{L}+", $@"\b({many})\s+(còn|hết|{many})\b", $@"\b(mua|{string.Join('|', words[40..60])})\b.*\bngay\b", @"\bcòn ít\b.{0,20}\bhết hàng\b", @"\bfreesh\p{L}*", @"\bkẻo (lỡ|hết)\b",
        ];
        LinearPattern[] patterns = [.. sources.Select(static source => new LinearPattern(source))];
        PatternSieve sieve = new([.. patterns.Select(static pattern => new SiftedPattern(pattern.Requires, [""]))], ["giảm giá hết hàng mua ngay"]);
        Random random = new(15);
        int matches = 0;
        for (int round = 0; round < 4_000; round++)
        {
            string text = string.Join(random.Next(4) == 0 ? ", " : " ", Enumerable.Range(0, random.Next(1, 40)).Select(_ => words[random.Next(3) == 0 ? random.Next(words.Length) : random.Next(18)]));
            FoldedText folded = FoldedText.Of(text);
            int[] sifted = Sifted(sieve, text);
            for (int i = 0; i < patterns.Length; i++)
            {
                if (!patterns[i].IsIn(folded.Toned)) continue;
                matches++;
                Assert.True(sifted.Contains(i), $"{sources[i]} is dismissed in “{text}”.");
            }
        }
        Assert.True(matches > 2_000);
    }

    private static PatternSieve Sieve(params (string Regex, string[] Triggers)[] patterns) =>
        new([.. patterns.Select(static pattern => new SiftedPattern(new LinearPattern(pattern.Regex).Requires, pattern.Triggers))], ["Hàng về rồi bạn nhé", "Giảm giá hôm nay"]);

    private static int[] Sifted(PatternSieve sieve, string text)
    {
        SiftedText sifted = new();
        sieve.Sift(FoldedText.Of(text), sifted);
        return [.. sifted.Patterns];
    }
}
