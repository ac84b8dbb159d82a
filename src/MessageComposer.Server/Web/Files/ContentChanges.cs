using System.Security.Cryptography;
using MessageComposer.Content;

namespace MessageComposer.Server.Web.Files;

/// <summary>What differs between the content in force and the one accepted before it, by path.</summary>
/// <param name="Before">Hash of the earlier content.</param>
public sealed record ContentChanges(string Before, DateTimeOffset AcceptedAt, IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<string> Edited)
{
    public bool IsEmpty => Added.Count + Removed.Count + Edited.Count == 0;

    /// <summary>Null where none is kept, or it cannot be read.</summary>
    public static async Task<ContentChanges?> FindAsync(ISnapshotStore kept, ContentSnapshot now, CancellationToken cancellationToken)
    {
        string? before = (await kept.HashesAsync(cancellationToken)).FirstOrDefault(hash => hash != now.Hash);
        if (before is null || await kept.FindAsync(before, cancellationToken) is not { } snapshot) return null;
        IReadOnlyList<SourceFile> files;
        try
        {
            files = ContentArchive.Unpack(snapshot.Packed.ToArray());
        }
        catch (InvalidDataException)
        {
            return null;
        }
        Dictionary<string, string> then = files.ToDictionary(file => file.Path, file => Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span)), StringComparer.Ordinal);
        Dictionary<string, string> today = now.Files.ToDictionary(file => file.Path, file => file.Sha256, StringComparer.Ordinal);
        return new ContentChanges(
            before,
            snapshot.AcceptedAt,
            [.. today.Keys.Where(path => !then.ContainsKey(path)).Order(StringComparer.Ordinal)],
            [.. then.Keys.Where(path => !today.ContainsKey(path)).Order(StringComparer.Ordinal)],
            [.. today.Where(file => then.TryGetValue(file.Key, out string? hash) && hash != file.Value).Select(file => file.Key).Order(StringComparer.Ordinal)]);
    }
}
