using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>What became of a claim. <paramref name="Carrier"/>: the text fact that carries it, for grounds.</summary>
internal readonly record struct Judgement(bool IsGrounded, FactText? Carrier = null)
{
    public static Judgement No => default;

    public static Judgement Yes => new(true);

    public static Judgement By(in FactText carrier) => new(true, carrier);
}

/// <summary>Judges claims against the facts of one check: a fact in any notation, exact arithmetic on facts, or honest rounding grounds a claim; nothing else does.</summary>
internal static class ClaimJudge
{
    private const int MostMeasures = 24;

    private const int MostOfMessage = 600;

    public static Judgement Judge(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (IsWholeNumber(claim)) return Judge(claim with { Other = null }, tokens, facts);
        Judgement judgement = ShareOfThing.IsBoast(claim, tokens) ? Judgement.Yes : JudgeByFacts(claim, tokens, facts);
        if (!judgement.IsGrounded && IsBareBesidePrice(claim, tokens)) judgement = JudgeByFacts(claim with { Kind = ClaimKind.Count, Other = null }, tokens, facts);
        if (!judgement.IsGrounded && IsNameNotMore(claim, tokens, facts)) return Judge(claim with { Closeness = Closeness.Exact }, tokens, facts);
        if (!judgement.IsGrounded && IsBareAmount(claim, tokens)) return Judge(claim with { Kind = ClaimKind.Money, Other = null }, tokens, facts);
        if (!judgement.IsGrounded && Reckoning.Is(claim, tokens, facts)) return Judgement.Yes;
        return judgement.IsGrounded || claim.Kind >= ClaimKind.Code || !NumberInName.Is(claim, tokens, facts) ? judgement : Judgement.Yes;
    }

    /// <summary>"5.000 đánh giá" is five thousand and never 5,000: people and pieces are not told in thousandths.</summary>
    private static bool IsWholeNumber(in Claim claim) => claim is { Kind: ClaimKind.ReviewCount or ClaimKind.Stock, Other: { } other } && other < claim.Value;

    /// <summary>"nuoc bo hon 5 lit" of a fact that says "bồ hòn": without marks the word reads like hơn.</summary>
    private static bool IsNameNotMore(in Claim claim, in TokenList tokens, FactSheet facts) =>
        tokens.IsToneless && claim.Closeness is Closeness.Over or Closeness.Under or Closeness.About && claim.First > 1 && tokens[claim.First - 2].IsWord && WordingJudge.StandsIn(tokens, claim.First - 2, claim.First, facts) is { IsGrounded: true };

    /// <summary>"giá nồi inox 304 là 690.000đ": a number without a currency, further from the word of price than a price without one stands.</summary>
    private static bool IsBareBesidePrice(in Claim claim, in TokenList tokens) =>
        claim is { Kind: >= ClaimKind.Money and <= ClaimKind.Saving, Scale: QuantityScale.None, Value: < 10_000, End: var end } && end == claim.First + 1 && tokens[claim.First].IsNumber
        && tokens[claim.First - 1].IsWord && tokens.CueAt(claim.First - 1) is Cue.None or Cue.Material;

    private static Judgement JudgeByFacts(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        bool mayStandVerbatim = claim.Kind is ClaimKind.Measure or ClaimKind.Count or ClaimKind.Duration || (tokens.IsToneless && claim.Kind is ClaimKind.Money or ClaimKind.CurrentPrice or ClaimKind.NounCount);
        if (mayStandVerbatim && !TimeJudge.IsDelivery(claim, tokens) && !TimeJudge.IsOfBattery(claim, tokens) && TryFindVerbatim(claim, tokens, facts, out Judgement verbatim) && !IsOfOrdersOnly(claim, verbatim, tokens, facts)) return verbatim;
        switch (claim.Kind)
        {
            case ClaimKind.Date or ClaimKind.Month or ClaimKind.Year or ClaimKind.Clock or ClaimKind.Duration: return TimeJudge.Judge(claim, tokens, facts);
            case ClaimKind.Name when SizeReader.IsLetterWithin(claim, tokens, facts): return Judgement.Yes;
            case ClaimKind.Code or ClaimKind.Link or ClaimKind.Hotline or ClaimKind.Name or ClaimKind.Quote: return WordingJudge.Judge(claim, tokens, facts);
            case ClaimKind.Policy: return PolicyJudge.Judge(claim, tokens, facts);
            case ClaimKind.Colour: return ColourReader.Judge(claim, tokens, facts);
            case ClaimKind.Sizes: return SizeReader.Judge(claim, tokens, facts);
            case ClaimKind.Ingredient: return IngredientReader.Judge(claim, tokens, facts);
            case ClaimKind.Scent: return ScentReader.Judge(claim, tokens, facts);
            case ClaimKind.Origin: return OriginReader.Judge(claim, tokens, facts);
            case ClaimKind.Material: return MaterialReader.Judge(claim, tokens, facts);
            case ClaimKind.NounCount: return ModelJudge.JudgeCount(claim, tokens, facts);
            case ClaimKind.Model: return ModelJudge.Judge(claim, tokens, facts);
        }
        if (claim.Kind is ClaimKind.Money or ClaimKind.CurrentPrice && ProductOfPrice.IsAnothers(claim, tokens, facts)) return Judgement.No;
        foreach (FactNumber number in facts.Numbers)
            if (CanGround(claim, number, facts) && (IsRounded(claim.Kind) ? Agreement.AgreesRounded(claim, number.Value) : Agreement.Agrees(claim, number.Value)) && !(claim.Kind == ClaimKind.Money && number.Role != FactRole.MinSpend && IsOfOrders(number) && !SpeaksOfOrders(tokens, facts))) return Judgement.Yes;
        foreach (Derived derived in facts.DerivedNumbers)
            if (CanGround(claim.Kind, derived.Kind) && AgreesWithDerived(claim, derived)) return Judgement.Yes;
        if (claim is { Kind: ClaimKind.Measure, Unit: >= 0 } && IsMeasureOfMember(claim, tokens.KeyOf(claim.Unit), facts)) return Judgement.Yes;
        if (claim.Kind is ClaimKind.Money or ClaimKind.CurrentPrice && IsPriceOfSeveral(claim, tokens, facts)) return Judgement.Yes;
        if (claim.Kind is ClaimKind.Money or ClaimKind.CurrentPrice or ClaimKind.FormerPrice && PriceOfPiece.Is(claim, tokens, facts)) return Judgement.Yes;
        if (claim is { Kind: ClaimKind.Measure, Upper: null, Unit: >= 0 } && IsSize(tokens.KeyOf(claim.Unit)) && SizeReader.IsWithin(claim.Value, facts)) return Judgement.Yes;
        if (claim.Kind == ClaimKind.BuyGet && IsBuyGetOf(claim, facts)) return Judgement.Yes;
        if (claim is { Kind: ClaimKind.Count, Decimals: > 0 } && IsDayAndMonth(claim, tokens, facts)) return Judgement.Yes;
        if (claim.Kind == ClaimKind.Count && tokens.IsToneless && tokens.KeyOf(claim.End - 1) is "mau" && AreColours(claim, facts)) return Judgement.Yes;
        if (claim.Kind == ClaimKind.Count && (IsShareOfPack(claim, facts) || PiecesOfSet.Are(claim, tokens, facts) || SizeReader.AreSoMany(claim, tokens, facts))) return Judgement.Yes;
        if (ComparedPrice.Is(claim, tokens, facts)) return Judgement.Yes;
        return JudgeByTexts(claim, tokens, facts);
    }

    /// <summary>"nửa ký", "0,5 kg" of a number whose name ends in another unit of the same kind: <c>net_weight_g</c> 500.</summary>
    private static bool IsMeasureOfMember(in Claim claim, ReadOnlySpan<char> unit, FactSheet facts)
    {
        (char kind, decimal factor) = MeasureUnits.Of(unit);
        if (kind == '\0') return false;
        foreach (FactNumber number in facts.Numbers)
        {
            int mark = number.Name.LastIndexOf('_');
            if (mark < 0 || number.Role != FactRole.Other) continue;
            (char ownKind, decimal ownFactor) = MeasureUnits.Of(number.Name.AsSpan(mark + 1));
            if (ownKind == kind && ownFactor != factor && Agreement.Agrees(claim, number.Value * ownFactor / factor)) return true;
        }
        return false;
    }

    /// <summary>"30.11" of a promotion that ends on 30 November.</summary>
    private static bool IsDayAndMonth(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (claim.End != claim.First + 3 || tokens[claim.First].Length > 2 || tokens[claim.First + 2].Length > 2) return false;
        foreach (DateTime date in facts.Dates)
            if (date.Day == tokens[claim.First].Digits && date.Month == tokens[claim.First + 2].Digits) return true;
        return false;
    }

    /// <summary>"3 mau" of three colours, which without marks reads like mẫu.</summary>
    private static bool AreColours(in Claim claim, FactSheet facts)
    {
        int listed = 0;
        foreach (FactText text in facts.Texts)
        {
            if (text.Index >= 0 ? !IsColour(text.Parent) : !IsColour(text.Name)) continue;
            if (text.Index <= 0) listed = 0; // another list
            listed += text.Index >= 0 ? 1 : text.Value.AsSpan().Count(',') + 1;
            if (listed == claim.Value) return true;
        }
        return false;

        static bool IsColour(string name) => name.Contains("color", StringComparison.Ordinal) || name.Contains("colour", StringComparison.Ordinal);
    }

    /// <summary>"instead of 600,000": money without its sign, and nothing behind it that it would count.</summary>
    private static bool IsBareAmount(in Claim claim, in TokenList tokens) =>
        claim is { Kind: ClaimKind.Count, Value: >= 10_000, Decimals: 0, Upper: null } && claim.Value % 500 == 0 && tokens[claim.End - 1].IsNumber && !IsCounting(tokens, claim.End);

    private static bool IsCounting(in TokenList tokens, int end) =>
        tokens[end].IsWord && tokens[end].Before == Spacing.Blank
        && tokens.CueAt(end) is not (Cue.From or Cue.Until or Cue.Before or Cue.Off or Cue.Down or Cue.New or Cue.Remaining or Cue.Under or Cue.Only or Cue.Each or Cue.One or Cue.Pay or Cue.Ship or Cue.Price or Cue.Original or Cue.Over or Cue.Within or Cue.Nay or Cue.Give)
        && tokens.KeyOf(end) is not ("instead" or "before" or "cheaper" or "minus" or "plus" or "any" or "in" or "total" or "down" or "to" or "till" or "by" or "rather" or "less" or "more" or "or" or "and" or "so" or "a" or "an" or "when" or "with" or "for" or "on" or "at" or "if" or "is" or "as" or "but" or "then" or "this" or "falls" or "back" or "thay" or "cho" or "mà" or "ma" or "trở" or "tro" or "rồi" or "roi" or "lận" or "lan" or "nha" or "nhé" or "nhe" or "nè" or "ne" or "ạ" or "thôi" or "thoi" or "là" or "la" or "thì" or "thi" or "nữa" or "nua");

    /// <summary>A promotion that gives its two numbers as numbers (<c>buy</c>, <c>get</c>).</summary>
    private static bool IsBuyGetOf(in Claim claim, FactSheet facts)
    {
        if (facts.Promotion.Kind is not { } kind || !kind.StartsWith("buy", StringComparison.Ordinal)) return false;
        bool buys = false;
        bool gets = false;
        foreach (FactNumber number in facts.Numbers)
        {
            buys |= number.Name.StartsWith("buy", StringComparison.Ordinal) && number.Value == claim.Value;
            gets |= number.Name.StartsWith("get", StringComparison.Ordinal) && number.Value == claim.Upper;
        }
        return buys && gets;
    }

    /// <summary>"gói 200g pha được 40 ấm" of 5g each: one stated measure by another of its kind.</summary>
    private static bool IsShareOfPack(in Claim claim, FactSheet facts)
    {
        if (claim.Closeness != Closeness.Exact || claim.Value < 2) return false;
        for (int i = 0; i < Math.Min(MostMeasures, facts.Stated.Count); i++)
        {
            if (facts.Stated[i] is not { Claim.Kind: ClaimKind.Measure, Unit: { } part } one) continue;
            (char kind, decimal small) = MeasureUnits.Of(part);
            if (kind is not ('m' or 'v')) continue;
            for (int j = 0; j < Math.Min(MostMeasures, facts.Stated.Count); j++)
            {
                if (facts.Stated[j] is not { Claim.Kind: ClaimKind.Measure, Unit: { } whole } other) continue;
                (char otherKind, decimal large) = MeasureUnits.Of(whole);
                if (otherKind == kind && one.Claim.Value * small * claim.Value == other.Claim.Value * large) return true;
            }
        }
        return false;
    }

    /// <summary>"mua 2 chai là 378.000đ": price times the number said just before.</summary>
    private static bool IsPriceOfSeveral(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        for (int i = claim.First - 1; i >= Math.Max(0, claim.First - 7); i--)
        {
            int pieces = tokens[i].IsNumber && tokens[i].Digits <= 50 ? (int)tokens[i].Digits : tokens.CueAt(i).SpokenDigit();
            if (pieces < 2) continue;
            foreach (FactProduct product in facts.Products)
                if (product.Price is { } price && Agreement.Agrees(claim, price * pieces)) return true;
        }
        return false;
    }

    /// <summary>The same words in a fact: found without reading the facts' texts for numbers.</summary>
    private static bool TryFindVerbatim(in Claim claim, in TokenList tokens, FactSheet facts, out Judgement judgement)
    {
        TextSpan span = tokens.SpanOf(claim.First, claim.End);
        ReadOnlySpan<char> wanted = tokens.Text.Original.AsSpan(span.Start, span.Length);
        judgement = default;
        bool isLabel = claim.Kind is ClaimKind.Count or ClaimKind.NounCount && tokens[claim.First].Length > 1 && tokens.Text.Toned[tokens[claim.First].Start] == '0'; // son lì 04
        if (isLabel && WordingJudge.StandsIn(tokens, claim.First, claim.First + 1, facts) is { } label) judgement = label;
        else if (tokens.IsToneless && claim.Closeness == Closeness.Exact && WordingJudge.StandsIn(tokens, claim.First, NounEnd(claim, tokens), facts) is { } bare) judgement = bare;
        if (!judgement.IsGrounded && claim.Closeness is Closeness.Over or Closeness.Under && claim.First > 0 && WordingJudge.StandsIn(tokens, claim.First - 1, claim.End, facts) is { } loose) judgement = loose; // dưới 20kg
        if (judgement.IsGrounded) return true;
        if (claim.Closeness != Closeness.Exact || wanted.Length < 3) return false;
        if (claim.Kind == ClaimKind.Count && claim.Decimals > 0 && IsDecimalOf(wanted, facts, out judgement)) return true;
        foreach (FactText text in facts.Texts)
        {
            int found = text.Value.AsSpan().IndexOf(wanted, StringComparison.OrdinalIgnoreCase);
            if (found < 0) continue;
            ReadOnlySpan<char> behind = text.Value.AsSpan(found + wanted.Length);
            bool starts = found == 0 || text.Value[found - 1] is ' ' or '(' || (text.Value[found - 1] == '-' && claim.Kind == ClaimKind.Duration);
            if (!starts || (behind.Length > 0 && (char.IsLetterOrDigit(behind[0]) || behind[0] == '-'))) continue;
            judgement = Judgement.By(text);
            return true;
        }
        return false;
    }

    /// <summary>"pH of 5.5" of a fact that says "pH 5,5".</summary>
    private static bool IsDecimalOf(ReadOnlySpan<char> number, FactSheet facts, out Judgement judgement)
    {
        Span<char> other = stackalloc char[number.Length];
        for (int i = 0; i < number.Length; i++) other[i] = number[i] switch { '.' => ',', ',' => '.', char unit => unit };
        judgement = default;
        foreach (FactText text in facts.Texts)
        {
            if (!WordingJudge.Contains(text.Value, other)) continue;
            judgement = Judgement.By(text);
            return true;
        }
        return false;
    }

    /// <summary>The thing a bare count counts belongs to it: "3 ngan" of "3 ngăn".</summary>
    private static int NounEnd(in Claim claim, in TokenList tokens) => claim.Kind == ClaimKind.NounCount && tokens[claim.End].IsWord ? claim.End + 1 : claim.End;

    private static bool AgreesWithDerived(in Claim claim, in Derived derived)
    {
        if (claim.Kind == ClaimKind.PriceShare) return Agreement.AgreesRounded(claim with { Value = 100 - claim.Value }, derived.Value);
        if (claim.Kind == ClaimKind.Discount) return Agreement.AgreesRounded(claim, derived.Value);
        return Agreement.Agrees(claim, derived.Value) || Agreement.Agrees(claim, Math.Round(derived.Value, MidpointRounding.AwayFromZero));
    }

    private static bool IsRounded(ClaimKind kind) => kind is ClaimKind.Rating or ClaimKind.Discount or ClaimKind.Percent;

    private static bool CanGround(in Claim claim, in FactNumber number, FactSheet facts) => claim.Kind switch
    {
        ClaimKind.Money or ClaimKind.CurrentPrice when IsOfOrders(number) && claim.OfPrice => false,
        ClaimKind.Money => number.Role.IsMoney() || number.Role == FactRole.Other,
        ClaimKind.CurrentPrice => number.Role is FactRole.Price or FactRole.Amount or FactRole.MaxDiscount or FactRole.MinSpend or FactRole.Other,
        ClaimKind.FormerPrice => number.Role is FactRole.ListPrice or FactRole.Other,
        ClaimKind.Saving => number.Role is FactRole.Amount or FactRole.MaxDiscount or FactRole.Other,
        ClaimKind.Discount or ClaimKind.Percent => number.Role is FactRole.Percent or FactRole.Other,
        ClaimKind.Rating => facts.IsFor(number, FactRole.Rating),
        ClaimKind.ReviewCount => facts.IsFor(number, FactRole.ReviewCount),
        ClaimKind.Stock => facts.IsFor(number, FactRole.Stock),
        ClaimKind.Count => number.Role is FactRole.Stock or FactRole.Quantity or FactRole.ReviewCount or FactRole.MinSpend || (number.Role == FactRole.Other && FactRoles.MinutesPerUnit(number.Name) == 0), // 5 of delivery_max_days counts no pieces
        ClaimKind.Measure => number.Role is FactRole.Other && FactRoles.MinutesPerUnit(number.Name) == 0, // 6 months are no 6.000 mAh
        _ => false,
    };

    /// <summary>What an order must come to: no price of goods.</summary>
    private static bool IsOfOrders(in FactNumber number) => number.Role == FactRole.MinSpend || (number.Role == FactRole.Other && number.Product < 0 && IsOfOrders(number.Name));

    /// <summary>An amount whose only carrier is what an order must come to, in a message that says nothing of orders.</summary>
    private static bool IsOfOrdersOnly(in Claim claim, in Judgement found, in TokenList tokens, FactSheet facts) =>
        claim.Kind is ClaimKind.Money or ClaimKind.CurrentPrice && found.Carrier is { Product: < 0 } carrier && IsOfOrders(carrier.Name) && !SpeaksOfOrders(tokens, facts);

    /// <summary>Whether the message says a word of orders, delivery or vouchers, without which such an amount is a price.</summary>
    private static bool SpeaksOfOrders(in TokenList tokens, FactSheet facts)
    {
        if (SaysOrder(tokens)) return true;
        foreach (FoldedText field in facts.Message)
        {
            using TokenList other = TokenList.Read(field);
            if (SaysOrder(other)) return true;
        }
        return facts.Message.Count == 0;
    }

    private static bool SaysOrder(in TokenList tokens)
    {
        for (int i = 0; i < Math.Min(tokens.Count, MostOfMessage); i++)
            if (tokens.CueAt(i) is Cue.Order or Cue.Free or Cue.Ship or Cue.Deliver or Cue.Transport or Cue.Code or Cue.Give or Cue.Install or Cue.Instalment || tokens.KeyOf(i) is "phí" or "phi" or "giỏ" or "gio" or "hoá" or "hoa" or "cart") return true;
        return false;
    }

    private static bool IsOfOrders(string name) => name.Contains("ship", StringComparison.Ordinal) || name.StartsWith("instal", StringComparison.Ordinal) || name.StartsWith("min_", StringComparison.Ordinal) || name is "gift_wrap" or "fee";

    private static bool CanGround(ClaimKind claim, DerivedKind derived) => derived switch
    {
        DerivedKind.Payable => claim is ClaimKind.Money or ClaimKind.CurrentPrice,
        DerivedKind.Former => claim is ClaimKind.Money or ClaimKind.FormerPrice,
        DerivedKind.Saving => claim is ClaimKind.Money or ClaimKind.Saving,
        DerivedKind.Cut => claim is ClaimKind.Discount or ClaimKind.PriceShare,
        DerivedKind.Count => claim is ClaimKind.Count,
        _ => false,
    };

    private static Judgement JudgeByTexts(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        foreach (StatedFact stated in facts.Stated)
        {
            if (!CanGround(claim.Kind, stated.Claim)) continue;
            if (claim.OfPrice && facts.Texts[stated.Text] is { Product: < 0 } ofShop && IsOfOrders(ofShop.Name)) continue;
            if (claim.Kind == ClaimKind.BuyGet)
            {
                if (stated.Claim.Value != claim.Value || stated.Claim.Upper != claim.Upper) continue;
            }
            else if (claim.Kind == ClaimKind.Measure && stated.Claim.Kind == ClaimKind.Count)
            {
                if (!IsSize(tokens.KeyOf(claim.Unit)) || !facts.Texts[stated.Text].Parent.Contains("size", StringComparison.Ordinal) && !facts.Texts[stated.Text].Name.Contains("size", StringComparison.Ordinal)) continue;
                if (!AgreesWithStated(claim, stated.Claim)) continue;
            }
            else if (claim.Kind == ClaimKind.Measure)
            {
                if (stated.Unit is not { } unit || !IsSameMeasure(claim, tokens.KeyOf(claim.Unit), stated.Claim, unit)) continue;
            }
            else if (!AgreesWithStated(claim, stated.Claim) || (claim.Kind == ClaimKind.Percent && !ShareOfThing.IsSame(claim, tokens, facts, facts.Texts[stated.Text]))) continue;
            FactText text = facts.Texts[stated.Text];
            if (claim.Kind == ClaimKind.Stock && text.Name is "address" && stated.Claim.Kind is ClaimKind.Count or ClaimKind.NounCount) continue; // the number of a house
            if (claim.Kind == ClaimKind.Money && text.Product < 0 && IsOfOrders(text.Name) && !SpeaksOfOrders(tokens, facts)) continue;
            return Judgement.By(text);
        }
        return Judgement.No;
    }

    private static bool AgreesWithStated(in Claim claim, in Claim stated)
    {
        if (claim.Closeness == stated.Closeness && claim.Value == stated.Value && claim.Upper == stated.Upper) return true; // below 55 dB, of dưới 55 dB
        if (Agreement.Agrees(claim, stated.Value) || (stated.Other is { } other && Agreement.Agrees(claim, other))) return claim.Upper is null || claim.Upper == stated.Upper;
        return claim.Upper is null && stated.Upper is { } upper && Agreement.Agrees(claim, upper);
    }

    private static bool CanGround(ClaimKind claim, in Claim stated) => claim switch
    {
        ClaimKind.Money or ClaimKind.CurrentPrice => stated.Kind is ClaimKind.Money or ClaimKind.CurrentPrice || IsLargeCount(stated),
        ClaimKind.FormerPrice => stated.Kind is ClaimKind.Money or ClaimKind.FormerPrice || IsLargeCount(stated),
        ClaimKind.Saving => stated.Kind is ClaimKind.Saving,
        ClaimKind.Discount => stated.Kind is ClaimKind.Discount,
        ClaimKind.Percent => stated.Kind is ClaimKind.Percent or ClaimKind.Discount,
        ClaimKind.PriceShare => stated.Kind is ClaimKind.PriceShare,
        ClaimKind.Rating => stated.Kind is ClaimKind.Rating || (stated.Kind == ClaimKind.Count && stated.Value <= 10),
        ClaimKind.ReviewCount or ClaimKind.Stock or ClaimKind.Count => stated.Kind == claim || stated.Kind == ClaimKind.Count || claim == ClaimKind.Count && stated.Kind is ClaimKind.Stock or ClaimKind.ReviewCount,
        ClaimKind.Measure => stated.Kind is ClaimKind.Measure or ClaimKind.Count,
        ClaimKind.BuyGet => stated.Kind is ClaimKind.BuyGet,
        _ => false,
    };

    private static bool IsLargeCount(in Claim stated) => stated.Kind == ClaimKind.Count && stated.Value >= 1_000;

    /// <summary>The same measure, in the same unit or in another of its kind: 1,05 lít is 1.050 ml.</summary>
    private static bool IsSameMeasure(in Claim claim, ReadOnlySpan<char> unit, in Claim stated, string statedUnit)
    {
        if (unit.SequenceEqual(statedUnit)) return AgreesWithStated(claim, stated);
        (char kind, decimal factor) = MeasureUnits.Of(unit);
        (char statedKind, decimal statedFactor) = MeasureUnits.Of(statedUnit);
        if (kind == '\0' || kind != statedKind) return false;
        if (factor == statedFactor) return AgreesWithStated(claim, stated);
        decimal scale = statedFactor / factor;
        return AgreesWithStated(claim, stated with { Value = stated.Value * scale, Other = stated.Other * scale, Upper = stated.Upper * scale });
    }

    private static bool IsSize(ReadOnlySpan<char> unit) => unit is "size" or "sizes" or "cỡ" or "sz" or "co" or "số" or "so";
}
