namespace MessageComposer.Storage.Sqlite;

/// <summary>
/// Where in the table of claims a key may stand: a fingerprint and a row number each, eleven bytes a claim, so that rows are only ever appended and a key
/// that is new is known to be so without asking the file. Kept in shares of six hours, dropped whole. Thread-safe.
/// </summary>
internal sealed class ClaimIndex
{
    private const long ShareMilliseconds = 6 * 60 * 60 * 1000;
    private const long KeptMilliseconds = 24 * 60 * 60 * 1000;

    private readonly Lock _gate = new();
    private readonly List<Share> _shares = [];

    /// <param name="at">Unix time in milliseconds.</param>
    public void Add(UInt128 key, long row, long at)
    {
        lock (_gate)
        {
            if (_shares.Count == 0 || at >= _shares[^1].Begins + ShareMilliseconds || row < _shares[^1].FirstRow)
            {
                _shares.RemoveAll(share => share.Begins + ShareMilliseconds + KeptMilliseconds < at);
                _shares.Add(new Share(at, row));
            }
            _shares[^1].Add(key, row);
        }
    }

    /// <summary>Rows to look into, newest first: none, as a rule, for a key that is new.</summary>
    public IReadOnlyList<long> Find(UInt128 key)
    {
        List<long>? rows = null;
        lock (_gate)
        {
            for (int i = _shares.Count - 1; i >= 0; i--) _shares[i].Find(key, ref rows);
        }
        rows?.Sort(static (left, right) => right.CompareTo(left));
        return rows ?? (IReadOnlyList<long>)[];
    }

    /// <summary>Open addressing by the fingerprint; an entry is the fingerprint above the row's distance from the first, plus one.</summary>
    private sealed class Share(long begins, long firstRow)
    {
        private ulong[] _entries = new ulong[1024];
        private int _count;

        public long Begins => begins;

        public long FirstRow => firstRow;

        public void Add(UInt128 key, long row)
        {
            if (_count >= _entries.Length / 4 * 3) Grow();
            Place(_entries, ((ulong)(uint)key << 32) | (uint)(row - firstRow + 1));
            _count++;
        }

        public void Find(UInt128 key, ref List<long>? rows)
        {
            uint fingerprint = (uint)key;
            for (uint at = fingerprint & Mask(_entries); _entries[at] != 0; at = (at + 1) & Mask(_entries))
            {
                if ((uint)(_entries[at] >> 32) == fingerprint) (rows ??= []).Add(firstRow + (uint)_entries[at] - 1);
            }
        }

        private void Grow()
        {
            ulong[] larger = new ulong[_entries.Length * 2];
            foreach (ulong entry in _entries)
            {
                if (entry != 0) Place(larger, entry);
            }
            _entries = larger;
        }

        private static void Place(ulong[] entries, ulong entry)
        {
            uint at = (uint)(entry >> 32) & Mask(entries);
            while (entries[at] != 0) at = (at + 1) & Mask(entries);
            entries[at] = entry;
        }

        private static uint Mask(ulong[] entries) => (uint)entries.Length - 1;
    }
}
