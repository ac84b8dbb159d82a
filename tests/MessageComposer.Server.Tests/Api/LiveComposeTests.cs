using System.Net;
using System.Text.Json;
using MessageComposer.Server.Tests.Models;

namespace MessageComposer.Server.Tests.Api;

/// <summary>A scenario that may wait for fresh copy. What a provider can do wrong stands in <see cref="FaultTableTests"/>.</summary>
public sealed class LiveComposeTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

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

    [Fact]
    public async Task Without_a_model_the_fallback_answers()
    {
        await using ComposerApp app = new(null, LiveContent.Small(), new Dictionary<string, string> { ["Model:Provider"] = "None" });

        AssertFallback("model-not-configured", await ComposeAsync(app));
    }

    [Fact]
    public async Task A_model_slower_than_the_scenario_allows_is_not_waited_for()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Hangs);
        await using ComposerApp app = AppFor(provider.Endpoint, attempt: "00:00:19", deadline: 150);

        AssertFallback("model-timeout", await ComposeAsync(app));
    }

    private static ComposerApp AppFor(Uri endpoint, string attempt = "00:00:10", int deadline = 15_000) => new(null, LiveContent.Small(deadline), new Dictionary<string, string>
    {
        ["Model:Provider"] = "Compatible",
        ["Model:Endpoint"] = endpoint.ToString(),
        ["Model:Name"] = "test-model",
        ["Model:MaxRetries"] = "0",
        ["Model:AttemptTimeout"] = attempt,
    });

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
