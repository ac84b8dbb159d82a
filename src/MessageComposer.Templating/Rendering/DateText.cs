using System.Globalization;
using System.Text;

namespace MessageComposer.Templating.Rendering;

/// <summary>Prints dates by patterns such as <c>%d/%m/%Y</c>.</summary>
internal static class DateText
{
    /// <summary>Letters the reference implementation gives a meaning that this language leaves out; they are refused rather than printed.</summary>
    private const string LeftOut = "cCDghklLnNPrstuUvVwWxXZ";

    /// <summary>The form of a date that is printed as it is: <c>%d %b %Y</c>.</summary>
    public static string Default(DateTimeOffset date, RenderCulture culture) =>
        $"{Two(date.Day)} {culture.ShortMonths[date.Month - 1]} {Four(date.Year)}";

    /// <summary>False where the pattern holds a letter that was left out.</summary>
    public static bool TryFormat(DateTimeOffset date, string pattern, RenderCulture culture, StringBuilder text)
    {
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                text.Append(pattern[i]);
                continue;
            }
            char letter = pattern[++i];
            if (LeftOut.Contains(letter)) return false;
            Append(date, letter, culture, text);
        }
        return true;
    }

    private static void Append(DateTimeOffset date, char letter, RenderCulture culture, StringBuilder text) => _ = letter switch
    {
        'a' => text.Append(culture.ShortDays[(int)date.DayOfWeek]),
        'A' => text.Append(culture.Days[(int)date.DayOfWeek]),
        'b' => text.Append(culture.ShortMonths[date.Month - 1]),
        'B' => text.Append(culture.Months[date.Month - 1]),
        'd' => text.Append(Two(date.Day)),
        'e' => text.Append(Invariant(date.Day).PadLeft(2)),
        'j' => text.Append(date.DayOfYear.ToString("D3", CultureInfo.InvariantCulture)),
        'm' => text.Append(Two(date.Month)),
        'y' => text.Append(Two(date.Year % 100)),
        'Y' => text.Append(Four(date.Year)),
        'H' => text.Append(Two(date.Hour)),
        'I' => text.Append(Two((date.Hour + 11) % 12 + 1)),
        'p' => text.Append(date.Hour < 12 ? culture.Morning : culture.Afternoon),
        'M' => text.Append(Two(date.Minute)),
        'S' => text.Append(Two(date.Second)),
        'F' => text.Append(Four(date.Year)).Append('-').Append(Two(date.Month)).Append('-').Append(Two(date.Day)),
        'R' => text.Append(Two(date.Hour)).Append(':').Append(Two(date.Minute)),
        'T' => text.Append(Two(date.Hour)).Append(':').Append(Two(date.Minute)).Append(':').Append(Two(date.Second)),
        '%' => text.Append('%'),
        _ => text.Append('%').Append(letter),
    };

    private static string Two(int number) => number.ToString("D2", CultureInfo.InvariantCulture);

    private static string Four(int number) => number.ToString("D4", CultureInfo.InvariantCulture);

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
