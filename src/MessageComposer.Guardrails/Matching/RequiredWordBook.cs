using System.Numerics;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>A <see cref="RequiredChain"/> whose sets are given by their numbers in the book.</summary>
internal sealed record NumberedChain((int Set, int Before)[] Sets, int Behind);

/// <summary>
/// The sets of words that the patterns of a book ask for, numbered, each set once, and by word the sets that hold it. Words are told apart by hash: two
/// that share one only cause a needless scan.
/// </summary>
internal sealed class RequiredWordBook
{
    private const uint Basis = 2166136261;

    private const int FilterSize = 1 << 16;
    private const int HeadLength = 2;

    private readonly Dictionary<string, int> _sets;

    /// <summary>Which words are known, by hash: most beginnings of words are dismissed by it.</summary>
    private readonly ulong[] _known = new ulong[FilterSize / 64];

    /// <summary>Which words are known only with the one behind them.</summary>
    private readonly ulong[] _firsts;

    /// <summary>With which two letters the beginnings of words start that are asked for.</summary>
    private readonly ulong[] _heads;

    private readonly uint[] _hashes;
    private readonly int[]?[] _setsOf;
    private readonly int _mask;
    private readonly int[] _ofNumbers;

    private RequiredWordBook(Dictionary<string, int> sets, Dictionary<uint, List<int>> words, ulong[] firsts, ulong[] heads)
    {
        _firsts = firsts;
        _heads = heads;
        _sets = sets;
        _ofNumbers = words.TryGetValue(HashOf(RequiredWords.AnyNumber), out List<int>? ofNumbers) ? [.. ofNumbers] : [];
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, words.Count * 4));
        _hashes = new uint[size];
        _setsOf = new int[size][];
        _mask = size - 1;
        foreach ((uint hash, List<int> ofWord) in words)
        {
            int slot = (int)hash & _mask;
            while (_setsOf[slot] is not null) slot = (slot + 1) & _mask;
            _hashes[slot] = hash;
            _setsOf[slot] = [.. ofWord];
            Set(_known, hash);
        }
    }

    /// <param name="needs">What all patterns ask for.</param>
    public static RequiredWordBook Build(IEnumerable<RequiredChain> needs)
    {
        Dictionary<string, int> sets = new(StringComparer.Ordinal);
        Dictionary<uint, List<int>> words = [];
        ulong[] firsts = new ulong[FilterSize / 64];
        ulong[] heads = new ulong[FilterSize / 64];
        foreach (IReadOnlyList<string> set in needs.SelectMany(static chain => chain.Sets).Select(static set => set.Words))
        {
            if (!sets.TryAdd(NameOf(set), sets.Count)) continue;
            foreach (string word in set)
            {
                uint hash = HashOf(word);
                if (!words.TryGetValue(hash, out List<int>? ofWord)) words[hash] = ofWord = [];
                if (!ofWord.Contains(sets.Count - 1)) ofWord.Add(sets.Count - 1);
                int then = word.IndexOf(RequiredWords.Then);
                if (then >= 0) Set(firsts, RawHashOf(word.AsSpan(0, then + 1)));
                if (word[^1] == RequiredWords.Prefix && word.Length - then > HeadLength + 1) Set(heads, RawHashOf(word.AsSpan(0, then + 1 + HeadLength)));
            }
        }
        return new RequiredWordBook(sets, words, firsts, heads);
    }

    public NumberedChain[] Number(IReadOnlyList<RequiredChain> chains) =>
        [.. chains.Select(chain => new NumberedChain([.. chain.Sets.Select(set => (_sets[NameOf(set.Words)], set.Before))], chain.Behind))];

    private static string NameOf(IReadOnlyList<string> set) => string.Join('|', set);

    /// <summary>Notes where the words of each set stand in the text.</summary>
    public void Mark(FoldedText text, WordPlaces places)
    {
        places.Begin(text, _sets.Count);
        ReadOnlySpan<FoldClass> classes = text.Classes;
        int piece = 0;
        int at = 0;
        uint before = 0; // the hash of the word before and what follows it, where two such words are asked for; else 0
        foreach (ref readonly Word word in text.Words)
        {
            bool blank = false;
            for (; at < word.Start; at++)
            {
                bool isBlank = classes[at] is FoldClass.Blank or FoldClass.NewLine;
                if (blank && !isBlank) places.PartOf(++piece, at);
                blank = isBlank;
            }
            if (blank) piece++;
            int part = places.PartOf(piece, at);
            at = word.End;
            if (word.Kind == WordKind.Number) places.Add(_ofNumbers, part);
            if (word.Kind != WordKind.Letters)
            {
                before = 0;
                continue;
            }
            uint hash = Basis;
            uint both = before;
            int length = 0;
            bool isHead = true;
            bool isHeadOfBoth = before != 0;
            foreach (char unit in text.TonedOf(word))
            {
                length++;
                hash = Next(hash, unit);
                both = Next(both, unit);
                if (length == HeadLength)
                {
                    isHead = IsSet(_heads, hash);
                    isHeadOfBoth = isHeadOfBoth && IsSet(_heads, both);
                }
                if (isHead) AddIfKnown(EndOfPrefix(hash), part, places);
                if (isHeadOfBoth) AddIfKnown(EndOfPrefix(both), part, places);
            }
            AddIfKnown(End(hash), part, places);
            if (before != 0) AddIfKnown(End(both), part, places);
            before = Next(hash, RequiredWords.Then);
            if (!IsSet(_firsts, before)) before = 0;
        }
    }

    private void AddIfKnown(uint hash, int part, WordPlaces places)
    {
        if (!IsSet(_known, hash)) return;
        for (int slot = (int)hash & _mask; _setsOf[slot] is { } sets; slot = (slot + 1) & _mask)
        {
            if (_hashes[slot] != hash) continue;
            places.Add(sets, part);
            return;
        }
    }

    private static void Set(ulong[] bits, uint hash) => bits[hash >> 22] |= 1UL << (int)(hash >> 16);

    private static bool IsSet(ulong[] bits, uint hash) => (bits[hash >> 22] & (1UL << (int)(hash >> 16))) != 0;

    /// <summary>Of a whole word, of the beginning of one, or of two.</summary>
    private static uint HashOf(string word) =>
        word[^1] == RequiredWords.Prefix ? EndOfPrefix(RawHashOf(word.AsSpan(0, word.Length - 1))) : End(RawHashOf(word));

    private static uint RawHashOf(ReadOnlySpan<char> word)
    {
        uint hash = Basis;
        foreach (char unit in word) hash = Next(hash, unit);
        return hash;
    }

    private static uint Next(uint hash, char unit) => (hash ^ unit) * 16777619;

    private static uint End(uint hash) => hash ^ (hash >> 15);

    private static uint EndOfPrefix(uint hash) => ~hash ^ (hash >> 13);
}
