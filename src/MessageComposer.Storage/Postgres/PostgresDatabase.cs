using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MessageComposer.Storage.Postgres;

/// <summary>One database of a PostgreSQL server for all nodes, migrated by the first that starts while the others wait.</summary>
internal sealed class PostgresDatabase(StorageOptions options, IDbContextFactory<PostgresDbContext> contexts) : IDatabase
{
    /// <summary>Where raised marks are told.</summary>
    public const string MarksChannel = "composer_marks";

    private const string TryLock = "SELECT pg_try_advisory_lock(7165065861825654387)";
    private const string Unlock = "SELECT pg_advisory_unlock(7165065861825654387)";

    /// <summary>What is recorded stays, and whoever raises a mark tells of it with its commit: not even a mistaken statement of this program gets round either.</summary>
    private const string Triggers =
        $"""
         DO $make$
         BEGIN
             IF EXISTS (SELECT FROM pg_trigger WHERE tgname = 'marks_are_told' AND tgrelid = 'marks'::regclass) THEN RETURN; END IF;
             CREATE OR REPLACE FUNCTION audit_keeps_rows() RETURNS trigger LANGUAGE plpgsql AS
                 $refuse$ BEGIN RAISE EXCEPTION 'audit rows are never %', CASE TG_OP WHEN 'UPDATE' THEN 'changed' ELSE 'deleted' END; END $refuse$;
             CREATE TRIGGER audit_keeps_rows BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_keeps_rows();
             CREATE TRIGGER audit_keeps_content BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_keeps_rows();
             CREATE OR REPLACE FUNCTION mark_is_told() RETURNS trigger LANGUAGE plpgsql AS
                 $tell$ BEGIN PERFORM pg_notify('{MarksChannel}', NEW.name); RETURN NULL; END $tell$;
             CREATE TRIGGER marks_are_told AFTER UPDATE ON marks FOR EACH ROW WHEN (NEW.name <> '{MarkRow.Audit}') EXECUTE FUNCTION mark_is_told();
         END $make$
         """;

    private static readonly TimeSpan s_longestWaitForLock = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_retry = TimeSpan.FromMilliseconds(50);

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using PostgresDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            await context.Database.OpenConnectionAsync(cancellationToken);
            NpgsqlConnection connection = (NpgsqlConnection)context.Database.GetDbConnection();
            await LockAsync(connection, cancellationToken);
            try
            {
                await MigrateAsync(context, cancellationToken);
                await ExecuteAsync(connection, Triggers, cancellationToken);
                await PostgresMessageSchema.PrepareAsync(connection, Name(), cancellationToken);
            }
            finally
            {
                // The connection goes back to its pool and would hold the lock there.
                await ExecuteAsync(connection, Unlock, CancellationToken.None);
            }
        }
        catch (Exception failure) when (ServersWord(failure) is { } broken)
        {
            throw new StorageException($"{Name()} cannot be used: {broken.Message}", broken);
        }
    }

    public async Task<bool> IsReachableAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using PostgresDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
            return await context.Marks.AnyAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or IOException or TimeoutException)
        {
            return false;
        }
    }

    private async Task MigrateAsync(PostgresDbContext context, CancellationToken cancellationToken)
    {
        HashSet<string> known = [.. context.Database.GetMigrations()];
        List<string> applied = [.. await context.Database.GetAppliedMigrationsAsync(cancellationToken)];
        if (applied.Find(migration => !known.Contains(migration)) is { } newer)
            throw new StorageException($"{Name()} was written by a newer composer (its schema has {newer}). Run that version, or give another ConnectionStrings:Postgres.");
        if (applied.Count < known.Count) await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>The lock ends with its connection: nothing is left behind by a node that was killed.</summary>
    private async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        for (TimeSpan waited = TimeSpan.Zero; !await ExecuteAsync(connection, TryLock, cancellationToken); waited += s_retry)
        {
            if (waited >= s_longestWaitForLock) throw new StorageException($"{Name()} has been held by another process for {s_longestWaitForLock.TotalSeconds} seconds.");
            await Task.Delay(s_retry, cancellationToken);
        }
    }

    private static async Task<bool> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>The framework wraps what may be over at the next try into an exception that says less.</summary>
    private static NpgsqlException? ServersWord(Exception? failure)
    {
        while (failure is not (null or NpgsqlException)) failure = failure.InnerException;
        return (NpgsqlException?)failure;
    }

    /// <summary>Where it is; who signs in there and with what is nobody's business.</summary>
    private string Name()
    {
        NpgsqlConnectionStringBuilder parts = new(options.Postgres);
        return $"PostgreSQL database {parts.Database ?? parts.Username} at {parts.Host}";
    }
}
