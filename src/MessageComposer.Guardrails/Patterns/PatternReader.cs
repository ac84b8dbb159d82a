using System.Collections.Concurrent;
using System.Globalization;

namespace MessageComposer.Guardrails.Patterns;

/// <summary>
/// Reads a pattern: letters, <c>.</c>, classes, <c>\b \s \w \d \p{…}</c>, groups, alternatives, repetitions and <c>^ $</c>. All it reads is linear. Case is not
/// told apart, for the keys of texts have none.
/// </summary>
internal static class PatternReader
{
    private const int LongestPattern = 20_000;

    /// <summary>Letters and signs of the patterns we know lie below; each of those is made once, for most of a pattern is words.</summary>
    private const int EndOfShared = 0x2100;

    private static readonly PatternNode?[] s_shared = new PatternNode?[EndOfShared];
    private static readonly PatternNode s_edge = new(PatternNodeKind.Edge);

    /// <summary>All patterns together know some dozens.</summary>
    private const int MostSharedClasses = 1_000;

    /// <summary>By what stands behind the bracket.</summary>
    private static readonly ConcurrentDictionary<string, PatternNode> s_classes = new(StringComparer.Ordinal);

    /// <summary>Its alternatives; null where the pattern is none or holds what this reader does not know.</summary>
    public static List<List<PatternNode>>? Read(string pattern)
    {
        if (pattern.Length > LongestPattern) return null;
        int at = 0;
        return ReadAlternatives(pattern, ref at) is { } alternatives && at == pattern.Length ? alternatives : null;
    }

    private static List<List<PatternNode>>? ReadAlternatives(string pattern, ref int at)
    {
        List<List<PatternNode>> alternatives = [[]];
        while (at < pattern.Length && pattern[at] != ')')
        {
            if (pattern[at] == '|')
            {
                alternatives.Add([]);
                at++;
                continue;
            }
            if (ReadNode(pattern, ref at) is not { } node || !TryReadQuantifier(pattern, ref at, ref node)) return null;
            alternatives[^1].Add(node);
        }
        return alternatives;
    }

    private static PatternNode? ReadNode(string pattern, ref int at)
    {
        char unit = pattern[at++];
        switch (unit)
        {
            case '(':
                if (at + 1 < pattern.Length && pattern[at] == '?' && pattern[at + 1] == ':') at += 2;
                else if (at < pattern.Length && pattern[at] == '?') return null;
                if (ReadAlternatives(pattern, ref at) is not { } alternatives || at >= pattern.Length) return null;
                at++;
                return new PatternNode(PatternNodeKind.Group) { Alternatives = alternatives };
            case '[':
                return ReadSharedClass(pattern, ref at);
            case '\\':
                return at < pattern.Length ? ReadEscape(pattern, ref at) : null;
            case '.':
                return new PatternNode(PatternNodeKind.Other) { Set = CharSet.InLine, Blanks = BlankUse.May };
            case '^':
                return new PatternNode(PatternNodeKind.Start);
            case '$':
                return new PatternNode(PatternNodeKind.End);
            case '*' or '+' or '?' or '{':
                return null;
            default:
                return unit < EndOfShared ? s_shared[unit] ??= OneUnit(unit, char.ToLowerInvariant(unit)) : OneUnit(unit, char.ToLowerInvariant(unit));
        }
    }

    private static PatternNode? ReadEscape(string pattern, ref int at)
    {
        char unit = pattern[at++];
        if (unit == 'b') return s_edge;
        if (SetOfEscape(pattern, unit, ref at) is not { } set) return IsPlainEscape(unit) ? OneUnit(unit, '\0') : null;
        return unit switch
        {
            's' or 'n' or 't' or 'r' => new PatternNode(PatternNodeKind.Break) { Set = set, Blanks = BlankUse.Only },
            'd' => new PatternNode(PatternNodeKind.Digit) { Set = set },
            _ => new PatternNode(PatternNodeKind.Other) { Set = set, Blanks = set.Overlaps(CharSet.Blank) ? BlankUse.May : BlankUse.Never },
        };
    }

    private static PatternNode OneUnit(char unit, char letter) => new(KindOf(unit))
    {
        Set = CharSet.Of(char.ToLowerInvariant(unit)),
        Letter = letter,
        Blanks = char.IsWhiteSpace(unit) ? BlankUse.May : BlankUse.Never,
        AsSigns = RequiredWords.Signs.Contains(unit) ? [unit.ToString()] : [],
    };

    /// <summary>Whether an escaped character is just itself.</summary>
    private static bool IsPlainEscape(char unit) => char.IsAscii(unit) && !char.IsLetterOrDigit(unit) && unit != '_';

    /// <summary>What stands for many characters, behind its backslash and letter; null for anything else.</summary>
    private static CharSet? SetOfEscape(string pattern, char letter, ref int at)
    {
        switch (letter)
        {
            case 's': return CharSet.Blank;
            case 'S': return CharSet.Blank.Complement();
            case 'd': return CharSet.Digit;
            case 'D': return CharSet.Digit.Complement();
            case 'w': return CharSet.Word;
            case 'W': return CharSet.Word.Complement();
            case 'n': return CharSet.Of('\n');
            case 't': return CharSet.Of('\t');
            case 'r': return CharSet.Of('\r');
            case 'p' or 'P':
                int close = pattern.IndexOf('}', at);
                if (close < 0 || CharSet.OfCategory(pattern[at..(close + 1)]) is not { } category) return null;
                at = close + 1;
                return letter == 'p' ? category : category.Complement();
            default: return null;
        }
    }

    private static PatternNode? ReadSharedClass(string pattern, ref int at)
    {
        ReadOnlySpan<char> source = pattern.AsSpan(at, LengthOfClass(pattern.AsSpan(at)));
        if (s_classes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(source, out PatternNode? known))
        {
            at += source.Length;
            return known;
        }
        int start = at;
        if (ReadClass(pattern, ref at) is not { } read) return null;
        if (at - start == source.Length && s_classes.Count < MostSharedClasses) s_classes.TryAdd(source.ToString(), read);
        return read;
    }

    /// <summary>Through the bracket that closes it, which is none behind a backslash or at the beginning.</summary>
    private static int LengthOfClass(ReadOnlySpan<char> source)
    {
        int at = source is ['^', ..] ? 1 : 0;
        for (bool first = true; at < source.Length && (source[at] != ']' || first); first = false) at += source[at] == '\\' ? 2 : 1;
        return Math.Min(at + 1, source.Length);
    }

    /// <summary>A class that names no letter is a break.</summary>
    private static PatternNode? ReadClass(string pattern, ref int at)
    {
        int start = at;
        if (at < pattern.Length && pattern[at] == '^') at++;
        bool isLeftOut = at > start;
        bool breaks = !isLeftOut;
        List<CharSet> sets = [];
        char last = '\0'; // where a range may begin
        string[]? signs = isLeftOut ? null : []; // null once it matches anything else
        for (bool first = true; at < pattern.Length && (pattern[at] != ']' || first); first = false)
        {
            char unit = pattern[at++];
            if (unit == '[') return null; // a class taken from another
            if (unit == '\\')
            {
                if (at >= pattern.Length) return null;
                unit = pattern[at++];
                if (SetOfEscape(pattern, unit, ref at) is { } named) sets.Add(named);
                else if (IsPlainEscape(unit)) sets.Add(CharSet.Of(unit));
                else return null;
                signs = signs is not null && RequiredWords.Signs.Contains(unit) ? [.. signs, unit.ToString()] : null;
                breaks &= unit is 's' or 'd' or 'n' or '.' or '-' or '*' or '+' or '?' or '/' or '_';
                if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']') return null; // a range from an escape
                last = '\0';
                continue;
            }
            bool isRange = unit == '-' && !first && at < pattern.Length && pattern[at] != ']';
            if (isRange && (last == '\0' || pattern[at] is '\\' or '[' || pattern[at] < last)) return null;
            signs = signs is not null && !isRange && RequiredWords.Signs.Contains(unit) ? [.. signs, unit.ToString()] : null;
            breaks &= isRange ? last == '0' && pattern[at] == '9' : KindOf(unit) is PatternNodeKind.Break or PatternNodeKind.Digit;
            AddInLowerCase(sets, isRange ? last : unit, isRange ? pattern[at] : unit);
            last = isRange ? '\0' : unit;
            if (isRange) at++;
        }
        if (at >= pattern.Length) return null;
        at++;
        CharSet set = isLeftOut ? CharSet.Union(sets).Complement() : CharSet.Union(sets);
        return new PatternNode(breaks ? PatternNodeKind.Break : PatternNodeKind.Other) { Set = set, Blanks = set.Overlaps(CharSet.Blank) ? BlankUse.May : BlankUse.Never, AsSigns = signs ?? [] };
    }

    /// <summary>As they are and in lower case.</summary>
    private static void AddInLowerCase(List<CharSet> sets, char first, char last)
    {
        sets.Add(first == last ? CharSet.Of(first) : CharSet.Of(first, last));
        for (int unit = first; unit <= last; unit++)
        {
            char lower = char.ToLowerInvariant((char)unit);
            if (lower != unit) sets.Add(CharSet.Of(lower));
        }
    }

    private static bool TryReadQuantifier(string pattern, ref int at, ref PatternNode node)
    {
        if (at >= pattern.Length) return true;
        switch (pattern[at])
        {
            case '*':
                node = node with { Min = 0, Max = PatternNode.AnyTimes, Repeats = true };
                break;
            case '+':
                node = node with { Max = PatternNode.AnyTimes, Repeats = true };
                break;
            case '?':
                node = node with { Min = 0 };
                break;
            case '{':
                int close = pattern.IndexOf('}', at);
                if (close < 0) return false;
                string[] bounds = pattern[(at + 1)..close].Split(',');
                if (bounds.Length > 2 || !int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out int min)) return false;
                int max = min;
                if (bounds is [_, ""]) max = PatternNode.AnyTimes;
                else if (bounds is [_, var upper] && (!int.TryParse(upper, NumberStyles.None, CultureInfo.InvariantCulture, out max) || max < min)) return false;
                node = node with { Min = min, Max = max, Repeats = true };
                at = close;
                break;
            default:
                return true;
        }
        at++;
        if (at < pattern.Length && pattern[at] == '?')
        {
            node = node with { IsLazy = true };
            at++;
        }
        return true;
    }

    private static PatternNodeKind KindOf(char unit) => char.GetUnicodeCategory(unit) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter => PatternNodeKind.Letter,
        UnicodeCategory.DecimalDigitNumber => PatternNodeKind.Digit,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
            or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation or UnicodeCategory.MathSymbol
            or UnicodeCategory.CurrencySymbol or UnicodeCategory.ConnectorPunctuation => PatternNodeKind.Break,
        _ => PatternNodeKind.Other,
    };
}
