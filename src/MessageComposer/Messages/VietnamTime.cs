using System.Globalization;

namespace MessageComposer.Messages;

/// <summary>Asia/Ho_Chi_Minh: seven hours ahead of UTC the whole year since 1975, so no time zone data is needed.</summary>
public static class VietnamTime
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(7);

    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Offset).DateTime);

    /// <summary>The last second of a day: how long something that ends on it may be used.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => new(day, new TimeOnly(23, 59, 59), Offset);

    private static readonly string[] s_withOffset = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>Reads ISO 8601; a time without offset is Vietnamese time.</summary>
    public static bool TryRead(string text, out DateTimeOffset time)
    {
        if (TryReadFull(text, out time)) return true;
        if (!DateTime.TryParseExact(text, s_withOffset, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime read)) return false;
        if (read.Kind == DateTimeKind.Unspecified)
        {
            if (read.Ticks < Offset.Ticks) return false;
            time = new DateTimeOffset(read, Offset);
            return true;
        }
        return DateTimeOffset.TryParseExact(text, s_withOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    /// <summary><c>2026-11-23</c>, the one form nearly every request uses; false sends any other to the general parser.</summary>
    internal static bool TryReadDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        if (text is not [_, _, _, _, '-', _, _, '-', _, _]) return false;
        int year = NumberIn(text[..4]);
        int month = NumberIn(text[5..7]);
        int date = NumberIn(text[8..]);
        if (year < 1900 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month)) return false;
        day = new DateOnly(year, month, date);
        return true;
    }

    /// <summary><c>2026-11-21T20:05:00+07:00</c> and nothing shorter or longer.</summary>
    private static bool TryReadFull(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length != 25 || !TryReadDay(text[..10], out DateOnly day)) return false;
        if (text[10..] is not ['T', _, _, ':', _, _, ':', _, _, '+' or '-', _, _, ':', _, _]) return false;
        int hour = NumberIn(text[11..13]);
        int minute = NumberIn(text[14..16]);
        int second = NumberIn(text[17..19]);
        int offsetHours = NumberIn(text[20..22]);
        int offsetMinutes = NumberIn(text[23..]);
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || offsetHours is < 0 or > 13 || offsetMinutes is < 0 or > 59) return false;
        TimeSpan offset = new(offsetHours, offsetMinutes, 0);
        time = new DateTimeOffset(day, new TimeOnly(hour, minute, second), text[19] == '-' ? -offset : offset);
        return true;
    }

    /// <summary>-1 where anything but digits stands there.</summary>
    private static int NumberIn(ReadOnlySpan<char> digits)
    {
        int number = 0;
        foreach (char digit in digits)
        {
            if (!char.IsAsciiDigit(digit)) return -1;
            number = number * 10 + (digit - '0');
        }
        return number;
    }
}
