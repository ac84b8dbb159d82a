using MessageComposer.Guardrails.Grounding;

namespace MessageComposer.Guardrails.Pii;

/// <summary>
/// Telling customers that they are watched: how often, when or where they looked. "món bạn từng xem" is the limit of what may be said.
/// </summary>
internal static class WatchingDetector
{
    private const int Reach = 14;
    private const int LookBehind = 6;

    // Old and new names alike, by their first two syllables.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Provinces = new HashSet<string>(
        ("hà nội,hồ chí,đà nẵng,hải phòng,cần thơ,an giang,bà rịa,bạc liêu,bắc giang,bắc kạn,bắc ninh,bến tre,bình dương,bình định,bình phước,bình thuận,cà mau,cao bằng,đắk lắk,đắk nông,điện biên,đồng nai,đồng tháp,"
        + "gia lai,hà giang,hà nam,hà tĩnh,hải dương,hậu giang,hoà bình,hưng yên,khánh hoà,kiên giang,kon tum,lai châu,lạng sơn,lào cai,lâm đồng,long an,nam định,nghệ an,ninh bình,ninh thuận,phú thọ,phú yên,quảng bình,"
        + "quảng nam,quảng ngãi,quảng ninh,quảng trị,sóc trăng,sơn la,tây ninh,thái bình,thái nguyên,thanh hoá,thừa thiên,tiền giang,trà vinh,tuyên quang,vĩnh long,vĩnh phúc,yên bái,sài gòn,nha trang,đà lạt,vũng tàu,quy nhơn").Split(','))
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Starts from "xem", "ghé", "lướt" said of the customer.</summary>
    public static bool TryDetect(in TokenList tokens, int at, out PiiHit hit)
    {
        hit = default;
        if (tokens.CueAt(at) == Cue.Place) return TryDetectPlace(tokens, at, out hit);
        if (tokens.CueAt(at) != Cue.Look || !IsOfCustomer(tokens, at, out int subject)) return false;
        int first = subject;
        int end = 0;
        for (int i = Math.Max(0, subject - LookBehind); i < subject; i++)
        {
            if (tokens.IsBreak(i) || tokens[i + 1].Before == Spacing.Line) end = 0;
            else if (end == 0 && TryReadTime(tokens, i, out _))
            {
                first = i;
                end = at + 1;
            }
        }
        for (int i = at + 1; i <= at + Reach && i < tokens.Count; i++)
        {
            if (tokens.IsBreak(i) || tokens[i].Before == Spacing.Line) break;
            if (TryReadTime(tokens, i, out int timeEnd) || TryReadTimes(tokens, i, out timeEnd)) end = Math.Max(end, timeEnd);
        }
        if (end == 0) return false;
        hit = new PiiHit(PiiKind.Watching, first, end);
        return true;
    }

    /// <summary>bạn/anh/chị … đã/vừa/từng … xem.</summary>
    private static bool IsOfCustomer(in TokenList tokens, int at, out int subject)
    {
        subject = at;
        for (int i = at - 1; i >= Math.Max(0, at - 5); i--)
        {
            if (tokens.IsBreak(i) || tokens[i + 1].Before == Spacing.Line) break;
            if (tokens.CueAt(i) is Cue.You || tokens.KeyOf(i) is "bạn" or "mình" or "ban" or "khách")
            {
                subject = i;
                bool past = false;
                for (int j = i + 1; j < at; j++) past |= tokens.KeyOf(j) is "đã" or "vừa" or "từng" or "mới" or "có" or "đang" or "da" or "vua" or "tung" or "have" or "ve" or "cứ" or "hay";
                return past || (i == at - 1 && IsCounted(tokens, at)) || tokens.KeyOf(at) is "viewed" or "visited" or "browsed" or "looked" or "clicked";
            }
        }
        return false;
    }

    /// <summary>"bạn xem món này 5 lần": the count alone tells of the past.</summary>
    private static bool IsCounted(in TokenList tokens, int at)
    {
        for (int i = at + 1; i <= at + 8 && i < tokens.Count && !tokens.IsBreak(i); i++)
            if (tokens[i].IsNumber && tokens.CueAt(i + 1) == Cue.Occasion) return true;
        return false;
    }

    /// <summary>tối qua, hôm qua, lúc 21:07, 21h07.</summary>
    private static bool TryReadTime(in TokenList tokens, int at, out int end)
    {
        end = at;
        Token token = tokens[at];
        if (tokens.CueAt(at + 1) == Cue.Last && token.Cue is Cue.Hom or Cue.Evening or Cue.Afternoon or Cue.Morning or Cue.Night or Cue.Noon or Cue.Week) end = at + 2;
        else if (token.Cue is Cue.Morning or Cue.Noon or Cue.Afternoon or Cue.Evening && tokens.CueAt(at + 1) == Cue.Nay) end = at + 2;
        else if (tokens.KeyOf(at) is "yesterday") end = at + 1;
        else if (token.IsNumber && ClockReader.TryRead(tokens, at, out Claim clock)) end = clock.End;
        else if (token.IsNumber && tokens.CueAt(at + 1).IsTimeUnit() && tokens.CueAt(at + 2) is Cue.Before or Cue.Last) end = at + 3;
        else if (token.IsNumber && tokens[at + 1].Symbol == '/' && DateReader.TryRead(tokens, at, out Claim date)) end = date.End;
        return end > at;
    }

    /// <summary>3 lần, ba lần, three times; 15 phút of looking.</summary>
    private static bool TryReadTimes(in TokenList tokens, int at, out int end)
    {
        end = at;
        if (!QuantityReader.TryRead(tokens, at, out Quantity quantity) || quantity.Value < 2) return false;
        if (tokens.CueAt(quantity.End) is not (Cue.Occasion or Cue.Turn or Cue.Minute or Cue.Second)) return false;
        end = quantity.End + 1;
        return true;
    }

    /// <summary>"bạn ở Cần Thơ", "khách ở Cần Thơ như bạn", "ở tỉnh mình".</summary>
    private static bool TryDetectPlace(in TokenList tokens, int at, out PiiHit hit)
    {
        hit = default;
        if (tokens.KeyOf(at) is not ("ở" or "o") || at == 0) return false;
        bool ownRegion = tokens.CueAt(at + 1) is Cue.Province or Cue.District or Cue.Ward && tokens.KeyOf(at + 2) is "mình" or "bạn" or "anh" or "chị";
        int end = at + 3;
        if (!ownRegion)
        {
            if (!tokens.IsCapital(at + 1) || !Provinces.Contains(tokens.KeyOf(at + 1, Math.Min(at + 3, tokens.Count)))) return false;
            bool before = tokens.KeyOf(at - 1) is "bạn" or "khách" or "ban" or "mình" || tokens.CueAt(at - 1) is Cue.You || tokens.KeyOf(at - 1) is "đang" or "sống";
            bool behind = tokens.KeyOf(at + 3) is "như" or "giống" && tokens.KeyOf(at + 4) is "bạn" or "mình" or "anh" or "chị";
            bool looked = false;
            for (int i = at - 1; i >= Math.Max(0, at - 8) && !tokens.IsBreak(i); i--) looked |= tokens.CueAt(i) == Cue.Look && IsOfCustomer(tokens, i, out _);
            if (!before && !behind && !looked) return false;
            while (end - at < 6 && tokens.IsCapital(end) && tokens[end].Before == Spacing.Blank) end++;
        }
        hit = new PiiHit(PiiKind.Watching, at, end);
        return true;
    }
}
