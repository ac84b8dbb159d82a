using System.Numerics;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>
/// Words that some wordings cannot do without, in up to 32 groups, so that one look at each word of a text tells which wordings are worth a search. Words
/// are compared without marks and by hash: two that share one only cause a needless search. Immutable and thread-safe.
/// </summary>
internal sealed class WordSigns
{
    private const int FilterSize = 4_096;

    private readonly uint[] _hashes;
    private readonly uint[] _signs;
    private readonly int _mask;

    /// <summary>Which words or pairs are known, by hash: most are dismissed by it.</summary>
    private readonly ulong[] _known = new ulong[FilterSize / 64];

    /// <param name="groups">Of each group its sign, one bit, and its words without marks: single ones and pairs that follow each other, with commas between.</param>
    public WordSigns(params ReadOnlySpan<(uint Sign, string Words)> groups)
    {
        Dictionary<uint, uint> signs = [];
        foreach ((uint sign, string words) in groups)
        {
            foreach (string wording in words.Split(','))
            {
                uint hash = HashOf(wording);
                signs[hash] = signs.GetValueOrDefault(hash) | sign;
            }
        }
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)signs.Count * 2);
        _hashes = new uint[size];
        _signs = new uint[size];
        _mask = size - 1;
        foreach ((uint hash, uint sign) in signs)
        {
            int slot = (int)hash & _mask;
            while (_signs[slot] != 0) slot = (slot + 1) & _mask;
            _hashes[slot] = hash;
            _signs[slot] = sign;
            _known[(hash & (FilterSize - 1)) >> 6] |= 1UL << (int)hash;
        }
    }

    /// <summary>The signs of all groups of which a word or pair stands in the text.</summary>
    public uint In(FoldedText text)
    {
        uint found = 0;
        uint before = 0;
        foreach (ref readonly Word word in text.Words)
        {
            found |= SignsOf(word.Hash) | SignsOf(PairOf(before, word.Hash));
            before = word.Hash;
        }
        return found;
    }

    private uint SignsOf(uint hash)
    {
        if ((_known[(hash & (FilterSize - 1)) >> 6] & (1UL << (int)hash)) == 0) return 0;
        for (int slot = (int)hash & _mask; _signs[slot] != 0; slot = (slot + 1) & _mask)
            if (_hashes[slot] == hash) return _signs[slot];
        return 0;
    }

    private static uint HashOf(string wording)
    {
        int blank = wording.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 ? Word.HashOf(wording) : PairOf(Word.HashOf(wording.AsSpan(0, blank)), Word.HashOf(wording.AsSpan(blank + 1)));
    }

    private static uint PairOf(uint first, uint second) => ((first * 0x9E3779B1u) ^ second) * 0x85EBCA6Bu;
}
