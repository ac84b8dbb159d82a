namespace MessageComposer.Storage;

/// <summary>Where data are kept. Bound from section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Folder of the embedded database, made when missing; a relative one is taken from the working directory. Default <c>data</c>.</summary>
    public string Path { get; set; } = "data";

    /// <summary>Cells whose approved variants are held in memory, 100 to 10,000,000. Default 100,000.</summary>
    public int CachedCells { get; set; } = 100_000;

    /// <summary>How long records of messages are kept, 2 days to 10 years. Default 400 days.</summary>
    public TimeSpan KeepMessages { get; set; } = TimeSpan.FromDays(400);

    /// <summary>So many records may wait to be written before requests are refused, 100 to 1,000,000. Default 20,000.</summary>
    public int MostWaitingRecords { get; set; } = 20_000;

    /// <summary>Connection string of a PostgreSQL database that several nodes share; null: the embedded database. Set from <c>ConnectionStrings:Postgres</c>.</summary>
    public string? Postgres { get; set; }

    internal string Folder => System.IO.Path.GetFullPath(Path);

    internal string DatabaseFile => System.IO.Path.Combine(Folder, "composer.db");

    internal string MessagesFile => System.IO.Path.Combine(Folder, "messages.db");
}
