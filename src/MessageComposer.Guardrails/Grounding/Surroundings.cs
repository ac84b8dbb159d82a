using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>What the words in front of a number make of it.</summary>
internal readonly record struct Lead(Cue Topic, bool Off, bool Delivery, bool Within, Closeness Closeness, bool Compared = false);

/// <summary>Looks at the words around a number. Every look has a fixed reach, so reading stays linear.</summary>
internal static class Surroundings
{
    private const int Reach = 7;

    /// <summary>Reads the words before the token, as far as the clause goes.</summary>
    public static Lead LeadOf(in TokenList tokens, int at)
    {
        Cue topic = Cue.None;
        bool off = false;
        bool delivery = false;
        bool within = false;
        bool compared = false;
        bool colon = false;
        for (int i = at - 1; i >= Math.Max(0, at - Reach); i--)
        {
            if (tokens.IsBreak(i) || tokens[i + 1].Before == Spacing.Line || (tokens[i].IsNumber && !tokens.IsSymbol(i + 1, '-'))) break;
            if (tokens.IsSymbol(i, ',') && (topic != Cue.None || i == at - 1)) break;
            if (tokens.KeyOf(i) is "off" && i < at - 1 && (tokens.IsSymbol(i - 1, '%') || tokens[i - 1].IsNumber || tokens[i - 1].Symbol == '₫' || tokens.CueAt(i - 1) is Cue.Dong or Cue.K)) break; // 15% off orders over 500,000
            if (tokens.KeyOf(i) is "off" && i == at - 1 && (tokens.IsSymbol(i - 1, '%') || tokens.CueAt(i - 1) == Cue.Percent || tokens.KeyOf(i - 1) is "quarter" or "third" or "fifth" or "half"))
            {
                topic = Cue.Before; // 20% off 800,000 VND, a quarter off 1,720,000 VND
                break;
            }
            colon |= tokens.IsSymbol(i, ':');
            switch (tokens.CueAt(i))
            {
                case Cue.Over when tokens.KeyOf(i - 1) is "rẻ" or "re" or "thấp":
                    off = true;
                    if (topic == Cue.None) topic = Cue.Off;
                    compared = true;
                    break;
                case Cue.Off when !(colon && LeadWords.IsNameOfOffer(tokens, i)) && LeadWords.IsReduction(tokens, i, at):
                    off |= topic is Cue.None or Cue.Price or Cue.Until or Cue.Code or Cue.Off;
                    if (topic is Cue.None or Cue.Price && !(tokens.KeyOf(i) is "sale" && i < at - 1)) topic = Cue.Off; // flash sale cát vệ sinh 99.000đ
                    if (topic == Cue.From) topic = Cue.Before; // giảm từ 239k
                    break;
                case Cue.Price when tokens.CueAt(i - 1) != Cue.Judge && !LeadWords.IsRack(tokens, i):
                    if (topic == Cue.None) topic = Cue.Price;
                    break;
                case Cue.Down or Cue.New or Cue.Remaining or Cue.Before or Cue.Original when LeadWords.IsOfPrice(tokens, i) && !(colon && IsOfShare(tokens, i)):
                    if (topic is Cue.None or Cue.Price or Cue.From) topic = tokens.CueAt(i);
                    break;
                case Cue.Code when IsButBare(tokens, i): break;
                case Cue.From or Cue.Least or Cue.Most or Cue.Only or Cue.Code or Cue.Size:
                    if (topic == Cue.None) topic = tokens.CueAt(i);
                    break;
                case Cue.Until:
                    if (topic == Cue.None) topic = Cue.Until;
                    break;
                case Cue.Receive when tokens.CueAt(i + 1) is Cue.Swap or Cue.Pay or Cue.Refund || tokens.KeyOf(i + 1) is "bảo" or "bao": break; // nhận đổi trả trong 15 ngày
                case Cue.Deliver or Cue.Receive or Cue.Ship or Cue.Transport:
                    delivery = true;
                    break;
                case Cue.Within or Cue.After:
                    within |= i >= at - 2;
                    break;
            }
        }
        return new Lead(topic, off, delivery, within, ClosenessBefore(tokens, at, off), compared);
    }

    /// <summary>"bằng ba phần tư giá cũ: 285.000đ": the share is of the price before, the number is not.</summary>
    private static bool IsOfShare(in TokenList tokens, int at) =>
        tokens.CueAt(at - 1) == Cue.Price && (tokens.CueAt(at - 3) == Cue.Part || tokens.CueAt(at - 2) is Cue.HalfOf or Cue.Percent || tokens.IsSymbol(at - 2, '%') || tokens.IsSymbol(at - 3, '/'));

    /// <summary>"không phải 380k mà là 285k" without marks: the word of codes is a conjunction.</summary>
    public static bool IsButBare(in TokenList tokens, int at) => tokens.KeyOf(at) is "ma" && tokens.KeyOf(at + 1) is "la" or "chi" or "con" or "van";

    private static Closeness ClosenessBefore(in TokenList tokens, int at, bool off)
    {
        Cue before = tokens.CueAt(at - 1);
        switch (before)
        {
            case Cue.Near when IsWrittenAsName(tokens, at - 1): return Closeness.Exact; // GaN 65W
            case Cue.Over when tokens.KeyOf(at - 1) is "trên" or "tren" && (tokens.CueAt(at - 2) == Cue.Star || IsStar(tokens, at - 2) || tokens.KeyOf(at - 2) is "dựa" or "dua" || tokens[at - 2].IsNumber): return Closeness.Exact; // 4,5 sao trên 310 đánh giá
            case Cue.Over: return tokens.KeyOf(at - 2) is "rẻ" or "re" or "thấp" ? Closeness.Exact : Closeness.Over;
            case Cue.Near or Cue.Under: return Closeness.Under;
            case Cue.About: return Closeness.About;
            case Cue.Most: return Closeness.UpTo;
            case Cue.Until when tokens.KeyOf(at - 2) is "không" or "khong": return Closeness.Under;
            case Cue.Hang: return Closeness.Order;
            case Cue.Until when tokens.CueAt(at - 2) == Cue.NotYet: return Closeness.Under;
            case Cue.Until when off || tokens.CueAt(at - 2) is Cue.Up: return Closeness.UpTo;
            case Cue.Up when off: return Closeness.UpTo;
        }
        if (tokens.KeyOf(at - 1) is "toi" && tokens.CueAt(at - 2) == Cue.NotYet) return Closeness.Under; // chua toi, without marks
        if ((tokens.KeyOf(at - 1) is "đầy" or "day" && tokens.CueAt(at - 2) == Cue.NotYet) || (tokens.KeyOf(at - 1) is "quá" && tokens.KeyOf(at - 2) is "không")) return Closeness.Under;
        if (tokens.KeyOf(at - 1) is "than") return tokens.KeyOf(at - 2) is "more" ? Closeness.Over : tokens.KeyOf(at - 2) is "less" or "fewer" && !IsAmountEnd(tokens, at - 3) ? Closeness.Under : Closeness.Exact;
        return tokens[at - 1].Symbol switch
        {
            '>' when !tokens[at - 1].IsGlued => Closeness.Over, // not the end of a tag
            '<' => Closeness.Under,
            '~' or '≈' => Closeness.About,
            _ => Closeness.Exact,
        };
    }

    /// <summary>"25% less than 380,000", "95,000 VND less than": how much less is said, so what follows is exact.</summary>
    private static bool IsAmountEnd(in TokenList tokens, int at) => tokens[at].IsNumber || tokens[at].Symbol is '%' or '₫' || tokens.CueAt(at) is Cue.Percent or Cue.Dong or Cue.K;

    /// <summary>A capital inside the word: no Vietnamese word has one.</summary>
    private static bool IsWrittenAsName(in TokenList tokens, int at)
    {
        TextSpan span = tokens.SpanOf(at, at + 1);
        return span.Length > 1 && tokens.Text.Original.AsSpan(span.Start, span.Length) is var written && written.ContainsAnyInRange('a', 'z') && written[1..].ContainsAnyInRange('A', 'Z');
    }

    public static bool IsStar(in TokenList tokens, int at)
    {
        if (!tokens.IsSymbol(at, FoldedText.EmojiMark)) return false;
        return tokens.Text.Original[tokens.SpanOf(at, at + 1).Start] is '★' or '⭐' or '☆' || tokens.Text.Original.AsSpan(tokens.SpanOf(at, at + 1).Start).StartsWith("🌟");
    }

    /// <summary>"sản phẩm", "món", "khách", "lượt mua", "đánh giá" behind a number: the kind it makes, and how many tokens it takes.</summary>
    public static bool TryReadNoun(in TokenList tokens, int at, out ClaimKind kind, out int length)
    {
        kind = ClaimKind.Count;
        length = 1;
        Cue cue = tokens.CueAt(at);
        Cue next = tokens.CueAt(at + 1);
        switch (cue)
        {
            case Cue.Turn when next == Cue.Judge && tokens.CueAt(at + 2) == Cue.Price:
                kind = ClaimKind.ReviewCount;
                length = 3;
                return true;
            case Cue.Judge when next == Cue.Price:
            case Cue.Receive when next == Cue.Remark:
                kind = ClaimKind.ReviewCount;
                length = 2;
                return true;
            case Cue.Review:
                kind = ClaimKind.ReviewCount;
                return true;
            case Cue.San:
                if (next == Cue.Pham) length = 2;
                return true;
            case Cue.Code when IsButBare(tokens, at): return false;
            case Cue.Occasion when tokens.IsToneless && tokens.KeyOf(at) is "lan" && !tokens[at + 1].IsWord && tokens.CueAt(at - 1) is Cue.K or Cue.Thousand or Cue.Million: return false; // 380 nghìn lận
            case Cue.Turn or Cue.Person or Cue.Item or Cue.Occasion or Cue.Order:
                return true;
            case Cue.Code or Cue.Size or Cue.Part or Cue.Score when tokens.KeyOf(at) is not "co": // Luot 3 co de em: has
                return true;
            default:
                return false;
        }
    }
}
