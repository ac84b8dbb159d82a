namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// "39.000đ một ký", "mỗi miếng 4.500đ", "19,000 VND a can": the price of a pack, or the one it had before, by the number its name or attributes give.
/// </summary>
internal static class PriceOfPiece
{
    private const int LongestSentence = 16;
    private const int Reach = 5;
    private const int MostPieces = 100;

    public static bool Is(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        bool isOfOne = IsOfOne(claim, tokens);
        int noun = isOfOne ? -1 : NounBehindArticle(claim, tokens);
        if (!isOfOne && noun < 0) return false;
        foreach (FactProduct product in facts.Products)
        {
            decimal? whole = claim.Kind == ClaimKind.FormerPrice ? product.ListPrice : product.Price;
            if (whole is { } price && IsShareOf(price, claim, tokens, noun, facts)) return true;
        }
        return false;
    }

    /// <param name="noun">What the pack must hold; negative: anything.</param>
    private static bool IsShareOf(decimal price, in Claim claim, in TokenList tokens, int noun, FactSheet facts)
    {
        foreach (StatedFact stated in facts.Stated)
        {
            if (stated.Claim.Kind is not (ClaimKind.Measure or ClaimKind.Count or ClaimKind.NounCount) || stated.Claim.Value < 2 || facts.Texts[stated.Text].Product < 0) continue;
            if (IsPriceOver(claim, price, stated.Claim.Value) && (noun < 0 || Counts(facts.Texts[stated.Text].Value, stated.Claim.Value, tokens.KeyOf(noun)) || Says(tokens, claim, stated.Claim.Value, tokens.KeyOf(noun)))) return true;
        }
        if (noun >= 0) return false;
        foreach (FactNumber number in facts.Numbers)
            if (number is { Role: FactRole.Other, Product: >= 0, Value: >= 2 and <= MostPieces } && IsPriceOver(claim, price, number.Value)) return true; // "pieces": 4
        return false;
    }

    private static bool IsPriceOver(in Claim claim, decimal price, decimal pieces) =>
        Agreement.Agrees(claim, price / pieces) || Agreement.Agrees(claim, Math.Round(price / pieces, MidpointRounding.AwayFromZero));

    /// <summary>một, mỗi, each, / beside the price.</summary>
    private static bool IsOfOne(in Claim claim, in TokenList tokens)
    {
        bool isOfOne = tokens.IsSymbol(claim.End, '/');
        for (int i = claim.First - 1; i >= Math.Max(0, claim.First - Reach) && !tokens.IsBreak(i); i--) isOfOne |= IsOne(tokens, i);
        for (int i = claim.End; i <= claim.End + 1; i++) isOfOne |= IsOne(tokens, i);
        return isOfOne;
    }

    private static bool IsOne(in TokenList tokens, int at) => tokens.CueAt(at) is Cue.One or Cue.Each || (tokens.IsToneless && tokens.KeyOf(at) is "moi") || (tokens[at].IsNumber && tokens[at].Digits == 1);

    /// <summary>The "can" of "19,000 VND a can", "for every can", "a can for 19,000 VND"; -1 where none stands.</summary>
    private static int NounBehindArticle(in Claim claim, in TokenList tokens)
    {
        for (int i = claim.End; i <= claim.End + 1; i++)
            if (IsArticle(tokens, i)) return i + 1;
        for (int i = claim.First - 3; i >= Math.Max(0, claim.First - Reach) && !tokens.IsBreak(i); i--)
            if (IsArticle(tokens, i)) return i + 1;
        return -1;
    }

    private static bool IsArticle(in TokenList tokens, int at) => tokens.KeyOf(at) is "a" or "an" or "every" && tokens[at + 1].IsWord;

    /// <summary>"30 sachets for 285,000 VND, that is 9,500 VND a sachet": the sentence's own number of pieces, which is judged for itself.</summary>
    private static bool Says(in TokenList tokens, in Claim claim, decimal pieces, ReadOnlySpan<char> noun)
    {
        for (int i = Math.Max(0, claim.First - LongestSentence); i < Math.Min(tokens.Count - 1, claim.End + LongestSentence); i++)
            if (tokens[i].IsNumber && tokens[i].Digits == pieces && tokens.KeyOf(i + 1).StartsWith(noun, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>"12 cans" says how many cans there are.</summary>
    private static bool Counts(ReadOnlySpan<char> fact, decimal pieces, ReadOnlySpan<char> noun)
    {
        for (int from = 0; fact[from..].IndexOf(noun, StringComparison.OrdinalIgnoreCase) is var found && found >= 0; from += found + 1)
        {
            ReadOnlySpan<char> before = fact[..(from + found)].TrimEnd(" -");
            int digits = before.Length;
            while (digits > 0 && char.IsAsciiDigit(before[digits - 1])) digits--;
            if (decimal.TryParse(before[digits..], System.Globalization.CultureInfo.InvariantCulture, out decimal number) && number == pieces) return true;
        }
        return false;
    }
}
