using Microsoft.Extensions.Options;

namespace MessageComposer.Server.Models;

/// <summary>What each provider needs, and where a key may stand. No message quotes a value.</summary>
internal sealed class ModelOptionsRules(IConfiguration configuration) : IValidateOptions<ModelOptions>
{
    private const string KeyPath = ModelOptions.Section + ":" + nameof(ModelOptions.ApiKey);

    public ValidateOptionsResult Validate(string? name, ModelOptions options)
    {
        List<string> faults = [.. FaultsOf(options)];
        if (configuration is IConfigurationRoot root && root.Providers.OfType<FileConfigurationProvider>().Any(file => file.TryGet(KeyPath, out string? key) && !string.IsNullOrEmpty(key)))
            faults.Add("Model:ApiKey stands in a settings file; set the environment variable Model__ApiKey instead.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FaultsOf(ModelOptions options)
    {
        if (options.Provider is not (ModelProvider.OpenAI or ModelProvider.Azure or ModelProvider.Compatible)) yield break;
        bool hasKey = !string.IsNullOrWhiteSpace(options.ApiKey);
        if (string.IsNullOrWhiteSpace(options.Name)) yield return "Model:Name is missing: the model, or Azure's deployment.";
        if (options.Provider == ModelProvider.OpenAI && !hasKey) yield return "Model:ApiKey is missing: set the environment variable Model__ApiKey.";
        if (options.Provider == ModelProvider.Azure && hasKey == options.UseEntraId) yield return "Azure needs either the environment variable Model__ApiKey or Model:UseEntraId, one of them.";
        if (options.Provider != ModelProvider.Azure && options.UseEntraId) yield return "Model:UseEntraId is for the provider azure only.";
        if (options.Endpoint is null)
        {
            if (options.Provider != ModelProvider.OpenAI) yield return "Model:Endpoint is missing.";
        }
        else if (!options.Endpoint.IsAbsoluteUri || options.Endpoint.Scheme is not ("http" or "https") || options.Endpoint.UserInfo.Length > 0)
        {
            yield return "Model:Endpoint must be an http or https address without user name.";
        }
        else if (options.Endpoint.Scheme == "http" && !options.Endpoint.IsLoopback && (hasKey || options.UseEntraId))
        {
            yield return "Model:Endpoint must be https where a key or token is sent.";
        }
        if (options.AttemptTimeout > options.Timeout) yield return "Model:AttemptTimeout must not be longer than Model:Timeout.";
    }
}
