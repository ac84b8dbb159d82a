using System.Text.Json.Nodes;
using MessageComposer.Content;
using MessageComposer.Messages;
using Microsoft.Extensions.AI;

namespace MessageComposer.Generation;

/// <summary>
/// The offline stand-in for a model: sentences people wrote, chosen by cell. It reads no prompt and invents nothing; the same request gives the same answer.
/// Labelled <c>phrasebook</c> wherever a model is named.
/// </summary>
public sealed class Phrasebook(IReadOnlyList<PhrasebookEntry> entries) : IChatClient
{
    public const string ModelId = "phrasebook";

    private readonly ChatClientMetadata _metadata = new(ModelId, defaultModelId: ModelId);

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (options?.AdditionalProperties?.GetValueOrDefault(ChatKeys.Request) is not CopyRequest request)
            return Task.FromException<ChatResponse>(new ModelRefusedException(Reason.ModelError, "the phrasebook answers requests for copy only"));

        List<PhrasebookEntry> chosen = [.. Choose(request)];
        if (chosen.Count == 0)
            return Task.FromException<ChatResponse>(new ModelRefusedException(Reason.UnusableOutput, "the phrasebook has no entry for this cell"));

        JsonArray variants = [];
        foreach (PhrasebookEntry entry in chosen) variants.Add((JsonNode)Variant(entry, options.ResponseFormat));
        ChatMessage answer = new(ChatRole.Assistant, new JsonObject { [CopySchema.Variants] = variants }.ToJsonString());
        return Task.FromResult(new ChatResponse(answer)
        {
            ModelId = ModelId,
            FinishReason = ChatFinishReason.Stop,
            AdditionalProperties = new AdditionalPropertiesDictionary
            {
                [ChatKeys.Conditions] = (IReadOnlyList<IReadOnlyList<string>>)[.. chosen.Select(entry => entry.Conditions)],
            },
        });
    }

    /// <summary>The most telling entries first: those written for exactly this cell, then those that use more of the conditions given.</summary>
    private IEnumerable<PhrasebookEntry> Choose(CopyRequest request) => entries
        .Where(entry => Fits(entry, request))
        .OrderByDescending(Closeness)
        .ThenByDescending(entry => entry.Conditions.Count)
        .Take(request.Count);

    private static bool Fits(PhrasebookEntry entry, CopyRequest request)
    {
        Cell cell = request.Cell;
        return entry.Locale == cell.Locale && entry.Scenario == cell.Scenario && entry.Channel == cell.Channel
            && (entry.Segment ?? cell.Segment) == cell.Segment
            && (entry.Motive ?? cell.Motive) == cell.Motive
            && (entry.Angle ?? cell.Angle) == cell.Angle
            && (entry.Subject ?? cell.Subject) == cell.Subject
            && entry.Conditions.All(condition => request.Conditions.Contains(condition, StringComparer.Ordinal));
    }

    private static int Closeness(PhrasebookEntry entry) =>
        (entry.Angle is null ? 0 : 8) + (entry.Segment is null ? 0 : 4) + (entry.Motive is null ? 0 : 2) + (entry.Subject is null ? 0 : 1);

    /// <summary>An answer has every field asked for: an optional one nobody wrote comes empty.</summary>
    private static JsonObject Variant(PhrasebookEntry entry, ChatResponseFormat? format)
    {
        JsonObject variant = [];
        foreach (string field in CopySchema.FieldsOf(format)) variant[field] = "";
        foreach (KeyValuePair<string, string> field in entry.Fields) variant[field.Key] = field.Value;
        return variant;
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
