using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MessageComposer.Review.Audit;

/// <summary>How rows are spelled, hashed and linked. The spelling is part of the format: an export of today must verify in ten years.</summary>
public static class AuditChain
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the first row follows.</summary>
    public static string Beginning { get; } = new('0', 64);

    /// <summary>The row that follows <paramref name="head"/>.</summary>
    public static AuditRow Link(AuditHead head, AuditEntry entry)
    {
        DateTimeOffset utc = entry.At.ToUniversalTime();
        AuditRow row = new(
            head.Number + 1, utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond)), entry.Actor, entry.Action, entry.Subject, Canonical(entry.Details), head.Hash, "");
        return row with { Hash = HashOf(row) };
    }

    public static string HashOf(AuditRow row) => Convert.ToHexStringLower(SHA256.HashData(Content(row)));

    /// <summary>What is hashed: the row's line without its hash.</summary>
    public static byte[] Content(AuditRow row) => Write(row, withHash: false);

    /// <summary>One line of an export, without its end.</summary>
    public static string ToLine(AuditRow row) => Encoding.UTF8.GetString(Write(row, withHash: true));

    /// <summary>Null where the line is no row of a trail.</summary>
    public static AuditRow? FromLine(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement row = document.RootElement;
            JsonElement actor = row.GetProperty("actor");
            return new AuditRow(
                row.GetProperty("number").GetInt64(),
                row.GetProperty("at").GetDateTimeOffset(),
                new AuditActor(actor.GetProperty("id").GetString()!, actor.GetProperty("name").GetString()!),
                row.GetProperty("action").GetString()!,
                row.GetProperty("subject").GetString()!,
                row.GetProperty("details").GetRawText(),
                row.GetProperty("previous").GetString()!,
                row.GetProperty("hash").GetString()!);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>JSON with sorted keys and no blanks, letters as they are: the same text for the same value.</summary>
    public static string Canonical(JsonNode? node)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, s_writing)) Write(writer, node);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                writer.WriteStartObject();
                foreach ((string key, JsonNode? value) in map.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(key);
                    Write(writer, value);
                }
                writer.WriteEndObject();
                break;
            case JsonArray list:
                writer.WriteStartArray();
                foreach (JsonNode? item in list) Write(writer, item);
                writer.WriteEndArray();
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }

    private static byte[] Write(AuditRow row, bool withHash)
    {
        ArrayBufferWriter<byte> buffer = new(512);
        using (Utf8JsonWriter writer = new(buffer, s_writing))
        {
            writer.WriteStartObject();
            writer.WriteNumber("number", row.Number);
            writer.WriteString("at", row.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            writer.WriteStartObject("actor");
            writer.WriteString("id", row.Actor.Id);
            writer.WriteString("name", row.Actor.Name);
            writer.WriteEndObject();
            writer.WriteString("action", row.Action);
            writer.WriteString("subject", row.Subject);
            writer.WritePropertyName("details");
            writer.WriteRawValue(row.Details);
            writer.WriteString("previous", row.Previous);
            if (withHash) writer.WriteString("hash", row.Hash);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }
}
