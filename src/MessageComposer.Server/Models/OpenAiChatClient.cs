using System.ClientModel;
using System.Runtime.CompilerServices;
using MessageComposer.Generation;
using MessageComposer.Messages;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using ChatResponseFormat = Microsoft.Extensions.AI.ChatResponseFormat;

namespace MessageComposer.Server.Models;

/// <summary>
/// OpenAI's chat completions as an <see cref="IChatClient"/>: texts in, one text out. Every trouble leaves as <see cref="ModelRefusedException"/>;
/// only the caller's cancellation goes on as it is. Thread-safe.
/// </summary>
internal sealed class OpenAiChatClient(ChatClient client, ChatClientMetadata metadata, ModelOptions options, TimeProvider time) : IChatClient
{
    /// <summary>Reasoning models refuse a temperature; one refusal is remembered.</summary>
    private volatile bool _omitTemperature = !options.SendTemperature;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        OpenAI.Chat.ChatMessage[] sent = [.. messages.Select(MessageOf)];
        try
        {
            try
            {
                return await CompleteAsync(sent, options, cancellationToken);
            }
            catch (ClientResultException refusal) when (!_omitTemperature && ProviderFaults.RefusedParameter(refusal) == "temperature")
            {
                _omitTemperature = true;
                return await CompleteAsync(sent, options, cancellationToken);
            }
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

    private async Task<ChatResponse> CompleteAsync(OpenAI.Chat.ChatMessage[] messages, ChatOptions? asked, CancellationToken cancellationToken)
    {
        ClientResult<ChatCompletion> result = await client.CompleteChatAsync(messages, OptionsOf(asked), cancellationToken);
        ChatCompletion completion = result.Value;
        if (!string.IsNullOrEmpty(completion.Refusal)) throw new ModelRefusedException(Reason.UnusableOutput, "the model declined to answer");
        string text = string.Concat(completion.Content.Where(part => part.Kind == ChatMessageContentPartKind.Text).Select(part => part.Text));
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            ResponseId = completion.Id,
            ModelId = string.IsNullOrEmpty(completion.Model) ? metadata.DefaultModelId : completion.Model,
            FinishReason = FinishReasonOf(completion.FinishReason),
            Usage = completion.Usage is { } usage
                ? new UsageDetails { InputTokenCount = usage.InputTokenCount, OutputTokenCount = usage.OutputTokenCount, TotalTokenCount = usage.TotalTokenCount }
                : null,
        };
    }

    private ChatCompletionOptions OptionsOf(ChatOptions? asked) => new()
    {
        Temperature = _omitTemperature ? null : asked?.Temperature,
        MaxOutputTokenCount = asked?.MaxOutputTokens,
        ResponseFormat = FormatOf(asked?.ResponseFormat),
    };

    private OpenAI.Chat.ChatResponseFormat? FormatOf(ChatResponseFormat? asked) => (asked, options.Output) switch
    {
        (ChatResponseFormatJson { Schema: { } schema } json, ModelOutput.JsonSchema) =>
            OpenAI.Chat.ChatResponseFormat.CreateJsonSchemaFormat(json.SchemaName ?? "answer", BinaryData.FromString(schema.GetRawText()), json.SchemaDescription, jsonSchemaIsStrict: true),
        (ChatResponseFormatJson, ModelOutput.JsonSchema or ModelOutput.JsonObject) => OpenAI.Chat.ChatResponseFormat.CreateJsonObjectFormat(),
        _ => null,
    };

    private static OpenAI.Chat.ChatMessage MessageOf(ChatMessage message) =>
        message.Role == ChatRole.System ? new SystemChatMessage(message.Text)
        : message.Role == ChatRole.Assistant ? new AssistantChatMessage(message.Text)
        : new UserChatMessage(message.Text);

    private static ChatFinishReason FinishReasonOf(OpenAI.Chat.ChatFinishReason reason) => reason switch
    {
        OpenAI.Chat.ChatFinishReason.Length => ChatFinishReason.Length,
        OpenAI.Chat.ChatFinishReason.ContentFilter => ChatFinishReason.ContentFilter,
        OpenAI.Chat.ChatFinishReason.ToolCalls or OpenAI.Chat.ChatFinishReason.FunctionCall => ChatFinishReason.ToolCalls,
        _ => ChatFinishReason.Stop,
    };
}
