using System.Numerics;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>A trie over the toneless words of phrases.</summary>
internal sealed class WordTrie
{
    private const int Root = 1;

    private const int FilterSize = 8_192;

    private readonly Entry[] _entries;
    private readonly int _mask;
    private readonly Transitions _transitions;
    private readonly int[][] _endings;

    /// <summary>Which words may start a phrase, by hash: most words are dismissed by it.</summary>
    private readonly ulong[] _starters = new ulong[FilterSize / 64];

    private struct Entry
    {
        public string? Word;
        public uint Hash;
        public int Id;

        /// <summary>The node of phrases that start with the word.</summary>
        public int Start;
    }

    private WordTrie(Dictionary<string, int> ids, Dictionary<(int Node, int Label), int> edges, int[][] endings)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, ids.Count * 2));
        _entries = new Entry[size];
        _mask = size - 1;
        _transitions = new Transitions(edges);
        _endings = endings;
        foreach ((string word, int id) in ids)
        {
            uint hash = Word.HashOf(word);
            int slot = (int)hash & _mask;
            while (_entries[slot].Word is not null) slot = (slot + 1) & _mask;
            _entries[slot] = new Entry { Word = word, Hash = hash, Id = id, Start = _transitions.Next(Root, id) };
            if (_entries[slot].Start != 0) _starters[(hash & (FilterSize - 1)) >> 6] |= 1UL << (int)hash;
        }
    }

    public static WordTrie Build(IReadOnlyList<Phrase> phrases)
    {
        Dictionary<string, int> ids = new(StringComparer.Ordinal);
        Dictionary<(int Node, int Label), int> edges = [];
        List<List<int>?> endings = [null, null];
        for (int number = 0; number < phrases.Count; number++)
        {
            int node = Root;
            foreach (string spelling in phrases[number].Toneless)
            {
                string word = Word.HasFreeEnding(spelling) ? spelling[..^1] + 'i' : spelling;
                if (!ids.TryGetValue(word, out int id)) ids[word] = id = ids.Count;
                if (!edges.TryGetValue((node, id), out int next))
                {
                    edges[(node, id)] = next = endings.Count;
                    endings.Add(null);
                }
                node = next;
            }
            (endings[node] ??= []).Add(number);
        }
        return new WordTrie(ids, edges, [.. endings.Select(static list => list?.ToArray() ?? [])]);
    }

    /// <summary>The node of phrases that start with this word; 0 where none does.</summary>
    public int Start(FoldedText text, Word word)
    {
        if ((_starters[(word.Hash & (FilterSize - 1)) >> 6] & (1UL << (int)word.Hash)) == 0) return 0;
        int slot = SlotOf(text, word);
        return slot < 0 ? 0 : _entries[slot].Start;
    }

    public int Next(int node, FoldedText text, Word word)
    {
        int slot = SlotOf(text, word);
        return slot < 0 ? 0 : _transitions.Next(node, _entries[slot].Id);
    }

    /// <summary>Numbers of the phrases that end at a node.</summary>
    public int[] EndingAt(int node) => _endings[node];

    private int SlotOf(FoldedText text, Word word)
    {
        for (int slot = (int)word.Hash & _mask; _entries[slot].Word is { } known; slot = (slot + 1) & _mask)
            if (_entries[slot].Hash == word.Hash && Word.AreAlike(text.TonelessOf(word), known)) return slot;
        return -1;
    }
}
