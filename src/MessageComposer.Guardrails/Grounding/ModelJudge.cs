using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// Judges SPF100, A4, H14: wrong where the facts know the same letters with another number and never with this one. Letters the facts do not know
/// are a way of writing (x2, v3) and state nothing.
/// </summary>
internal static class ModelJudge
{
    public static Judgement Judge(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        ReadOnlySpan<char> letters = tokens.KeyOf(claim.First);
        ReadOnlySpan<char> digits = tokens.KeyOf(claim.End - 1);
        bool knowsLetters = false;
        for (int i = 0; i < facts.Texts.Count; i++)
        {
            FactText text = facts.Texts[i];
            if (text.Value.Length < letters.Length || text.Value.Contains("://", StringComparison.Ordinal) || text.Name is "id" or "code") continue;
            switch (Find(facts.Fold(text.Value).Toned, letters, digits))
            {
                case true: return Judgement.By(text);
                case false: knowsLetters = true; break;
            }
        }
        if (knowsLetters && WordingJudge.StandsIn(tokens, claim.First, claim.End, facts) is { } code) return code; // a code PAN50 beside a Pan 26
        return knowsLetters || IsFormat(claim, tokens) ? Judgement.No : Judgement.Yes;
    }

    /// <summary>khổ B5, giấy A4: a format is stated, whether or not the facts know its letter.</summary>
    private static bool IsFormat(in Claim claim, in TokenList tokens) =>
        tokens.KeyOf(claim.First) is "a" or "b" && tokens.KeyOf(claim.First - 1) is "khổ" or "kho" or "cỡ" or "size" or "format";

    /// <summary>"5 tốc độ" is wrong where the facts say "4 tốc độ" and nowhere "5 tốc độ"; a thing the facts do not count is a way of speaking.</summary>
    public static Judgement JudgeCount(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        Token counted = tokens[claim.End];
        ReadOnlySpan<char> noun = tokens.IsToneless ? tokens.Text.Toneless.Slice(counted.Start, counted.Length) : tokens.KeyOf(claim.End);
        ReadOnlySpan<char> bare = tokens.Text.Toneless.Slice(counted.Start, counted.Length);
        bool knowsNoun = false;
        for (int i = 0; i < facts.Texts.Count; i++)
        {
            FactText text = facts.Texts[i];
            if (text.Value.Length < noun.Length || text.Value.Contains("://", StringComparison.Ordinal)) continue;
            FoldedText fold = facts.Fold(text.Value);
            ReadOnlySpan<char> folded = tokens.IsToneless ? fold.Toneless : fold.Toned;
            int sum = 0;
            for (int from = 0; folded[from..].IndexOf(noun, StringComparison.Ordinal) is var at && at >= 0; from += at + 1)
            {
                int start = from + at;
                bool isWord = start + noun.Length == folded.Length || !char.IsLetterOrDigit(folded[start + noun.Length]);
                if (!isWord || start < 2 || folded[start - 1] != ' ') continue;
                int digits = start - 2;
                while (digits >= 0 && char.IsAsciiDigit(folded[digits])) digits--;
                if (digits == start - 2 || !int.TryParse(folded[(digits + 1)..(start - 1)], out int known)) continue;
                sum += known;
                if (Agreement.Agrees(claim, known) || Agreement.Agrees(claim, sum) || (IsAge(noun) && (IsAgeWithin(claim, folded) || (claim.Value > known && tokens.CueAt(claim.First - 1) != Cue.From && IsLeast(folded, digits))))) return Judgement.By(text); // 2 cổng USB-C, 1 cổng USB-A
                knowsNoun = true;
            }
        }
        for (int i = 0; i < facts.Numbers.Count; i++)
        {
            FactNumber number = facts.Numbers[i];
            if (!IsCountOf(number.Name, bare) && !CountedMembers.Count(number.Name, noun)) continue; // so_ngan: 2, compartments: 2
            if (Agreement.Agrees(claim, number.Value)) return Judgement.Yes;
            knowsNoun = true;
        }
        if (!knowsNoun && noun is "spare" or "extra" or "additional" or "replacement") return IsCounted(claim.Value, facts) ? Judgement.Yes : Judgement.No;
        return knowsNoun ? Judgement.No : Judgement.Yes;
    }

    /// <summary>"three spare nibs": what comes beside the goods is told of them; so many of something must be among their facts.</summary>
    private static bool IsCounted(decimal value, FactSheet facts)
    {
        foreach (FactNumber number in facts.Numbers)
            if (number is { Product: >= 0, Role: FactRole.Other or FactRole.Quantity } && number.Value == value) return true;
        foreach (StatedFact stated in facts.Stated)
            if (facts.Texts[stated.Text].Product >= 0 && stated.Claim.Kind is ClaimKind.Count or ClaimKind.NounCount && stated.Claim.Value == value) return true;
        return false;
    }

    private static bool IsAge(ReadOnlySpan<char> noun) => noun is "tuổi" or "tuoi";

    /// <summary>"từ 4 tuổi" of "3-6 tuổi".</summary>
    private static bool IsAgeWithin(in Claim claim, ReadOnlySpan<char> fact)
    {
        for (int i = 1; i + 1 < fact.Length; i++)
        {
            if (fact[i] is not ('-' or '–') || !char.IsAsciiDigit(fact[i - 1]) || !char.IsAsciiDigit(fact[i + 1])) continue;
            int first = i - 1;
            while (first > 0 && char.IsAsciiDigit(fact[first - 1])) first--;
            int end = i + 1;
            while (end < fact.Length && char.IsAsciiDigit(fact[end])) end++;
            if (int.TryParse(fact[first..i], out int low) && int.TryParse(fact[(i + 1)..end], out int high) && low <= claim.Value && claim.Value <= high) return true;
        }
        return false;
    }

    /// <summary>"bé 4 tuổi" of "từ 3 tuổi": the number before is the least age.</summary>
    private static bool IsLeast(ReadOnlySpan<char> fact, int before)
    {
        ReadOnlySpan<char> lead = fact[..(before + 1)].TrimEnd();
        return lead.EndsWith("từ") || lead.EndsWith("trên") || lead.EndsWith(" tu") || lead.EndsWith("from") || lead.SequenceEqual("tu");
    }

    private static bool IsCountOf(string name, ReadOnlySpan<char> noun) =>
        name.Length > noun.Length && name.EndsWith(noun, StringComparison.Ordinal) && name[name.Length - noun.Length - 1] == '_' && name.StartsWith("so_", StringComparison.Ordinal);

    /// <summary>True: the letters stand with these digits; false: with others only; null: not with a number at all.</summary>
    private static bool? Find(ReadOnlySpan<char> text, ReadOnlySpan<char> letters, ReadOnlySpan<char> digits)
    {
        bool? found = null;
        for (int from = 0; text[from..].IndexOf(letters, StringComparison.Ordinal) is var at && at >= 0; from += at + 1)
        {
            int start = from + at;
            int end = start + letters.Length;
            if (start > 0 && char.IsLetterOrDigit(text[start - 1])) continue;
            if (end < text.Length && text[end] is ' ' or '-') end++;
            int length = 0;
            while (end + length < text.Length && char.IsAsciiDigit(text[end + length])) length++;
            if (length == 0) continue;
            if (text.Slice(end, length).SequenceEqual(digits)) return true;
            found = false;
        }
        return found;
    }
}
