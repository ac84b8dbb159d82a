namespace MessageComposer.Guardrails.Matching;

/// <summary>Finds literals anywhere in a key, inside words too. One pass; immutable and thread-safe.</summary>
internal sealed class LiteralTrie
{
    private const int Root = 1;
    private const int StartCount = 8192;

    private readonly Transitions _transitions;
    private readonly int[][] _endings;
    private readonly bool _hasSingles;

    /// <summary>Which two characters a literal may start with: most places are dismissed by it.</summary>
    private readonly bool[] _starts = new bool[StartCount];

    /// <summary>A literal of one character starts where it stands, whatever follows.</summary>
    private readonly bool[] _singles = new bool[StartCount];

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
            if (literal.Length == 1) _singles[literal[0] & (StartCount - 1)] = _hasSingles = true;
            else _starts[StartOf(literal[0], literal[1])] = true;
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
            if (!(start + 1 < key.Length && _starts[StartOf(key[start], key[start + 1])]) && !(_hasSingles && _singles[key[start] & (StartCount - 1)])) continue;
            int node = Root;
            for (int at = start; at < key.Length; at++)
            {
                node = _transitions.Next(node, key[at]);
                if (node == 0) break;
                foreach (int number in _endings[node]) found.Add((number, start));
            }
        }
    }

    private static int StartOf(char first, char second) => ((first * 613) ^ second) & (StartCount - 1);
}
