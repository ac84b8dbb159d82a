using System.Diagnostics.CodeAnalysis;

namespace MessageComposer.Messages;

/// <summary>
/// What was made lately from some bytes, found again by those very bytes. Each place holds the last that came to it, so that memory is bounded without any
/// order being kept. Thread-safe; what is kept must be immutable.
/// </summary>
/// <param name="places">A power of two.</param>
/// <param name="longest">What is longer is made each time.</param>
internal sealed class RecentBytes<T>(int places, int longest)
{
    private readonly Entry?[] _entries = new Entry?[places];

    public bool TryGet(ReadOnlySpan<byte> bytes, [MaybeNullWhen(false)] out T made)
    {
        if (bytes.Length <= longest && Volatile.Read(ref PlaceOf(bytes)) is { } entry && bytes.SequenceEqual(entry.Bytes))
        {
            made = entry.Made;
            return true;
        }
        made = default;
        return false;
    }

    public void Keep(ReadOnlySpan<byte> bytes, T made)
    {
        if (bytes.Length <= longest) Volatile.Write(ref PlaceOf(bytes), new Entry(bytes.ToArray(), made));
    }

    private ref Entry? PlaceOf(ReadOnlySpan<byte> bytes)
    {
        HashCode hash = default;
        hash.AddBytes(bytes);
        return ref _entries[hash.ToHashCode() & (places - 1)];
    }

    private sealed record Entry(byte[] Bytes, T Made);
}
