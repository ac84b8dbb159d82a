namespace MessageComposer.Guardrails.Grounding;

/// <summary>Whether a stated number says a true one: exactly, honestly rounded, or as loosely as its words admit.</summary>
internal static class Agreement
{
    public static bool Agrees(in Claim claim, decimal fact) =>
        IsCutShort(claim, fact) || Agrees(claim.Value, claim.Closeness, fact) || (claim.Other is { } other && Agrees(other, claim.Closeness, fact));

    /// <summary>1,3k of 1.312 reviews: a count in thousands is cut off, not exact.</summary>
    private static bool IsCutShort(in Claim claim, decimal fact) =>
        claim.Scale == QuantityScale.Slang && claim.Kind is ClaimKind.ReviewCount or ClaimKind.Count && fact >= claim.Value && fact < claim.Value + Quantity.StepOf(claim.Value);

    /// <summary>A percentage or rating of a fact with more decimals: cut off or rounded to the decimals stated.</summary>
    public static bool AgreesRounded(in Claim claim, decimal fact)
    {
        if (Agrees(claim, fact)) return true;
        if (claim.Closeness is not (Closeness.Exact or Closeness.UpTo)) return false;
        if (claim.Kind == ClaimKind.Rating && claim.Decimals == 0) return false; // 5 sao of 4,8 is no rounding
        decimal power = claim.Decimals switch { 0 => 1, 1 => 10, 2 => 100, _ => 1_000 };
        decimal stated = claim.Value * power;
        return stated == decimal.Truncate(fact * power) || stated == Math.Round(fact * power, MidpointRounding.AwayFromZero);
    }

    private static bool Agrees(decimal stated, Closeness closeness, decimal fact) => closeness switch
    {
        Closeness.Exact or Closeness.UpTo => stated == fact,
        Closeness.Over => fact >= stated && (fact > stated || stated >= 1_000) && fact < stated + Quantity.StepOf(stated) && stated > 0,
        Closeness.Under => fact < stated && fact >= stated * 0.8m,
        Closeness.About => Math.Abs(fact - stated) <= stated * 0.1m,
        Closeness.Order => fact >= stated && fact < stated * 10,
        _ => false,
    };
}
