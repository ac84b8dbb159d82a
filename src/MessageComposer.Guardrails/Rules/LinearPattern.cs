using System.Text.RegularExpressions;
using MessageComposer.Guardrails.Matching;

namespace MessageComposer.Guardrails.Rules;

/// <summary>
/// A pattern known to be valid, whose automaton is made when a text first comes near it, or by <see cref="GuardrailPipeline.Warm"/>: making one takes
/// some eight milliseconds, a hundred times as long as reading the pattern. Thread-safe.
/// </summary>
internal sealed class LinearPattern
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <summary>A pattern of so many characters surely stays below the ten thousand states that linear-time matching allows: it counts five for each.</summary>
    private const int SurelySmall = 1_500;

    private readonly Lazy<Regex> _regex;
    private readonly int _size;

    private LinearPattern(string source)
    {
        _regex = new Lazy<Regex>(() => new Regex(source, Options | CaseOf(source)));
        Requires = RequiredWords.Of(source, out _size);
    }

    public Regex Regex => _regex.Value;

    /// <summary>What a text must hold to match.</summary>
    public IReadOnlyList<RequiredChain> Requires { get; }

    /// <summary>
    /// Reads the pattern without making its automaton, unless it is large or may ask for what linear-time matching cannot do. A small one whose required
    /// words could be read is valid, linear and matches no empty text: that is most, and reading each by <see cref="System.Text.RegularExpressions.Regex"/>
    /// would take half of a start.
    /// </summary>
    /// <exception cref="NotSupportedException">It needs more than linear time, or more states.</exception>
    /// <exception cref="ArgumentException">It is not a pattern.</exception>
    public static LinearPattern Of(string source, out bool matchesNothing)
    {
        LinearPattern pattern = new(source);
        matchesNothing = false;
        bool isLarge = pattern._size > SurelySmall;
        if (pattern.Requires.Count > 0 && !isLarge) return pattern;
        Regex read = isLarge || MayNeedBacktracking(source) ? pattern.Regex : new Regex(source, (Options & ~RegexOptions.NonBacktracking) | CaseOf(source));
        matchesNothing = read.IsMatch("");
        return pattern;
    }

    /// <summary>Keys are lower-case, so case matters only to a pattern that is not; one whose case is its own finds where to start twice as fast.</summary>
    private static RegexOptions CaseOf(string source)
    {
        for (int i = 0; i < source.Length; i++)
        {
            if (source[i] == '\\' && ++i < source.Length)
            {
                bool isOfCase = source[i] is 'x' or 'u' or 'c' || (source[i] is 'p' or 'P' && !source.AsSpan(i + 1).StartsWith("{L}") && !source.AsSpan(i + 1).StartsWith("{N"));
                if (isOfCase) return RegexOptions.IgnoreCase;
                if (source[i] is 'p' or 'P') i += 3;
            }
            else if (char.IsUpper(source[i]) || char.GetUnicodeCategory(source[i]) == System.Globalization.UnicodeCategory.TitlecaseLetter) return RegexOptions.IgnoreCase;
        }
        return RegexOptions.None;
    }

    /// <summary>
    /// Look-around, atomic groups, conditionals and balancing groups begin with <c>(?</c>; the rest are back-references and <c>\G</c>. Also true for
    /// some that are linear (<c>(?i)</c>, <c>[\1]</c>): those are asked for real.
    /// </summary>
    private static bool MayNeedBacktracking(string source)
    {
        for (int i = 0; i + 1 < source.Length; i++)
        {
            if (source[i] == '\\')
            {
                if (source[i + 1] is (>= '1' and <= '9') or 'k' or 'G') return true;
                i++;
            }
            else if (source[i] == '(' && source[i + 1] == '?' && !(i + 2 < source.Length && source[i + 2] == ':'))
            {
                return true;
            }
        }
        return false;
    }
}
