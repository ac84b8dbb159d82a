using System.Buffers;

namespace MessageComposer.Guardrails.Text;

/// <summary>
/// Words spelled letter by letter, “n.h.ấ.t”, or syllables cut in pieces, “ch.ữ.a”: one separator, the same throughout. Hardly anybody writes so but
/// to slip past a list of words, so every rule reads them joined.
/// </summary>
internal static class SpelledLetters
{
    private const int Fewest = 3;

    private const int LongestPiece = 4;
    private const int LongestSyllable = 7;

    private static readonly SearchValues<char> s_separators = SearchValues.Create(".*_-·•~|/");
    private static readonly SearchValues<char> s_vowels = SearchValues.Create("aeiouy");

    public static bool IsSeparator(char unit) => s_separators.Contains(unit);

    /// <summary>The next run from <paramref name="from"/> on, in key characters; empty where there is none.</summary>
    public static TextSpan Next(ReadOnlySpan<char> key, ReadOnlySpan<char> toneless, ReadOnlySpan<FoldClass> classes, int from)
    {
        while (from < key.Length && key[from..].IndexOfAny(s_separators) is >= 0 and int offset)
        {
            int separator = from + offset;
            from = separator + 1;
            if (separator == 0 || from == key.Length || classes[separator - 1] != FoldClass.Letter || classes[from] != FoldClass.Letter) continue;
            int last = LastLetter(key, classes, separator);
            if (last > 0 && IsDisguise(key[(separator - 1)..(last + 1)])) return TextSpan.FromTo(separator - 1, last + 1);
            TextSpan syllable = SyllableAround(key, toneless, classes, separator);
            if (syllable.Length > 0) return syllable;
            from = Math.Max(separator, last) + 1;
        }
        return default;
    }

    /// <summary>Where the run ends whose first separator this is; 0 where something else stands here.</summary>
    private static int LastLetter(ReadOnlySpan<char> key, ReadOnlySpan<FoldClass> classes, int separator)
    {
        if (separator == 0 || classes[separator - 1] != FoldClass.Letter || (separator > 1 && !IsEdge(key, classes, separator - 2))) return 0;
        int last = separator - 1;
        while (last + 2 < key.Length && key[last + 1] == key[separator] && classes[last + 2] == FoldClass.Letter) last += 2;
        return last > separator && (last + 1 == key.Length || classes[last + 1] is not (FoldClass.Letter or FoldClass.Digit or FoldClass.Symbol)) ? last : 0;
    }

    /// <summary>“ch.ữ.a”, “tr.ị”: the pieces make a syllable with a tone, and one of them has no vowel, so that it is no word that ends or starts a sentence.</summary>
    private static TextSpan SyllableAround(ReadOnlySpan<char> key, ReadOnlySpan<char> toneless, ReadOnlySpan<FoldClass> classes, int separator)
    {
        if (key[separator] is '-' or '/' || separator == 0 || classes[separator - 1] != FoldClass.Letter) return default;
        int start = separator;
        while (start > 0 && separator - start < LongestPiece && classes[start - 1] == FoldClass.Letter) start--;
        if (start > 0 && !IsEdge(key, classes, start - 1)) return default;
        Span<char> joined = stackalloc char[LongestSyllable];
        int letters = 0;
        int pieces = 0;
        bool hasTone = false;
        bool isBroken = false;
        int end = start;
        for (int piece = start; ;)
        {
            for (end = piece; end < key.Length && classes[end] == FoldClass.Letter; end++)
            {
                if (letters == LongestSyllable) return default;
                hasTone |= key[end] != 'đ' && VietnameseLetters.IsMarked(key[end]);
                joined[letters++] = toneless[end];
            }
            if (end == piece) return default;
            pieces++;
            // “P.Ánh”, “cỡ.M”: one letter is an initial or a size, unless there are more pieces
            ReadOnlySpan<char> cut = toneless[piece..end];
            isBroken |= (!cut.ContainsAny(s_vowels) || cut is "qu") && (end - piece > 1 || key[piece] == 'đ' || pieces > 2);
            if (end + 1 >= key.Length || key[end] != key[separator] || classes[end + 1] != FoldClass.Letter) break;
            piece = end + 1;
        }
        bool isWhole = end == key.Length || classes[end] is not (FoldClass.Letter or FoldClass.Digit or FoldClass.Symbol);
        return pieces > 1 && hasTone && isBroken && isWhole && ToneContext.LooksVietnamese(joined[..letters]) ? TextSpan.FromTo(start, end) : default;
    }

    private static bool IsEdge(ReadOnlySpan<char> key, ReadOnlySpan<FoldClass> classes, int at) =>
        classes[at] is not (FoldClass.Letter or FoldClass.Digit or FoldClass.Symbol) && !s_separators.Contains(key[at]);

    /// <summary>Not “S.M.L”, not “D-I-Y” or “S/M/L”, not initials such as “T.P” and “Đ.M”.</summary>
    private static bool IsDisguise(ReadOnlySpan<char> run)
    {
        bool hasTone = false;
        bool areSizes = true;
        for (int i = 0; i < run.Length; i += 2)
        {
            hasTone |= run[i] != 'đ' && VietnameseLetters.IsMarked(run[i]);
            areSizes &= run[i] is 's' or 'm' or 'l' or 'x';
        }
        return hasTone || (!areSizes && run.Length / 2 + 1 >= Fewest && run[1] is not ('-' or '/'));
    }
}
