using System.Numerics;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>The words that the patterns of a book ask for, numbered. Words are told apart by hash: two that share one only cause a needless scan.</summary>
internal sealed class RequiredWordBook
{
    private const uint Basis = 2166136261;

    private readonly Dictionary<uint, int> _numbers;
    private readonly uint[] _hashes;
    private readonly int[] _slots;
    private readonly int _mask;
    private readonly int _anyNumber;

    private RequiredWordBook(Dictionary<uint, int> numbers)
    {
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
        }
    }

    /// <param name="needs">What each pattern asks for.</param>
    public static RequiredWordBook Build(IEnumerable<IReadOnlyList<IReadOnlyList<string>>> needs)
    {
        Dictionary<uint, int> numbers = [];
        foreach (IReadOnlyList<IReadOnlyList<string>> sets in needs)
            foreach (IReadOnlyList<string> set in sets)
                foreach (string word in set) numbers.TryAdd(HashOf(word), numbers.Count);
        return new RequiredWordBook(numbers);
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
            if (word.Kind != WordKind.Letters) continue;
            uint hash = Basis;
            foreach (char unit in text.TonedOf(word))
            {
                hash = Next(hash, unit);
                AddIfKnown(EndOfPrefix(hash), part, places);
            }
            AddIfKnown(End(hash), part, places);
        }
    }

    private void AddIfKnown(uint hash, int part, WordPlaces places)
    {
        for (int slot = (int)hash & _mask; _slots[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (_hashes[slot] != hash) continue;
            places.Add(_slots[slot] - 1, part);
            return;
        }
    }

    /// <summary>Of a whole word, or of the beginning of one.</summary>
    private static uint HashOf(string word)
    {
        uint hash = Basis;
        foreach (char unit in word)
        {
            if (unit == RequiredWords.Prefix) return EndOfPrefix(hash);
            hash = Next(hash, unit);
        }
        return End(hash);
    }

    private static uint Next(uint hash, char unit) => (hash ^ unit) * 16777619;

    private static uint End(uint hash) => hash ^ (hash >> 15);

    private static uint EndOfPrefix(uint hash) => ~hash ^ (hash >> 13);
}
