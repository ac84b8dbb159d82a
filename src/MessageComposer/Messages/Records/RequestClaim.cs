using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MessageComposer.Messages.Records;

/// <summary>A request that may come again, as keyed hashes of what names it and of what it says: neither can be turned back.</summary>
public readonly record struct RequestClaim(UInt128 Key, UInt128 Body);

/// <summary>Makes claims with a key of their own, derived from the installation's. Thread-safe.</summary>
public sealed class RequestClaimKey : IDisposable
{
    private const byte OfKey = 1;
    private const byte OfBody = 2;
    private const byte OfSharedBody = 3;

    private readonly ThreadLocal<IncrementalHash> _hashes;

    public RequestClaimKey(byte[] installationKey)
    {
        byte[] key = HMACSHA256.HashData(installationKey, "request claims"u8);
        _hashes = new ThreadLocal<IncrementalHash>(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key), trackAllValues: true);
    }

    /// <param name="caller">Whose key it is: two callers may use the same word.</param>
    /// <param name="requestKey">The caller's own word for the request.</param>
    /// <param name="utf8">The request as it came in.</param>
    /// <param name="shared">What it has in common with other requests and does not say itself; empty where it says all.</param>
    public RequestClaim Of(string caller, string requestKey, ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> shared = default)
    {
        IncrementalHash hash = _hashes.Value!;
        hash.AppendData([OfKey]);
        Append(hash, caller);
        Append(hash, requestKey);
        UInt128 key = Take(hash);
        hash.AppendData([shared.IsEmpty ? OfBody : OfSharedBody]);
        hash.AppendData(shared);
        hash.AppendData(utf8);
        return new RequestClaim(key, Take(hash));
    }

    public void Dispose()
    {
        foreach (IncrementalHash hash in _hashes.Values) hash.Dispose();
        _hashes.Dispose();
    }

    /// <summary>With its length, so that no two pairs of words run into one.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> utf8 = most <= 1024 ? stackalloc byte[most] : new byte[most];
        int length = Encoding.UTF8.GetBytes(text, utf8);
        Span<byte> size = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(size, length);
        hash.AppendData(size);
        hash.AppendData(utf8[..length]);
    }

    private static UInt128 Take(IncrementalHash hash)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
