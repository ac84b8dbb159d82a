using System.Numerics;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>A trie over the toneless words of phrases.</summary>
internal sealed class WordTrie
{
    private const int Root = 1;

    private readonly string?[] _words;
    private readonly uint[] _hashes;
    private readonly int[] _ids;
    private readonly int _mask;
    private readonly int[] _starts;
    private readonly Transitions _transitions;
    private readonly int[][] _endings;

    private WordTrie(Dictionary<string, int> ids, Dictionary<(int Node, int Label), int> edges, int[][] endings)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, ids.Count * 2));
        _words = new string?[size];
        _hashes = new uint[size];
        _ids = new int[size];
        _mask = size - 1;
        foreach ((string word, int id) in ids)
        {
            uint hash = Word.HashOf(word);
            int slot = (int)hash & _mask;
            while (_words[slot] is not null) slot = (slot + 1) & _mask;
            _words[slot] = word;
            _hashes[slot] = hash;
            _ids[slot] = id;
        }
        _transitions = new Transitions(edges);
        _starts = new int[ids.Count];
        foreach (int id in ids.Values) _starts[id] = _transitions.Next(Root, id);
        _endings = endings;
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
    public int Start(FoldedText text, Word word) => IdOf(text, word) is >= 0 and int id ? _starts[id] : 0;

    public int Next(int node, FoldedText text, Word word) => IdOf(text, word) is >= 0 and int id ? _transitions.Next(node, id) : 0;

    /// <summary>Numbers of the phrases that end at a node.</summary>
    public int[] EndingAt(int node) => _endings[node];

    private int IdOf(FoldedText text, Word word)
    {
        for (int slot = (int)word.Hash & _mask; _words[slot] is { } known; slot = (slot + 1) & _mask)
            if (_hashes[slot] == word.Hash && Word.AreAlike(text.TonelessOf(word), known)) return _ids[slot];
        return -1;
    }
}
