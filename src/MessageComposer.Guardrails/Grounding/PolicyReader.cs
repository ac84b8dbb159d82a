namespace MessageComposer.Guardrails.Grounding;

/// <summary>Reads promises made in words: free shipping, cash on delivery, gifts, instalments, delivery within the day.</summary>
internal static class PolicyReader
{
    private const int Reach = 4;

    /// <summary>First words of what shops give away beside the goods.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Presents = new HashSet<string>(
        ("vung nắp nồi chảo ấm khay đĩa bát chén muỗng đũa thớt dao kéo ví tất vớ dép gối chăn mền son kem serum mẫu sample vòng nhẫn dây gấu sticker thiệp hộp ốp sạc cáp tai chuột lót bánh kẹo trà hạt pate vở tẩy thước balo quạt đèn pin móc khẩu găng nón "
        + "lược cọ bông băng xịt lọ hũ tuýp gương thảm rổ kẹp túi set combo bộ kìm máy bàn giá bút sổ khăn ly cốc bình mũ áo ô dù").Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool TryRead(in TokenList tokens, int at, out Claim claim)
    {
        (Policy policy, int end) = tokens.CueAt(at) switch
        {
            Cue.Free => Free(tokens, at),
            Cue.Cod => (Policy.CashOnDelivery, at + 1),
            Cue.Pay when tokens.CueAt(at + 1) == Cue.Instalment => (Policy.Instalment, at + 2),
            Cue.Pay => OnReceipt(tokens, at),
            Cue.Receive => PayAfter(tokens, at),
            Cue.Give => Gift(tokens, at),
            Cue.Order or Cue.Buy => Enclosed(tokens, at),
            Cue.Deliver or Cue.Ship => SameDay(tokens, at),
            Cue.Check => Inspection(tokens, at),
            Cue.Install => Installation(tokens, at),
            _ => (Policy.None, at),
        };
        claim = new Claim(ClaimKind.Policy, at, end) { Policy = policy };
        return policy != Policy.None;
    }

    private static (Policy Policy, int End) Free(in TokenList tokens, int at)
    {
        if (tokens.KeyOf(at) is "freeship" or "freeships") return (Policy.FreeShipping, at + 1);
        for (int i = at + 1; i <= at + Reach; i++)
        {
            if (tokens.CueAt(i) == Cue.Install && tokens.KeyOf(i + 1) is "đặt" or "ráp" or "dat" or "rap") return (Policy.Installation, i + 2); // miễn phí lắp đặt
            if (tokens.CueAt(i) is Cue.Deliver or Cue.Ship) return (Policy.FreeShipping, tokens.CueAt(i + 1) is Cue.Transport or Cue.Hang ? i + 2 : i + 1);
            if (tokens[i].Kind == TokenKind.Symbol) break;
            if (i > at + 1 && tokens.KeyOf(i) is "with" && tokens.KeyOf(i + 1) is "every" or "each" or "your" or "any" or "all") return (Policy.Gift, i); // free mug with every order
        }
        return (Policy.None, at);
    }

    /// <summary>trả tiền khi nhận hàng, thanh toán khi nhận hàng.</summary>
    private static (Policy Policy, int End) OnReceipt(in TokenList tokens, int at)
    {
        for (int i = at + 1; i <= at + Reach; i++)
        {
            if (tokens[i].Kind == TokenKind.Symbol) break;
            if (tokens.CueAt(i) == Cue.Receive) return (Policy.CashOnDelivery, tokens.CueAt(i + 1) == Cue.Hang ? i + 2 : i + 1);
        }
        return (Policy.None, at);
    }

    /// <summary>nhận hàng rồi mới trả tiền.</summary>
    private static (Policy Policy, int End) PayAfter(in TokenList tokens, int at)
    {
        if (tokens.CueAt(at + 1) != Cue.Hang) return (Policy.None, at);
        for (int i = at + 2; i <= at + 6; i++)
        {
            if (tokens[i].Kind == TokenKind.Symbol && tokens[i].Symbol != ',') break;
            if (tokens.CueAt(i) == Cue.Pay && tokens.CueAt(i + 1) == Cue.Money) return (Policy.CashOnDelivery, i + 2);
        }
        return (Policy.None, at);
    }

    /// <summary>lắp đặt miễn phí, lắp ráp tận nơi; what the buyer puts together is no service.</summary>
    private static (Policy Policy, int End) Installation(in TokenList tokens, int at)
    {
        if (tokens.KeyOf(at + 1) is not ("đặt" or "ráp" or "dat" or "rap") || tokens.KeyOf(at - 1) is "tự" or "tu") return (Policy.None, at);
        for (int i = at + 2; i <= at + 4 && tokens[i].IsWord; i++)
        {
            if (tokens.CueAt(i) == Cue.Free) return (Policy.Installation, i + 2);
            if (tokens.KeyOf(i) is "tận" or "tại" or "tan" or "tai" && tokens.KeyOf(i + 1) is "nơi" or "nhà" or "chỗ" or "noi" or "nha") return (Policy.Installation, tokens.CueAt(i + 2) == Cue.Free ? i + 4 : i + 2);
        }
        return (Policy.None, at);
    }

    private static (Policy Policy, int End) Gift(in TokenList tokens, int at) => tokens.KeyOf(at + 1) switch
    {
        "kèm" or "quà" or "thêm" or "ngay" or "kem" or "them" when !tokens[at + 2].IsNumber => (Policy.Gift, EndOfThing(tokens, at + 2)),
        "kèm" or "thêm" or "ngay" or "kem" or "them" when IsThing(tokens, at + 2) => (Policy.Gift, EndOfThing(tokens, at + 3)),
        _ when tokens.KeyOf(at) is "tặng" or "tang" && IsThing(tokens, at + 1) => (Policy.Gift, EndOfThing(tokens, at + 2)),
        "ly" or "cốc" or "túi" or "hộp" or "bình" or "áo" or "mũ" or "nón" or "khăn" or "ô" or "móc" or "sổ" or "bút" or "gói" or "chai" or "thìa" or "phiếu" or "một" when tokens.KeyOf(at - 1) is not "quà" && IsOfOrder(tokens, at) => (Policy.Gift, EndOfThing(tokens, at + 2)),
        _ when IsGivenThing(tokens, at) => (Policy.Gift, EndOfThing(tokens, at + 2)),
        _ => (Policy.None, at),
    };

    /// <summary>"mua kèm tặng vung kính", "shop tặng nắp nồi": a thing the shop gives, none that somebody buys for somebody ("mua tặng mẹ").</summary>
    private static bool IsGivenThing(in TokenList tokens, int at) =>
        tokens.KeyOf(at) is "tặng" && Presents.Contains(tokens.KeyOf(at + 1))
        && (tokens.KeyOf(at - 1) is "kèm" or "được" or "shop" or "tiệm" or "quán" or "luôn" or "còn" || (tokens.KeyOf(at - 1) is not ("mua" or "để" or "làm" or "quà" or "món" or "đem" or "mang" or "đi" or "mình" or "bạn") && (IsOfOrder(tokens, at) || IsForOrders(tokens, at + 2))));

    /// <summary>"cho mỗi đơn", "mọi đơn", "khi đặt", behind the thing given.</summary>
    private static bool IsForOrders(in TokenList tokens, int from)
    {
        for (int i = from; i <= from + 7 && !tokens.IsBreak(i); i++)
        {
            if (tokens.CueAt(i) == Cue.Order && tokens.KeyOf(i - 1) is "mỗi" or "mọi" or "cho" or "từng" or "các") return true;
            if (tokens.KeyOf(i) is "khi" && (tokens.CueAt(i + 1) is Cue.Buy or Cue.Order || tokens.KeyOf(i + 1) is "đặt" or "chốt")) return true;
        }
        return false;
    }

    /// <summary>"đơn nào cũng kèm một móc khoá": something every order comes with.</summary>
    private static (Policy Policy, int End) Enclosed(in TokenList tokens, int at)
    {
        for (int i = at + 1; i <= at + 5 && tokens[i].IsWord; i++)
            if (tokens.KeyOf(i) is "kèm" && tokens.KeyOf(i - 1) is "cũng" or "được" or "đều" or "có" or "gửi" or "shop" or "tặng" && (tokens.CueAt(i + 1) == Cue.One || tokens[i + 1].IsNumber || tokens.KeyOf(i + 1) is "quà" or "thêm")) return (Policy.Gift, i + 2);
        return (Policy.None, at);
    }

    /// <summary>"mỗi đơn có quà xinh đi kèm", "đặt hôm nay là có quà", "free gift with every order": a present the shop gives. A present somebody buys is none.</summary>
    /// <summary>Words that a present may be called by.</summary>
    internal static readonly string[] PresentOpenings = ["quà", "gift", "gifts"];

    public static bool TryReadPresent(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        bool isPresent = tokens.KeyOf(at) is "quà" or "gift" or "gifts";
        if (tokens.KeyOf(at + 1) is "wrapping" or "wrap" or "wrapped" or "box" or "boxes" or "bag" or "bags" or "card" or "cards" or "note" or "packaging") return false; // free gift wrapping
        if (!isPresent || tokens.KeyOf(at - 1) is not ("có" or "kèm" or "nhận" or "thêm" or "free" or "a" or "bonus")) return false;
        bool isGiven = tokens.KeyOf(at - 1) is "free" or "bonus" || (tokens.KeyOf(at - 1) is not "a" && IsOfOrder(tokens, at));
        int end = at + 1;
        for (int i = at + 1; i <= at + 4 && tokens[i].IsWord && !isGiven; i++)
        {
            isGiven = tokens.KeyOf(i) is "kèm" && tokens.KeyOf(i - 1) is "đi" or "tặng" or "gửi" || tokens.KeyOf(i) is "with" && tokens.KeyOf(i + 1) is "every" or "each" or "your" or "any";
            if (isGiven) end = i + 1;
        }
        claim = new Claim(ClaimKind.Policy, at - 1, end) { Policy = Policy.Gift };
        return isGiven;
    }

    /// <summary>1 bát, 2 gói súp; not 1 người, 20%, 2 ngày.</summary>
    private static bool IsThing(in TokenList tokens, int at) =>
        tokens[at].IsNumber && tokens[at].Digits is >= 1 and <= 20 && tokens[at + 1].IsWord && tokens[at + 1].Before == Spacing.Blank && tokens[at + 1].Length > 1 && tokens.CueAt(at + 1) is Cue.None or Cue.Item or Cue.Material or Cue.Hang
        && tokens.KeyOf(at + 1) is not ("nửa" or "phần" or "mẹ" or "ba" or "đứa" or "chị" or "em" or "lời" or "nụ" or "chút" or "voucher" or "lần");

    /// <summary>The thing with the words that describe it: "1 bát ăn inox".</summary>
    private static int EndOfThing(in TokenList tokens, int at)
    {
        int end = at;
        while (end - at < 4 && tokens[end].IsWord && tokens[end].Before == Spacing.Blank && tokens.CueAt(end) is Cue.None or Cue.Item or Cue.Material
            && tokens.KeyOf(end) is not ("và" or "khi" or "cho" or "nhé" or "nha" or "để" or "với" or "hoặc" or "cùng" or "mỗi" or "nè" or "ạ" or "thì" or "nữa" or "là" or "còn" or "đang" or "luôn" or "tại")) end++;
        return end;
    }

    /// <summary>"mua túi được tặng ly": given with an order, not bought as a present.</summary>
    private static bool IsOfOrder(in TokenList tokens, int at)
    {
        if (tokens.KeyOf(at - 1) is "được") return true;
        for (int i = at - 2; i >= Math.Max(0, at - 7) && !tokens.IsBreak(i); i--)
            if (tokens.CueAt(i) is Cue.Buy or Cue.Order || tokens.KeyOf(i) is "đặt" or "chốt") return true;
        return false;
    }

    /// <summary>kiểm tra hàng trước khi trả tiền, xem hàng rồi mới thanh toán, đồng kiểm.</summary>
    private static (Policy Policy, int End) Inspection(in TokenList tokens, int at)
    {
        if (tokens.KeyOf(at - 1) is "đồng" or "dong") return (Policy.Inspection, at + 1);
        int goods = tokens.KeyOf(at + 1) is "tra" or "hàng" or "hang" ? at + 1 : at;
        if (tokens.CueAt(goods + 1) == Cue.Hang) goods++;
        if (tokens.CueAt(goods) != Cue.Hang) return (Policy.None, at);
        for (int i = goods + 1; i <= goods + 5; i++)
        {
            if (tokens[i].Kind == TokenKind.Symbol) break;
            if (tokens.CueAt(i) == Cue.Pay || (tokens.CueAt(i) == Cue.Receive && i > goods + 1)) return (Policy.Inspection, tokens.CueAt(i + 1) is Cue.Money or Cue.Hang ? i + 2 : i + 1);
        }
        return (Policy.None, at);
    }

    /// <summary>"không tính phí ship", "phí giao hàng shop lo".</summary>
    private static bool IsForgone(in TokenList tokens, int at, int fee, out int end)
    {
        end = fee;
        if (tokens.KeyOf(at - 2) is "tính" or "thu" or "mất" or "tốn" or "lấy" && tokens.KeyOf(at - 3) is "không" or "chẳng" or "khỏi") return true;
        int payer = tokens.CueAt(fee) is Cue.Transport or Cue.Hang ? fee + 1 : fee;
        if (tokens.KeyOf(payer) is not ("shop" or "tiệm" or "quán") || tokens.KeyOf(payer + 1) is not ("lo" or "chịu" or "bao" or "trả")) return false;
        end = payer + 2;
        return true;
    }

    private static (Policy Policy, int End) SameDay(in TokenList tokens, int at)
    {
        int fee = tokens.KeyOf(at + 1) is "hàng" or "hang" or "chuyển" or "chuyen" ? at + 2 : at + 1;
        if (tokens[fee] is { IsNumber: true, Digits: 0, Length: 1 } && (tokens.CueAt(fee + 1) == Cue.Dong || tokens[fee + 1].Symbol == '₫')) return (Policy.FreeShipping, fee + 2); // phí giao 0đ
        if (tokens.KeyOf(at + 1) is "hàng" or "hang" && tokens.CueAt(at + 2) == Cue.Free) return (Policy.FreeShipping, tokens.KeyOf(at + 3) is "phí" or "phi" ? at + 4 : at + 3);
        if (tokens.KeyOf(at - 1) is "phí" && IsForgone(tokens, at, fee, out int forgone)) return (Policy.FreeShipping, forgone);
        if (tokens.CueAt(at + 1) == Cue.Free) return (Policy.FreeShipping, tokens.KeyOf(at + 2) is "phí" or "phi" ? at + 3 : at + 2); // giao miễn phí, ship free
        if (tokens.KeyOf(at + 1) is "tận" or "tan" && tokens.CueAt(at + 3) == Cue.Free) return (Policy.FreeShipping, tokens.KeyOf(at + 4) is "phí" or "phi" ? at + 5 : at + 4);
        if (tokens.KeyOf(at - 1) is "day" && (tokens.KeyOf(at - 2) is "next" or "same" || tokens.KeyOf(at - 3) is "next" or "same")) return (Policy.SameDayDelivery, at + 1);
        if (tokens.KeyOf(at - 1) is "overnight") return (Policy.SameDayDelivery, at + 1);
        for (int i = at + 1; i <= at + 2; i++)
        {
            if (tokens.KeyOf(i) is "hoả" or "hỏa" or "siêu" && tokens.KeyOf(i + 1) is "tốc") return (Policy.SameDayDelivery, i + 2);
            if (tokens.CueAt(i) == Cue.Within && tokens.CueAt(i + 1) == Cue.Day && tokens.CueAt(i + 2) is not (Cue.Mai or Cue.Nay)) return (Policy.SameDayDelivery, i + 2);
        }
        return (Policy.None, at);
    }
}
