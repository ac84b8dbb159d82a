using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MessageComposer.Storage.Tests;

public sealed class DatabaseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_made_before_the_database_is_prepared()
    {
        await using TemporaryStore store = TemporaryStore.Unprepared();
        Assert.NotNull(store.Variants);
        Assert.False(Directory.Exists(store.Folder));
    }

    [Fact]
    public async Task Preparing_twice_at_once_makes_one_sound_database()
    {
        await using TemporaryStore store = TemporaryStore.Unprepared();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => store.Database.PrepareAsync(Cancellation), Cancellation)));

        await using ComposerDbContext context = store.Context();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Cancellation));
        Assert.Empty(await store.Jobs.ListAsync(new(), Cancellation));
    }

    [Fact]
    public async Task The_migrations_hold_the_whole_model()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync();
        await using ComposerDbContext context = store.Context();
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Commits_survive_a_power_cut()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync();
        await using ComposerDbContext context = store.Context();
        Assert.Equal("wal", await PragmaAsync(context, "journal_mode"));
        Assert.Equal("2", await PragmaAsync(context, "synchronous"));
        Assert.Equal("5000", await PragmaAsync(context, "busy_timeout"));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync();
        await using (ComposerDbContext context = store.Context())
            await context.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0')", Cancellation);

        StorageException refusal = await Assert.ThrowsAsync<StorageException>(() => store.OpenAgainAsync());

        Assert.Contains("29990101000000_Later", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("newer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_lock_left_by_a_killed_process_does_not_hold_up_the_next()
    {
        await using TemporaryStore store = TemporaryStore.Unprepared();
        Directory.CreateDirectory(store.Folder);
        await using (SqliteConnection connection = new($"Data Source={store.File}"))
        {
            await connection.OpenAsync(Cancellation);
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-21 05:00:00+00:00');
                """;
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        await store.Database.PrepareAsync(Cancellation);

        Assert.Empty(await store.Jobs.ListAsync(new(), Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_by_name()
    {
        await using TemporaryStore store = TemporaryStore.Unprepared();
        Directory.CreateDirectory(store.Folder);
        await File.WriteAllTextAsync(store.File, new string('x', 4096), Cancellation);

        StorageException refusal = await Assert.ThrowsAsync<StorageException>(() => store.Database.PrepareAsync(Cancellation));

        Assert.Contains(store.File, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<string?> PragmaAsync(ComposerDbContext context, string name)
    {
        await context.Database.OpenConnectionAsync(Cancellation);
        await using System.Data.Common.DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return (await command.ExecuteScalarAsync(Cancellation))?.ToString();
    }
}
