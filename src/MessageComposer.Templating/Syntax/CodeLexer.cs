using System.Globalization;
using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Syntax;

/// <summary>Reads the tokens of one code block.</summary>
/// <param name="insideBraces">True where <c>}}</c> ends the code; else the end of the stretch does.</param>
internal sealed class CodeLexer(string source, int start, int end, List<Token> tokens, bool insideBraces)
{
    private int _at = start;

    /// <summary>The <c>-</c> or <c>~</c> before the closing braces, or U+0000.</summary>
    public char ClosingMarker { get; private set; }

    /// <summary>The offset after the closing braces, or -1 where the text ends before them (or was not to hold any).</summary>
    public int Read()
    {
        while (_at < end)
        {
            if (TryClose()) return _at;
            char first = source[_at];
            if (first is '\r' or '\n') ReadLineEnd();
            else if (char.IsWhiteSpace(first)) _at++;
            else if (first == '#') SkipComment();
            else if (first == '_' || char.IsLetter(first)) ReadName();
            else if (char.IsAsciiDigit(first)) ReadNumber();
            else if (first is '"' or '\'') ReadString(first);
            else ReadSign();
        }
        return -1;
    }

    private char Peek(int ahead = 1) => _at + ahead < end ? source[_at + ahead] : '\0';

    private bool IsClosing(int at) => at + 1 < end && source[at] == '}' && source[at + 1] == '}';

    private bool TryClose()
    {
        if (!insideBraces) return false;
        bool marked = source[_at] is '-' or '~' && IsClosing(_at + 1);
        if (!marked && !IsClosing(_at)) return false;
        if (marked) ClosingMarker = source[_at++];
        Add(TokenKind.CodeEnd, 2);
        return true;
    }

    private void Add(TokenKind kind, int length)
    {
        tokens.Add(new Token(kind, _at, _at + length));
        _at += length;
    }

    private void ReadLineEnd() => Add(TokenKind.LineEnd, source[_at] == '\r' && Peek() == '\n' ? 2 : 1);

    /// <summary><c>#</c> to the end of the line, <c>##</c> to the next <c>##</c>; both also end before the closing braces and their marker.</summary>
    private void SkipComment()
    {
        bool isLong = Peek() == '#';
        _at += isLong ? 2 : 1;
        for (; _at < end; _at++)
        {
            if (insideBraces && (IsClosing(_at) || (source[_at] is '-' or '~' && IsClosing(_at + 1)))) return;
            if (!isLong && source[_at] is '\r' or '\n') return;
            if (isLong && source[_at] == '#' && Peek() == '#')
            {
                _at += 2;
                return;
            }
        }
    }

    private void ReadName()
    {
        int first = _at;
        while (_at < end && (source[_at] == '_' || char.IsLetter(source[_at]) || char.IsDigit(source[_at]))) _at++;
        tokens.Add(new Token(TokenKind.Name, first, _at, source[first.._at]));
    }

    private void ReadNumber()
    {
        int first = _at;
        while (_at < end && char.IsAsciiDigit(source[_at])) _at++;
        bool hasPoint = _at < end && source[_at] == '.';
        if (hasPoint)
        {
            int point = _at++;
            while (_at < end && char.IsAsciiDigit(source[_at])) _at++;
            if (_at == point + 1) throw new TemplateFailure(point, "digits are missing after the point");
        }
        if (_at < end && (source[_at] is '_' or '.' || char.IsLetterOrDigit(source[_at]))) throw new TemplateFailure(_at, "a number holds digits and one point only");
        ReadOnlySpan<char> digits = source.AsSpan(first, _at - first);
        Value number;
        if (hasPoint && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal fraction)) number = Value.Of(fraction);
        else if (!hasPoint && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long whole)) number = Value.Of(whole);
        else throw new TemplateFailure(first, "the number is too large");
        tokens.Add(new Token(hasPoint ? TokenKind.Decimal : TokenKind.Integer, first, _at, Number: number));
    }

    private void ReadString(char quote)
    {
        int first = _at;
        string text = StringLiteral.Read(source, first, end, quote, out _at);
        tokens.Add(new Token(TokenKind.String, first, _at, text));
    }

    private void ReadSign()
    {
        (TokenKind kind, int length) = (source[_at], Peek()) switch
        {
            ('?', '.') => (TokenKind.QuestionDot, 2),
            ('?', '?') => (TokenKind.Coalesce, 2),
            ('|', '|') => (TokenKind.Or, 2),
            ('&', '&') => (TokenKind.And, 2),
            ('=', '=') => (TokenKind.Equal, 2),
            ('!', '=') => (TokenKind.NotEqual, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            ('+', '+' or '=') or ('-', '-' or '=') or ('*', '=') or ('/', '=') or ('%', '=') or ('|', '>') or ('<', '<') or ('>', '>') or ('.', '.') => (default, 0),
            ('/', '/') => (TokenKind.DoubleSlash, Peek(2) == '=' ? 0 : 2),
            ('.', _) => (TokenKind.Dot, 1),
            ('<', _) => (TokenKind.Less, 1),
            ('>', _) => (TokenKind.Greater, 1),
            ('+', _) => (TokenKind.Plus, 1),
            ('-', _) => (TokenKind.Minus, 1),
            ('*', _) => (TokenKind.Star, 1),
            ('/', _) => (TokenKind.Slash, 1),
            ('%', _) => (TokenKind.Percent, 1),
            ('!', _) => (TokenKind.Not, 1),
            ('=', _) => (TokenKind.Assign, 1),
            ('|', _) => (TokenKind.Pipe, 1),
            ('(', _) => (TokenKind.OpenParenthesis, 1),
            (')', _) => (TokenKind.CloseParenthesis, 1),
            ('[', _) => (TokenKind.OpenBracket, 1),
            (']', _) => (TokenKind.CloseBracket, 1),
            (',', _) => (TokenKind.Comma, 1),
            (':', _) => (TokenKind.Colon, 1),
            (';', _) => (TokenKind.Semicolon, 1),
            _ => (default, 0),
        };
        if (length == 0) throw new TemplateFailure(_at, "this sign is not of the language");
        Add(kind, length);
    }
}
