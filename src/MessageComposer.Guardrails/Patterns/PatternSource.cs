using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace MessageComposer.Guardrails.Patterns;

/// <summary>Compiles the patterns of rule files so that they match the toned key.</summary>
internal static partial class PatternSource
{
    private const int FewToLookThrough = 4_096;

    /// <summary>What some pipeline still holds, so that a reload makes only what is new. Held weakly: the last pipeline that uses a pattern takes it along.</summary>
    private static readonly ConcurrentDictionary<string, WeakReference<LinearPattern>> s_known = new(StringComparer.Ordinal);

    private static int s_lookThroughAt = FewToLookThrough;

    /// <summary>Null with a message where the pattern is invalid, not linear in time, or matches the empty text.</summary>
    public static LinearPattern? Compile(string source, out string? fault)
    {
        fault = null;
        string folded = Fold(source);
        if (s_known.TryGetValue(folded, out WeakReference<LinearPattern>? known) && known.TryGetTarget(out LinearPattern? held)) return held;
        try
        {
            LinearPattern pattern = new(folded);
            if (!pattern.MatchesNothing) return Keep(folded, pattern);
            fault = "the pattern matches the empty text";
        }
        catch (NotSupportedException)
        {
            fault = "the pattern cannot be matched in linear time: it has look-around, a back-reference or an atomic group, or it is too large (shorten its lists of words, or split it in two)";
        }
        catch (ArgumentException problem)
        {
            fault = $"not a valid pattern: {problem.Message}";
        }
        return null;
    }

    private static LinearPattern Keep(string source, LinearPattern pattern)
    {
        if (s_known.Count >= s_lookThroughAt)
        {
            foreach (KeyValuePair<string, WeakReference<LinearPattern>> entry in s_known)
                if (!entry.Value.TryGetTarget(out _)) s_known.TryRemove(entry);
            s_lookThroughAt = Math.Max(FewToLookThrough, s_known.Count * 2);
        }
        s_known[source] = new WeakReference<LinearPattern>(pattern);
        return pattern;
    }

    /// <summary>Puts tone marks where the key has them (hòa → hoà), so that either spelling may be written in a file.</summary>
    private static string Fold(string source) =>
        OldTonePlace().Replace(source.Normalize(NormalizationForm.FormC), static match => Moved(match.Value));

    private static string Moved(string pair)
    {
        int tone = Text.VietnameseLetters.ToneOf(pair[0]);
        return string.Concat(Text.VietnameseLetters.WithTone(pair[0], 0).ToString(), Text.VietnameseLetters.WithTone(pair[1], tone).ToString());
    }

    [GeneratedRegex(@"(?<![qQ])(?:[òóỏõọ][ae]|[ùúủũụ]y)(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex OldTonePlace();
}
