using System.Buffers;

namespace MessageComposer.Guardrails.Text;

/// <summary>
/// Words spelled letter by letter, “n.h.ấ.t”: one separator, the same throughout, between single letters. Hardly anybody writes so but to slip past a
/// list of words, so every rule reads them joined.
/// </summary>
internal static class SpelledLetters
{
    private const int Fewest = 3;

    private static readonly SearchValues<char> s_separators = SearchValues.Create(".*_-·•~|/");

    /// <summary>The next run from <paramref name="from"/> on, in key characters; empty where there is none.</summary>
    public static TextSpan Next(ReadOnlySpan<char> key, ReadOnlySpan<FoldClass> classes, int from)
    {
        while (from < key.Length && key[from..].IndexOfAny(s_separators) is >= 0 and int offset)
        {
            int separator = from + offset;
            int last = LastLetter(key, classes, separator);
            if (last > 0 && IsDisguise(key[(separator - 1)..(last + 1)])) return TextSpan.FromTo(separator - 1, last + 1);
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
