using System.IO.Compression;
using System.Text;

namespace MessageComposer.Content;

/// <summary>Packs the files of a load into one value to keep, and unpacks them to load the same snapshot again.</summary>
public static class ContentArchive
{
    private const int Version = 1;

    /// <summary>The same files give the same bytes.</summary>
    public static byte[] Pack(IReadOnlyList<SourceFile> files)
    {
        using MemoryStream packed = new();
        using (BrotliStream brotli = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (BinaryWriter writer = new(brotli, Encoding.UTF8))
        {
            writer.Write(Version);
            writer.Write(files.Count);
            foreach (SourceFile file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
            {
                writer.Write(file.Path);
                writer.Write(file.Bytes.Length);
                writer.Write(file.Bytes.Span);
            }
        }
        return packed.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not what <see cref="Pack"/> gave.</exception>
    public static IReadOnlyList<SourceFile> Unpack(byte[] packed)
    {
        try
        {
            using BinaryReader reader = new(new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress), Encoding.UTF8);
            int version = reader.ReadInt32();
            int count = reader.ReadInt32();
            if (version != Version || count is < 0 or > ContentFolder.MaxFiles) throw new InvalidDataException("Not a content archive.");
            List<SourceFile> files = [];
            for (int i = 0; i < count; i++)
            {
                string path = reader.ReadString();
                int length = reader.ReadInt32();
                if (length is < 0 or > ContentFolder.MaxFileBytes) throw new InvalidDataException("Not a content archive.");
                byte[] bytes = reader.ReadBytes(length);
                if (bytes.Length != length) throw new InvalidDataException("The content archive ends too soon.");
                files.Add(new SourceFile(path, bytes));
            }
            return files;
        }
        catch (Exception failure) when (failure is EndOfStreamException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("Not a content archive.", failure);
        }
    }
}
