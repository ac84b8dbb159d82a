using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MessageComposer.Storage.Postgres;

/// <summary>Hashes of sixteen bytes as the database holds them.</summary>
internal static class HashUuid
{
    public static Guid Of(UInt128 hash)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);
        return new Guid(bytes, bigEndian: true);
    }

    public static UInt128 Read(Guid uuid)
    {
        Span<byte> bytes = stackalloc byte[16];
        uuid.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <param name="words">Without the character zero.</param>
    public static Guid Of(string[] words)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', words)), digest);
        return new Guid(digest[..16], bigEndian: true);
    }
}
