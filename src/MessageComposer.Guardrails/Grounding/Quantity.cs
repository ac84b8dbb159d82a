namespace MessageComposer.Guardrails.Grounding;

/// <summary>How a number was scaled by the words behind it.</summary>
internal enum QuantityScale : byte
{
    None,

    /// <summary>nghìn, triệu, tỷ: of money or of anything counted.</summary>
    Plain,

    /// <summary>k, tr, củ, cành: money, unless a counted noun follows.</summary>
    Slang,
}

/// <summary>One number read from tokens. <paramref name="Other"/>: its second reading where a single point or comma leaves two (1.250).</summary>
/// <param name="End">The token behind the last one read.</param>
/// <param name="Decimals">Digits behind the decimal mark in the first reading.</param>
internal readonly record struct Quantity(decimal Value, decimal? Other, int End, QuantityScale Scale, bool InWords, int Decimals)
{
    public bool Equals(decimal number) => Value == number || Other == number;

    /// <summary>The weight of the last digit that is not zero: 100 for 1.200, 0.1 for 4,8.</summary>
    public static decimal StepOf(decimal value)
    {
        if (value == 0) return 1;
        decimal step = 1;
        while (value != decimal.Truncate(value) && step > 0.0000001m)
        {
            value *= 10;
            step /= 10;
        }
        while (value % 10 == 0)
        {
            value /= 10;
            step *= 10;
        }
        return step;
    }
}
