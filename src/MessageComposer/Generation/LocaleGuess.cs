using System.Globalization;
using System.Text;

namespace MessageComposer.Generation;

/// <summary>
/// Whether copy is written in the language of its locale, by the marks of its words: nearly three of four Vietnamese syllables carry one, English words none.
/// Merge fields are left out; a text too short to tell passes.
/// </summary>
internal static class LocaleGuess
{
    private const int FewestWords = 4;
    private const double LeastMarkedInVietnamese = 0.2;
    private const double MostMarkedElsewhere = 0.3;
    private const double MostForeignLetters = 0.1;

    public static bool Fits(IReadOnlyList<KeyValuePair<string, string>> copy, string locale)
    {
        int words = 0, marked = 0, letters = 0, foreign = 0;
        foreach (KeyValuePair<string, string> field in copy) Count(WithoutMergeFields(field.Value), ref words, ref marked, ref letters, ref foreign);
        if (letters > 0 && foreign > MostForeignLetters * letters) return false;
        if (words < FewestWords) return true;
        return locale.StartsWith("vi", StringComparison.Ordinal) ? marked >= LeastMarkedInVietnamese * words : marked <= MostMarkedElsewhere * words;
    }

    private static void Count(string text, ref int words, ref int marked, ref int letters, ref int foreign)
    {
        bool inWord = false, wordMarked = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune))
            {
                inWord = wordMarked = false;
                continue;
            }
            letters++;
            if (!IsLatin(rune.Value)) foreign++;
            if (!inWord) words++;
            inWord = true;
            if (wordMarked || rune.Value < 0x80) continue;
            wordMarked = true;
            marked++;
        }
    }

    private static bool IsLatin(int letter) => letter < 0x250 || letter is >= 0x1E00 and < 0x1F00 || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.ModifierLetter;

    private static string WithoutMergeFields(string text)
    {
        StringBuilder rest = new(text.Length);
        int at = 0;
        while (at < text.Length)
        {
            int open = text.IndexOf("{{", at, StringComparison.Ordinal);
            int close = open < 0 ? -1 : text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0) break;
            rest.Append(text, at, open - at).Append(' ');
            at = close + 2;
        }
        return rest.Append(text, at, text.Length - at).ToString();
    }
}
