using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace MessageComposer.Storage.Sqlite;

/// <summary>
/// Sees what other processes write: <c>PRAGMA data_version</c> on one open connection tells cheaply that someone wrote to the file, the marks
/// which tables it was. Not thread-safe: one watcher asks.
/// </summary>
internal sealed class SqliteChangeFeed(IDbContextFactory<SqliteDbContext> contexts, IEnumerable<IChangeListener> listeners, TimeProvider time) : IChangeFeed, IAsyncDisposable
{
    private readonly IChangeListener[] _listeners = [.. listeners];
    private readonly Dictionary<IChangeListener, long> _seen = [];
    private SqliteDbContext? _context;
    private long? _dataVersion;

    public async Task PollAsync(CancellationToken cancellationToken)
    {
        if (_context is null)
        {
            _context = await contexts.CreateDbContextAsync(cancellationToken);
            await _context.Database.OpenConnectionAsync(cancellationToken);
        }
        long dataVersion = await ReadDataVersionAsync(cancellationToken);
        if (dataVersion == _dataVersion) return;
        Dictionary<string, long> marks = await _context.Marks.AsNoTracking().ToDictionaryAsync(mark => mark.Name, mark => mark.Value, cancellationToken);
        foreach (IChangeListener listener in _listeners)
        {
            long mark = marks.GetValueOrDefault(listener.Mark);
            if (_seen.TryGetValue(listener, out long seen) && seen == mark) continue;
            await listener.ChangedAsync(cancellationToken);
            _seen[listener] = mark;
        }
        // Last, so that a listener that failed is found again.
        _dataVersion = dataVersion;
    }

    /// <summary>A file tells nobody.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => Task.Delay(longest, time, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_context is not null) await _context.DisposeAsync();
    }

    private async Task<long> ReadDataVersionAsync(CancellationToken cancellationToken)
    {
        await using DbCommand command = _context!.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
