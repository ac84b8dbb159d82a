using System.Buffers;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using Microsoft.AspNetCore.Http.Metadata;

namespace MessageComposer.Server.Api;

/// <summary>
/// Writes a message as <see cref="MessageResponse"/> describes it, straight from the message: this happens for every message there is, and takes half of
/// what the serialiser takes. A test holds the two together.
/// </summary>
internal static class MessageJson
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Write(Utf8JsonWriter json, Message message)
    {
        json.WriteStartObject();
        json.WriteString(Names.MessageId, message.Id);
        json.WriteString(Names.RequestId, message.RequestId);
        json.WriteBoolean(Names.Send, message.Send);
        json.WriteString(Names.Source, WireNames.Of(message.Source));
        json.WriteString(Names.Reason, message.Reason is { } reason ? WireNames.Of(reason) : null);
        json.WriteBoolean(Names.Recorded, message.Recorded);
        json.WriteString(Names.Scenario, message.Cell.Scenario);
        json.WriteString(Names.Angle, message.Cell.Angle);
        json.WriteString(Names.Segment, message.Cell.Segment);
        json.WriteString(Names.Motive, message.Cell.Motive);
        json.WriteString(Names.Channel, message.Cell.Channel);
        json.WriteString(Names.Locale, message.Cell.Locale);
        json.WriteString(Names.Purpose, PurposeNames.Of(message.Purpose));
        json.WriteString(Names.Arm, message.Arm);
        json.WriteString(Names.VariantId, message.VariantId);
        WriteFields(json, message.Fields);
        WritePayload(json, message);
        WriteSending(json, message.Sending);
        if (message.ValidUntil is { } until) json.WriteString(Names.ValidUntil, until);
        else json.WriteNull(Names.ValidUntil);
        json.WriteStartObject(Names.Versions);
        json.WriteString(Names.Content, message.Versions.Content);
        json.WriteString(Names.Prompt, message.Versions.Prompt);
        json.WriteString(Names.Fallback, message.Versions.Fallback);
        json.WriteString(Names.Model, message.Versions.Model);
        json.WriteEndObject();
        WriteGuardrails(json, message.Guardrails);
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, string>>? fields)
    {
        if (fields is null)
        {
            json.WriteNull(Names.Fields);
            return;
        }
        json.WriteStartObject(Names.Fields);
        for (int i = 0; i < fields.Count; i++) json.WriteString(fields[i].Key, fields[i].Value);
        json.WriteEndObject();
    }

    private static void WritePayload(Utf8JsonWriter json, Message message)
    {
        json.WritePropertyName(Names.Payload);
        if (message.Payload is null) json.WriteNullValue();
        else message.Payload.WriteTo(json, WireJson.Compact.Options);
    }

    private static void WriteSending(Utf8JsonWriter json, Sending? sending)
    {
        if (sending is null)
        {
            json.WriteNull(Names.Sending);
            return;
        }
        json.WriteStartObject(Names.Sending);
        json.WriteBoolean(Names.AllowedNow, sending.AllowedNow);
        if (sending.NextAt is { } next) json.WriteString(Names.NextAt, next);
        else json.WriteNull(Names.NextAt);
        json.WriteString(Names.Label, sending.Label);
        json.WriteBoolean(Names.LabelApplied, sending.LabelApplied);
        if (sending.MaxPerDay is { } most) json.WriteNumber(Names.MaxPerDay, most);
        else json.WriteNull(Names.MaxPerDay);
        json.WriteEndObject();
    }

    private static void WriteGuardrails(Utf8JsonWriter json, GuardrailReport report)
    {
        json.WritePropertyName(Names.Guardrails);
        if (report.Findings.Count > 0)
        {
            JsonSerializer.Serialize(json, GuardrailsResponse.From(report), WireJson.Compact.GuardrailsResponse);
            return;
        }
        json.WriteStartObject();
        json.WriteString(Names.Verdict, GuardrailsResponse.WordOf(report.Verdict));
        json.WriteStartArray(Names.Findings);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static class Names
    {
        public static readonly JsonEncodedText MessageId = Of("message_id"), RequestId = Of("request_id"), Send = Of("send"), Source = Of("source"), Reason = Of("reason"),
            Recorded = Of("recorded"), Scenario = Of("scenario"), Angle = Of("angle"), Segment = Of("segment"), Motive = Of("motive"), Channel = Of("channel"), Locale = Of("locale"),
            Purpose = Of("purpose"), Arm = Of("arm"), VariantId = Of("variant_id"), Fields = Of("fields"), Payload = Of("payload"), Sending = Of("sending"), ValidUntil = Of("valid_until"),
            Versions = Of("versions"), Guardrails = Of("guardrails"), AllowedNow = Of("allowed_now"), NextAt = Of("next_at"), Label = Of("label"), LabelApplied = Of("label_applied"),
            MaxPerDay = Of("max_per_day"), Content = Of("content"), Prompt = Of("prompt"), Fallback = Of("fallback"), Model = Of("model"), Verdict = Of("verdict"), Findings = Of("findings");

        private static JsonEncodedText Of(string name) => JsonEncodedText.Encode(name);
    }
}

/// <summary>A message as the answer to a request.</summary>
internal sealed class MessageAnswer(Message message) : IResult, IEndpointMetadataProvider
{
    private const string Json = "application/json; charset=utf-8";

    [ThreadStatic] private static ArrayBufferWriter<byte>? t_bytes;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(MessageResponse), ["application/json"]));

    /// <summary>Written whole before it is sent, so that the answer tells its length; the server flushes it when the request ends.</summary>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArrayBufferWriter<byte> bytes = t_bytes ??= new ArrayBufferWriter<byte>(4096);
        bytes.ResetWrittenCount();
        using (Utf8JsonWriter json = new(bytes, MessageJson.Options)) MessageJson.Write(json, message);
        HttpResponse response = httpContext.Response;
        response.ContentType = Json;
        response.ContentLength = bytes.WrittenCount;
        response.BodyWriter.Write(bytes.WrittenSpan);
        return Task.CompletedTask;
    }
}
