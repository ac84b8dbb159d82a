using System.Runtime.CompilerServices;

namespace MessageComposer.Messages.Records;

/// <summary>Hashes of the very objects that were hashed lately: requests that say the same share one. Each place holds the last that came to it. Thread-safe.</summary>
/// <param name="places">A power of two.</param>
internal sealed class RecentHashes<T>(int places, Func<T, UInt128> hashOf)
    where T : class
{
    private readonly Entry?[] _entries = new Entry?[places];

    public UInt128 Of(T immutable)
    {
        ref Entry? place = ref _entries[RuntimeHelpers.GetHashCode(immutable) & (places - 1)];
        if (Volatile.Read(ref place) is { } entry && ReferenceEquals(entry.Hashed, immutable)) return entry.Hash;
        UInt128 hash = hashOf(immutable);
        Volatile.Write(ref place, new Entry(immutable, hash));
        return hash;
    }

    private sealed record Entry(T Hashed, UInt128 Hash);
}
