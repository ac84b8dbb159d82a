using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using MessageComposer.Server.Tests.Models;
using MessageComposer.Tests.Content;
using MessageComposer.Tests.Generation;
using Microsoft.AspNetCore.Http;

namespace MessageComposer.Server.Tests.Api;

/// <summary>A scenario that may wait for fresh copy: the model's words where they come, and the fallback with its reason whatever goes wrong.</summary>
public sealed class LiveComposeTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<string, Func<HttpContext, Task>> s_troubles = new()
    {
        ["401"] = ScriptedProvider.Status(401),
        ["429"] = ScriptedProvider.Status(429),
        ["500"] = ScriptedProvider.Status(500),
        ["slow"] = ScriptedProvider.Hangs,
        ["slow in the middle"] = ScriptedProvider.HangsMidBody,
        ["cut-off body"] = ScriptedProvider.CutsOff,
        ["not JSON"] = ScriptedProvider.Says("Dạ, đây là bài ạ."),
        ["wrong fields"] = ScriptedProvider.Says("""{"variants":[{"headline":"Giỏ hàng"}]}"""),
        ["empty"] = ScriptedProvider.Says(""),
        ["wrong language"] = ScriptedProvider.Says(Given.Answer("Come back and finish your order whenever you like.", "Your cart is still here")),
        ["blocked by a rule"] = ScriptedProvider.Says(Given.Answer("{{ product.name }} giá chỉ 189.000đ thôi nha.", "Giỏ hàng vẫn còn đây nè")),
    };

    [Fact]
    public async Task Good_copy_serves_at_once_and_the_next_request_does_not_ask_again()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Says(FixedModel.Answer));
        await using ComposerApp app = AppFor(provider.Endpoint);

        JsonElement first = await ComposeAsync(app);
        JsonElement second = await ComposeAsync(app);

        Assert.Equal(("generated", "approved"), (first.GetProperty("source").GetString(), second.GetProperty("source").GetString()));
        Assert.Equal("test-model-2026", first.GetProperty("versions").GetProperty("model").GetString());
        Assert.Equal(first.GetProperty("fields").GetRawText(), second.GetProperty("fields").GetRawText());
        Assert.Single(provider.Calls);
    }

    [Theory]
    [InlineData("401", "model-error")]
    [InlineData("429", "model-rate-limited")]
    [InlineData("500", "model-error")]
    [InlineData("slow", "model-timeout")]
    [InlineData("slow in the middle", "model-timeout")]
    [InlineData("cut-off body", "model-error")]
    [InlineData("not JSON", "unusable-output")]
    [InlineData("wrong fields", "unusable-output")]
    [InlineData("empty", "unusable-output")]
    [InlineData("wrong language", "unusable-output")]
    [InlineData("blocked by a rule", "guardrail-blocked")]
    public async Task Any_trouble_of_the_model_ends_in_the_fallback_with_its_reason(string trouble, string reason)
    {
        Func<HttpContext, Task> step = s_troubles[trouble];
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(trouble == "blocked by a rule" ? [step, step] : [step]);
        await using ComposerApp app = AppFor(provider.Endpoint, attempt: trouble.StartsWith("slow", StringComparison.Ordinal) ? "00:00:00.300" : "00:00:10");

        AssertFallback(reason, await ComposeAsync(app));
    }

    [Fact]
    public async Task A_refused_connection_ends_in_the_fallback()
    {
        TcpListener closed = new(IPAddress.Loopback, 0);
        closed.Start();
        int port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await using ComposerApp app = AppFor(new Uri($"http://127.0.0.1:{port}/v1"));

        AssertFallback("model-error", await ComposeAsync(app));
    }

    [Fact]
    public async Task Without_a_model_the_fallback_answers()
    {
        await using ComposerApp app = new(null, LiveContent(), new Dictionary<string, string> { ["Model:Provider"] = "None" });

        AssertFallback("model-not-configured", await ComposeAsync(app));
    }

    [Fact]
    public async Task A_model_slower_than_the_scenario_allows_is_not_waited_for()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Hangs);
        await using ComposerApp app = AppFor(provider.Endpoint, attempt: "00:00:19", deadline: 150);

        AssertFallback("model-timeout", await ComposeAsync(app));
    }

    private static ComposerApp AppFor(Uri endpoint, string attempt = "00:00:10", int deadline = 15_000) => new(null, LiveContent(deadline), new Dictionary<string, string>
    {
        ["Model:Provider"] = "Compatible",
        ["Model:Endpoint"] = endpoint.ToString(),
        ["Model:Name"] = "test-model",
        ["Model:MaxRetries"] = "0",
        ["Model:AttemptTimeout"] = attempt,
    });

    private static ContentTree LiveContent(int deadline = 15_000)
    {
        ContentTree content = Requests.Content();
        string scenario = content.TextOf(ContentTree.Scenario);
        Assert.Contains("review: [brand, legal]", scenario, StringComparison.Ordinal);
        return content.With(ContentTree.Scenario, System.Text.RegularExpressions.Regex.Replace(
            scenario.Replace("review: [brand, legal]", "review: []", StringComparison.Ordinal).Replace("live: false", "live: true", StringComparison.Ordinal).Replace("control: 10", "control: 0", StringComparison.Ordinal),
            "deadline_ms: [0-9]+", $"deadline_ms: {deadline}"));
    }

    private static async Task<JsonElement> ComposeAsync(ComposerApp app)
    {
        using HttpResponseMessage response = await app.PostAsync("/v1/compose", Requests.Compose).WaitAsync(s_patience, ComposerApp.Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ComposerApp.JsonOf(response);
    }

    private static void AssertFallback(string reason, JsonElement message)
    {
        Assert.Equal(("fallback", reason), (message.GetProperty("source").GetString(), message.GetProperty("reason").GetString()));
        Assert.True(message.GetProperty("send").GetBoolean());
        Assert.Equal("pass", message.GetProperty("guardrails").GetProperty("verdict").GetString());
    }
}
