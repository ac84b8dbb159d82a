namespace MessageComposer.Guardrails.Grounding;

/// <summary>Judges dates, times of day and lengths of time. "Today" is the day of the check, never the clock.</summary>
internal static class TimeJudge
{
    private const int ReachOfEnd = 8;
    private const decimal MinutesPerYear = 525_600;
    private const decimal MinutesPerHalfYear = MinutesPerYear / 2;

    public static Judgement Judge(in Claim claim, in TokenList tokens, FactSheet facts) => claim.Kind switch
    {
        ClaimKind.Date when claim.Value is > 1 and <= 8 => IsWorkday(claim, tokens, facts) ? Judgement.Yes : JudgeWeekday(claim, facts),
        ClaimKind.Date when claim.Value <= 1 => JudgeNamedDay(claim, facts),
        ClaimKind.Date when facts.Promotion.Ends is { } ends && IsDeadline(tokens, claim.First) => Fits(ends, claim.Value, claim.HasYear) ? Judgement.Yes : Judgement.No,
        ClaimKind.Date when tokens.CueAt(claim.First - 1) == Cue.Mai && Fits(facts.Day.AddDays(1), claim.Value, claim.HasYear) => Judgement.Yes, // mai 22/11
        ClaimKind.Date when IsHoliday(claim, tokens) => Judgement.Yes,
        ClaimKind.Date => HasDate(facts, claim.Value, claim.HasYear) ? Judgement.Yes : JudgeByTexts(claim, facts),
        ClaimKind.Month => HasMonth(facts, claim.Value, claim.Other) ? Judgement.Yes : JudgeByTexts(claim, facts),
        ClaimKind.Year when claim.Value == facts.Day.Year + 1 && tokens.KeyOf(claim.First - 1) is "tết" or "xuân" or "mới" or "chào" or "đón" or "tet" or "xuan" or "moi" or "in" or "for" => Judgement.Yes, // quà Tết 2027
        ClaimKind.Year => HasYear(facts, claim.Value) || HasNumber(facts, claim.Value) ? Judgement.Yes : JudgeByTexts(claim, facts),
        ClaimKind.Clock when HasClock(facts, claim.Value) || IsOpeningHour(facts, claim.Value) => Judgement.Yes,
        ClaimKind.Clock when IsLength(claim, tokens) => JudgeDuration(claim with { Kind = ClaimKind.Duration }, tokens, facts), // giữ nóng 12h
        ClaimKind.Clock => JudgeByTexts(claim, facts),
        _ => JudgeDuration(claim, tokens, facts),
    };

    /// <summary>Whole hours with a bare "h" and no word of a point in time: a length as well as a time of day, and the same number of minutes.</summary>
    private static bool IsLength(in Claim claim, in TokenList tokens) =>
        tokens.KeyOf(claim.End - 1) is "h" && claim.End == claim.First + 2 && tokens.CueAt(claim.First - 1) is not (Cue.Until or Cue.From or Cue.Before or Cue.End or Cue.Place) && tokens.KeyOf(claim.First - 1) is not ("lúc" or "luc" or "vào" or "vao");

    /// <summary>"hết hôm nay" (0) or "ngày mai" (1): a date of the facts; of deliveries also a term of as many days.</summary>
    private static Judgement JudgeNamedDay(in Claim claim, FactSheet facts)
    {
        DateOnly day = facts.Day.AddDays((int)claim.Value);
        if (!claim.OfDelivery) return facts.Promotion.Ends == day || HasExactDate(facts, day, exceptToday: true) ? Judgement.Yes : Judgement.No;
        foreach (StatedFact stated in facts.Stated)
        {
            bool fits = stated.Claim.Kind == ClaimKind.Policy && stated.Claim.Policy == Policy.SameDayDelivery
                || (stated.Claim.Kind == ClaimKind.Duration && (stated.Claim.Upper ?? stated.Claim.Value) <= Math.Max(claim.Value, 0.5m) * 1_440)
                || (stated.Claim.Kind == ClaimKind.Date && stated.Claim.Value == claim.Value);
            if (fits) return Judgement.By(facts.Texts[stated.Text]);
        }
        return Judgement.No;
    }

    private static bool HasExactDate(FactSheet facts, DateOnly day, bool exceptToday)
    {
        if (exceptToday && day == facts.Day) return false; // the day of sending is no deadline
        foreach (DateTime date in facts.Dates)
            if (DateOnly.FromDateTime(date) == day) return true;
        return false;
    }

    /// <summary>"đến hết 23/11", "trước ngày 23/11": the day something ends.</summary>
    private static bool IsDeadline(in TokenList tokens, int at)
    {
        for (int i = at - 1; i >= Math.Max(0, at - 3); i--)
            if (tokens.CueAt(i) is Cue.End or Cue.Until or Cue.Before) return true;
        return false;
    }

    /// <summary>A day said to end the offer, which ends on another: a false deadline, earlier or later.</summary>
    public static bool IsFalseEnd(in Claim claim, in TokenList tokens, FactSheet facts) =>
        claim is { Kind: ClaimKind.Date, Value: > 100 } && facts.Promotion.Ends is { } ends && !Fits(ends, claim.Value, claim.HasYear) && FirstOfEnd(claim, tokens) < claim.First && !IsOfCode(claim, tokens);

    /// <summary>"mã MAY10 dùng đến 24/11": a code's own term is a fact like another.</summary>
    private static bool IsOfCode(in Claim claim, in TokenList tokens)
    {
        for (int i = claim.First - 1; i >= Math.Max(0, claim.First - 2 * ReachOfEnd) && !tokens.IsBreak(i); i--)
            if (tokens.CueAt(i) == Cue.Code) return true;
        return false;
    }

    /// <summary>Where the words of an end before a date begin ("đến hết", "hạn cuối là", "sale ends on"); the date itself where there are none.</summary>
    public static int FirstOfEnd(in Claim claim, in TokenList tokens)
    {
        int first = claim.First;
        for (int i = claim.First - 1; i >= Math.Max(0, claim.First - ReachOfEnd) && !tokens.IsBreak(i); i--)
        {
            Cue cue = tokens.CueAt(i);
            if (cue is Cue.Deliver or Cue.Ship or Cue.Receive) return claim.First; // giao trước 24/11
            if (cue == Cue.From || tokens[i].Symbol is ',' or '%') break;
            if (tokens[i].Symbol is '-' or '–' && tokens[i - 1].IsNumber && i == claim.First - 1) return i - 1; // 21/11 - 27/11
            if (tokens.KeyOf(i) is "to" or "toi" && i >= claim.First - 2) first = i;
            else if (cue is Cue.End or Cue.Until or Cue.Before || tokens.KeyOf(i) is "hạn" or "han" or "khép" or "khep" or "deadline" or "closes" or "close" or "through" or "by" or "sau" or "after" or "qua" or "last") first = i;
            else if (i < claim.First - 2 && first < claim.First) break;
        }
        return first;
    }

    /// <summary>"quà 8/3", "dịp 20/11": a holiday by its date, said of a present and not of an offer.</summary>
    private static bool IsHoliday(in Claim claim, in TokenList tokens)
    {
        if (claim.HasYear || (claim.Value % 10_000) is not (101 or 214 or 227 or 308 or 430 or 501 or 601 or 902 or 1020 or 1120 or 1222 or 1224 or 1225)) return false;
        for (int i = claim.First - 1; i >= Math.Max(0, claim.First - 2); i--)
            if (tokens.KeyOf(i) is "dịp" or "nhân" or "lễ" or "quà" or "mừng" or "tết" or "mùa" or "cô" or "thầy" or "giáo" or "nữ" or "dip" or "nhan" or "le" or "qua" or "mung") return true;
        return false;
    }

    private static bool HasDate(FactSheet facts, decimal key, bool hasYear)
    {
        if (Fits(facts.Day, key, hasYear)) return true;
        foreach (DateTime date in facts.Dates)
            if (Fits(DateOnly.FromDateTime(date), key, hasYear)) return true;
        return false;
    }

    private static bool Fits(DateOnly date, decimal key, bool hasYear) => DateReader.KeyOf(date) is var known && (hasYear ? known == key : known % 10_000 == key % 10_000);

    /// <param name="year">Null where none was said.</param>
    private static bool HasMonth(FactSheet facts, decimal month, decimal? year)
    {
        if (facts.Day.Month == month && (year is null || facts.Day.Year == year)) return true;
        foreach (DateTime date in facts.Dates)
            if (date.Month == month && (year is null || date.Year == year)) return true;
        return false;
    }

    private static bool HasYear(FactSheet facts, decimal year)
    {
        if (facts.Day.Year == year) return true;
        foreach (DateTime date in facts.Dates)
            if (date.Year == year) return true;
        foreach (StatedFact stated in facts.Stated)
            if (stated.Claim.Kind == ClaimKind.Month && stated.Claim.Other == year) return true;
        return false;
    }

    private static bool HasNumber(FactSheet facts, decimal value)
    {
        foreach (FactNumber number in facts.Numbers)
            if (number.Value == value && !number.Role.IsMoney()) return true;
        return false;
    }

    private static bool HasClock(FactSheet facts, decimal minutes)
    {
        bool isEndOfDay = minutes is 1_440 or 0 or 1_439;
        if (isEndOfDay && facts.Promotion.Ends is not null) return true;
        foreach (DateTime date in facts.Dates)
            if (date.TimeOfDay != TimeSpan.Zero && date.Hour * 60 + date.Minute == minutes) return true;
        return false;
    }

    /// <summary>"mở cửa 8h đến 21h" of opening hours "8h-21h", which read like a length of time.</summary>
    private static bool IsOpeningHour(FactSheet facts, decimal minutes)
    {
        foreach (StatedFact stated in facts.Stated)
            if (stated.Claim is { Kind: ClaimKind.Duration } open && (open.Value == minutes || open.Upper == minutes) && facts.Texts[stated.Text].Name is var name && (name.Contains("hour", StringComparison.Ordinal) || name.Contains("open", StringComparison.Ordinal))) return true;
        return false;
    }

    /// <summary>"từ thứ Hai đến thứ Bảy" of a shop that states its weekdays: a term of every week, not of an offer.</summary>
    private static bool IsWorkday(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        bool isRange = false;
        for (int i = claim.First - 2; i >= Math.Max(0, claim.First - 4) && !isRange; i--) isRange = tokens.KeyOf(i) is "thứ" or "thu" or "t2" or "t3" or "chủ";
        if (!isRange) return false;
        foreach (StatedFact stated in facts.Stated)
            if (stated.Claim.Kind == ClaimKind.Date && stated.Claim.Value == claim.Value) return true;
        return false;
    }

    /// <summary>"đến Chủ nhật": the promotion ends on that weekday, within the week where no date stands beside it.</summary>
    private static Judgement JudgeWeekday(in Claim claim, FactSheet facts)
    {
        int weekday = claim.Value == 8 ? 0 : (int)claim.Value - 1;
        return facts.Promotion.Ends is { } ends && (int)ends.DayOfWeek == weekday && ends >= facts.Day && (claim.Other is not null || ends.DayNumber - facts.Day.DayNumber < 7) ? Judgement.Yes : Judgement.No;
    }

    /// <summary>"còn 2 ngày", "trong 2 ngày tới", "2 ngày nữa": what is left, not just any length.</summary>
    public static bool IsRemaining(in Claim claim, in TokenList tokens)
    {
        for (int i = claim.First - 1; i >= Math.Max(0, claim.First - 3); i--)
            if (tokens.CueAt(i) is Cue.Remaining or Cue.Only or Cue.Within) return true;
        return tokens.KeyOf(claim.End) is "nữa" or "cuối" or "nua" or "left";
    }

    /// <summary>"cách đây 3 ngày", "hai tuần nữa", "3 days ago": counted from the day of the message.</summary>
    private static bool IsFromToday(in Claim claim, in TokenList tokens) =>
        IsRemaining(claim, tokens) || tokens.KeyOf(claim.End) is "kể" or "ke" or "trước" or "truoc" or "qua" or "tới" or "toi" or "ago" or "from"
        || tokens.KeyOf(claim.First - 1) is "đây" or "day" or "sau" or "được" or "duoc" or "mới" or "đúng" or "in";

    private static bool IsDistance(FactSheet facts, decimal days)
    {
        foreach (DateTime date in facts.Dates)
            if (days > 0 && Math.Abs(DateOnly.FromDateTime(date).DayNumber - facts.Day.DayNumber) == days) return true;
        return false;
    }

    private static Judgement JudgeDuration(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        bool isOfBattery = IsOfBattery(claim, tokens);
        if (StatedTerm(claim, tokens, facts, isOfBattery) is { } term) return Judgement.By(term);
        if ((AgeJudge.Find(claim, tokens, facts) ?? AgeJudge.FindBound(claim, tokens, facts)) is { } age) return Judgement.By(age);
        if (IsRemaining(claim, tokens) && !claim.OfDelivery)
            foreach (Derived derived in facts.DerivedNumbers)
                if (derived.Kind == DerivedKind.Duration && claim.Upper is null && derived.Value == claim.Value) return Judgement.Yes;
        if (claim.Value % 1_440 == 0 && claim.Upper is null && !claim.OfDelivery && IsFromToday(claim, tokens) && IsDistance(facts, claim.Value / 1_440)) return Judgement.Yes;
        foreach (FactNumber number in facts.Numbers)
            if (number.Role == FactRole.Other && !(isOfBattery && IsOfService(number.Name)) && number.Value * FactRoles.MinutesPerUnit(number.Name) is var minutes && minutes > 0 && Agreement.Agrees(claim, minutes)) return Judgement.Yes;
        foreach (FactNumber number in facts.Numbers)
            if (number.Name is "founded" or "since" or "established" or "founded_year" && (facts.Day.Year - number.Value) * MinutesPerYear is var lived && (Agreement.Agrees(claim, lived) || (claim.Closeness == Closeness.Over && claim.Value <= lived))) return Judgement.Yes; // hơn 10 năm
        return Judgement.No;
    }

    private static FactText? StatedTerm(in Claim claim, in TokenList tokens, FactSheet facts, bool isOfBattery)
    {
        bool isTerm = IsDelivery(claim, tokens);
        foreach (StatedFact stated in facts.Stated)
        {
            if (stated.Claim.Kind is not (ClaimKind.Duration or ClaimKind.Clock)) continue;
            if (isTerm && !IsOfDelivery(stated, facts)) continue;
            if (isOfBattery && IsOfService(facts.Texts[stated.Text].Name)) continue;
            decimal value = stated.Claim.Value;
            decimal? upper = stated.Claim.Upper;
            bool fits = claim.Upper is { } end
                ? IsAlike(value, claim.Value) && upper is { } last && IsAlike(last, end)
                : IsAlike(upper ?? value, claim.Value) || (upper is null && Agreement.Agrees(claim, value));
            if (fits) return facts.Texts[stated.Text];
        }
        return null;
    }

    /// <summary>"24-hour battery", "pin 24 giờ", "giữ nóng 24 giờ": what goods do for a while; a delivery within 24 hours does not carry it.</summary>
    public static bool IsOfBattery(in Claim claim, in TokenList tokens) =>
        claim.Kind == ClaimKind.Duration
        && (tokens.KeyOf(claim.End) is "battery" or "pin" or "playback" or "runtime" || (tokens.KeyOf(claim.End) is "of" && tokens.KeyOf(claim.End + 1) is "battery" or "playback" or "music" or "listening" or "power" or "play" or "use") || IsOfGoods(tokens.KeyOf(claim.First - 1)) || tokens.KeyOf(claim.First - 1) is "nghe" or "dùng" || IsOfGoods(tokens.KeyOf(claim.First - 2)));

    private static bool IsOfGoods(ReadOnlySpan<char> word) => word is "pin" or "battery" or "nóng" or "lạnh" or "nhiệt" or "nhạc" or "thơm" or "hương" or "hot" or "cold" or "nong" or "lanh" or "nhiet";

    /// <summary>Members that speak of the shop's service.</summary>
    private static bool IsOfService(string name) =>
        name.Contains("deliver", StringComparison.Ordinal) || name.Contains("ship", StringComparison.Ordinal) || name.Contains("return", StringComparison.Ordinal) || name.Contains("warrant", StringComparison.Ordinal) || name.Contains("exchange", StringComparison.Ordinal);

    /// <summary>"giao trong 2 giờ" is a term of delivery; a battery of 2 hours or the 14 days of a return policy do not carry it.</summary>
    public static bool IsDelivery(in Claim claim, in TokenList tokens)
    {
        if (claim.Kind != ClaimKind.Duration || !claim.OfDelivery) return false;
        for (int i = claim.First - 1; i >= Math.Max(0, claim.First - 3) && tokens[i].Kind != TokenKind.Symbol; i--)
        {
            if (tokens.KeyOf(i) is "đổi" or "trả" or "hoàn" or "hành" or "return" or "returns" or "exchange" or "refund" or "doi" or "tra") return false;
            if (tokens.CueAt(i) is Cue.Deliver or Cue.Ship) return true;
        }
        return false;
    }

    private static bool IsOfDelivery(in StatedFact stated, FactSheet facts)
    {
        string name = facts.Texts[stated.Text].Name;
        if (name.Contains("return", StringComparison.Ordinal) || name.Contains("warrant", StringComparison.Ordinal) || name.Contains("exchange", StringComparison.Ordinal)) return false;
        return stated.Claim.OfDelivery || name.Contains("deliver", StringComparison.Ordinal) || name.Contains("ship", StringComparison.Ordinal);
    }

    /// <summary>12 tháng is 1 năm, 18 tháng 1 năm rưỡi.</summary>
    public static bool IsAlike(decimal one, decimal two) => one == two || AreMonthsOfYears(one, two) || AreMonthsOfYears(two, one);

    private static bool AreMonthsOfYears(decimal months, decimal years) =>
        months % 43_200 == 0 && decimal.Round(years, 6) is var rounded && rounded % MinutesPerHalfYear == 0 && months / 43_200 == rounded / MinutesPerHalfYear * 6;

    private static Judgement JudgeByTexts(in Claim claim, FactSheet facts)
    {
        foreach (StatedFact stated in facts.Stated)
        {
            bool fits = stated.Claim.Kind == claim.Kind
                && (claim.Kind == ClaimKind.Date && !(claim.HasYear && stated.Claim.HasYear) ? stated.Claim.Value > 1 && stated.Claim.Value % 10_000 == claim.Value % 10_000 : stated.Claim.Value == claim.Value)
                && (claim.Other is null || stated.Claim.Other is null || claim.Other == stated.Claim.Other);
            if (fits) return Judgement.By(facts.Texts[stated.Text]);
        }
        return Judgement.No;
    }
}
