using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Syntax;

/// <summary>Splits a template into text and the tokens of its code, in one pass and linear time.</summary>
internal sealed class Lexer
{
    private readonly string _source;
    private readonly List<Token> _tokens = [];

    /// <summary>What the marker of the last closing brace asks of the text after it: <c>-</c>, <c>~</c> or nothing.</summary>
    private char _trimNext;

    private Lexer(string source) => _source = source;

    /// <exception cref="TemplateFailure">The text is not of the language.</exception>
    public static List<Token> Template(string source)
    {
        int zero = source.IndexOf('\0', StringComparison.Ordinal);
        if (zero >= 0) throw new TemplateFailure(zero, "U+0000 in a template");
        Lexer lexer = new(source);
        lexer.ReadAll();
        lexer._tokens.Add(new Token(TokenKind.EndOfFile, source.Length, source.Length));
        return lexer._tokens;
    }

    /// <summary>The tokens of a stretch of code without braces around it.</summary>
    /// <exception cref="TemplateFailure">The code is not of the language.</exception>
    public static List<Token> Code(string source, int start, int end)
    {
        List<Token> tokens = [];
        CodeLexer code = new(source, start, end, tokens, insideBraces: false);
        code.Read();
        tokens.Add(new Token(TokenKind.EndOfFile, end, end));
        return tokens;
    }

    private void ReadAll()
    {
        int at = 0;
        while (at < _source.Length)
        {
            int open = NextOpening(at, out int percents);
            if (open < 0)
            {
                AddText(at, _source.Length, marker: '\0');
                return;
            }
            int inside = open + 2 + (percents > 0 ? percents : 0);
            char marker = MarkerAt(inside);
            AddText(at, open, marker);
            if (marker != '\0') inside++;
            at = percents > 0 ? ReadLiteral(open, inside, percents) : ReadCode(open, inside);
        }
    }

    /// <summary>Where the next <c>{{</c> or <c>{%{</c> (with any number of <c>%</c>) opens, or -1.</summary>
    private int NextOpening(int at, out int percents)
    {
        percents = 0;
        for (int open = _source.IndexOf('{', at); open >= 0; open = _source.IndexOf('{', open + 1))
        {
            int next = open + 1;
            while (next < _source.Length && _source[next] == '%') next++;
            percents = next - open - 1;
            if (next < _source.Length && _source[next] == '{') return open;
        }
        return -1;
    }

    private char MarkerAt(int at) => at < _source.Length && _source[at] is '-' or '~' ? _source[at] : '\0';

    private void AddText(int start, int end, char marker)
    {
        if (_trimNext == '-')
        {
            while (start < end && char.IsWhiteSpace(_source[start])) start++;
        }
        else if (_trimNext == '~')
        {
            while (start < end && char.IsWhiteSpace(_source[start]))
                if (_source[start++] == '\n') break;
        }
        _trimNext = '\0';
        while (marker != '\0' && start < end && char.IsWhiteSpace(_source[end - 1]) && !(marker == '~' && _source[end - 1] == '\n')) end--;
        if (start < end) _tokens.Add(new Token(TokenKind.Text, start, end, _source[start..end]));
    }

    private int ReadLiteral(int open, int start, int percents)
    {
        string closing = string.Concat("}", new string('%', percents), "}");
        int close = _source.IndexOf(closing, start, StringComparison.Ordinal);
        if (close < 0) throw new TemplateFailure(open, $"the `{{{new string('%', percents)}{{` is never closed");
        int end = close;
        if (end > start && MarkerAt(end - 1) is var marker and not '\0')
        {
            _trimNext = marker;
            end--;
        }
        if (start < end) _tokens.Add(new Token(TokenKind.Text, start, end, _source[start..end]));
        return close + closing.Length;
    }

    private int ReadCode(int open, int start)
    {
        CodeLexer code = new(_source, start, _source.Length, _tokens, insideBraces: true);
        int end = code.Read();
        if (end < 0) throw new TemplateFailure(open, "the `{{` is never closed");
        _trimNext = code.ClosingMarker;
        return end;
    }
}
