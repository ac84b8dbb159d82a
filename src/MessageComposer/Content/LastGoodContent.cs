namespace MessageComposer.Content;

/// <summary>Finds the kept content that was accepted last and that this program can still load.</summary>
public static class LastGoodContent
{
    /// <summary>Null where nothing kept loads without faults; the files of a much older or newer program may not.</summary>
    public static async Task<ContentSnapshot?> FindAsync(ISnapshotStore store, CancellationToken cancellationToken)
    {
        foreach (string hash in await store.HashesAsync(cancellationToken).ConfigureAwait(false))
            if (await store.FindAsync(hash, cancellationToken).ConfigureAwait(false) is { } kept && Load(kept) is { } snapshot) return snapshot;
        return null;
    }

    /// <summary>The kept content of this hash; null where it is not kept, or no longer loads.</summary>
    public static async Task<ContentSnapshot?> FindAsync(ISnapshotStore store, string hash, CancellationToken cancellationToken) =>
        await store.FindAsync(hash, cancellationToken).ConfigureAwait(false) is { } kept ? Load(kept) : null;

    /// <summary>Null where it no longer loads to what it was.</summary>
    internal static ContentSnapshot? Load(KeptSnapshot kept)
    {
        try
        {
            ContentSnapshot? snapshot = ContentLoader.Load(ContentArchive.Unpack(kept.Packed.ToArray())).Snapshot;
            // Bytes that a failing disk changed load to another hash, if at all.
            return snapshot?.Hash == kept.Hash ? snapshot : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
