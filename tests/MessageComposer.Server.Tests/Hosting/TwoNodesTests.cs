using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using MessageComposer.Content.Definitions;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Review.Audit;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;
using MessageComposer.Storage.Tests;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Hosting;

/// <summary>Two services over one PostgreSQL database, as behind a balancer without sticky sessions: what one decides holds on the other.</summary>
public sealed class TwoNodesTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>Two seconds are promised; a loaded machine gets three times as long.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(6);

    private readonly CountingModel _model = new();
    private string _database = "";
    private ComposerApp _here = null!;
    private ComposerApp _there = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await PostgresServer.NewDatabaseAsync();
        _here = Node();
        _there = Node();
    }

    public async ValueTask DisposeAsync()
    {
        await _here.DisposeAsync();
        await _there.DisposeAsync();
        await PostgresServer.DropAsync(_database);
    }

    [Fact]
    public async Task Copy_approved_on_one_node_is_served_by_the_other_until_a_stop_set_there()
    {
        Variant variant = new()
        {
            Id = Guid.CreateVersion7(),
            Cell = new Cell("cart-abandonment", "nhac-nhe", "gen-z", Cell.NoMotive, "push", "vi-VN", Cell.NoSubject),
            State = VariantState.PendingBrand,
            Fields = [new("title", "Giỏ hàng đợi bạn nè"), new("body", "{{ product.name }} vẫn còn trong giỏ đó.")],
            PromptVersion = "v1",
            Risk = RiskClass.Low,
            ContentHash = "9f3c1a",
            CreatedAt = StoppedClock.Now,
        };
        await _here.Services.GetRequiredService<IVariantStore>().AddAsync([variant], ComposerApp.Cancellation);
        Assert.DoesNotContain("approved", await AnswersAsync(_there, "source"));

        // Signed in on one node, known on the other: the next call may go to either.
        using HttpClient brand = await _here.SignedInAsync(Roles.Brand);
        using (HttpRequestMessage approval = new(HttpMethod.Post, new Uri(_there.ClientOptions.BaseAddress, $"/v1/variants/{variant.Id}/approve")))
        {
            approval.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            using HttpResponseMessage approved = await brand.SendAsync(approval, ComposerApp.Cancellation);
            JsonElement answer = await ComposerApp.JsonOf(approved);
            Assert.True(answer.TryGetProperty("state", out JsonElement state) && state.GetString() == "approved", answer.ToString());
        }
        await WithinAsync("approval", async () => (await AnswersAsync(_here, "source")).Contains("approved"));

        using StringContent stop = new("""{"kind":"scenario","target":"cart-abandonment","reason":"nhầm giá"}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage stopped = await brand.PostAsync("/v1/stops", stop, ComposerApp.Cancellation);
        Assert.Equal(HttpStatusCode.OK, stopped.StatusCode);
        await WithinAsync("stop", async () => (await AnswersAsync(_there, "reason")).All(reason => reason == "paused"));

        AuditVerification audit = new([]);
        await foreach (AuditRow row in _there.Services.GetRequiredService<IAuditTrail>().ReadAsync(ComposerApp.Cancellation)) audit.Add(row);
        Assert.True(audit.End().IsWhole);
    }

    [Fact]
    public async Task A_key_made_on_one_node_opens_the_other_until_it_is_revoked()
    {
        KeyDesk desk = _here.Services.GetRequiredService<KeyDesk>();
        KeyResult key = await desk.CreateAsync("campaigns", Scopes.Content, false, AuditActor.Composer, ComposerApp.Cancellation);
        using HttpClient client = _there.ClientWith(key.Text);
        await WithinAsync("key", () => AnswersAsync(client, HttpStatusCode.OK));
        await desk.RevokeAsync(key.Key!.Id, AuditActor.Composer, ComposerApp.Cancellation);
        await WithinAsync("revocation", () => AnswersAsync(client, HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_request_that_comes_again_on_the_other_node_gets_the_same_message()
    {
        string keyed = Requests.WithId("c-81");
        using HttpResponseMessage first = await _here.PostAsync("/v1/compose", keyed);
        using HttpResponseMessage again = await _there.PostAsync("/v1/compose", keyed);
        Assert.Equal((await ComposerApp.JsonOf(first)).ToString(), (await ComposerApp.JsonOf(again)).ToString());

        using HttpResponseMessage other = await _there.PostAsync("/v1/compose", keyed.Replace("189000", "179000", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);

        // Both at once: each answers the one message, or that it is being answered.
        string[] keys = [.. Enumerable.Range(0, 20).Select(i => "both-" + i)];
        foreach (string key in keys)
        {
            HttpResponseMessage[] both = await Task.WhenAll(_here.PostAsync("/v1/compose", Requests.WithId(key)), _there.PostAsync("/v1/compose", Requests.WithId(key)));
            List<string?> messages = [];
            foreach (HttpResponseMessage response in both)
            {
                if (response.StatusCode == HttpStatusCode.OK) messages.Add((await ComposerApp.JsonOf(response)).GetProperty("message_id").GetString());
                else Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
                response.Dispose();
            }
            Assert.Single(messages.Distinct());
        }
    }

    [Fact]
    public async Task Jobs_wanted_on_both_nodes_at_once_are_done_once()
    {
        HttpResponseMessage[] asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? _here : _there).PostAsync("/v1/variants/generate", Requests.Generate)));
        foreach (HttpResponseMessage response in asked)
        {
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
            response.Dispose();
        }

        JsonElement[] jobs = [];
        await WithinAsync("job", async () =>
        {
            jobs = [.. (await _there.GetJsonAsync("/v1/jobs")).GetProperty("jobs").EnumerateArray()];
            return jobs.All(job => job.GetProperty("finished_at").ValueKind != JsonValueKind.Null);
        });

        JsonElement[] variants = [.. (await _here.GetJsonAsync("/v1/variants")).GetProperty("variants").EnumerateArray()];
        Assert.Equal(jobs.Length, _model.Calls);
        Assert.Equal(jobs.SelectMany(job => job.GetProperty("variant_ids").EnumerateArray().Select(id => id.GetString())).Order(), variants.Select(variant => variant.GetProperty("id").GetString()).Order());
    }

    private ComposerApp Node() => new(
        services =>
        {
            SignedInPeople.WithoutRechecks(services);
            services.AddSingleton<IChatClient>(_model);
        },
        settings: new Dictionary<string, string> { ["ConnectionStrings:Postgres"] = _database });

    private static async Task<IReadOnlyList<string?>> AnswersAsync(ComposerApp app, string member)
    {
        List<string?> answers = [];
        foreach (int customer in Enumerable.Range(1, 10))
        {
            using HttpResponseMessage response = await app.PostAsync("/v1/compose", Requests.Compose.Replace("\"81\"", $"\"{customer}\"", StringComparison.Ordinal));
            answers.Add((await ComposerApp.JsonOf(response)).GetProperty(member).GetString());
        }
        return answers;
    }

    private static async Task<bool> AnswersAsync(HttpClient client, HttpStatusCode status)
    {
        using HttpResponseMessage response = await client.GetAsync("/v1/content", ComposerApp.Cancellation);
        return response.StatusCode == status;
    }

    private async Task WithinAsync(string what, Func<Task<bool>> holds)
    {
        long started = Stopwatch.GetTimestamp();
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(20));
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < s_longest, $"{what}: nothing after {s_longest.TotalSeconds} seconds.");
            await look.WaitForNextTickAsync(ComposerApp.Cancellation);
        }
        output.WriteLine($"{what}: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
    }

    private sealed class CountingModel() : DelegatingChatClient(new FixedModel())
    {
        private int _calls;

        public int Calls => Volatile.Read(ref _calls);

        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _calls);
            return base.GetResponseAsync(messages, options, cancellationToken);
        }
    }
}
