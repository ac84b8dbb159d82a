namespace MessageComposer.Guardrails.Matching;

/// <summary>Which patterns a text may match, and where. Keeps its buffers; not thread-safe.</summary>
internal sealed class SiftedText
{
    private readonly List<int> _patterns = [];

    /// <summary>By pattern: the parts of the text where it may match.</summary>
    private ulong[] _parts = [];

    public WordPlaces Places { get; } = new();

    /// <summary>The patterns that the text may match.</summary>
    public IReadOnlyList<int> Patterns => _patterns;

    public bool Holds(int pattern) => _parts[pattern] != 0;

    /// <summary>Where the pattern may match, as <see cref="WordPlaces.TakeStretch"/> reads it.</summary>
    public ulong PartsOf(int pattern) => _parts[pattern];

    /// <summary>Forgets the text before.</summary>
    public void Begin(int patterns)
    {
        foreach (int pattern in _patterns) _parts[pattern] = 0;
        _patterns.Clear();
        if (_parts.Length < patterns) _parts = new ulong[patterns];
    }

    public void Add(int pattern, ulong parts)
    {
        if (_parts[pattern] == 0) _patterns.Add(pattern);
        _parts[pattern] |= parts;
    }
}
