namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// The cap on a promotion: at most half of the price just before it, voucher and mark-down together, unless the programme is concentrated
/// (Decree 81/2018 Art. 6 as amended by 128/2024).
/// </summary>
internal static class DiscountCap
{
    private const decimal Cap = 50;

    /// <summary>Whether the claim states a cut above the cap, or leans on prices whose cut is above it.</summary>
    public static bool IsExceeded(in Claim claim, FactSheet facts)
    {
        if (facts.Promotion.IsConcentrated) return false;
        return claim.Kind switch
        {
            ClaimKind.Discount => claim.Value > Cap || IsCutAbove(claim, facts),
            ClaimKind.PriceShare => claim.Value < 100 - Cap,
            ClaimKind.BuyGet => claim.Upper > claim.Value,
            ClaimKind.FormerPrice or ClaimKind.Saving => IsProductAbove(claim, facts),
            ClaimKind.Code => IsCombinedAbove(facts),
            _ => false,
        };
    }

    private static bool IsCutAbove(in Claim claim, FactSheet facts) => claim.Value == facts.Promotion.Percent && IsCombinedAbove(facts);

    private static bool IsProductAbove(in Claim claim, FactSheet facts)
    {
        foreach (FactProduct product in facts.Products)
            if (product.CutPercent > Cap && (Agreement.Agrees(claim, product.ListPrice!.Value) || Agreement.Agrees(claim, product.Saving!.Value))) return true;
        return false;
    }

    /// <summary>Mark-down and voucher over the price before, of any product the message sells.</summary>
    private static bool IsCombinedAbove(FactSheet facts)
    {
        foreach (FactProduct product in facts.Products)
        {
            if (product.IsSuggestion || product.Price is not { } price) continue;
            decimal former = product.ListPrice is { } list && list > price ? list : price;
            if (former - price + facts.Promotion.CutOf(price) > former * Cap / 100) return true;
        }
        return false;
    }
}
