using System.Globalization;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>"sizes 1 to 6 years", "ages 3 and up": years of a text are carried by an age of the facts ("1 đến 6 tuổi", "từ 3 tuổi"), which is no length of time.</summary>
internal static class AgeJudge
{
    private const decimal MinutesPerMonth = 43_200;
    private const decimal MinutesPerYear = 525_600;
    private const int LongestAge = 60;
    private const int Reach = 4;

    /// <summary>"size: 1, 2, 3, 4, 5 or 6 years": a list stands between.</summary>
    private const int ReachBefore = 14;

    /// <summary>The fact that gives the age; null where the claim is no age in years or months, or none gives it.</summary>
    public static FactText? Find(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (claim.OfDelivery || !IsEnglishAge(tokens.KeyOf(claim.End - 1), out decimal unit) || claim.Value % unit != 0 || !IsOfSomebody(claim, tokens)) return null;
        decimal low = claim.Value / unit;
        decimal high = (claim.Upper ?? claim.Value) / unit;
        foreach (FactText text in facts.Texts)
        {
            bool isAge = text.Value.Length <= LongestAge && text.Value.Contains("tuổi", StringComparison.OrdinalIgnoreCase) && unit == MinutesPerMonth == text.Value.Contains("tháng", StringComparison.OrdinalIgnoreCase);
            if (isAge && RangeOf(text.Value) is var (first, last) && first <= low && high <= last) return text;
        }
        return null;
    }

    /// <summary>"bé từ 6 tháng", "dưới 6 tháng không nên dùng" of an age of "6-36 tháng": one end of it, said of somebody.</summary>
    public static FactText? FindBound(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (claim.OfDelivery || claim.Upper is not null || claim.Value < MinutesPerMonth) return null;
        bool isSomebody = tokens.KeyOf(claim.End) is "tuổi" or "tuoi";
        for (int i = Math.Max(0, claim.First - Reach); i < claim.First; i++)
        {
            if (tokens.KeyOf(i) is "hành" or "hanh" or "pin" or "đổi" or "trả") return null;
            isSomebody |= tokens.KeyOf(i) is "bé" or "trẻ" or "em" or "con" or "be" or "tre" or "cho" or "tuổi" or "mèo" or "chó" or "cún";
        }
        if (!isSomebody) return null;
        foreach (StatedFact stated in facts.Stated)
        {
            FactText text = facts.Texts[stated.Text];
            bool isAge = text.Name is "age" or "ages" || text.Name.StartsWith("age_", StringComparison.Ordinal) || text.Name.EndsWith("_age", StringComparison.Ordinal);
            if (isAge && stated.Claim is { Kind: ClaimKind.Duration, Upper: { } last } && (TimeJudge.IsAlike(stated.Claim.Value, claim.Value) || TimeJudge.IsAlike(last, claim.Value))) return text;
        }
        return null;
    }

    private static bool IsOfSomebody(in Claim claim, in TokenList tokens)
    {
        bool isSomebody = tokens.KeyOf(claim.End) is "old" or "and" or "up" or "of" or "plus" || tokens.IsSymbol(claim.End, '+');
        for (int i = Math.Max(0, claim.First - ReachBefore); i < Math.Min(tokens.Count, claim.End + Reach); i++)
        {
            ReadOnlySpan<char> word = tokens.KeyOf(i);
            if (i > claim.First - Reach && word is "warranty" or "warranties" or "guarantee" or "guaranteed" or "lasts" or "last" or "battery" or "serving") return false;
            isSomebody |= i < claim.First && !tokens.IsBreak(i) && word is "age" or "ages" or "aged" or "size" or "sizes" or "fit" or "fits" or "kids" or "kid" or "children" or "child" or "baby" or "babies" or "toddlers" or "puppies" or "kittens" or "suitable" or "suits" or "from" or "for";
        }
        return isSomebody;
    }

    private static bool IsEnglishAge(ReadOnlySpan<char> word, out decimal unit)
    {
        unit = word is "years" or "year" ? MinutesPerYear : word is "months" or "month" ? MinutesPerMonth : 0;
        return unit > 0;
    }

    /// <summary>The least and the greatest number of the text.</summary>
    private static (decimal First, decimal Last) RangeOf(ReadOnlySpan<char> text)
    {
        (decimal first, decimal last) = (decimal.MaxValue, -1);
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i])) continue;
            int end = i;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            if (end - i <= 3 && int.Parse(text[i..end], CultureInfo.InvariantCulture) is var value) (first, last) = (Math.Min(first, value), Math.Max(last, value));
            i = end;
        }
        return (first, last);
    }
}
