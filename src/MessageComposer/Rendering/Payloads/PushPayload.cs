using System.Text.Json.Nodes;

namespace MessageComposer.Rendering.Payloads;

/// <summary>A push notification in the shape both stores' gateways take: <c>notification</c> and <c>data</c>.</summary>
internal static class PushPayload
{
    public static MessagePayload Build(PayloadRequest request)
    {
        JsonObject data = new() { ["scenario"] = request.Brief.Scenario };
        if (request.CtaUrl is { } url) data["url"] = url;
        JsonObject json = new()
        {
            ["notification"] = new JsonObject { ["title"] = request.Labelled("title"), ["body"] = request.Labelled("body") },
            ["data"] = data,
        };
        return new MessagePayload(json, PayloadBuilder.VisibleFields(request));
    }
}
