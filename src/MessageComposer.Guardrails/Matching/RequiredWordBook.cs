using System.Numerics;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>The words that the patterns of a book ask for, numbered. Words are told apart by hash: two that share one only cause a needless scan.</summary>
internal sealed class RequiredWordBook
{
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

    /// <summary>How many bits <see cref="Mark"/> may set.</summary>
    public int Count => _numbers.Count;

    /// <summary>The sets as numbers.</summary>
    public int[][] Number(IReadOnlyList<IReadOnlyList<string>> sets) => [.. sets.Select(set => set.Select(word => _numbers[HashOf(word)]).ToArray())];

    /// <summary>Sets the bit of each word that stands in the text; all of them where the text has letters that patterns do not take for letters.</summary>
    public void Mark(FoldedText text, Span<ulong> present)
    {
        if (text.Toned.Contains(FoldedText.OtherMark))
        {
            present.Fill(ulong.MaxValue);
            return;
        }
        present.Clear();
        foreach (Word word in text.Words)
        {
            if (word.Kind == WordKind.Number && _anyNumber >= 0) present[_anyNumber >> 6] |= 1UL << _anyNumber;
            if (word.Kind != WordKind.Letters) continue;
            uint hash = HashOf(text.TonedOf(word));
            for (int slot = (int)hash & _mask; _slots[slot] != 0; slot = (slot + 1) & _mask)
            {
                if (_hashes[slot] != hash) continue;
                int number = _slots[slot] - 1;
                present[number >> 6] |= 1UL << number;
                break;
            }
        }
    }

    /// <summary>Whether the text has a word of each set.</summary>
    public static bool HoldsAll(ReadOnlySpan<ulong> present, int[][] sets)
    {
        foreach (int[] set in sets)
        {
            bool holds = false;
            foreach (int word in set)
            {
                if ((present[word >> 6] & (1UL << word)) == 0) continue;
                holds = true;
                break;
            }
            if (!holds) return false;
        }
        return true;
    }

    private static uint HashOf(ReadOnlySpan<char> word)
    {
        uint hash = 2166136261;
        foreach (char unit in word) hash = (hash ^ unit) * 16777619;
        return hash ^ (hash >> 15);
    }
}
