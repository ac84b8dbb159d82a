using System.Text;
using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Functions;

internal static class DateFunctions
{
    public static IReadOnlyList<TemplateFunction> All { get; } =
    [
        new("date.parse", 1, 2, Parse),
        new("date.to_string", 2, 3, Print),
    ];

    private static Value Parse(in FunctionCall call)
    {
        if (call[0].Kind == ValueKind.Date) throw call.Refuse(0, "already a date");
        string? text = call.Text(0);
        string? pattern = call.Text(1, allowCaptured: false);
        if (string.IsNullOrEmpty(text)) return Value.Null;
        DateTimeOffset date;
        if (pattern is null ? DateReader.TryRead(text, out date) : DateReader.TryRead(text, pattern, out date)) return Value.Of(date);
        throw call.Refuse(0, "the text is not a date of this form");
    }

    private static Value Print(in FunctionCall call)
    {
        if (call[0].Kind is not (ValueKind.Null or ValueKind.Date)) throw call.Refuse(0, "not a date");
        string pattern = call.Text(1, allowCaptured: false) ?? throw call.Refuse(1, "the pattern is null");
        RenderCulture culture = call.Culture(2);
        if (call[0].IsNull) return Value.Null;
        if (pattern.Length > call.Frame.Options.MaxOutputChars) throw call.TooLong();
        StringBuilder text = new();
        return DateText.TryFormat(call[0].AsDate, pattern, culture, text) ? call.Result(text.ToString()) : throw call.Refuse(1, "the pattern holds a letter that was left out");
    }
}
