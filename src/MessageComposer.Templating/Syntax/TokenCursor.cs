using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Syntax;

/// <summary>A place in a list of tokens that ends with <see cref="TokenKind.EndOfFile"/>.</summary>
internal sealed class TokenCursor(List<Token> tokens)
{
    private int _at;

    public Token Current => tokens[_at];

    /// <summary>The token after the current one, or the last.</summary>
    public Token Following => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    public Token Take()
    {
        Token token = tokens[_at];
        if (_at < tokens.Count - 1) _at++;
        return token;
    }

    public bool Is(TokenKind kind) => tokens[_at].Kind == kind;

    public bool IsWord(string word) => Is(TokenKind.Name) && tokens[_at].Text == word;

    public bool TryTake(TokenKind kind)
    {
        if (!Is(kind)) return false;
        Take();
        return true;
    }

    public Token Expect(TokenKind kind, string what) => Is(kind) ? Take() : throw Unexpected($"expected {what}");

    public TemplateFailure Unexpected(string message) => new(Current.Start, message);

    /// <summary>True where no blank stands between the token taken last and the current one.</summary>
    public bool Touches() => _at > 0 && tokens[_at - 1].End == tokens[_at].Start;
}
