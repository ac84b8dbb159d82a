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
        + "quảng nam,quảng ngãi,quảng ninh,quảng trị,sóc trăng,sơn la,tây ninh,thái bình,thái nguyên,thanh hoá,thừa thiên,tiền giang,trà vinh,tuyên quang,vĩnh long,vĩnh phúc,yên bái,long xuyên,biên hoà,thủ đức,rạch giá,mỹ tho,buôn ma,pleiku,hội an,phan thiết,hạ long,việt trì,châu đốc,sa đéc,tuy hoà,đồng hới,tam kỳ,thủ dầu,bảo lộc,phú quốc,cao lãnh,sài gòn,nha trang,đà lạt,vũng tàu,quy nhơn").Split(','))
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
        if (end == 0 && !TryReadWhereabouts(tokens, subject, at, out end)) return false;
        hit = new PiiHit(PiiKind.Watching, first, end);
        return true;
    }

    /// <summary>"bạn đang lướt ở quán cà phê gần Hồ Gươm": where the customer is while looking.</summary>
    private static bool TryReadWhereabouts(in TokenList tokens, int subject, int at, out int end)
    {
        end = 0;
        bool isNow = false;
        bool isThen = tokens.KeyOf(subject - 1) is "lúc" or "khi" or "hôm";
        isNow = isThen;
        for (int i = subject + 1; i <= at && isThen; i++) isNow &= tokens.KeyOf(i) is not ("ghé" or "muốn" or "cần" or "đến" or "tới" or "được"); // khi bạn ghé xem giày ở quận 7: the shop's place
        for (int i = subject + 1; i < at; i++) isNow |= tokens.KeyOf(i) is "đang" or "vừa" or "dang" or "vua";
        if (!isNow) return false;
        for (int i = at + 1; i <= at + 6 && !tokens.IsBreak(i); i++)
        {
            if (isThen && tokens.KeyOf(i + 1) is "nhà" or "khu") continue; // khi bạn xem ở nhà
            if (tokens.CueAt(i) != Cue.Place || !(tokens.KeyOf(i + 1) is "quán" or "quận" or "phường" or "phố" or "đường" or "nhà" or "công" or "trường" or "chợ" or "bến" or "ga" or "khu" or "gần" or "hồ" or "ký")) continue;
            end = i + 2;
            for (int k = i + 2; k <= i + 8 && !tokens.IsBreak(k); k++)
                if (tokens.IsCapital(k)) end = k + 1;
            return true;
        }
        return false;
    }

    /// <summary>bạn/anh/chị … đã/vừa/từng … xem.</summary>
    private static bool IsOfCustomer(in TokenList tokens, int at, out int subject)
    {
        subject = at;
        for (int i = at - 1; i >= Math.Max(0, at - 5); i--)
        {
            if (tokens.IsBreak(i) || tokens[i + 1].Before == Spacing.Line) break;
            if (tokens.CueAt(i) is Cue.You || (tokens.IsToneless && tokens.KeyOf(i) is "chi") || tokens.KeyOf(i) is "bạn" or "mình" or "ban" or "khách")
            {
                subject = i;
                bool past = false;
                for (int j = i + 1; j < at; j++) past |= tokens.KeyOf(j) is "đã" or "vừa" or "từng" or "mới" or "có" or "đang" or "da" or "vua" or "tung" or "have" or "ve" or "were" or "cứ" or "hay";
                return past || (tokens.KeyOf(i - 1) is "lúc" or "khi" or "hôm" && TryReadWhereabouts(tokens, i, at, out _)) || (i == at - 1 && (IsCounted(tokens, at) || IsTimed(tokens, subject))) || tokens.KeyOf(at) is "viewed" or "visited" or "browsed" or "looked" or "clicked" or "opened";
            }
        }
        return false;
    }

    /// <summary>"Hôm thứ Ba chị xem chảo", "tối qua bạn ghé": a time that is over stands before the customer.</summary>
    private static bool IsTimed(in TokenList tokens, int subject)
    {
        for (int i = Math.Max(0, subject - LookBehind); i < subject; i++)
            if (TryReadTime(tokens, i, out int end) && end <= subject && !tokens.IsBreak(end - 1) && (tokens.CueAt(end - 1) == Cue.Last || !(IsTerm(tokens, i) || IsInvited(tokens, subject + 1)))) return true;
        return false;
    }

    /// <summary>"kết thúc ngày 30/11, bạn ghé": when something ends or starts, not when somebody looked.</summary>
    private static bool IsTerm(in TokenList tokens, int time)
    {
        for (int i = time - 1; i >= Math.Max(0, time - 4) && !tokens.IsBreak(i); i--)
            if (tokens.CueAt(i) is Cue.End or Cue.Until or Cue.From or Cue.Only or Cue.Off or Cue.Price or Cue.Deliver || tokens.KeyOf(i) is "hạn" or "han" or "thúc" or "thuc" or "mở" or "mo" or "bắt" or "bat" or "dụng" or "dung" or "live" or "livestream" or "diễn" or "dien" or "lịch" or "lich") return true;
        return false;
    }

    /// <summary>"bạn ghé xem nhé": asks for what is yet to come.</summary>
    private static bool IsInvited(in TokenList tokens, int verb)
    {
        for (int i = verb; i <= verb + 8 && tokens[i].IsWord; i++)
            if (tokens.KeyOf(i) is "nhé" or "nhe" or "nha" or "nhen" or "hen" or "nghen" or "ngay" or "thử" or "đi" or "liền") return true;
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
        else if (tokens.KeyOf(at) is "nửa" && tokens.KeyOf(at + 1) is "đêm") end = at + 2;
        else if (tokens.KeyOf(at) is "midnight" or "khuya") end = at + 1;
        else if (tokens.KeyOf(at) is "thứ" && tokens.KeyOf(at + 1) is "hai" or "ba" or "tư" or "năm" or "sáu" or "bảy" && tokens.KeyOf(at - 1) is "hôm" or "sáng" or "trưa" or "chiều" or "tối" or "đêm") end = at + 2;
        else if (tokens.KeyOf(at) is "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday" && tokens.KeyOf(at - 1) is "last" or "on") end = at + 1;
        else if (tokens.KeyOf(at) is "last" && tokens.KeyOf(at + 1) is "night" or "week" or "month") end = at + 2;
        else if (token.IsNumber && ClockReader.TryRead(tokens, at, out Claim clock)) end = clock.End;
        else if (token.IsNumber && tokens.CueAt(at + 1).IsTimeUnit() && tokens.CueAt(at + 2) is Cue.Before or Cue.Last) end = at + 3;
        else if (token.IsNumber && tokens[at + 1].Symbol == '/' && DateReader.TryRead(tokens, at, out Claim date)) end = date.End;
        return end > at;
    }

    /// <summary>3 lần, ba lần, three times; 15 phút of looking.</summary>
    private static bool TryReadTimes(in TokenList tokens, int at, out int end)
    {
        end = at;
        if (tokens.KeyOf(at) is "suốt" or "cả" && tokens.KeyOf(at + 1) is "cả" or "tuần" or "ngày" or "buổi" or "đêm" or "tháng" && Clause.Of(tokens, tokens.SpanOf(at, at + 1)) is var here)
        {
            end = tokens.KeyOf(at + 1) is "cả" ? here.First + 3 : here.First + 2; // suốt cả tuần
            return true;
        }
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
        if (TryDetectStay(tokens, at, out hit) || TryDetectPause(tokens, at, out hit)) return true;
        bool ownRegion = tokens.CueAt(at + 1) is Cue.Province or Cue.District or Cue.Ward && tokens.KeyOf(at + 2) is "mình" or "bạn" or "anh" or "chị";
        int end = at + 3;
        if (!ownRegion)
        {
            if (IsOwnDistrict(tokens, at, out int districtEnd))
            {
                hit = new PiiHit(PiiKind.Watching, IsPresent(tokens, at - 1) ? at - 2 : at - 1, districtEnd);
                return true;
            }
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

    /// <summary>"bạn ở lại trang khô gà 14 phút": how long the customer stayed on a page.</summary>
    private static bool TryDetectStay(in TokenList tokens, int at, out PiiHit hit)
    {
        hit = default;
        if (tokens.KeyOf(at + 1) is not ("lại" or "lai" or "trên" or "tren") || !(tokens.CueAt(at - 1) is Cue.You || tokens.KeyOf(at - 1) is "bạn" or "ban" or "đã" or "da" or "mình")) return false;
        if (tokens.KeyOf(at + 2) is not ("trang" or "món" or "mục" or "app" or "web" or "gian" or "sản" or "mon" or "muc")) return false;
        for (int i = at + 3; i <= at + 9 && !tokens.IsBreak(i); i++)
        {
            if (!tokens[i].IsNumber || tokens.CueAt(i + 1) is not (Cue.Minute or Cue.Second or Cue.Hour)) continue;
            int end = i + 2;
            if (tokens.KeyOf(end) is "từ" or "ở" or "tu" && AddressDetector.IsElement(tokens, end + 1, out int place)) end = place;
            hit = new PiiHit(PiiKind.Watching, at - 1, end);
            return true;
        }
        return false;
    }

    /// <summary>"Lúc 22:15 hôm qua bạn còn dừng khá lâu ở trang collagen": a pause of the customer with its time, or called long.</summary>
    private static bool TryDetectPause(in TokenList tokens, int at, out PiiHit hit)
    {
        hit = default;
        if (tokens.KeyOf(at + 1) is not ("trang" or "món" or "mục" or "gian" or "mon" or "muc")) return false;
        int subject = -1;
        bool pauses = false;
        bool isTold = false;
        for (int i = at - 1; i >= Math.Max(0, at - LookBehind) && !tokens.IsBreak(i) && subject < 0; i--)
        {
            pauses |= tokens.KeyOf(i) is "dừng" or "nán" or "nấn";
            isTold |= tokens.KeyOf(i) is "lâu";
            if (pauses && (tokens.CueAt(i) is Cue.You || tokens.KeyOf(i) is "bạn")) subject = i;
        }
        if (subject < 0) return false;
        int first = subject;
        for (int i = subject - 1; i >= Math.Max(0, subject - LookBehind) && !tokens.IsBreak(i); i--)
            if (TryReadTime(tokens, i, out _)) first = tokens.KeyOf(i - 1) is "lúc" ? i - 1 : i;
        hit = new PiiHit(PiiKind.Watching, first, tokens[at + 2].IsWord ? at + 3 : at + 2);
        return isTold || first < subject;
    }

    /// <summary>"Bạn đang ở quận Cầu Giấy", "bạn ở gần phường 5": where the customer is, not where the shop is.</summary>
    private static bool IsOwnDistrict(in TokenList tokens, int at, out int end)
    {
        int cue = tokens.KeyOf(at + 1) is "gần" or "gan" or "tại" ? at + 2 : at + 1;
        end = cue + 1;
        if (tokens.CueAt(cue) is not (Cue.Province or Cue.District or Cue.Ward or Cue.Street) || !(tokens.IsCapital(cue + 1) || tokens[cue + 1].IsNumber)) return false;
        int subject = IsPresent(tokens, at - 1) ? at - 2 : at - 1;
        if (subject < 0 || !(tokens.CueAt(subject) is Cue.You || (tokens.IsToneless && tokens.KeyOf(subject) is "chi") || tokens.KeyOf(subject) is "bạn" or "ban" or "mình")) return false;
        while (end - cue < 6 && (tokens.IsCapital(end) || tokens[end].IsNumber) && tokens[end].Before == Spacing.Blank) end++;
        return true;
    }

    private static bool IsPresent(in TokenList tokens, int at) => tokens.KeyOf(at) is "đang" or "dang" or "hiện" or "sống" or "đứng" or "ngồi";
}
