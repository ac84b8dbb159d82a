using System.Numerics;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>A trie over the toneless words of phrases. Words are told apart by hash: who takes a phrase from it compares the words.</summary>
internal sealed class WordTrie
{
    private const int Root = 1;

    private readonly Entry[] _entries;
    private readonly int _mask;
    private readonly Transitions _transitions;
    private readonly int[][] _endings;

    /// <summary>By number of a word: the node of phrases that start with it; 0 where none does.</summary>
    private readonly int[] _starts;

    /// <summary>By number of a word: whether it is a syllable of the language, in its usual spelling.</summary>
    private readonly bool[] _syllables;

    private struct Entry
    {
        public uint Hash;

        /// <summary>0 where the entry is free.</summary>
        public int Number;
    }

    private WordTrie(Dictionary<uint, int> numbers, bool[] syllables, Dictionary<(int Node, int Label), int> edges, int[][] endings)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, numbers.Count * 2));
        _entries = new Entry[size];
        _mask = size - 1;
        _transitions = new Transitions(edges);
        _endings = endings;
        _syllables = syllables;
        _starts = new int[numbers.Count + 1];
        foreach ((uint hash, int number) in numbers)
        {
            int slot = (int)hash & _mask;
            while (_entries[slot].Number != 0) slot = (slot + 1) & _mask;
            _entries[slot] = new Entry { Hash = hash, Number = number };
            _starts[number] = _transitions.Next(Root, number);
        }
    }

    public static WordTrie Build(IReadOnlyList<Phrase> phrases)
    {
        Dictionary<uint, int> numbers = [];
        List<bool> syllables = [false];
        Dictionary<(int Node, int Label), int> edges = [];
        List<List<int>?> endings = [null, null];
        for (int phrase = 0; phrase < phrases.Count; phrase++)
        {
            int node = Root;
            foreach (string spelling in phrases[phrase].Toneless)
            {
                uint hash = Word.HashOf(spelling);
                if (!numbers.TryGetValue(hash, out int number))
                {
                    numbers[hash] = number = numbers.Count + 1;
                    syllables.Add(true);
                }
                syllables[number] &= IsPlainSyllable(spelling); // of words that share a hash none counts
                if (!edges.TryGetValue((node, number), out int next))
                {
                    edges[(node, number)] = next = endings.Count;
                    endings.Add(null);
                }
                node = next;
            }
            (endings[node] ??= []).Add(phrase);
        }
        return new WordTrie(numbers, [.. syllables], edges, [.. endings.Select(static list => list?.ToArray() ?? [])]);
    }

    /// <summary>The number of a word; 0 where no phrase holds it.</summary>
    public int NumberOf(in Word word)
    {
        for (int slot = (int)word.Hash & _mask; _entries[slot].Number != 0; slot = (slot + 1) & _mask)
            if (_entries[slot].Hash == word.Hash) return _entries[slot].Number;
        return 0;
    }

    /// <summary>The node of phrases that start with the word of this number; 0 where none does.</summary>
    public int Start(int number) => _starts[number];

    /// <summary>Whether the word of this number is a syllable of the language that no letter of it could be swapped in.</summary>
    public bool IsSyllable(int number) => _syllables[number];

    /// <summary>Letters that stand for others in teencode, and repeats, make no honest syllable.</summary>
    private static bool IsPlainSyllable(string toneless)
    {
        if (toneless.Length < 2 || !ToneContext.LooksVietnamese(toneless)) return false;
        for (int i = 0; i < toneless.Length; i++)
        {
            if (toneless[i] is 'f' or 'j' or 'z' || (i > 0 && toneless[i] == toneless[i - 1])) return false;
            if (toneless[i] == 'k' && (i + 1 == toneless.Length || toneless[i + 1] is not ('e' or 'h' or 'i' or 'y'))) return false;
        }
        return true;
    }

    public int Next(int node, int number) => number == 0 ? 0 : _transitions.Next(node, number);

    /// <summary>Numbers of the phrases that end at a node.</summary>
    public int[] EndingAt(int node) => _endings[node];
}
