using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MessageComposer.Content;

/// <summary>The hashes content is known by. Lower-case hex of SHA-256.</summary>
public static class ContentFingerprint
{
    /// <summary>Over the paths and bytes of all files, in ordinal path order: the same for the same files, wherever and however they were listed.</summary>
    public static string Of(IEnumerable<SourceFile> files)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (SourceFile file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            byte[] path = Encoding.UTF8.GetBytes(file.Path);
            BinaryPrimitives.WriteInt32LittleEndian(length, path.Length);
            hash.AppendData(length);
            hash.AppendData(path);
            BinaryPrimitives.WriteInt32LittleEndian(length, file.Bytes.Length);
            hash.AppendData(length);
            hash.AppendData(file.Bytes.Span);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The hash a released prompt version is pinned by: of its text in UTF-8 without byte-order mark, line ends as LF.</summary>
    public static string OfText(string text) => OfBytes(Encoding.UTF8.GetBytes(Normalised(text)));

    internal static string Normalised(string text) => text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
