using System.Globalization;
using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Functions;

internal static class MathFunctions
{
    /// <summary>As many digits as a decimal holds; a larger precision would only cost memory.</summary>
    private const int MostFormatDigits = 28;

    public static IReadOnlyList<TemplateFunction> All { get; } =
    [
        new("math.round", 1, 2, Round),
        new("math.floor", 1, 1, static (in FunctionCall call) => Value.Of(Math.Floor(Number(call)))),
        new("math.ceil", 1, 1, static (in FunctionCall call) => Value.Of(Math.Ceiling(Number(call)))),
        new("math.abs", 1, 1, Abs),
        new("math.format", 2, 3, Format),
    ];

    private static Value Round(in FunctionCall call)
    {
        double number = Number(call);
        int digits = call.Integer(1);
        return digits is >= 0 and <= 15 ? Value.Of(Math.Round(number, digits)) : throw call.Refuse(1, "0 to 15 digits can be kept");
    }

    private static double Number(in FunctionCall call) => call[0].Kind switch
    {
        ValueKind.Null => 0,
        ValueKind.Boolean => call[0].AsBoolean ? 1 : 0,
        ValueKind.Integer or ValueKind.Decimal or ValueKind.Double => Arithmetic.ToDouble(call[0]),
        _ => throw call.Refuse(0, "not a number"),
    };

    private static Value Abs(in FunctionCall call) => call[0].Kind switch
    {
        ValueKind.Null => Value.Null,
        ValueKind.Integer when call[0].AsInteger == long.MinValue => throw call.Refuse("the number is out of range"),
        ValueKind.Integer => Value.Of(Math.Abs(call[0].AsInteger)),
        ValueKind.Decimal => Value.Of(Math.Abs(call[0].AsDecimal)),
        ValueKind.Double => Value.Of(Math.Abs(call[0].AsDouble)),
        _ => throw call.Refuse("not a number"),
    };

    private static Value Format(in FunctionCall call)
    {
        Value number = call[0];
        string format = call.Text(1, allowCaptured: false) ?? "";
        NumberFormatInfo signs = call.Culture(2).Numbers;
        if (number.IsNull) return Value.Of("");
        if (!Arithmetic.IsNumber(number)) throw call.Refuse("not a number");
        if (HasTooManyDigits(format)) throw call.Refuse(1, $"at most {MostFormatDigits} digits can be formatted");
        try
        {
            return call.Result(number.Kind switch
            {
                ValueKind.Decimal => number.AsDecimal.ToString(format, signs),
                ValueKind.Double => number.AsDouble.ToString(format, signs),
                // A small integer is a 32-bit one: "X" of -1 has eight digits.
                _ => number.AsInteger is >= int.MinValue and <= int.MaxValue
                    ? ((int)number.AsInteger).ToString(format, signs)
                    : number.AsInteger.ToString(format, signs),
            });
        }
        catch (FormatException)
        {
            throw call.Refuse("the format does not suit the number");
        }
    }

    /// <summary>A standard format carries its precision as a number, a custom one has a sign per digit.</summary>
    private static bool HasTooManyDigits(string format)
    {
        if (format.Length > 1 && char.IsAsciiLetter(format[0]) && format.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0)
            return !int.TryParse(format.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int precision) || precision > MostFormatDigits;
        return format.AsSpan().Count('0') + format.AsSpan().Count('#') > MostFormatDigits;
    }
}
