using System.Net;
using System.Text;
using System.Text.Json;
using MessageComposer.Composition;
using MessageComposer.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Api;

public sealed class ComposeEndpointTests(ComposerApp app) : IClassFixture<ComposerApp>
{
    [Fact]
    public async Task A_message_has_every_member_of_the_wire_in_its_order()
    {
        using HttpResponseMessage response = await app.PostAsync("/v1/compose", Requests.Compose);
        JsonElement message = await ComposerApp.JsonOf(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            [
                "message_id", "request_id", "send", "source", "reason", "recorded", "scenario", "angle", "segment", "motive", "channel", "locale", "purpose",
                "arm", "variant_id", "fields", "payload", "sending", "valid_until", "versions", "guardrails",
            ],
            NamesOf(message));
        Assert.Equal(["allowed_now", "next_at", "label", "label_applied", "max_per_day"], NamesOf(message.GetProperty("sending")));
        Assert.Equal(["content", "prompt", "fallback", "model"], NamesOf(message.GetProperty("versions")));
        Assert.Equal(["verdict", "findings"], NamesOf(message.GetProperty("guardrails")));
        Assert.Equal(JsonValueKind.Null, message.GetProperty("variant_id").ValueKind);
    }

    [Fact]
    public async Task Without_approved_copy_the_fallback_answers_and_says_why()
    {
        using HttpResponseMessage response = await app.PostAsync("/v1/compose", Requests.WithId("c-81"));
        JsonElement message = await ComposerApp.JsonOf(response);

        Assert.True(message.GetProperty("send").GetBoolean(), message.ToString());
        Assert.Equal("fallback", message.GetProperty("source").GetString());
        Assert.Contains(message.GetProperty("reason").GetString(), new[] { "no-approved-variant", "control-arm" });
        Assert.Equal("c-81", message.GetProperty("request_id").GetString());
        Assert.Equal("Giỏ hàng của bạn vẫn còn đây", message.GetProperty("fields").GetProperty("title").GetString());
    }

    [Fact]
    public async Task Letters_travel_as_they_are()
    {
        using HttpResponseMessage response = await app.PostAsync("/v1/compose", Requests.Compose);
        string text = await response.Content.ReadAsStringAsync(ComposerApp.Cancellation);

        Assert.Contains("Giỏ hàng", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u1ecf", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_mistake_is_named_by_its_path()
    {
        using HttpResponseMessage response = await app.PostAsync(
            "/v1/compose", """{ "scenario": "cart-abandonment", "channel": "fax", "locale": "vi-VN", "products": [ { "name": "Kem", "price": -1, "review_count": "nhiều" } ] }""");
        JsonElement problem = await ProblemOf(response, HttpStatusCode.BadRequest, "/problems/invalid-request");

        Assert.Equal(["channel", "products[0].price", "products[0].review_count"], NamesOf(problem.GetProperty("errors")).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"scenario\":\"a\",\"scenario\":\"b\"}")]
    public async Task Malformed_JSON_is_a_problem_with_its_place(string body)
    {
        using HttpResponseMessage response = await app.PostAsync("/v1/compose", body);
        JsonElement problem = await ProblemOf(response, HttpStatusCode.BadRequest, "/problems/invalid-request");
        Assert.NotEmpty(problem.GetProperty("errors").EnumerateObject());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_request_too_large_is_refused_whole(bool chunked)
    {
        byte[] body = Encoding.UTF8.GetBytes($$"""{"request_id":"{{new string('x', 300_000)}}"}""");
        using HttpRequestMessage request = new(HttpMethod.Post, "/v1/compose") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = chunked;
        using HttpResponseMessage response = await app.CreateClient().SendAsync(request, ComposerApp.Cancellation);
        await ProblemOf(response, HttpStatusCode.RequestEntityTooLarge, "/problems/too-large");
    }

    [Fact]
    public async Task A_request_of_another_type_is_refused()
    {
        using HttpResponseMessage response = await app.CreateClient()
            .PostAsync("/v1/compose", new StringContent(Requests.Compose, Encoding.UTF8, "text/plain"), ComposerApp.Cancellation);
        await ProblemOf(response, HttpStatusCode.UnsupportedMediaType, null);
    }

    [Theory]
    [InlineData("GET", "/v1/nowhere", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/v1/compose", HttpStatusCode.MethodNotAllowed)]
    public async Task What_does_not_exist_is_a_problem_too(string method, string path, HttpStatusCode status)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        using HttpResponseMessage response = await app.CreateClient().SendAsync(request, ComposerApp.Cancellation);
        await ProblemOf(response, status, null);
    }

    [Fact]
    public async Task Answers_carry_headers_that_keep_browsers_honest()
    {
        using HttpResponseMessage response = await app.PostAsync("/v1/compose", Requests.Compose);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_host_name_of_elsewhere_is_not_answered()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/v1/content");
        request.Headers.Host = "evil.example";
        using HttpResponseMessage response = await app.CreateClient().SendAsync(request, ComposerApp.Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_bug_answers_500_without_a_word_about_the_customer()
    {
        using ComposerApp broken = new(services => services.AddSingleton<IComposer, BrokenComposer>());
        using HttpResponseMessage response = await broken.PostAsync("/v1/compose", Requests.Compose.Replace("Lan", "Nguyệt", StringComparison.Ordinal));

        JsonElement problem = await ProblemOf(response, HttpStatusCode.InternalServerError, null);

        Assert.DoesNotContain("boom", problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(broken.Log, line => line.Contains("boom", StringComparison.Ordinal));
        Assert.DoesNotContain(broken.Log, line => line.Contains("Nguyệt", StringComparison.Ordinal));
    }

    private static async Task<JsonElement> ProblemOf(HttpResponseMessage response, HttpStatusCode status, string? type)
    {
        string text = await response.Content.ReadAsStringAsync(ComposerApp.Cancellation);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonElement problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        if (type is not null) Assert.Equal(type, problem.GetProperty("type").GetString());
        Assert.All(NamesOf(problem), name => Assert.Matches("^[a-z_]+$", name));
        return problem;
    }

    private static IEnumerable<string> NamesOf(JsonElement value) => value.EnumerateObject().Select(member => member.Name);

    private sealed class BrokenComposer : IComposer
    {
        public ValueTask<Message> ComposeAsync(Brief brief, CancellationToken cancellationToken) => throw new InvalidOperationException("boom");
    }
}
