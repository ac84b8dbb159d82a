using System.Text;
using MessageComposer.Guardrails.Matching;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Text;

/// <summary>
/// One field, folded for comparison: lower-case, composed, one width, invisible characters dropped, look-alikes replaced, tone marks in their
/// new place, blanks single. Two keys of equal length say the same text with marks (<see cref="Toned"/>) and without (<see cref="Toneless"/>);
/// one map leads from both to the original. Not thread-safe; <see cref="Fold"/> may be called again to reuse the buffers.
/// </summary>
internal sealed class FoldedText
{
    /// <summary>Stands in the keys for a merge field of copy.</summary>
    public const char MergeMark = '\uFFFC';

    /// <summary>Stands in the keys for one emoji, however many characters draw it.</summary>
    public const char EmojiMark = '\uE000';

    /// <summary>Stands in the keys for a letter of a script beyond the basic plane.</summary>
    public const char OtherMark = '\uE001';

    private const int LongestKept = 16_384;

    /// <summary>Shared for reading a fact or a phrase without keeping its fold.</summary>
    [ThreadStatic] private static FoldedText? t_passing;

    private char[] _toned = [];
    private char[] _toneless = [];
    private int[] _starts = [];
    private int[] _ends = [];
    private FoldClass[] _classes = [];
    private Word[] _words = new Word[16];
    private TextSpan[] _emoji = [];
    private TextSpan[] _hidden = [];
    private TextSpan[] _joined = [];
    private int _length;
    private int _wordCount;
    private int _emojiCount;
    private int _hiddenCount;
    private int _joinedCount;

    public string FieldId { get; private set; } = "";

    public string Original { get; private set; } = "";

    /// <summary>Where merged values stand in the original.</summary>
    public IReadOnlyList<MergedValue> Values { get; private set; } = [];

    /// <summary>Segments of copy, literals and merge fields; empty for text without merge fields.</summary>
    public IReadOnlyList<MergeSegment> Segments { get; private set; } = [];

    /// <summary>Characters of either key.</summary>
    public int Length => _length;

    public ReadOnlySpan<char> Toned => _toned.AsSpan(0, _length);

    public ReadOnlySpan<char> Toneless => _toneless.AsSpan(0, _length);

    public ReadOnlySpan<Word> Words => _words.AsSpan(0, _wordCount);

    public ReadOnlySpan<FoldClass> Classes => _classes.AsSpan(0, _length);

    /// <summary>Emoji in original offsets, each with its joiners, skin tones and variation selectors.</summary>
    public ReadOnlySpan<TextSpan> Emoji => _emoji.AsSpan(0, _emojiCount);

    /// <summary>Invisible characters outside emoji, in original offsets.</summary>
    public ReadOnlySpan<TextSpan> Hidden => _hidden.AsSpan(0, _hiddenCount);

    public static FoldedText Of(string text, string field = "body") => Of(new CheckedField(field, text));

    public static FoldedText Of(CheckedField field, IReadOnlyList<MergeSegment>? segments = null)
    {
        FoldedText folded = new();
        folded.Fold(field, segments);
        return folded;
    }

    /// <summary>The fold of a text that is looked at and let go: one instance per thread, valid until the next call on it.</summary>
    public static FoldedText Passing(string text)
    {
        FoldedText folded = t_passing ??= new FoldedText();
        folded.Fold(new CheckedField("facts", text));
        if (text.Length > LongestKept) t_passing = null;
        return folded;
    }

    /// <summary>Folds a field into this instance's buffers. <paramref name="segments"/>: the merge fields of copy, which become <see cref="MergeMark"/>.</summary>
    public void Fold(CheckedField field, IReadOnlyList<MergeSegment>? segments = null)
    {
        FieldId = field.Id;
        Original = field.Text;
        Values = field.Values;
        Segments = segments ?? [];
        _length = _wordCount = _emojiCount = _hiddenCount = _joinedCount = 0;
        Tokens.IsFilled = false;
        Phrases.Clear();
        if (_toned.Length < Original.Length + 16) Grow(Original.Length + 16);
        FoldCharacters();
        JoinSpelledLetters();
        WordSplitter.Split(this, ref _words, out _wordCount);
    }

    /// <summary>Looks for the phrases of all rules at once.</summary>
    public void Find(PhraseBook book, TextStage stage)
    {
        Phrases.Clear();
        book.Match(this, stage, Phrases);
    }

    public ReadOnlySpan<char> TonedOf(Word word) => _toned.AsSpan(word.Start, word.Length);

    public ReadOnlySpan<char> TonelessOf(Word word) => _toneless.AsSpan(word.Start, word.Length);

    /// <summary>The phrases of all rules that stand in the text, where <see cref="Find"/> was asked since it was folded.</summary>
    internal List<PhraseHit> Phrases { get; } = [];

    /// <summary>The text cut into tokens, where a reader has asked for it since it was folded.</summary>
    internal Grounding.TokenCache Tokens { get; } = new();

    /// <summary>The stretch of the original that a stretch of the keys stands for.</summary>
    public TextSpan ToOriginal(int keyStart, int keyLength) =>
        keyLength == 0 ? new TextSpan(OriginalStart(keyStart), 0) : TextSpan.FromTo(_starts[keyStart], _ends[keyStart + keyLength - 1]);

    /// <summary>The stretch of the original from one word to another, both included.</summary>
    public TextSpan ToOriginal(Word first, Word last) => TextSpan.FromTo(_starts[first.Start], _ends[last.End - 1]);

    /// <summary>The first key character that stands for the original offset or something behind it.</summary>
    public int KeyAt(int original)
    {
        int low = 0;
        int high = _length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_ends[middle] <= original) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The first word that ends behind the original offset; the number of words where none does.</summary>
    public int WordAt(int original)
    {
        int key = KeyAt(original);
        int low = 0;
        int high = _wordCount;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_words[middle].End <= key) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>Paths of the merged value that wholly contains the stretch; empty where none does.</summary>
    public IReadOnlyList<string> PathsOfValueAround(TextSpan original)
    {
        for (int i = 0; i < Values.Count; i++)
        {
            MergedValue value = Values[i];
            if (original.Length > 0 && value.Start <= original.Start && original.End <= value.Start + value.Length) return value.Paths;
        }
        return [];
    }

    /// <summary>Whether letters of any word were spelled one by one.</summary>
    public bool HasSpelledWords => _joinedCount > 0;

    /// <summary>Whether letters of this stretch of the keys were spelled one by one, “n.h.ấ.t”.</summary>
    public bool WasSpelled(int keyStart, int keyEnd)
    {
        for (int i = 0; i < _joinedCount; i++)
            if (_joined[i].Start < keyEnd && keyStart < _joined[i].End) return true;
        return false;
    }

    /// <summary>Moves a tone mark between two letters of the toned key.</summary>
    internal void MoveTone(int from, int to)
    {
        int tone = VietnameseLetters.ToneOf(_toned[from]);
        _toned[from] = VietnameseLetters.WithTone(_toned[from], 0);
        _toned[to] = VietnameseLetters.WithTone(_toned[to], tone);
    }

    /// <summary>Where in the original the key character starts.</summary>
    public int OriginalStart(int keyStart) => keyStart < _length ? _starts[keyStart] : Original.Length;

    private void FoldCharacters()
    {
        string text = Original;
        int segment = 0;
        int at = 0;
        while (at < text.Length)
        {
            if (Segments.Count == 0 && (at = FoldCommon(text, at)) == text.Length) return;
            while (segment < Segments.Count && (!Segments[segment].IsField || Segments[segment].Start + Segments[segment].Length <= at)) segment++;
            if (segment < Segments.Count && Segments[segment].Start <= at)
            {
                int end = Segments[segment].Start + Segments[segment].Length;
                Append(new LetterFold(FoldClass.Punctuation, MergeMark, MergeMark), at, end);
                at = end;
                continue;
            }
            at = FoldOne(text, at);
        }
    }

    /// <summary>Takes the separators out of words that are spelled letter by letter or in pieces.</summary>
    private void JoinSpelledLetters()
    {
        TextSpan run = SpelledLetters.Next(Toned, Toneless, Classes, 0);
        if (run.Length == 0) return;
        int to = run.Start;
        int from = run.Start;
        while (run.Length > 0)
        {
            while (from < run.Start) Move(from++, to++);
            int start = to;
            for (; from < run.End; from++)
                if (!SpelledLetters.IsSeparator(_toned[from])) Move(from, to++);
            from = run.End;
            Note(ref _joined, ref _joinedCount, TextSpan.FromTo(start, to));
            run = SpelledLetters.Next(Toned, Toneless, Classes, from);
        }
        while (from < _length) Move(from++, to++);
        _length = to;
    }

    private void Move(int from, int to)
    {
        _toned[to] = _toned[from];
        _toneless[to] = _toneless[from];
        _starts[to] = _starts[from];
        _ends[to] = _ends[from];
        _classes[to] = _classes[from];
    }

    /// <summary>Folds characters that stand for themselves, one to one, up to the first that needs a closer look.</summary>
    private int FoldCommon(string text, int at)
    {
        FoldClass[] classes = LetterFold.Common.Classes;
        char[] toned = LetterFold.Common.Toned;
        char[] toneless = LetterFold.Common.Toneless;
        int length = _length;
        // A key never has more characters than fit: each of these adds one, and the buffers hold the whole text.
        int end = Math.Min(text.Length, at + _toned.Length - length);
        for (; at < end; at++)
        {
            char unit = text[at];
            if (unit >= LetterFold.Common.Count) break;
            FoldClass kind = classes[unit];
            if (kind is FoldClass.Hidden or FoldClass.Mark or FoldClass.Emoji or FoldClass.Several || (kind == FoldClass.Blank && length > 0 && _classes[length - 1] == FoldClass.Blank)) break;
            if (kind == FoldClass.Digit && at + 1 < text.Length && text[at + 1] >= LetterFold.Common.Count) break;
            _toned[length] = toned[unit];
            _toneless[length] = toneless[unit];
            _starts[length] = at;
            _ends[length] = at + 1;
            _classes[length] = kind;
            length++;
        }
        _length = length;
        return at;
    }

    private int FoldOne(string text, int at)
    {
        char unit = text[at];
        LetterFold fold = LetterFold.Of(unit);
        int next = at + 1;
        if (char.IsHighSurrogate(unit) && next < text.Length && char.IsLowSurrogate(text[next]))
        {
            fold = LetterFold.Of(new Rune(unit, text[next]));
            next++;
        }
        switch (fold.Class)
        {
            case FoldClass.Letter:
            case FoldClass.Symbol:
            case FoldClass.Punctuation:
            case FoldClass.NewLine:
                Append(fold, at, next);
                break;
            case FoldClass.Digit:
                if (next < text.Length && (text[next] == EmojiShapes.KeycapMark || (text[next] == EmojiShapes.AsEmoji && next + 1 < text.Length && text[next + 1] == EmojiShapes.KeycapMark)))
                {
                    next = EmojiShapes.EndOf(text, at);
                    Note(ref _emoji, ref _emojiCount, TextSpan.FromTo(at, next));
                }
                Append(fold, at, next);
                break;
            case FoldClass.Blank:
                if (_length > 0 && _classes[_length - 1] is FoldClass.Blank) _ends[_length - 1] = next;
                else Append(fold, at, next);
                break;
            case FoldClass.Hidden:
                // A picture such as ℹ or ↗ may ask to be drawn as emoji.
                if (unit == EmojiShapes.AsEmoji && at > 0 && !char.IsLetterOrDigit(text[at - 1]) && !char.IsWhiteSpace(text[at - 1])) break;
                Note(ref _hidden, ref _hiddenCount, TextSpan.FromTo(at, next));
                break;
            case FoldClass.Mark:
                AddMark(fold, next);
                break;
            case FoldClass.Emoji:
                next = EmojiShapes.EndOf(text, at);
                Note(ref _emoji, ref _emojiCount, TextSpan.FromTo(at, next));
                Append(fold, at, next);
                break;
            case FoldClass.Several:
                foreach (char part in fold.Several!)
                {
                    LetterFold partFold = LetterFold.Of(part);
                    if (partFold.Class is FoldClass.Mark) AddMark(partFold, next);
                    else if (partFold.Class is not (FoldClass.Hidden or FoldClass.Several)) Append(partFold, at, next);
                }
                break;
        }
        return next;
    }

    private void AddMark(LetterFold mark, int end)
    {
        if (_length == 0) return;
        if ((mark.Shape | mark.Tone) != 0 && VietnameseLetters.TryAdd(_toned[_length - 1], mark.Shape, mark.Tone, out char marked)) _toned[_length - 1] = marked;
        _ends[_length - 1] = end;
    }

    private void Append(LetterFold fold, int start, int end)
    {
        if (_length == _toned.Length) Grow(_length * 2);
        _toned[_length] = fold.Toned;
        _toneless[_length] = fold.Toneless;
        _starts[_length] = start;
        _ends[_length] = end;
        _classes[_length] = fold.Class;
        _length++;
    }

    private void Grow(int length)
    {
        Array.Resize(ref _toned, length);
        Array.Resize(ref _toneless, length);
        Array.Resize(ref _starts, length);
        Array.Resize(ref _ends, length);
        Array.Resize(ref _classes, length);
    }

    private static void Note(ref TextSpan[] spans, ref int count, TextSpan span)
    {
        if (count == spans.Length) Array.Resize(ref spans, Math.Max(4, count * 2));
        spans[count++] = span;
    }
}
