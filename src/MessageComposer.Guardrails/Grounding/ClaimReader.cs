using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>Finds every statement of fact in a text: numbers with their meaning, dates, times, codes, links, names, and policies said in words. Pure and linear.</summary>
internal static class ClaimReader
{
    public static void Read(in TokenList tokens, ref ClaimList claims)
    {
        int at = 0;
        while (at < tokens.Count)
        {
            int end = ReadAt(tokens, at, ref claims);
            at = Math.Max(end, at + 1);
        }
    }

    /// <summary>Reads what starts at the token; returns the token behind it, or the token itself where nothing starts.</summary>
    private static int ReadAt(in TokenList tokens, int at, ref ClaimList claims)
    {
        Token token = tokens[at];
        if (token.Kind == TokenKind.Symbol) return token.Symbol == '"' ? QuoteReader.Read(tokens, at, ref claims) : at;
        if (LinkReader.TryRead(tokens, at, out Link link))
        {
            if (!link.IsMail && !IsPlaceholder(tokens, link)) claims.Add(new Claim(ClaimKind.Link, link.First, link.End) { Unit = link.HostFirst });
            return link.End;
        }
        if (token.IsNumber) return ReadNumber(tokens, at, ref claims);
        int end = token.Cue == Cue.None ? at : ReadWord(tokens, at, ref claims);
        if (end == at && token.Opens && PolicyReader.TryReadPresent(tokens, at, out Claim present)) return Added(present, ref claims);
        if (end == at && tokens.IsToneless && MaterialReader.TryReadBare(tokens, at, out Claim bare)) return Added(bare, ref claims);
        if (end == at && token.Opens && TryReadEdition(tokens, at, out Claim edition)) return Added(edition, ref claims);
        if (end == at && token.Opens && PartReader.TryRead(tokens, at, out Claim part)) return Added(part, ref claims);
        if (end == at && token.Opens) end = IngredientReader.Read(tokens, at, ref claims);
        if (end == at && token.Opens) end = ScentReader.Read(tokens, at, ref claims);
        if (end == at && (token.Opens || tokens.IsCapital(at)) && OriginReader.TryRead(tokens, at, out Claim origin)) return Added(origin, ref claims);
        return end == at && KnownNameReader.TryRead(tokens, at, out Claim name) ? Added(name, ref claims) : end;
    }

    /// <summary>"product.name" between brackets of a template language is no address.</summary>
    private static bool IsPlaceholder(in TokenList tokens, in Link link) =>
        tokens[link.First - 1].Symbol is '=' or '{' or '%' or '$' && tokens[link.End].Symbol is '%' or '}' or '|' or '$';

    private static int ReadWord(in TokenList tokens, int at, ref ClaimList claims)
    {
        Cue cue = tokens.CueAt(at);
        if (cue is Cue.Code or Cue.Enter && !Surroundings.IsButBare(tokens, at) && CodeReader.TryRead(tokens, at, out Claim code))
        {
            claims.Add(code);
            return code.End;
        }
        if (cue == Cue.Buy && TryReadBuyGet(tokens, at, out Claim offer))
        {
            claims.Add(offer);
            return offer.End;
        }
        if (PolicyReader.TryRead(tokens, at, out Claim policy))
        {
            claims.Add(policy);
            return Math.Max(at + 1, policy.End);
        }
        if (cue == Cue.Material && MaterialReader.TryRead(tokens, at, out Claim material)) return Added(material, ref claims);
        if (cue == Cue.Colour && ColourReader.TryRead(tokens, at, ref claims, out int coloursEnd)) return coloursEnd;
        if (cue == Cue.Size && SizeReader.TryRead(tokens, at, ref claims, out int sizesEnd)) return sizesEnd;
        if (cue is Cue.Origin or Cue.Enter or Cue.Made && QuoteReader.TryReadOrigin(tokens, at, out Claim origin))
        {
            claims.Add(origin);
            return origin.End;
        }
        if (cue == Cue.Brand && QuoteReader.TryReadBrand(tokens, at, out Claim brand))
        {
            claims.Add(brand);
            return brand.End;
        }
        if (TryReadDayByName(tokens, at, out Claim day))
        {
            claims.Add(day);
            return day.End;
        }
        if (cue == Cue.Month && tokens[at + 1].IsNumber && tokens[at + 1].Length <= 2 && tokens[at + 1].Digits is >= 1 and <= 12 && !tokens.CueAt(at + 2).IsTimeUnit() && !IsNoMonth(tokens, at))
        {
            int yearAt = tokens.IsSymbol(at + 2, '/') || tokens.CueAt(at + 2) is Cue.Year or Cue.Five ? at + 3 : at;
            bool hasYear = tokens[yearAt].IsNumber && tokens[yearAt].Length == 4;
            claims.Add(new Claim(ClaimKind.Month, at, hasYear ? yearAt + 1 : at + 2) { Value = tokens[at + 1].Digits, Other = hasYear ? tokens[yearAt].Digits : null });
            return hasYear ? yearAt + 1 : at + 2;
        }
        return PriceShareReader.TryRead(tokens, at, out Claim share) ? Added(share, ref claims) : ReadSpoken(tokens, at, ref claims);
    }

    /// <summary>"mỗi tháng 1.665.000đ", "ke Bac Thang 5 tang".</summary>
    private static bool IsNoMonth(in TokenList tokens, int at) =>
        (tokens.IsSymbol(at + 2, '.') && tokens[at + 3].IsNumber && tokens[at + 3].Length == 3 && tokens[at + 3].IsGlued) || (tokens.IsToneless && tokens.KeyOf(at - 1) is "bac" or "cau");

    /// <summary>First words of <see cref="TryReadEdition"/>.</summary>
    internal static readonly string[] EditionOpenings = ["tái", "in"];

    /// <summary>"tái bản lần thứ bảy": how often a book was printed.</summary>
    private static bool TryReadEdition(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        if (tokens.KeyOf(at) is not ("tái" or "tai" or "in") || tokens.KeyOf(at + 1) is not ("bản" or "ban") || tokens.CueAt(at + 2) != Cue.Occasion) return false;
        int number = tokens.KeyOf(at + 3) is "thứ" or "thu" ? at + 4 : at + 3;
        claim = new Claim(ClaimKind.Name, at, number + 1);
        return tokens[number].IsNumber || tokens.CueAt(number).IsDigit() || tokens.CueAt(number) == Cue.Ten;
    }

    private static int Added(in Claim claim, ref ClaimList claims)
    {
        claims.Add(claim);
        return claim.End;
    }

    /// <summary>A number in words counts only with a unit behind it: một, hai, ba and năm are too common otherwise.</summary>
    private static int ReadSpoken(in TokenList tokens, int at, ref ClaimList claims)
    {
        Cue cue = tokens.CueAt(at);
        if (cue == Cue.Hang && tokens.CueAt(at + 1) is Cue.Hundred or Cue.Thousand or Cue.Million or Cue.TensUnit) return ReadCrowd(tokens, at, ref claims);
        if (tokens.CueAt(at - 1) == Cue.Part && cue.IsDigit() && (tokens.CueAt(at - 2).IsDigit() || tokens[at - 2].IsNumber)) return at; // một phần sáu
        if (cue is Cue.Hundred or Cue.TensUnit && tokens.CueAt(at - 1) is Cue.Over or Cue.Near or Cue.About && tokens[at + 1].IsWord && tokens[at + 1].Before == Spacing.Blank && tokens.CueAt(at + 1) is Cue.None or Cue.Item)
            return Added(new Claim(ClaimKind.NounCount, at, at + 1) { Value = cue == Cue.Hundred ? 100 : 10, Closeness = tokens.CueAt(at - 1) switch { Cue.Over => Closeness.Over, Cue.Near => Closeness.Under, _ => Closeness.About } }, ref claims); // hơn trăm mảnh
        if (cue == Cue.HalfOf && tokens.CueAt(at + 1) == Cue.Measure && tokens[at + 1].Before == Spacing.Blank && !tokens[at - 1].IsNumber && tokens.CueAt(at - 1) is not (Cue.One or Cue.Remaining or Cue.Measure))
            return Added(new Claim(ClaimKind.Measure, at, at + 2) { Value = 0.5m, Unit = at + 1 }, ref claims); // nửa ký
        if (!(cue.IsDigit() || cue is Cue.Ten or Cue.Twenty or Cue.Hundred or Cue.Thousand or Cue.Million or Cue.HalfOf or Cue.EnglishNumber)) return at;
        return QuantityReader.TryRead(tokens, at, out Quantity quantity) ? ClaimClassifier.Classify(tokens, at, quantity, ref claims) : at;
    }

    private static int ReadNumber(in TokenList tokens, int at, ref ClaimList claims)
    {
        if (IsPartOfName(tokens, at))
        {
            if (tokens[at - 1].IsWord && tokens[at].IsGlued && tokens[at].Length <= 4 && IsModelName(tokens, at - 1)) claims.Add(new Claim(ClaimKind.Model, at - 1, at + 1));
            return EndOfGlued(tokens, at);
        }
        if (IsCatalogueNumber(tokens, at, out int catalogueEnd)) return catalogueEnd;
        if (tokens[at].Before == Spacing.Blank && tokens[at].Length <= 3 && tokens[at - 1].IsWord && tokens[at - 1].Length > 1 && tokens.CueAt(at - 1) == Cue.None && IsModelName(tokens, at - 1) && !tokens[at + 1].IsWord && tokens[at + 1].Symbol is not ('%' or '₫') && !(tokens[at + 1].Symbol == '/' && tokens[at + 2].IsNumber) && !(tokens[at + 1].Symbol is '.' or ',' && tokens[at + 2].IsNumber && tokens[at + 2].IsGlued))
            return Added(new Claim(ClaimKind.Model, at - 1, at + 1), ref claims); // SPF 50
        if (TryReadHotline(tokens, at, out Claim hotline)) return Added(hotline, ref claims);
        if ((tokens[at].Length > 8 && !(tokens[at].Length <= 12 && (tokens[at + 1].Symbol == '₫' || tokens.CueAt(at + 1) == Cue.Dong))) || (tokens[at].Length > 2 && tokens.Text.Toned[tokens[at].Start] == '0') || tokens.IsSymbol(at - 1, '+')) return EndOfChain(tokens, at);
        if (IsIdiom(tokens, at, out int idiomEnd)) return idiomEnd;
        if (tokens.IsSymbol(at - 1, '#') && tokens[at].IsGlued) return EndOfGlued(tokens, at); // đơn #84512
        if (tokens.IsSymbol(at + 1, '%') && tokens.IsSymbol(at + 2, '}')) return at + 3; // {% if stock > 0 %}
        if (tokens.KeyOf(at - 1) is "gấp" or "gap" && tokens.CueAt(at + 1) == Cue.Occasion) return Added(new Claim(ClaimKind.Name, at - 1, at + 2), ref claims); // sáng gấp 3 lần
        if (IsListNumber(tokens, at)) return at + 1;
        if (DateReader.TryRead(tokens, at, out Claim date)) return Added(date, ref claims);
        if (TryReadFirstDay(tokens, at, out Claim day)) return Added(day, ref claims);
        if (ClockReader.TryRead(tokens, at, out Claim clock)) return Added(clock, ref claims);
        if (PriceShareReader.TryRead(tokens, at, out Claim share)) return Added(share, ref claims);
        return QuantityReader.TryRead(tokens, at, out Quantity quantity) ? ClaimClassifier.Classify(tokens, at, quantity, ref claims) : EndOfChain(tokens, at);
    }

    /// <summary>ISBN 978-604-00-1234-5, 893-60123-4567-8: groups of digits joined by dashes, or what stands behind the name of such a number.</summary>
    private static bool IsCatalogueNumber(in TokenList tokens, int at, out int end)
    {
        end = at + 1;
        int groups = 1;
        int digits = tokens[at].Length;
        bool isNamed = tokens.KeyOf(tokens.IsSymbol(at - 1, ':') ? at - 2 : at - 1) is "isbn" or "issn" or "ean" or "upc" or "barcode" or "sku" or "vạch" or "imei";
        while (end - at < 16)
        {
            bool joins = tokens[end].Symbol is '-' or '–' && tokens[end].IsGlued;
            int next = joins ? end + 1 : end;
            if (!tokens[next].IsNumber || (joins ? !tokens[next].IsGlued : !isNamed || tokens[next].Before != Spacing.Blank)) break;
            digits += tokens[next].Length;
            groups++;
            end = next + 1;
        }
        return isNamed || (groups >= 4 && digits >= 8);
    }

    /// <summary>"từ 22 đến 28/11": the first day shares the month of the last.</summary>
    private static bool TryReadFirstDay(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        if (tokens[at].Length > 2 || tokens.CueAt(at + 1) != Cue.Until || !tokens[at + 2].IsNumber || tokens[at + 2].Length > 2 || tokens[at].Digits is < 1 or > 31) return false;
        if (!tokens.IsSymbol(at + 3, '/') || !DateReader.TryRead(tokens, at + 2, out Claim last) || last.Value % 100 <= tokens[at].Digits) return false;
        long month = (long)last.Value % 10_000 / 100;
        claim = new Claim(ClaimKind.Date, at, at + 1) { Value = DateReader.KeyOf(tokens[at].Digits, month, 0) };
        return true;
    }

    /// <summary>Written in capitals: SPF50 and A3, not k3 or x2.</summary>
    private static bool IsModelName(in TokenList tokens, int at)
    {
        TextSpan span = tokens.SpanOf(at, at + 1);
        return !tokens.Text.Original.AsSpan(span.Start, span.Length).ContainsAnyExceptInRange('A', 'Z');
    }

    /// <summary>SPF50, iPhone15, x2: digits glued behind letters belong to a name, unless the word itself speaks of numbers.</summary>
    private static bool IsPartOfName(in TokenList tokens, int at)
    {
        if (!tokens[at].IsGlued || !tokens[at - 1].IsWord)
            return at > 1 && tokens[at].IsGlued && tokens[at - 1].Symbol is '-' or '_' && tokens[at - 1].IsGlued && tokens[at - 2].IsWord && tokens.CueAt(at - 2) is not (Cue.Off or Cue.Price or Cue.K or Cue.Tr or Cue.Dong or Cue.Hour or Cue.Measure or Cue.Million or Cue.Thousand);
        if (tokens.CueAt(at - 1) is Cue.Hour or Cue.Measure && !(tokens[at - 1].IsGlued && tokens[at - 2].IsNumber)) return true; // H13, M64
        return tokens.CueAt(at - 1) is not (Cue.Off or Cue.Price or Cue.Remaining or Cue.Only or Cue.Down or Cue.Until or Cue.Over or Cue.Near or Cue.From or Cue.Hour or Cue.Tr or Cue.Million) && tokens.KeyOf(at - 1) is not ("vnd" or "vnđ");
    }

    private static int EndOfGlued(in TokenList tokens, int at)
    {
        int end = at + 1;
        while (tokens[end].Length > 0 && tokens[end].IsGlued && (tokens[end].Kind != TokenKind.Symbol || (tokens[end].Symbol is '-' or '+' or '.' && tokens[end + 1].IsGlued && tokens[end + 1].Kind != TokenKind.Symbol))) end++;
        return end;
    }

    /// <summary>Phone-like runs are the business of personal data, not of grounding.</summary>
    private static int EndOfChain(in TokenList tokens, int at)
    {
        int end = at + 1;
        while (end - at < 16 && ((tokens[end].IsNumber && tokens[end].Before != Spacing.Line && tokens[end].Length > 1) || (tokens[end].Symbol is '.' or '-' && tokens[end + 1].IsNumber))) end++;
        return end;
    }

    private static bool IsListNumber(in TokenList tokens, int at) =>
        tokens[at].Length <= 2 && ((tokens[at].Before == Spacing.Line && tokens[at + 1].Symbol is '.' or ')' && tokens[at + 1].IsGlued && tokens[at + 2].Before != Spacing.None)
            || (tokens.IsSymbol(at - 1, '(') && tokens.IsSymbol(at + 1, ')'))
            || tokens.IsSymbol(at - 1, '#')
            || tokens.CueAt(at - 1) is Cue.Rank or Cue.Ordinal
            || (tokens.CueAt(at - 1) == Cue.Occasion && !tokens[at + 1].IsWord));

    /// <summary>24/7, 2 trong 1, 1 đổi 1: ways of speaking, not quantities.</summary>
    private static bool IsIdiom(in TokenList tokens, int at, out int end)
    {
        end = 0;
        long value = tokens[at].Digits;
        if (value == 24 && tokens.IsSymbol(at + 1, '/') && tokens[at + 2].IsNumber && tokens[at + 2].Digits is 7 or 24) end = at + 3;
        else if (value is >= 1 and <= 20 && tokens.CueAt(at + 1) is Cue.Within or Cue.Swap && tokens[at + 2].IsNumber && tokens[at + 2].Digits == 1 && !tokens.CueAt(at + 3).IsTimeUnit()) end = at + 3;
        return end > 0;
    }

    private static bool TryReadHotline(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        Token first = tokens[at];
        if (first.Length is not (4 or 8 or 9 or 10)) return false;
        int end = at + 1;
        int digits = first.Length;
        long head = first.Digits;
        while (head >= 10_000) head /= 10;
        if (head is not (1800 or 1900)) return false;
        while (digits < 10)
        {
            int next = tokens[end].Symbol is '.' or '-' ? end + 1 : end;
            if (!tokens[next].IsNumber || tokens[next].Before == Spacing.Line || digits + tokens[next].Length > 10 || tokens[next].Length is < 2 or > 6) break;
            digits += tokens[next].Length;
            end = next + 1;
        }
        if (digits < 8) return false;
        claim = new Claim(ClaimKind.Hotline, at, end);
        return true;
    }

    private static bool TryReadBuyGet(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        if (!QuantityReader.TryRead(tokens, at + 1, out Quantity bought) || bought.Value is < 1 or > 100) return false;
        for (int give = bought.End; give <= bought.End + 3; give++)
        {
            if (tokens.CueAt(give) != Cue.Give || !QuantityReader.TryRead(tokens, give + 1, out Quantity given)) continue;
            if (given.Value is < 1 or > 100 || given.Scale != QuantityScale.None || tokens.IsSymbol(given.End, '%')) return false;
            claim = new Claim(ClaimKind.BuyGet, at, given.End) { Value = bought.Value, Upper = given.Value };
            return true;
        }
        return false;
    }

    /// <summary>"hàng nghìn khách": no number, yet a claim of a crowd.</summary>
    private static int ReadCrowd(in TokenList tokens, int at, ref ClaimList claims)
    {
        decimal value = tokens.CueAt(at + 1) switch { Cue.TensUnit => 10, Cue.Hundred => 100, Cue.Thousand => 1_000, _ => 1_000_000 };
        if (!Surroundings.TryReadNoun(tokens, at + 2, out ClaimKind kind, out int length)) return at + 2;
        claims.Add(new Claim(kind, at, at + 2 + length) { Value = value, Closeness = Closeness.Order });
        return at + 2 + length;
    }

    /// <summary>"đến Chủ nhật", "hết thứ sáu": 2 to 8, as Vietnamese counts weekdays.</summary>
    private static bool TryReadWeekday(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        bool isTerm = tokens.CueAt(at - 1) is Cue.End or Cue.Until || (tokens.CueAt(at - 1) == Cue.Day && tokens.CueAt(at - 2) is Cue.End or Cue.Until);
        if (!isTerm) return false;
        decimal day = 0;
        if (tokens.CueAt(at) == Cue.Weekday && tokens.KeyOf(at + 1) is "nhật" or "nhat") day = 8;
        else if (tokens.KeyOf(at) is "thứ" or "thu") day = tokens[at + 1].IsNumber ? tokens[at + 1].Digits : tokens.CueAt(at + 1).SpokenDigit();
        if (day is < 2 or > 8) return false;
        bool isDated = tokens[at + 2].IsNumber && tokens.IsSymbol(at + 3, '/'); // Chủ nhật 29/11
        claim = new Claim(ClaimKind.Date, at, at + 2) { Value = day, Other = isDated ? day : null };
        return true;
    }

    /// <summary>"hết hôm nay", "giao ngày mai": a day by name counts where it sets a term.</summary>
    private static bool TryReadDayByName(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        if (TryReadWeekday(tokens, at, out claim)) return true;
        if (tokens.KeyOf(at) is "today" or "tonight" && (tokens.CueAt(at - 1) is Cue.End or Cue.Only || tokens.CueAt(at + 1) == Cue.Only))
        {
            claim = new Claim(ClaimKind.Date, at, at + 1) { Value = 0, HasYear = true };
            return true;
        }
        bool today = tokens.CueAt(at) is Cue.Hom or Cue.Day or Cue.Evening && tokens.CueAt(at + 1) == Cue.Nay;
        bool tomorrow = tokens.CueAt(at) == Cue.Day && tokens.CueAt(at + 1) == Cue.Mai;
        if (!today && !tomorrow) return false;
        Lead lead = Surroundings.LeadOf(tokens, at);
        bool isTerm = tokens.CueAt(at - 1) is Cue.Only or Cue.End or Cue.Until || tokens.KeyOf(at - 1) is "nhất" || (tokens.CueAt(at - 1) is Cue.Within or Cue.Day && tokens.CueAt(at - 2) is Cue.Only or Cue.End or Cue.Deliver);
        if (!isTerm && !(lead.Delivery && tokens.CueAt(at - 1) is Cue.Deliver or Cue.Receive or Cue.Within or Cue.Ship or Cue.Day)) return false;
        claim = new Claim(ClaimKind.Date, at, at + 2) { Value = tomorrow ? 1 : 0, HasYear = true, OfDelivery = lead.Delivery };
        return true;
    }
}
