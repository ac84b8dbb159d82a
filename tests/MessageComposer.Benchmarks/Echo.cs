using MessageComposer.Server.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessageComposer.Benchmarks;

/// <summary>
/// What the service is measured against: a minimal endpoint that binds the same request type with the source generator and serialises an answer of equal
/// size. Nothing is read, chosen, checked or kept.
/// </summary>
internal static class Echo
{
    public static async Task<int> RunAsync(string url)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
        WebApplication app = builder.Build();
        MessageResponse answer = Answer();
        app.MapPost("/v1/compose", (ComposeRequest request) => TypedResults.Ok(answer with { RequestId = request.RequestId }));
        await app.RunAsync();
        return 0;
    }

    private static MessageResponse Answer() => new()
    {
        MessageId = "019ab012-3f80-7000-8000-09c695dc6b8d",
        RequestId = null,
        Send = true,
        Source = "approved",
        Reason = null,
        Recorded = true,
        Scenario = "cart-abandonment",
        Angle = "nhac-nhe",
        Segment = "gen-z",
        Motive = "none",
        Channel = "push",
        Locale = "vi-VN",
        Purpose = "advertising",
        Arm = "treatment",
        VariantId = "019ab012-3f80-7000-8000-09c695dc6b8d",
        Fields = [new("title", "Lan ơi, giỏ đồ vẫn còn đây nè"), new("body", "Sữa rửa mặt dịu nhẹ Mây đợi bạn đó, giá 189.000đ, 4,8 sao nha"), new("cta_url", "https://shop.example/cart")],
        Payload = new System.Text.Json.Nodes.JsonObject { ["title"] = "Lan ơi, giỏ đồ vẫn còn đây nè", ["body"] = "Sữa rửa mặt dịu nhẹ Mây đợi bạn đó, giá 189.000đ, 4,8 sao nha", ["url"] = "https://shop.example/cart" },
        Sending = new SendingResponse(true, null, null, false, 1),
        ValidUntil = new DateTimeOffset(2026, 11, 23, 23, 59, 59, TimeSpan.FromHours(7)),
        Versions = new VersionsResponse("9f3c1a0000000000000000000000000000000000000000000000000000000000", "cart-abandonment/v1", null, "phrasebook"),
        Guardrails = new GuardrailsResponse("pass", []),
    };
}
