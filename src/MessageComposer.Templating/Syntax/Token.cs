namespace MessageComposer.Templating.Syntax;

internal enum TokenKind : byte
{
    /// <summary>Text outside code, already trimmed by the white-space markers beside it.</summary>
    Text,

    /// <summary><c>}}</c>: ends a statement.</summary>
    CodeEnd,

    /// <summary>A line end in code: ends a statement, except after <c>|</c>.</summary>
    LineEnd,
    Semicolon,
    Name,
    String,
    Integer,
    Decimal,
    Dot,
    QuestionDot,
    Coalesce,
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Star,
    Slash,
    DoubleSlash,
    Percent,
    Not,
    Assign,
    Pipe,
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
    Comma,
    Colon,
    EndOfFile,
}

/// <param name="Start">UTF-16 offset in the source.</param>
/// <param name="Text">The name, the characters a string literal means, or the text outside code.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text = "", Value Number = default);
