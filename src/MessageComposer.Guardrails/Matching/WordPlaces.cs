using System.Numerics;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>Which of 32 words that follow each other in a <see cref="RequiredWordBook"/> belong to a set: one bit for each.</summary>
internal readonly record struct WordBlock(int Place, uint Words)
{
    /// <summary>Stands before the blocks of a set and says how many they are.</summary>
    public static WordBlock Head(int count) => new(count, 0);

    public static WordBlock[] Of(IEnumerable<int> words) =>
        [.. words.GroupBy(static word => word >> 5).Select(static block => new WordBlock(block.Key, block.Aggregate(0U, static (bits, word) => bits | (1U << word))))];
}

/// <summary>
/// Which words of a <see cref="RequiredWordBook"/> stand in a text, and roughly where: a text is cut at its blanks into at most 64 parts of equally many
/// pieces. Keeps its buffers; not thread-safe.
/// </summary>
internal sealed class WordPlaces
{
    private const int MostParts = 64;

    private readonly int[] _starts = new int[MostParts + 1];

    /// <summary>By word: one bit for each part that holds it.</summary>
    private ulong[] _parts = [];

    /// <summary>By word: whether it stands in the text. Small enough to stay at hand while lists of words are gone through.</summary>
    private uint[] _isHeld = [];

    private int[] _held = [];
    private int _heldCount;
    private int _length;
    private int _last;
    private int _shift;

    /// <summary>Whether the text has letters that patterns do not take for letters, so that any pattern may match anywhere.</summary>
    public bool IsUnknown { get; private set; }

    /// <summary>The words that stand in the text.</summary>
    public ReadOnlySpan<int> Held => _held.AsSpan(0, _heldCount);

    /// <summary>Forgets the text before and measures the parts of this one.</summary>
    public void Begin(FoldedText text, int words)
    {
        foreach (int word in Held) _parts[word] = 0;
        _isHeld.AsSpan().Clear();
        _heldCount = 0;
        if (_parts.Length < words)
        {
            _parts = new ulong[words];
            _held = new int[words];
            _isHeld = new uint[(words >> 5) + 1];
        }
        ReadOnlySpan<char> key = text.Toned;
        IsUnknown = key.Contains(FoldedText.OtherMark);
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
        if (_parts[word] == 0) _held[_heldCount++] = word;
        _isHeld[word >> 5] |= 1U << word;
        _parts[word] |= 1UL << part;
    }

    /// <summary>Whether a word of each of the sets stands in the text.</summary>
    /// <param name="sets">The blocks of each set behind their <see cref="WordBlock.Head"/>, one set behind the other; a head of none ends them.</param>
    public bool HoldsAll(ReadOnlySpan<WordBlock> sets)
    {
        ReadOnlySpan<uint> isHeld = _isHeld;
        for (int next = 0, end; (end = next + 1 + sets[next].Place) > next + 1; next = end)
        {
            int at = next + 1;
            while (at < end && (isHeld[sets[at].Place] & sets[at].Words) == 0) at++;
            if (at == end) return false;
        }
        return true;
    }

    /// <summary>
    /// The parts that hold the words of a chain in their order and near enough to each other for a match: every match stands in them, with a part more on
    /// either side so that edges of words are what they are in the text. Read by <see cref="TakeStretch"/>; 0 where the chain matches nowhere.
    /// </summary>
    public ulong PartsOf(NumberedChain chain)
    {
        NumberedSet[] sets = chain.Sets;
        ulong firsts = PartsOf(sets[^1].Words);
        int reach = PartsIn(chain.Behind);
        for (int i = sets.Length - 1; i > 0 && firsts != 0; i--)
        {
            int before = PartsIn(sets[i].Before);
            firsts = PartsOf(sets[i - 1].Words) & WithBefore(firsts, before);
            reach += before;
        }
        return firsts == 0 ? 0 : WithBefore(firsts, PartsIn(sets[0].Before) + 1) | WithBehind(firsts, reach + 1);
    }

    private ulong PartsOf(WordBlock[] words)
    {
        ulong parts = 0;
        foreach (WordBlock block in words)
            for (uint held = _isHeld[block.Place] & block.Words; held != 0; held &= held - 1) parts |= _parts[(block.Place << 5) + BitOperations.TrailingZeroCount(held)];
        return parts;
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
