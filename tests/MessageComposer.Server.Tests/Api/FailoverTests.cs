using System.Text.Json;
using MessageComposer.Server.Tests.Models;
using Microsoft.AspNetCore.Http;

namespace MessageComposer.Server.Tests.Api;

/// <summary>Several providers behind one service: the next answers for the one that cannot, and health tells who is left alone.</summary>
[Collection(nameof(OneAtATime))]
public sealed class FailoverTests
{
    private static readonly Func<HttpContext, ProviderCall, Task> s_copy = (context, _) => ScriptedProvider.Says(FixedModel.Answer)(context);

    public static TheoryData<string> Troubles => ["500", "429", "401", "404", "hangs", "html", "cut off"];

    [Theory, MemberData(nameof(Troubles))]
    public async Task The_second_answers_where_the_first_cannot(string trouble)
    {
        await using ScriptedProvider first = await ScriptedProvider.StartAsync((context, _) => AnswerOf(trouble)(context));
        await using ScriptedProvider second = await ScriptedProvider.StartAsync(s_copy);
        await using ComposerApp app = AppFor(first.Endpoint, second.Endpoint, deadlineMs: trouble == "hangs" ? 3_000 : 20_000);

        JsonElement message = await ComposeAsync(app);

        Assert.Equal(("generated", null), (Source(message), Reason(message)));
        Assert.NotEmpty(first.Calls);
        Assert.Single(second.Calls);
        Assert.Equal("second-model", (string?)second.Calls[0].Body["model"]);
    }

    [Fact]
    public async Task The_second_is_not_asked_where_the_first_answers_or_declines()
    {
        await using ScriptedProvider second = await ScriptedProvider.StartAsync();
        foreach (Func<HttpContext, Task> answer in (Func<HttpContext, Task>[])
            [ScriptedProvider.Says(FixedModel.Answer), ScriptedProvider.Says("Dạ không."), ScriptedProvider.Error(400, "content_filter")])
        {
            await using ScriptedProvider first = await ScriptedProvider.StartAsync((context, _) => answer(context));
            await using ComposerApp app = AppFor(first.Endpoint, second.Endpoint);
            await ComposeAsync(app);
            Assert.Single(first.Calls);
        }
        Assert.Empty(second.Calls);
    }

    [Fact]
    public async Task Where_none_can_answer_the_first_ones_reason_is_told()
    {
        await using ScriptedProvider first = await ScriptedProvider.StartAsync((context, _) => ScriptedProvider.Status(429)(context));
        await using ScriptedProvider second = await ScriptedProvider.StartAsync((context, _) => ScriptedProvider.Status(500)(context));
        await using ComposerApp app = AppFor(first.Endpoint, second.Endpoint);

        Assert.Equal(("fallback", "model-rate-limited"), (Source(await ComposeAsync(app)), Reason(await ComposeAsync(app))));
    }

    [Fact]
    public async Task A_provider_left_alone_is_skipped_and_health_tells_while_the_service_stays_ready()
    {
        bool secondWorks = true;
        await using ScriptedProvider first = await ScriptedProvider.StartAsync((context, _) => ScriptedProvider.Status(503)(context));
        await using ScriptedProvider second = await ScriptedProvider.StartAsync((context, _) => (Volatile.Read(ref secondWorks) ? ScriptedProvider.Says("Dạ không.") : ScriptedProvider.Status(500))(context));
        await using ComposerApp app = AppFor(first.Endpoint, second.Endpoint);
        Assert.Equal([("first", "closed"), ("second", "closed")], await CircuitsAsync(app));

        foreach (string segment in (string[])["gen-z", "general"]) await ComposeAsync(app, segment);
        Assert.Equal([("first", "open"), ("second", "closed")], await CircuitsAsync(app));
        int asked = first.Calls.Count;

        Volatile.Write(ref secondWorks, false);
        foreach (string segment in (string[])["gen-z", "general"]) Assert.Equal("model-error", Reason(await ComposeAsync(app, segment, "health")));

        Assert.Equal(asked, first.Calls.Count);
        Assert.Equal([("first", "open"), ("second", "open")], await CircuitsAsync(app));
        Assert.Equal(("fallback", "circuit-open"), (Source(await ComposeAsync(app, "general", "health")), Reason(await ComposeAsync(app, "general", "health"))));
    }

    [Fact]
    public async Task Without_a_model_it_is_ready_and_names_no_provider()
    {
        await using ComposerApp app = new(null, LiveContent.Small(), new Dictionary<string, string> { ["Model:Provider"] = "None" });

        JsonElement ready = await app.GetJsonAsync("/health/ready");

        Assert.Equal(("ready", JsonValueKind.Null), (ready.GetProperty("status").GetString(), ready.GetProperty("models").ValueKind));
    }

    private static Func<HttpContext, Task> AnswerOf(string trouble) => trouble switch
    {
        "hangs" => ScriptedProvider.Hangs,
        "html" => ScriptedProvider.Body("<html>"),
        "cut off" => ScriptedProvider.CutsOff,
        _ => ScriptedProvider.Status(int.Parse(trouble, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static ComposerApp AppFor(Uri first, Uri second, int deadlineMs = 20_000) => new(null, LiveContent.Small(deadlineMs), new Dictionary<string, string>
    {
        ["Model:Provider"] = "", // the list alone says who is asked
        ["Model:Providers:0:Label"] = "first",
        ["Model:Providers:0:Provider"] = "Compatible",
        ["Model:Providers:0:Endpoint"] = first.ToString(),
        ["Model:Providers:0:Name"] = "first-model",
        ["Model:Providers:1:Label"] = "second",
        ["Model:Providers:1:Provider"] = "Compatible",
        ["Model:Providers:1:Endpoint"] = second.ToString(),
        ["Model:Providers:1:Name"] = "second-model",
        ["Model:MaxRetries"] = "0",
        ["Model:CircuitThreshold"] = "2",
        ["Model:CircuitPause"] = "00:05:00",
    });

    private static async Task<(string Provider, string Circuit)[]> CircuitsAsync(ComposerApp app)
    {
        JsonElement ready = await app.GetJsonAsync("/health/ready");
        Assert.Equal("ready", ready.GetProperty("status").GetString());
        return [.. ready.GetProperty("models").EnumerateArray().Select(model => (model.GetProperty("provider").GetString()!, model.GetProperty("circuit").GetString()!))];
    }

    private static async Task<JsonElement> ComposeAsync(ComposerApp app, string segment = "gen-z", string motive = "none")
    {
        using HttpResponseMessage response = await app.PostAsync("/v1/compose", Requests.Compose.Replace("\"birth_year\": 2001", $"\"segment\": \"{segment}\", \"motive\": \"{motive}\"", StringComparison.Ordinal));
        response.EnsureSuccessStatusCode();
        return await ComposerApp.JsonOf(response);
    }

    private static string? Source(JsonElement message) => message.GetProperty("source").GetString();

    private static string? Reason(JsonElement message) => message.GetProperty("reason").GetString();
}
