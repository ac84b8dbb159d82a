using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Identity;
using MessageComposer.Content;
using MessageComposer.Generation;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace MessageComposer.Server.Models;

/// <summary>Makes the chat client the options describe. No call is made.</summary>
internal sealed class ModelFactory(TimeProvider time, ILoggerFactory loggers, UsageMeter usage)
{
    private const string AzureScope = "https://cognitiveservices.azure.com/.default";
    private const string AzurePath = "/openai/v1";
    private const string VersionPath = "/v1";
    private const string CompletionsPath = "/chat/completions";

    /// <summary>Servers of one's own often need no key, but the protocol has the header.</summary>
    private const string NoKey = "none";

    /// <param name="baseFolder">What a relative phrasebook folder is relative to.</param>
    public IChatClient Create(ModelOptions options, ModelProvider otherwise, string baseFolder)
    {
        ModelProvider provider = options.Providers.Count > 0 ? ModelProvider.Compatible : options.Provider ?? otherwise;
        ILogger logger = loggers.CreateLogger<ModelFactory>();
        if (provider is ModelProvider.None or ModelProvider.Phrasebook) ModelLog.Configured(logger, "-", provider, "-", "-");
        return provider switch
        {
            ModelProvider.None => new NoModel(),
            ModelProvider.Phrasebook => OpenPhrasebook(Path.GetFullPath(options.PhrasebookFolder, baseFolder), logger),
            ModelProvider.OpenAI or ModelProvider.Azure or ModelProvider.Compatible =>
                new FailoverChatClient([.. options.Each().Select(each => Resilient(each.Label, each.Settings, logger))], options.Timeout, time, loggers.CreateLogger<FailoverChatClient>()),
        };
    }

    private ResilientChatClient Resilient(string label, ModelOptions settings, ILogger logger)
    {
        ModelProvider provider = settings.Provider!.Value;
        ModelLog.Configured(logger, label, provider, settings.Name ?? "-", settings.Region ?? "-");
        MeteredChatClient metered = new(Remote(provider, settings), label, settings.Name!, usage);
        return new ResilientChatClient(metered, label, settings, time, loggers.CreateLogger<ResilientChatClient>());
    }

    private static Phrasebook OpenPhrasebook(string folder, ILogger logger)
    {
        PhrasebookContent content = PhrasebookReader.ReadFolder(folder);
        if (content.Faults.Count > 0) ModelLog.PhrasebookFaulty(logger, content.Faults.Count, content.Faults[0].ToString());
        return new Phrasebook(content.Entries);
    }

    private OpenAiChatClient Remote(ModelProvider provider, ModelOptions options)
    {
        HttpMessageHandler handler = new BoundedReplies(options.MaxResponseBytes, new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            // The caller's trace headers (baggage, tracestate) hold what its callers like; they end here.
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = options.AttemptTimeout,
        });
        OpenAIClientOptions settings = new()
        {
            // One place decides on time and repetition: ResilientChatClient.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            Transport = new HttpClientPipelineTransport(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan }),
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        };
        if (BaseAddress(provider, options.Endpoint) is { } address) settings.Endpoint = address;
#pragma warning disable OPENAI001 // The only way to sign in to Azure without a key; marked as still changing.
        ChatClient client = options.UseEntraId
            ? new ChatClient(options.Name!, new BearerTokenPolicy(new DefaultAzureCredential(), AzureScope), settings)
#pragma warning restore OPENAI001
            : new ChatClient(options.Name!, new ApiKeyCredential(string.IsNullOrWhiteSpace(options.ApiKey) ? NoKey : options.ApiKey), settings);
        string name = provider.ToString().ToLowerInvariant();
        return new OpenAiChatClient(client, new ChatClientMetadata(name, settings.Endpoint, options.Name), options, time);
    }

    /// <summary>The address up to the version, whichever part of it people give.</summary>
    private static Uri? BaseAddress(ModelProvider provider, Uri? endpoint)
    {
        if (endpoint is null) return null;
        string path = endpoint.AbsolutePath.TrimEnd('/');
        if (path.EndsWith(CompletionsPath, StringComparison.Ordinal)) path = path[..^CompletionsPath.Length];
        if (provider == ModelProvider.Azure && !path.Contains("/openai", StringComparison.Ordinal)) path = AzurePath;
        else if (path.Length == 0) path = VersionPath;
        return new Uri(endpoint.GetLeftPart(UriPartial.Authority) + path);
    }
}
