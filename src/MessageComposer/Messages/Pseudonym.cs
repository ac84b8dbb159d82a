using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MessageComposer.Messages;

/// <summary>A customer as hashes see one: keyed, so that it can't be turned back into an id, and the same for every use and on every node.</summary>
public readonly record struct Pseudonym(ulong High, ulong Low)
{
    /// <summary>For customers without an id: all alike.</summary>
    public static Pseudonym Unknown { get; }

    public override string ToString() => $"{High:x16}{Low:x16}";
}

/// <summary>Makes pseudonyms with the installation's key. Thread-safe.</summary>
public sealed class PseudonymKey(byte[] key)
{
    private const int ShortId = 256;

    /// <summary>One keyed hash per thread: making one for each customer costs more than the hash.</summary>
    [ThreadStatic] private static (byte[] Key, IncrementalHash Hash) t_keyed;

    /// <summary>For work in memory that keeps nothing, such as <c>composer compose</c>.</summary>
    public static PseudonymKey None { get; } = new(new byte[32]);

    public Pseudonym Of(string? customerId)
    {
        if (customerId is null) return Pseudonym.Unknown;
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> buffer = stackalloc byte[ShortId];
        ReadOnlySpan<byte> id = Encoding.UTF8.TryGetBytes(customerId, buffer, out int length) ? buffer[..length] : Encoding.UTF8.GetBytes(customerId);
        if (t_keyed.Key != key) t_keyed = (key, IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key));
        t_keyed.Hash.AppendData(id);
        t_keyed.Hash.GetHashAndReset(hash);
        return new Pseudonym(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[8..]));
    }
}

/// <summary>Places that depend on a customer and a name only: stable, stateless, the same on every node and runtime.</summary>
public static class StableHash
{
    /// <summary>Evenly spread in (0, 1).</summary>
    public static double Unit(Pseudonym pseudonym, ReadOnlySpan<char> name, long turn = 0)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in name) hash = (hash ^ c) * 1099511628211; // FNV-1a
        hash = Mix(hash ^ pseudonym.High);
        hash = Mix(hash ^ pseudonym.Low ^ (ulong)turn);
        return ((hash >> 11) + 0.5) / (1UL << 53);
    }

    /// <summary>Weighted rendezvous: whoever scores highest is first, in proportion to the weights; taking one away moves only its own share.</summary>
    public static double RendezvousScore(Pseudonym pseudonym, ReadOnlySpan<char> name, int weight, long turn = 0) =>
        weight <= 0 ? double.NegativeInfinity : -weight / Math.Log(Unit(pseudonym, name, turn));

    /// <summary>SplitMix64's finaliser.</summary>
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
