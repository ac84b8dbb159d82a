using System.Diagnostics.CodeAnalysis;

namespace MessageComposer.Messages;

/// <summary>
/// What was made lately from some bytes that came more than once, found again by those very bytes. What was asked for keeps its place the first time another
/// wants it, so that two that share one don't drive each other out in turn. Thread-safe; what is kept must be immutable.
/// </summary>
/// <param name="places">A power of two: no more are kept.</param>
/// <param name="longest">What is longer is made each time.</param>
internal sealed class RecentBytes<T>(int places, int longest)
{
    private readonly Entry?[] _entries = new Entry?[places];
    private readonly SeenTwice _seen = new(places);

    public bool TryGet(ReadOnlySpan<byte> bytes, [MaybeNullWhen(false)] out T made)
    {
        if (bytes.Length <= longest && Volatile.Read(ref PlaceOf(HashOf(bytes))) is { } entry && bytes.SequenceEqual(entry.Bytes))
        {
            if (!entry.WasAskedFor) entry.WasAskedFor = true;
            made = entry.Made;
            return true;
        }
        made = default;
        return false;
    }

    public void Keep(ReadOnlySpan<byte> bytes, T made)
    {
        if (bytes.Length > longest) return;
        int hash = HashOf(bytes);
        if (!_seen.IsAgain(hash)) return;
        ref Entry? place = ref PlaceOf(hash);
        if (Volatile.Read(ref place) is { WasAskedFor: true } other) other.WasAskedFor = false;
        else Volatile.Write(ref place, new Entry(bytes.ToArray(), made));
    }

    private ref Entry? PlaceOf(int hash) => ref _entries[hash & (places - 1)];

    private static int HashOf(ReadOnlySpan<byte> bytes)
    {
        HashCode hash = default;
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    private sealed class Entry(byte[] bytes, T made)
    {
        public byte[] Bytes => bytes;

        public T Made => made;

        public bool WasAskedFor { get; set; }
    }
}
