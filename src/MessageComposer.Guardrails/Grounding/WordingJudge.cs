using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>Judges what must stand in the facts letter by letter: codes, links, hotlines, names and quotes. Case, width and marks in their two placements do not matter.</summary>
internal static class WordingJudge
{
    private const int LongestDigits = 20;

    /// <summary>Searches that fold every text of the facts; a message needs a few, and a hostile one gets no more.</summary>
    private const int MostSearches = 64;

    public static Judgement Judge(in Claim claim, in TokenList tokens, FactSheet facts) => claim.Kind switch
    {
        ClaimKind.Link => JudgeLink(claim, tokens, facts),
        ClaimKind.Hotline => JudgeDigits(claim, tokens, facts),
        _ => JudgeText(claim, tokens, facts, wholeWord: true),
    };

    private static Judgement JudgeText(in Claim claim, in TokenList tokens, FactSheet facts, bool wholeWord)
    {
        ReadOnlySpan<char> wanted = tokens.KeyOf(claim.First, claim.End);
        ReadOnlySpan<char> toneless = tokens.Text.Toneless[tokens[claim.First].Start..tokens[claim.End - 1].End];
        bool isBare = tokens.IsToneless || (claim.Kind == ClaimKind.Name && wanted.Contains(' ') && wanted.SequenceEqual(toneless)); // Lam Dong of a fact that says Lâm Đồng
        for (int i = 0; i < facts.Texts.Count; i++)
        {
            FactText text = facts.Texts[i];
            if (text.Value.Length < wanted.Length && claim.Kind != ClaimKind.Name) continue;
            FoldedText folded = facts.Fold(text.Value);
            if (Contains(folded.Toned, wanted, wholeWord) || (isBare && Contains(folded.Toneless, toneless, wholeWord)) || (claim.Kind == ClaimKind.Name && SameThing.IsNamedBy(wanted, folded.Toned)))
                return Judgement.By(text);
        }
        return Judgement.No;
    }

    /// <summary>The fact that holds the words, marks left out where the text is written without; null where none does.</summary>
    public static Judgement? StandsIn(in TokenList tokens, int first, int end, FactSheet facts)
    {
        TextSpan span = tokens.SpanOf(first, end);
        ReadOnlySpan<char> written = tokens.Text.Original.AsSpan(span.Start, span.Length);
        foreach (FactText text in facts.Texts) // as written, mostly: folding is dear
        {
            int at = text.Value.AsSpan().IndexOf(written, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (at == 0 || !char.IsLetterOrDigit(text.Value[at - 1])) && (at + written.Length == text.Value.Length || !char.IsLetterOrDigit(text.Value[at + written.Length]))) return Judgement.By(text);
        }
        if (++facts.Searches > MostSearches) return null;
        Judgement found = JudgeText(new Claim(ClaimKind.Name, first, end), tokens, facts, wholeWord: true);
        return found.IsGrounded ? found : null;
    }

    /// <summary>Whether the words stand in the text as whole words.</summary>
    public static bool Contains(ReadOnlySpan<char> text, ReadOnlySpan<char> wanted, bool wholeWord = true)
    {
        if (wanted.IsEmpty) return false;
        int from = 0;
        while (text[from..].IndexOf(wanted, StringComparison.Ordinal) is var found && found >= 0)
        {
            int start = from + found;
            int end = start + wanted.Length;
            if (!wholeWord || ((start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))) return true;
            from = start + 1;
        }
        return false;
    }

    /// <summary>An address is grounded by an address of the facts on the same host, or by its host standing in a text.</summary>
    private static Judgement JudgeLink(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        ReadOnlySpan<char> link = tokens.KeyOf(claim.First, claim.End);
        ReadOnlySpan<char> host = HostOf(link);
        foreach (FactText text in facts.Texts)
        {
            if (text.Value.Length < host.Length) continue;
            int found = text.Value.AsSpan().IndexOf(host, StringComparison.OrdinalIgnoreCase);
            if (found < 0) continue;
            ReadOnlySpan<char> before = text.Value.AsSpan(0, found);
            ReadOnlySpan<char> behind = text.Value.AsSpan(found + host.Length);
            bool starts = before.IsEmpty || before.EndsWith("//") || before.EndsWith("www.", StringComparison.OrdinalIgnoreCase) || char.IsWhiteSpace(before[^1]);
            bool ends = behind.IsEmpty || behind[0] is '/' or '?' or '#' or ':' || char.IsWhiteSpace(behind[0]);
            if (starts && ends) return Judgement.By(text);
        }
        return Judgement.No;
    }

    /// <summary>The host name of an address, without scheme and www.</summary>
    public static ReadOnlySpan<char> HostOf(ReadOnlySpan<char> link)
    {
        int scheme = link.IndexOf("//", StringComparison.Ordinal);
        if (scheme >= 0) link = link[(scheme + 2)..];
        if (link.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) link = link[4..];
        int end = link.IndexOfAny("/?#:");
        return end < 0 ? link : link[..end];
    }

    private static Judgement JudgeDigits(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        Span<char> wanted = stackalloc char[LongestDigits];
        int length = DigitsOf(tokens.KeyOf(claim.First, claim.End), wanted);
        foreach (FactText text in facts.Texts)
            if (text.Value.Length >= length && HoldsDigits(text.Value, wanted[..length])) return Judgement.By(text);
        foreach (FactNumber number in facts.Numbers)
            if (number.Role == FactRole.Other && decimal.TryParse(wanted[..length], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out decimal value) && value == number.Value) return Judgement.Yes;
        return Judgement.No;
    }

    /// <summary>Whether a text holds a run of digits, separators ignored, that is exactly the wanted one.</summary>
    public static bool HoldsDigits(ReadOnlySpan<char> text, ReadOnlySpan<char> wanted)
    {
        int at = 0;
        while (at < text.Length)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                at++;
                continue;
            }
            int matched = 0;
            bool differs = false;
            int i = at;
            for (; i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] is ' ' or '.' or '-' or '(' or ')' or '\u00A0'); i++)
            {
                if (!char.IsAsciiDigit(text[i])) continue;
                differs |= matched >= wanted.Length || text[i] != wanted[Math.Min(matched, wanted.Length - 1)];
                matched++;
            }
            if (!differs && matched == wanted.Length) return true;
            at = i;
        }
        return false;
    }

    private static int DigitsOf(ReadOnlySpan<char> text, Span<char> digits)
    {
        int count = 0;
        foreach (char unit in text)
            if (char.IsAsciiDigit(unit) && count < digits.Length) digits[count++] = unit;
        return count;
    }
}
