using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MessageComposer.Server.Auth;

/// <summary>The text of an API key: <c>mc_</c> and 256 random bits in base64url.</summary>
internal static class ApiKeyText
{
    public const string Start = "mc_";

    private const int SecretBytes = 32;
    private const int Length = 46;
    private const int PrefixLength = 9;

    private static readonly SearchValues<char> s_letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static string Make() => Start + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    public static bool IsKey(ReadOnlySpan<char> text) => text.Length == Length && text.StartsWith(Start, StringComparison.Ordinal) && !text.ContainsAnyExcept(s_letters);

    /// <summary>By this people recognise a key: too little to guess the rest from.</summary>
    public static string PrefixOf(string text) => text[..PrefixLength];

    public static bool TryHash(ReadOnlySpan<char> text, out ApiKeyHash hash)
    {
        hash = default;
        if (!IsKey(text)) return false;
        Span<byte> utf8 = stackalloc byte[Length];
        Encoding.ASCII.GetBytes(text, utf8);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8, digest);
        hash = ApiKeyHash.Read(digest);
        return true;
    }
}

/// <summary>SHA-256 of a key. Whoever could time its comparison would learn of a hash, not of a key.</summary>
internal readonly record struct ApiKeyHash(UInt128 High, UInt128 Low)
{
    public static ApiKeyHash Read(ReadOnlySpan<byte> digest) => new(BinaryPrimitives.ReadUInt128BigEndian(digest), BinaryPrimitives.ReadUInt128BigEndian(digest[16..]));

    public byte[] ToBytes()
    {
        byte[] digest = new byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt128BigEndian(digest, High);
        BinaryPrimitives.WriteUInt128BigEndian(digest.AsSpan(16), Low);
        return digest;
    }

    /// <summary>The digest is random already.</summary>
    public override int GetHashCode() => (int)Low;
}
