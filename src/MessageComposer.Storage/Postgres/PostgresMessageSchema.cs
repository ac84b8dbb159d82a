using Npgsql;

namespace MessageComposer.Storage.Postgres;

/// <summary>
/// The tables of message records: the same as in <c>messages.db</c>, written by COPY and never through the model of the other tables. Hashes stand as
/// <c>uuid</c>, which takes sixteen bytes and no more. Rarely repeated words are found by the hash of all of them, however long they are.
/// </summary>
internal static class PostgresMessageSchema
{
    private const int Version = 1;

    private const string Schema =
        """
        CREATE TABLE message_schema (version integer NOT NULL);
        CREATE TABLE cells (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key uuid NOT NULL UNIQUE, scenario text NOT NULL, angle text NOT NULL, segment text NOT NULL,
            motive text NOT NULL, channel text NOT NULL, locale text NOT NULL, subject text NOT NULL);
        CREATE TABLE makings (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key uuid NOT NULL UNIQUE, source text NOT NULL, reason text NOT NULL, arm text NOT NULL,
            purpose text NOT NULL, content text NOT NULL, prompt text NOT NULL, fallback text NOT NULL, model text NOT NULL);
        CREATE TABLE messages (
            id uuid NOT NULL PRIMARY KEY, customer uuid NOT NULL, cell bigint NOT NULL, making bigint NOT NULL, variant uuid, revision integer NOT NULL,
            rung integer NOT NULL, day integer NOT NULL, traits integer NOT NULL, facts uuid NOT NULL);
        CREATE TABLE facts (hash uuid NOT NULL PRIMARY KEY, day integer NOT NULL, json bytea NOT NULL);
        CREATE INDEX ix_facts_day ON facts (day);
        CREATE TABLE claims (key uuid NOT NULL PRIMARY KEY, body uuid NOT NULL, message uuid, at bigint NOT NULL);
        CREATE INDEX ix_claims_at ON claims (at);
        """;

    /// <summary>Whoever calls holds the lock of the database.</summary>
    /// <param name="name">Of the database, for people.</param>
    /// <exception cref="StorageException">The tables are of a newer version.</exception>
    public static async Task PrepareAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        if (await ScalarAsync(connection, "SELECT to_regclass('message_schema') IS NOT NULL", cancellationToken) is false)
            await ScalarAsync(connection, $"BEGIN; {Schema} INSERT INTO message_schema VALUES ({Version}); COMMIT;", cancellationToken);
        int version = (int)(await ScalarAsync(connection, "SELECT version FROM message_schema", cancellationToken) ?? Version);
        if (version > Version)
            throw new StorageException($"{name} was written by a newer composer (its schema of messages is {version}). Run that version, or give another ConnectionStrings:Postgres.");
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
