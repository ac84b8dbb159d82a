using System.Globalization;
using MessageComposer.Templating;

namespace MessageComposer.Content;

/// <summary>The filters of this product beside the language's own. Null gives null; the same for every locale table and host.</summary>
public static class TemplateLanguage
{
    /// <summary>Bare filter names that copy may use.</summary>
    public static IReadOnlySet<string> FilterNames { get; } = new HashSet<string>(StringComparer.Ordinal) { "money", "number", "day" };

    public static TemplateOptions Options { get; } = new()
    {
        Functions =
        [
            new HostFunctionDefinition("money", 1, 1, Money),
            new HostFunctionDefinition("number", 1, 1, Number),
            new HostFunctionDefinition("day", 1, 1, Day),
        ],
    };

    /// <summary>The culture tables of the template language for a locale: <c>vi-VN</c> or <c>en-US</c>.</summary>
    public static string CultureOf(string locale) => locale.StartsWith("vi", StringComparison.Ordinal) ? "vi-VN" : "en-US";

    /// <summary><c>189.000đ</c> in Vietnamese, <c>189,000đ</c> in English: whole đồng, the only currency taken in.</summary>
    private static Value Money(ReadOnlySpan<Value> arguments, string culture) =>
        arguments[0].IsNull ? Value.Null : Value.Of(Grouped(decimal.Round(NumberOf(arguments[0], "money")), culture, decimals: 0) + "đ");

    /// <summary><c>1.312</c> and <c>4,8</c> in Vietnamese, <c>1,312</c> and <c>4.8</c> in English; trailing zeros dropped.</summary>
    private static Value Number(ReadOnlySpan<Value> arguments, string culture) =>
        arguments[0].IsNull ? Value.Null : Value.Of(Grouped(NumberOf(arguments[0], "number"), culture, decimals: 6));

    /// <summary>An ISO date or time as <c>23/11</c> in Vietnamese, <c>23 Nov</c> in English, in the offset it was given.</summary>
    private static Value Day(ReadOnlySpan<Value> arguments, string culture)
    {
        Value value = arguments[0];
        if (value.IsBlank) return Value.Null;
        DateTimeOffset date;
        if (value.Kind == ValueKind.Date) date = value.AsDate;
        else if (value.Kind != ValueKind.Text || !TryReadDay(value.AsText, out date)) throw new TemplateFunctionException("day needs an ISO date");
        return Value.Of(culture == "vi-VN" ? date.ToString("d/M", CultureInfo.InvariantCulture) : date.ToString("d MMM", CultureInfo.InvariantCulture));
    }

    private static bool TryReadDay(string text, out DateTimeOffset date) => DateTimeOffset.TryParseExact(
        text.Length >= 10 ? text.AsSpan(0, 10) : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);

    private static decimal NumberOf(Value value, string filter) => value.Kind switch
    {
        ValueKind.Integer or ValueKind.Decimal => value.AsDecimal,
        ValueKind.Double => (decimal)value.AsDouble,
        _ => throw new TemplateFunctionException(filter + " needs a number"),
    };

    private static string Grouped(decimal number, string culture, int decimals)
    {
        string text = number.ToString(decimals == 0 ? "#,##0" : "#,##0.######", CultureInfo.InvariantCulture);
        return culture == "vi-VN" ? string.Create(text.Length, text, SwapSeparators) : text;
    }

    private static void SwapSeparators(Span<char> target, string source)
    {
        for (int i = 0; i < source.Length; i++) target[i] = source[i] switch { ',' => '.', '.' => ',', char other => other };
    }
}
