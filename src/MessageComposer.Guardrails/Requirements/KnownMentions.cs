using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Requirements;

/// <summary>What everybody understands as payment on delivery, quick delivery or a call to act, whatever the tone files propose.</summary>
internal static class KnownMentions
{
    private const int WordsBefore = 8;
    private const int WordsBehind = 5;

    private static readonly Phrase[] OnDelivery = Phrases(
        "COD", "thu tiền tận nơi", "trả tiền cho shipper", "trả tiền shipper", "trả tiền tại nhà", "trả tiền cho người giao", "trả tiền người giao", "đưa tiền cho người giao", "đưa tiền cho shipper", "gửi tiền cho shipper", "trả tiền cho bưu tá", "trả tiền cho nhân viên giao", "thanh toán cho shipper", "thanh toán cho người giao", "trả sau khi nhận", "trả khi nhận hàng", "thấy hàng mới trả tiền", "thấy hàng rồi mới trả tiền", "có hàng mới trả tiền", "có hàng rồi mới trả tiền", "lấy hàng rồi trả tiền", "hàng tới mới trả tiền", "hàng đến mới trả tiền", "hàng tới rồi mới trả tiền", "không cần trả trước", "không phải trả trước", "chưa cần trả tiền trước", "nhận rồi trả tiền", "nhận rồi hãy trả", "nhận rồi trả", "nhận rồi tính", "nhận trước trả sau", "nhận hàng trả tiền", "nhận hàng mới tính tiền", "nhận hàng rồi tính tiền", "tới tay mới phải trả", "tới tay mới trả", "tới tay rồi trả", "đến tay mới trả", "đến tay rồi trả", "tới nhà bạn mới phải trả", "tới nhà mới trả", "tới rồi gửi tiền", "tới rồi trả tiền", "thanh toán tại cửa", "thanh toán tận cửa", "trả tiền tận cửa", "thanh toán tận nơi", "trả tiền tận nơi", "trả tiền lúc nhận", "trả tiền khi nhận", "trả lúc nhận", "trả tiền mặt lúc", "trả tiền mặt khi", "tiền trao khi hàng tới", "tiền trao cháo múc", "tiền trả sau khi", "chưa cần chuyển khoản trước", "không cần chuyển khoản trước", "khỏi chuyển khoản trước", "khỏi chuyển khoản", "không cần cọc", "không cần đặt cọc", "khỏi cọc", "chưa cần cọc", "không phải cọc", "cầm hàng rồi trả", "cầm hàng mới trả", "trả tiền cho anh giao hàng", "trả tiền cho bên giao", "hàng về mới trả", "hàng về rồi trả", "xem hàng rồi trả tiền", "coi hàng rồi trả tiền", "ship cod", "pay when it", "pay at handover", "pay the shipper", "no prepayment", "nothing upfront", "no upfront payment", "pay once it", "only pay once", "only pay when", "receive first, pay later", "pay later on receipt", "pay in person", "pay as it arrives", "pay the rider", "pay the delivery", "pay on receipt", "pay after delivery", "pay after it arrives", "nothing to pay until", "settle on delivery", "settled on delivery", "paid on delivery", "paid upon delivery", "payable on delivery", "payable upon delivery", "paid on arrival", "paid upon arrival", "paid on receipt", "paid upon receipt", "paid at the door", "paid at your door", "payment on delivery", "payment upon delivery", "payment on receipt", "payment upon receipt", "payment on arrival", "cash upon delivery", "cash on arrival", "cash upon arrival", "cash at the door", "cash at your door", "cash on delivery", "pay on delivery", "pay upon delivery", "pay at delivery", "pay when it arrives", "pay when you receive", "pay when delivered", "pay once it arrives", "pay once you receive",
        "pay after you receive", "pay at your door", "pay at the door", "pay on arrival", "pay the courier", "pay the driver", "pay in cash when", "pay only when");

    private static readonly Phrase[] Quick = Phrases(
        "giao nhanh", "giao hàng nhanh", "ship nhanh", "giao siêu tốc", "giao hoả tốc", "giao tốc hành", "giao ngay", "giao liền", "giao trong ngày", "nhận nhanh", "nhận trong ngày", "tới tay nhanh", "có hàng ngay", "fast delivery", "quick delivery", "fast shipping", "express delivery", "next-day delivery", "same-day delivery", "delivered fast", "arrives fast",
        "gửi hàng nhanh", "gửi nhanh", "giao gấp", "giao cấp tốc", "giao thần tốc", "giao chớp nhoáng", "ship tốc hành", "ship hoả tốc", "ship siêu tốc", "ship gấp", "ship liền", "ship ngay", "về tay nhanh", "tới nhanh", "đến nhanh", "nhanh tới tay", "sớm tới tay", "hàng đi ngay", "chuyển phát nhanh", "speedy delivery", "swift delivery", "rush delivery", "rapid delivery", "ships fast", "ships quickly", "delivered quickly", "quick shipping", "to you fast", "at your door soon", "arrives tomorrow", "mai có hàng", "mai nhận");

    /// <summary>Words beside a time in a clause that says nothing else: “chỉ 2 giờ thôi”.</summary>
    private static readonly HashSet<string> BesideTime = [.. "chi thoi la sau trong vong khoang tam chung co mat can nhe nha nua only just in within about".Split(' ')];

    /// <summary>Thirty days, in minutes.</summary>
    private const decimal LongestWay = 43_200;

    private static readonly Phrase[] Calls = Phrases(
        "bấm", "nhấn", "chạm", "ấn vào", "click", "ghé", "truy cập", "đặt hàng", "đặt ngay", "đặt tại", "đặt mua", "đặt liền", "mua ngay", "mua tại", "mua liền", "mua ở", "chốt", "chọn ngay", "chọn cỡ", "chọn màu", "chọn mẫu", "chọn mua", "gọi", "mở app", "mở ứng dụng", "vào xem", "vào app", "vào giỏ", "trở lại giỏ", "quay lại giỏ", "quay lại xem", "thêm vào giỏ", "hoàn tất",
        "thanh toán ngay", "nhập mã", "dùng mã", "lấy mã", "khám phá", "tìm hiểu", "tham khảo", "nhắn", "quét mã", "đăng ký", "xem ngay", "xem thử", "xem lại", "xem thêm", "xem tại", "xem ở", "xem chi tiết", "xem sản phẩm", "xem tiếp", "xem nhé", "xem nha", "xem nè", "xem liền", "xem:", "mời xem", "thử ngay", "trả lời", "lên đơn", "rinh ngay", "rinh về", "rước về", "sắm ngay",
        "sắm cho", "sắm một", "sắm liền", "sắm luôn", "sắm nha", "sắm nhé", "lấy liền", "lấy ngay", "lấy nhé", "lấy nha", "đặt một", "đặt nhé", "đặt nha", "đặt ở", "đặt qua", "đặt luôn", "đặt thử", "đặt trước", "mời bạn", "mời anh", "mời chị", "mời quý khách", "thử nhé", "thử nha", "thử xem", "vào xem", "vào shop", "vào ngay", "mang về", "mang em", "đưa về nhà", "đón em", "quẹo lựa", "quẹo vào", "quẹo vô", "tậu ngay", "tậu liền", "tậu luôn", "tậu về", "tậu một", "inbox", "ib shop", "ib em", "ib ngay", "cmt", "comment", "bình luận", "để lại bình luận", "lướt qua shop", "lướt xem", "lướt vào", "mua cho", "mua về", "mua nhé", "mua nha", "mua luôn", "mua thử", "bỏ giỏ", "bỏ vào giỏ", "cho vào giỏ", "bỏ túi", "vuốt lên", "kéo lên", "ới shop", "hú shop", "alo shop", "hốt liền", "hốt ngay", "hốt về", "múc liền", "múc ngay", "húp liền", "húp ngay", "triển liền", "gom liền", "săn ngay", "bring it home", "bring one home", "treat yourself", "pop it in", "pop one in", "give it a try", "head to", "head over", "swing by", "drop by", "stop by", "come by", "come see", "order yours", "order one", "order a", "order it", "buy yours", "buy one", "buy it", "pick one", "pick up", "message us", "text us", "dm us", "reserve", "swipe up", "snap up", "take one home", "make it yours", "order today", "join us", "tap", "shop now", "shop the", "order now", "order at", "order here", "order today", "order yours", "buy now", "buy at", "see", "view", "check out", "check it", "get yours", "visit", "call", "reply", "open the", "use code", "enter code", "add to", "complete your", "explore", "discover", "browse", "choose", "pick yours", "pick your", "find your", "learn more", "take a look", "have a look", "try it", "grab", "scan");

    private static readonly Phrase[] OptOuts = Phrases("hủy nhận", "hủy đăng ký", "ngừng nhận", "không muốn nhận", "từ chối", "TC gửi", "bỏ theo dõi", "unsubscribe", "opt out", "stop receiving");

    public static bool IsSaid(string id, IReadOnlyList<FoldedText> fields) => id switch
    {
        "cod" => SaysAny(fields, OnDelivery) || PaysOnReceipt(fields),
        "fast_delivery" => SaysAny(fields, Quick) || GivesTerm(fields),
        "cta" => HasLabel(fields) || SaysAny(fields, Calls),
        _ => false,
    };

    /// <summary>“Hủy nhận thư: bấm liên kết ở cuối thư” calls nobody to the goods.</summary>
    public static IReadOnlyList<FoldedText> WithoutOptOut(IReadOnlyList<FoldedText> fields)
    {
        if (!fields.Any(static field => OptOuts.Any(optOut => optOut.StandsIn(field)))) return fields;
        return [.. fields.SelectMany(static field => field.Original.Split(['\n', '.', '!', '?', '|']).Select(sentence => FoldedText.Of(sentence, field.FieldId))).Where(static sentence => !OptOuts.Any(optOut => optOut.StandsIn(sentence)))];
    }

    private static bool HasLabel(IReadOnlyList<FoldedText> fields)
    {
        foreach (FoldedText field in fields)
            if (field.FieldId is "cta_label" or "cta" or "button" && field.Words.Length > 0) return true;
        return false;
    }

    private static bool SaysAny(IReadOnlyList<FoldedText> fields, Phrase[] wordings)
    {
        foreach (FoldedText field in fields)
        {
            if (field.FieldId is "cta_label") continue;
            foreach (Phrase wording in wordings)
                if (wording.StandsIn(field)) return true;
        }
        return false;
    }

    /// <summary>“nhận hàng rồi chị mới trả tiền”, “thanh toán lúc shop giao tới”: words of payment with words of receipt near them in the sentence.</summary>
    private static bool PaysOnReceipt(IReadOnlyList<FoldedText> fields)
    {
        foreach (FoldedText field in fields)
        {
            using TokenList tokens = TokenList.Read(field);
            for (int i = 0; i + 1 < tokens.Count; i++)
                if (IsPayment(tokens, i) && (IsReceiptBefore(tokens, i) || IsReceiptBehind(tokens, i + 2))) return true;
        }
        return false;
    }

    private static bool IsPayment(in TokenList tokens, int at) =>
        tokens[at + 1].Before == Spacing.Blank && (Plain(tokens, at), Plain(tokens, at + 1)) is ("tra", "tien") or ("thanh", "toan") or ("gui", "tien") or ("dua", "tien") && !(Plain(tokens, at - 1) is "doi" or "hoan");

    private static bool IsReceiptBefore(in TokenList tokens, int at)
    {
        for (int i = at - 1; i >= Math.Max(0, at - WordsBefore) && !tokens.IsBreak(i); i--)
            if ((Plain(tokens, i) is "nha" && Plain(tokens, i - 1) is "tan" or "toi" or "den") || Plain(tokens, i) is "nhan" or "kiem" or "cam" or "tay" or "giao" or "noi") return true;
        return false;
    }

    private static bool IsReceiptBehind(in TokenList tokens, int at)
    {
        bool isWhen = false;
        for (int i = at; i < Math.Min(tokens.Count, at + WordsBehind) && !tokens.IsBreak(i); i++)
        {
            isWhen |= Plain(tokens, i) is "khi" or "luc" or "sau" or "tai" or "tan";
            if (isWhen && Plain(tokens, i) is "nhan" or "giao" or "kiem" or "tay" or "noi" or "nha" or "toi" or "den") return true;
        }
        return false;
    }

    private static string Plain(in TokenList tokens, int at) => tokens[at].IsWord && tokens[at].Length <= 5 ? tokens.Text.Toneless.Slice(tokens[at].Start, tokens[at].Length).ToString() : "";

    /// <summary>“giao trong 2 ngày”, “mai là có”: a length of time or a day said of the delivery, or the merge field of it.</summary>
    private static bool GivesTerm(IReadOnlyList<FoldedText> fields)
    {
        foreach (FoldedText field in fields)
        {
            foreach (Templating.MergeSegment segment in field.Segments)
                foreach (string path in segment.Paths)
                    if (path.EndsWith("delivery", StringComparison.Ordinal)) return true;
            using TokenList tokens = TokenList.Read(field);
            ClaimList claims = new();
            ClaimReader.Read(tokens, ref claims);
            bool gives = false;
            for (int i = 0; i < claims.Count; i++)
                gives |= (claims[i].Kind == ClaimKind.Date && claims[i].OfDelivery) || (claims[i].Kind == ClaimKind.Duration && !IsOfPolicy(claims[i], tokens) && !TimeJudge.IsOfBattery(claims[i], tokens) && (claims[i].OfDelivery || Arrives(claims[i], tokens))) || (claims[i].Kind == ClaimKind.Policy && claims[i].Policy == Policy.SameDayDelivery);
            claims.Dispose();
            if (gives) return true;
        }
        return false;
    }

    /// <summary>“2 giờ là có hàng”, “giao tận nơi, chỉ 2 giờ”: something arrives in the clause of the time, or beside a clause that says nothing but the time. A battery's hours are none of it.</summary>
    private static bool Arrives(in Claim claim, in TokenList tokens)
    {
        Clause time = new(claim.First, claim.End);
        Clause part = Clause.PartAround(tokens, time);
        if (SaysOnlyTime(claim, part, tokens)) part = Clause.SentenceAround(tokens, time);
        for (int i = part.First; i < part.End; i++)
            if (IsArrival(tokens, i)) return true;
        return false;
    }

    private static bool SaysOnlyTime(in Claim claim, Clause part, in TokenList tokens)
    {
        for (int i = part.First; i < part.End; i++)
            if (tokens[i].IsWord && (i < claim.First || i >= claim.End) && !BesideTime.Contains(Plain(tokens, i))) return false;
        return true;
    }

    private static bool IsArrival(in TokenList tokens, int i) =>
        tokens.CueAt(i) is Cue.Deliver or Cue.Ship || (Plain(tokens, i), Plain(tokens, i + 1)) is ("toi", "tay") or ("den", "tay") or ("nhan", "hang") or ("co", "hang") or ("la", "toi") or ("la", "den") or ("toi", "noi") or ("la", "co") or ("la", "cam") or ("la", "nhan") or ("toi", "nha") or ("den", "nha") or ("ve", "nha") or ("se", "den") or ("se", "toi") or ("with", "you") or ("your", "door") or ("tren", "tay")
                    || tokens.KeyOf(i) is "arrives" or "arrive" or "ships" or "shipped" or "reaches" or "delivered";

    /// <summary>“bảo hành 24 tháng”, “đổi trả trong 7 ngày”: not how long it takes to come.</summary>
    private static bool IsOfPolicy(in Claim claim, in TokenList tokens)
    {
        if (claim.Value > LongestWay) return true;
        for (int i = claim.First - 1; i >= Math.Max(0, claim.First - 4) && !tokens.IsBreak(i) && tokens[i].Symbol != ','; i--)
            if (Plain(tokens, i) is "hanh" or "doi" or "tra" or "hoan" || tokens.KeyOf(i) is "warranty" or "returns" or "return" or "exchange") return true;
        return false;
    }

    private static Phrase[] Phrases(params string[] wordings) => [.. wordings.Select(static wording => Phrase.Parse(wording)!)];
}
