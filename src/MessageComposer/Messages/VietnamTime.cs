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
        time = default;
        if (!DateTime.TryParseExact(text, s_withOffset, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime read)) return false;
        if (read.Kind == DateTimeKind.Unspecified)
        {
            if (read.Ticks < Offset.Ticks) return false;
            time = new DateTimeOffset(read, Offset);
            return true;
        }
        return DateTimeOffset.TryParseExact(text, s_withOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }
}
