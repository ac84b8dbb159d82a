using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MessageComposer.Storage.Sqlite;

/// <summary>
/// Moves what was committed from the write-ahead log into <c>messages.db</c> beside the writer, which would else stand still while megabytes are flushed to the
/// disk, and with it every request that waits for its record. Few pages at a time: a pass takes a processor from the requests at hand, and what it takes at once
/// is what the slowest of them wait for. The log begins anew only where all of it was moved, the little included that came during the pass: that little the
/// writer moves itself, and stands still for the flush, so it does so seldom.
/// </summary>
/// <param name="open">A connection to the same file.</param>
internal sealed class WalCheckpoints(Func<SqliteConnection> open) : IDisposable
{
    private const int PagesBetween = 2_000;
    private const int LongLog = 16_000; // pages, after which it begins anew
    private const int PagesWritten = 9; // SQLITE_DBSTATUS_CACHE_WRITE: in this mode, pages put into the log

    private Thread? _moving;
    private int _pages;
    private int _inLog;
    private volatile bool _isMoving;
    private volatile bool _wasMoved;

    /// <summary>After each commit, by the thread that writes.</summary>
    public void Committed(sqlite3 writing)
    {
        if (raw.sqlite3_db_status(writing, PagesWritten, out int pages, out _, resetFlg: 1) == 0) _pages += pages;
        if (_isMoving) return;
        if (_wasMoved && _inLog >= LongLog)
        {
            _inLog = 0;
            Move(writing);
        }
        _wasMoved = false;
        if (_pages < PagesBetween) return;
        _inLog += _pages;
        _pages = 0;
        _isMoving = true;
        _moving = new Thread(MoveBeside) { IsBackground = true, Name = "message log" };
        _moving.Start();
    }

    public void Dispose() => _moving?.Join();

    private void MoveBeside()
    {
        try
        {
            using SqliteConnection connection = open();
            Move(connection.Handle!);
            _wasMoved = true;
        }
        catch (SqliteException)
        {
            // Who cannot open the file now may at the next try.
        }
        _isMoving = false;
    }

    /// <summary>What was committed stays so where this fails: the log grows until the next try.</summary>
    private static void Move(sqlite3 database)
    {
        try
        {
            using SqliteStatement move = new(database, "PRAGMA wal_checkpoint(PASSIVE)"); // waits for nobody, and nobody for it
            move.Run();
        }
        catch (SqliteException)
        {
        }
    }
}
