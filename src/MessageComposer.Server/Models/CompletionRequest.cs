using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace MessageComposer.Server.Models;

/// <summary>Writes the body of a chat completion: texts as plain strings, and no member a server has shown it does not take.</summary>
internal static class CompletionRequest
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static BinaryData Write(string model, IReadOnlyList<ChatMessage> messages, ChatOptions? asked, ServerManners manners)
    {
        using MemoryStream body = new();
        using (Utf8JsonWriter json = new(body, s_writing))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            json.WriteStartArray("messages");
            foreach ((string role, string text) in manners.SystemRole ? messages.Select(AsIs) : WithoutSystem(messages)) WriteMessage(json, role, text);
            json.WriteEndArray();
            if (manners.Temperature && asked?.Temperature is { } temperature) json.WriteNumber("temperature", Math.Round((decimal)temperature, 3));
            if (asked?.MaxOutputTokens is { } most) json.WriteNumber(manners.NewTokenLimit ? "max_completion_tokens" : "max_tokens", most);
            WriteFormat(json, asked?.ResponseFormat as ChatResponseFormatJson, manners.Output);
            json.WriteBoolean("stream", false);
            json.WriteEndObject();
        }
        return BinaryData.FromBytes(body.ToArray());
    }

    private static void WriteMessage(Utf8JsonWriter json, string role, string text)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteString("content", text);
        json.WriteEndObject();
    }

    private static void WriteFormat(Utf8JsonWriter json, ChatResponseFormatJson? asked, ModelOutput output)
    {
        if (asked is null || output == ModelOutput.Text) return;
        json.WriteStartObject("response_format");
        if (output == ModelOutput.JsonSchema && asked.Schema is { } schema)
        {
            json.WriteString("type", "json_schema");
            json.WriteStartObject("json_schema");
            json.WriteString("name", asked.SchemaName ?? "answer");
            json.WritePropertyName("schema");
            schema.WriteTo(json);
            json.WriteBoolean("strict", true);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("type", "json_object");
        }
        json.WriteEndObject();
    }

    private static (string Role, string Text) AsIs(ChatMessage message) =>
        (message.Role == ChatRole.System ? "system" : message.Role == ChatRole.Assistant ? "assistant" : "user", message.Text);

    /// <summary>The instructions begin the first message of the user in place of having their own.</summary>
    private static IEnumerable<(string Role, string Text)> WithoutSystem(IReadOnlyList<ChatMessage> messages)
    {
        string instructions = string.Concat(messages.Where(message => message.Role == ChatRole.System).Select(message => message.Text + "\n\n"));
        foreach (ChatMessage message in messages.Where(message => message.Role != ChatRole.System))
        {
            (string role, string text) = AsIs(message);
            if (role == "user" && instructions.Length > 0)
            {
                text = instructions + text;
                instructions = "";
            }
            yield return (role, text);
        }
    }
}
