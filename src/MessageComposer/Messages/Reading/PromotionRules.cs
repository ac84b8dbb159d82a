namespace MessageComposer.Messages.Reading;

/// <summary>Says whether a voucher may be named to this customer on this day.</summary>
internal static class PromotionRules
{
    /// <summary>Largest lawful cut of the price just before, in percent (Decree 81/2018 Art. 6–7 as amended by Decree 128/2024).</summary>
    private const decimal LargestCut = 50;

    /// <param name="total">What the voucher would be used on; null where a price is missing.</param>
    /// <param name="totalBefore">The same at the prices just before.</param>
    public static bool IsUsable(Promotion promotion, DateOnly day, long? total, long? totalBefore)
    {
        if (day < promotion.StartsAt || day > promotion.EndsAt) return false;
        if (promotion.MinSpend is { } minimum && (total is null || total < minimum)) return false;
        if (promotion.ProgramType == "concentrated") return true;
        return promotion.Kind switch
        {
            "percent" => promotion.Percent is { } percent && IsWithinCap(percent, total, totalBefore, total * percent / 100, promotion.MaxDiscount),
            "amount" => promotion.Amount is { } amount && total is > 0 && IsWithinCap(amount * 100m / total.Value, total, totalBefore, amount, promotion.MaxDiscount),
            "free_shipping" or "gift" => true,
            _ => false,
        };
    }

    private static bool IsWithinCap(decimal percent, long? total, long? totalBefore, decimal? cut, long? maxDiscount)
    {
        if (total is not > 0 || totalBefore is not > 0 || cut is null) return percent <= LargestCut;
        decimal realCut = Math.Min(cut.Value, maxDiscount ?? decimal.MaxValue);
        return (totalBefore.Value - total.Value + realCut) * 100 <= LargestCut * totalBefore.Value;
    }
}
