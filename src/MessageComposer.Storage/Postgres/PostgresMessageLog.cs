using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Storage.Records;
using Npgsql;

namespace MessageComposer.Storage.Postgres;

/// <summary>
/// Message records of all nodes in one database. A group is one transaction on a connection of its own; a commit is as durable as the server's
/// <c>synchronous_commit</c> says. A key that is being answered is a row, so that of two nodes one answers it.
/// </summary>
internal sealed class PostgresMessageLog(StorageOptions options) : IMessageLog
{
    /// <summary>A node that held a key for longer is gone.</summary>
    private static readonly TimeSpan s_longestHold = TimeSpan.FromMinutes(1);

    private const string FindMessage =
        """
        SELECT customer, variant, revision, rung, day, traits, facts, scenario, angle, segment, motive, channel, locale, subject,
               source, reason, arm, purpose, content, prompt, fallback, model
        FROM messages JOIN cells ON cells.id = messages.cell JOIN makings ON makings.id = messages.making WHERE messages.id = $1
        """;

    private const string HoldClaim =
        """
        INSERT INTO claims AS held (key, body, message, at) VALUES ($1, $2, NULL, $3)
        ON CONFLICT (key) DO UPDATE SET body = excluded.body, message = NULL, at = excluded.at WHERE held.at <= $4 OR (held.message IS NULL AND held.at <= $5)
        """;

    /// <summary>A range of the primary key, which begins with the time; words are looked up once for each making, not for each message.</summary>
    private const string CountBySource =
        """
        SELECT makings.source, sum(counted.messages)::bigint
        FROM (SELECT making, count(*) AS messages FROM messages WHERE id >= $1 AND id < $2 GROUP BY making) AS counted
        JOIN makings ON makings.id = counted.making GROUP BY makings.source
        """;

    private PostgresMessageWriting? _writing;

    public bool IsRemote => true;

    public void WriteGroup(IReadOnlyList<MessageRecord> records) => OnConnection(writing => writing.Write(records));

    public bool Sweep(Retention retention) => OnConnection(writing => writing.Sweep(retention));

    public async Task<MessageRecord?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await OpenAsync(cancellationToken);
        await using NpgsqlCommand command = Command(connection, FindMessage, id);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) return null;
        UInt128 customer = HashUuid.Read(row.GetGuid(0));
        string? Word(int column) => row.GetString(column) is { Length: > 0 } word ? word : null;
        return new MessageRecord
        {
            Id = id,
            Customer = new Pseudonym((ulong)(customer >> 64), (ulong)customer),
            VariantId = row.IsDBNull(1) ? null : row.GetGuid(1),
            VariantRevision = row.GetInt32(2),
            Rung = row.GetInt32(3),
            Day = DateOnly.FromDayNumber(row.GetInt32(4)),
            Traits = (CustomerTraits)row.GetInt32(5),
            Facts = HashUuid.Read(row.GetGuid(6)),
            Cell = new Cell(row.GetString(7), row.GetString(8), row.GetString(9), row.GetString(10), row.GetString(11), row.GetString(12), row.GetString(13)),
            Making = new MessageMaking(
                RecordWords.Source(row.GetString(14)), Word(15) is { } reason ? RecordWords.Reason(reason) : null, row.GetString(16), RecordWords.Purpose(row.GetString(17)),
                new MessageVersions(row.GetString(18), Word(19), Word(20), Word(21))),
        };
    }

    public async Task<ReadOnlyMemory<byte>?> FindFactsAsync(UInt128 hash, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await OpenAsync(cancellationToken);
        await using NpgsqlCommand command = Command(connection, "SELECT json FROM facts WHERE hash = $1", HashUuid.Of(hash));
        return await command.ExecuteScalarAsync(cancellationToken) is byte[] json ? (ReadOnlyMemory<byte>?)json : null;
    }

    public async Task<IReadOnlyDictionary<MessageSource, long>> BySourceAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await OpenAsync(cancellationToken);
        await using NpgsqlCommand command = Command(connection, CountBySource, FirstIdOf(from), FirstIdOf(before));
        Dictionary<MessageSource, long> counts = [];
        await using NpgsqlDataReader rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) counts[RecordWords.Source(rows.GetString(0))] = rows.GetInt64(1);
        return counts;
    }

    public async ValueTask<ClaimedMessage?> FindClaimAsync(UInt128 key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await OpenAsync(cancellationToken);
        return await ReadClaimAsync(connection, key, since, cancellationToken) is { MessageId: not null } known ? known : null;
    }

    public async ValueTask<ClaimedMessage?> HoldClaimAsync(RequestClaim claim, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await OpenAsync(cancellationToken);
        while (true)
        {
            await using NpgsqlCommand hold = Command(
                connection, HoldClaim, HashUuid.Of(claim.Key), HashUuid.Of(claim.Body), now.ToUnixTimeMilliseconds(), since.ToUnixTimeMilliseconds(), (now - s_longestHold).ToUnixTimeMilliseconds());
            if (await hold.ExecuteNonQueryAsync(cancellationToken) == 1) return null;
            // Let go between the two statements, it is free to be held after all.
            if (await ReadClaimAsync(connection, claim.Key, since, cancellationToken) is { } known) return known;
        }
    }

    public async Task LetGoAsync(RequestClaim claim, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await OpenAsync(cancellationToken);
        await using NpgsqlCommand command = Command(connection, "DELETE FROM claims WHERE key = $1 AND body = $2 AND message IS NULL", HashUuid.Of(claim.Key), HashUuid.Of(claim.Body));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public void Dispose()
    {
        _writing?.Dispose();
        _writing = null;
    }

    private void OnConnection(Action<PostgresMessageWriting> act) => OnConnection(writing =>
    {
        act(writing);
        return true;
    });

    /// <summary>After a failure nothing of the connection is trusted, nor what it numbered.</summary>
    private T OnConnection<T>(Func<PostgresMessageWriting, T> act)
    {
        try
        {
            return act(_writing ??= PostgresMessageWriting.Open(options.Postgres!));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private static async Task<ClaimedMessage?> ReadClaimAsync(NpgsqlConnection connection, UInt128 key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Command(connection, "SELECT body, message FROM claims WHERE key = $1 AND at > $2", HashUuid.Of(key), since.ToUnixTimeMilliseconds());
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new ClaimedMessage(HashUuid.Read(row.GetGuid(0)), row.IsDBNull(1) ? null : row.GetGuid(1)) : null;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        NpgsqlCommand command = new(sql, connection);
        foreach (object value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    /// <summary>No record composed at this moment or later has a smaller one.</summary>
    private static Guid FirstIdOf(DateTimeOffset moment) => HashUuid.Of((UInt128)(ulong)moment.ToUnixTimeMilliseconds() << 80);

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = new(options.Postgres);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
