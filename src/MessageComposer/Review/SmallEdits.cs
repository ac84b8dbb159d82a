using System.Globalization;
using System.Text;
using MessageComposer.Content.Definitions;

namespace MessageComposer.Review;

/// <summary>Whether an edit changes only how a text is set, not what it says. In doubt it does not count as small.</summary>
public static class SmallEdits
{
    private const string Marks = ".,;:!?…–—-()\"'“”‘’«»";

    /// <summary>The old placement of a tone at the end of a syllable, and the new one.</summary>
    private static readonly (string Old, string New)[] s_placements =
    [
        ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"),
        ("òe", "oè"), ("óe", "oé"), ("ỏe", "oẻ"), ("õe", "oẽ"), ("ọe", "oẹ"),
        ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"),
    ];

    /// <param name="allowed">The kinds of change that count as small.</param>
    public static bool Only(IReadOnlyList<KeyValuePair<string, string>> before, IReadOnlyList<KeyValuePair<string, string>> after, IReadOnlyList<SmallEdit> allowed)
    {
        if (before.Count != after.Count) return false;
        for (int i = 0; i < before.Count; i++)
        {
            if (before[i].Key != after[i].Key || !IsSmall(before[i].Value, after[i].Value, allowed)) return false;
        }
        return true;
    }

    private static bool IsSmall(string before, string after, IReadOnlyList<SmallEdit> allowed)
    {
        if (before == after) return true;
        string[] was = Parts(before);
        string[] now = Parts(after);
        if (was.Length != now.Length) return false;
        for (int i = 0; i < was.Length; i++)
        {
            bool isField = i % 2 == 1;
            if (isField ? was[i].Trim() != now[i].Trim() : Essence(was[i], allowed) != Essence(now[i], allowed)) return false;
        }
        return !allowed.Contains(SmallEdit.Emoji) || OnlyRemoved(EmojiOf(before), EmojiOf(after));
    }

    /// <summary>Literals and merge fields by turns; braces without their match make a text no other one resembles.</summary>
    private static string[] Parts(string text)
    {
        List<string> parts = [];
        int at = 0;
        for (int open; (open = text.IndexOf("{{", at, StringComparison.Ordinal)) >= 0;)
        {
            int close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0) break;
            parts.Add(text[at..open]);
            parts.Add(text[(open + 2)..close]);
            at = close + 2;
        }
        parts.Add(text[at..]);
        return [.. parts];
    }

    private static string Essence(string literal, IReadOnlyList<SmallEdit> allowed)
    {
        string text = literal.Normalize(NormalizationForm.FormC);
        if (allowed.Contains(SmallEdit.Emoji)) text = WithoutEmoji(text);
        if (allowed.Contains(SmallEdit.LetterCase)) text = text.ToLowerInvariant();
        if (allowed.Contains(SmallEdit.TonePlacement)) text = NewPlacement(text);
        if (allowed.Contains(SmallEdit.Punctuation)) text = WithoutPunctuation(text);
        return allowed.Contains(SmallEdit.Whitespace) ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : text;
    }

    /// <summary>A mark inside a word or number (1.5, shop.vn, 1-2) is part of it.</summary>
    private static string WithoutPunctuation(string text)
    {
        StringBuilder kept = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool joins = i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);
            bool signs = text[i] is '-' or '–' && i + 1 < text.Length && char.IsDigit(text[i + 1]);
            if (!Marks.Contains(text[i], StringComparison.Ordinal) || joins || signs) kept.Append(text[i]);
        }
        return kept.ToString();
    }

    private static string NewPlacement(string text)
    {
        StringBuilder placed = new(text);
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (i + 2 < text.Length && char.IsLetter(text[i + 2])) continue;
            foreach ((string old, string @new) in s_placements)
            {
                for (int k = 0; k < 2; k++)
                    if (text.AsSpan(i, 2).Equals(old, StringComparison.OrdinalIgnoreCase)) placed[i + k] = char.IsUpper(text[i + k]) ? char.ToUpperInvariant(@new[k]) : @new[k];
            }
        }
        return placed.ToString();
    }

    private static bool IsEmoji(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol && rune.Value > 0x2000 || rune.Value is 0x200D or 0xFE0F or (>= 0x1F3FB and <= 0x1F3FF);

    private static string WithoutEmoji(string text)
    {
        StringBuilder kept = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes()) kept.Append(IsEmoji(rune) ? " " : rune.ToString());
        return string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static List<Rune> EmojiOf(string text) => [.. text.EnumerateRunes().Where(IsEmoji)];

    private static bool OnlyRemoved(List<Rune> before, List<Rune> after)
    {
        int found = 0;
        foreach (Rune rune in before)
            if (found < after.Count && after[found] == rune) found++;
        return found == after.Count;
    }
}
