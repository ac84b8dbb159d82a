namespace MessageComposer.Templating.Syntax;

/// <summary>Turns an offset into a line and a column.</summary>
internal static class SourcePosition
{
    /// <summary>Both from 1; <c>\r\n</c>, <c>\n</c> and a lone <c>\r</c> end a line. An offset past the end means the last character.</summary>
    public static (int Line, int Column) Of(string source, int offset)
    {
        int end = Math.Clamp(offset, 0, Math.Max(0, source.Length - 1));
        if (end > 0 && end < source.Length && source[end] == '\n' && source[end - 1] == '\r') end--; // a line end counts as one character
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < end; i++)
        {
            bool endsLine = source[i] == '\n' || (source[i] == '\r' && source[i + 1] != '\n');
            if (!endsLine) continue;
            line++;
            lineStart = i + 1;
        }
        return (line, end - lineStart + 1);
    }

    public static TemplateError Error(string name, string source, int offset, string message)
    {
        (int line, int column) = Of(source, offset);
        return new TemplateError(name, line, column, message);
    }
}
