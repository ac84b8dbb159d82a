using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Storage.Records;
using Npgsql;
using NpgsqlTypes;

namespace MessageComposer.Storage.Postgres;

/// <summary>The connection that writes message records, and the numbers of the words it wrote. One thread uses it.</summary>
internal sealed class PostgresMessageWriting : IDisposable
{
    private const int SweepBatch = 500;

    /// <summary>Up to so many records go as arrays in one trip to the server; COPY, which takes three, pays for itself above.</summary>
    private const int MostAtOnce = 128;

    /// <summary>A hostile caller may bring ever new cells; forgotten ones are looked up again.</summary>
    private const int MostNumbers = 50_000;

    private const string Columns = "(id, customer, cell, making, variant, revision, rung, day, traits, facts)";

    private const string InsertMessages = $"INSERT INTO messages {Columns} SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

    private const string InsertFacts =
        """
        INSERT INTO facts (hash, day, json) SELECT * FROM unnest($1, $2, $3)
        ON CONFLICT (hash) DO UPDATE SET day = excluded.day WHERE facts.day < excluded.day
        """;

    private const string InsertClaims =
        """
        INSERT INTO claims (key, body, message, at) SELECT * FROM unnest($1, $2, $3, $4)
        ON CONFLICT (key) DO UPDATE SET body = excluded.body, message = excluded.message, at = excluded.at
        """;

    private readonly record struct Statement(string Sql, params object[] Values);

    private static readonly string[] s_cellWords = ["scenario", "angle", "segment", "motive", "channel", "locale", "subject"];
    private static readonly string[] s_makingWords = ["source", "reason", "arm", "purpose", "content", "prompt", "fallback", "model"];

    private readonly NpgsqlConnection _connection;
    private readonly Dictionary<Cell, long> _cells = [];
    private readonly Dictionary<MessageMaking, long> _makings = [];

    private PostgresMessageWriting(NpgsqlConnection connection) => _connection = connection;

    public static PostgresMessageWriting Open(string connectionString)
    {
        // Out of the pool for as long as the program runs: statements stay prepared.
        NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, MaxAutoPrepare = 20 }.ToString());
        connection.Open();
        return new PostgresMessageWriting(connection);
    }

    public void Write(IReadOnlyList<MessageRecord> records)
    {
        // Numbers are committed one by one before the group: two nodes that meet the same new cells in another order never wait for each other.
        for (int i = 0; i < records.Count; i++)
        {
            NumberOf(records[i].Cell);
            NumberOf(records[i].Making);
        }
        try
        {
            if (records.Count <= MostAtOnce) WriteAtOnce(records);
            else Write(records, straight: true);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Written before, by a group whose commit was not heard of; this way costs more and passes them over.
            Write(records, straight: false);
        }
    }

    public bool Sweep(Retention retention)
    {
        // Other nodes sweep too: each passes over what another has in hand.
        bool more = Swept("DELETE FROM messages WHERE id IN (SELECT id FROM messages WHERE id < $1 ORDER BY id LIMIT {0} FOR UPDATE SKIP LOCKED)", HashUuid.Of((UInt128)(ulong)retention.Messages.ToUnixTimeMilliseconds() << 80));
        more |= Swept("DELETE FROM claims WHERE key IN (SELECT key FROM claims WHERE at <= $1 ORDER BY at LIMIT {0} FOR UPDATE SKIP LOCKED)", retention.Claims.ToUnixTimeMilliseconds());
        more |= Swept("DELETE FROM facts WHERE hash IN (SELECT hash FROM facts WHERE day < $1 ORDER BY day LIMIT {0} FOR UPDATE SKIP LOCKED)", retention.FactsDay);
        return more;
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>A batch is a transaction of its own.</summary>
    private void WriteAtOnce(IReadOnlyList<MessageRecord> records)
    {
        using NpgsqlBatch batch = new(_connection);
        if (FactsIn(records) is { } facts) Add(batch, facts);
        Add(batch, MessagesIn(records));
        if (ClaimsIn(records) is { } claims) Add(batch, claims);
        batch.ExecuteNonQuery();
    }

    private static void Add(NpgsqlBatch batch, Statement statement)
    {
        NpgsqlBatchCommand command = new(statement.Sql);
        foreach (object value in statement.Values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }

    private void Write(IReadOnlyList<MessageRecord> records, bool straight)
    {
        using NpgsqlTransaction transaction = _connection.BeginTransaction();
        if (FactsIn(records) is { } facts) Execute(facts.Sql, facts.Values);
        if (straight) Copy("messages", records);
        else
        {
            Execute("CREATE TEMP TABLE again (LIKE messages) ON COMMIT DROP");
            Copy("again", records);
            Execute($"INSERT INTO messages {Columns} SELECT {Columns[1..^1]} FROM again ON CONFLICT DO NOTHING");
        }
        if (ClaimsIn(records) is { } claims) Execute(claims.Sql, claims.Values);
        transaction.Commit();
    }

    private void Copy(string table, IReadOnlyList<MessageRecord> records)
    {
        using NpgsqlBinaryImporter copy = _connection.BeginBinaryImport($"COPY {table} {Columns} FROM STDIN (FORMAT BINARY)");
        for (int i = 0; i < records.Count; i++)
        {
            MessageRecord record = records[i];
            copy.StartRow();
            copy.Write(record.Id, NpgsqlDbType.Uuid);
            copy.Write(HashUuid.Of(new UInt128(record.Customer.High, record.Customer.Low)), NpgsqlDbType.Uuid);
            copy.Write(NumberOf(record.Cell), NpgsqlDbType.Bigint);
            copy.Write(NumberOf(record.Making), NpgsqlDbType.Bigint);
            if (record.VariantId is { } variant) copy.Write(variant, NpgsqlDbType.Uuid);
            else copy.WriteNull();
            copy.Write(record.VariantRevision, NpgsqlDbType.Integer);
            copy.Write(record.Rung, NpgsqlDbType.Integer);
            copy.Write(record.Day.DayNumber, NpgsqlDbType.Integer);
            copy.Write((int)record.Traits, NpgsqlDbType.Integer);
            copy.Write(HashUuid.Of(record.Facts), NpgsqlDbType.Uuid);
        }
        copy.Complete();
    }

    private Statement MessagesIn(IReadOnlyList<MessageRecord> records)
    {
        int count = records.Count;
        (Guid[] ids, Guid[] customers, Guid?[] variants, Guid[] facts) = (new Guid[count], new Guid[count], new Guid?[count], new Guid[count]);
        (long[] cells, long[] makings) = (new long[count], new long[count]);
        (int[] revisions, int[] rungs, int[] days, int[] traits) = (new int[count], new int[count], new int[count], new int[count]);
        for (int i = 0; i < count; i++)
        {
            MessageRecord record = records[i];
            ids[i] = record.Id;
            customers[i] = HashUuid.Of(new UInt128(record.Customer.High, record.Customer.Low));
            cells[i] = NumberOf(record.Cell);
            makings[i] = NumberOf(record.Making);
            variants[i] = record.VariantId;
            revisions[i] = record.VariantRevision;
            rungs[i] = record.Rung;
            days[i] = record.Day.DayNumber;
            traits[i] = (int)record.Traits;
            facts[i] = HashUuid.Of(record.Facts);
        }
        return new Statement(InsertMessages, ids, customers, cells, makings, variants, revisions, rungs, days, traits, facts);
    }

    /// <summary>In the order of their hashes, as all nodes do: none waits for another in a circle.</summary>
    private static Statement? FactsIn(IReadOnlyList<MessageRecord> records)
    {
        SortedDictionary<UInt128, (int Day, byte[] Json)>? facts = null;
        for (int i = 0; i < records.Count; i++)
        {
            if (records[i].NewFacts.Count == 0) continue;
            int day = DateOnly.FromDateTime(records[i].At.UtcDateTime).DayNumber;
            foreach (FactsPart part in records[i].NewFacts)
            {
                facts ??= [];
                if (!facts.TryGetValue(part.Hash, out (int Day, byte[] Json) known)) facts.Add(part.Hash, (day, part.Json.ToArray()));
                else if (known.Day < day) facts[part.Hash] = (day, known.Json);
            }
        }
        if (facts is null) return null;
        return new Statement(InsertFacts, facts.Keys.Select(HashUuid.Of).ToArray(), facts.Values.Select(part => part.Day).ToArray(), facts.Values.Select(part => part.Json).ToArray());
    }

    /// <summary>Of several messages under one key the last counts.</summary>
    private static Statement? ClaimsIn(IReadOnlyList<MessageRecord> records)
    {
        SortedDictionary<UInt128, MessageRecord>? claims = null;
        for (int i = 0; i < records.Count; i++)
            if (records[i].Claim is { } claim) (claims ??= [])[claim.Key] = records[i];
        if (claims is null) return null;
        return new Statement(
            InsertClaims, claims.Keys.Select(HashUuid.Of).ToArray(), claims.Values.Select(record => HashUuid.Of(record.Claim!.Value.Body)).ToArray(),
            claims.Values.Select(record => record.Id).ToArray(), claims.Values.Select(record => record.At.ToUnixTimeMilliseconds()).ToArray());
    }

    private long NumberOf(Cell cell)
    {
        if (_cells.TryGetValue(cell, out long number)) return number;
        if (_cells.Count >= MostNumbers) _cells.Clear();
        return _cells[cell] = Number("cells", s_cellWords, [cell.Scenario, cell.Angle, cell.Segment, cell.Motive, cell.Channel, cell.Locale, cell.Subject]);
    }

    private long NumberOf(MessageMaking making)
    {
        if (_makings.TryGetValue(making, out long number)) return number;
        if (_makings.Count >= MostNumbers) _makings.Clear();
        MessageVersions versions = making.Versions;
        return _makings[making] = Number("makings", s_makingWords,
        [
            WireNames.Of(making.Source), making.Reason is { } reason ? WireNames.Of(reason) : "", making.Arm, PurposeNames.Of(making.Purpose),
            versions.Content, versions.Prompt ?? "", versions.Fallback ?? "", versions.Model ?? "",
        ]);
    }

    private long Number(string table, string[] columns, string[] words)
    {
        words = [.. words.Select(StorableText.Of)];
        Guid key = HashUuid.Of(words);
        while (true)
        {
            if (Execute($"SELECT id FROM {table} WHERE key = $1", key) is long known) return known;
            string values = string.Join(", ", Enumerable.Range(2, words.Length).Select(number => "$" + number));
            if (Execute($"INSERT INTO {table} (key, {string.Join(", ", columns)}) VALUES ($1, {values}) ON CONFLICT DO NOTHING RETURNING id", [key, .. words]) is long made) return made;
        }
    }

    private bool Swept(string sql, object before)
    {
        using NpgsqlCommand command = Command(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, SweepBatch), before);
        return command.ExecuteNonQuery() >= SweepBatch;
    }

    private object? Execute(string sql, params object[] values)
    {
        using NpgsqlCommand command = Command(sql, values);
        return command.ExecuteScalar();
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        NpgsqlCommand command = new(sql, _connection);
        foreach (object value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
