using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MessageComposer.Storage.Sqlite;

/// <summary>The files <c>composer.db</c> and <c>messages.db</c>: made and migrated under a lock that dies with its process.</summary>
internal sealed class SqliteDatabase(StorageOptions options, IDbContextFactory<SqliteDbContext> contexts, SqliteMessageLog messages, TimeProvider time) : IDatabase
{
    /// <summary>What is recorded stays: not even a mistaken statement of this program removes it.</summary>
    private const string AppendOnly =
        """
        CREATE TRIGGER IF NOT EXISTS audit_keeps_rows BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END;
        CREATE TRIGGER IF NOT EXISTS audit_keeps_content BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
        """;

    private static readonly TimeSpan s_longestWaitForLock = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_retry = TimeSpan.FromMilliseconds(50);

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Folder);
        await using FileStream held = await LockAsync(cancellationToken);
        await using SqliteDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            await MigrateAsync(context, cancellationToken);
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode is 11 or 26)
        {
            throw new StorageException($"{options.DatabaseFile} is not a readable SQLite database: {broken.Message}", broken);
        }
        messages.Prepare(time.GetUtcNow());
    }

    public async Task<bool> IsReachableAsync(CancellationToken cancellationToken)
    {
        // Opening a missing file would make an empty one.
        if (!File.Exists(options.DatabaseFile)) return false;
        try
        {
            await using SqliteDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
            return await context.Marks.AnyAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is SqliteException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    private async Task MigrateAsync(SqliteDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);
        if (await AppliedAsync(context, cancellationToken) is not { } applied) await MakeAsync(context, cancellationToken);
        else await UpgradeAsync(context, applied, cancellationToken);
        await context.Database.ExecuteSqlRawAsync(AppendOnly, cancellationToken);
    }

    private async Task UpgradeAsync(SqliteDbContext context, List<string> applied, CancellationToken cancellationToken)
    {
        HashSet<string> known = [.. context.Database.GetMigrations()];
        if (applied.Find(migration => !known.Contains(migration)) is { } newer)
            throw new StorageException($"{options.DatabaseFile} was written by a newer composer (its schema has {newer}). Run that version, or give another Storage:Path.");
        if (applied.Count == known.Count) return;
        await BreakStaleMigrationLockAsync(context, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Makes in one transaction what the migrations would make of an empty database, which would take a third of a start.</summary>
    private static async Task MakeAsync(SqliteDbContext context, CancellationToken cancellationToken)
    {
        using StreamReader schema = new(typeof(SqliteDatabase).Assembly.GetManifestResourceStream("sqlite-schema.sql")!);
        await using DbCommand make = context.Database.GetDbConnection().CreateCommand();
        make.CommandText = await schema.ReadToEndAsync(cancellationToken);
        await make.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The migrations that made the database as it is; null where there is none yet. Entity Framework would make a model first to ask this.</summary>
    private static async Task<List<string>?> AppliedAsync(SqliteDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using DbCommand history = context.Database.GetDbConnection().CreateCommand();
        history.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        if (await history.ExecuteScalarAsync(cancellationToken) is 0L) return null;
        history.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
        List<string> applied = [];
        await using DbDataReader rows = await history.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) applied.Add(rows.GetString(0));
        return applied;
    }

    /// <summary>The migrator's own lock is a row that outlives a killed process; whoever holds the file lock may remove it.</summary>
    private static async Task BreakStaleMigrationLockAsync(SqliteDbContext context, CancellationToken cancellationToken)
    {
        int tables = await context.Database
            .SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancellationToken);
        if (tables > 0) await context.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellationToken);
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        string path = options.DatabaseFile + ".lock";
        for (TimeSpan waited = TimeSpan.Zero; ; waited += s_retry)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < s_longestWaitForLock)
            {
                await Task.Delay(s_retry, cancellationToken);
            }
            catch (IOException broken)
            {
                throw new StorageException($"{path} has been held by another process for {s_longestWaitForLock.TotalSeconds} seconds.", broken);
            }
        }
    }
}
