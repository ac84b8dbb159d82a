namespace MessageComposer.Storage;

/// <summary>Where data are kept. Bound from section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Folder of the embedded database, made when missing; a relative one is taken from the working directory. Default <c>data</c>.</summary>
    public string Path { get; set; } = "data";

    /// <summary>Cells whose approved variants are held in memory, 100 to 10,000,000. Default 100,000.</summary>
    public int CachedCells { get; set; } = 100_000;

    internal string Folder => System.IO.Path.GetFullPath(Path);

    internal string DatabaseFile => System.IO.Path.Combine(Folder, "composer.db");
}
