namespace MessageComposer.Guardrails.Grounding;

/// <summary>The promotion of the facts, as far as arithmetic needs it.</summary>
internal sealed class FactPromotion
{
    public decimal? Percent { get; private set; }

    public decimal? Amount { get; private set; }

    public decimal? MaxDiscount { get; private set; }

    public decimal? MinSpend { get; private set; }

    public string? Kind { get; private set; }

    public string? Code { get; private set; }

    /// <summary>A programme of the state: the 50 % cap does not bind (Decree 81/2018 Art. 6 as amended by 128/2024).</summary>
    public bool IsConcentrated { get; private set; }

    public DateOnly? Ends { get; set; }

    public bool Exists => Percent is not null || Amount is not null || Code is not null;

    public void TakeNumber(FactRole role, decimal value)
    {
        switch (role)
        {
            case FactRole.Percent: Percent = value; break;
            case FactRole.Amount: Amount = value; break;
            case FactRole.MaxDiscount: MaxDiscount = value; break;
            case FactRole.MinSpend: MinSpend = value; break;
        }
    }

    public void TakeText(string name, string value)
    {
        switch (name)
        {
            case "code": Code = value; break;
            case "kind": Kind = value; break;
            case "program_type": IsConcentrated = value == "concentrated"; break;
        }
    }

    public void TakeFlag(string name, bool value)
    {
        if (name == "free_shipping" && value) Kind ??= "free_shipping";
    }

    /// <summary>The money a voucher takes off an amount; 0 below the least spend.</summary>
    public decimal CutOf(decimal amount)
    {
        if (MinSpend is { } least && amount < least) return 0;
        return CutRegardlessOfSpend(amount);
    }

    public decimal CutRegardlessOfSpend(decimal amount)
    {
        decimal cut = Percent is { } percent and > 0 and <= 100 ? amount * percent / 100 : Amount ?? 0;
        if (MaxDiscount is { } most && cut > most) cut = most;
        return Math.Min(cut, amount);
    }

    public void Clear()
    {
        Percent = Amount = MaxDiscount = MinSpend = null;
        Kind = Code = null;
        IsConcentrated = false;
        Ends = null;
    }
}
