using System.Globalization;
using System.Text;

namespace MessageComposer.Messages.Reading;

/// <summary>Text as people should see it.</summary>
internal static class CleanText
{
    public static string? OneLine(string raw)
    {
        if (IsClean(raw)) return raw.Length == 0 ? null : raw;
        StringBuilder clean = new(raw.Length);
        foreach (Rune rune in Composed(raw).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
            }
            else if (!IsHidden(rune)) clean.Append(rune.ToString());
        }
        while (clean.Length > 0 && clean[^1] == ' ') clean.Length--;
        return clean.Length == 0 ? null : clean.ToString();
    }

    private static string Composed(string raw)
    {
        try
        {
            return raw.IsNormalized() ? raw : raw.Normalize();
        }
        catch (ArgumentException)
        {
            return string.Concat(raw.EnumerateRunes().Select(rune => rune.ToString())).Normalize(); // lone surrogates become U+FFFD
        }
    }

    /// <summary>Most input is plain already: a scan is cheaper than a copy.</summary>
    private static bool IsClean(string raw)
    {
        bool spaceBefore = true;
        bool composed = true;
        foreach (char c in raw)
        {
            if (c == ' ')
            {
                if (spaceBefore) return false;
                spaceBefore = true;
                continue;
            }
            spaceBefore = false;
            if (c < ' ' || (c >= '\u007F' && c <= '\u00A0') || c == '\u00AD' || char.IsSurrogate(c) || (c >= '\u0300' && c <= '\u036F') || (c >= '\u2000' && c <= '\u206F') || c == '\u3000' || c == '\uFEFF')
                return false;
            if (!IsComposed(c)) composed = false;
        }
        return (!spaceBefore || raw.Length == 0) && (composed || raw.IsNormalized());
    }

    /// <summary>Latin letters and the vowels of Vietnamese as single characters, which normalisation leaves as they are.</summary>
    private static bool IsComposed(char c) => c < '\u0300' || c is >= '\u1EA0' and <= '\u1EF9';

    /// <summary>Control, format and unassigned characters. Joiners and variation selectors stay: emoji need them.</summary>
    private static bool IsHidden(Rune rune) => rune.Value is not (0x200D or 0xFE0F) && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate;
}
