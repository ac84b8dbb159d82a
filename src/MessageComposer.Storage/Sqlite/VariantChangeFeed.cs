using System.Data.Common;
using MessageComposer.Review;
using Microsoft.EntityFrameworkCore;

namespace MessageComposer.Storage.Sqlite;

/// <summary>
/// Sees what other processes do to variants and stops: <c>PRAGMA data_version</c> on one open connection tells cheaply that someone wrote to the
/// file, the marks of the tables which of them it was. Not thread-safe: one watcher asks.
/// </summary>
internal sealed class VariantChangeFeed(IDbContextFactory<SqliteDbContext> contexts, VariantStore variants, IStopStore stops) : IVariantChangeFeed, IAsyncDisposable
{
    private SqliteDbContext? _context;
    private long _dataVersion;
    private long _mark;
    private long _stops = -1;

    public async Task PollAsync(CancellationToken cancellationToken)
    {
        bool first = _context is null;
        if (_context is null)
        {
            _context = await contexts.CreateDbContextAsync(cancellationToken);
            await _context.Database.OpenConnectionAsync(cancellationToken);
        }
        long dataVersion = await ReadAsync("PRAGMA data_version", cancellationToken);
        if (dataVersion == _dataVersion && !first) return;
        long stopMark = await ReadAsync($"SELECT value FROM marks WHERE name = '{MarkRow.Stops}'", cancellationToken);
        if (stopMark != _stops) await stops.RefreshAsync(cancellationToken);
        _stops = stopMark;
        // Only now: what failed above is looked for again at the next poll.
        _dataVersion = dataVersion;
        long mark = await ReadAsync($"SELECT value FROM marks WHERE name = '{MarkRow.Variants}'", cancellationToken);
        if (mark == _mark) return;
        _mark = mark;
        variants.ForgetApproved();
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null) await _context.DisposeAsync();
    }

    private async Task<long> ReadAsync(string sql, CancellationToken cancellationToken)
    {
        await using DbCommand command = _context!.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
