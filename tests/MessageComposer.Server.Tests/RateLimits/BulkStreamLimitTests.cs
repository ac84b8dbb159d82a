using System.Net;
using System.Text;
using System.Text.Json;
using MessageComposer.Review.Audit;
using MessageComposer.Server.Auth;
using MessageComposer.Server.Tests.Bulk;
using MessageComposer.Storage.People;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.RateLimits;

/// <summary>Each key has so many bulk requests under way at a time, over real connections.</summary>
public sealed class BulkStreamLimitTests
{
    private const string Accepted = "HTTP/1.1 200 OK";

    [Fact]
    public async Task One_too_many_is_told_when_to_come_back_and_finds_room_when_another_has_ended()
    {
        await using ComposerApp app = App(new BulkWatch());
        using HttpClient client = app.CreateClient();
        using BulkConnection first = await OpenAsync(app), second = await OpenAsync(app);

        using HttpResponseMessage third = await SendAsync(client, "third");
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), third.Headers.RetryAfter?.Delta);
        Assert.Equal("application/problem+json", third.Content.Headers.ContentType?.MediaType);
        Assert.Equal("/problems/too-many-bulk-requests", (await ComposerApp.JsonOf(third)).GetProperty("type").GetString());

        Assert.Equal("first", RequestOf(await first.EndAsync(BulkEndpointTests.Line("first"))));
        using HttpResponseMessage again = await SendAsync(client, "again");
        Assert.Equal("again", RequestOf(await ComposerApp.JsonOf(again)));

        // One place was free, no more: who was refused gave none back.
        using BulkConnection taker = await OpenAsync(app);
        using HttpResponseMessage refused = await SendAsync(client, "refused");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("second", RequestOf(await second.EndAsync(BulkEndpointTests.Line("second"))));
        Assert.Equal("taker", RequestOf(await taker.EndAsync(BulkEndpointTests.Line("taker"))));
    }

    [Fact]
    public async Task Single_requests_and_other_keys_are_not_held_up()
    {
        await using ComposerApp app = App(new BulkWatch());
        using BulkConnection first = await OpenAsync(app), second = await OpenAsync(app);
        KeyResult key = await app.Services.GetRequiredService<KeyDesk>().CreateAsync("crm", Scopes.Compose, false, AuditActor.Composer, ComposerApp.Cancellation);
        using HttpClient other = app.ClientWith(key.Text);

        using HttpResponseMessage single = await app.PostAsync("/v1/compose", Requests.Compose), bulk = await SendAsync(other, "other");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [single.StatusCode, bulk.StatusCode]);
        Assert.Equal("other", RequestOf(await ComposerApp.JsonOf(bulk)));
    }

    [Fact]
    public async Task Whoever_breaks_off_or_sends_no_lines_keeps_no_place()
    {
        BulkWatch watch = new();
        await using ComposerApp app = App(watch);
        using HttpClient client = app.CreateClient();
        using BulkConnection kept = await OpenAsync(app), left = await OpenAsync(app);
        using HttpResponseMessage full = await SendAsync(client, "full");
        Assert.Equal(HttpStatusCode.TooManyRequests, full.StatusCode);
        left.BreakOff();
        await watch.EndedAsync(requests: 2).WaitAsync(ComposerApp.Cancellation);

        using HttpResponseMessage wrong = await app.PostAsync("/v1/compose/bulk", "{}"), right = await SendAsync(client, "right");

        Assert.Equal([HttpStatusCode.UnsupportedMediaType, HttpStatusCode.OK], [wrong.StatusCode, right.StatusCode]);
    }

    private static ComposerApp App(BulkWatch watch) => new(watch.Join, settings: new Dictionary<string, string> { ["RateLimit:BulkStreams"] = "2" });

    private static async Task<BulkConnection> OpenAsync(ComposerApp app)
    {
        BulkConnection connection = await BulkConnection.OpenAsync(app);
        Assert.Equal(Accepted, await connection.StatusAsync());
        return connection;
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string id) =>
        client.PostAsync("/v1/compose/bulk", new StringContent(BulkEndpointTests.Line(id), Encoding.UTF8, "application/x-ndjson"), ComposerApp.Cancellation);

    private static string? RequestOf(JsonElement answer) => answer.GetProperty("request_id").GetString();
}
