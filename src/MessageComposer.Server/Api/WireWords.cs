using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessageComposer.Server.Api;

/// <summary>Enums as the wire spells them.</summary>
internal static class WireWords
{
    public static string Of<T>(T value) where T : struct, Enum => Words<T>.ByValue[value];

    public static bool TryRead<T>(string? word, out T value) where T : struct, Enum
    {
        value = default;
        return word is not null && Words<T>.ByWord.TryGetValue(word, out value);
    }

    public static string List<T>() where T : struct, Enum => string.Join(", ", Words<T>.ByWord.Keys);

    private static class Words<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
        public static readonly Dictionary<string, T> ByWord = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key);
    }
}

/// <summary>A text that is JSON already.</summary>
internal sealed class RawJsonConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, [StringSyntax(StringSyntaxAttribute.Json)] string value, JsonSerializerOptions options) => writer.WriteRawValue(value);
}
