namespace MessageComposer.Guardrails.Grounding;

/// <summary>Reads dates: 23/11, 23-11-2026, 23.11.2026, 2026-11-23, "ngày 23 tháng 11 năm 2026", "23-25/11", "tháng 11", "23 Nov", "November 23rd".</summary>
internal static class DateReader
{
    /// <summary>The number a date is compared by: yyyymmdd, the year 0 where it was not said.</summary>
    public static decimal KeyOf(long day, long month, long year) => year * 10_000 + month * 100 + day;

    public static decimal KeyOf(DateOnly date) => KeyOf(date.Day, date.Month, date.Year);

    public static bool TryRead(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        Token first = tokens[at];
        if (!first.IsNumber) return false;
        Token mark = tokens[at + 1];
        bool marked = mark.Symbol is '/' or '-' or '.' && mark.IsGlued && tokens[at + 2].IsNumber && tokens[at + 2].IsGlued;
        if (marked && TryReadNumeric(tokens, at, mark.Symbol, out claim)) return true;
        if (first.Length <= 2 && tokens.CueAt(at + 1) == Cue.Month && tokens[at + 2].IsNumber && tokens[at + 2].Length <= 2 && IsDayMonth(first.Digits, tokens[at + 2].Digits))
        {
            claim = OfWords(tokens, at, first.Digits, at + 2);
            return true;
        }
        return TryReadEnglish(tokens, at, out claim);
    }

    /// <summary>From the day's number; the month's name stands behind it or before it.</summary>
    private static bool TryReadEnglish(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        if (tokens[at].Length > 2) return false;
        int behind = at + 1;
        if (IsOrdinalEnding(tokens, behind)) behind++;
        if (tokens.KeyOf(behind) is "of") behind++;
        bool isBehind = tokens.CueAt(behind) == Cue.MonthName;
        int month = isBehind ? behind : at - 1;
        if (tokens.CueAt(month) != Cue.MonthName) return false;
        int monthNumber = Lexicon.MonthValue(tokens.KeyOf(month));
        if (!IsDayMonth(tokens[at].Digits, monthNumber)) return false;
        int end = isBehind ? month + 1 : IsOrdinalEnding(tokens, at + 1) ? at + 2 : at + 1;
        int yearAt = tokens.IsSymbol(end, ',') ? end + 1 : end;
        bool hasYear = tokens[yearAt].IsNumber && tokens[yearAt].Length == 4;
        claim = new Claim(ClaimKind.Date, isBehind ? at : month, hasYear ? yearAt + 1 : end)
        {
            Value = KeyOf(tokens[at].Digits, monthNumber, hasYear ? tokens[yearAt].Digits : 0),
            HasYear = hasYear,
        };
        return true;
    }

    private static bool IsOrdinalEnding(in TokenList tokens, int at) => tokens[at].IsWord && tokens.KeyOf(at) is "st" or "nd" or "rd" or "th";

    private static bool TryReadNumeric(in TokenList tokens, int at, char mark, out Claim claim)
    {
        claim = default;
        Token first = tokens[at];
        Token second = tokens[at + 2];
        bool third = tokens[at + 3].Symbol == mark && tokens[at + 3].IsGlued && tokens[at + 4].IsNumber && tokens[at + 4].IsGlued;
        if (third)
        {
            Token last = tokens[at + 4];
            if (first.Length == 4 && last.Length <= 2 && IsDayMonth(last.Digits, second.Digits)) return Made(last.Digits, second.Digits, first.Digits, 5, out claim);
            if (first.Length > 2 || second.Length > 2 || last.Length is not (2 or 4) || !IsDayMonth(first.Digits, second.Digits)) return false;
            return Made(first.Digits, second.Digits, last.Length == 2 ? 2000 + last.Digits : last.Digits, 5, out claim);
        }
        if (mark == '-' && tokens.IsSymbol(at + 3, '/') && tokens[at + 4].IsNumber && IsDayMonth(first.Digits, tokens[at + 4].Digits) && IsDayMonth(second.Digits, tokens[at + 4].Digits))
        {
            claim = new Claim(ClaimKind.Date, at, at + 1) { Value = KeyOf(first.Digits, tokens[at + 4].Digits, 0) }; // 23-25/11: the second day is read next
            return true;
        }
        if (mark == '/' && first.Digits is >= 1 and <= 12 && first.Length <= 2 && second.Length == 4 && second.Digits is >= 1990 and <= 2100)
        {
            claim = new Claim(ClaimKind.Month, at, at + 3) { Value = first.Digits, Other = second.Digits };
            return true;
        }
        if (mark == '-' && first.Length == 4 && first.Digits is >= 1990 and <= 2100 && second.Length == 2 && second.Digits is >= 1 and <= 12)
        {
            claim = new Claim(ClaimKind.Month, at, at + 3) { Value = second.Digits, Other = first.Digits }; // 2028-10
            return true;
        }
        bool isSaleDay = mark == '.' && first.Digits == second.Digits && second.Length <= 2 && tokens.CueAt(at + 3) is Cue.None or Cue.Last && !IsDegree(tokens, at); // 11.11
        if (isSaleDay && first.Digits is >= 1 and <= 12 && tokens[at + 3].Symbol is not ('%' or '₫' or '/')) return Made(first.Digits, second.Digits, 0, 3, out claim);
        if (mark != '/' || first.Length > 2 || second.Length > 2 || !IsDayMonth(first.Digits, second.Digits)) return false;
        return !IsFraction(tokens, at) && Made(first.Digits, second.Digits, 0, 3, out claim);

        bool Made(long day, long month, long year, int length, out Claim made)
        {
            made = new Claim(ClaimKind.Date, at, at + length) { Value = KeyOf(day, month, year), HasYear = year > 0 };
            return year is 0 or (>= 1900 and <= 2200);
        }
    }

    /// <summary>"ngày 23 tháng 11" from the day's number; <paramref name="month"/> is the token of the month.</summary>
    private static Claim OfWords(in TokenList tokens, int at, long day, int month)
    {
        int end = month + 1;
        long year = 0;
        int yearAt = tokens.CueAt(end) == Cue.Five || tokens.IsSymbol(end, '/') || tokens.IsSymbol(end, ',') ? end + 1 : end;
        if (tokens[yearAt].IsNumber && tokens[yearAt].Length == 4 && yearAt > end)
        {
            year = tokens[yearAt].Digits;
            end = yearAt + 1;
        }
        return new Claim(ClaimKind.Date, at, end) { Value = KeyOf(day, tokens[month].Digits, year), HasYear = year > 0 };
    }

    private static bool IsDayMonth(long day, long month) => day is >= 1 and <= 31 && month is >= 1 and <= 12 && day <= (month == 2 ? 29 : month is 4 or 6 or 9 or 11 ? 30 : 31);

    /// <summary>pH 5.5, a pH of 5.5, a 6.6-inch screen.</summary>
    private static bool IsDegree(in TokenList tokens, int at)
    {
        if (tokens.IsSymbol(at + 3, '-') && tokens[at + 3].IsGlued && tokens[at + 4].IsGlued) return true;
        for (int i = at - 1; i >= Math.Max(0, at - 3) && !tokens.IsBreak(i); i--)
            if (tokens.KeyOf(i) is "ph") return true;
        return false;
    }

    /// <summary>4/5 sao, 1/2 giá, 5/5 of a rating, half a spoon: no dates.</summary>
    private static bool IsFraction(in TokenList tokens, int at)
    {
        if (tokens[at].Digits > tokens[at + 2].Digits && tokens.CueAt(at + 3) == Cue.Item) return false; // 26/11 hộp 12 cây
        if (tokens.CueAt(at + 3) == Cue.Price && (tokens[at].Digits > tokens[at + 2].Digits || tokens[at + 2].Digits > 10 || tokens.CueAt(at - 1) is Cue.Day or Cue.End)) return false; // hết ngày 30/11 giá về lại
        if (tokens.CueAt(at + 3) is Cue.Price or Cue.Star or Cue.Score or Cue.Measure or Cue.Item || Surroundings.IsStar(tokens, at + 3)) return true;
        for (int i = at - 1; i >= Math.Max(0, at - 4); i--)
        {
            Cue cue = tokens.CueAt(i);
            if (cue is Cue.Score or Cue.Star or Cue.Review || (cue == Cue.Judge && tokens.CueAt(i + 1) == Cue.Price)) return true;
        }
        return false;
    }
}
