using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>Free shipping that the facts tie to a least spend: said of every order, or of an order that does not reach it, it goes beyond.</summary>
internal static class FreeShipping
{
    public static bool IsBeyond(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (IsFarther(claim, tokens, facts)) return true;
        if (LeastSpend(facts) is not { } least || least <= 0) return false;
        Clause sentence = Clause.SentenceAround(tokens, new Clause(claim.First, claim.End));
        bool namesAmount = false;
        for (int i = sentence.First; i < sentence.End; i++)
        {
            if (IsEveryOrder(tokens, i)) return true;
            if (!IsSpend(tokens, i)) continue;
            namesAmount = true;
            if (i >= claim.End && i - claim.End <= 6 && QuantityReader.TryRead(tokens, i, out Quantity said) && said.Value > 1_000 && said.Value != least && said.Other != least) return true;
        }
        return !namesAmount && !NamesWhatIsMissing(tokens, sentence, least - TotalOf(facts)) && TotalOf(facts) < least && !IsNamed(least, facts.Message);
    }

    /// <summary>"thêm 45.000đ là được miễn phí giao": the order has to grow by it first.</summary>
    private static bool NamesWhatIsMissing(in TokenList tokens, Clause sentence, decimal missing)
    {
        for (int i = sentence.First; i < sentence.End; i++)
            if (tokens[i].IsNumber && QuantityReader.TryRead(tokens, i, out Quantity said) && said.Equals(missing)) return true;
        return false;
    }

    /// <summary>"giao miễn phí toàn quốc" of a shop that ships free within its city.</summary>
    private static bool IsFarther(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        bool isEverywhere = false;
        for (int i = claim.First; i <= claim.End + 3; i++) isEverywhere |= IsEverywhere(tokens, i);
        if (!isEverywhere) return false;
        bool isLocal = false;
        foreach (StatedFact stated in facts.Stated)
        {
            if (stated.Claim.Kind != ClaimKind.Policy || stated.Claim.Policy != Policy.FreeShipping) continue;
            using TokenList own = TokenList.Read(facts.Fold(facts.Texts[stated.Text].Value));
            for (int i = 0; i < own.Count; i++)
            {
                if (IsEverywhere(own, i)) return false;
                isLocal |= own.KeyOf(i) is "nội" && own.KeyOf(i + 1) is "thành" or "ô" or "thị" || own.KeyOf(i) is "kính" or "within" || (own.KeyOf(i) is "in" or "tại" or "ở" && own.IsCapital(i + 1));
            }
        }
        return isLocal;
    }

    private static bool IsEverywhere(in TokenList tokens, int at) =>
        tokens.KeyOf(at) is "nationwide" or "countrywide" || (tokens.KeyOf(at) is "toàn" or "cả" or "toan" or "ca" && tokens.KeyOf(at + 1) is "quốc" or "nước" or "quoc" or "nuoc") || (tokens.KeyOf(at) is "mọi" or "moi" && tokens.KeyOf(at + 1) is "tỉnh" or "miền" or "nơi" or "tinh");

    public static decimal? LeastSpend(FactSheet facts)
    {
        foreach (FactNumber number in facts.Numbers)
            if (number.Name is "free_shipping_from" or "free_ship_from" or "free_shipping_min") return number.Value;
        if (facts.Promotion.Kind is "free_shipping" or "freeship" or "shipping") return facts.Promotion.MinSpend;
        foreach (StatedFact amount in facts.Stated)
            if (amount.Claim.Kind is ClaimKind.Money or ClaimKind.CurrentPrice && facts.Texts[amount.Text].Name.Contains("free_ship", StringComparison.Ordinal)) return amount.Claim.Value; // "free_shipping": "đơn từ 300.000đ"
        foreach (StatedFact policy in facts.Stated)
        {
            if (policy.Claim.Kind != ClaimKind.Policy || policy.Claim.Policy != Policy.FreeShipping) continue;
            foreach (StatedFact amount in facts.Stated)
                if (amount.Text == policy.Text && amount.Claim.Kind is ClaimKind.Money or ClaimKind.CurrentPrice) return amount.Claim.Value;
        }
        return null;
    }

    /// <summary>mọi đơn, tất cả đơn, toàn bộ đơn, đơn 0đ, all orders, every order.</summary>
    private static bool IsEveryOrder(in TokenList tokens, int at)
    {
        if (tokens.CueAt(at) != Cue.Order && tokens.KeyOf(at) is not ("hoá" or "hoa")) return false;
        for (int i = Math.Max(0, at - 3); i < at; i++)
            if (tokens.KeyOf(i) is "mọi" or "moi" or "tất" or "tat" or "toàn" or "toan" or "bất" or "every" or "all" or "any") return true;
        for (int i = at + 1; i <= at + 3; i++)
            if (tokens[i] is { IsNumber: true, Length: 1, Digits: 0 } && tokens[i - 1].Symbol is not ('.' or ',') && (tokens.CueAt(i + 1) == Cue.Dong || tokens[i + 1].Symbol == '₫')) return true;
        return false;
    }

    /// <summary>An amount in the sentence: "cho đơn từ 300K", "orders over 300,000".</summary>
    private static bool IsSpend(in TokenList tokens, int at)
    {
        if (!tokens[at].IsNumber) return false;
        for (int i = at - 1; i >= Math.Max(0, at - 3); i--)
            if (tokens.CueAt(i) is Cue.From or Cue.Over or Cue.Order or Cue.Until || tokens.KeyOf(i) is "đủ" or "du") return true;
        return false;
    }

    /// <summary>Whether another field names the least spend.</summary>
    private static bool IsNamed(decimal least, IReadOnlyList<FoldedText> message)
    {
        foreach (FoldedText field in message)
        {
            using TokenList tokens = TokenList.Read(field);
            for (int i = 0; i < tokens.Count; i++)
                if ((tokens[i].IsNumber || tokens.CueAt(i).IsDigit()) && QuantityReader.TryRead(tokens, i, out Quantity quantity) && quantity.Value == least) return true;
        }
        return false;
    }

    private static decimal TotalOf(FactSheet facts)
    {
        decimal total = 0;
        string? first = null;
        foreach (FactProduct product in facts.Products)
        {
            // The facts may name the first product twice: alone and in the list.
            if (product.IsSuggestion || product.Price is not { } price || product.Path == first) continue;
            first ??= product.Path;
            total += price * product.Quantity;
        }
        return total;
    }
}
