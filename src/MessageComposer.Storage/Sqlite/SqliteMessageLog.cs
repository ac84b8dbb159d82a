using System.Buffers.Binary;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Storage.Records;
using Microsoft.Data.Sqlite;

namespace MessageComposer.Storage.Sqlite;

/// <summary>
/// The file <c>messages.db</c>. Rows are appended in the order of their time-ordered keys, by prepared statements on one connection. A commit survives the
/// end of the process; a power cut may take the last ones, which the file's other half, <c>composer.db</c>, never allows.
/// </summary>
internal sealed class SqliteMessageLog(StorageOptions options) : IMessageLog
{
    private const int SchemaVersion = 1;

    /// <summary>A commit of one record puts a whole page into the write-ahead log: small ones keep it short. A file that is there keeps the size it was made with.</summary>
    private const int PageSize = 1024;

    private const string Schema =
        """
        CREATE TABLE cells (
            id INTEGER PRIMARY KEY, scenario TEXT NOT NULL, angle TEXT NOT NULL, segment TEXT NOT NULL, motive TEXT NOT NULL, channel TEXT NOT NULL,
            locale TEXT NOT NULL, subject TEXT NOT NULL, UNIQUE (scenario, angle, segment, motive, channel, locale, subject)) STRICT;
        CREATE TABLE makings (
            id INTEGER PRIMARY KEY, source TEXT NOT NULL, reason TEXT NOT NULL, arm TEXT NOT NULL, purpose TEXT NOT NULL, content TEXT NOT NULL,
            prompt TEXT NOT NULL, fallback TEXT NOT NULL, model TEXT NOT NULL, UNIQUE (source, reason, arm, purpose, content, prompt, fallback, model)) STRICT;
        CREATE TABLE messages (
            id BLOB NOT NULL PRIMARY KEY, customer BLOB NOT NULL, cell INTEGER NOT NULL, making INTEGER NOT NULL, variant BLOB, revision INTEGER NOT NULL,
            rung INTEGER NOT NULL, day INTEGER NOT NULL, traits INTEGER NOT NULL, facts BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE facts (hash BLOB NOT NULL PRIMARY KEY, day INTEGER NOT NULL, json BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_facts_day ON facts (day);
        CREATE TABLE claims (row INTEGER PRIMARY KEY, key BLOB NOT NULL, body BLOB NOT NULL, message BLOB NOT NULL, at INTEGER NOT NULL) STRICT;
        """;

    private const string Pragmas = "PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -16000;";

    private const string FindMessage =
        """
        SELECT customer, variant, revision, rung, day, traits, facts, scenario, angle, segment, motive, channel, locale, subject,
               source, reason, arm, purpose, content, prompt, fallback, model
        FROM messages JOIN cells ON cells.id = messages.cell JOIN makings ON makings.id = messages.making WHERE messages.id = $id
        """;

    /// <summary>A range of the primary key, which begins with the time; words are looked up once for each making, not for each message.</summary>
    internal const string CountBySource =
        """
        SELECT makings.source, sum(counted.messages)
        FROM (SELECT making, count(*) AS messages FROM messages WHERE id >= $from AND id < $before GROUP BY making) AS counted
        JOIN makings ON makings.id = counted.making GROUP BY makings.source
        """;

    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = options.MessagesFile, DefaultTimeout = 5 }.ToString();
    private readonly ClaimIndex _claims = new();
    private Task _claimsRead = Task.CompletedTask;
    private SqliteMessageWriting? _writing;

    /// <summary>Makes the file where there is none. Whoever calls holds the lock of the data folder.</summary>
    /// <exception cref="StorageException">The file is of a newer version, or no database.</exception>
    public void Prepare(DateTimeOffset now)
    {
        try
        {
            using SqliteConnection connection = Open();
            Execute(connection, $"PRAGMA page_size = {PageSize}; PRAGMA journal_mode = WAL");
            long version = (long)Execute(connection, "PRAGMA user_version")!;
            if (version > SchemaVersion)
                throw new StorageException($"{options.MessagesFile} was written by a newer composer (its schema is {version}). Run that version, or give another Storage:Path.");
            if (version == 0) Execute(connection, $"BEGIN IMMEDIATE; {Schema} PRAGMA user_version = {SchemaVersion}; COMMIT;");
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode is 11 or 26)
        {
            throw new StorageException($"{options.MessagesFile} is not a readable SQLite database: {broken.Message}", broken);
        }
        _claimsRead = Task.Run(() => ReadClaims(now.AddHours(-24)));
    }

    public void WriteGroup(IReadOnlyList<MessageRecord> records)
    {
        _writing ??= BeginWriting();
        _writing.Write(records);
    }

    public bool Sweep(Retention retention)
    {
        _writing ??= BeginWriting();
        return _writing.Sweep(retention);
    }

    public async Task<MessageRecord?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = Open();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = FindMessage;
        command.Parameters.AddWithValue("$id", id.ToByteArray(bigEndian: true));
        await using SqliteDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) return null;
        byte[] customer = row.GetFieldValue<byte[]>(0);
        string? Word(int column) => row.GetString(column) is { Length: > 0 } word ? word : null;
        return new MessageRecord
        {
            Id = id,
            Customer = new Pseudonym(BinaryPrimitives.ReadUInt64BigEndian(customer), BinaryPrimitives.ReadUInt64BigEndian(customer.AsSpan(8))),
            VariantId = row.IsDBNull(1) ? null : new Guid(row.GetFieldValue<byte[]>(1), bigEndian: true),
            VariantRevision = row.GetInt32(2),
            Rung = row.GetInt32(3),
            Day = DateOnly.FromDayNumber(row.GetInt32(4)),
            Traits = (CustomerTraits)row.GetInt32(5),
            Facts = BinaryPrimitives.ReadUInt128BigEndian(row.GetFieldValue<byte[]>(6)),
            Cell = new Cell(row.GetString(7), row.GetString(8), row.GetString(9), row.GetString(10), row.GetString(11), row.GetString(12), row.GetString(13)),
            Making = new MessageMaking(
                RecordWords.Source(row.GetString(14)), Word(15) is { } reason ? RecordWords.Reason(reason) : null, row.GetString(16), RecordWords.Purpose(row.GetString(17)),
                new MessageVersions(row.GetString(18), Word(19), Word(20), Word(21))),
        };
    }

    public async Task<ReadOnlyMemory<byte>?> FindFactsAsync(UInt128 hash, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = Open();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT json FROM facts WHERE hash = $hash";
        byte[] key = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(key, hash);
        command.Parameters.AddWithValue("$hash", key);
        return await command.ExecuteScalarAsync(cancellationToken) is byte[] json ? (ReadOnlyMemory<byte>?)json : null;
    }

    public async Task<IReadOnlyDictionary<MessageSource, long>> BySourceAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = Open();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = CountBySource;
        command.Parameters.AddWithValue("$from", FirstIdOf(from));
        command.Parameters.AddWithValue("$before", FirstIdOf(before));
        Dictionary<MessageSource, long> counts = [];
        await using SqliteDataReader rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) counts[RecordWords.Source(rows.GetString(0))] = rows.GetInt64(1);
        return counts;
    }

    public ValueTask<ClaimedMessage?> FindClaimAsync(UInt128 key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (!_claimsRead.IsCompletedSuccessfully) return new(FindClaimOnceReadAsync(key, since, cancellationToken));
        IReadOnlyList<long> rows = _claims.Find(key);
        return rows.Count == 0 ? default : new(Task.FromResult(ReadClaim(rows, key, since)));
    }

    public void Dispose()
    {
        Task.WaitAny(_claimsRead); // even one that failed
        _writing?.Dispose();
        _writing = null;
        using SqliteConnection connection = new(_connection);
        SqliteConnection.ClearPool(connection);
    }

    private async Task<ClaimedMessage?> FindClaimOnceReadAsync(UInt128 key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await _claimsRead.WaitAsync(cancellationToken);
        return ReadClaim(_claims.Find(key), key, since);
    }

    private ClaimedMessage? ReadClaim(IReadOnlyList<long> rows, UInt128 key, DateTimeOffset since)
    {
        if (rows.Count == 0) return null;
        using SqliteConnection connection = Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT key, body, message FROM claims WHERE row = $row AND at > $since";
        SqliteParameter number = command.Parameters.AddWithValue("$row", 0L);
        command.Parameters.AddWithValue("$since", since.ToUnixTimeMilliseconds());
        foreach (long row in rows)
        {
            number.Value = row;
            using SqliteDataReader claim = command.ExecuteReader();
            if (claim.Read() && BinaryPrimitives.ReadUInt128BigEndian(claim.GetFieldValue<byte[]>(0)) == key)
                return new ClaimedMessage(BinaryPrimitives.ReadUInt128BigEndian(claim.GetFieldValue<byte[]>(1)), new Guid(claim.GetFieldValue<byte[]>(2), bigEndian: true));
        }
        return null;
    }

    private void ReadClaims(DateTimeOffset since)
    {
        using SqliteConnection connection = Open();
        using SqliteStatement claims = new(connection.Handle!, "SELECT row, key, at FROM claims WHERE at > ?1 ORDER BY row");
        claims.Bind(1, since.ToUnixTimeMilliseconds());
        while (claims.Step()) _claims.Add(claims.Hash(1), claims.Number(0), claims.Number(2));
    }

    /// <summary>No record composed at this moment or later has a smaller one.</summary>
    private static byte[] FirstIdOf(DateTimeOffset moment)
    {
        byte[] id = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(id, (UInt128)(ulong)moment.ToUnixTimeMilliseconds() << 80);
        return id;
    }

    private SqliteMessageWriting BeginWriting() => new(Open(), _claims, new WalCheckpoints(Open));

    private SqliteConnection Open()
    {
        SqliteConnection connection = new(_connection);
        connection.Open();
        Execute(connection, Pragmas);
        return connection;
    }

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
