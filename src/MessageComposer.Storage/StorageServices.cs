using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Messages.Records;
using MessageComposer.Review;
using MessageComposer.Review.Audit;
using MessageComposer.Review.Sheets;
using MessageComposer.Storage.People;
using MessageComposer.Storage.Postgres;
using MessageComposer.Storage.Records;
using MessageComposer.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace MessageComposer.Storage;

/// <summary>The door of this project.</summary>
public static class StorageServices
{
    /// <summary>
    /// Registers <see cref="IVariantStore"/>, <see cref="IJobStore"/>, <see cref="IUsageStore"/>, <see cref="IMessageRecords"/>, <see cref="IMessageCounts"/> and <see cref="IDatabase"/>
    /// over two embedded SQLite files or, where <see cref="StorageOptions.Postgres"/> names one, a PostgreSQL database; there <see cref="ISharedSecrets"/> as well.
    /// Nothing is opened or made before <see cref="IDatabase.PrepareAsync"/>.
    /// </summary>
    /// <exception cref="StorageException">An option is out of its bounds.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Path)) throw new StorageException("Storage:Path names no folder.");
        if (options.CachedCells is < 100 or > 10_000_000) throw new StorageException("Storage:CachedCells must be from 100 to 10000000.");
        if (options.KeepMessages < TimeSpan.FromDays(2) || options.KeepMessages > TimeSpan.FromDays(3660)) throw new StorageException("Storage:KeepMessages must be from 2 to 3660 days.");
        if (options.MostWaitingRecords is < 100 or > 1_000_000) throw new StorageException("Storage:MostWaitingRecords must be from 100 to 1000000.");
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        if (string.IsNullOrWhiteSpace(options.Postgres)) AddSqlite(services, options);
        else AddPostgres(services, options.Postgres);
        services.AddSingleton<VariantStore>();
        services.AddSingleton<IVariantStore>(provider => provider.GetRequiredService<VariantStore>());
        services.AddSingleton<IReviewStore>(provider => provider.GetRequiredService<VariantStore>());
        services.AddSingleton<ISheetStore, SheetStore>();
        services.AddSingleton<StopStore>();
        services.AddSingleton<IStopStore>(provider => provider.GetRequiredService<StopStore>());
        services.AddSingleton<IStops>(provider => provider.GetRequiredService<StopStore>());
        services.AddSingleton<IChangeListener>(provider => provider.GetRequiredService<StopStore>());
        services.AddSingleton<IVariantCounts, VariantCounts>();
        services.AddSingleton<IRecheckStore, RecheckStore>();
        services.AddSingleton<ISnapshotStore, SnapshotStore>();
        services.AddSingleton<IUsageStore, UsageStore>();
        services.AddSingleton<IChangeListener>(provider => provider.GetRequiredService<VariantStore>());
        services.AddSingleton<IPeopleStore, PeopleStore>();
        services.AddSingleton<IApiKeyStore, ApiKeyStore>();
        services.AddSingleton<IAuditTrail, AuditTrail>();
        services.AddSingleton<IMessageCounts>(provider => provider.GetRequiredService<IMessageLog>());
        services.AddSingleton<IMessageRecords>(provider => new MessageLogWriter(
            provider.GetRequiredService<IMessageLog>(), options, provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<MessageLogWriter>>() ?? NullLogger<MessageLogWriter>.Instance));
        return services;
    }

    private static void AddSqlite(IServiceCollection services, StorageOptions options)
    {
        string connection = new SqliteConnectionStringBuilder { DataSource = options.DatabaseFile, DefaultTimeout = 5 }.ToString();
        services.AddPooledDbContextFactory<SqliteDbContext>(context => context.UseSqlite(connection).AddInterceptors(new SqlitePragmas()));
        services.AddSingleton<IDbContextFactory<ComposerDbContext>, ContextFactory<SqliteDbContext>>();
        services.AddSingleton<IDatabase, SqliteDatabase>();
        services.AddSingleton<IChangeFeed, SqliteChangeFeed>();
        services.AddSingleton<IJobStore, JobStore>();
        services.AddSingleton<SqliteMessageLog>();
        services.AddSingleton<IMessageLog>(provider => provider.GetRequiredService<SqliteMessageLog>());
    }

    private static void AddPostgres(IServiceCollection services, string connection)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connection);
        }
        catch (Exception broken) when (broken is ArgumentException or KeyNotFoundException or FormatException)
        {
            throw new StorageException("ConnectionStrings:Postgres is no connection string of PostgreSQL; one looks like Host=db;Database=composer;Username=composer;Password=….");
        }
        services.AddPooledDbContextFactory<PostgresDbContext>(context => context.UseNpgsql(connection).AddInterceptors(new OneWriter()));
        services.AddSingleton<IDbContextFactory<ComposerDbContext>, ContextFactory<PostgresDbContext>>();
        services.AddSingleton<IDatabase, PostgresDatabase>();
        services.AddSingleton<IChangeFeed, PostgresChangeFeed>();
        services.AddSingleton<IJobStore, PostgresJobStore>();
        services.AddSingleton<ISharedSecrets, PostgresSecrets>();
        services.AddSingleton<IMessageLog, PostgresMessageLog>();
    }
}
