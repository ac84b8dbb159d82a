using MessageComposer.Composition;
using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Server.Models;
using MessageComposer.Storage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MessageComposer.Server.Hosting;

/// <summary>Gives the domain what it asks for.</summary>
internal static class HostServices
{
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

    /// <summary>The model and what writes copy with it.</summary>
    public static IServiceCollection AddCopyWriting(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddModel(configuration, environment);
        services.AddSingleton(new CopyWriterOptions());
        services.AddSingleton(new PromptBuilder(static text => text));
        services.AddSingleton<ICopyWriter, CopyWriter>();
        services.AddSingleton<CellPlanner>();
        return services;
    }

    /// <summary>Jobs that wait, and the services that fill and empty their queue.</summary>
    public static IServiceCollection AddGenerationJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobSignal>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<CopyDemand>();
        services.AddHostedService(provider => provider.GetRequiredService<CopyDemand>());
        services.AddHostedService<GenerationService>();
        services.AddHostedService<VariantWatch>();
        return services;
    }

    public static IServiceCollection AddComposition(this IServiceCollection services)
    {
        services.AddSingleton(provider => InstallationKey.ReadOrMake(provider.GetRequiredService<StorageOptions>()));
        services.AddSingleton<ICopyDemand>(provider => HasModel(provider) ? provider.GetRequiredService<CopyDemand>() : NoDemand.Instance);
        services.AddSingleton<IComposer>(provider => new Composer(
            provider.GetRequiredService<Func<ContentSnapshot>>(), provider.GetRequiredService<IVariantStore>(), provider.GetRequiredService<ICopyWriter>(),
            provider.GetRequiredService<ICopyDemand>(), provider.GetRequiredService<PseudonymKey>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static bool HasModel(IServiceProvider provider) => provider.GetRequiredService<IChatClient>().GetService<NoModel>() is null;
}
