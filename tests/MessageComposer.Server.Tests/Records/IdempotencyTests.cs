using System.Net;
using System.Text;
using System.Text.Json;
using MessageComposer.Composition;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Storage.People;
using MessageComposer.Server.Auth;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Records;

public sealed class IdempotencyTests
{
    private static string Keyed { get; } = Requests.WithId("c-81");

    [Fact]
    public async Task The_same_request_gets_the_same_message_and_another_body_is_refused()
    {
        using ComposerApp app = new();
        JsonElement first = await MessageOf(await app.PostAsync("/v1/compose", Keyed));
        JsonElement again = await MessageOf(await app.PostAsync("/v1/compose", Keyed));

        Assert.True(first.GetProperty("recorded").GetBoolean());
        Assert.Equal(first.ToString(), again.ToString());

        using HttpResponseMessage other = await app.PostAsync("/v1/compose", Keyed.Replace("189000", "179000", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal("/problems/key-of-another-request", (await ComposerApp.JsonOf(other)).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Without_a_key_each_request_gets_a_message_of_its_own()
    {
        using ComposerApp app = new();
        Assert.NotEqual(IdOf(await MessageOf(await app.PostAsync("/v1/compose", Requests.Compose))), IdOf(await MessageOf(await app.PostAsync("/v1/compose", Requests.Compose))));
    }

    [Fact]
    public async Task The_header_goes_before_the_request_id()
    {
        using ComposerApp app = new();
        using HttpClient client = app.CreateClient();
        string one = IdOf(await MessageOf(await SendAsync(client, Keyed, "k-1")));
        Assert.Equal(one, IdOf(await MessageOf(await SendAsync(client, Keyed, "k-1"))));
        Assert.NotEqual(one, IdOf(await MessageOf(await SendAsync(client, Keyed, "k-2"))));
        Assert.NotEqual(one, IdOf(await MessageOf(await app.PostAsync("/v1/compose", Keyed))));
    }

    [Theory, InlineData(" "), InlineData(null)]
    public async Task A_header_that_is_no_key_is_a_mistake(string? key)
    {
        using ComposerApp app = new();
        using HttpResponseMessage response = await SendAsync(app.CreateClient(), Keyed, key ?? new string('x', 201));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True((await ComposerApp.JsonOf(response)).GetProperty("errors").TryGetProperty("idempotency_key", out _));
    }

    [Fact]
    public async Task Each_caller_has_keys_of_its_own()
    {
        using ComposerApp app = new();
        KeyResult another = await app.Services.GetRequiredService<KeyDesk>().CreateAsync("other", Scopes.Compose, false, MessageComposer.Review.Audit.AuditActor.Composer, ComposerApp.Cancellation);
        string mine = IdOf(await MessageOf(await app.PostAsync("/v1/compose", Keyed)));
        using HttpClient client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", another.Text);
        Assert.NotEqual(mine, IdOf(await MessageOf(await SendAsync(client, Keyed, null))));
    }

    [Fact]
    public async Task A_restart_forgets_no_key()
    {
        string data = Path.Combine(Path.GetTempPath(), "composer-data-" + Guid.NewGuid().ToString("N"));
        try
        {
            string before;
            using (ComposerApp app = new(null, data: data)) before = (await MessageOf(await app.PostAsync("/v1/compose", Keyed))).ToString();
            using ComposerApp after = new(null, data: data);
            Assert.Equal(before, (await MessageOf(await after.PostAsync("/v1/compose", Keyed))).ToString());
            using HttpResponseMessage other = await after.PostAsync("/v1/compose", Keyed + " ");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task While_the_first_is_answered_the_second_is_told_to_come_back()
    {
        HeldComposer held = new();
        using ComposerApp app = new(services => services.AddSingleton<IComposer>(held));
        Task<HttpResponseMessage> first = app.PostAsync("/v1/compose", Keyed);
        await held.Asked.Task.WaitAsync(ComposerApp.Cancellation);
        using HttpResponseMessage second = await app.PostAsync("/v1/compose", Keyed);

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), second.Headers.RetryAfter?.Delta);
        held.Answer.SetException(new InvalidOperationException("boom"));
        using HttpResponseMessage end = await first;
        Assert.Equal(HttpStatusCode.InternalServerError, end.StatusCode);
    }

    [Fact]
    public async Task When_too_many_records_wait_the_answer_is_503_and_when_to_come_back()
    {
        using ComposerApp app = new(services => services.AddSingleton<IMessageRecords>(new FullRecords()));
        using HttpResponseMessage response = await app.PostAsync("/v1/compose", Requests.Compose);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        Assert.Equal("/problems/overloaded", (await ComposerApp.JsonOf(response)).GetProperty("type").GetString());
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string body, string? key)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/v1/compose") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await client.SendAsync(request, ComposerApp.Cancellation);
    }

    private static async Task<JsonElement> MessageOf(HttpResponseMessage response)
    {
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync(ComposerApp.Cancellation));
        return await ComposerApp.JsonOf(response);
    }

    private static string IdOf(JsonElement message) => message.GetProperty("message_id").GetString()!;

    private sealed class HeldComposer : IComposer
    {
        public TaskCompletionSource Asked { get; } = new();

        public TaskCompletionSource<Message> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask<Message> ComposeAsync(Brief brief, CancellationToken cancellationToken)
        {
            Asked.TrySetResult();
            return new(Answer.Task);
        }
    }

    private sealed class FullRecords : IMessageRecords
    {
        public IRecordGroup? TryAppend(MessageRecord record, bool isAwaited = true) => null;

        public ValueTask WhenRoomAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public bool KnowsFacts(UInt128 hash) => false;

        public Task<MessageRecord?> FindAsync(Guid id, CancellationToken cancellationToken) => Task.FromResult<MessageRecord?>(null);

        public Task<ReadOnlyMemory<byte>?> FindFactsAsync(UInt128 hash, CancellationToken cancellationToken) => Task.FromResult<ReadOnlyMemory<byte>?>(null);

        public ValueTask<ClaimedMessage?> HoldClaimAsync(RequestClaim claim, CancellationToken cancellationToken) => default;

        public Task LetGoAsync(RequestClaim claim, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
