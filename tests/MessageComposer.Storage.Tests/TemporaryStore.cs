using System.Data.Common;
using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Review;
using MessageComposer.Review.Audit;
using MessageComposer.Review.Sheets;
using MessageComposer.Storage.Postgres;
using MessageComposer.Storage.Records;
using MessageComposer.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace MessageComposer.Storage.Tests;

/// <summary>Where the tests of a class keep their rows.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>A store over a real SQLite file in a folder of its own, or over a PostgreSQL database of its own. Several may share either, as processes would.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _owns;

    private TemporaryStore(Engine engine, string folder, string? postgres, bool owns)
    {
        Engine = engine;
        Options = new StorageOptions { Path = folder, Postgres = postgres };
        _owns = owns;
        _services = new ServiceCollection().AddStorage(Options).BuildServiceProvider();
    }

    public Engine Engine { get; }

    public StorageOptions Options { get; }

    public string Folder => Options.Path;

    public string File => Path.Combine(Folder, "composer.db");

    public IVariantStore Variants => _services.GetRequiredService<IVariantStore>();

    public IRecheckStore Recheck => _services.GetRequiredService<IRecheckStore>();

    public ISnapshotStore Snapshots => _services.GetRequiredService<ISnapshotStore>();

    public IJobStore Jobs => _services.GetRequiredService<IJobStore>();

    public IChangeFeed Changes => _services.GetRequiredService<IChangeFeed>();

    public IMessageRecords Records => _services.GetRequiredService<IMessageRecords>();

    public IMessageLog Log => _services.GetRequiredService<IMessageLog>();

    public IAuditTrail Audit => _services.GetRequiredService<IAuditTrail>();

    public IReviewStore Reviews => _services.GetRequiredService<IReviewStore>();

    public ISheetStore Sheets => _services.GetRequiredService<ISheetStore>();

    public IStopStore Stops => _services.GetRequiredService<IStopStore>();

    public IUsageStore Usage => _services.GetRequiredService<IUsageStore>();

    public IDatabase Database => _services.GetRequiredService<IDatabase>();

    public ComposerDbContext Context() => _services.GetRequiredService<IDbContextFactory<ComposerDbContext>>().CreateDbContext();

    public ISharedSecrets Secrets => _services.GetRequiredService<ISharedSecrets>();

    public static async Task<TemporaryStore> OpenAsync(Engine engine)
    {
        if (engine == Engine.Postgres) return New(engine, await PostgresServer.NewDatabaseAsync());
        TemporaryStore store = New(engine, null);
        await store.Database.PrepareAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public static async Task<TemporaryStore> UnpreparedAsync(Engine engine) => New(engine, engine == Engine.Postgres ? await PostgresServer.NewEmptyDatabaseAsync() : null);

    /// <summary>The same rows, as another process sees them.</summary>
    public async Task<TemporaryStore> OpenAgainAsync()
    {
        TemporaryStore store = new(Engine, Folder, Options.Postgres, owns: false);
        await store.Database.PrepareAsync(TestContext.Current.CancellationToken);
        return store;
    }

    /// <summary>The records as another process writes and reads them; whoever asks disposes it.</summary>
    public IMessageLog OtherLog(DateTimeOffset now)
    {
        if (Engine == Engine.Postgres) return new PostgresMessageLog(Options);
        SqliteMessageLog log = new(Options);
        log.Prepare(now);
        return log;
    }

    /// <summary>A connection to where the records of messages are.</summary>
    public async Task<DbConnection> ConnectToMessagesAsync()
    {
        DbConnection connection = Engine == Engine.Postgres ? new NpgsqlConnection(Options.Postgres) : new SqliteConnection($"Data Source={Path.Combine(Folder, "messages.db")}");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static TemporaryStore New(Engine engine, string? postgres) => new(engine, Path.Combine(Path.GetTempPath(), "composer-storage-" + Guid.NewGuid().ToString("N")), postgres, owns: true);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (!_owns) return;
        if (Options.Postgres is { } database) await PostgresServer.DropAsync(database);
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }
}

internal static class Samples
{
    public static DateTimeOffset Noon { get; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.FromHours(7));

    public static Cell Cell(string segment = "gen-z", string subject = "skincare") =>
        new("cart-abandonment", "nhac-nhe", segment, "health", "zalo", "vi-VN", subject);

    public static Variant Variant(Cell? cell = null, VariantState state = VariantState.Approved, string body = "Chị ơi, giỏ hàng vẫn đợi ạ.") => new()
    {
        Id = Guid.CreateVersion7(),
        Cell = cell ?? Cell(),
        State = state,
        Fields = [new("title", "Giỏ hàng đợi chị"), new("body", body)],
        ContentHash = "9f3c1a",
        CreatedAt = Noon,
    };

    public static GenerationJob Job(Cell? cell = null, int requests = 1, string promptVersion = "v1") => new()
    {
        Id = Guid.CreateVersion7(),
        Cell = cell ?? Cell(),
        PromptVersion = promptVersion,
        State = JobState.Queued,
        CreatedAt = Noon,
        Requests = requests,
    };
}
