using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace MessageComposer.Server.Models;

/// <summary>
/// OpenAI's chat completions as an <see cref="IChatClient"/>: texts in, one text out. Transport and sign-in are the library's; bodies are written and read here, since
/// compatible servers keep to the protocol only so far. Every trouble leaves as <see cref="Generation.ModelRefusedException"/>; only the caller's cancellation goes on as
/// it is. Thread-safe.
/// </summary>
internal sealed class OpenAiChatClient(ChatClient client, ChatClientMetadata metadata, ModelOptions options, TimeProvider time) : IChatClient
{
    private const int MostForms = 6;

    private readonly bool _known = options.Provider != ModelProvider.Compatible;
    private volatile ServerManners _manners = new(options.Output, options.SendTemperature, NewTokenLimit: options.Provider != ModelProvider.Compatible);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatMessage[] sent = [.. messages];
        try
        {
            return await CompleteAsync(sent, options, cancellationToken);
        }
        catch (Exception exception) when (ProviderFaults.From(exception, time, cancellationToken) is { } refusal)
        {
            throw refusal;
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? metadata
        : serviceType.IsInstanceOfType(client) ? client
        : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // The client's transport lives as long as the process.
    }

    private async Task<ChatResponse> CompleteAsync(ChatMessage[] messages, ChatOptions? asked, CancellationToken cancellationToken)
    {
        string model = metadata.DefaultModelId!;
        ServerManners manners = _manners;
        for (int form = 1; ; form++)
        {
            try
            {
                using BinaryContent body = BinaryContent.Create(CompletionRequest.Write(model, messages, asked, manners));
                ClientResult result = await client.CompleteChatAsync(body, new RequestOptions { CancellationToken = cancellationToken });
                ChatResponse response = CompletionReply.Read(result.GetRawResponse().Content.ToMemory(), model);
                if (!manners.Proven || manners != _manners) _manners = manners with { Proven = true };
                return response;
            }
            catch (ClientResultException refusal) when (form < MostForms && manners.After(refusal.Status, ProviderFaults.WordsOf(refusal), _known) is { } next)
            {
                manners = next;
            }
        }
    }
}
