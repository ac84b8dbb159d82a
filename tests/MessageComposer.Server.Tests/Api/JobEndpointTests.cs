using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Server.Tests.Models;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Api;

public sealed class JobEndpointTests
{
    private const string Card = """{ "scenario": "product-card", "locale": "vi-VN", "products": [ { "id": "P-1", "name": "Kem", "review_highlights": ["thơm nhẹ"] }, { "id": "P-2", "name": "Sữa", "review_highlights": ["dịu"] } ] }""";

    [Fact]
    public async Task Above_a_cap_a_request_queues_nothing_and_is_told_which()
    {
        await using ComposerApp app = Unhurried(("Generation:MaxProductsPerKeyAndDay", "1"));

        using HttpResponseMessage response = await app.PostAsync("/v1/variants/generate", Card);
        JsonElement problem = await ComposerApp.JsonOf(response);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(
            ("/problems/too-many-jobs", "products-per-key-and-day", 1),
            (problem.GetProperty("type").GetString(), problem.GetProperty("cap").GetString(), problem.GetProperty("limit").GetInt32()));
        Assert.Empty((await app.GetJsonAsync("/v1/jobs")).GetProperty("jobs").EnumerateArray());
    }

    [Fact]
    public async Task A_job_that_waits_for_another_try_says_why_how_often_and_when()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync((context, _) => ScriptedProvider.Status(503)(context));
        await using ComposerApp app = new(null, LiveContent.Reviewed(), LiveContent.ModelAt(provider.Endpoint));
        using HttpResponseMessage response = await app.PostAsync("/v1/variants/generate", Requests.Generate);
        string id = (await ComposerApp.JsonOf(response)).GetProperty("job_ids")[0].GetString()!;

        // What is logged is logged behind what is stored.
        JsonElement job = await UntilAsync(app, id, found => found.GetProperty("next_try_at").ValueKind == JsonValueKind.String && app.Log.Any(line => line.Contains(id, StringComparison.Ordinal) && line.Contains("model-error", StringComparison.Ordinal)));

        Assert.Equal(
            ("queued", "model-error", 1), (job.GetProperty("state").GetString(), job.GetProperty("reason").GetString(), job.GetProperty("attempts").GetInt32()));
        Assert.False(string.IsNullOrEmpty(job.GetProperty("detail").GetString()));
        Assert.True(job.GetProperty("next_try_at").GetDateTimeOffset() > StoppedClock.Now);
    }

    [Fact]
    public async Task Lists_are_filtered_and_walk_by_cursor()
    {
        await using ComposerApp app = Unhurried();
        IJobStore jobs = app.Services.GetRequiredService<IJobStore>();
        foreach (int i in Enumerable.Range(0, 5)) await jobs.EnqueueAsync([Job("cart-abandonment", "c" + i)], JobCaps.None, ComposerApp.Cancellation);
        await jobs.EnqueueAsync([Job("price-drop", "c")], JobCaps.None, ComposerApp.Cancellation);

        List<string?> seen = [];
        string? cursor = null;
        do
        {
            JsonElement page = await app.GetJsonAsync("/v1/jobs?scenario=cart-abandonment&state=queued&limit=2" + (cursor is null ? "" : "&cursor=" + cursor));
            seen.AddRange(page.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("cell").GetProperty("subject").GetString()));
            cursor = page.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null);

        Assert.Equal(["c0", "c1", "c2", "c3", "c4"], seen.Order(StringComparer.Ordinal));
        Assert.Empty((await app.GetJsonAsync("/v1/jobs?state=failed")).GetProperty("jobs").EnumerateArray());
        using HttpResponseMessage wrong = await app.GetAsync("/v1/jobs?state=lost");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task A_message_that_wants_the_card_of_a_product_without_one_buys_it_within_the_caps()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(
            (context, call) => ScriptedProvider.Says(ScriptedProvider.Copy(call, field => field == "review" ? "Khách nhận xét không khô căng sau khi rửa." : ""))(context));
        await using ComposerApp app = new(null, LiveContent.Reviewed(), LiveContent.ModelAt(provider.Endpoint, ("Generation:MaxProductsPerKeyAndDay", "2")));
        await app.Services.GetRequiredService<Review.IVariantStore>().AddAsync([Merging()], ComposerApp.Cancellation);

        for (int product = 0; product < 20; product++)
        {
            using HttpResponseMessage response = await app.PostAsync("/v1/compose", Wanting("MADE-UP-" + product));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        JsonElement[] cards;
        do cards = [.. (await app.GetJsonAsync("/v1/jobs?scenario=product-card")).GetProperty("jobs").EnumerateArray()];
        while (cards.Length < 2 || cards.Any(job => job.GetProperty("finished_at").ValueKind == JsonValueKind.Null) || !app.Log.Any(line => line.Contains("dropped", StringComparison.Ordinal)));
        Assert.Equal(2, cards.Length);
        Assert.All(cards, job => Assert.Equal("done", job.GetProperty("state").GetString()));
        Assert.Single(app.Log, line => line.Contains("products-per-key-and-day", StringComparison.Ordinal)); // eighteen were dropped, one line tells
        Assert.All(provider.Calls, call => Assert.DoesNotContain("0912", call.Raw, StringComparison.Ordinal));
    }

    /// <summary>Nothing is taken from the queue.</summary>
    private static ComposerApp Unhurried(params (string Name, string Value)[] settings) => new(
        services => services.Remove(services.Single(service => service.ImplementationType == typeof(Server.Hosting.GenerationService))),
        LiveContent.Reviewed(), settings.ToDictionary(setting => setting.Name, setting => setting.Value));

    private static GenerationJob Job(string scenario, string subject) => new()
    {
        Id = Guid.CreateVersion7(), Cell = new Cell(scenario, "a", "gen-z", "none", "push", "vi-VN", subject), PromptVersion = "v1", State = JobState.Queued, CreatedAt = StoppedClock.Now,
    };

    private static Review.Variant Merging() => new()
    {
        Id = Guid.CreateVersion7(),
        Cell = new Cell("cart-abandonment", "nhac-nhe", "gen-z", "health", "push", "vi-VN", "none"),
        State = Review.VariantState.Approved,
        Fields = [new("title", "Giỏ đồ vẫn còn đây nè"), new("body", "{{ product.lines.review }}")],
        PromptVersion = "v1",
        ContentHash = "0",
        CreatedAt = StoppedClock.Now,
    };

    private static string Wanting(string product)
    {
        JsonObject request = JsonNode.Parse(Requests.Compose)!.AsObject();
        request["customer"]!["segment"] = "gen-z";
        request["customer"]!["motive"] = "health";
        request["customer"]!["phone"] = "0912 345 678";
        request["products"]![0]!["id"] = product;
        request["products"]![0]!["review_highlights"] = new JsonArray("không khô căng sau khi rửa");
        return request.ToJsonString();
    }

    private static async Task<JsonElement> UntilAsync(ComposerApp app, string job, Func<JsonElement, bool> reached)
    {
        while (true)
        {
            ComposerApp.Cancellation.ThrowIfCancellationRequested();
            JsonElement found = await app.GetJsonAsync("/v1/jobs/" + job);
            if (reached(found)) return found;
        }
    }
}
