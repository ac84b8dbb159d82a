using System.Text.Json.Nodes;
using MessageComposer.Guardrails;

namespace MessageComposer.Rendering.Payloads;

/// <summary>
/// The <c>message</c> of a Zalo OA call. Advertising goes as a promotion of elements and a button (<c>v3.0/oa/message/promotion</c>),
/// care as consultation text (<c>v3.0/oa/message/cs</c>). The recipient is the sender's to add.
/// </summary>
internal static class ZaloPayload
{
    public static MessagePayload Build(PayloadRequest request)
    {
        JsonObject message = request.Audience.Purpose == Purpose.Advertising ? Promotion(request) : Consultation(request);
        return new MessagePayload(new JsonObject { ["message"] = message }, PayloadBuilder.VisibleFields(request));
    }

    private static JsonObject Consultation(PayloadRequest request)
    {
        string text = request.Field("title") is { } title ? $"{title}\n{request.Field("body")}" : request.Field("body") ?? "";
        return new JsonObject { ["text"] = request.CtaUrl is { } url ? $"{text}\n{url}" : text };
    }

    private static JsonObject Promotion(PayloadRequest request)
    {
        JsonArray elements = [];
        if (request.Labelled("title") is { } title) elements.Add((JsonNode)new JsonObject { ["type"] = "header", ["content"] = title });
        elements.Add((JsonNode)new JsonObject { ["type"] = "text", ["align"] = "left", ["content"] = request.Labelled("body") });
        JsonObject payload = new() { ["template_type"] = "promotion", ["language"] = request.Brief.Locale.StartsWith("vi", StringComparison.Ordinal) ? "VI" : "EN", ["elements"] = elements };
        if (request.CtaUrl is { } url && request.Field("cta_label") is { } label)
            payload["buttons"] = new JsonArray(new JsonObject { ["title"] = label, ["type"] = "oa.open.url", ["payload"] = new JsonObject { ["url"] = url } });
        return new JsonObject { ["attachment"] = new JsonObject { ["type"] = "template", ["payload"] = payload } };
    }
}
