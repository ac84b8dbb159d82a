using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Storage.Records;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MessageComposer.Storage.Sqlite;

/// <summary>The connection that writes <c>messages.db</c>, with its statements and the numbers of the words it wrote. One thread uses it.</summary>
internal sealed class SqliteMessageWriting : IDisposable
{
    /// <summary>So few that a group never waits long behind them.</summary>
    private const int SweepBatch = 500;

    /// <summary>A hostile caller may bring ever new cells; forgotten ones are looked up again.</summary>
    private const int MostNumbers = 50_000;

    private readonly SqliteConnection _connection;
    private readonly sqlite3 _database;
    private readonly ClaimIndex _claims;
    private readonly WalCheckpoints _checkpoints;
    private readonly Dictionary<Cell, long> _cells = [];
    private readonly Dictionary<MessageMaking, long> _makings = [];
    private readonly List<(UInt128 Key, long Row, long At)> _claimed = [];
    private readonly SqliteStatement _begin, _commit, _rollback;
    private readonly SqliteStatement _insertMessage, _insertFacts, _insertClaim;
    private readonly SqliteStatement _findCell, _insertCell, _findMaking, _insertMaking;
    private readonly SqliteStatement _sweepMessages, _sweepClaims, _sweepFacts;

    public SqliteMessageWriting(SqliteConnection connection, ClaimIndex claims, WalCheckpoints checkpoints)
    {
        _connection = connection;
        _claims = claims;
        _checkpoints = checkpoints;
        _database = connection.Handle!;
        _begin = new SqliteStatement(_database, "BEGIN IMMEDIATE");
        _commit = new SqliteStatement(_database, "COMMIT");
        _rollback = new SqliteStatement(_database, "ROLLBACK");
        _insertMessage = new SqliteStatement(_database, "INSERT OR IGNORE INTO messages (id, customer, cell, making, variant, revision, rung, day, traits, facts) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
        _insertFacts = new SqliteStatement(_database, "INSERT INTO facts (hash, day, json) VALUES (?1, ?2, ?3) ON CONFLICT (hash) DO UPDATE SET day = excluded.day WHERE day < excluded.day");
        _insertClaim = new SqliteStatement(_database, "INSERT INTO claims (key, body, message, at) VALUES (?1, ?2, ?3, ?4)");
        _findCell = new SqliteStatement(_database, "SELECT id FROM cells WHERE scenario = ?1 AND angle = ?2 AND segment = ?3 AND motive = ?4 AND channel = ?5 AND locale = ?6 AND subject = ?7");
        _insertCell = new SqliteStatement(_database, "INSERT INTO cells (scenario, angle, segment, motive, channel, locale, subject) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        _findMaking = new SqliteStatement(_database, "SELECT id FROM makings WHERE source = ?1 AND reason = ?2 AND arm = ?3 AND purpose = ?4 AND content = ?5 AND prompt = ?6 AND fallback = ?7 AND model = ?8");
        _insertMaking = new SqliteStatement(_database, "INSERT INTO makings (source, reason, arm, purpose, content, prompt, fallback, model) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        _sweepMessages = new SqliteStatement(_database, $"DELETE FROM messages WHERE id IN (SELECT id FROM messages WHERE id < ?1 ORDER BY id LIMIT {SweepBatch})");
        _sweepClaims = new SqliteStatement(_database, $"DELETE FROM claims WHERE row IN (SELECT row FROM claims ORDER BY row LIMIT {SweepBatch}) AND at <= ?1");
        _sweepFacts = new SqliteStatement(_database, $"DELETE FROM facts WHERE hash IN (SELECT hash FROM facts WHERE day < ?1 ORDER BY day LIMIT {SweepBatch})");
    }

    public void Write(IReadOnlyList<MessageRecord> records)
    {
        _claimed.Clear();
        _begin.Run();
        try
        {
            for (int i = 0; i < records.Count; i++) Write(records[i]);
            _commit.Run();
        }
        catch
        {
            UndoAndForget();
            throw;
        }
        foreach ((UInt128 key, long row, long at) in _claimed) _claims.Add(key, row, at);
        _checkpoints.Committed(_database);
    }

    public bool Sweep(Retention retention)
    {
        _begin.Run();
        try
        {
            _sweepMessages.Bind(1, (UInt128)(ulong)retention.Messages.ToUnixTimeMilliseconds() << 80);
            bool more = Swept(_sweepMessages);
            _sweepClaims.Bind(1, retention.Claims.ToUnixTimeMilliseconds());
            more |= Swept(_sweepClaims);
            _sweepFacts.Bind(1, retention.FactsDay);
            more |= Swept(_sweepFacts);
            _commit.Run();
            _checkpoints.Committed(_database);
            return more;
        }
        catch
        {
            UndoAndForget();
            throw;
        }
    }

    public void Dispose()
    {
        _checkpoints.Dispose();
        foreach (SqliteStatement statement in (SqliteStatement[])[_begin, _commit, _rollback, _insertMessage, _insertFacts, _insertClaim, _findCell, _insertCell, _findMaking, _insertMaking, _sweepMessages, _sweepClaims, _sweepFacts])
            statement.Dispose();
        _connection.Dispose();
    }

    private void Write(MessageRecord record)
    {
        int today = DateOnly.FromDateTime(record.At.UtcDateTime).DayNumber;
        for (int i = 0; i < record.NewFacts.Count; i++)
        {
            FactsPart part = record.NewFacts[i];
            _insertFacts.Bind(1, part.Hash);
            _insertFacts.Bind(2, today);
            _insertFacts.Bind(3, part.Json.Span);
            _insertFacts.Run();
        }
        _insertMessage.Bind(1, record.Id);
        _insertMessage.Bind(2, new UInt128(record.Customer.High, record.Customer.Low));
        _insertMessage.Bind(3, NumberOf(record.Cell));
        _insertMessage.Bind(4, NumberOf(record.Making));
        if (record.VariantId is { } variant) _insertMessage.Bind(5, variant);
        else _insertMessage.BindNull(5);
        _insertMessage.Bind(6, record.VariantRevision);
        _insertMessage.Bind(7, record.Rung);
        _insertMessage.Bind(8, record.Day.DayNumber);
        _insertMessage.Bind(9, (long)record.Traits);
        _insertMessage.Bind(10, record.Facts);
        _insertMessage.Run();
        if (record.Claim is not { } claim) return;
        long at = record.At.ToUnixTimeMilliseconds();
        _insertClaim.Bind(1, claim.Key);
        _insertClaim.Bind(2, claim.Body);
        _insertClaim.Bind(3, record.Id);
        _insertClaim.Bind(4, at);
        _insertClaim.Run();
        _claimed.Add((claim.Key, raw.sqlite3_last_insert_rowid(_database), at));
    }

    private long NumberOf(Cell cell)
    {
        if (_cells.TryGetValue(cell, out long number)) return number;
        string[] words = [cell.Scenario, cell.Angle, cell.Segment, cell.Motive, cell.Channel, cell.Locale, cell.Subject];
        if (_cells.Count >= MostNumbers) _cells.Clear();
        return _cells[cell] = Number(_findCell, _insertCell, words);
    }

    private long NumberOf(MessageMaking making)
    {
        if (_makings.TryGetValue(making, out long number)) return number;
        MessageVersions versions = making.Versions;
        string[] words =
        [
            WireNames.Of(making.Source), making.Reason is { } reason ? WireNames.Of(reason) : "", making.Arm, PurposeNames.Of(making.Purpose),
            versions.Content, versions.Prompt ?? "", versions.Fallback ?? "", versions.Model ?? "",
        ];
        if (_makings.Count >= MostNumbers) _makings.Clear();
        return _makings[making] = Number(_findMaking, _insertMaking, words);
    }

    private long Number(SqliteStatement find, SqliteStatement insert, string[] words)
    {
        for (int i = 0; i < words.Length; i++) find.Bind(i + 1, words[i]);
        if (find.Step())
        {
            long known = find.Number(0);
            find.Reset();
            return known;
        }
        for (int i = 0; i < words.Length; i++) insert.Bind(i + 1, words[i]);
        insert.Run();
        return raw.sqlite3_last_insert_rowid(_database);
    }

    private bool Swept(SqliteStatement statement)
    {
        statement.Run();
        return raw.sqlite3_changes(_database) >= SweepBatch;
    }

    /// <summary>Numbers that were given in the undone transaction are none.</summary>
    private void UndoAndForget()
    {
        _cells.Clear();
        _makings.Clear();
        try
        {
            _rollback.Run();
        }
        catch (SqliteException)
        {
            // Some failures end the transaction themselves.
        }
    }
}
