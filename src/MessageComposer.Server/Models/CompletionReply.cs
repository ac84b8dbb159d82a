using System.Globalization;
using System.Text.Json;
using MessageComposer.Generation;
using MessageComposer.Messages;
using Microsoft.Extensions.AI;

namespace MessageComposer.Server.Models;

/// <summary>
/// Reads the body of a chat completion as servers in the wild write it: a byte order mark, members beyond the protocol, ids that are numbers, texts in parts, usage or
/// finish reason missing. What is needed is a text; all else may be absent.
/// </summary>
internal static class CompletionReply
{
    private static readonly JsonDocumentOptions s_reading = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <exception cref="ModelRefusedException">There is no completion in it. The message quotes nothing.</exception>
    public static ChatResponse Read(ReadOnlyMemory<byte> body, string model)
    {
        if (body.Span.StartsWith("\uFEFF"u8)) body = body[3..];
        using JsonDocument document = Parse(body);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object) throw NoCompletion();
        JsonElement choice = FirstChoice(root);
        JsonElement message = Member(choice, "message");
        if (Text(Member(message, "refusal")) is { Length: > 0 }) throw new ModelRefusedException(Reason.UnusableOutput, "the model declined to answer") { MayBeCharged = true };
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, Content(Member(message, "content")) ?? Content(Member(choice, "text")) ?? ""))
        {
            ResponseId = Text(Member(root, "id")),
            ModelId = Text(Member(root, "model")) is { Length: > 0 } name ? name : model,
            FinishReason = FinishReasonOf(Text(Member(choice, "finish_reason"))),
            Usage = UsageOf(Member(root, "usage")),
        };
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, s_reading);
        }
        catch (JsonException)
        {
            throw NoCompletion();
        }
    }

    /// <summary>Some gateways answer 200 and tell of the fault in the body.</summary>
    private static JsonElement FirstChoice(JsonElement root)
    {
        JsonElement choices = Member(root, "choices");
        if (choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0 && choices[0].ValueKind == JsonValueKind.Object) return choices[0];
        JsonElement error = Member(root, "error");
        if (error.ValueKind is JsonValueKind.Object or JsonValueKind.String)
        {
            bool rateLimited = Text(Member(error, "code")) == "429" || Text(Member(error, "status")) == "429";
            throw new ModelRefusedException(rateLimited ? Reason.ModelRateLimited : Reason.ModelError, "the provider answered with an error in place of a completion") { Transient = rateLimited };
        }
        throw new ModelRefusedException(Reason.UnusableOutput, "the completion holds no choice") { MayBeCharged = true };
    }

    private static ModelRefusedException NoCompletion() => new(Reason.ModelError, "the reply is not the JSON of a completion") { MayBeCharged = true };

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : default;

    private static string? Text(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString(),
                JsonValueKind.Number => element.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null; // Half a surrogate pair, escaped.
        }
    }

    /// <summary>Parts of a model's thinking are not its answer.</summary>
    private static string? Content(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => Text(content),
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(PartOf)),
        JsonValueKind.Object => PartOf(content),
        _ => null,
    };

    private static string? PartOf(JsonElement part) =>
        part.ValueKind == JsonValueKind.String ? Text(part)
        : Text(Member(part, "type")) is null or "text" or "output_text" ? Text(Member(part, "text"))
        : null;

    private static ChatFinishReason FinishReasonOf(string? reason) => reason switch
    {
        "length" or "max_tokens" => ChatFinishReason.Length,
        "content_filter" or "safety" => ChatFinishReason.ContentFilter,
        "tool_calls" or "function_call" => ChatFinishReason.ToolCalls,
        _ => ChatFinishReason.Stop,
    };

    /// <summary>A count that is absent, nought or nonsense is no count.</summary>
    private static UsageDetails? UsageOf(JsonElement usage)
    {
        long? input = Count(Member(usage, "prompt_tokens")), output = Count(Member(usage, "completion_tokens"));
        return input is > 0 && output is >= 0 ? new UsageDetails { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = input + output } : null;
    }

    private static long? Count(JsonElement count) =>
        Text(count) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is >= 0 and <= int.MaxValue ? (long)value : null;
}
