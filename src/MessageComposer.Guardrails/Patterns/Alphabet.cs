namespace MessageComposer.Guardrails.Patterns;

/// <summary>
/// The characters as one pattern tells them apart: those that all its sets treat alike are one letter of it, so that a state needs a transition for some
/// dozens of letters and not for 65,536 characters. Immutable.
/// </summary>
internal sealed class Alphabet
{
    /// <summary>Latin, and Vietnamese with general punctuation and currencies, are looked up; the rest is searched for.</summary>
    private const int EndOfLatin = 0x0300;
    private const int StartOfVietnamese = 0x1E00;
    private const int EndOfVietnamese = 0x2100;

    private readonly int[] _starts;
    private readonly int[] _letters;
    private readonly ushort[] _latin = new ushort[EndOfLatin];
    private readonly ushort[] _vietnamese = new ushort[EndOfVietnamese - StartOfVietnamese];

    /// <summary>Which sets hold which letters.</summary>
    private readonly bool[] _holds;
    private readonly Dictionary<CharSet, int> _numbers = [];

    public Alphabet(IReadOnlyList<List<PatternNode>> pattern)
    {
        Number(CharSet.InWord);
        Number(CharSet.All);
        Number(pattern);
        _starts = [.. _numbers.Keys.SelectMany(static set => set.Bounds.ToArray()).Where(static bound => bound <= char.MaxValue).Distinct().Order()];
        _letters = new int[_starts.Length];
        Count = 1;
        foreach (CharSet set in _numbers.Keys) Part(set);
        Renumber();
        _holds = new bool[_numbers.Count * Count];
        foreach ((CharSet set, int number) in _numbers)
            foreach (int stretch in StretchesOf(set)) _holds[(number * Count) + _letters[stretch]] = true;
        for (int unit = 0; unit < EndOfLatin; unit++) _latin[unit] = (ushort)Search(unit);
        for (int unit = StartOfVietnamese; unit < EndOfVietnamese; unit++) _vietnamese[unit - StartOfVietnamese] = (ushort)Search(unit);
    }

    /// <summary>How many letters there are.</summary>
    public int Count { get; private set; }

    public int LetterOf(char unit) => unit < EndOfLatin ? _latin[unit] : unit is >= (char)StartOfVietnamese and < (char)EndOfVietnamese ? _vietnamese[unit - StartOfVietnamese] : Search(unit);

    /// <param name="set">One of the pattern, <see cref="CharSet.All"/> or <see cref="CharSet.InWord"/>.</param>
    public int NumberOf(CharSet set) => _numbers[set];

    public bool Holds(int set, int letter) => _holds[(set * Count) + letter];

    private void Number(IReadOnlyList<List<PatternNode>> pattern)
    {
        foreach (List<PatternNode> nodes in pattern)
        {
            foreach (PatternNode node in nodes)
            {
                if (node.Set is { } set) Number(set);
                Number(node.Alternatives);
            }
        }
    }

    private void Number(CharSet set) => _numbers.TryAdd(set, _numbers.Count);

    private int Search(int unit)
    {
        int at = Array.BinarySearch(_starts, unit);
        return _letters[at >= 0 ? at : ~at - 1];
    }

    /// <summary>Gives what is in the set letters of its own.</summary>
    private void Part(CharSet set)
    {
        Dictionary<int, int> own = [];
        foreach (int stretch in StretchesOf(set))
        {
            if (!own.TryGetValue(_letters[stretch], out int letter)) own[_letters[stretch]] = letter = Count++;
            _letters[stretch] = letter;
        }
    }

    /// <summary>A letter all of whose characters went to another is no letter.</summary>
    private void Renumber()
    {
        Dictionary<int, int> numbers = [];
        for (int i = 0; i < _letters.Length; i++)
        {
            if (!numbers.TryGetValue(_letters[i], out int number)) numbers[_letters[i]] = number = numbers.Count;
            _letters[i] = number;
        }
        Count = numbers.Count;
    }

    private IEnumerable<int> StretchesOf(CharSet set)
    {
        int[] bounds = set.Bounds.ToArray();
        for (int i = 0; i < bounds.Length; i += 2)
            for (int stretch = Array.BinarySearch(_starts, bounds[i]); stretch < _starts.Length && _starts[stretch] < bounds[i + 1]; stretch++) yield return stretch;
    }
}
