using System.Numerics;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>
/// Of which sets of a <see cref="RequiredWordBook"/> a word stands in a text, and roughly where: a text is cut at its blanks into at most 64 parts of
/// equally many pieces. Keeps its buffers; not thread-safe.
/// </summary>
internal sealed class WordPlaces
{
    private const int MostParts = 64;

    private readonly int[] _starts = new int[MostParts + 1];

    /// <summary>By set: one bit for each part that holds a word of it.</summary>
    private ulong[] _parts = [];

    private int _length;
    private int _last;
    private int _shift;
    private bool _isUnknown;

    /// <summary>Forgets the text before and measures the parts of this one.</summary>
    public void Begin(FoldedText text, int sets)
    {
        if (_parts.Length < sets) _parts = new ulong[sets];
        else _parts.AsSpan(0, sets).Clear();
        ReadOnlySpan<char> key = text.Toned;
        _isUnknown = key.Contains(FoldedText.OtherMark);
        _length = key.Length;
        _last = 0;
        _starts[0] = 0;
        _shift = 0;
        for (int pieces = key.Count(' ') + key.Count('\n') + 1; pieces > MostParts; pieces = (pieces + 1) / 2) _shift++;
    }

    /// <summary>The part that the piece belongs to, which starts at a place of the key. Pieces are told in order.</summary>
    public int PartOf(int piece, int start)
    {
        int part = piece >> _shift;
        while (_last < part) _starts[++_last] = start;
        return part;
    }

    /// <summary>Notes a word that is in each of the sets.</summary>
    public void Add(int[] sets, int part)
    {
        ulong flag = 1UL << part;
        foreach (int set in sets) _parts[set] |= flag;
    }

    /// <summary>
    /// Whether the text has the words of a chain, in their order and near enough to each other for a match. All of it may match where it has letters that
    /// patterns do not take for letters.
    /// </summary>
    /// <param name="chains">As <see cref="RequiredWordBook.Number"/> gives them; none: every text may match.</param>
    /// <param name="parts">Where every match stands, with a part more on either side so that edges of words are what they are in the text: read by <see cref="TakeStretch"/>.</param>
    public bool MayHold(NumberedChain[] chains, out ulong parts)
    {
        parts = _isUnknown || chains.Length == 0 ? ulong.MaxValue : 0;
        if (parts != 0) return true;
        foreach (NumberedChain chain in chains)
            if (HoldsAll(chain)) parts |= PartsAround(chain);
        return parts != 0;
    }

    private bool HoldsAll(NumberedChain chain)
    {
        foreach ((int set, _) in chain.Sets)
            if (_parts[set] == 0) return false;
        return true;
    }

    /// <summary>The parts that a match of the chain may run over, and one more on either side.</summary>
    private ulong PartsAround(NumberedChain chain)
    {
        (int Set, int Before)[] sets = chain.Sets;
        ulong firsts = _parts[sets[^1].Set];
        int reach = PartsIn(chain.Behind);
        for (int i = sets.Length - 1; i > 0; i--)
        {
            int before = PartsIn(sets[i].Before);
            firsts = _parts[sets[i - 1].Set] & WithBefore(firsts, before);
            if (firsts == 0) return 0;
            reach += before;
        }
        return WithBefore(firsts, PartsIn(sets[0].Before) + 1) | WithBehind(firsts, reach + 1);
    }

    /// <summary>Takes the first of the stretches that the parts make; false where none is left.</summary>
    public bool TakeStretch(ref ulong parts, out TextSpan stretch)
    {
        int first = BitOperations.TrailingZeroCount(parts);
        stretch = default;
        if (first > _last) return false;
        int behind = first + BitOperations.TrailingZeroCount(~(parts >> first));
        parts = behind < MostParts ? parts & (ulong.MaxValue << behind) : 0;
        stretch = TextSpan.FromTo(_starts[first], behind > _last ? _length : _starts[behind]);
        return true;
    }

    /// <summary>How many parts further a stretch with so many gaps may end.</summary>
    private int PartsIn(int gaps) => gaps >= MostParts << _shift ? MostParts : (gaps + (1 << _shift) - 1) >> _shift;

    /// <summary>The parts, each with so many before it.</summary>
    private static ulong WithBefore(ulong parts, int count)
    {
        if (count >= MostParts) return parts == 0 ? 0 : ulong.MaxValue >> BitOperations.LeadingZeroCount(parts);
        for (int done = 0; done < count;)
        {
            int step = Math.Min(done + 1, count - done);
            parts |= parts >> step;
            done += step;
        }
        return parts;
    }

    /// <summary>The parts, each with so many behind it.</summary>
    private static ulong WithBehind(ulong parts, int count)
    {
        if (count >= MostParts) return parts == 0 ? 0 : ulong.MaxValue << BitOperations.TrailingZeroCount(parts);
        for (int done = 0; done < count;)
        {
            int step = Math.Min(done + 1, count - done);
            parts |= parts << step;
            done += step;
        }
        return parts;
    }
}
