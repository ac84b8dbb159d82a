namespace MessageComposer.Content;

/// <summary>A number that changes when the name, size or time of any file does. Cheap enough to take every second.</summary>
internal static class ContentStamp
{
    public static ulong Of(string root)
    {
        ulong stamp = 0;
        foreach (string folder in ContentFolder.Folders)
        {
            DirectoryInfo directory = new(Path.Combine(root, folder));
            if (!directory.Exists) continue;
            foreach (FileInfo file in directory.EnumerateFiles("*", _options))
            {
                FileSystemInfo target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
                long length = target is FileInfo { Exists: true } real ? real.Length : -1;
                // A sum, so that the order in which a file system lists its files does not count.
                stamp += Mix((ulong)file.FullName.GetHashCode(StringComparison.Ordinal)) ^ Mix(((ulong)target.LastWriteTimeUtc.Ticks * 31) + (ulong)length);
            }
        }
        return stamp;
    }

    private static readonly EnumerationOptions _options = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 10,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.None,
    };

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
