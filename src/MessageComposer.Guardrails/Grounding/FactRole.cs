namespace MessageComposer.Guardrails.Grounding;

/// <summary>What a number of the facts is, by the name of its member.</summary>
internal enum FactRole : byte
{
    Other,
    Price,
    ListPrice,
    Stock,
    Rating,
    ReviewCount,
    Quantity,
    Percent,
    Amount,
    MaxDiscount,
    MinSpend,
}

internal static class FactRoles
{
    public static FactRole Of(string name) => name switch
    {
        "price" or "sale_price" => FactRole.Price,
        "list_price" or "original_price" or "price_before" or "old_price" or "former_price" => FactRole.ListPrice,
        "stock" or "inventory" or "remaining" or "stock_left" => FactRole.Stock,
        "rating" or "stars" => FactRole.Rating,
        "review_count" or "reviews" or "rating_count" => FactRole.ReviewCount,
        "quantity" or "qty" or "count" or "others" => FactRole.Quantity,
        "percent" or "discount_percent" => FactRole.Percent,
        "amount" or "discount_amount" => FactRole.Amount,
        "max_discount" => FactRole.MaxDiscount,
        "min_spend" or "min_order" => FactRole.MinSpend,
        _ => FactRole.Other,
    };

    public static bool IsMoney(this FactRole role) => role is FactRole.Price or FactRole.ListPrice or FactRole.Amount or FactRole.MaxDiscount or FactRole.MinSpend;

    /// <summary>Minutes of one unit, where the name of a number says it is a length of time (return_days); else 0.</summary>
    public static decimal MinutesPerUnit(string name) =>
        name.Contains("minute", StringComparison.Ordinal) ? 1
        : name.Contains("hour", StringComparison.Ordinal) ? 60
        : name.Contains("day", StringComparison.Ordinal) ? 1_440
        : name.Contains("week", StringComparison.Ordinal) ? 10_080
        : name.Contains("month", StringComparison.Ordinal) ? 43_200
        : name.Contains("year", StringComparison.Ordinal) ? 525_600
        : MinutesPerShortUnit(name);

    /// <summary>power_reserve_h, boil_time_min, heat_up_sec; a bare <c>_min</c> is a least of something, unless its name speaks of time.</summary>
    private static decimal MinutesPerShortUnit(string name) =>
        name.EndsWith("_h", StringComparison.Ordinal) || name.EndsWith("_hr", StringComparison.Ordinal) || name.EndsWith("_hrs", StringComparison.Ordinal) ? name.StartsWith("dim", StringComparison.Ordinal) || name.StartsWith("size", StringComparison.Ordinal) ? 0 : 60
        : name.EndsWith("_mins", StringComparison.Ordinal) || (name.EndsWith("_min", StringComparison.Ordinal) && SpeaksOfTime(name)) ? 1
        : name.EndsWith("_sec", StringComparison.Ordinal) || name.EndsWith("_secs", StringComparison.Ordinal) || (name.EndsWith("_s", StringComparison.Ordinal) && SpeaksOfTime(name)) ? 1m / 60
        : 0;

    private static bool SpeaksOfTime(string name)
    {
        foreach (string word in (ReadOnlySpan<string>)["time", "duration", "runtime", "boil", "brew", "cook", "charg", "play", "battery", "dry"])
            if (name.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }
}
