using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Guardrails.Definitions;
using Microsoft.Extensions.AI;

namespace MessageComposer.Generation;

/// <summary>The strict JSON schema of an answer: <c>{"variants": [{field: text, …}]}</c>. Every field is asked for; one the channel can do without may come as "".</summary>
internal static class CopySchema
{
    public const string Variants = "variants";

    public static ChatResponseFormatJson For(string channel, IReadOnlyList<FieldDefinition> fields)
    {
        JsonObject properties = [];
        JsonArray names = [];
        foreach (FieldDefinition field in fields)
        {
            properties[field.Id] = new JsonObject { ["type"] = "string" };
            names.Add((JsonNode)field.Id);
        }
        JsonObject schema = new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                [Variants] = new JsonObject
                {
                    ["type"] = "array",
                    ["items"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["properties"] = properties,
                        ["required"] = names,
                        ["additionalProperties"] = false,
                    },
                },
            },
            ["required"] = new JsonArray(Variants),
            ["additionalProperties"] = false,
        };
        return ChatResponseFormat.ForJsonSchema(JsonSerializer.SerializeToElement(schema), "copy_" + channel.Replace('-', '_'));
    }

    /// <summary>The same for a model that is shown no schema.</summary>
    public static string InWords(IReadOnlyList<FieldDefinition> fields, string locale)
    {
        string example = $"{{\"{Variants}\":[{{{string.Join(',', fields.Select(field => $"\"{field.Id}\":\"…\""))}}}]}}";
        return locale.StartsWith("vi", StringComparison.Ordinal)
            ? $"Chỉ trả lời bằng một đối tượng JSON đúng dạng sau, mỗi bài là một phần tử, không thêm lời nào khác:\n{example}"
            : $"Answer with one JSON object of this shape, one element for each text, and nothing else:\n{example}";
    }

    /// <summary>The field ids of a schema made by <see cref="For"/>.</summary>
    public static IEnumerable<string> FieldsOf(ChatResponseFormat? format) =>
        format is ChatResponseFormatJson { Schema: { } schema }
            ? schema.GetProperty("properties").GetProperty(Variants).GetProperty("items").GetProperty("properties").EnumerateObject().Select(property => property.Name)
            : [];
}
