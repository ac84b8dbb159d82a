using System.Numerics;

namespace MessageComposer.Guardrails.Matching;

/// <summary>The edges of a trie in one open-addressing table: (node, label) → node. Node 0 is none. Labels start from 0.</summary>
internal sealed class Transitions
{
    private readonly ulong[] _keys;
    private readonly int[] _values;
    private readonly int _mask;

    public Transitions(Dictionary<(int Node, int Label), int> edges)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, edges.Count * 2));
        _keys = new ulong[size];
        _values = new int[size];
        _mask = size - 1;
        foreach (((int node, int label), int target) in edges)
        {
            ulong key = Key(node, label);
            int slot = Slot(key);
            while (_keys[slot] != 0) slot = (slot + 1) & _mask;
            _keys[slot] = key;
            _values[slot] = target;
        }
    }

    public int Next(int node, int label)
    {
        ulong key = Key(node, label);
        for (int slot = Slot(key); _keys[slot] != 0; slot = (slot + 1) & _mask)
            if (_keys[slot] == key) return _values[slot];
        return 0;
    }

    /// <summary>Never 0: nodes count from 1.</summary>
    private static ulong Key(int node, int label) => ((ulong)(uint)node << 32) | (uint)label;

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 40) & _mask;
}
