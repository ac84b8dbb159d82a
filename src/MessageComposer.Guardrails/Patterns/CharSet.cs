using System.Collections.Frozen;
using System.Globalization;

namespace MessageComposer.Guardrails.Patterns;

/// <summary>The UTF-16 units that one place of a pattern matches. Immutable.</summary>
internal sealed class CharSet : IEquatable<CharSet>
{
    private const int Units = char.MaxValue + 1;

    /// <summary>Letters and signs of the patterns we know lie below; each of those is made once.</summary>
    private const int EndOfShared = 0x2100;

    private static readonly CharSet?[] s_shared = new CharSet?[EndOfShared];

    /// <summary>The first unit that is in, the first behind it that is not, the next that is in, and so on.</summary>
    private readonly int[] _bounds;

    private CharSet(int[] bounds) => _bounds = bounds;

    /// <summary>Letters, marks, decimal digits and connectors: <c>\w</c>.</summary>
    public static CharSet Word { get; } = Where(static unit => CharUnicodeInfo.GetUnicodeCategory(unit) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation);

    /// <summary>What the edge of a word is judged by: <see cref="Word"/> and the two joiners.</summary>
    public static CharSet InWord { get; } = Union([Word, Of('\u200C', '\u200D')]);

    public static CharSet Blank { get; } = Where(char.IsWhiteSpace);

    public static CharSet Digit { get; } = Where(char.IsDigit);

    public static CharSet InLine { get; } = Of('\n').Complement();

    private static readonly FrozenDictionary<string, CharSet> s_categories = new Dictionary<string, CharSet>
    {
        ["{L}"] = Where(char.IsLetter),
        ["{M}"] = Where(static unit => CharUnicodeInfo.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark),
        ["{N}"] = Where(char.IsNumber),
        ["{Nd}"] = Digit,
        ["{P}"] = Where(char.IsPunctuation),
        ["{S}"] = Where(char.IsSymbol),
        ["{So}"] = Where(static unit => CharUnicodeInfo.GetUnicodeCategory(unit) == UnicodeCategory.OtherSymbol),
        ["{Z}"] = Where(char.IsSeparator),
    }.ToFrozenDictionary();

    public ReadOnlySpan<int> Bounds => _bounds;

    public static CharSet Of(char unit) => unit < EndOfShared ? s_shared[unit] ??= Of(unit, unit) : Of(unit, unit);

    /// <summary>From the first to the last, both included.</summary>
    public static CharSet Of(char first, char last) => new([first, last + 1]);

    /// <param name="name">With its braces: <c>{L}</c>.</param>
    /// <returns>Null for a category that patterns are not offered.</returns>
    public static CharSet? OfCategory(string name) => s_categories.GetValueOrDefault(name);

    public static CharSet Union(IReadOnlyList<CharSet> sets)
    {
        if (sets is [CharSet only]) return only;
        List<(int Start, int End)> stretches = [];
        foreach (CharSet set in sets)
            for (int i = 0; i < set._bounds.Length; i += 2) stretches.Add((set._bounds[i], set._bounds[i + 1]));
        stretches.Sort();
        List<int> bounds = [];
        foreach ((int start, int end) in stretches)
        {
            if (bounds.Count > 0 && start <= bounds[^1]) bounds[^1] = Math.Max(bounds[^1], end);
            else bounds.AddRange([start, end]);
        }
        return new CharSet([.. bounds]);
    }

    public CharSet Complement()
    {
        List<int> bounds = [.. _bounds];
        if (bounds.Count > 0 && bounds[0] == 0) bounds.RemoveAt(0);
        else bounds.Insert(0, 0);
        if (bounds.Count > 0 && bounds[^1] == Units) bounds.RemoveAt(bounds.Count - 1);
        else bounds.Add(Units);
        return new CharSet([.. bounds]);
    }

    public bool Contains(char unit)
    {
        int at = Array.BinarySearch(_bounds, unit);
        return at >= 0 ? at % 2 == 0 : ~at % 2 == 1;
    }

    public bool Overlaps(CharSet other)
    {
        for (int i = 0, k = 0; i < _bounds.Length && k < other._bounds.Length;)
        {
            if (_bounds[i + 1] <= other._bounds[k]) i += 2;
            else if (other._bounds[k + 1] <= _bounds[i]) k += 2;
            else return true;
        }
        return false;
    }

    public bool Equals(CharSet? other) => other is not null && _bounds.AsSpan().SequenceEqual(other._bounds);

    public override bool Equals(object? obj) => Equals(obj as CharSet);

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (int bound in _bounds) hash.Add(bound);
        return hash.ToHashCode();
    }

    private static CharSet Where(Predicate<char> isIn)
    {
        List<int> bounds = [];
        for (int unit = 0; unit < Units; unit++)
            if (isIn((char)unit) != (bounds.Count % 2 == 1)) bounds.Add(unit);
        if (bounds.Count % 2 == 1) bounds.Add(Units);
        return new CharSet([.. bounds]);
    }
}
