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
        "COD", "thu tiền tận nơi", "trả tiền cho shipper", "trả tiền shipper", "trả tiền tại nhà", "trả tiền cho người giao", "trả tiền người giao", "đưa tiền cho người giao", "đưa tiền cho shipper", "gửi tiền cho shipper", "trả tiền cho bưu tá", "trả tiền cho nhân viên giao", "thanh toán cho shipper", "thanh toán cho người giao", "trả sau khi nhận", "trả khi nhận hàng", "thấy hàng mới trả tiền", "thấy hàng rồi mới trả tiền", "có hàng mới trả tiền", "có hàng rồi mới trả tiền", "lấy hàng rồi trả tiền", "hàng tới mới trả tiền", "hàng đến mới trả tiền", "hàng tới rồi mới trả tiền", "không cần trả trước", "không phải trả trước", "chưa cần trả tiền trước", "pay the rider", "pay the delivery", "pay on receipt", "pay after delivery", "pay after it arrives", "nothing to pay until", "settle on delivery", "cash on delivery", "pay on delivery", "pay upon delivery", "pay at delivery", "pay when it arrives", "pay when you receive", "pay when delivered", "pay once it arrives", "pay once you receive",
        "pay after you receive", "pay at your door", "pay at the door", "pay on arrival", "pay the courier", "pay the driver", "pay in cash when", "pay only when");

    private static readonly Phrase[] Quick = Phrases(
        "giao nhanh", "giao hàng nhanh", "ship nhanh", "giao siêu tốc", "giao hoả tốc", "giao tốc hành", "giao ngay", "giao liền", "giao trong ngày", "nhận nhanh", "nhận trong ngày", "tới tay nhanh", "có hàng ngay", "fast delivery", "quick delivery", "fast shipping", "express delivery", "next-day delivery", "same-day delivery", "delivered fast", "arrives fast",
        "arrives tomorrow", "mai có hàng", "mai nhận");

    private static readonly Phrase[] Calls = Phrases(
        "bấm", "nhấn", "chạm", "ấn vào", "click", "ghé", "truy cập", "đặt hàng", "đặt ngay", "đặt tại", "đặt mua", "đặt liền", "mua ngay", "mua tại", "mua liền", "mua ở", "chốt", "chọn ngay", "chọn cỡ", "chọn màu", "chọn mẫu", "chọn mua", "gọi", "mở app", "mở ứng dụng", "vào xem", "vào app", "vào giỏ", "trở lại giỏ", "quay lại giỏ", "quay lại xem", "thêm vào giỏ", "hoàn tất",
        "thanh toán ngay", "nhập mã", "dùng mã", "lấy mã", "khám phá", "tìm hiểu", "tham khảo", "nhắn", "quét mã", "đăng ký", "xem ngay", "xem thử", "xem lại", "xem thêm", "xem tại", "xem ở", "xem chi tiết", "xem sản phẩm", "xem tiếp", "xem nhé", "xem nha", "xem nè", "xem liền", "xem:", "mời xem", "thử ngay", "trả lời", "lên đơn", "rinh ngay", "rinh về", "rước về", "sắm ngay",
        "tap", "shop now", "shop the", "order now", "order at", "order here", "order today", "order yours", "buy now", "buy at", "see", "view", "check out", "check it", "get yours", "visit", "call", "reply", "open the", "use code", "enter code", "add to", "complete your", "explore", "discover", "browse", "choose", "pick yours", "pick your", "find your", "learn more", "take a look", "have a look", "try it", "grab", "scan");

    public static bool IsSaid(string id, IReadOnlyList<FoldedText> fields) => id switch
    {
        "cod" => SaysAny(fields, OnDelivery) || PaysOnReceipt(fields),
        "fast_delivery" => SaysAny(fields, Quick) || GivesTerm(fields),
        "cta" => HasLabel(fields) || SaysAny(fields, Calls),
        _ => false,
    };

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
            bool arrives = false;
            for (int i = 0; i < tokens.Count; i++)
                arrives |= tokens.CueAt(i) is Cue.Deliver or Cue.Ship || (Plain(tokens, i), Plain(tokens, i + 1)) is ("toi", "tay") or ("den", "tay") or ("nhan", "hang") or ("co", "hang") or ("la", "toi") or ("la", "den") or ("toi", "noi") || tokens.KeyOf(i) is "arrives" or "arrive";
            for (int i = 0; i < claims.Count; i++)
                gives |= (claims[i].Kind is ClaimKind.Duration or ClaimKind.Date && claims[i].OfDelivery) || (claims[i].Kind == ClaimKind.Duration && arrives) || (claims[i].Kind == ClaimKind.Policy && claims[i].Policy == Policy.SameDayDelivery);
            claims.Dispose();
            if (gives) return true;
        }
        return false;
    }

    private static Phrase[] Phrases(params string[] wordings) => [.. wordings.Select(static wording => Phrase.Parse(wording)!)];
}
