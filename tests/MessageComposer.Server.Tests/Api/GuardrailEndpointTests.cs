using System.Net;
using System.Text.Json;

namespace MessageComposer.Server.Tests.Api;

public sealed class GuardrailEndpointTests(ComposerApp app) : IClassFixture<ComposerApp>
{
    private const string Path = "/v1/guardrails/check";

    [Fact]
    public async Task A_text_that_breaks_a_rule_is_answered_with_the_finding_where_it_stands()
    {
        using HttpResponseMessage response = await app.PostAsync(Path, """
            { "locale": "vi-VN", "channel": "push", "segment": "gen-z",
              "fields": { "title": "Kem mới", "body": "Kem dưỡng tốt nhất Việt Nam" }, "facts": { "products": [ { "name": "Kem", "category": "skincare" } ] } }
            """);
        JsonElement report = await ComposerApp.JsonOf(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["verdict", "findings"], report.EnumerateObject().Select(member => member.Name));
        Assert.Equal("block", report.GetProperty("verdict").GetString());
        JsonElement finding = Assert.Single(report.GetProperty("findings").EnumerateArray(), found => found.GetProperty("category").GetString() == "superlative_claim");
        Assert.Equal("body", finding.GetProperty("field").GetString());
        Assert.Equal((10, 8), (finding.GetProperty("start").GetInt32(), finding.GetProperty("length").GetInt32()));
        Assert.Equal("tốt nhất", finding.GetProperty("match").GetString());
    }

    [Fact]
    public async Task A_clean_text_passes()
    {
        using HttpResponseMessage response = await app.PostAsync(Path, """
            { "locale": "vi-VN", "channel": "push", "fields": { "title": "Kem về rồi", "body": "Kem dưỡng giá 189.000đ" }, "facts": { "products": [ { "name": "Kem", "price": 189000 } ] } }
            """);
        JsonElement report = await ComposerApp.JsonOf(response);
        Assert.True(report.GetProperty("verdict").GetString() == "pass", report.ToString());
        Assert.Empty(report.GetProperty("findings").EnumerateArray());
    }

    [Fact]
    public async Task The_day_is_the_one_of_the_clock_where_the_facts_name_none()
    {
        using HttpResponseMessage response = await app.PostAsync(Path, """
            { "locale": "vi-VN", "channel": "push", "fields": { "title": "Kem", "body": "Tới hết hôm nay thôi" }, "facts": { "promotion": { "ends_at": "2026-11-21", "code": "MAY10" } } }
            """);
        JsonElement report = await ComposerApp.JsonOf(response);
        Assert.DoesNotContain("ungrounded_fact", report.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("category").GetString()));
    }

    [Fact]
    public async Task Every_mistake_is_named_by_its_path()
    {
        using HttpResponseMessage response = await app.PostAsync(Path, """{ "channel": "fax", "fields": { "body": 7 }, "facts": [] }""");
        JsonElement problem = await ComposerApp.JsonOf(response);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["channel", "facts", "fields.body", "locale"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_request_beyond_the_size_of_a_compose_request_is_refused()
    {
        string text = new('a', 300_000);
        using HttpResponseMessage response = await app.PostAsync(Path, $$"""{ "locale": "vi-VN", "channel": "push", "fields": { "body": "{{text}}" } }""");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task The_text_judged_is_not_logged()
    {
        using HttpResponseMessage response = await app.PostAsync(Path, """{ "locale": "vi-VN", "channel": "push", "fields": { "title": "a", "body": "một-câu-riêng-tư tốt nhất" } }""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain(app.Log, line => line.Contains("một-câu-riêng-tư", StringComparison.Ordinal));
    }
}
