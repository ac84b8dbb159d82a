namespace MessageComposer.Guardrails.Matching;

/// <summary>Finds literals anywhere in a key, inside words too. One pass; immutable and thread-safe.</summary>
internal sealed class LiteralTrie
{
    private const int Root = 1;
    private const int StartCount = 1 << 16;

    private readonly Transitions _transitions;
    private readonly int[][] _endings;

    /// <summary>Which three characters a literal may start with: most places are dismissed by it.</summary>
    private readonly ulong[] _starts = new ulong[StartCount / 64];

    /// <summary>Which two or one are a whole literal.</summary>
    private readonly ulong[] _shorts = new ulong[StartCount / 64];

    /// <summary>Which characters those start with.</summary>
    private readonly bool[] _shortFirsts = new bool[1 << 16];

    /// <param name="literals">Folded literals, each with the number to report.</param>
    public LiteralTrie(IEnumerable<(string Literal, int Number)> literals)
    {
        Dictionary<(int Node, int Label), int> edges = [];
        List<List<int>?> endings = [null, null];
        foreach ((string literal, int number) in literals)
        {
            int node = Root;
            foreach (char unit in literal)
            {
                if (!edges.TryGetValue((node, unit), out int next))
                {
                    edges[(node, unit)] = next = endings.Count;
                    endings.Add(null);
                }
                node = next;
            }
            (endings[node] ??= []).Add(number);
            if (literal.Length >= 3) Set(_starts, HashOf(literal[0], literal[1], literal[2]));
            else Set(_shorts, HashOf(literal[0], literal.Length == 2 ? literal[1] : '\0', '\0'));
            if (literal.Length < 3) _shortFirsts[literal[0]] = true;
        }
        _transitions = new Transitions(edges);
        _endings = [.. endings.Select(static list => list?.ToArray() ?? [])];
    }

    public bool IsEmpty => _endings.Length <= 2;

    /// <summary>Adds (number, place) of each literal that stands in the key.</summary>
    public void Match(ReadOnlySpan<char> key, List<(int Number, int At)> found)
    {
        for (int start = 0; start < key.Length; start++)
        {
            if (!MayStart(key, start)) continue;
            int node = Root;
            for (int at = start; at < key.Length; at++)
            {
                node = _transitions.Next(node, key[at]);
                if (node == 0) break;
                foreach (int number in _endings[node]) found.Add((number, start));
            }
        }
    }

    private bool MayStart(ReadOnlySpan<char> key, int at)
    {
        char first = key[at];
        char second = at + 1 < key.Length ? key[at + 1] : '\0';
        if (at + 2 < key.Length && IsSet(_starts, HashOf(first, second, key[at + 2]))) return true;
        return _shortFirsts[first] && (IsSet(_shorts, HashOf(first, '\0', '\0')) || IsSet(_shorts, HashOf(first, second, '\0')));
    }

    private static uint HashOf(char first, char second, char third) => (((first * 0x9E3779B1u) ^ second) * 0x85EBCA6Bu ^ third) * 0xC2B2AE35u >> 16;

    private static void Set(ulong[] bits, uint bit) => bits[bit >> 6] |= 1UL << (int)bit;

    private static bool IsSet(ulong[] bits, uint bit) => (bits[bit >> 6] & (1UL << (int)bit)) != 0;
}
