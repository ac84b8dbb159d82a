using System.Net;
using System.Text.Json;
using MessageComposer.Messages;
using MessageComposer.Review;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Api;

public sealed class VariantEndpointTests : IDisposable
{
    private readonly ComposerApp _app = new();

    [Fact]
    public async Task Copy_that_is_asked_for_is_written_by_a_job_and_waits_for_review()
    {
        using HttpResponseMessage response = await _app.PostAsync("/v1/variants/generate", Requests.Generate);
        JsonElement accepted = await ComposerApp.JsonOf(response);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        string job = Assert.Single(accepted.GetProperty("job_ids").EnumerateArray().ToArray()).GetString()!;

        JsonElement finished = await FinishedAsync(job);

        Assert.True(finished.GetProperty("state").GetString() == "done", finished.ToString());
        string variantId = Assert.Single(finished.GetProperty("variant_ids").EnumerateArray().ToArray()).GetString()!;
        JsonElement variant = await _app.GetJsonAsync("/v1/variants/" + variantId);
        Assert.Equal("pending_brand", variant.GetProperty("state").GetString());
        Assert.Equal("skincare", variant.GetProperty("cell").GetProperty("subject").GetString());
        Assert.Equal("{{ product.name }} vẫn còn trong giỏ đó.", variant.GetProperty("fields").GetProperty("body").GetString());
        Assert.Equal(job, Assert.Single((await _app.GetJsonAsync("/v1/jobs")).GetProperty("jobs").EnumerateArray().ToArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_wish_with_mistakes_queues_nothing_and_names_each()
    {
        using HttpResponseMessage response = await _app.PostAsync(
            "/v1/variants/generate", """{ "scenario": "cart-abandonment", "segments": ["gen-x"], "count": 99, "prompt_version": "v9", "products": [ { "name": "Kem" } ] }""");
        JsonElement problem = await ComposerApp.JsonOf(response);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            ["count", "products[0].category", "prompt_version", "segments[0]"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        Assert.Empty((await _app.GetJsonAsync("/v1/jobs")).GetProperty("jobs").EnumerateArray());
    }

    [Theory]
    [InlineData("{", "$")]
    [InlineData("""{ "scenario": "cart-abandonment", "segments": "gen-z" }""", "segments")]
    [InlineData("""{ "scenario": "cart-abandonment", "products": [ 7 ] }""", "products[0]")]
    [InlineData("""{ "scenario": "cart-abandonment", "products": [ { "name": "Kem", "price": -1 } ] }""", "products[0].price")]
    [InlineData("""{ "segments": [null] }""", "segments[0]")]
    public async Task A_malformed_wish_is_a_problem_with_its_path(string body, string path)
    {
        using HttpResponseMessage response = await _app.PostAsync("/v1/variants/generate", body);
        JsonElement problem = await ComposerApp.JsonOf(response);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(path, problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.DoesNotContain("System.", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variant_carries_its_revision_as_ETag_and_is_not_sent_twice()
    {
        Variant variant = await AddAsync();
        using HttpResponseMessage first = await _app.GetAsync($"/v1/variants/{variant.Id}");
        Assert.Equal("\"1\"", first.Headers.ETag?.Tag);

        using HttpRequestMessage again = new(HttpMethod.Get, $"/v1/variants/{variant.Id}");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await _app.CreateClient().SendAsync(again, ComposerApp.Cancellation);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Approved_copy_is_served_to_the_next_request_of_its_cell()
    {
        await AddAsync(state: VariantState.Approved);

        // Customers of the control arm keep the fallback; of ten customers most are treated.
        List<JsonElement> messages = [];
        foreach (int customer in Enumerable.Range(1, 10))
        {
            using HttpResponseMessage response = await _app.PostAsync("/v1/compose", Requests.Compose.Replace("\"81\"", $"\"{customer}\"", StringComparison.Ordinal));
            messages.Add(await ComposerApp.JsonOf(response));
        }

        JsonElement treated = messages.First(message => message.GetProperty("arm").GetString() == "treatment");
        Assert.Equal("approved", treated.GetProperty("source").GetString());
        Assert.Equal("Sữa rửa mặt dịu nhẹ Mây 150ml vẫn còn trong giỏ đó.", treated.GetProperty("fields").GetProperty("body").GetString());
    }

    [Fact]
    public async Task Lists_walk_by_cursor_and_end_without_one()
    {
        foreach (int _ in Enumerable.Range(0, 5)) await AddAsync();

        List<string?> seen = [];
        string? cursor = null;
        do
        {
            JsonElement page = await _app.GetJsonAsync("/v1/variants?limit=2&state=pending_brand" + (cursor is null ? "" : "&cursor=" + cursor));
            seen.AddRange(page.GetProperty("variants").EnumerateArray().Select(variant => variant.GetProperty("id").GetString()));
            cursor = page.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null);

        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(seen.OrderDescending(StringComparer.Ordinal), seen);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("cursor=here", "cursor")]
    [InlineData("state=good", "state")]
    public async Task A_list_asked_wrongly_says_what_is_wrong(string query, string path)
    {
        using HttpResponseMessage response = await _app.GetAsync("/v1/variants?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(path, Assert.Single((await ComposerApp.JsonOf(response)).GetProperty("errors").EnumerateObject()).Name);
    }

    [Theory, InlineData("/v1/variants/"), InlineData("/v1/jobs/")]
    public async Task An_unknown_id_is_not_found(string path)
    {
        using HttpResponseMessage response = await _app.GetAsync(path + Guid.NewGuid());
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("/problems/not-found", (await ComposerApp.JsonOf(response)).GetProperty("type").GetString());
    }

    public void Dispose() => _app.Dispose();

    private async Task<Variant> AddAsync(VariantState state = VariantState.PendingBrand)
    {
        Variant variant = new()
        {
            Id = Guid.CreateVersion7(),
            Cell = new Cell("cart-abandonment", "nhac-nhe", "gen-z", "none", "push", "vi-VN", "skincare"),
            State = state,
            Fields = [new("title", "Giỏ hàng đợi bạn nè"), new("body", "{{ product.name }} vẫn còn trong giỏ đó.")],
            PromptVersion = "v1",
            Model = "fixed",
            ContentHash = "0",
            CreatedAt = StoppedClock.Now,
        };
        await _app.Services.GetRequiredService<IVariantStore>().AddAsync([variant], ComposerApp.Cancellation);
        return variant;
    }

    private async Task<JsonElement> FinishedAsync(string job)
    {
        while (true)
        {
            ComposerApp.Cancellation.ThrowIfCancellationRequested();
            JsonElement found = await _app.GetJsonAsync("/v1/jobs/" + job);
            if (found.GetProperty("finished_at").ValueKind != JsonValueKind.Null) return found;
        }
    }
}
