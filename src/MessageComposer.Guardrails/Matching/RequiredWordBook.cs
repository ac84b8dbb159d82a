using System.Numerics;
using MessageComposer.Guardrails.Patterns;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>A <see cref="RequiredSet"/> whose words are given by their numbers in the book.</summary>
internal readonly record struct NumberedSet(WordBlock[] Words, int Before);

/// <summary>A <see cref="RequiredChain"/> whose words are given by their numbers in the book.</summary>
internal sealed record NumberedChain(NumberedSet[] Sets, int Behind);

/// <summary>
/// The words that the patterns of a book ask for, numbered: whole words, beginnings of words, pairs that follow each other. They are told apart by hash: two
/// that share one only cause a needless scan.
/// </summary>
internal sealed class RequiredWordBook
{
    private const int FilterSize = 1 << 16;
    private const int HeadLength = 2;

    /// <summary>Which words are known, by hash: most beginnings of words are dismissed by it.</summary>
    private readonly ulong[] _known = new ulong[FilterSize / 64];

    /// <summary>Which words are known only with the one behind them.</summary>
    private readonly ulong[] _firsts = new ulong[FilterSize / 64];

    /// <summary>With which two letters the beginnings of words start that are asked for.</summary>
    private readonly ulong[] _heads = new ulong[FilterSize / 64];

    private readonly uint[] _hashes;

    /// <summary>By slot: the number of the word and one more; 0 where the slot is free.</summary>
    private readonly int[] _numbers;

    private readonly int _mask;
    private int _anyNumber = -1;

    /// <summary>By ASCII character: the number of the sign and one more; 0 where it is not asked for.</summary>
    private readonly int[] _signs = new int[128];

    /// <param name="words">What all patterns ask for.</param>
    public RequiredWordBook(IEnumerable<string> words)
    {
        string[] distinct = [.. words.Distinct(StringComparer.Ordinal)];
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, distinct.Length * 4));
        _hashes = new uint[size];
        _numbers = new int[size];
        _mask = size - 1;
        foreach (string word in distinct) Add(word);
    }

    /// <summary>How many words there are; their numbers count from 0.</summary>
    public int Count { get; private set; }

    private void Add(string word)
    {
        uint hash = HashOf(word);
        if (Find(hash) >= 0) return;
        int slot = (int)hash & _mask;
        while (_numbers[slot] != 0) slot = (slot + 1) & _mask;
        _hashes[slot] = hash;
        _numbers[slot] = ++Count;
        Set(_known, hash);
        if (word == RequiredWords.AnyNumber) _anyNumber = Count - 1;
        if (RequiredWords.IsSign(word))
        {
            _signs[word[0]] = Count;
            return;
        }
        int then = word.IndexOf(RequiredWords.Then);
        if (then >= 0) Set(_firsts, RawHashOf(word.AsSpan(0, then + 1)));
        if (word[^1] == RequiredWords.Prefix && word.Length - then > HeadLength + 1) Set(_heads, RawHashOf(word.AsSpan(0, then + 1 + HeadLength)));
    }

    public int NumberOf(string word) => Find(HashOf(word));

    public NumberedChain Number(RequiredChain chain) =>
        new([.. chain.Sets.Select(set => new NumberedSet(WordBlock.Of(set.Words.Select(NumberOf)), set.Before))], chain.Behind);

    /// <summary>Notes which of the words stand in the text, and where.</summary>
    public void Mark(FoldedText text, WordPlaces places)
    {
        places.Begin(text, Count);
        ReadOnlySpan<char> key = text.Toned;
        int piece = 0;
        int at = 0;
        uint before = 0; // the hash of the word before and what follows it, where two such words are asked for; else 0
        foreach (ref readonly Word word in text.Words)
        {
            if (word.Before == Gap.Blank && word.Start == at + 1 && key[at] == ' ') piece++;
            else PassGap(text, at, word.Start, ref piece, places);
            int part = places.PartOf(piece, word.Start);
            at = word.End;
            if (word.Kind == WordKind.Symbol) AddSign(key[word.Start], part, places);
            if (word.Kind == WordKind.Number && _anyNumber >= 0) places.Add(_anyNumber, part);
            if (word.Kind != WordKind.Letters)
            {
                before = 0;
                continue;
            }
            ReadOnlySpan<char> letters = key.Slice(word.Start, word.Length);
            if (before != 0) MarkBehind(before, letters, word.TonedHash, part, places);
            Mark(letters, word.TonedHash, part, places);
            before = Word.NextHash(word.TonedHash, RequiredWords.Then);
            if (!IsSet(_firsts, before)) before = 0;
        }
        PassGap(text, at, text.Length, ref piece, places);
    }

    /// <summary>Notes a word and the beginnings of it.</summary>
    private void Mark(ReadOnlySpan<char> letters, uint whole, int part, WordPlaces places)
    {
        uint hash = Word.NextHash(Word.NoHash, letters[0]);
        AddIfKnown(EndOfPrefix(hash), part, places);
        if (letters.Length >= HeadLength && IsSet(_heads, hash = Word.NextHash(hash, letters[1])))
        {
            AddIfKnown(EndOfPrefix(hash), part, places);
            for (int i = HeadLength; i < letters.Length; i++) AddIfKnown(EndOfPrefix(hash = Word.NextHash(hash, letters[i])), part, places);
        }
        AddIfKnown(End(whole), part, places);
    }

    /// <summary>Notes the word before and this one as one, and that one with the beginnings of this.</summary>
    private void MarkBehind(uint before, ReadOnlySpan<char> letters, uint whole, int part, WordPlaces places)
    {
        uint hash = Word.NextHash(Word.NoHash, letters[0]);
        AddIfKnown(EndOfPrefix(Joined(before, hash)), part, places);
        if (letters.Length >= HeadLength && IsSet(_heads, Joined(before, hash = Word.NextHash(hash, letters[1]))))
        {
            AddIfKnown(EndOfPrefix(Joined(before, hash)), part, places);
            for (int i = HeadLength; i < letters.Length; i++) AddIfKnown(EndOfPrefix(Joined(before, hash = Word.NextHash(hash, letters[i]))), part, places);
        }
        AddIfKnown(End(Joined(before, whole)), part, places);
    }

    /// <summary>Counts the pieces that end between two words, and notes the signs there.</summary>
    private void PassGap(FoldedText text, int from, int to, ref int piece, WordPlaces places)
    {
        ReadOnlySpan<char> key = text.Toned;
        ReadOnlySpan<FoldClass> classes = text.Classes;
        bool blank = false;
        for (int at = from; at < to; at++)
        {
            bool isBlank = classes[at] is FoldClass.Blank or FoldClass.NewLine;
            if (blank && !isBlank) places.PartOf(++piece, at);
            blank = isBlank;
            if (!isBlank) AddSign(key[at], places.PartOf(piece, at), places);
        }
        if (blank) piece++;
    }

    private void AddSign(char unit, int part, WordPlaces places)
    {
        if (unit < _signs.Length && _signs[unit] != 0) places.Add(_signs[unit] - 1, part);
    }

    private void AddIfKnown(uint hash, int part, WordPlaces places)
    {
        if (IsSet(_known, hash) && Find(hash) is >= 0 and int number) places.Add(number, part);
    }

    /// <summary>The number of the word; -1 where none has the hash.</summary>
    private int Find(uint hash)
    {
        for (int slot = (int)hash & _mask; _numbers[slot] != 0; slot = (slot + 1) & _mask)
            if (_hashes[slot] == hash) return _numbers[slot] - 1;
        return -1;
    }

    private static void Set(ulong[] bits, uint hash) => bits[hash >> 22] |= 1UL << (int)(hash >> 16);

    private static bool IsSet(ulong[] bits, uint hash) => (bits[hash >> 22] & (1UL << (int)(hash >> 16))) != 0;

    /// <summary>Of a whole word, of the beginning of one, or of two.</summary>
    private static uint HashOf(string word) =>
        word[^1] == RequiredWords.Prefix ? EndOfPrefix(RawHashOf(word.AsSpan(0, word.Length - 1))) : End(RawHashOf(word));

    private static uint RawHashOf(ReadOnlySpan<char> word)
    {
        int then = word.IndexOf(RequiredWords.Then);
        if (then >= 0 && then + 1 < word.Length) return Joined(RawHashOf(word[..(then + 1)]), RawHashOf(word[(then + 1)..]));
        return Word.TonedHashOf(word);
    }

    /// <summary>Of two words: of the first with what follows it, and of the second.</summary>
    private static uint Joined(uint first, uint second) => (BitOperations.RotateLeft(first, 5) ^ second) * 0x85EBCA6Bu;

    private static uint End(uint hash) => hash ^ (hash >> 15);

    private static uint EndOfPrefix(uint hash) => ~hash ^ (hash >> 13);
}
