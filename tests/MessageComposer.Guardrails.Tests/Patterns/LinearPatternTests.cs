using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using MessageComposer.Guardrails.Patterns;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tests.Patterns;

/// <summary>The platform's backtracking engine is the oracle: whatever both read, both find in the same places. (Its linear one overlooks some matches of lazy bounds.)</summary>
public sealed class LinearPatternTests
{
    private const RegexOptions Oracle = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [Theory]
    [InlineData("a|ab", "ab abab")]
    [InlineData("ab|a", "ab abab a")]
    [InlineData("abcd|bc", "abcd xbcd abc")]
    [InlineData("a+?b|a+", "aaab aaa b")]
    [InlineData("a{2,3}", "a aa aaa aaaa aaaaaaa")]
    [InlineData("(a|b){1,2}?c", "aabc bc c abac")]
    [InlineData(@"\bmua\b", "mua ngay, muan, (mua) mua")]
    [InlineData(@"\b\p{L}+\s+nhất\b", "đẹp nhất, tốt  nhất; thống nhất3 nhất")]
    [InlineData(@"^giảm|giá$", "giảm giá giảm giá")]
    [InlineData("giá$", "giá\ngiá\n")]
    [InlineData(@"^\W*sốc", "!! sốc sốc")]
    [InlineData(@"[^.!?\n]{0,4}x", "ab.cdefgx hx x.x")]
    [InlineData(@"[à-ỹ]+", "đẹp à ơi trời")]
    [InlineData(@"[\w.-]+@[a-z]{2,}", "gửi a.b-c@shop nhé @x")]
    [InlineData(@"\d+\s*(?:k|nghìn|₫)", "29k 30 nghìn ١٢k 5₫ 6 k")]
    [InlineData(@"\w\W\S\D\d", "a b 1 -- c!d-2 ư…ơx3")]
    [InlineData("MUA|Ngay", "mua ngay")]
    [InlineData("(a*)+b|c", "aaab c b")]
    [InlineData(@"\b…|’\b", "…a …  a’a ’")]
    [InlineData(@"a\b", "a a\u200Da a\u0301")]
    public void It_finds_what_the_platform_finds(string source, string text) => Assert.Equal(PlatformFinds(source, text), Finds(new LinearPattern(source), text));

    [Fact]
    public void Whatever_it_reads_it_finds_where_the_platform_does()
    {
        string[] pieces =
        [
            "mua", "giá", "đ", "0", " ", " ", "mua", "hết", " ", "-", ",", "|", "|", "(", "(?:", ")", ")", "[", "[^", "]", "]", "{2}", "{3,1}", "{0,4}", "{2,}", "{,3}", "{99999999999}", "{1,2}?", "*", "+", "?", "*?", "^", "$", ".", "\n",
            @"\b", @"\b", @"\s", @"\d", @"\w", @"\W", @"\S", @"\D", @"\p{L}", @"\p{Nd}", @"\p{X}", @"\P{L}", @"\", @"\.", @"\x", @"\1", "a-z", "z-a", @"\d-x", "]", "(?=", "(?i)", "é-", "[a-c-e]", "[]x]", "[-x]", "[x-]", "À", "A-C",
        ];
        string[] words = ["mua", "giá", "hết", "đ", "mua giá", "0", "12", " ", " ", "  ", "\n", "\n", "-", ",", ".", "é", "abc", "x", "à", "m", "a", "…", "\u200D", "😀", "٣"];
        Gen<(string, string)> both = from pattern in Gen.Elements(pieces).ArrayOf() from text in Gen.Elements(words).ArrayOf(14) select (string.Concat(pattern), string.Concat(text));
        int found = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60_000), Prop.ForAll(both.ToArbitrary(), given =>
        {
            (string source, string text) = given;
            if (PatternReader.Read(source) is not { } read || PatternProgram.SizeOf(read) > 10_000) return true;
            LinearPattern pattern = new(source);
            if (pattern.MatchesNothing) return true;
            List<TextSpan> places = Finds(pattern, text);
            found += places.Count;
            return places.SequenceEqual(PlatformFinds(source, text));
        }));
        Assert.True(found > 2_000, $"{found} matches say too little");
    }

    [Fact]
    public void Forgetting_states_changes_no_answer()
    {
        const string Source = @"\bmua[^.]{0,60}(ngay|liền|luôn)[^.]{0,60}kẻo\s+(hết|lỡ)\b";
        string[] words = ["mua", "ngay", "liền", "kẻo hết", "kẻo", "lỡ", "hàng", "đi", "x.", "luôn", "đẹp"];
        LinearPattern pattern = new(Source);
        Random random = new(7);
        int found = 0;
        for (int i = 0; i < 60; i++)
        {
            string text = string.Concat(Enumerable.Range(0, 300).Select(_ => words[random.Next(words.Length)] + new string(' ', random.Next(1, 4))));
            List<TextSpan> places = Finds(pattern, text);
            found += places.Count;
            Assert.Equal(PlatformFinds(Source, text), places);
        }
        Assert.True(found > 100, $"{found} matches say too little");
    }

    [Fact]
    public void Many_may_ask_at_once()
    {
        const string Source = @"\b(mua|chốt|đặt)\s+(\p{L}+\s+){0,3}(ngay|liền)\b";
        string[] texts = [.. Enumerable.Range(0, 400).Select(number => string.Join(' ', Enumerable.Range(0, 12).Select(place => (number * 31 / (place + 1) % 7) switch { 0 => "mua", 1 => "ngay", 2 => "chốt", 3 => "liền", 4 => "đặt", 5 => "hàng", _ => "đi" })))];
        List<TextSpan>[] wanted = [.. texts.Select(text => PlatformFinds(Source, text))];
        LinearPattern pattern = new(Source);
        Parallel.For(0, texts.Length * 4, number => Assert.Equal(wanted[number % texts.Length], Finds(pattern, texts[number % texts.Length])));
        Assert.Contains(wanted, static places => places.Count > 0);
    }

    [Fact]
    public void A_pattern_may_tell_any_number_of_characters_apart()
    {
        string ranges = string.Concat(Enumerable.Range(0, 1_200).Select(number => $"[{(char)(0x4E00 + number)}-{(char)(0x5600 + number)}]?"));
        LinearPattern pattern = new(ranges + "x");
        Assert.True(pattern.IsIn("一x"));
        Assert.Equal([new TextSpan(1, 2)], Finds(pattern, "a一x"));
        Assert.Empty(Finds(pattern, "一y"));
    }

    [Theory]
    [InlineData("(a+)+b")]
    [InlineData("(a|a)*b")]
    [InlineData("(a|aa)+b")]
    [InlineData("([a-z]+)*b")]
    public void What_would_make_a_backtracking_engine_hang_is_read_once(string source) => Assert.False(new LinearPattern(source).IsIn(new string('a', 100_000)));

    [Theory]
    [InlineData("a*")]
    [InlineData("a|")]
    [InlineData(@"\b")]
    [InlineData("^$")]
    [InlineData("(a?|b{0,3})")]
    [InlineData("(?i)")]
    public void A_pattern_of_nothing_is_known_as_one(string source) => Assert.True(new LinearPattern(source).MatchesNothing);

    [Theory]
    [InlineData("((a{90}){90}){90}")]
    [InlineData("(a{9999}b{9999}|c)")]
    [InlineData("(a{99999}){99999}{99999}")]
    public void A_pattern_too_large_for_its_automaton_is_refused(string source) => Assert.ThrowsAny<Exception>(() => new LinearPattern(source));

    private static List<TextSpan> Finds(LinearPattern pattern, string text)
    {
        List<TextSpan> places = [];
        for (int from = 0; pattern.TryFind(text, from, out TextSpan match); from = match.End) places.Add(match);
        return places;
    }

    private static List<TextSpan> PlatformFinds(string source, string text)
    {
        List<TextSpan> places = [];
        foreach (ValueMatch match in new Regex(source, Oracle).EnumerateMatches(text)) places.Add(new TextSpan(match.Index, match.Length));
        return places;
    }
}
