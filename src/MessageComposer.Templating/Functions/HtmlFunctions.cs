using System.Globalization;
using System.Net;
using System.Text;

namespace MessageComposer.Templating.Functions;

internal static class HtmlFunctions
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private const string Reserved = ":/?#[]@!$&'()*+,;=";

    public static IReadOnlyList<TemplateFunction> All { get; } =
    [
        new("html.escape", 1, 1, static (in FunctionCall call) => call.Result(WebUtility.HtmlEncode(call.Text(0)))),
        new("html.strip", 1, 1, static (in FunctionCall call) => call.Text(0) is { } text ? call.Result(HtmlStrip.Strip(text)) : Value.Null),
        new("html.newline_to_br", 1, 1, static (in FunctionCall call) => call.Text(0) is { } text ? call.Result(WithBreaks(text)) : Value.Null),
        new("html.url_encode", 1, 1, static (in FunctionCall call) => call.Text(0) is { } text ? call.Result(PercentEncoded(text, Unreserved)) : Value.Null),
        new("html.url_escape", 1, 1, static (in FunctionCall call) => call.Text(0) is { } text ? call.Result(PercentEncoded(text, Unreserved + Reserved)) : Value.Null),
    ];

    private static string WithBreaks(string text)
    {
        StringBuilder html = new(text.Length + 32);
        for (int i = 0; i < text.Length; i++)
        {
            bool endsLine = text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'));
            if (endsLine) html.Append("<br />");
            html.Append(text[i]);
        }
        return html.ToString();
    }

    private static string PercentEncoded(string text, string kept)
    {
        StringBuilder encoded = new(text.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        foreach (Rune rune in text.EnumerateRunes()) // half a surrogate pair arrives as U+FFFD
        {
            if (rune.IsAscii && kept.Contains((char)rune.Value))
            {
                encoded.Append((char)rune.Value);
                continue;
            }
            int count = rune.EncodeToUtf8(bytes);
            for (int i = 0; i < count; i++) encoded.Append(CultureInfo.InvariantCulture, $"%{bytes[i]:X2}");
        }
        return encoded.ToString();
    }
}
