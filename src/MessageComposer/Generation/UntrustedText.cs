using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MessageComposer.Generation;

/// <summary>
/// Text of shops and their customers (names, attributes, reviews, questions) on its way into a prompt: one line, bounded, without any sign that
/// means something to a template, a markup reader or a prompt's own sections.
/// </summary>
internal static partial class UntrustedText
{
    /// <summary>Null where nothing fit to show is left, or where the text gives orders to a model: such a text is no fact.</summary>
    public static string? Clean(string? text, int maxGraphemes, Func<string, string> mask) => Clean(text, maxGraphemes, mask, Cut);

    /// <summary>The same for text of sentences: one that does not fit is left out whole. Null too where not even the first fits.</summary>
    public static string? CleanSentences(string? text, int maxGraphemes, Func<string, string> mask) => Clean(text, maxGraphemes, mask, CutAfterASentence);

    private static string? Clean(string? text, int maxGraphemes, Func<string, string> mask, Func<string, int, string> cut)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        string line = OneLine(text.Length > maxGraphemes * 16 ? text[..(maxGraphemes * 16)] : text);
        if (line.Length == 0 || SpeaksToAModel(line)) return null;
        return cut(mask(line), maxGraphemes).Trim() is { Length: > 0 } clean ? clean : null;
    }

    /// <summary>Orders to a model, in the languages of our shops' reviews. Data that tries this is dropped whole: no fact is worth arguing with it.</summary>
    public static bool SpeaksToAModel(string line) => OrdersToAModel().IsMatch(Fold(line));

    private static string OneLine(string text)
    {
        string normal = Sound(text).Normalize(NormalizationForm.FormKC);
        StringBuilder line = new(normal.Length);
        foreach (Rune rune in normal.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate:
                    continue;
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator:
                    if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
                    continue;
            }
            switch (rune.Value)
            {
                case '{' or '[': line.Append('('); break;
                case '}' or ']': line.Append(')'); break;
                case '<' or '>' or '`' or '|' or '\\' or '~' or '*' or '_' or '#' or '$': if (line.Length > 0 && line[^1] != ' ') line.Append(' '); break;
                default: line.Append(rune.ToString()); break;
            }
        }
        return line.ToString().Trim().TrimStart('-', '=', '+', ' ');
    }

    /// <summary>Half surrogates cannot be normalised.</summary>
    private static string Sound(string text)
    {
        StringBuilder sound = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            if (rune != Rune.ReplacementChar) sound.Append(rune.ToString());
        return sound.ToString();
    }

    private static string Cut(string text, int maxGraphemes)
    {
        int count = 0;
        for (int at = 0; at < text.Length; at += StringInfo.GetNextTextElementLength(text, at))
            if (count++ == maxGraphemes) return text[..at].TrimEnd() + "…";
        return text;
    }

    private static string CutAfterASentence(string text, int maxGraphemes)
    {
        string kept = Cut(text, maxGraphemes);
        if (kept.Length == text.Length && kept == text) return text;
        for (int at = kept.Length - 2; at >= 0; at--)
            if (kept[at] is '.' or '!' or '?' && text[at + 1] is ' ') return kept[..(at + 1)];
        return "";
    }

    /// <summary>Lower case without marks, so that a pattern is written once.</summary>
    private static string Fold(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (char letter in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                folded.Append(letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter));
        return folded.ToString();
    }

    [GeneratedRegex(
        @"\b(ignore|disregard|forget|override|bypass)\b.{0,40}\b(instructions?|prompts?|rules?|guidelines?|above|previous)\b" +
        @"|\b(system|developer|assistant)\s*(prompt|message|mode|role)\b|\b(system|assistant|user)\s*:" +
        @"|\byou are (now|an? (ai|assistant|model|chatbot))\b|\bas an ai\b|\bjailbreak\b|\bprompt injection\b" +
        @"|\b(bo qua|quen|phot lo|khong tuan theo|lam trai)\b.{0,40}\b(huong dan|chi dan|chi thi|yeu cau|lenh|quy tac|luat|o tren|phia tren|truoc do)\b" +
        @"|\b(ban|may|tu gio) (gio )?(la|hay dong vai|dong vai)\b.{0,20}\b(ai|tro ly|mo hinh|chatbot|gpt)\b|\bhay (viet|in|tra loi|tiet lo|lap lai)\b.{0,40}\b(prompt|huong dan|chi dan|he thong|json)\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OrdersToAModel();
}
