using System.Text.Json.Nodes;

namespace MessageComposer.Server.Tests.Models;

/// <summary>How a server of chat completions writes its answers, and what it refuses to be asked.</summary>
/// <param name="Refuses">The words of a 400 in place of an answer; null where the call is taken.</param>
/// <param name="Completion">A reply with this text, finish reason and refusal.</param>
internal sealed record ServerShape(string Name, Func<ProviderCall, string?> Refuses, Func<string?, string, string?, string> Completion)
{
    /// <summary>OpenAI's own.</summary>
    public static ServerShape Usual { get; } = new("usual", _ => null, ScriptedProvider.Completion);

    /// <summary>
    /// A small server of one's own: no response format, no system role, no usage, ids that are numbers, texts in parts, members nobody asked for, thinking before the answer,
    /// no finish reason unless it matters, a byte order mark.
    /// </summary>
    public static ServerShape Plain { get; } = new("plain", RefusalOfPlain, PlainCompletion);

    public static ServerShape Named(string name) => name == Plain.Name ? Plain : Usual;

    private static string? RefusalOfPlain(ProviderCall call)
    {
        if (call.Body["response_format"] is not null) return """{"detail":[{"loc":["body","response_format"],"msg":"extra fields not permitted","type":"value_error.extra"}]}""";
        return call.Body["messages"]!.AsArray().Any(message => (string?)message!["role"] == "system") ? """{"object":"error","message":"System role not supported","code":40303}""" : null;
    }

    private static string PlainCompletion(string? text, string finish, string? refusal)
    {
        JsonObject message = new() { ["role"] = "assistant", ["reasoning_content"] = "Nghĩ đã.", ["refusal"] = refusal, ["tool_calls"] = new JsonArray() };
        if (text is not null)
        {
            message["content"] = new JsonArray(
                new JsonObject { ["type"] = "thinking", ["text"] = "không phải bài" },
                new JsonObject { ["type"] = "text", ["text"] = "<think>Xem nào {\"x\"…</think>\n" + text });
        }
        return "\uFEFF" + new JsonObject
        {
            ["id"] = 7,
            ["object"] = "chat.completion",
            ["created"] = 1_790_000_000.25,
            ["model"] = "",
            ["timings"] = new JsonObject { ["predicted_ms"] = 1.5 },
            ["usage"] = null,
            ["choices"] = new JsonArray(new JsonObject { ["index"] = "0", ["finish_reason"] = finish == "stop" ? null : finish, ["logprobs"] = null, ["message"] = message }),
        }.ToJsonString();
    }
}
