using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessageComposer.Server.Api;

/// <summary>Fields as one JSON object, in the channel's order.</summary>
internal sealed class FieldsConverter : JsonConverter<IReadOnlyList<KeyValuePair<string, string>>>
{
    public override IReadOnlyList<KeyValuePair<string, string>> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
        List<KeyValuePair<string, string>> fields = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string field = reader.GetString()!;
            reader.Read();
            fields.Add(new(field, reader.GetString() ?? throw new JsonException()));
        }
        return fields;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, string>> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((string field, string text) in value) writer.WriteString(field, text);
        writer.WriteEndObject();
    }
}
