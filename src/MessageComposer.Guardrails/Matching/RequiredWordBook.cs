using System.Numerics;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>The words that the patterns of a book ask for, numbered. Words are told apart by hash: two that share one only cause a needless scan.</summary>
internal sealed class RequiredWordBook
{
    private const uint Basis = 2166136261;

    private const int FilterSize = 1 << 16;

    private readonly Dictionary<uint, int> _numbers;

    /// <summary>Which words are known, by hash: most beginnings of words are dismissed by it.</summary>
    private readonly ulong[] _known = new ulong[FilterSize / 64];

    /// <summary>Which words are known only with the one behind them.</summary>
    private readonly ulong[] _firsts;

    private readonly uint[] _hashes;
    private readonly int[] _slots;
    private readonly int _mask;
    private readonly int _anyNumber;

    private RequiredWordBook(Dictionary<uint, int> numbers, ulong[] firsts)
    {
        _firsts = firsts;
        _numbers = numbers;
        _anyNumber = numbers.GetValueOrDefault(HashOf(RequiredWords.AnyNumber), -1);
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, numbers.Count * 4));
        _hashes = new uint[size];
        _slots = new int[size];
        _mask = size - 1;
        foreach ((uint hash, int number) in numbers)
        {
            int slot = (int)hash & _mask;
            while (_slots[slot] != 0) slot = (slot + 1) & _mask;
            _hashes[slot] = hash;
            _slots[slot] = number + 1;
            Set(_known, hash);
        }
    }

    /// <param name="needs">What each pattern asks for.</param>
    public static RequiredWordBook Build(IEnumerable<IReadOnlyList<IReadOnlyList<string>>> needs)
    {
        Dictionary<uint, int> numbers = [];
        ulong[] firsts = new ulong[FilterSize / 64];
        foreach (string word in needs.SelectMany(static sets => sets).SelectMany(static set => set))
        {
            numbers.TryAdd(HashOf(word), numbers.Count);
            int then = word.IndexOf(RequiredWords.Then);
            if (then >= 0) Set(firsts, RawHashOf(word.AsSpan(0, then + 1)));
        }
        return new RequiredWordBook(numbers, firsts);
    }

    /// <summary>How many words the patterns ask for.</summary>
    public int Count => _numbers.Count;

    /// <summary>The sets as <see cref="WordPlaces"/> looks them up.</summary>
    public WordFlags[][] Number(IReadOnlyList<IReadOnlyList<string>> sets) => [.. sets.Select(FlagsOf)];

    private WordFlags[] FlagsOf(IReadOnlyList<string> set) =>
        [.. set.Select(word => _numbers[HashOf(word)]).GroupBy(static number => number >> 6).Select(static group => new WordFlags(group.Key, group.Aggregate(0UL, static (flags, number) => flags | (1UL << number))))];

    /// <summary>Notes where each word stands in the text.</summary>
    public void Mark(FoldedText text, WordPlaces places)
    {
        places.Begin(text, Count);
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
            if (word.Kind == WordKind.Number && _anyNumber >= 0) places.Add(_anyNumber, part);
            if (word.Kind != WordKind.Letters)
            {
                before = 0;
                continue;
            }
            uint hash = Basis;
            uint both = before;
            foreach (char unit in text.TonedOf(word))
            {
                hash = Next(hash, unit);
                AddIfKnown(EndOfPrefix(hash), part, places);
                if (before == 0) continue;
                both = Next(both, unit);
                AddIfKnown(EndOfPrefix(both), part, places);
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
        for (int slot = (int)hash & _mask; _slots[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (_hashes[slot] != hash) continue;
            places.Add(_slots[slot] - 1, part);
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
