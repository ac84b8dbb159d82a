using System.Globalization;
using System.Text.RegularExpressions;

namespace MessageComposer.Messages.Reading;

/// <summary>Reads the longest delivery time out of a shop's words for it.</summary>
internal static partial class DeliveryTerms
{
    /// <summary>In days: <c>1-2 ngày</c> gives 2, <c>2 giờ</c> a part of a day, <c>trong ngày</c> 1; null where no time is named.</summary>
    public static decimal? LongestDays(string? delivery)
    {
        if (delivery is null) return null;
        string lower = delivery.ToLowerInvariant();
        if (Term().Match(lower) is { Success: true } term)
        {
            string number = term.Groups["to"].Success ? term.Groups["to"].Value : term.Groups["from"].Value;
            decimal count = decimal.Parse(number.Replace(',', '.'), CultureInfo.InvariantCulture);
            return term.Groups["unit"].ValueSpan[0] switch
            {
                'g' or 'h' => decimal.Round(count / 24, 2),
                't' or 'w' => count * 7,
                _ => count,
            };
        }
        return lower.Contains("trong ngày", StringComparison.Ordinal) || lower.Contains("same day", StringComparison.Ordinal) || lower.Contains("hoả tốc", StringComparison.Ordinal) || lower.Contains("hỏa tốc", StringComparison.Ordinal) ? 1 : null;
    }

    [GeneratedRegex(@"(?<from>\d{1,3}([.,]\d)?)\s*((-|–|đến|tới|to)\s*(?<to>\d{1,3}([.,]\d)?))?\s*(?<unit>ngày|giờ|tuần|days?|hours?|weeks?|h\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Term();
}
