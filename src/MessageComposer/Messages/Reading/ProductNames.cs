using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace MessageComposer.Messages.Reading;

/// <summary>Makes listing titles (<c>[MALL] SỮA RỬA MẶT MÂY 150ML - FREESHIP</c>) into names a message can carry.</summary>
internal static partial class ProductNames
{
    /// <summary>Longest short name, in characters.</summary>
    public const int ShortLength = 40;

    /// <summary>The trade name without emoji, marketplace tags in brackets and shouting capitals. Never blank where the given one is not.</summary>
    public static string Name(string given, string? brand)
    {
        string name = Squeeze(WithoutPictures(WithoutMarkup(given)));
        string untagged = name.AsSpan().ContainsAny('[', '【') ? Squeeze(Tags().Replace(name, " ")) : name;
        if (untagged.Length >= 2) name = untagged;
        if (name.Length == 0) name = given;
        return IsShouting(name) ? Calm(name, brand) : name;
    }

    /// <summary>The shop's own name without what would be markup or a template elsewhere; null where nothing else is in it.</summary>
    public static string? StoreName(string? given) => given is not null && Squeeze(WithoutMarkup(given)) is { Length: > 0 } name ? name : null;

    /// <summary>At most <see cref="ShortLength"/> characters of the name, cut at a word, without brackets and words that only a listing needs.</summary>
    public static string ShortName(string name)
    {
        string shorter = Squeeze(name.AsSpan().ContainsAny('[', '【', '(') ? Brackets().Replace(name, " ") : name);
        if (shorter.AsSpan().ContainsAny(s_listingWords)) shorter = Squeeze(ListingWords().Replace(shorter, " "));
        int end = shorter.AsSpan().ContainsAny(s_separators) && Separator().Match(shorter) is { Success: true } cut && WordsIn(shorter.AsSpan(0, cut.Index)) >= 2 ? cut.Index : shorter.Length;
        shorter = shorter[..end].Trim(ShortNames.Edges);
        if (shorter.Length < 2) shorter = name;
        return ShortNames.CutAtWord(shorter, ShortLength);
    }

    private static bool IsShouting(string name)
    {
        int upper = 0, letters = 0;
        foreach (char c in name)
        {
            if (!char.IsLetter(c)) continue;
            letters++;
            if (char.IsUpper(c)) upper++;
        }
        return letters >= 8 && upper * 10 > letters * 6;
    }

    /// <summary>Lower case with a capital first letter; model codes (<c>X2</c>, <c>A55</c>) and the brand keep their spelling.</summary>
    private static string Calm(string name, string? brand)
    {
        string[] words = name.Split(' ');
        for (int i = 0; i < words.Length; i++)
        {
            if (!IsModelCode(words[i])) words[i] = words[i].ToLowerInvariant();
        }
        string lower = string.Join(' ', words);
        string calm = char.ToUpperInvariant(lower[0]) + lower[1..];
        if (brand is null || IsShouting(brand)) return calm;
        int at = calm.IndexOf(brand, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? calm : string.Concat(calm.AsSpan(0, at), brand, calm.AsSpan(at + brand.Length));
    }

    /// <summary>A letter first and a digit somewhere; <c>150ML</c> is an amount.</summary>
    private static bool IsModelCode(string word) => word.Length > 1 && char.IsLetter(word[0]) && word.Any(char.IsDigit);

    private static int WordsIn(ReadOnlySpan<char> text)
    {
        int words = 0;
        foreach (Range _ in text.Split(' ')) words++;
        return words;
    }

    private static string WithoutMarkup(string text) => text.AsSpan().ContainsAny(s_markup) ? Markup().Replace(text, " ") : text;

    /// <summary>Letters, digits and the punctuation of names need no closer look.</summary>
    private static string WithoutPictures(string text) =>
        text.AsSpan().ContainsAnyInRange('\u200D', '\uFFFF') ? Pictures().Replace(text, " ") : text;

    private static string Squeeze(string text)
    {
        if (text.Length > 0 && !s_edges.Contains(text[0]) && !s_edges.Contains(text[^1]) && !text.Contains("  ", StringComparison.Ordinal)) return text;
        StringBuilder squeezed = new(text.Length);
        foreach (char c in text)
        {
            if (c != ' ' || (squeezed.Length > 0 && squeezed[^1] != ' ')) squeezed.Append(c);
        }
        return squeezed.ToString().Trim(' ', '-', '–', '|', ',', '#');
    }

    // Where none of these stands, the patterns below have nothing to find.
    private static readonly SearchValues<char> s_markup = SearchValues.Create("<>{}`*\\^~_");
    private static readonly SearchValues<char> s_separators = SearchValues.Create("-–—|/,;");
    private static readonly SearchValues<char> s_edges = SearchValues.Create(" -–|,#");
    private static readonly SearchValues<string> s_listingWords = SearchValues.Create(
        ["hàng", "chính", "free", "giá", "sale", "hot", "best", "bán", "cao", "siêu", "rẻ", "giảm"], StringComparison.OrdinalIgnoreCase);

    /// <summary>What would be markup or a template elsewhere: it never belongs to a name.</summary>
    [GeneratedRegex(@"<[^<>]{0,200}>|[<>{}`*\\\^~_]", RegexOptions.NonBacktracking)]
    private static partial Regex Markup();

    [GeneratedRegex(@"[\u200D\uFE0F\u2190-\u21FF\u2300-\u27BF\u2B00-\u2BFF]|[\uD83C-\uD83E][\uDC00-\uDFFF]", RegexOptions.NonBacktracking)]
    private static partial Regex Pictures();

    [GeneratedRegex(@"\[[^\[\]]{0,60}\]|【[^【】]{0,60}】", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\[[^\[\]]{0,80}\]|【[^【】]{0,80}】|\([^()]{0,80}\)", RegexOptions.NonBacktracking)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\b(hàng chính hãng|chính hãng|freeship|free ship|hàng mới về|giá rẻ|giá sốc|siêu sale|flash sale|hot sale|sale|hot trend|best seller|bán chạy|cao cấp|siêu phẩm|rẻ vô địch|giảm giá)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ListingWords();

    [GeneratedRegex(@" [-–—|/] |[,;] |\|", RegexOptions.NonBacktracking)]
    private static partial Regex Separator();
}
