using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>Judges promises made in words: a flag, a kind of promotion or a text of the facts must make the same promise.</summary>
internal static class PolicyJudge
{
    public static Judgement Judge(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (claim.Policy == Policy.FreeShipping && FreeShipping.IsBeyond(claim, tokens, facts)) return Judgement.No;
        if (claim.Policy == Policy.CashOnDelivery && facts.HasCashOnDelivery) return Judgement.Yes;
        if (claim.Policy == Policy.FreeShipping && facts.Promotion.Kind is "free_shipping" or "freeship" or "shipping") return Judgement.Yes;
        if (claim.Policy == Policy.Gift && facts.Promotion.Kind is "gift" or "buy_get" or "buy_x_get_y") return Judgement.Yes;
        foreach (FactText text in facts.Texts)
            if ((IsNamed(claim.Policy, text.Name) && !IsOtherGift(claim, tokens, text, facts)) || (claim.Policy == Policy.SameDayDelivery && text.Name.Contains("delivery", StringComparison.Ordinal) && IsWithinDay(text.Value))) return Judgement.By(text);
        foreach (FactNumber number in facts.Numbers)
            if (IsNamed(claim.Policy, number.Name)) return Judgement.Yes;
        foreach (StatedFact stated in facts.Stated)
            if (stated.Claim.Kind == ClaimKind.Policy && stated.Claim.Policy == claim.Policy && !IsOtherGift(claim, tokens, facts.Texts[stated.Text], facts) || (claim.Policy == Policy.SameDayDelivery && IsWithinDay(stated.Claim) && (stated.Claim.OfDelivery || facts.Texts[stated.Text].Name.Contains("delivery", StringComparison.Ordinal))))
                return Judgement.By(facts.Texts[stated.Text]);
        return Judgement.No;
    }

    /// <summary>"tặng móc khoá" where the facts give a bag: a thing is named, and no word of the promise stands in what the facts say of their gift.</summary>
    private static bool IsOtherGift(in Claim claim, in TokenList tokens, in FactText gift, FactSheet facts)
    {
        if (claim.Policy != Policy.Gift || gift.Value.Length == 0) return false;
        bool namesThing = false;
        FoldedText own = facts.Fold(gift.Value);
        for (int i = claim.First + 1; i < claim.End; i++)
        {
            if (!tokens[i].IsWord || tokens.CueAt(i) != Cue.None || tokens.KeyOf(i) is "kèm" or "quà" or "thêm" or "ngay" or "một" or "xinh" or "nhỏ") continue;
            if (WordingJudge.Contains(own.Toned, tokens.KeyOf(i)) || SameThing.IsNamedBy(tokens.KeyOf(i), own.Toned)) return false;
            namesThing |= PolicyReader.IsPresent(tokens.KeyOf(i));
        }
        return namesThing;
    }

    /// <summary>"trong ngày", "hoả tốc 2 giờ": what a delivery fact says without the word of delivery.</summary>
    private static bool IsWithinDay(string delivery)
    {
        foreach (string wording in (ReadOnlySpan<string>)["trong ngày", "cùng ngày", "hôm nay", "hoả tốc", "hỏa tốc", "siêu tốc", "same day", "same-day", "next day", "next-day", "overnight"])
            if (delivery.Contains(wording, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool IsWithinDay(in Claim stated) => stated.Kind == ClaimKind.Duration && (stated.Upper ?? stated.Value) <= 1_440;

    private static bool IsNamed(Policy policy, string name) => policy switch
    {
        Policy.FreeShipping => name.Contains("free_ship", StringComparison.Ordinal) || name is "freeship",
        Policy.Gift => name.Contains("gift", StringComparison.Ordinal),
        Policy.Instalment => name.Contains("instal", StringComparison.Ordinal),
        Policy.CashOnDelivery => name is "cash_on_delivery",
        Policy.Inspection => name.Contains("inspect", StringComparison.Ordinal),
        Policy.Installation => name.Contains("install", StringComparison.Ordinal) && !name.Contains("instalment", StringComparison.Ordinal),
        _ => false,
    };
}
