namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// A price beside the one before it: "1.850.000đ thấp hơn 2.200.000đ" names the price before where a saving would be read, "nhẹ hơn giá cũ 55.000đ"
/// names the saving where the price before would.
/// </summary>
internal static class ComparedPrice
{
    private const int Reach = 4;

    /// <summary>"dễ chịu hơn so với giá niêm yết tới 55.000đ".</summary>
    private const int ReachOfSaving = 8;

    public static bool Is(in Claim claim, in TokenList tokens, FactSheet facts) => claim.Kind switch
    {
        ClaimKind.Saving => IsPriceBefore(claim, tokens, facts),
        ClaimKind.FormerPrice => IsSaving(claim, tokens, facts),
        _ => false,
    };

    private static bool IsPriceBefore(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        bool compares = false;
        for (int i = claim.First - 1; i >= Math.Max(0, claim.First - Reach) && !tokens.IsBreak(i); i--) compares |= tokens.KeyOf(i) is "hơn" or "hon" or "than";
        if (!compares) return false;
        foreach (FactNumber number in facts.Numbers)
            if (number.Role == FactRole.ListPrice && Agreement.Agrees(claim, number.Value)) return true;
        return false;
    }

    private static bool IsSaving(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        bool compares = false;
        for (int i = claim.First - 1; i >= Math.Max(0, claim.First - ReachOfSaving) && !compares && !tokens.IsBreak(i) && !tokens[i].IsNumber && tokens[i].Symbol is not (',' or ':'); i--)
            compares = tokens.KeyOf(i) is "kém" || (tokens.KeyOf(i) is "hơn" or "hon" && IsCheaper(tokens, i - 1));
        if (!compares) return false;
        foreach (Derived derived in facts.DerivedNumbers)
            if (derived.Kind == DerivedKind.Saving && Agreement.Agrees(claim, derived.Value)) return true;
        return false;
    }

    private static bool IsCheaper(in TokenList tokens, int at) =>
        tokens.KeyOf(at) is "nhẹ" or "mềm" or "hời" or "ít" or "nhỏ" or "bé" or "rẻ" or "thấp" or "nhe" or "mem" or "it" or "re" or "thap"
        || (tokens.KeyOf(at) is "chịu" or "thở" or "chiu" or "tho" && tokens.KeyOf(at - 1) is "dễ" or "de") || (tokens.KeyOf(at) is "nhàng" or "mại" && tokens.KeyOf(at - 1) is "nhẹ" or "mềm");
}
