using System.Globalization;
using System.Text;
using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Syntax;

/// <summary>Reads a quoted string with its escapes; it may span lines and hold <c>}}</c>.</summary>
internal static class StringLiteral
{
    /// <exception cref="TemplateFailure">The string is not closed, or an escape is unknown.</exception>
    public static string Read(string source, int start, int end, char quote, out int after)
    {
        StringBuilder text = new();
        int at = start + 1;
        while (at < end)
        {
            char next = source[at];
            if (next == quote)
            {
                after = at + 1;
                return text.ToString();
            }
            if (next != '\\')
            {
                text.Append(next);
                at++;
            }
            else
            {
                at = ReadEscape(source, at, end, text);
            }
        }
        throw new TemplateFailure(end, "the string is never closed");
    }

    private static int ReadEscape(string source, int backslash, int end, StringBuilder text)
    {
        int at = backslash + 1;
        char letter = at < end ? source[at] : '\0';
        switch (letter)
        {
            case '\\' or '\'' or '"': text.Append(letter); return at + 1;
            case 'n': text.Append('\n'); return at + 1;
            case 'r': text.Append('\r'); return at + 1;
            case 't': text.Append('\t'); return at + 1;
            case 'b': text.Append('\b'); return at + 1;
            case 'f': text.Append('\f'); return at + 1;
            case 'v': text.Append('\v'); return at + 1;
            case '0': text.Append('\0'); return at + 1;
            case 'x': return ReadHex(source, at + 1, 2, end, text);
            case 'u': return ReadHex(source, at + 1, 4, end, text);
            case '\n': return at + 1;
            case '\r': return at + 1 < end && source[at + 1] == '\n' ? at + 2 : at + 1;
            default: throw new TemplateFailure(backslash, "unknown escape in a string");
        }
    }

    private static int ReadHex(string source, int at, int digits, int end, StringBuilder text)
    {
        if (at + digits > end || !ushort.TryParse(source.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
            throw new TemplateFailure(at, $"an escape needs {digits} hexadecimal digits");
        text.Append((char)code);
        return at + digits;
    }
}
