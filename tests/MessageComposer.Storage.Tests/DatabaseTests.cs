using MessageComposer.Review;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace MessageComposer.Storage.Tests;

public abstract class DatabaseTests(Engine engine)
{
    public sealed class OnSqlite() : DatabaseTests(Engine.Sqlite)
    {
        [Fact]
        public async Task Nothing_is_made_before_the_database_is_prepared()
        {
            await using TemporaryStore store = await TemporaryStore.UnpreparedAsync(Engine.Sqlite);
            Assert.NotNull(store.Variants);
            Assert.False(Directory.Exists(store.Folder));
        }

        [Fact]
        public async Task Commits_survive_a_power_cut()
        {
            await using TemporaryStore store = await TemporaryStore.OpenAsync(Engine.Sqlite);
            await using ComposerDbContext context = store.Context();
            Assert.Equal("wal", await PragmaAsync(context, "journal_mode"));
            Assert.Equal("2", await PragmaAsync(context, "synchronous"));
            Assert.Equal("5000", await PragmaAsync(context, "busy_timeout"));
        }

        [Fact]
        public async Task A_new_database_is_what_the_migrations_make()
        {
            await using TemporaryStore made = await TemporaryStore.OpenAsync(Engine.Sqlite);
            await using TemporaryStore migrated = await TemporaryStore.UnpreparedAsync(Engine.Sqlite);
            Directory.CreateDirectory(migrated.Folder);
            await using (ComposerDbContext context = migrated.Context()) await context.Database.MigrateAsync(Cancellation);

            string[] expected = await SchemaAsync(migrated);
            Assert.True(expected.Length > 40);
            Assert.Equal(expected, await SchemaAsync(made));
        }

        [Fact]
        public async Task The_model_that_a_start_reads_is_the_one_described()
        {
            await using TemporaryStore store = await TemporaryStore.OpenAsync(Engine.Sqlite);
            await using ComposerDbContext context = store.Context();
            IModel described = context.GetService<IDesignTimeModel>().Model;

            Assert.Equal("SqliteDbContextModel", context.Model.GetType().Name);
            Assert.Equal(LinesOf(described), LinesOf(context.Model));
        }

        [Theory]
        [InlineData("")]
        [InlineData("""CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT NOT NULL PRIMARY KEY, "ProductVersion" TEXT NOT NULL);""")]
        public async Task A_migration_lock_left_by_a_killed_process_does_not_hold_up_the_next(string begun)
        {
            await using TemporaryStore store = await TemporaryStore.UnpreparedAsync(Engine.Sqlite);
            Directory.CreateDirectory(store.Folder);
            await using (SqliteConnection connection = new($"Data Source={store.File}"))
            {
                await connection.OpenAsync(Cancellation);
                await using SqliteCommand command = connection.CreateCommand();
                command.CommandText = begun + """
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
            await using TemporaryStore store = await TemporaryStore.UnpreparedAsync(Engine.Sqlite);
            Directory.CreateDirectory(store.Folder);
            await File.WriteAllTextAsync(store.File, new string('x', 4096), Cancellation);

            StorageException refusal = await Assert.ThrowsAsync<StorageException>(() => store.Database.PrepareAsync(Cancellation));

            Assert.Contains(store.File, refusal.Message, StringComparison.Ordinal);
        }
    }

    public sealed class OnPostgres() : DatabaseTests(Engine.Postgres)
    {
        [Fact]
        public async Task A_node_that_starts_waits_for_another_that_migrates()
        {
            await using TemporaryStore store = await TemporaryStore.OpenAsync(Engine.Postgres);
            await using NpgsqlConnection other = new(store.Options.Postgres);
            await other.OpenAsync(Cancellation);
            await using NpgsqlCommand command = new("SELECT pg_advisory_lock(7165065861825654387)", other);
            await command.ExecuteNonQueryAsync(Cancellation);

            Task preparing = store.Database.PrepareAsync(Cancellation);
            await Task.WhenAny(preparing, Task.Delay(TimeSpan.FromMilliseconds(200), Cancellation));
            Assert.False(preparing.IsCompleted);

            await other.CloseAsync();
            NpgsqlConnection.ClearPool(other);
            await preparing;
        }

        [Fact]
        public async Task A_server_that_is_not_there_is_named_and_its_password_is_not()
        {
            StorageOptions options = new() { Postgres = "Host=127.0.0.1;Port=1;Database=shop;Username=u;Password=very-secret;Timeout=2" };
            await using ServiceProvider services = new ServiceCollection().AddStorage(options).BuildServiceProvider();

            StorageException refusal = await Assert.ThrowsAsync<StorageException>(() => services.GetRequiredService<IDatabase>().PrepareAsync(Cancellation));

            Assert.StartsWith("PostgreSQL database shop at 127.0.0.1 cannot be used: ", refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("very-secret", refusal.ToString(), StringComparison.Ordinal);
            Assert.False(await services.GetRequiredService<IDatabase>().IsReachableAsync(Cancellation));
        }

        [Fact]
        public void A_setting_that_is_no_connection_string_is_refused_without_repeating_it()
        {
            StorageException refusal = Assert.Throws<StorageException>(() => new ServiceCollection().AddStorage(new StorageOptions { Postgres = "hunter2=;;Hosst=x" }));
            Assert.Contains("ConnectionStrings:Postgres", refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", refusal.ToString(), StringComparison.Ordinal);
        }

        [Fact]
        public async Task Of_nodes_that_make_a_secret_at_once_all_get_the_same()
        {
            await using TemporaryStore here = await TemporaryStore.OpenAsync(Engine.Postgres);
            await using TemporaryStore there = await here.OpenAgainAsync();

            byte[][] kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? here : there).Secrets.KeepFirst("pseudonym", [(byte)i]), Cancellation)));
            here.Secrets.KeepFirst("session/a", [9]);

            Assert.Single(kept.Select(secret => secret[0]).Distinct());
            Assert.Equal(9, Assert.Single(there.Secrets.List("session/"))[0]);
        }

        [Fact]
        public async Task Text_that_the_server_would_refuse_is_kept_without_what_it_refuses()
        {
            await using TemporaryStore store = await TemporaryStore.OpenAsync(Engine.Postgres);
            Variant hostile = Samples.Variant(Samples.Cell(subject: "a\0b\ud800c")) with { StoreName = "ế 👩‍🦰" };
            await store.Variants.AddAsync([hostile], Cancellation);
            Variant kept = Assert.Single(await store.Variants.ApprovedAsync(hostile.Cell, Cancellation));
            Assert.Equal(("a\ufffdb\ufffdc", "ế 👩‍🦰"), (kept.Cell.Subject, kept.StoreName));
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Preparing_twice_at_once_makes_one_sound_database()
    {
        await using TemporaryStore store = await TemporaryStore.UnpreparedAsync(engine);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => store.Database.PrepareAsync(Cancellation), Cancellation)));

        await using ComposerDbContext context = store.Context();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Cancellation));
        Assert.Empty(await store.Jobs.ListAsync(new(), Cancellation));
    }

    [Fact]
    public async Task The_migrations_hold_the_whole_model()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        await using ComposerDbContext context = store.Context();
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        await using (ComposerDbContext context = store.Context())
            await context.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0')", Cancellation);

        StorageException refusal = await Assert.ThrowsAsync<StorageException>(() => store.OpenAgainAsync());

        Assert.Contains("29990101000000_Later", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("newer", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>What reading and writing rows goes by.</summary>
    private static string[] LinesOf(IModel model) =>
    [
        .. model.ToDebugString(MetadataDebugStringOptions.LongDefault & ~MetadataDebugStringOptions.IncludeAnnotations).ReplaceLineEndings("\n").Split('\n').Skip(1),
        .. from entity in model.GetEntityTypes()
           from property in entity.GetProperties()
           select $"{entity.GetTableName()}.{property.GetColumnName()}: {property.GetColumnType()} {property.GetTypeMapping().Converter?.GetType()} {property.GetDefaultValue()} {property.ValueGenerated}",
    ];

    /// <summary>Every table, index and trigger of the migrations, what they put into tables, and which they were.</summary>
    private static async Task<string[]> SchemaAsync(TemporaryStore store)
    {
        await using ComposerDbContext context = store.Context();
        return
        [
            .. await context.Database.SqlQueryRaw<string>("SELECT type || ' ' || name || ' ' || coalesce(sql, '') AS Value FROM sqlite_master WHERE type <> 'trigger' AND name <> '__EFMigrationsLock' ORDER BY 1").ToListAsync(Cancellation),
            .. await context.Database.SqlQueryRaw<string>("SELECT name || ' ' || value AS Value FROM marks ORDER BY 1").ToListAsync(Cancellation),
            .. await context.Database.SqlQueryRaw<string>("SELECT \"MigrationId\" || ' ' || \"ProductVersion\" AS Value FROM \"__EFMigrationsHistory\"").ToListAsync(Cancellation),
        ];
    }

    private static async Task<string?> PragmaAsync(ComposerDbContext context, string name)
    {
        await context.Database.OpenConnectionAsync(Cancellation);
        await using System.Data.Common.DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return (await command.ExecuteScalarAsync(Cancellation))?.ToString();
    }
}
