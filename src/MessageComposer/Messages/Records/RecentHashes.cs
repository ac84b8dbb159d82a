using System.Runtime.CompilerServices;

namespace MessageComposer.Messages.Records;

/// <summary>
/// Hashes of the very objects that were hashed more than once lately: requests that say the same share one. Each place holds the last that came to it.
/// Thread-safe.
/// </summary>
/// <param name="places">A power of two.</param>
/// <param name="hashOf">Of an immutable object.</param>
internal sealed class RecentHashes<T>(int places, Func<T, UInt128> hashOf)
    where T : class
{
    private readonly Entry?[] _entries = new Entry?[places];
    private readonly SeenTwice _seen = new(places);

    public UInt128 Of(T hashed)
    {
        int identity = RuntimeHelpers.GetHashCode(hashed);
        ref Entry? place = ref _entries[identity & (places - 1)];
        if (Volatile.Read(ref place) is { } entry && ReferenceEquals(entry.Hashed, hashed)) return entry.Hash;
        UInt128 hash = hashOf(hashed);
        if (_seen.IsAgain(identity)) Volatile.Write(ref place, new Entry(hashed, hash));
        return hash;
    }

    private sealed record Entry(T Hashed, UInt128 Hash);
}
