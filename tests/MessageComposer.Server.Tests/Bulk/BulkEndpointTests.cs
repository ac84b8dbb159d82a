using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Bulk;

public sealed class BulkEndpointTests(ComposerApp app) : IClassFixture<ComposerApp>
{
    private const string Lines = "application/x-ndjson";

    [Fact]
    public async Task Answers_come_in_the_order_of_the_lines()
    {
        JsonElement[] answers = await PostAsync(Enumerable.Range(0, 500).Select(number => Line($"order-{number}")));
        Assert.Equal(Enumerable.Range(0, 500).Select(number => $"order-{number}"), answers.Select(answer => answer.GetProperty("request_id").GetString()));
        Assert.All(answers, answer => Assert.True(answer.GetProperty("recorded").GetBoolean()));
    }

    [Fact]
    public async Task A_line_answers_as_the_same_request_alone_does()
    {
        JsonElement inBulk = Assert.Single(await PostAsync([Line("alone").Replace("\"request_id\":\"alone\"", "\"request_id\":\"alone-1\"", StringComparison.Ordinal)]));
        using HttpResponseMessage response = await app.PostAsync("/v1/compose", Line("alone"));
        JsonElement alone = await ComposerApp.JsonOf(response);
        foreach (JsonProperty member in alone.EnumerateObject())
            if (member.Name is not ("message_id" or "request_id")) Assert.Equal(member.Value.GetRawText(), inBulk.GetProperty(member.Name).GetRawText());
        Assert.NotEqual(JsonValueKind.Null, inBulk.GetProperty("fields").ValueKind);
    }

    [Fact]
    public async Task Members_of_the_defaults_are_replaced_whole_also_by_null()
    {
        const string Defaults = """{"defaults":{"scenario":"cart-abandonment","channel":"push","locale":"vi-VN","customer":{"id":"0","first_name":"Lan","consent":{"marketing":true}},"store":{"name":"Mây Beauty","url":"https://shop.example"},"context":{"step":1,"send_at":"2026-11-21T20:05:00+07:00","cart_url":"https://shop.example/cart"}}}""";
        const string Products = """ "products":[{"id":"1","role":"cart","name":"Kem Mây","category":"skincare","price":1000,"url":"https://shop.example/1"}]""";

        JsonElement[] answers = await PostAsync([Defaults, $$"""{{{Products}}}""", $$"""{"customer":{"id":"1"},{{Products}}}""", $$"""{"customer":null,{{Products}}}""", $$"""{"channel":null,{{Products}}}"""]);

        Assert.Equal(4, answers.Length);
        Assert.True(answers[0].GetProperty("send").GetBoolean());
        Assert.Equal("no-consent", answers[1].GetProperty("reason").GetString());
        Assert.Equal("no-consent", answers[2].GetProperty("reason").GetString());
        Assert.Equal(5, answers[3].GetProperty("line").GetInt32());
        Assert.Equal(["channel"], Errors(answers[3]));
    }

    [Theory]
    [InlineData("""{"defaults":{"products":[{"price":-1}]}}""", "defaults.products[0].price")]
    [InlineData("""{"defaults":{"request_id":"7"}}""", "defaults.request_id")]
    [InlineData("""{"defaults":[]}""", "defaults")]
    [InlineData("""{"defaults":{},"channel":"push"}""", "defaults")]
    public async Task Defaults_with_mistakes_let_no_line_through(string defaults, string path)
    {
        JsonElement[] answers = await PostAsync([defaults, Line("d-1"), Line("d-2")]);
        Assert.Equal([1, 2, 3], answers.Select(answer => answer.GetProperty("line").GetInt32()));
        Assert.Contains(path, Errors(answers[0]));
        Assert.Equal(["defaults"], Errors(answers[1]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Bad_and_oversized_lines_are_answered_in_place_and_the_stream_goes_on(string? encoding)
    {
        string tooLong = $$"""{"scenario":"{{new string('x', 300_000)}}"}""";
        JsonElement[] answers = await PostAsync([Line("b-1"), "no json", "", "   ", """{"scenario":"no-such"}""", tooLong, "[]", Line("b-2")], encoding);
        Assert.Equal(["b-1", "2", "5", "6", "7", "b-2"], answers.Select(answer => answer.TryGetProperty("line", out JsonElement line) ? line.ToString() : answer.GetProperty("request_id").GetString()));
        Assert.Equal(["/problems/invalid-request", "/problems/invalid-request", "/problems/too-large", "/problems/invalid-request"], answers[1..5].Select(answer => answer.GetProperty("error").GetProperty("type").GetString()));
        Assert.Contains("scenario", Errors(answers[2]));
    }

    [Fact]
    public async Task A_request_id_that_comes_again_gets_the_same_message_and_another_body_an_error()
    {
        JsonElement[] first = await PostAsync([Line("twice"), Line("twice"), Line("twice").Replace("189000", "179000", StringComparison.Ordinal)]);
        JsonElement[] again = await PostAsync([Line("twice")]);
        string id = first[0].GetProperty("message_id").GetString()!;
        Assert.Equal(id, first[1].GetProperty("message_id").GetString());
        Assert.Equal(id, again[0].GetProperty("message_id").GetString());
        Assert.Equal("/problems/key-of-another-request", first[2].GetProperty("error").GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_key_whose_holder_checks_consent_speaks_for_each_line()
    {
        KeyResult key = await app.Services.GetRequiredService<KeyDesk>().CreateAsync("crm", Scopes.Compose, true, MessageComposer.Review.Audit.AuditActor.Composer, ComposerApp.Cancellation);
        string line = Line("consent-1").Replace("\"consent\":{\"marketing\":true}", "\"consent\":null", StringComparison.Ordinal);
        JsonElement vouched = Assert.Single(await PostAsync([line], client: app.ClientWith(key.Text)));
        JsonElement missing = Assert.Single(await PostAsync([line]));
        Assert.True(vouched.GetProperty("send").GetBoolean());
        Assert.Equal("no-consent", missing.GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Compressed_lines_are_read(string encoding)
    {
        JsonElement[] answers = await PostAsync(Enumerable.Range(0, 100).Select(number => Line($"{encoding}-{number}")), encoding);
        Assert.Equal(100, answers.Length);
        Assert.Equal($"{encoding}-99", answers[^1].GetProperty("request_id").GetString());
    }

    [Theory]
    [InlineData("gzip", 'x')]
    [InlineData("br", 'x')]
    [InlineData("gzip", '\n')]
    public async Task A_line_that_swells_without_end_is_the_last_one_read(string encoding, char letter)
    {
        string bomb = new(letter, 40_000_000);
        JsonElement[] answers = await PostAsync([Line($"bomb-{encoding}-{(int)letter}"), bomb, Line("never")], encoding);
        Assert.Equal(2, answers.Length);
        Assert.True(answers[0].GetProperty("send").GetBoolean());
        Assert.Equal("/problems/endless-line", answers[1].GetProperty("error").GetProperty("type").GetString());
    }

    [Fact]
    public async Task What_cannot_be_decompressed_is_said_in_the_last_answer()
    {
        const string encoding = "gzip";
        byte[] broken = Compress(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 300).Select(number => Line($"broken-{number}")))), encoding);
        new Random(7).NextBytes(broken.AsSpan(broken.Length / 2));
        using HttpResponseMessage response = await SendAsync(broken, encoding, app.CreateClient());
        JsonElement[] answers = await AnswersAsync(response);
        Assert.Equal("/problems/not-decodable", answers[^1].GetProperty("error").GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_stream_that_was_cut_short_is_said_in_the_last_answer(string encoding)
    {
        byte[] whole = Compress(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 300).Select(number => Line($"cut-{encoding}-{number}")))), encoding);
        using HttpResponseMessage response = await SendAsync(whole[..(whole.Length / 2)], encoding, app.CreateClient());
        JsonElement[] answers = await AnswersAsync(response);
        Assert.InRange(answers.Length, 2, 300);
        Assert.Equal("/problems/not-decodable", answers[^1].GetProperty("error").GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("application/json", null, "/problems/not-ndjson")]
    [InlineData(Lines, "zstd", "/problems/unknown-encoding")]
    [InlineData(Lines, "gzip, br", "/problems/unknown-encoding")]
    public async Task What_cannot_be_read_as_lines_is_415(string type, string? encoding, string problem)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/v1/compose/bulk") { Content = new StringContent(Line("x")) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (encoding is not null) request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        using HttpResponseMessage response = await app.CreateClient().SendAsync(request, ComposerApp.Cancellation);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal(problem, (await ComposerApp.JsonOf(response)).GetProperty("type").GetString());
    }

    [Fact]
    public async Task An_empty_request_has_no_answers() => Assert.Empty(await PostAsync(["", " "]));

    internal static string Line(string requestId)
    {
        JsonNode request = JsonNode.Parse(Requests.Compose)!;
        request["request_id"] = requestId;
        request["customer"]!["id"] = requestId;
        return request.ToJsonString();
    }

    private static IEnumerable<string> Errors(JsonElement answer) => answer.GetProperty("error").GetProperty("errors").EnumerateObject().Select(error => error.Name);

    private async Task<JsonElement[]> PostAsync(IEnumerable<string> lines, string? encoding = null, HttpClient? client = null)
    {
        byte[] body = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        using HttpResponseMessage response = await SendAsync(encoding is null ? body : Compress(body, encoding), encoding, client ?? app.CreateClient());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Lines, response.Content.Headers.ContentType?.MediaType);
        return await AnswersAsync(response);
    }

    private static async Task<HttpResponseMessage> SendAsync(byte[] body, string? encoding, HttpClient client)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/v1/compose/bulk") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(Lines);
        if (encoding is not null) request.Content.Headers.ContentEncoding.Add(encoding);
        return await client.SendAsync(request, ComposerApp.Cancellation);
    }

    private static async Task<JsonElement[]> AnswersAsync(HttpResponseMessage response)
    {
        string text = await response.Content.ReadAsStringAsync(ComposerApp.Cancellation);
        Assert.True(text.Length == 0 || text.EndsWith('\n'), text);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static byte[] Compress(byte[] body, string encoding)
    {
        using MemoryStream compressed = new();
        using (Stream stream = encoding == "gzip" ? new GZipStream(compressed, CompressionLevel.Fastest) : new BrotliStream(compressed, CompressionLevel.Fastest)) stream.Write(body);
        return compressed.ToArray();
    }
}
