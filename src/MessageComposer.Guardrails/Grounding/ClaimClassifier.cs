using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>Says what a number is about by the unit behind it and the words before it, and takes in the far end of a range.</summary>
internal static class ClaimClassifier
{
    // A small bare number is a way of speaking (3 bước, 2 lớp); a large one states something.
    private const int SmallestBareCount = 10;

    /// <summary>Adds the claim that the number makes, if any; returns the token behind what was read.</summary>
    public static int Classify(in TokenList tokens, int at, in Quantity quantity, ref ClaimList claims)
    {
        bool isAmount = IsBehindCurrency(tokens, at);
        Lead lead = Surroundings.LeadOf(tokens, isAmount ? at - 1 : at);
        int end = quantity.End;
        Closeness closeness = lead.Closeness;
        if (tokens.IsSymbol(end, '+') && tokens[end].IsGlued)
        {
            closeness = Closeness.Over;
            end++;
        }
        bool isScale = quantity.Value is 5 or 10 && tokens.CueAt(at - 1) == Cue.Over | tokens.KeyOf(at - 1) is "of" && tokens[at - 2].IsNumber | tokens.KeyOf(at - 2) is "out" && tokens.CueAt(end) is Cue.Star or Cue.Score;
        if (isScale) return end + 1; // 4,6 trên 5 sao
        if (isAmount && tokens[end].Symbol is not ('%' or '₫') && tokens.CueAt(end) is not (Cue.Dong or Cue.Percent))
        {
            Add(tokens, at, quantity, new Unit(IsCompared(tokens, at) ? ClaimKind.FormerPrice : MoneyKind(lead), end), lead, closeness, null, ref claims);
            return end;
        }
        if (TryReadUnit(tokens, at, quantity, end, lead, out Unit unit))
        {
            bool explains = tokens.IsSymbol(at - 1, '(') || tokens.KeyOf(tokens.CueAt(at - 1) is Cue.About or Cue.Near or Cue.Over ? at - 2 : at - 1) is "tức" or "đương" or "là" or "tuc" or "or"; // giảm 130.000đ, tức 25%
            bool explainsSaving = unit.Kind == ClaimKind.Percent && explains && claims.Count > 0 && claims[claims.Count - 1] is { Kind: ClaimKind.Saving } saving && saving.End >= at - 4;
            Add(tokens, at, quantity, explainsSaving ? unit with { Kind = ClaimKind.Discount } : unit, lead, closeness, null, ref claims);
            return unit.End;
        }
        if (TryReadRange(tokens, at, quantity, end, lead, ref claims, out int rangeEnd)) return rangeEnd;
        return ClassifyBare(tokens, at, quantity, end, lead, closeness, ref claims);
    }

    /// <summary>"VND 285,000", "₫285.000": the currency stands first, and belongs to no number before it.</summary>
    public static bool IsBehindCurrency(in TokenList tokens, int at) =>
        (tokens[at - 1].Symbol == '₫' || tokens.KeyOf(at - 1) is "vnd" or "vnđ") && tokens[at].Before != Spacing.Line
        && !tokens[at - 2].IsNumber && tokens.CueAt(at - 2) is not (Cue.K or Cue.Tr or Cue.Thousand or Cue.Million);

    private readonly record struct Unit(ClaimKind Kind, int End, decimal Factor = 1, int Token = -1);

    private static void Add(in TokenList tokens, int at, in Quantity quantity, in Unit unit, in Lead lead, Closeness closeness, Quantity? upper, ref ClaimList claims)
    {
        bool isOne = quantity.Value <= 1 && upper is null;
        if (unit.Kind is ClaimKind.Count && (isOne || (quantity.InWords && quantity.Value < SmallestBareCount))) return;
        if (unit.Kind is ClaimKind.Count && quantity.Value < SmallestBareCount && tokens.CueAt(at - 1) == Cue.Buy) return; // mua 2 gói
        if (unit.Kind is ClaimKind.Measure && isOne && quantity.InWords) return; // 39.000đ một ký
        if (unit.Kind is ClaimKind.Duration && isOne && quantity.InWords && !lead.Delivery) return;
        claims.Add(new Claim(unit.Kind, at, unit.End)
        {
            Value = quantity.Value * unit.Factor,
            Other = quantity.Other * unit.Factor,
            Upper = upper?.Value * unit.Factor,
            Closeness = closeness,
            Scale = quantity.Scale,
            Decimals = quantity.Decimals,
            Unit = unit.Token,
            OfDelivery = lead.Delivery,
            OfPrice = IsOfPrice(tokens, at, lead),
        });
    }

    private static bool TryReadUnit(in TokenList tokens, int at, in Quantity quantity, int end, in Lead lead, out Unit unit)
    {
        unit = default;
        Token next = tokens[end];
        if (next.Before == Spacing.Line) return quantity.Scale != QuantityScale.None && IsMoney(tokens, at, quantity, end, lead, out unit);
        if (next.Symbol == '%' || next.Cue == Cue.Percent || (next.Cue == Cue.Part && tokens.CueAt(end + 1) == Cue.Hundred))
        {
            int behind = next.Cue == Cue.Part ? end + 2 : end + 1;
            unit = new Unit(IsDiscount(tokens, at, behind, lead) ? ClaimKind.Discount : tokens.CueAt(behind) == Cue.Price ? ClaimKind.PriceShare : ClaimKind.Percent, behind);
            return true;
        }
        if (next.Symbol is '₫' or '$' or '€' || next.Cue is Cue.Dong or Cue.ForeignMoney)
        {
            unit = new Unit(IsCompared(tokens, at) ? ClaimKind.FormerPrice : MoneyKind(lead), end + 1);
            return true;
        }
        if (quantity is { InWords: true, Value: 0 } && next.Cue == Cue.Star) return false; // không sao
        if (next.Cue == Cue.Star || Surroundings.IsStar(tokens, end) || (next.Symbol == '/' && next.IsGlued && tokens[end + 1].Digits is 5 or 10 && tokens[end + 1].IsNumber))
        {
            int behind = next.Symbol == '/' ? end + 2 : end + 1;
            if (next.Symbol == '/' && (tokens.CueAt(behind) == Cue.Star || Surroundings.IsStar(tokens, behind))) behind++;
            unit = new Unit(ClaimKind.Rating, behind);
            return true;
        }
        if (!IsCalledBehindPrice(tokens, quantity, end, lead) && !IsNameBeforeCode(tokens, at, end) && Surroundings.TryReadNoun(tokens, end, out ClaimKind noun, out int length) && quantity.Scale != QuantityScale.Slang | noun != ClaimKind.Count | tokens.CueAt(end) is Cue.Turn or Cue.Person)
        {
            bool isStock = noun == ClaimKind.Count && (lead.Topic == Cue.Remaining || IsBehindStock(tokens, at) || tokens.CueAt(end + length) == Cue.Remaining) && !IsInCart(tokens, end + length);
            unit = new Unit(isStock ? ClaimKind.Stock : noun, end + length);
            return true;
        }
        if (quantity.Scale != QuantityScale.None) return IsMoney(tokens, at, quantity, end, lead, out unit);
        if (TryReadTime(tokens, at, quantity, end, out unit)) return true;
        if (tokens.KeyOf(end) is "x" && tokens[end + 1].IsNumber)
        {
            int last = tokens.KeyOf(end + 2) is "x" && tokens[end + 3].IsNumber ? end + 4 : end + 2;
            unit = new Unit(ClaimKind.Measure, end, 1, last);
            return tokens.CueAt(last) == Cue.Measure; // 183 x 61cm
        }
        if (next.Symbol == '-' && next.IsGlued && tokens[end + 1].IsGlued && tokens.CueAt(end + 1) == Cue.Measure)
        {
            unit = new Unit(ClaimKind.Measure, end + 2, 1, end + 1); // 6.1-inch
            return true;
        }
        if (IsMetresAndPart(tokens, at, quantity, end))
        {
            decimal part = tokens[end + 1].Digits / (tokens[end + 1].Length == 1 ? 10m : 100m);
            unit = new Unit(ClaimKind.Measure, end + 2, (quantity.Value + part) / quantity.Value, end);
            return true;
        }
        if (next.Cue == Cue.Measure || (next.Cue == Cue.K && next.IsGlued) || tokens.KeyOf(end) is "atm" or "bar" && next.Before != Spacing.Line)
        {
            if (IsPalette(tokens, end)) return false;
            bool andAHalf = tokens.CueAt(end + 1) == Cue.AndAHalf && quantity.Value > 0; // 5 lít rưỡi
            unit = andAHalf ? new Unit(ClaimKind.Measure, end + 2, (quantity.Value + 0.5m) / quantity.Value, end) : new Unit(ClaimKind.Measure, end + 1, 1, end);
            return true;
        }
        return false;
    }

    /// <summary>"giày Pace 3 mã PACE3": the number ends the name, the code follows; "nhập 3 mã" counts codes.</summary>
    private static bool IsNameBeforeCode(in TokenList tokens, int at, int end) =>
        tokens.KeyOf(end) is "mã" or "ma" or "code" && tokens[at].Before == Spacing.Blank && tokens[at - 1].IsWord && tokens.IsCapital(at - 1)
        && (IsBehindName(tokens, at) || (CodeReader.TryRead(tokens, end, out Claim code) && code.First == end + 1));

    /// <summary>"qua năm ngăn ngừa": the word hinders, it is no compartment.</summary>
    private static bool IsHindering(in TokenList tokens, int at) => tokens.KeyOf(at) is "ngăn" && tokens.KeyOf(at + 1) is "nắp" or "ngừa" or "cản" or "chặn" or "cách" or "được";

    /// <summary>hai gam màu: of colours, not of weight.</summary>
    private static bool IsPalette(in TokenList tokens, int at) => tokens.KeyOf(at) is "gam" && tokens.KeyOf(at + 1) is "màu" or "mau" or "trầm" or "nóng" or "lạnh" or "trung" or "sáng" or "tối";

    /// <summary>"giá 129K bạn nha": the reader, called behind a price.</summary>
    private static bool IsCalledBehindPrice(in TokenList tokens, in Quantity quantity, int end, in Lead lead)
    {
        if (tokens.CueAt(end) != Cue.Person || quantity.Value < 1_000) return false;
        return lead.Topic is Cue.Price or Cue.Only or Cue.Down or Cue.Remaining or Cue.New
            || tokens.KeyOf(end + 1) is "ơi" or "oi" or "nha" or "nhé" or "nhe" or "nè" or "ne" or "ạ" or "à" or "nhen" or "hen" or "nghen" or "ui" or "iu" or "ghé" or "ghe" or "xem" or "chốt" or "chot" or "rinh" or "thử" or "thu";
    }

    /// <summary>"dài 1m2", "cao 1m55": metres and tenths or hundredths; "phòng 15m2" is an area.</summary>
    private static bool IsMetresAndPart(in TokenList tokens, int at, in Quantity quantity, int end) =>
        tokens.KeyOf(end) is "m" && tokens[end].IsGlued && tokens[end + 1] is { IsNumber: true, IsGlued: true, Length: 1 or 2 } && quantity.Value is >= 1 and < 10
        && (tokens[end + 1].Length == 2 || tokens[end + 1].Digits is not (2 or 3) || tokens.KeyOf(at - 1) is "dài" or "rộng" or "cao" or "ngang" or "sâu" or "dai" or "rong" or "sau");

    /// <summary>"còn 1 món trong giỏ": what the reader left there, not what the shop has left.</summary>
    private static bool IsInCart(in TokenList tokens, int at) =>
        (tokens.KeyOf(at) is "trong" or "ở" or "o" && tokens.KeyOf(at + 1) is "giỏ" or "gio") || (tokens.KeyOf(at) is "in" && tokens.KeyOf(at + 2) is "cart" or "basket" or "bag");

    /// <summary>"còn đúng 1 máy", "chỉ còn 2 nồi": goods by their own name, not by a word that counts them.</summary>
    private static bool IsLeftOfGoods(in TokenList tokens, int at, int end)
    {
        int lead = tokens.KeyOf(at - 1) is "đúng" or "mỗi" or "lại" or "vẹn" ? at - 2 : at - 1;
        if (tokens.CueAt(lead) != Cue.Remaining && !(tokens.KeyOf(lead) is "vỏn" && tokens.CueAt(lead - 1) == Cue.Remaining)) return false;
        return tokens[end].IsWord && tokens[end].Before == Spacing.Blank && !IsInCart(tokens, end + 1) && !IsInCart(tokens, end + 2) && !IsInCart(tokens, end + 3)
            && tokens.KeyOf(end) is "máy" or "nồi" or "áo" or "quần" or "váy" or "đầm" or "ghế" or "bàn" or "đèn" or "balo" or "giày" or "dép" or "bình" or "chậu" or "cuốn" or "quyển" or "tủ" or "kệ" or "vali" or "xe" or "loa" or "túi" or "mũ" or "nón" or "em";
    }

    /// <summary>"In stock: 17 boxes".</summary>
    private static bool IsBehindStock(in TokenList tokens, int at) => tokens.KeyOf(tokens.IsSymbol(at - 1, ':') ? at - 2 : at - 1) is "stock";

    /// <summary>"giảm một phần năm so với 400.000đ", "thay vì 600.000đ": the price before.</summary>
    private static bool IsCompared(in TokenList tokens, int at)
    {
        for (int i = at - 1; i >= Math.Max(1, at - 4) && !tokens[i].IsNumber && !tokens.IsBreak(i) && tokens[i].Symbol != ','; i--)
            if (tokens.KeyOf(i) is "với" or "voi" && tokens.KeyOf(i - 1) is "so") return true;
        return false;
    }

    private static bool IsMoney(in TokenList tokens, int at, in Quantity quantity, int end, in Lead lead, out Unit unit)
    {
        unit = new Unit(IsCompared(tokens, at) ? ClaimKind.FormerPrice : MoneyKind(lead), quantity.End > end ? quantity.End : end);
        return true;
    }

    private static bool TryReadTime(in TokenList tokens, int at, in Quantity quantity, int end, out Unit unit)
    {
        if (tokens.IsSymbol(end, '-') && tokens[end].IsGlued && tokens[end + 1].IsGlued) end++; // 12-month
        Cue cue = tokens.CueAt(end);
        decimal minutes = cue switch
        {
            Cue.Second => 1m / 60,
            Cue.Minute => 1,
            Cue.Hour => 60,
            Cue.Day => 1_440,
            Cue.Week => 10_080,
            Cue.Month => 43_200,
            Cue.Year or Cue.Five => 525_600,
            Cue.Night when tokens.KeyOf(end) is "đêm" or "dem" && tokens.CueAt(end + 1) != Cue.Nay && quantity.Value >= 2 && tokens.CueAt(end - 1) != Cue.Hour => 1_440, // ngủ thử 60 đêm
            _ => 0,
        };
        bool isPhrase = cue == Cue.Day && (tokens.CueAt(end + 1) is Cue.Nay or Cue.Mai || (tokens.IsToneless && quantity.InWords && tokens.KeyOf(end - 1) is "sau" && tokens.KeyOf(end + 1) is "do" or "ay")); // sau ngày đó
        bool andAHalf = minutes > 0 && quantity.Value > 0 && tokens.CueAt(end + 1) == Cue.AndAHalf; // 1 năm rưỡi
        unit = andAHalf ? new Unit(ClaimKind.Duration, end + 2, minutes * (quantity.Value + 0.5m) / quantity.Value) : new Unit(ClaimKind.Duration, end + 1, minutes);
        return minutes > 0 && !isPhrase && !(cue == Cue.Five && quantity.InWords && quantity.Value < 2);
    }

    /// <summary>1-2 ngày, 199k-299k, 20 đến 30%: the first number takes the unit of the second.</summary>
    private static bool TryReadRange(in TokenList tokens, int at, in Quantity low, int end, in Lead lead, ref ClaimList claims, out int rangeEnd)
    {
        rangeEnd = end;
        int second = tokens[end].Symbol is '-' or '~' || tokens.CueAt(end) == Cue.Until ? end + 1 : end;
        bool spoken = low.InWords && low.Value < 10 && tokens.CueAt(end).IsDigit();
        if (second == end && !spoken) return false;
        if (tokens.IsSymbol(at - 1, '-') && tokens[at].IsGlued && tokens[at - 2].IsNumber && tokens[at - 1].IsGlued) return false; // 20-24-28 cm: a list
        if (!QuantityReader.TryRead(tokens, second, out Quantity high)) return false;
        int behind = tokens.IsSymbol(high.End, '+') ? high.End + 1 : high.End;
        if (!TryReadUnit(tokens, at, high, behind, lead, out Unit unit)) return false;
        rangeEnd = unit.End;
        if (unit.Kind is ClaimKind.Duration or ClaimKind.Measure or ClaimKind.Count)
        {
            Add(tokens, at, low, unit, lead, Closeness.Exact, high, ref claims);
            return true;
        }
        decimal scale = high.Scale == QuantityScale.None || high.Value == 0 || low.Value >= 1_000 ? 1 : high.Value >= 1_000_000 && low.Value < 100 ? 1_000_000 : 1_000;
        claims.Add(new Claim(unit.Kind, at, low.End) { Value = low.Value * scale, Other = low.Other * scale, Scale = high.Scale });
        claims.Add(new Claim(unit.Kind, second, unit.End) { Value = high.Value, Other = high.Other, Scale = high.Scale, Decimals = high.Decimals });
        return true;
    }

    private static int ClassifyBare(in TokenList tokens, int at, in Quantity quantity, int end, in Lead lead, Closeness closeness, ref ClaimList claims)
    {
        if (tokens[end].IsWord && tokens[end].Before == Spacing.Blank && tokens.KeyOf(end + 1) is "left" or "remaining" && tokens.KeyOf(end + 2) is not "over" && !IsInCart(tokens, end + 2))
        {
            claims.Add(new Claim(ClaimKind.Stock, at, end + 1) { Value = quantity.Value, Closeness = closeness }); // only 9 tubes left
            return end + 1;
        }
        if (!quantity.InWords && lead.Topic is Cue.None or Cue.From or Cue.New or Cue.Only or Cue.Code or Cue.Size && ListedReader.TryReadUnit(tokens, end, out decimal factor, out int unitAt))
        {
            bool isTime = tokens.CueAt(unitAt).IsTimeUnit();
            claims.Add(new Claim(isTime ? ClaimKind.Duration : ClaimKind.Measure, at, end) { Value = quantity.Value * factor, Decimals = quantity.Decimals, Unit = isTime ? -1 : unitAt, OfDelivery = isTime && lead.Delivery });
            return end;
        }
        if (IsLeftOfGoods(tokens, at, end) || (!quantity.InWords && IsBehindStock(tokens, at)))
        {
            claims.Add(new Claim(ClaimKind.Stock, at, end + 1) { Value = quantity.Value, Closeness = closeness });
            return end + 1;
        }
        bool isCompartment = QuantityReader.IsCompartments(tokens, quantity.Value, end);
        if (isCompartment || tokens[end].IsWord && tokens[end].Before == Spacing.Blank && tokens[end].Length > 1 && quantity is { Value: >= 1 and < SmallestBareCount, Decimals: 0 } && (quantity.Value >= 2 || tokens.KeyOf(end) is "tuổi" or "tuoi") && tokens.CueAt(end) is Cue.None && !IsHindering(tokens, end) && (tokens.CueAt(at - 1) is Cue.None || tokens.KeyOf(at - 1) is "bộ" || (tokens.KeyOf(end) is "ngăn" && tokens.CueAt(at - 1) == Cue.Item) || (tokens.CueAt(at - 1) == Cue.From && tokens.KeyOf(end) is "tuổi" or "tuoi")))
        {
            claims.Add(new Claim(ClaimKind.NounCount, at, end) { Value = quantity.Value });
            return end;
        }
        if (quantity.InWords || IsOptOut(tokens, at)) return end;
        ClaimKind? kind = lead.Topic switch
        {
            Cue.Size => ClaimKind.Measure,
            Cue.Price or Cue.Before or Cue.Original or Cue.Down or Cue.Off when quantity.Value >= 10 => MoneyKind(lead),
            Cue.Remaining => quantity.Value >= 1_000 ? ClaimKind.CurrentPrice : ClaimKind.Stock,
            _ => null,
        };
        bool isLabel = tokens[at].Length > 1 && tokens.Text.Toned[tokens[at].Start] == '0'; // son lì 04
        if (kind is null && !isLabel && tokens.CueAt(end) == Cue.Remaining && tokens.KeyOf(end) is not ("còn" or "con")) kind = ClaimKind.Stock; // only 3 left
        if (lead.Topic == Cue.Size && tokens.CueAt(at - 1) != Cue.Size) kind = null;
        if (lead.Topic == Cue.Remaining && tokens.CueAt(at - 1) is not (Cue.Remaining or Cue.Only or Cue.Near or Cue.Over or Cue.About) && quantity.Value < 1_000) kind = null;
        if (kind == ClaimKind.Stock && quantity.Value < SmallestBareCount && (IsInCart(tokens, end + 1) || IsInCart(tokens, end + 2) || IsInCart(tokens, end + 3))) kind = null; // còn 1 balo trong giỏ
        if (kind is null && tokens[at].Length == 4 && quantity.Value is >= 1990 and <= 2100 && quantity.Other is null) kind = ClaimKind.Year;
        bool isNamed = (tokens[end].IsGlued && tokens[end].IsWord) || (IsBehindName(tokens, at) && !IsCounted(tokens, end)); // 3D, iPhone 15, SPF 50
        if (kind is null && !isNamed && !isLabel && (quantity.Value >= SmallestBareCount || quantity.Decimals > 0)) kind = ClaimKind.Count;
        if (kind == ClaimKind.Count && quantity is { Value: <= 5, Decimals: 1 or 2 } && IsRating(tokens, at, end)) kind = ClaimKind.Rating;
        if (kind is not { } found) return end;
        claims.Add(new Claim(found, at, end)
        {
            Value = quantity.Value,
            // "giá 199" leaves the thousands to the reader
            Other = quantity.Other ?? (found is >= ClaimKind.Money and <= ClaimKind.Saving && quantity.Value < 10_000 ? quantity.Value * 1_000 : null),
            Closeness = closeness,
            Decimals = quantity.Decimals,
            Unit = found == ClaimKind.Measure ? at - 1 : -1,
            OfPrice = IsOfPrice(tokens, at, lead),
        });
        return end;
    }

    /// <summary>"rated 4.9", "trung bình 4,6", "4,6 từ 820 đánh giá".</summary>
    private static bool IsRating(in TokenList tokens, int at, int end)
    {
        if (tokens.KeyOf(at - 1) is "rated" or "rating" or "bình" or "binh" or "scores" or "average" || tokens.CueAt(at - 1) is Cue.Score or Cue.Star or Cue.Review) return true;
        if (tokens.KeyOf(end) is "on" && tokens.KeyOf(end + 1) is "average") return true;
        return tokens.CueAt(end) is Cue.Over or Cue.From or Cue.Until || tokens.KeyOf(end) is "by" or "across" or "out"
            ? tokens[end + 1].IsNumber || tokens[end + 2].IsNumber || tokens[end + 3].IsNumber
            : false;
    }

    /// <summary>A capitalised word inside a sentence makes the number behind it part of a name.</summary>
    private static bool IsBehindName(in TokenList tokens, int at)
    {
        int name = at - 1;
        if (name < 0 || tokens[at].Before != Spacing.Blank || tokens.CueAt(name) != Cue.None || !tokens[name].IsWord) return false;
        TextSpan span = tokens.SpanOf(name, name + 1);
        ReadOnlySpan<char> written = tokens.Text.Original.AsSpan(span.Start, span.Length);
        bool isInside = name > 0 && tokens[name].Before == Spacing.Blank && !tokens.IsBreak(name - 1);
        return (isInside && char.IsUpper(written[0])) || written[1..].IndexOfAnyInRange('A', 'Z') >= 0;
    }

    /// <summary>"Bộ xếp hình Ngôi Làng 120 chi tiết": what the number counts stands behind it, name or not.</summary>
    private static bool IsCounted(in TokenList tokens, int end) =>
        tokens[end].Before == Spacing.Blank && (tokens.KeyOf(end) is "mảnh" or "trang" or "phím" or "khối" or "hạt" or "pieces" or "pages" or "parts" || (tokens.KeyOf(end) is "chi" && tokens.KeyOf(end + 1) is "tiết" or "tiet"));

    /// <summary>"TC gui 8088": the short number of an opt-out line.</summary>
    private static bool IsOptOut(in TokenList tokens, int at) => tokens[at].Length is 4 or 5 && tokens.KeyOf(at - 1) is "gui" or "gửi";

    /// <summary>"giá 300.000đ", but not "phí giao đồng giá 20.000đ" or "đơn có giá 300.000đ".</summary>
    private static bool IsOfPrice(in TokenList tokens, int at, in Lead lead)
    {
        if (lead.Delivery || lead.Topic is not (Cue.Price or Cue.Down or Cue.New or Cue.Remaining)) return false;
        for (int i = at - 1; i >= Math.Max(0, at - 6); i--)
            if (tokens.CueAt(i) is Cue.Order or Cue.Free || tokens.KeyOf(i) is "phí" or "phi" or "trị" or "tri" or "đồng" or "giỏ" or "gio") return false;
        return true;
    }

    private static ClaimKind MoneyKind(in Lead lead) => lead.Topic switch
    {
        Cue.Off => ClaimKind.Saving,
        Cue.Before or Cue.Original => lead.Compared ? ClaimKind.Money : ClaimKind.FormerPrice, // rẻ hơn giá cũ 70K
        Cue.Down or Cue.New or Cue.Remaining => ClaimKind.CurrentPrice,
        Cue.Until or Cue.Most or Cue.Code when lead.Off => ClaimKind.Saving,
        _ => ClaimKind.Money,
    };

    private static bool IsDiscount(in TokenList tokens, int at, int behind, in Lead lead)
    {
        if (tokens.KeyOf(behind) is "nhựa" or "rác" or "đường" or "muối" or "béo" or "chất" or "calo" or "điện" or "nước" or "tiếng" or "ồn" or "bụi" or "dầu" or "mỡ" or "khí" or "năng" or "lượng" or "plastic" or "nhua" or "rac" or "duong" or "muoi" or "beo" or "dien" or "bui" or "waste" or "sugar" or "salt" or "noise" or "energy" or "water") return false; // giảm 70% nhựa
        if (lead.Off || lead.Topic is Cue.Off or Cue.Code or Cue.Down) return true;
        if (tokens.IsSymbol(at - 1, '-') && tokens[at].IsGlued && (!tokens[at - 1].IsGlued || tokens.IsSymbol(at - 2, '('))) return true; // -50%
        if (tokens.KeyOf(at - 1) is "by" && tokens.KeyOf(at - 2) is "reduced" or "cut" or "lowered" or "discounted" or "dropped") return true;
        if (tokens.KeyOf(at - 1) is "drops" or "dropped") return true;
        if (tokens.KeyOf(behind) is "cho" && (at == 0 || tokens.IsBreak(at - 1))) return true; // 25% cho áo khoác
        for (int i = behind; i <= behind + 1 && tokens[i].IsWord; i++) // cản sáng 85%, giảm 5%
            if ((tokens.CueAt(i) is Cue.Off && (tokens.KeyOf(i) is "off" || !tokens[i + 1].IsNumber)) || tokens.KeyOf(i) is "below" or "cheaper" or "less" || (tokens.KeyOf(i) is "rẻ" or "re" && tokens.CueAt(i + 1) == Cue.Over)) return true;
        return false;
    }
}
