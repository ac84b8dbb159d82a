using System.Numerics;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>Some of the 64 words whose numbers start at 64 times <paramref name="Index"/>.</summary>
internal readonly record struct WordFlags(int Index, ulong Flags);

/// <summary>
/// Which words of a <see cref="RequiredWordBook"/> stand in a text, and roughly where: a text is cut at its blanks into at most 64 parts of equally many
/// pieces. Keeps its buffers; not thread-safe.
/// </summary>
internal sealed class WordPlaces
{
    private const int MostParts = 64;

    private readonly int[] _starts = new int[MostParts + 1];
    private ulong[] _present = [];
    private ulong[] _parts = [];
    private int _length;
    private int _last;
    private int _shift;
    private bool _isUnknown;

    /// <summary>Forgets the text before and measures the parts of this one.</summary>
    public void Begin(FoldedText text, int words)
    {
        int flags = (words + 63) / 64;
        if (_present.Length < flags)
        {
            _present = new ulong[flags];
            _parts = new ulong[flags * 64];
        }
        else _present.AsSpan(0, flags).Clear();
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

    public void Add(int word, int part)
    {
        ulong flag = 1UL << word;
        if ((_present[word >> 6] & flag) == 0) _parts[word] = 0;
        _present[word >> 6] |= flag;
        _parts[word] |= 1UL << part;
    }

    /// <summary>
    /// Whether the text has a word of each set, near enough to each other for a match. All of it may match where it has letters that patterns do not take
    /// for letters.
    /// </summary>
    /// <param name="sets">As <see cref="RequiredWordBook.Number"/> gives them.</param>
    /// <param name="gaps">How many gaps a match runs over.</param>
    /// <param name="between">How many of them between the words.</param>
    /// <param name="limit">Where every match stands, with a piece more on either side so that edges of words are what they are in the text.</param>
    public bool MayHold(WordFlags[][] sets, int gaps, int between, out TextSpan limit)
    {
        limit = TextSpan.FromTo(0, _length);
        if (_isUnknown || sets.Length == 0) return true;
        foreach (WordFlags[] set in sets)
            if (!HoldsOneOf(set)) return false;
        if (StartsOf(sets, PartsIn(between)) == 0) return false;
        int reach = PartsIn(gaps);
        if (reach >= MostParts) return true;
        ulong starts = StartsOf(sets, reach);
        int first = Math.Max(0, BitOperations.TrailingZeroCount(starts) - 1);
        int behind = MostParts - BitOperations.LeadingZeroCount(starts) + reach + 1;
        limit = TextSpan.FromTo(first > _last ? _length : _starts[first], behind > _last ? _length : _starts[behind]);
        return true;
    }

    /// <summary>How many parts further a stretch with so many gaps may end.</summary>
    private int PartsIn(int gaps) => gaps >= MostParts << _shift ? MostParts : (gaps + (1 << _shift) - 1) >> _shift;

    /// <summary>The parts where a stretch may start that runs over so many parts and holds a word of each set.</summary>
    private ulong StartsOf(WordFlags[][] sets, int reach)
    {
        ulong starts = ulong.MaxValue;
        foreach (WordFlags[] set in sets) starts &= WithBefore(PartsOf(set), Math.Min(reach, MostParts - 1));
        return starts;
    }

    private bool HoldsOneOf(WordFlags[] set)
    {
        foreach (WordFlags words in set)
            if ((_present[words.Index] & words.Flags) != 0) return true;
        return false;
    }

    private ulong PartsOf(WordFlags[] set)
    {
        ulong parts = 0;
        foreach (WordFlags words in set)
            for (ulong found = _present[words.Index] & words.Flags; found != 0; found &= found - 1) parts |= _parts[(words.Index << 6) + BitOperations.TrailingZeroCount(found)];
        return parts;
    }

    /// <summary>The parts, each with so many before it.</summary>
    private static ulong WithBefore(ulong parts, int count)
    {
        for (int done = 0; done < count;)
        {
            int step = Math.Min(done + 1, count - done);
            parts |= parts >> step;
            done += step;
        }
        return parts;
    }
}
