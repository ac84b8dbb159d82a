using System.Globalization;

namespace MessageComposer.Templating.Rendering;

/// <summary>
/// One culture of the language as a fixed table: number signs and the names in a date. The values are those of .NET with CLDR 42;
/// they are spelt out here so that the host's ICU and settings can never change a message.
/// </summary>
internal sealed class RenderCulture
{
    private static readonly string[] EnglishDays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    private static readonly string[] EnglishShortDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] EnglishShortMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static RenderCulture Invariant { get; } = new()
    {
        Name = "",
        Numbers = Signs(".", ",", "¤", decimalDigits: 2, currencyDigits: 2, currencyPositive: 0, currencyNegative: 0, percentPositive: 0, percentNegative: 0),
    };

    public static RenderCulture English { get; } = new()
    {
        Name = "en-US",
        Numbers = Signs(".", ",", "$", decimalDigits: 3, currencyDigits: 2, currencyPositive: 0, currencyNegative: 1, percentPositive: 1, percentNegative: 1),
    };

    public static RenderCulture Vietnamese { get; } = new()
    {
        Name = "vi-VN",
        Numbers = Signs(",", ".", "₫", decimalDigits: 3, currencyDigits: 0, currencyPositive: 3, currencyNegative: 8, percentPositive: 1, percentNegative: 1),
        Days = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"],
        ShortDays = ["CN", "Th 2", "Th 3", "Th 4", "Th 5", "Th 6", "Th 7"],
        Months = Numbered("Tháng "),
        ShortMonths = Numbered("Thg "),
        Morning = "SA",
        Afternoon = "CH",
    };

    public required string Name { get; init; }

    public required NumberFormatInfo Numbers { get; init; }

    public IReadOnlyList<string> Days { get; private init; } = EnglishDays;

    public IReadOnlyList<string> ShortDays { get; private init; } = EnglishShortDays;

    public IReadOnlyList<string> Months { get; private init; } = EnglishMonths;

    public IReadOnlyList<string> ShortMonths { get; private init; } = EnglishShortMonths;

    public string Morning { get; private init; } = "AM";

    public string Afternoon { get; private init; } = "PM";

    /// <summary>Null where the language does not know the culture.</summary>
    public static RenderCulture? TryFind(string name) => name switch
    {
        "" => Invariant,
        "en-US" => English,
        "vi-VN" => Vietnamese,
        _ => null,
    };

    private static string[] Numbered(string prefix) =>
        [.. Enumerable.Range(1, 12).Select(month => prefix + month.ToString(CultureInfo.InvariantCulture))];

    private static NumberFormatInfo Signs(
        string point, string group, string currency, int decimalDigits, int currencyDigits, int currencyPositive, int currencyNegative, int percentPositive, int percentNegative) =>
        NumberFormatInfo.ReadOnly(new NumberFormatInfo
        {
            NegativeSign = "-",
            PositiveSign = "+",
            NumberDecimalSeparator = point,
            NumberGroupSeparator = group,
            NumberGroupSizes = [3],
            NumberDecimalDigits = decimalDigits,
            NumberNegativePattern = 1,
            CurrencySymbol = currency,
            CurrencyDecimalSeparator = point,
            CurrencyGroupSeparator = group,
            CurrencyGroupSizes = [3],
            CurrencyDecimalDigits = currencyDigits,
            CurrencyPositivePattern = currencyPositive,
            CurrencyNegativePattern = currencyNegative,
            PercentSymbol = "%",
            PerMilleSymbol = "‰",
            PercentDecimalSeparator = point,
            PercentGroupSeparator = group,
            PercentGroupSizes = [3],
            PercentDecimalDigits = decimalDigits,
            PercentPositivePattern = percentPositive,
            PercentNegativePattern = percentNegative,
        });
}
