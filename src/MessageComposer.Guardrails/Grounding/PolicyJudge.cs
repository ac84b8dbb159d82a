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
        if (claim.Policy == Policy.Gift && facts.Promotion.Kind is "gift" or "buy_get" or "buy_x_get_y" && !IsNoneOfTheGifts(claim, tokens, facts)) return Judgement.Yes;
        foreach (FactText text in facts.Texts)
            if (((IsNamed(claim.Policy, text.Name) || (claim.Policy == Policy.Instalment && IsOfInstalment(text.Parent))) && !IsOtherGift(claim, tokens, text, facts)) || (claim.Policy == Policy.SameDayDelivery && text.Name.Contains("delivery", StringComparison.Ordinal) && IsWithinDay(text.Value))) return Judgement.By(text);
        foreach (FactNumber number in facts.Numbers)
            if (IsNamed(claim.Policy, number.Name) || (claim.Policy == Policy.Instalment && IsOfInstalment(number.Parent))) return Judgement.Yes;
        foreach (StatedFact stated in facts.Stated)
            if (stated.Claim.Kind == ClaimKind.Policy && stated.Claim.Policy == claim.Policy && !IsOtherGift(claim, tokens, facts.Texts[stated.Text], facts) || (claim.Policy == Policy.SameDayDelivery && IsWithinDay(stated.Claim) && (stated.Claim.OfDelivery || facts.Texts[stated.Text].Name.Contains("delivery", StringComparison.Ordinal))))
                return Judgement.By(facts.Texts[stated.Text]);
        return Judgement.No;
    }

    /// <summary>Words that say of a gift that there is one, and nothing of what it is.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> OfAnyGift = new HashSet<string>(
        "kèm quà thêm ngay liền luôn một món phần nhỏ xinh bất ngờ hấp dẫn dễ thương đặc biệt tri ân cảm ơn kem qua them lien mon phan nho đi tặng gửi di tang gui with every order gift gifts free surprise little small special a".Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The facts name their gifts, and the promise names something else.</summary>
    private static bool IsNoneOfTheGifts(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        bool any = false;
        foreach (FactText text in facts.Texts)
        {
            if (!IsGift(text) || text.Value.Length == 0) continue;
            if (!IsOtherGift(claim, tokens, text, facts)) return false;
            any = true;
        }
        return any;
    }

    private static bool IsGift(in FactText text) => text.Name.Contains("gift", StringComparison.Ordinal) || text.Parent.Contains("gift", StringComparison.Ordinal);

    /// <summary>"tặng móc khoá" where the facts give a bag: no word of what is promised stands in what they say of their gift.</summary>
    private static bool IsOtherGift(in Claim claim, in TokenList tokens, in FactText gift, FactSheet facts)
    {
        if (claim.Policy != Policy.Gift || gift.Value.Length == 0) return false;
        bool namesThing = false;
        FoldedText own = facts.Fold(gift.Value);
        if (IsNamedInFront(claim, tokens, own)) return false;
        for (int i = claim.First + 1; i < claim.End; i++)
        {
            ReadOnlySpan<char> word = tokens.KeyOf(i);
            if (!tokens[i].IsWord || tokens.CueAt(i) is not (Cue.None or Cue.Item or Cue.Material) || OfAnyGift.Contains(word)) continue;
            if (WordingJudge.Contains(own.Toned, word) || SameThing.IsNamedBy(word, own.Toned) || (tokens.IsToneless && WordingJudge.Contains(own.Toneless, word))) return false;
            namesThing = true;
        }
        return namesThing;
    }

    /// <summary>"ốp chống sốc tặng kèm máy": what is given stands before the word of giving, what it comes with behind.</summary>
    private static bool IsNamedInFront(in Claim claim, in TokenList tokens, FoldedText gift)
    {
        for (int i = claim.First - 1; i >= Math.Max(0, claim.First - 2); i--)
        {
            bool isSame = tokens[i].IsWord && (WordingJudge.Contains(gift.Toned, tokens.KeyOf(i)) || (tokens.IsToneless && WordingJudge.Contains(gift.Toneless, tokens.KeyOf(i))));
            if (!isSame) return false;
        }
        return claim.First > 1;
    }

    /// <summary>"trong ngày", "hoả tốc 2 giờ": what a delivery fact says without the word of delivery.</summary>
    private static bool IsWithinDay(string delivery)
    {
        foreach (string wording in (ReadOnlySpan<string>)["trong ngày", "cùng ngày", "hôm nay", "hoả tốc", "hỏa tốc", "siêu tốc", "same day", "same-day", "next day", "next-day", "overnight"])
            if (delivery.Contains(wording, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool IsWithinDay(in Claim stated) => stated.Kind == ClaimKind.Duration && (stated.Upper ?? stated.Value) <= 1_440;

    private static bool IsOfInstalment(string name) => name.Contains("instalment", StringComparison.Ordinal) || name.Contains("installment", StringComparison.Ordinal) || name.Contains("trả góp", StringComparison.OrdinalIgnoreCase);

    private static bool IsNamed(Policy policy, string name) => policy switch
    {
        Policy.FreeShipping => name.Contains("free_ship", StringComparison.Ordinal) || name is "freeship",
        Policy.Gift => name.Contains("gift", StringComparison.Ordinal),
        Policy.Instalment => IsOfInstalment(name),
        Policy.CashOnDelivery => name is "cash_on_delivery",
        Policy.Inspection => name.Contains("inspect", StringComparison.Ordinal),
        Policy.Installation => name.Contains("install", StringComparison.Ordinal) && !IsOfInstalment(name),
        _ => false,
    };
}
