namespace MessageComposer.Templating.Functions;

/// <summary>Reads dates in the one ISO form of the language, or by a pattern.</summary>
internal static class DateReader
{
    /// <summary><c>yyyy-MM-dd</c>, then perhaps <c>T</c> or a space and <c>HH:mm[:ss]</c>, then perhaps <c>Z</c> or <c>±HH:mm</c>.</summary>
    public static bool TryRead(string text, out DateTimeOffset date)
    {
        Cursor cursor = new(text);
        DateParts parts = default;
        TimeSpan offset = TimeSpan.Zero;
        bool read = cursor.TryNumber(4, out parts.Year) && cursor.TryChar('-') && cursor.TryNumber(2, out parts.Month) && cursor.TryChar('-') && cursor.TryNumber(2, out parts.Day);
        if (read && !cursor.AtEnd)
        {
            read = (cursor.TryChar('T') || cursor.TryChar(' ')) && cursor.TryNumber(2, out parts.Hour) && cursor.TryChar(':') && cursor.TryNumber(2, out parts.Minute);
            if (read && cursor.TryChar(':')) read = cursor.TryNumber(2, out parts.Second);
            if (read && !cursor.AtEnd) read = TryOffset(ref cursor, out offset);
        }
        date = default;
        return read && cursor.AtEnd && parts.TryMake(offset, out date);
    }

    /// <summary>A pattern of <c>%d %m %y %Y %H %M %S</c> and plain characters, each letter once, the year among them.</summary>
    public static bool TryRead(string text, string pattern, out DateTimeOffset date)
    {
        date = default;
        Cursor cursor = new(text);
        DateParts parts = new() { Month = 1, Day = 1 };
        int seen = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%')
            {
                if (!cursor.TryChar(pattern[i])) return false;
                continue;
            }
            int letter = i + 1 < pattern.Length ? "dmyYHMS".IndexOf(pattern[++i], StringComparison.Ordinal) : -1;
            if (letter < 0 || (seen & 1 << letter) != 0) return false;
            seen |= 1 << letter;
            if (!TryPart(ref cursor, pattern[i], ref parts)) return false;
        }
        const int YearLetters = 0b1100;
        bool oneYear = (seen & YearLetters) is not (0 or YearLetters); // the year of today is not ours to guess
        return oneYear && cursor.AtEnd && parts.TryMake(TimeSpan.Zero, out date);
    }

    private static bool TryPart(ref Cursor cursor, char letter, ref DateParts parts)
    {
        switch (letter)
        {
            case 'd': return cursor.TryNumber(2, out parts.Day);
            case 'm': return cursor.TryNumber(2, out parts.Month);
            case 'Y': return cursor.TryNumber(4, out parts.Year);
            case 'H': return cursor.TryNumber(2, out parts.Hour);
            case 'M': return cursor.TryNumber(2, out parts.Minute);
            case 'S': return cursor.TryNumber(2, out parts.Second);
            default:
                bool read = cursor.TryNumber(2, out int year);
                parts.Year = year + (year < 50 ? 2000 : 1900);
                return read;
        }
    }

    private static bool TryOffset(ref Cursor cursor, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (cursor.TryChar('Z')) return true;
        int sign = cursor.TryChar('+') ? 1 : cursor.TryChar('-') ? -1 : 0;
        if (sign == 0 || !cursor.TryNumber(2, out int hours) || !cursor.TryChar(':') || !cursor.TryNumber(2, out int minutes)) return false;
        offset = sign * new TimeSpan(hours, minutes, 0);
        return minutes < 60 && offset.Duration() <= TimeSpan.FromHours(14);
    }

    private struct DateParts
    {
        public int Year;
        public int Month;
        public int Day;
        public int Hour;
        public int Minute;
        public int Second;

        /// <summary>The instant in UTC; false for a day or time that does not exist.</summary>
        public readonly bool TryMake(TimeSpan offset, out DateTimeOffset date)
        {
            date = default;
            if (Year < 1 || Month is < 1 or > 12 || Day < 1 || Day > DateTime.DaysInMonth(Year, Month) || Hour > 23 || Minute > 59 || Second > 59) return false;
            long ticks = new DateTime(Year, Month, Day, Hour, Minute, Second).Ticks - offset.Ticks;
            if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks) return false;
            date = new DateTimeOffset(ticks, TimeSpan.Zero);
            return true;
        }
    }

    private ref struct Cursor(string text)
    {
        private readonly string _text = text;
        private int _at;

        public readonly bool AtEnd => _at == _text.Length;

        public bool TryChar(char wanted)
        {
            if (AtEnd || _text[_at] != wanted) return false;
            _at++;
            return true;
        }

        public bool TryNumber(int digits, out int number)
        {
            number = 0;
            if (_text.Length - _at < digits) return false;
            for (int i = 0; i < digits; i++)
            {
                char digit = _text[_at++];
                if (!char.IsAsciiDigit(digit)) return false;
                number = number * 10 + (digit - '0');
            }
            return true;
        }
    }
}
