using Microsoft.Extensions.Options;

namespace MessageComposer.Server.Models;

/// <summary>What each provider needs, and where a key may stand. No message quotes a value.</summary>
internal sealed class ModelOptionsRules(IConfiguration configuration) : IValidateOptions<ModelOptions>
{
    public ValidateOptionsResult Validate(string? name, ModelOptions options)
    {
        List<string> faults = [.. KeysInFiles().Select(path => $"{path} stands in a settings file; set the environment variable {path.Replace(":", "__", StringComparison.Ordinal)} instead.")];
        faults.AddRange(options.Providers.Count == 0 ? FaultsOf(options, ModelOptions.Section) : FaultsOfList(options));
        if (options.Budget.Prices.GroupBy(price => price.Model).Any(prices => prices.Count() > 1)) faults.Add("Model:Budget:Prices names a model twice.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FaultsOfList(ModelOptions options)
    {
        if (options.Provider is not null || options.Endpoint is not null || !string.IsNullOrEmpty(options.Name) || !string.IsNullOrEmpty(options.ApiKey))
            yield return "Give either Model:Providers or Model:Provider with its endpoint, name and key, not both.";
        IReadOnlyList<(string Label, ModelOptions Settings)> each = options.Each();
        for (int i = 0; i < each.Count; i++)
        {
            string path = $"{ModelOptions.Section}:Providers:{i}";
            if (each[i].Settings.Provider is not (ModelProvider.OpenAI or ModelProvider.Azure or ModelProvider.Compatible)) yield return path + ":Provider must be OpenAI, Azure or Compatible.";
            if (options.Providers[i] is { ApiKey: not null, ApiKeyVariable: not null }) yield return path + " has both ApiKey and ApiKeyVariable.";
            if (options.Providers[i].ApiKeyVariable is not null && string.IsNullOrWhiteSpace(each[i].Settings.ApiKey)) yield return path + ":ApiKeyVariable names an environment variable that is not set.";
            if (each.Take(i).Any(other => other.Label == each[i].Label)) yield return path + ":Label must differ from the others'.";
            foreach (string fault in FaultsOf(each[i].Settings, path)) yield return fault;
        }
    }

    private IEnumerable<string> KeysInFiles()
    {
        if (configuration is not IConfigurationRoot root) yield break;
        IEnumerable<string> paths = configuration.GetSection(ModelOptions.Section + ":Providers").GetChildren().Select(entry => entry.Path).Prepend(ModelOptions.Section);
        foreach (string path in paths.Select(path => path + ":" + nameof(ModelOptions.ApiKey)))
            if (root.Providers.OfType<FileConfigurationProvider>().Any(file => file.TryGet(path, out string? key) && !string.IsNullOrEmpty(key))) yield return path;
    }

    private static IEnumerable<string> FaultsOf(ModelOptions options, string path)
    {
        if (options.Provider is not (ModelProvider.OpenAI or ModelProvider.Azure or ModelProvider.Compatible)) yield break;
        bool hasKey = !string.IsNullOrWhiteSpace(options.ApiKey);
        string variable = (path + ":ApiKey").Replace(":", "__", StringComparison.Ordinal);
        if (string.IsNullOrWhiteSpace(options.Name)) yield return path + ":Name is missing: the model, or Azure's deployment.";
        if (options.Provider == ModelProvider.OpenAI && !hasKey) yield return $"{path}:ApiKey is missing: set the environment variable {variable}.";
        if (options.Provider == ModelProvider.Azure && hasKey == options.UseEntraId) yield return $"Azure needs either the environment variable {variable} or {path}:UseEntraId, one of them.";
        if (options.Provider != ModelProvider.Azure && options.UseEntraId) yield return path + ":UseEntraId is for the provider azure only.";
        if (options.Endpoint is null)
        {
            if (options.Provider != ModelProvider.OpenAI) yield return path + ":Endpoint is missing.";
        }
        else if (!options.Endpoint.IsAbsoluteUri || options.Endpoint.Scheme is not ("http" or "https") || options.Endpoint.UserInfo.Length > 0)
        {
            yield return path + ":Endpoint must be an http or https address without user name.";
        }
        else if (options.Endpoint.Scheme == "http" && !options.Endpoint.IsLoopback && (hasKey || options.UseEntraId))
        {
            yield return path + ":Endpoint must be https where a key or token is sent.";
        }
        if (options.AttemptTimeout > options.Timeout) yield return path + ":AttemptTimeout must not be longer than Model:Timeout.";
    }
}
