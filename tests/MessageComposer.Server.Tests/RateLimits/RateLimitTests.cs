using System.Net;
using System.Text;
using MessageComposer.Review.Audit;
using MessageComposer.Server.Auth;
using MessageComposer.Server.RateLimits;
using MessageComposer.Storage.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MessageComposer.Server.Tests.RateLimits;

public sealed class RateLimitTests
{
    [Fact]
    public void A_bucket_gives_its_burst_at_once_and_then_what_drips_in()
    {
        HandClock time = new();
        RateBucket bucket = new(perSecond: 10, burst: 3, bulkStreams: 1, time);
        Assert.Equal([2, 1, 0], Enumerable.Range(0, 3).Select(_ => bucket.Take().Remaining));
        RateDecision refused = bucket.Take();
        Assert.False(refused.IsAllowed);
        Assert.Equal((100, 300), ((int)Math.Round(refused.RetryAfter.TotalMilliseconds), (int)Math.Round(refused.Reset.TotalMilliseconds)));
        time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True(bucket.Take().IsAllowed);
        Assert.False(bucket.Take().IsAllowed);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, bucket.Take().Remaining);
    }

    [Fact]
    public void What_is_given_back_may_be_taken_again_and_never_more_than_the_burst()
    {
        HandClock time = new();
        RateBucket bucket = new(perSecond: 0.1, burst: 2, bulkStreams: 0, time);
        Assert.Equal([1, 0], Enumerable.Range(0, 2).Select(_ => bucket.Take().Remaining));
        Assert.Equal(10, bucket.Take().RetryAfter.TotalSeconds);
        bucket.GiveBack();
        Assert.True(bucket.Take().IsAllowed);
        time.Advance(TimeSpan.FromHours(1));
        bucket.GiveBack();
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => bucket.Take().IsAllowed));
    }

    [Fact]
    public void Many_threads_take_no_more_than_there_is()
    {
        RateBucket bucket = new(perSecond: 10, burst: 1_000, bulkStreams: 1, new HandClock());
        int taken = 0;
        Parallel.For(0, 5_000, _ =>
        {
            if (bucket.Take().IsAllowed) Interlocked.Increment(ref taken);
        });
        Assert.Equal(1_000, taken);
    }

    [Fact]
    public async Task Every_answer_says_what_is_left_and_too_many_requests_are_429()
    {
        await using ComposerApp app = new(null, settings: new Dictionary<string, string> { ["RateLimit:RequestsPerSecond"] = "1", ["RateLimit:Burst"] = "3", ["RateLimit:Keys:crm:Burst"] = "2" });
        using HttpClient client = app.CreateClient();

        HttpResponseMessage[] answers = [await GetAsync(client), await PostAsync(client, "{"), await GetAsync(client), await GetAsync(client)];

        Assert.Equal(["2", "1", "0", "0"], answers.Select(answer => Assert.Single(answer.Headers.GetValues("RateLimit-Remaining"))));
        Assert.All(answers, answer => Assert.Equal("3", Assert.Single(answer.Headers.GetValues("RateLimit-Limit"))));
        Assert.All(answers, answer => Assert.InRange(int.Parse(Assert.Single(answer.Headers.GetValues("RateLimit-Reset")), System.Globalization.CultureInfo.InvariantCulture), 1, 3));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers.Select(answer => answer.StatusCode));
        Assert.Equal(1, answers[3].Headers.RetryAfter?.Delta?.TotalSeconds);
        Assert.Equal("/problems/too-many-requests", (await ComposerApp.JsonOf(answers[3])).GetProperty("type").GetString());

        KeyResult key = await app.Services.GetRequiredService<KeyDesk>().CreateAsync("crm", Scopes.All, false, AuditActor.Composer, ComposerApp.Cancellation);
        using HttpClient other = app.ClientWith(key.Text);
        Assert.Equal(["1", "0"], [Remaining(await GetAsync(other)), Remaining(await GetAsync(other))]);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await GetAsync(other)).StatusCode);
    }

    [Fact]
    public void So_many_bulk_requests_of_one_key_are_under_way_at_a_time()
    {
        RateBucket bucket = new(perSecond: 10, burst: 10, bulkStreams: 2, new HandClock());
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => bucket.TryEnterBulk()));
        bucket.LeaveBulk();
        Assert.True(bucket.TryEnterBulk());
        Assert.False(bucket.TryEnterBulk());
    }

    [Fact]
    public void Limits_of_single_keys_keep_to_the_same_bounds()
    {
        RateLimitOptions options = new();
        options.Keys["crm"] = new KeyRateLimitOptions { Burst = 0 };
        ValidateOptionsResult result = new RateLimitOptionsRules().Validate(null, options);
        Assert.True(result.Failed);
        Assert.Contains("RateLimit:Keys:crm", result.FailureMessage, StringComparison.Ordinal);
    }

    private static string Remaining(HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("RateLimit-Remaining"));

    private static Task<HttpResponseMessage> GetAsync(HttpClient client) => client.GetAsync("/v1/content", ComposerApp.Cancellation);

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string json) => client.PostAsync("/v1/compose", new StringContent(json, Encoding.UTF8, "application/json"), ComposerApp.Cancellation);

    private sealed class HandClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan by) => _ticks += by.Ticks;
    }
}
