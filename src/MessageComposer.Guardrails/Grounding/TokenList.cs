using System.Buffers;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>The tokens of a whole text, cut once for all that read them.</summary>
internal sealed class TokenCache
{
    public Token[] Tokens { get; set; } = [];

    public int Count { get; set; }

    public bool HasDigits { get; set; }

    public bool IsToneless { get; set; }

    /// <summary>False once the text changes.</summary>
    public bool IsFilled { get; set; }
}

/// <summary>A folded text cut into words, runs of digits and symbols. Reading outside the list gives a blank token, so that readers may look around freely.</summary>
internal ref struct TokenList
{
    private static readonly Token[] Blank = new Token[1];

    private readonly bool _isRented;
    private Token[]? _tokens;

    private TokenList(FoldedText text, Token[] tokens, bool isRented)
    {
        Text = text;
        _tokens = tokens;
        _isRented = isRented;
    }

    public FoldedText Text { get; }

    public int Count { get; private set; }

    /// <summary>Whether the text holds a digit at all.</summary>
    public bool HasDigits { get; private set; }

    /// <summary>Whether the text is written without marks, wholly or but for a name.</summary>
    public bool IsToneless { get; private set; }

    public readonly ref readonly Token this[int index] => ref (uint)index < (uint)Count ? ref _tokens![index] : ref Blank[0];

    /// <summary>Cuts the text, or gives the tokens it was cut into before. Valid until it is folded again.</summary>
    public static TokenList Read(FoldedText text)
    {
        TokenCache cache = text.Tokens;
        if (!cache.IsFilled)
        {
            if (cache.Tokens.Length < text.Length) cache.Tokens = new Token[Math.Max(256, text.Length)];
            TokenList cut = new(text, cache.Tokens, false) { IsToneless = IsWrittenWithoutMarks(text) };
            cut.Fill(0, text.Length);
            (cache.Count, cache.HasDigits, cache.IsToneless, cache.IsFilled) = (cut.Count, cut.HasDigits, cut.IsToneless, true);
        }
        return new TokenList(text, cache.Tokens, false) { Count = cache.Count, HasDigits = cache.HasDigits, IsToneless = cache.IsToneless };
    }

    /// <summary>Cuts a stretch of the keys, widened to whole words. Dispose gives the buffer back.</summary>
    public static TokenList Read(FoldedText text, int from, int to)
    {
        ReadOnlySpan<FoldClass> classes = text.Classes;
        while (from > 0 && classes[from - 1] is FoldClass.Letter or FoldClass.Digit) from--;
        while (to < classes.Length && classes[to] is FoldClass.Letter or FoldClass.Digit) to++;
        TokenList list = new(text, ArrayPool<Token>.Shared.Rent(to - from + 1), true) { IsToneless = IsWrittenWithoutMarks(text) };
        list.Fill(from, to);
        return list;
    }

    public void Dispose()
    {
        if (_isRented && _tokens is not null) ArrayPool<Token>.Shared.Return(_tokens);
        _tokens = null;
        Count = 0;
    }

    /// <summary>The first token that ends behind a key character; the number of tokens where none does.</summary>
    public readonly int IndexAt(int key)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_tokens![middle].End <= key) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The folded word, with its marks; empty outside the text.</summary>
    public readonly ReadOnlySpan<char> KeyOf(int index) => Text.Toned.Slice(this[index].Start, this[index].Length);

    public readonly ReadOnlySpan<char> KeyOf(int first, int end) => Text.Toned[this[first].Start..this[end - 1].End];

    /// <summary>The stretch of the original from one token to another, <paramref name="end"/> exclusive.</summary>
    public readonly TextSpan SpanOf(int first, int end) => Text.ToOriginal(this[first].Start, this[end - 1].End - this[first].Start);

    public readonly bool IsSymbol(int index, char symbol) => this[index].Symbol == symbol;

    public readonly Cue CueAt(int index) => this[index].Cue;

    /// <summary>Whether a word begins with a capital in the original.</summary>
    public readonly bool IsCapital(int index) => this[index].IsCapital;

    /// <summary>Whether the token ends a sentence or a line begins at it, so that no cue reaches across.</summary>
    public readonly bool IsBreak(int index) => this[index].Symbol is '!' or '?' or ';' or '…' or '|' || (this[index].Symbol == '.' && this[index + 1].Before != Spacing.None);

    private static bool IsWrittenWithoutMarks(FoldedText text)
    {
        int marked = 0;
        int letters = 0;
        foreach (Text.Word word in text.Words)
        {
            if (word.Kind != WordKind.Letters) continue;
            letters++;
            if (word.Marked) marked++;
        }
        return marked == 0 || marked * 8 <= letters;
    }

    private void Fill(int from, int to)
    {
        ReadOnlySpan<FoldClass> classes = Text.Classes;
        ReadOnlySpan<char> toned = Text.Toned;
        ReadOnlySpan<char> key = IsToneless ? Text.Toneless : toned;
        Spacing before = Spacing.Line;
        int at = from;
        int count = 0;
        while (at < to)
        {
            int start = at;
            switch (classes[at])
            {
                case FoldClass.Blank:
                    if (before == Spacing.None) before = Spacing.Blank;
                    at++;
                    continue;
                case FoldClass.NewLine:
                    before = Spacing.Line;
                    at++;
                    continue;
                case FoldClass.Letter:
                    while (at < classes.Length && classes[at] == FoldClass.Letter) at++;
                    Cue cue = Lexicon.Find(key[start..at], IsToneless, out bool opens);
                    _tokens![count++] = new Token(start, at - start, TokenKind.Word, before, cue, '\0', 0, char.IsUpper(Text.Original[Text.ToOriginal(start, 1).Start]), opens);
                    break;
                case FoldClass.Digit:
                    long value = 0;
                    while (at < classes.Length && classes[at] == FoldClass.Digit)
                    {
                        value = at - start < 18 ? value * 10 + (toned[at] - '0') : -1;
                        at++;
                    }
                    _tokens![count++] = new Token(start, at - start, TokenKind.Number, before, Cue.None, '\0', at - start > 18 ? -1 : value);
                    HasDigits = true;
                    break;
                default:
                    _tokens![count++] = new Token(start, 1, TokenKind.Symbol, before, Cue.None, toned[at], 0);
                    at++;
                    break;
            }
            before = Spacing.None;
        }
        Count = count;
    }
}
