using Npgsql;

namespace MessageComposer.Storage.Postgres;

/// <summary>
/// Sees what other nodes write: the database tells every listener of a raised mark when its transaction commits. Reading the marks as well covers what was
/// told while nobody listened. Not thread-safe: one watcher asks.
/// </summary>
internal sealed class PostgresChangeFeed(StorageOptions options, IEnumerable<IChangeListener> listeners) : IChangeFeed, IAsyncDisposable
{
    /// <summary>A server that is gone without a word must not hold up the watcher for long.</summary>
    private const int CommandSeconds = 5;

    private readonly IChangeListener[] _listeners = [.. listeners];
    private readonly Dictionary<IChangeListener, long> _seen = [];
    private NpgsqlConnection? _connection;

    public async Task PollAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, long> marks;
        try
        {
            marks = await ReadMarksAsync(await ListenAsync(cancellationToken), cancellationToken);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
        foreach (IChangeListener listener in _listeners)
        {
            long mark = marks.GetValueOrDefault(listener.Mark);
            if (_seen.TryGetValue(listener, out long seen) && seen == mark) continue;
            await listener.ChangedAsync(cancellationToken);
            _seen[listener] = mark;
        }
    }

    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        try
        {
            await (await ListenAsync(cancellationToken)).WaitAsync(longest, cancellationToken);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
        _connection = null;
    }

    private async Task<NpgsqlConnection> ListenAsync(CancellationToken cancellationToken)
    {
        if (_connection is not null) return _connection;
        NpgsqlConnection connection = _connection = new NpgsqlConnection(options.Postgres);
        await connection.OpenAsync(cancellationToken);
        await using NpgsqlCommand command = new("LISTEN " + PostgresDatabase.MarksChannel, connection) { CommandTimeout = CommandSeconds };
        await command.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    private static async Task<Dictionary<string, long>> ReadMarksAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new("SELECT name, value FROM marks", connection) { CommandTimeout = CommandSeconds };
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        Dictionary<string, long> marks = [];
        while (await reader.ReadAsync(cancellationToken)) marks[reader.GetString(0)] = reader.GetInt64(1);
        return marks;
    }
}
