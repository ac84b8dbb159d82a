using MessageComposer.Generation;
using Microsoft.Extensions.Options;

namespace MessageComposer.Server.Hosting;

/// <summary>The door to generation jobs.</summary>
internal static class GenerationServices
{
    /// <summary>What runs a job, for the service and the command line. Needs <c>AddModel</c> and <c>AddStorage</c>.</summary>
    public static IServiceCollection AddJobRunner(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<GenerationOptions, GenerationOptionsValidator>().BindConfiguration(GenerationOptions.Section);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<GenerationOptions>>().Value);
        services.AddMetrics();
        services.AddSingleton<GenerationMetrics>();
        services.AddSingleton<IJobWatch, JobWatch>();
        services.AddSingleton<JobSignal>();
        services.AddSingleton<JobRunner>();
        return services;
    }

    /// <summary>The services that fill and empty the queue of jobs.</summary>
    public static IServiceCollection AddGenerationJobs(this IServiceCollection services)
    {
        services.AddJobRunner();
        services.AddHttpContextAccessor();
        services.AddSingleton<CopyDemand>();
        services.AddHostedService(provider => provider.GetRequiredService<CopyDemand>());
        services.AddHostedService<GenerationService>();
        services.AddHostedService<ChangeWatch>();
        return services;
    }
}

[OptionsValidator]
internal sealed partial class GenerationOptionsValidator : IValidateOptions<GenerationOptions>;
