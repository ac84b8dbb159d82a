using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Review;
using MessageComposer.Review.Audit;
using MessageComposer.Review.Sheets;
using MessageComposer.Storage.Records;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Storage.Tests;

/// <summary>A store over a real SQLite file in a folder of its own. Several may share the folder, as processes would.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _ownsFolder;

    private TemporaryStore(string folder, bool ownsFolder)
    {
        Folder = folder;
        _ownsFolder = ownsFolder;
        _services = new ServiceCollection().AddStorage(new StorageOptions { Path = folder }).BuildServiceProvider();
    }

    public string Folder { get; }

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

    public static async Task<TemporaryStore> OpenAsync()
    {
        TemporaryStore store = Unprepared();
        await store.Database.PrepareAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public static TemporaryStore Unprepared() => new(Path.Combine(Path.GetTempPath(), "composer-storage-" + Guid.NewGuid().ToString("N")), ownsFolder: true);

    /// <summary>The same file, as another process sees it.</summary>
    public async Task<TemporaryStore> OpenAgainAsync()
    {
        TemporaryStore store = new(Folder, ownsFolder: false);
        await store.Database.PrepareAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (!_ownsFolder) return;
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
