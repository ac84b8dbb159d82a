using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MessageComposer.Server.Models;

/// <summary>Who answers the service's prompts.</summary>
public enum ModelProvider
{
    /// <summary>Nobody: fallback templates only.</summary>
    None,

    /// <summary>The offline book of sentences; no model.</summary>
    Phrasebook,
    OpenAI,

    /// <summary>Azure OpenAI's v1 endpoint.</summary>
    Azure,

    /// <summary>Any server that speaks OpenAI's chat completions: Ollama, vLLM, llama.cpp.</summary>
    Compatible,
}

/// <summary>How a server is asked for JSON.</summary>
public enum ModelOutput
{
    /// <summary>By a strict schema.</summary>
    JsonSchema,

    /// <summary>By a promise of some JSON object, for servers without schemas.</summary>
    JsonObject,

    /// <summary>By the prompt alone.</summary>
    Text,
}

/// <summary>How the service reaches the language model. Bound from section <c>Model</c>, checked at start-up.</summary>
public sealed class ModelOptions
{
    public const string Section = "Model";

    /// <summary>Default: <c>Phrasebook</c> in Development, else <c>None</c>.</summary>
    public ModelProvider? Provider { get; set; }

    /// <summary>
    /// Several providers in the order they are asked: the next takes over where one fails, is out of calls or left alone. In place of <see cref="Provider"/> and what
    /// belongs to it.
    /// </summary>
    [ValidateEnumeratedItems] public IList<ModelProviderOptions> Providers { get; } = [];

    /// <summary>What it may use and what it costs.</summary>
    [ValidateObjectMembers] public ModelBudgetOptions Budget { get; set; } = new();

    /// <summary>Base address: the resource for Azure, the address up to <c>/v1</c> for a compatible server (with no path at all, <c>/v1</c> is added). OpenAI needs none.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>From the environment only (<c>Model__ApiKey</c>); a key in a settings file is refused.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model, or Azure's deployment.</summary>
    [StringLength(200)] public string? Name { get; set; }

    /// <summary>Sign in to Azure with the host's Entra identity in place of a key. Default false.</summary>
    public bool UseEntraId { get; set; }

    /// <summary>Where the model runs, for records and the privacy page: <c>southeastasia</c>. Not sent anywhere.</summary>
    [StringLength(100)] public string? Region { get; set; }

    /// <summary>Longest prompt in tokens, schema included; facts of a product are left out to keep to it. 500 to 1,000,000; default 16,000.</summary>
    [Range(500, 1_000_000)] public int MaxInputTokens { get; set; } = 16_000;

    /// <summary>Longest wait for one completion, retries and all providers included. 1 s to 5 min; default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")] public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait for one attempt. 100 ms to 5 min; default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")] public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a failed attempt is repeated where that may help (408, 409, 429, 5xx, no connection). 0 to 5; default 2.</summary>
    [Range(0, 5)] public int MaxRetries { get; set; } = 2;

    /// <summary>Pause before the first repetition where the server names none; doubles each time. 1 ms to 1 min; default 500 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")] public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Calls under way at a time; the others wait in line. 1 to 64; default 4.</summary>
    [Range(1, 64)] public int MaxConcurrency { get; set; } = 4;

    /// <summary>Failed calls within half a minute, being at least half of all, from which the model is left alone for a while. 2 to 1000; default 5.</summary>
    [Range(2, 1000)] public int CircuitThreshold { get; set; } = 5;

    /// <summary>How long it is left alone. 1 s to 10 min; default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")] public TimeSpan CircuitPause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest reply taken in. 4 KiB to 16 MiB; default 1 MiB.</summary>
    [Range(4_096, 16_777_216)] public int MaxResponseBytes { get; set; } = 1_048_576;

    /// <summary>Send the prompt's temperature. Default true; models that refuse it are noticed and asked without.</summary>
    public bool SendTemperature { get; set; } = true;

    /// <summary>What a server is asked for at first; one that refuses it is asked for less, and that is remembered. Default <c>JsonSchema</c>.</summary>
    public ModelOutput Output { get; set; } = ModelOutput.JsonSchema;

    /// <summary>Folder of the offline phrasebook, from the content root. Default <c>samples/phrasebook</c>.</summary>
    public string PhrasebookFolder { get; set; } = "samples/phrasebook";

    /// <summary>Each provider with settings of its own; a single one where no list is given.</summary>
    internal IReadOnlyList<(string Label, ModelOptions Settings)> Each() =>
        Providers.Count == 0
            ? [(LabelOf(Provider), this)]
            : [.. Providers.Select(provider => (provider.Label ?? LabelOf(provider.Provider), With(provider)))];

    private static string LabelOf(ModelProvider? provider) => (provider ?? ModelProvider.None).ToString().ToLowerInvariant();

    private ModelOptions With(ModelProviderOptions own) => new()
    {
        Provider = own.Provider,
        Endpoint = own.Endpoint,
        ApiKey = own.ApiKeyVariable is { } variable ? Environment.GetEnvironmentVariable(variable) : own.ApiKey,
        Name = own.Name,
        UseEntraId = own.UseEntraId,
        Region = own.Region,
        MaxInputTokens = MaxInputTokens,
        Timeout = Timeout,
        AttemptTimeout = own.AttemptTimeout ?? AttemptTimeout,
        MaxRetries = MaxRetries,
        RetryDelay = RetryDelay,
        MaxConcurrency = own.MaxConcurrency ?? MaxConcurrency,
        CircuitThreshold = CircuitThreshold,
        CircuitPause = CircuitPause,
        MaxResponseBytes = MaxResponseBytes,
        SendTemperature = own.SendTemperature ?? SendTemperature,
        Output = own.Output ?? Output,
    };
}

[OptionsValidator]
internal sealed partial class ModelOptionsValidator : IValidateOptions<ModelOptions>;
