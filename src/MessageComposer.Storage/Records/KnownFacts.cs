using System.Collections.Concurrent;

namespace MessageComposer.Storage.Records;

/// <summary>
/// Hashes of facts that were written today, so that the hot path seldom writes any: at most twice <paramref name="capacity"/> of them, the least used half
/// dropped at a time. A new day begins empty: facts still in use are noted as such once a day. One thread adds, any asks.
/// </summary>
internal sealed class KnownFacts(int capacity)
{
    private ConcurrentDictionary<UInt128, byte> _young = new();
    private ConcurrentDictionary<UInt128, byte> _old = new();
    private int _added;
    private int _day;

    public bool Contains(UInt128 hash)
    {
        ConcurrentDictionary<UInt128, byte> young = Volatile.Read(ref _young);
        if (young.ContainsKey(hash)) return true;
        if (!Volatile.Read(ref _old).ContainsKey(hash)) return false;
        if (young.TryAdd(hash, 0)) Interlocked.Increment(ref _added);
        return true;
    }

    public void BeginDay(int day)
    {
        if (day == _day) return;
        _day = day;
        Volatile.Write(ref _old, new());
        Renew();
    }

    public void Add(UInt128 hash)
    {
        if (Volatile.Read(ref _added) >= capacity)
        {
            Volatile.Write(ref _old, _young);
            Renew();
        }
        if (_young.TryAdd(hash, 0)) Interlocked.Increment(ref _added);
    }

    private void Renew()
    {
        Volatile.Write(ref _young, new());
        Volatile.Write(ref _added, 0);
    }
}
