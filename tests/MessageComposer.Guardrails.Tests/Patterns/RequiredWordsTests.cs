using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Patterns;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tests.Patterns;

public sealed class RequiredWordsTests
{
    private static readonly string[] s_patterns =
    [
        @"\b(không|chẳng|chả)\s+(mua|dùng|chốt)\s+(\p{L}+\s+){0,4}(là|thì)\s+(dại|ngốc|tiếc)\b",
        @"\bđừng\s+để\s+(\p{L}+\s+){0,4}(thua kém|chê|cười)(\s+(cho|vào)){0,2}",
        @"\b(trả lại|nhận trả)\s+(\p{L}+\s+){0,2}(trong|sau)\s+\d+\s*(ngày|tuần)\b",
        @"\bgiảm\s*\d+\s*(kg|ký)\b",
        @"(hàng|cả) (nghìn|trăm)\s+(khách|người)",
        @"\b(sai size|chật|rộng)\s*,?\s*((là|thì)\s+){0,2}(đổi|trả)\b",
        @"\b(vẫn|còn|cứ)\s+(\p{L}+\s+)?ế(\s+(mãi|dài))?\b|\bthì\s+ai\s+(yêu|thương)",
        @"\b(mua[- ]ngay|chốt đơn)!+",
        @"(chốt|mua)\s*[!_]",
        @"\b(sau|trong)\s+\d+\s*(ngày|kg|ký)\b",
        @"\btốt\w*\s+nhất\b",
        @"\b[aA]i\s+cũng\s+(khen|mê)\b",
        @"\bkhông mua (là|thì\s+dại)\b",
        @"\bđừng\s+để\s+thua\s+kém",
        @"\b(vẫn\s+còn|còn\s+hàng|đổi ngay\s+trong)(\s+ngày)?",
        @"\b(không\s+(\p{L}+\s+){0,2}mua|để[^.!?]{0,12}tiếc)\s+(\p{L}+\s+)?(cho|thì)\b",
        @"(\p{L}+ ){0,3}giảm[^.!?]{0,20}\d+ ?(kg|ký)|\b(khách|người)(\s+cả|\s+hàng){1,2}\s+mua",
    ];

    [Theory]
    [InlineData(@"\bđừng\s+để\b", "đừng để")]
    [InlineData(@"\bđừng\s+để\s+mất\b", "đừng để & để mất")]
    [InlineData(@"\bđừng\s*để\b", "đừng*")]
    [InlineData(@"\bđừng để dành", "đừng để & để dành*")]
    [InlineData(@"\bđừng\s+(để\s+)?mất\b", "đừng & mất")]
    [InlineData(@"\b(mua|chốt đơn)!", "chốt đơn|mua & !")]
    [InlineData(@"\b(chê|cười)\s+bạn\b", "chê|cười & bạn")]
    [InlineData(@"\b(thua kém|chê)\b", "chê|thua kém")]
    [InlineData(@"\bgiảm \d+ ?kg\b", "giảm & 0 & kg")]
    [InlineData(@"#\s?1\s+(việt nam|shop)\b", "# & 0 & shop|việt nam")]
    [InlineData(@"\bv[~*_]{1,2}l\b", "v & *|_|~ & l")]
    [InlineData(@"\b\d[\d.]*\s*(giờ|phút)\b", "0 & giờ|phút")]
    [InlineData(@"\bđ[!i]ếm", "đ*")]
    [InlineData(@"\bv[\s._-]+ã[\s._-]*i\b", "v & ã*")]
    [InlineData(@"giảm\s+giá\b", "giá")]
    [InlineData(@"\bgiảm(\s+sốc)?", "giảm*")]
    [InlineData(@"\bmua(?:\s+ngay)?\b", "mua")]
    [InlineData(@"\b(mua|\w+)\b", "")]
    [InlineData(@"\bmua ngay\b|\bchốt\s+(\p{L}+\s+)?đơn\b", "mua ngay or chốt & đơn")]
    [InlineData(@"\b(mua|không (\p{L}+ )?tiếc) đâu\b", "mua đâu or không & tiếc đâu")]
    [InlineData(@"\bdeals?\b", "deal*")]
    [InlineData(@"\b(?i:mua)\b", "")]
    [InlineData(@"\bMUA\b", "mua")]
    [InlineData(@"\b(\s*mua){2}\b", "")]
    public void A_pattern_asks_for_the_whole_words_that_every_match_holds(string pattern, string wanted)
    {
        IReadOnlyList<RequiredChain> chains = new LinearPattern(pattern).Requires;
        Assert.Equal(wanted.Split(" or ", StringSplitOptions.RemoveEmptyEntries), chains.Select(static chain => string.Join(" & ", chain.Sets.Select(static set => string.Join('|', set.Words.Order(StringComparer.Ordinal))))));
    }

    [Fact]
    public void A_text_that_lacks_a_required_word_matches_nowhere()
    {
        string[] vocabulary =
        [
            .. "không chẳng mua dùng chốt là thì dại tiếc đừng để thua kém chê cười cho vào trả lại nhận trong sau ngày tuần giảm kg ký hàng cả nghìn trăm khách người sai size chật rộng đổi vẫn còn cứ ế mãi ai yêu ngay đơn tốt nhất cũng khen mê 7 30 100kg 5ký mua-ngay! chốt_đơn, . ! , (thua) ẾMÃI".Split(' '),
        ];
        Random random = new(81);
        int matches = 0;
        int dismissed = 0;
        foreach (string source in s_patterns)
        {
            LinearPattern pattern = new(source);
            PatternSieve sieve = new([new SiftedPattern(pattern.Requires, [""])], []);
            SiftedText sifted = new();
            for (int i = 0; i < 4_000; i++)
            {
                string[] words = [.. Enumerable.Range(0, random.Next(20) == 0 ? 200 : random.Next(2, 9)).Select(_ => vocabulary[random.Next(vocabulary.Length)])];
                FoldedText text = FoldedText.Of(string.Join(random.Next(6) == 0 ? "" : " ", words) + (random.Next(50) == 0 ? " \U00010400" : ""));
                sieve.Sift(text, sifted);
                ulong parts = sifted.Patterns.Count > 0 ? sifted.PartsOf(0) : 0;
                if (parts == 0) dismissed++;
                List<TextSpan> inLimit = [];
                while (sifted.Places.TakeStretch(ref parts, out TextSpan stretch)) inLimit.AddRange(PlacesOf(pattern, text, stretch));
                TextSpan[] inText = PlacesOf(pattern, text, TextSpan.FromTo(0, text.Length));
                matches += inText.Length;
                Assert.True(inText.SequenceEqual(inLimit), $"{source} matches “{text.Original}”, which was dismissed there");
            }
        }
        Assert.True(matches > 50 && dismissed > 10_000, $"{matches} matches and {dismissed} dismissals say too little");
    }

    private static TextSpan[] PlacesOf(LinearPattern pattern, FoldedText text, TextSpan within)
    {
        List<TextSpan> places = [];
        for (int from = 0; pattern.TryFind(text.Toned[within.Start..within.End], from, out TextSpan match); from = match.End) places.Add(new TextSpan(within.Start + match.Start, match.Length));
        return [.. places];
    }
}
