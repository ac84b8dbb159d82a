namespace MessageComposer.Guardrails.Grounding;

internal enum TokenKind : byte
{
    /// <summary>Beyond the text.</summary>
    None,

    Word,

    /// <summary>A run of digits.</summary>
    Number,

    /// <summary>Any other visible character.</summary>
    Symbol,
}

/// <summary>What stands before a token.</summary>
internal enum Spacing : byte
{
    None,
    Blank,
    Line,
}

/// <summary>One word, run of digits or symbol; offsets count key characters of the folded text.</summary>
internal readonly struct Token(int start, int length, TokenKind kind, Spacing before, Cue cue, char symbol, long digits, bool isCapital = false, bool opens = false)
{
    public readonly int Start = start;
    public readonly int Length = length;
    public readonly TokenKind Kind = kind;
    public readonly Spacing Before = before;

    /// <summary>Whether a word begins with a capital in the original.</summary>
    public readonly bool IsCapital = isCapital;

    /// <summary>What a word says to the readers; <see cref="Cue.None"/> for most words.</summary>
    public readonly Cue Cue = cue;

    /// <summary>Whether one of the statements may start here that <see cref="Lexicon.OpeningWords"/> are looked through for.</summary>
    public readonly bool Opens = opens;

    /// <summary>The folded character of a symbol, else '\0'.</summary>
    public readonly char Symbol = symbol;

    /// <summary>Value of a run of at most 18 digits; -1 for a longer one.</summary>
    public readonly long Digits = digits;

    public int End => Start + Length;

    public bool IsNumber => Kind == TokenKind.Number;

    public bool IsWord => Kind == TokenKind.Word;

    /// <summary>Touches the token before it.</summary>
    public bool IsGlued => Before == Spacing.None;
}
