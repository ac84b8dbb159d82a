using System.Globalization;

namespace MessageComposer.Templating.Rendering;

/// <summary>What an integer parameter and an index accept.</summary>
internal static class Conversions
{
    /// <summary>Decimals and doubles round half to even, digits are read from text, null is 0. False for all else and beyond 32 bits.</summary>
    public static bool TryInteger(in Value value, out int number)
    {
        number = 0;
        switch (value.Kind)
        {
            case ValueKind.Null: return true;
            case ValueKind.Boolean: number = value.AsBoolean ? 1 : 0; return true;
            case ValueKind.Integer: return TryNarrow(value.AsInteger, out number);
            case ValueKind.Decimal: return TryNarrow(decimal.Round(value.AsDecimal), out number);
            case ValueKind.Double: return TryNarrow(Math.Round(value.AsDouble), out number);
            case ValueKind.Text: return int.TryParse(value.AsText, NumberStyles.Integer, CultureInfo.InvariantCulture, out number);
            case ValueKind.List or ValueKind.Object or ValueKind.Date or ValueKind.Captured:
            default: return false;
        }
    }

    private static bool TryNarrow(long wide, out int number)
    {
        number = unchecked((int)wide);
        return number == wide;
    }

    private static bool TryNarrow(decimal wide, out int number)
    {
        bool fits = wide is >= int.MinValue and <= int.MaxValue;
        number = fits ? (int)wide : 0;
        return fits;
    }

    private static bool TryNarrow(double wide, out int number)
    {
        bool fits = wide is >= int.MinValue and <= int.MaxValue;
        number = fits ? (int)wide : 0;
        return fits;
    }
}
