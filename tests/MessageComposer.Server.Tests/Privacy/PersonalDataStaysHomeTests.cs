using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Server.Tests.Models;
using Microsoft.AspNetCore.Http;

namespace MessageComposer.Server.Tests.Privacy;

/// <summary>
/// Over the whole service: whatever stands in a request of its customer, its order, its moment and in members nobody knows, not a byte of it
/// reaches the model, the logs, the stored copy and jobs, the records of messages, or the words of a refusal.
/// </summary>
public sealed class PersonalDataStaysHomeTests
{
    private const int Cases = 60;

    [Fact]
    public async Task What_a_request_says_of_its_customer_reaches_neither_the_model_nor_the_logs_nor_the_database()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(AnswerAsync);
        await using ComposerApp app = new(null, LiveContent.Shipped(), LiveContent.ModelAt(provider.Endpoint));
        List<MarkedRequest> requests = [.. Enumerable.Range(0, Cases).Select(seed => new MarkedRequest(seed))];

        int generated = 0;
        foreach (MarkedRequest request in requests)
        {
            using HttpResponseMessage response = await SendAsync(app, request);
            string answer = await response.Content.ReadAsStringAsync(ComposerApp.Cancellation);
            Assert.True(response.StatusCode == HttpStatusCode.OK, answer);
            using JsonDocument message = JsonDocument.Parse(answer);
            if (message.RootElement.GetProperty("source").GetString() == "generated") generated++;
        }

        Assert.True(generated > 0, "no copy was written: nothing is proven");
        Assert.True(provider.Calls.Count >= Cases / 2, $"the model was asked {provider.Calls.Count} times");
        Assert.True(Directory.EnumerateFiles(app.Data, "messages.db").Any(), "no record was kept: nothing is proven");
        AssertStayedHome(app, provider, requests, composed: true);
    }

    [Fact]
    public async Task What_stands_beside_a_products_own_facts_is_not_kept_with_its_job_or_copy()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(AnswerAsync);
        await using ComposerApp app = new(null, LiveContent.Shipped(), LiveContent.ModelAt(provider.Endpoint));
        List<MarkedRequest> requests = [.. Enumerable.Range(0, 12).Select(seed => new MarkedRequest(6_000 + seed))];
        foreach (MarkedRequest request in requests)
        {
            // The product's own members are kept with its job; every other one is a mark.
            JsonObject product = request.Json["products"]![0]!.DeepClone().AsObject();
            foreach (string own in (string[])["id", "url", "delivery", "return_policy", "warranty", "price", "list_price", "stock", "review_count"]) product.Remove(own);
            foreach (JsonNode? proof in product["evidence"]!.AsArray()) proof!["title"] = "Phiếu thử nghiệm";
            product["id"] = "SRM-150-" + requests.IndexOf(request);
            JsonObject wish = new()
            {
                ["scenario"] = "product-card", ["products"] = new JsonArray(product), ["store"] = request.Json["store"]!.DeepClone(),
                ["customer"] = request.Json["customer"]!.DeepClone(), ["order"] = request.Json["order"]!.DeepClone(),
            };
            using HttpResponseMessage response = await app.PostAsync("/v1/variants/generate", wish.ToJsonString());
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        }
        await UntilDoneAsync(app, requests.Count);

        Assert.Contains(app.Log, line => line.Contains("product.faqs.q", StringComparison.Ordinal) && line.Contains("product.name", StringComparison.Ordinal));
        AssertStayedHome(app, provider, requests);
    }

    [Fact]
    public async Task A_refused_request_is_not_quoted()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(AnswerAsync);
        await using ComposerApp app = new(null, LiveContent.Shipped(), LiveContent.ModelAt(provider.Endpoint));
        List<MarkedRequest> requests = [.. Enumerable.Range(0, Cases).Select(seed => new MarkedRequest(1_000 + seed))];
        for (int i = 0; i < Cases; i++)
        {
            using HttpResponseMessage response = await app.PostAsync("/v1/compose", Broken(requests[i], i));
            string answer = await response.Content.ReadAsStringAsync(ComposerApp.Cancellation);
            Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"case {i}: {answer}");
            Assert.All(requests[i].Marks.Concat(requests[i].Facts), mark => Assert.DoesNotContain(mark, answer, StringComparison.OrdinalIgnoreCase));
        }

        Assert.Empty(provider.Calls);
        AssertStayedHome(app, provider, requests);
    }

    [Fact]
    public async Task Each_call_is_logged_by_purpose_model_region_and_the_names_of_what_is_sent()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(
            (context, call) => ScriptedProvider.Says(ScriptedProvider.Copy(call, _ => "Giá sốc nhất Việt Nam chỉ 99.000đ!!!"))(context));
        await using ComposerApp app = new(null, LiveContent.Shipped(), LiveContent.ModelAt(provider.Endpoint));

        using HttpResponseMessage response = await app.PostAsync("/v1/compose", Requests.Compose);

        string[] asked = [.. app.Log.Where(line => line.Contains(" is asked to ", StringComparison.Ordinal))];
        Assert.Equal(
            [
                "Model test-model of compatible in region test-region is asked to write; sent: angle.intent, angle.name, locale, motive.id, segment.name, store.name.",
                "Model test-model of compatible in region test-region is asked to repair; sent: angle.intent, angle.name, locale, motive.id, segment.name, store.name.",
            ],
            asked);
        Assert.DoesNotContain(app.Log, line => line.Contains("Mây Beauty", StringComparison.Ordinal) || line.Contains("Giá sốc", StringComparison.Ordinal));
    }

    private static Task AnswerAsync(HttpContext context, ProviderCall call) =>
        ScriptedProvider.Says(ScriptedProvider.Copy(call, _ => call.Raw.Contains("locale en", StringComparison.Ordinal) ? "Still here for you to look at." : "Món này vẫn ở đây nhé."))(context);

    private static async Task<HttpResponseMessage> SendAsync(ComposerApp app, MarkedRequest marked)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/v1/compose") { Content = new StringContent(marked.Json.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        request.Headers.Add("tracestate", "shop=" + marked.Mark());
        request.Headers.Add("baggage", "customer=" + marked.Mark());
        request.Headers.Add("Correlation-Context", "customer=" + marked.Mark());
        request.Headers.Add("Idempotency-Key", marked.Mark());
        request.Headers.Add("Cookie", "session=" + marked.Mark());
        request.Headers.Add("X-Customer", marked.Mark());
        request.Headers.UserAgent.ParseAdd(marked.Mark());
        using HttpClient client = app.CreateClient();
        return await client.SendAsync(request, ComposerApp.Cancellation);
    }

    /// <summary>A request with one mistake, its own mark standing where something else belongs.</summary>
    private static string Broken(MarkedRequest request, int way)
    {
        JsonObject json = request.Json;
        string mark = request.Mark();
        switch (way % 12)
        {
            case 0: json["customer"]!["birth_year"] = mark; break;
            case 1: json["customer"]!["segment"] = mark; break;
            case 2: json["customer"]!["consent"] = mark; break;
            case 3: json["customer"]!["consent"]!["marketing"] = mark; break;
            case 4: json["channel"] = mark; break;
            case 5: json["scenario"] = mark; break;
            case 6: json["context"]!["send_at"] = mark; break;
            case 7: json["context"]!["cart_url"] = mark; break;
            case 8: json["products"]![0]!["price"] = mark; break;
            case 9: json["promotion"]!["code"] = mark + " +84"; break;
            case 10: return json.ToJsonString()[..^3] + mark;
            default: json["customer"]!["first_name"] = new JsonObject { ["value"] = mark }; break;
        }
        return json.ToJsonString();
    }

    private static async Task UntilDoneAsync(ComposerApp app, int jobs)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(ComposerApp.Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            JsonElement list = await app.GetJsonAsync("/v1/jobs?limit=100");
            JsonElement[] known = [.. list.GetProperty("jobs").EnumerateArray()];
            if (known.Length >= jobs && known.All(job => job.GetProperty("state").GetString() is "done" or "failed")) return;
            await Task.Delay(50, patience.Token);
        }
    }

    /// <param name="composed">Messages were made: their records keep the facts of products, store and promotion.</param>
    private static void AssertStayedHome(ComposerApp app, ScriptedProvider provider, IReadOnlyList<MarkedRequest> requests, bool composed = false)
    {
        string sent = string.Join('\n', provider.Calls.Select(call => call.Raw));
        string said = string.Join('\n', provider.Calls.Select(call => call.Body["messages"]!.ToJsonString()));
        string logged = string.Join('\n', app.Log);
        string stored = StoredBy(app);
        Assert.NotEmpty(stored);
        foreach (MarkedRequest request in requests)
        {
            foreach (string mark in request.Marks)
            {
                Assert.False(sent.Contains(mark, StringComparison.OrdinalIgnoreCase), $"the model was sent {mark} of {request.Json.ToJsonString()}");
                Assert.False(logged.Contains(mark, StringComparison.OrdinalIgnoreCase), $"{mark} was logged, of {request.Json.ToJsonString()}");
                Assert.False(stored.Contains(mark, StringComparison.OrdinalIgnoreCase), $"{mark} was stored, of {request.Json.ToJsonString()}");
            }
            foreach (string fact in request.Facts)
            {
                Assert.False(sent.Contains(fact, StringComparison.OrdinalIgnoreCase), $"the model was sent {fact} of {request.Json.ToJsonString()}");
                Assert.False(logged.Contains(fact, StringComparison.OrdinalIgnoreCase), $"{fact} was logged, of {request.Json.ToJsonString()}");
                Assert.True(composed || !stored.Contains(fact, StringComparison.OrdinalIgnoreCase), $"{fact} was stored, of {request.Json.ToJsonString()}");
            }
            foreach (string number in request.Numbers) Assert.False(said.Contains(number, StringComparison.Ordinal), $"the model was sent {number}");
        }
    }

    private static string StoredBy(ComposerApp app)
    {
        while (true)
        {
            try
            {
                return string.Concat(Directory.EnumerateFiles(app.Data, "*", SearchOption.AllDirectories).Select(BytesAsText));
            }
            catch (FileNotFoundException)
            {
                // SQLite moved a log that nobody uses any more into its file, which may have been read before.
            }
        }
    }

    private static string BytesAsText(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader reader = new(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
