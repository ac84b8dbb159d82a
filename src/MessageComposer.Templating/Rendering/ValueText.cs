using System.Diagnostics.CodeAnalysis;

namespace MessageComposer.Templating.Rendering;

/// <summary>How values print: null as nothing, numbers with their scale, dates as <c>%d %b %Y</c>; lists and objects not at all.</summary>
internal static class ValueText
{
    public static bool IsPrintable(in Value value) => value.Kind is not (ValueKind.List or ValueKind.Object);

    /// <summary>False, with nothing written, for a list or an object.</summary>
    public static bool TryAppend(in Value value, RenderCulture culture, TextBuffer buffer)
    {
        switch (value.Kind)
        {
            case ValueKind.Null: return true;
            case ValueKind.Text or ValueKind.Captured: buffer.Append(value.AsText); return true;
            case ValueKind.Decimal: buffer.Append(value.AsDecimal, culture.Numbers); return true;
            case ValueKind.Integer: buffer.Append(value.AsInteger, culture.Numbers); return true;
            case ValueKind.Double: buffer.Append(value.AsDouble, culture.Numbers); return true;
            case ValueKind.Boolean: buffer.Append(value.AsBoolean ? "true" : "false"); return true;
            case ValueKind.Date: buffer.Append(DateText.Default(value.AsDate, culture)); return true;
            case ValueKind.List or ValueKind.Object:
            default: return false;
        }
    }

    public static bool TryPrint(in Value value, RenderCulture culture, [NotNullWhen(true)] out string? text)
    {
        text = value.Kind switch
        {
            ValueKind.Null => "",
            ValueKind.Text or ValueKind.Captured => value.AsText,
            ValueKind.Decimal => value.AsDecimal.ToString(culture.Numbers),
            ValueKind.Integer => value.AsInteger.ToString(culture.Numbers),
            ValueKind.Double => value.AsDouble.ToString(culture.Numbers),
            ValueKind.Boolean => value.AsBoolean ? "true" : "false",
            ValueKind.Date => DateText.Default(value.AsDate, culture),
            ValueKind.List or ValueKind.Object => null,
        };
        return text is not null;
    }
}
