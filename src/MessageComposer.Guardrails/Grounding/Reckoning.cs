namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// Sums that a text does before the reader's eyes, checked against the facts: "hai chai 360.000đ, giảm 40.000đ", "12 thỏi x 20 g, tổng 240 g",
/// "thêm 39.000đ là được miễn phí giao", "trả góp 6 tháng, mỗi tháng 1.665.000đ". Asked only of numbers that no fact carries.
/// </summary>
internal static class Reckoning
{
    private const int Reach = 18;
    private const int MostPieces = 100;
    private const int MostProducts = 5;
    private const int MostFactors = 24;

    public static bool Is(in Claim claim, in TokenList tokens, FactSheet facts) => claim.Kind switch
    {
        ClaimKind.Money or ClaimKind.CurrentPrice => IsPriceOfGoods(claim, tokens, facts) || IsMissingSpend(claim, tokens, facts) || IsInstalment(claim, tokens, facts) || IsPricePerDay(claim, tokens, facts),
        ClaimKind.FormerPrice => IsListPriceOfGoods(claim, tokens, facts),
        ClaimKind.Saving => IsSavingOnGoods(claim, tokens, facts),
        ClaimKind.Count => IsPricedNumber(claim, tokens, facts) || IsTotalOfCounts(claim, tokens, facts),
        ClaimKind.Measure => IsTotalOfMeasures(claim, tokens, facts),
        ClaimKind.Duration => Supply.Is(claim, tokens, facts),
        _ => false,
    };

    /// <summary>"2 hộp trà 330.000đ", "hai chai mật ong và một hộp trà: 525.000đ".</summary>
    private static bool IsPriceOfGoods(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        NumbersSaid said = NumbersSaid.Around(tokens, claim);
        if (said.IsEmpty) return false;
        int most = Math.Min(MostProducts, facts.Products.Count);
        for (int i = 0; i < most; i++)
        {
            if (facts.Products[i].Price is not { } price) continue;
            if (said.Times(price, claim) || (IsFormer(claim, tokens) && said.Times(facts.Products[i].ListPrice ?? price, claim))) return true;
            for (int j = 0; j < most; j++)
                if (j != i && facts.Products[j].Price is { } other && said.TimesAnd(price, other, claim)) return true;
        }
        return false;
    }

    /// <summary>thay vì 630.000đ, từ 630.000đ, instead of 630,000 VND.</summary>
    private static bool IsFormer(in Claim claim, in TokenList tokens)
    {
        for (int i = Math.Max(0, claim.First - 4); i < claim.First; i++)
            if (tokens.CueAt(i) is Cue.From or Cue.Original || tokens.KeyOf(i) is "vì" or "vi" or "yết" or "yet" or "instead") return true;
        return false;
    }

    private static bool IsListPriceOfGoods(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        NumbersSaid said = NumbersSaid.Around(tokens, claim);
        foreach (FactProduct product in facts.Products)
            if (product.ListPrice is { } list && said.Times(list, claim)) return true;
        return false;
    }

    /// <summary>What is saved on the number of pieces said, or, of a pack, on each of them.</summary>
    private static bool IsSavingOnGoods(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        NumbersSaid said = NumbersSaid.Around(tokens, claim);
        foreach (FactProduct product in facts.Products)
        {
            if (product.Saving is not { } saving) continue;
            if (said.Times(saving, claim)) return true;
            if (!IsOfOne(claim, tokens)) continue;
            foreach (StatedFact stated in facts.Stated)
                if (stated.Claim.Kind is ClaimKind.Count or ClaimKind.NounCount && stated.Claim.Value is >= 2 and <= MostPieces && Agreement.Agrees(claim, saving / stated.Claim.Value)) return true;
        }
        return false;
    }

    /// <summary>"Mua 2 thỏi, tổng 320.000đ": a number of pieces whose price stands beside it and is right.</summary>
    private static bool IsPricedNumber(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (claim.Value is < 2 or > MostPieces || claim.Upper is not null || claim.Decimals > 0) return false;
        Clause sentence = Clause.SentenceAround(tokens, new Clause(claim.First, claim.End));
        int end = Math.Min(sentence.End, claim.End + Reach);
        for (int i = Math.Max(sentence.First, claim.First - Reach / 2); i < end; i++)
        {
            if (!(tokens[i].IsNumber || tokens.CueAt(i).IsDigit() || tokens.CueAt(i) == Cue.Ten) || !QuantityReader.TryRead(tokens, i, out Quantity amount)) continue;
            foreach (FactProduct product in facts.Products)
                if ((product.Price is { } price && amount.Equals(price * claim.Value)) || (product.ListPrice is { } list && amount.Equals(list * claim.Value))) return true;
            i = Math.Max(i, amount.End - 1);
        }
        return false;
    }

    /// <summary>What the cart lacks of free shipping.</summary>
    private static bool IsMissingSpend(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        bool isMissing = false;
        for (int i = Math.Max(0, claim.First - 4); i < claim.First; i++)
            isMissing |= tokens.KeyOf(i) is "thêm" or "thiếu" or "cần" or "hụt" or "them" or "thieu" or "can" or "hut" or "add" or "another" or "just" or "spend";
        for (int i = claim.End; i < claim.End + 2; i++) isMissing |= tokens.KeyOf(i) is "nữa" or "nua" or "more" or "away" or "short";
        if (!isMissing || FreeShipping.LeastSpend(facts) is not { } least) return false;
        foreach (Derived derived in facts.DerivedNumbers)
            if (derived.Kind == DerivedKind.Payable && derived.Value < least && Agreement.Agrees(claim, least - derived.Value)) return true;
        foreach (FactProduct product in facts.Products)
            if (product.Price < least && Agreement.Agrees(claim, least - product.Price.Value)) return true;
        return false;
    }

    /// <summary>A month's part of the price, for as many months as the facts offer.</summary>
    private static bool IsInstalment(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        bool isMonthly = false;
        for (int i = Math.Max(0, claim.First - 5); i < claim.End + 4; i++) isMonthly |= tokens.CueAt(i) == Cue.Month;
        if (!isMonthly || !IsOfOne(claim, tokens)) return false;
        foreach (StatedFact stated in facts.Stated)
        {
            if (!IsOfInstalments(facts.Texts[stated.Text])) continue;
            bool isTerm = stated.Claim.Kind == ClaimKind.Duration || stated.Claim is { Kind: ClaimKind.Count or ClaimKind.NounCount };
            if (isTerm && (IsMonthsOf(stated.Claim, stated.Claim.Value, claim, facts) || (stated.Claim.Upper is { } upper && IsMonthsOf(stated.Claim, upper, claim, facts)))) return true;
        }
        foreach (FactNumber number in facts.Numbers)
            if (number.Name.Contains("instal", StringComparison.Ordinal) && number.Value is >= 2 and <= 60 && IsPartOfPrice(claim, number.Value, facts)) return true;
        return false;
    }

    /// <summary>"mỗi ngày chỉ 8.000đ, hộp dùng 30 ngày": the price by a time the sentence says, which is judged for itself.</summary>
    private static bool IsPricePerDay(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        Cue unit = Cue.None;
        for (int i = Math.Max(0, claim.First - 5); i < claim.End + 3 && unit == Cue.None; i++)
        {
            bool isPer = tokens.CueAt(i) is Cue.Each or Cue.One || tokens.IsSymbol(i, '/') || tokens.KeyOf(i) is "a" or "moi";
            if (isPer && tokens.CueAt(i + 1).IsTimeUnit()) unit = tokens.CueAt(i + 1);
        }
        if (unit == Cue.None) return false;
        Clause sentence = Clause.SentenceAround(tokens, new Clause(claim.First, claim.End));
        for (int i = Math.Max(sentence.First, claim.First - Reach); i < Math.Min(sentence.End, claim.End + Reach); i++)
            if (tokens[i].IsNumber && tokens.CueAt(i + 1) == unit && tokens[i].Digits is >= 2 and <= 1_000 && IsPartOfPrice(claim, tokens[i].Digits, facts)) return true;
        return false;
    }

    private static bool IsOfInstalments(in FactText text) =>
        text.Name.Contains("instal", StringComparison.Ordinal) || text.Parent.Contains("instal", StringComparison.Ordinal) || text.Value.Contains("góp", StringComparison.OrdinalIgnoreCase) || text.Value.Contains("instal", StringComparison.OrdinalIgnoreCase);

    private static bool IsMonthsOf(in Claim term, decimal value, in Claim claim, FactSheet facts)
    {
        decimal months = term.Kind == ClaimKind.Duration ? value / 43_200 : value;
        return months is >= 2 and <= 60 && IsPartOfPrice(claim, months, facts);
    }

    private static bool IsPartOfPrice(in Claim claim, decimal months, FactSheet facts)
    {
        foreach (FactProduct product in facts.Products)
            if (product.Price is { } price && (Agreement.Agrees(claim, price / months) || Agreement.Agrees(claim, Math.Round(price / months, MidpointRounding.AwayFromZero)) || Agreement.Agrees(claim, Math.Round(price / months / 1_000, MidpointRounding.AwayFromZero) * 1_000))) return true;
        return false;
    }

    /// <summary>"tổng 240 g" of twelve sticks of 20 g each.</summary>
    private static bool IsTotalOfMeasures(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (claim.Unit < 0 || !IsTotal(claim, tokens)) return false;
        (char kind, decimal factor) = MeasureUnits.Of(tokens.KeyOf(claim.Unit));
        if (kind == '\0') return false;
        NumbersSaid said = NumbersSaid.Around(tokens, claim);
        int most = Math.Min(MostFactors, facts.Stated.Count);
        for (int i = 0; i < most; i++)
        {
            if (facts.Stated[i] is not { Claim.Kind: ClaimKind.Measure, Unit: { } unit } each) continue;
            (char eachKind, decimal eachFactor) = MeasureUnits.Of(unit);
            if (eachKind != kind) continue;
            decimal one = each.Claim.Value * eachFactor / factor;
            if (said.Times(one, claim)) return true;
            for (int j = 0; j < most; j++)
                if (facts.Stated[j].Claim is { Kind: ClaimKind.Count or ClaimKind.NounCount, Value: >= 2 and <= MostPieces } number && Agreement.Agrees(claim, one * number.Value)) return true;
            foreach (FactNumber number in facts.Numbers)
                if (IsPieces(number) && Agreement.Agrees(claim, one * number.Value)) return true;
        }
        return false;
    }

    /// <summary>"Sáu tập, mỗi tập 120 trang, tổng 720 trang", "2 áo và 1 quần, tổng 3 món".</summary>
    private static bool IsTotalOfCounts(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (!IsTotal(claim, tokens)) return false;
        NumbersSaid said = NumbersSaid.Around(tokens, claim);
        if (said.AddUp(claim)) return true;
        foreach (FactNumber number in facts.Numbers)
            if (number is { Role: FactRole.Other, Product: >= 0, Value: >= 2 } && said.Times(number.Value, claim)) return true;
        for (int i = 0; i < Math.Min(MostFactors, facts.Stated.Count); i++)
            if (facts.Stated[i].Claim is { Kind: ClaimKind.Count or ClaimKind.NounCount, Value: >= 2 } each && said.Times(each.Value, claim)) return true;
        return false;
    }

    private static bool IsPieces(in FactNumber number) => number is { Role: FactRole.Other or FactRole.Quantity, Product: >= 0, Value: >= 2 and <= MostPieces } && FactRoles.MinutesPerUnit(number.Name) == 0;

    /// <summary>Words that say the number is a sum.</summary>
    private static bool IsTotal(in Claim claim, in TokenList tokens)
    {
        for (int i = Math.Max(0, claim.First - 5); i < claim.First - 1; i++)
            if ((tokens[i].IsNumber || tokens.CueAt(i).IsDigit()) && IsPack(tokens.KeyOf(i + 1))) return true; // ba bộ 72 cây
        for (int i = Math.Max(0, claim.First - 4); i < claim.First; i++)
            if (tokens.CueAt(i) == Cue.Total || (i >= claim.First - 2 && tokens.KeyOf(i) is "là" or "la" or "được" or "thành") || tokens.KeyOf(i) is "thảy" or "cả" or "hết" or "chi" or "tức" or "thay" or "tuc" or "combined" or "together" || (tokens.KeyOf(i) is "tất" or "tat" && tokens.KeyOf(i + 1) is "cả" or "ca") || tokens.IsSymbol(i, '=')) return true;
        for (int i = claim.End; i < claim.End + 3; i++)
            if (tokens.KeyOf(i) is "total" or "altogether" or "thảy" || (tokens.KeyOf(i) is "tất" && tokens.KeyOf(i + 1) is "cả") || (tokens.KeyOf(i) is "in" && tokens.KeyOf(i + 1) is "all")) return true;
        return false;
    }

    private static bool IsPack(ReadOnlySpan<char> word) =>
        word is "bộ" or "hộp" or "gói" or "túi" or "thùng" or "lốc" or "chai" or "hũ" or "vỉ" or "combo" or "set" or "bo" or "hop" or "goi" or "tui" or "thung" or "loc" or "hu" or "sets" or "boxes" or "packs" or "bags" or "bottles" or "jars";

    /// <summary>mỗi, một, /, each beside the claim.</summary>
    private static bool IsOfOne(in Claim claim, in TokenList tokens)
    {
        if (tokens.IsSymbol(claim.End, '/')) return true;
        for (int i = Math.Max(0, claim.First - 5); i < claim.End + 2; i++)
            if ((i < claim.First || i >= claim.End) && (tokens.CueAt(i) is Cue.Each or Cue.One || tokens.KeyOf(i) is "moi" or "a" or "monthly")) return true;
        return false;
    }
}
