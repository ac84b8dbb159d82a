using MessageComposer.Composition;
using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Review;
using MessageComposer.Server.Bulk;
using MessageComposer.Storage;
using Microsoft.Extensions.AI;

namespace MessageComposer.Server.Hosting;

/// <summary>Gives the domain what it asks for.</summary>
internal static class HostServices
{
    /// <summary>The store of section <c>Storage</c>, or the one that nodes share where <c>ConnectionStrings:Postgres</c> names it.</summary>
    /// <exception cref="StorageException">A setting is wrong.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        StorageOptions options = configuration.GetSection("Storage").Get<StorageOptions>() ?? new StorageOptions();
        options.Postgres = configuration.GetConnectionString("Postgres");
        return services.AddStorage(options);
    }

    public static IServiceCollection AddContent(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Content").Get<ContentOptions>() ?? new ContentOptions());
        services.AddSingleton<ContentStore>();
        services.AddSingleton<ContentFiles>();
        services.AddSingleton<CurrentVocabulary>();
        services.AddSingleton<Func<ContentSnapshot>>(provider =>
        {
            ContentStore store = provider.GetRequiredService<ContentStore>();
            return () => store.Current;
        });
        return services;
    }

    /// <summary>What follows from a change of content while the service runs.</summary>
    public static IServiceCollection AddContentCare(this IServiceCollection services)
    {
        services.AddSingleton<SnapshotKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<SnapshotKeeper>());
        services.AddSingleton<RecheckSweep>();
        services.AddHostedService<RecheckService>();
        return services;
    }

    public static IServiceCollection AddComposition(this IServiceCollection services)
    {
        services.AddSingleton(provider => new PseudonymKey(InstallationKey.ReadOrMake(provider.GetRequiredService<StorageOptions>(), provider.GetService<ISharedSecrets>())));
        services.AddSingleton(provider => new RequestClaimKey(InstallationKey.ReadOrMake(provider.GetRequiredService<StorageOptions>(), provider.GetService<ISharedSecrets>())));
        services.AddSingleton<MessageReplay>();
        services.AddSingleton<MessageRecall>();
        services.AddSingleton<MessageDesk>();
        services.AddSingleton(new BulkGate());
        services.AddSingleton<ICopyDemand>(provider => HasModel(provider) ? provider.GetRequiredService<CopyDemand>() : NoDemand.Instance);
        return services.AddComposer();
    }

    /// <summary>Where people decide.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services) => services.AddSingleton<ReviewDesk>().AddSingleton<SheetDesk>().AddSingleton<StopDesk>();

    /// <summary>The composer over whatever store, demand and key are registered.</summary>
    public static IServiceCollection AddComposer(this IServiceCollection services) =>
        services.AddSingleton<IComposer>(provider => new Composer(
            provider.GetRequiredService<Func<ContentSnapshot>>(), provider.GetRequiredService<IVariantStore>(), provider.GetRequiredService<ICopyWriter>(),
            provider.GetRequiredService<ICopyDemand>(), provider.GetRequiredService<PseudonymKey>(), provider.GetRequiredService<TimeProvider>(), provider.GetService<IStops>()));

    private static bool HasModel(IServiceProvider provider) => provider.GetRequiredService<IChatClient>().GetService<NoModel>() is null;
}
