using MessageComposer.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace MessageComposer.Storage.Tests.Records;

public sealed class WalCheckpointsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("composer-wal").FullName;

    private string File => Path.Combine(_folder, "messages.db");

    [Fact]
    public void What_was_committed_is_moved_beside_the_writer_and_the_log_begins_anew()
    {
        using SqliteConnection writing = Open();
        Run(writing, "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE rows (text BLOB)");
        using WalCheckpoints checkpoints = new(Open);

        Run(writing, "INSERT INTO rows VALUES (zeroblob(100))");
        checkpoints.Committed(writing.Handle!);
        checkpoints.Dispose(); // waits for a pass, if there is one
        Assert.True(new FileInfo(File).Length < 100_000);

        Run(writing, "INSERT INTO rows VALUES (zeroblob(10000000))"); // more pages than wait to be moved
        checkpoints.Committed(writing.Handle!);
        checkpoints.Dispose();
        Assert.True(new FileInfo(File).Length > 10_000_000);

        checkpoints.Committed(writing.Handle!);
        Run(writing, "INSERT INTO rows VALUES (zeroblob(70000000))"); // more pages than stay in the log
        byte[] log = Log();
        checkpoints.Committed(writing.Handle!);
        Run(writing, "INSERT INTO rows VALUES (zeroblob(100))");
        checkpoints.Dispose();
        Assert.True(new FileInfo(File).Length > 80_000_000);
        Assert.Equal(log, Log());

        checkpoints.Committed(writing.Handle!);
        Run(writing, "INSERT INTO rows VALUES (zeroblob(100))");
        Assert.NotEqual(log, Log());
    }

    [Fact]
    public void A_file_that_cannot_be_opened_beside_the_writer_is_tried_again_later()
    {
        using SqliteConnection writing = Open();
        Run(writing, "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE rows (text BLOB)");
        int tries = 0;
        using WalCheckpoints checkpoints = new(() => ++tries == 1 ? throw new SqliteException("too many open files", 14) : Open());
        for (int pass = 0; pass < 2; pass++)
        {
            Run(writing, "INSERT INTO rows VALUES (zeroblob(40000000))");
            checkpoints.Committed(writing.Handle!);
            checkpoints.Dispose();
        }
        Assert.True(new FileInfo(File).Length > 80_000_000);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
    }

    private SqliteConnection Open()
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>The number that SQLite changes whenever the log begins anew.</summary>
    private byte[] Log()
    {
        using FileStream log = new(File + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] head = new byte[20];
        log.ReadExactly(head);
        return head[16..];
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
