using MessageComposer.Content;
using MessageComposer.Generation;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MessageComposer.Server.Models;

/// <summary>The door to the language model.</summary>
internal static class ModelServices
{
    /// <summary>
    /// Registers the chat client of section <c>Model</c>, the copy writer over it and the planner of cells. Needs <c>Func&lt;ContentSnapshot&gt;</c>
    /// (the snapshot in force) from elsewhere; without an <c>IUsageStore</c>, what is used is forgotten at the end.
    /// </summary>
    /// <param name="mask">Hides more in free text of shops and reviewers before it enters a prompt, after the guardrails' own detectors.</param>
    public static IServiceCollection AddModel(this IServiceCollection services, Func<string, string>? mask = null)
    {
        services.AddOptionsWithValidateOnStart<ModelOptions, ModelOptionsValidator>().BindConfiguration(ModelOptions.Section);
        services.AddSingleton<IValidateOptions<ModelOptions>, ModelOptionsRules>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IUsageStore, InMemoryUsageStore>();
        services.AddMetrics();
        services.AddSingleton<ITokenCounter, CalibratedTokenCounter>();
        services.AddSingleton<ModelMetrics>();
        services.AddSingleton<UsageMeter>();
        services.AddSingleton<ModelFactory>();
        services.AddSingleton(provider =>
        {
            IHostEnvironment host = provider.GetRequiredService<IHostEnvironment>();
            IChatClient model = provider.GetRequiredService<ModelFactory>().Create(
                provider.GetRequiredService<IOptions<ModelOptions>>().Value,
                host.IsDevelopment() ? ModelProvider.Phrasebook : ModelProvider.None,
                host.ContentRootPath);
            provider.GetRequiredService<ModelMetrics>().Watch(model);
            return model;
        });
        services.AddSingleton(new PromptBuilder(mask));
        services.AddSingleton<ICopyWriter>(provider => new CopyWriter(
            provider.GetRequiredService<IChatClient>(),
            provider.GetRequiredService<Func<ContentSnapshot>>(),
            provider.GetRequiredService<PromptBuilder>(),
            provider.GetRequiredService<TimeProvider>(),
            OptionsFor(provider.GetRequiredService<IOptions<ModelOptions>>().Value),
            provider.GetRequiredService<ITokenCounter>()));
        services.AddSingleton<CellPlanner>();
        return services;
    }

    /// <summary>Two turns, each as long as one completion may take.</summary>
    private static CopyWriterOptions OptionsFor(ModelOptions options) => new()
    {
        Deadline = 2 * options.Timeout,
        MaxInputTokens = options.MaxInputTokens,
        TokensPerRequest = options.Budget.TokensPerJob,
    };
}
