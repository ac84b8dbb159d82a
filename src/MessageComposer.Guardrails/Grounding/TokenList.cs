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
internal readonly ref struct TokenList
{
    private static readonly Token[] Blank = new Token[1];

    private readonly ReadOnlySpan<Token> _tokens;
    private readonly ReadOnlySpan<char> _key;

    /// <summary>The buffer to give back; null where the text keeps it.</summary>
    private readonly Token[]? _rented;

    private TokenList(FoldedText text, ReadOnlySpan<Token> tokens, Token[]? rented = null)
    {
        Text = text;
        _tokens = tokens;
        _key = text.Toned;
        _rented = rented;
    }

    public FoldedText Text { get; }

    public int Count => _tokens.Length;

    /// <summary>Whether the text holds a digit at all.</summary>
    public bool HasDigits { get; private init; }

    /// <summary>Whether the text is written without marks, wholly or but for a name.</summary>
    public bool IsToneless { get; private init; }

    public ref readonly Token this[int index] => ref (uint)index < (uint)_tokens.Length ? ref _tokens[index] : ref Blank[0];

    /// <summary>Cuts the text, or gives the tokens it was cut into before. Valid until it is folded again.</summary>
    public static TokenList Read(FoldedText text)
    {
        TokenCache cache = text.Tokens;
        if (!cache.IsFilled)
        {
            if (cache.Tokens.Length < text.Length) cache.Tokens = new Token[Math.Max(256, text.Length)];
            cache.IsToneless = IsWrittenWithoutMarks(text);
            cache.Count = Fill(text, cache.Tokens, 0, text.Length, cache.IsToneless, out bool hasDigits);
            cache.HasDigits = hasDigits;
            cache.IsFilled = true;
        }
        return new TokenList(text, cache.Tokens.AsSpan(0, cache.Count)) { HasDigits = cache.HasDigits, IsToneless = cache.IsToneless };
    }

    /// <summary>Cuts a stretch of the keys, widened to whole words. Dispose gives the buffer back.</summary>
    public static TokenList Read(FoldedText text, int from, int to)
    {
        ReadOnlySpan<FoldClass> classes = text.Classes;
        while (from > 0 && classes[from - 1] is FoldClass.Letter or FoldClass.Digit) from--;
        while (to < classes.Length && classes[to] is FoldClass.Letter or FoldClass.Digit) to++;
        Token[] tokens = ArrayPool<Token>.Shared.Rent(to - from + 1);
        bool toneless = IsWrittenWithoutMarks(text);
        int count = Fill(text, tokens, from, to, toneless, out bool hasDigits);
        return new TokenList(text, tokens.AsSpan(0, count), tokens) { HasDigits = hasDigits, IsToneless = toneless };
    }

    public void Dispose()
    {
        if (_rented is not null) ArrayPool<Token>.Shared.Return(_rented);
    }

    /// <summary>The first token that ends behind a key character; the number of tokens where none does.</summary>
    public int IndexAt(int key)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_tokens[middle].End <= key) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The folded word, with its marks; empty outside the text.</summary>
    public ReadOnlySpan<char> KeyOf(int index)
    {
        ref readonly Token token = ref this[index];
        return _key.Slice(token.Start, token.Length);
    }

    public ReadOnlySpan<char> KeyOf(int first, int end) => _key[this[first].Start..this[end - 1].End];

    /// <summary>The stretch of the original from one token to another, <paramref name="end"/> exclusive.</summary>
    public TextSpan SpanOf(int first, int end) => Text.ToOriginal(this[first].Start, this[end - 1].End - this[first].Start);

    public bool IsSymbol(int index, char symbol) => this[index].Symbol == symbol;

    public Cue CueAt(int index) => this[index].Cue;

    /// <summary>Whether a word begins with a capital in the original.</summary>
    public bool IsCapital(int index) => this[index].IsCapital;

    /// <summary>Whether the token ends a sentence or a line begins at it, so that no cue reaches across.</summary>
    public bool IsBreak(int index) => this[index].Symbol is '!' or '?' or ';' or '…' or '|' || (this[index].Symbol == '.' && this[index + 1].Before != Spacing.None);

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

    private static int Fill(FoldedText text, Token[] tokens, int from, int to, bool toneless, out bool hasDigits)
    {
        ReadOnlySpan<FoldClass> classes = text.Classes;
        ReadOnlySpan<char> toned = text.Toned;
        ReadOnlySpan<char> key = toneless ? text.Toneless : toned;
        Spacing before = Spacing.Line;
        ReadOnlySpan<Word> words = text.Words;
        int next = 0; // the first word that does not start before the place
        int at = from;
        int count = 0;
        hasDigits = false;
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
                    while (words[next].Start < start) next++;
                    ref readonly Word word = ref words[next++];
                    at = word.End;
                    ReadOnlySpan<char> spelling = key.Slice(start, word.Length);
                    Cue cue = Lexicon.Find(spelling, toneless ? Word.TonedHashOf(spelling) : word.TonedHash, toneless, out bool opens);
                    tokens[count++] = new Token(start, word.Length, TokenKind.Word, before, cue, '\0', 0, LetterCase.IsUpper(text.Original[text.OriginalStart(start)]), opens);
                    break;
                case FoldClass.Digit:
                    long value = 0;
                    while (at < classes.Length && classes[at] == FoldClass.Digit)
                    {
                        value = at - start < 18 ? value * 10 + (toned[at] - '0') : -1;
                        at++;
                    }
                    tokens[count++] = new Token(start, at - start, TokenKind.Number, before, Cue.None, '\0', at - start > 18 ? -1 : value);
                    hasDigits = true;
                    break;
                default:
                    tokens[count++] = new Token(start, 1, TokenKind.Symbol, before, Cue.None, toned[at], 0);
                    at++;
                    break;
            }
            before = Spacing.None;
        }
        return count;
    }
}
