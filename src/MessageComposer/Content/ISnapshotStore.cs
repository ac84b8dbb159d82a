namespace MessageComposer.Content;

/// <summary>The files of an accepted load, as <see cref="ContentArchive"/> packs them.</summary>
/// <param name="Hash">Of the snapshot they load to.</param>
public sealed record KeptSnapshot(string Hash, ReadOnlyMemory<byte> Packed, DateTimeOffset AcceptedAt);

/// <summary>Where accepted content is kept by its hash, so that a start with broken files can serve the last that was good. Implementations are thread-safe.</summary>
public interface ISnapshotStore
{
    /// <summary>
    /// Makes this the newest kept snapshot; one that is kept already is not stored twice. Of the older ones fifty stay, and those that a variant was last
    /// checked under.
    /// </summary>
    Task KeepAsync(KeptSnapshot snapshot, CancellationToken cancellationToken);

    /// <summary>The hashes of what is kept, last accepted first.</summary>
    Task<IReadOnlyList<string>> HashesAsync(CancellationToken cancellationToken);

    Task<KeptSnapshot?> FindAsync(string hash, CancellationToken cancellationToken);
}
