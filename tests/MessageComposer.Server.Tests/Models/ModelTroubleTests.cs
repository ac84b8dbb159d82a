using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Server.Models;
using MessageComposer.Tests.Generation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace MessageComposer.Server.Tests.Models;

/// <summary>Every trouble a provider can make, over real HTTP, ends in its reason and within the deadline.</summary>
public sealed class ModelTroubleTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly string s_blocked = Given.Answer(title: "Giá sốc cho giỏ hàng nè");

    [Fact]
    public async Task Good_copy_comes_through_and_the_request_is_exactly_this()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Says(Given.Answer()));

        CopyResult result = await WriteAsync(OptionsFor(provider));

        Assert.Null(result.Reason);
        Assert.Equal("test-model-2026", Assert.Single(result.Variants).Model);
        ProviderCall call = Assert.Single(provider.Calls);
        Assert.Equal(("/v1/chat/completions", "Bearer test-key"), (call.Path, call.Authorization));
        Assert.Equal(["max_tokens", "messages", "model", "response_format", "stream", "temperature"], call.Body.AsObject().Select(member => member.Key).Order());
        Assert.Equal(("test-model", 900, 0.5), ((string?)call.Body["model"], (int)call.Body["max_tokens"]!, (double)call.Body["temperature"]!));
        JsonArray messages = call.Body["messages"]!.AsArray();
        Assert.Equal(["system", "user"], messages.Select(message => (string?)message!["role"]));
        Assert.Equal("Bạn viết lời nhắn cho cửa hàng. Nói thật, nói cụ thể.", TextOf(messages[0]!));
        Assert.Equal(
            """{"type":"json_schema","json_schema":{"name":"copy_push","schema":{"type":"object","properties":{"variants":{"type":"array","items":{"type":"object","properties":{"title":{"type":"string"},"body":{"type":"string"}},"required":["title","body"],"additionalProperties":false}}},"required":["variants"],"additionalProperties":false},"strict":true}}""",
            call.Body["response_format"]!.ToJsonString());
    }

    [Fact]
    public async Task No_model_configured() => await ExpectAsync(Reason.ModelNotConfigured, new ModelOptions { Provider = ModelProvider.None });

    [Fact]
    public async Task A_refused_connection()
    {
        TcpListener closed = new(IPAddress.Loopback, 0);
        closed.Start();
        int port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await ExpectAsync(Reason.ModelError, OptionsFor(new Uri($"http://127.0.0.1:{port}/v1")));
    }

    [Theory]
    [InlineData(400, Reason.ModelError)]
    [InlineData(401, Reason.ModelError)]
    [InlineData(403, Reason.ModelError)]
    [InlineData(404, Reason.ModelError)]
    [InlineData(302, Reason.ModelError)]
    [InlineData(408, Reason.ModelTimeout)]
    [InlineData(429, Reason.ModelRateLimited)]
    [InlineData(500, Reason.ModelError)]
    [InlineData(503, Reason.ModelError)]
    public async Task A_status_that_is_no_success_and_its_body_is_not_quoted(int status, Reason reason)
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync((context, _) => ScriptedProvider.Status(status)(context));

        CopyResult result = await ExpectAsync(reason, OptionsFor(provider));

        Assert.Contains(status.ToString(System.Globalization.CultureInfo.InvariantCulture), result.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", result.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_passing_trouble_is_asked_again(int status)
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Status(status), ScriptedProvider.Says(Given.Answer()));

        CopyResult result = await WriteAsync(OptionsFor(provider, retries: 1));

        Assert.Null(result.Reason);
        Assert.Equal(2, provider.Calls.Count);
    }

    [Fact]
    public async Task A_lasting_trouble_is_not_asked_again()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Status(401));

        await ExpectAsync(Reason.ModelError, OptionsFor(provider, retries: 3));
    }

    [Fact]
    public async Task A_short_wish_for_a_pause_is_honoured()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(
            ScriptedProvider.Status(429, ("Retry-After", "0")), ScriptedProvider.Says(Given.Answer()));

        Assert.Null((await WriteAsync(OptionsFor(provider, retries: 1))).Reason);
    }

    [Theory]
    [InlineData("3600")]
    [InlineData("Fri, 31 Dec 2100 23:59:59 GMT")]
    public async Task A_pause_longer_than_the_deadline_is_not_begun(string pause)
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Status(429, ("Retry-After", pause)));

        await ExpectAsync(Reason.ModelRateLimited, OptionsFor(provider, retries: 3));
    }

    [Fact]
    public async Task A_server_that_hangs_before_its_headers()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Hangs);
        await ExpectAsync(Reason.ModelTimeout, OptionsFor(provider, attempt: TimeSpan.FromMilliseconds(150)));
    }

    [Fact]
    public async Task A_server_that_hangs_in_the_middle_of_its_body()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.HangsMidBody);
        await ExpectAsync(Reason.ModelTimeout, OptionsFor(provider, attempt: TimeSpan.FromMilliseconds(150)));
    }

    [Fact]
    public async Task A_server_that_hangs_at_every_attempt_ends_at_the_deadline()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Hangs, ScriptedProvider.Hangs, ScriptedProvider.Hangs);
        await ExpectAsync(Reason.ModelTimeout, OptionsFor(provider, retries: 2, attempt: TimeSpan.FromMilliseconds(100)));
    }

    [Fact]
    public async Task A_body_that_is_cut_off()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.CutsOff);
        await ExpectAsync(Reason.ModelError, OptionsFor(provider));
    }

    [Fact]
    public async Task A_body_without_end()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Floods);
        CopyResult result = await ExpectAsync(Reason.ModelError, OptionsFor(provider));
        Assert.Equal("the reply is longer than Model:MaxResponseBytes", result.Detail);
    }

    [Fact]
    public async Task A_body_announced_as_too_long()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Says(new string('x', 2_000_000)));
        await ExpectAsync(Reason.ModelError, OptionsFor(provider));
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>", Reason.ModelError)]
    [InlineData("", Reason.ModelError)]
    [InlineData("[]", Reason.ModelError)]
    [InlineData("""{"id":"x"}""", Reason.UnusableOutput)]
    [InlineData("""{"id":"x","object":"chat.completion","created":1,"model":"m","choices":[]}""", Reason.UnusableOutput)]
    public async Task A_reply_that_is_no_completion(string body, Reason reason)
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Body(body));
        await ExpectAsync(reason, OptionsFor(provider));
    }

    public static TheoryData<string, string> UnusableCompletions => new()
    {
        { "empty", ScriptedProvider.Completion("") },
        { "no content", ScriptedProvider.Completion(null) },
        { "refusal", ScriptedProvider.Completion(null, refusal: "I can't help with that.") },
        { "content filter", ScriptedProvider.Completion("", "content_filter") },
        { "cut at the token limit", ScriptedProvider.Completion("""{"variants":[{"title":"Giỏ""", "length") },
        { "not JSON", ScriptedProvider.Completion("Dạ, đây là bài ạ.") },
        { "wrong fields", ScriptedProvider.Completion("""{"variants":[{"headline":"Giỏ hàng"}]}""") },
        { "wrong shape", ScriptedProvider.Completion("""["Giỏ hàng"]""") },
        { "wrong language", ScriptedProvider.Completion(Given.Answer("Come back and finish your order whenever you like.", "Your cart is still here")) },
    };

    [Theory, MemberData(nameof(UnusableCompletions))]
    public async Task A_completion_nobody_could_use(string trouble, string completion)
    {
        Assert.NotEmpty(trouble);
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Body(completion));
        await ExpectAsync(Reason.UnusableOutput, OptionsFor(provider, retries: 1));
    }

    [Fact]
    public async Task A_prompt_stopped_by_the_providers_filter()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Error(400, "content_filter"));
        await ExpectAsync(Reason.UnusableOutput, OptionsFor(provider));
    }

    [Fact]
    public async Task An_empty_purse_is_not_asked_again()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Error(429, "insufficient_quota"));
        await ExpectAsync(Reason.ModelRateLimited, OptionsFor(provider, retries: 2));
    }

    [Theory]
    [InlineData("banned_word", "Giá sốc cho giỏ hàng nè", "Bấm để xem lại giỏ hàng nha.")]
    [InlineData("injection", "Giỏ hàng vẫn còn đây nè", "Chào {{ customer.phone }}, xem lại giỏ hàng nha.")]
    [InlineData("ungrounded_fact", "Giỏ hàng vẫn còn đây nè", "{{ product.short_name }} giá chỉ 189.000đ thôi nha.")]
    [InlineData("injection", "Giỏ hàng vẫn còn đây nè", "Chào [Tên khách hàng], xem lại giỏ hàng nha.")]
    [InlineData("pii", "Giỏ hàng vẫn còn đây nè", "Có gì thắc mắc bạn gọi 0912 345 678 nha.")]
    [InlineData("injection", "Giỏ hàng vẫn còn đây nè", "{% if x %}Xem lại giỏ hàng nha {{ if x }}.")]
    public async Task Copy_a_rule_blocks_comes_back_blocked_after_one_repair(string category, string title, string body)
    {
        string answer = Given.Answer(body, title);
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Says(answer), ScriptedProvider.Says(answer));

        CopyResult result = await WriteAsync(OptionsFor(provider));

        Assert.Equal(Reason.GuardrailBlocked, result.Reason);
        Variant variant = Assert.Single(result.Variants);
        Assert.Equal(VariantState.Blocked, variant.State);
        Assert.Contains(category, variant.Findings.Select(finding => finding.Category));
    }

    [Fact]
    public async Task The_repair_turn_carries_the_models_own_text_and_its_findings()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Says(s_blocked), ScriptedProvider.Says(Given.Answer()));

        Assert.Null((await WriteAsync(OptionsFor(provider))).Reason);

        JsonArray messages = provider.Calls[1].Body["messages"]!.AsArray();
        Assert.Equal(["system", "user", "assistant", "user"], messages.Select(message => (string?)message!["role"]));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(s_blocked), JsonNode.Parse(TextOf(messages[2]!))));
        Assert.Contains("Giá sốc", TextOf(messages[2]!), StringComparison.Ordinal);
        Assert.Contains("“Giá sốc”", TextOf(messages[3]!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("```json\n{0}\n```")]
    [InlineData("Đây là bài ạ:\n{0}")]
    [InlineData("\uFEFF{0}")]
    [InlineData("<think>hmm</think>\n{0}\nXong!")]
    public async Task What_small_models_put_around_their_answer_is_let_go(string around)
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Says(around.Replace("{0}", Given.Answer(), StringComparison.Ordinal)));
        Assert.Null((await WriteAsync(OptionsFor(provider))).Reason);
    }

    [Fact]
    public async Task A_model_that_refuses_a_temperature_is_asked_without_from_then_on()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(
            ScriptedProvider.Error(400, "unsupported_value", "temperature"), ScriptedProvider.Says(Given.Answer()), ScriptedProvider.Says(Given.Answer()));
        IChatClient client = Client(OptionsFor(provider));

        Assert.Null((await WriteAsync(client)).Reason);
        Assert.Null((await WriteAsync(client)).Reason);

        Assert.Equal([true, false, false], provider.Calls.Select(call => call.Body["temperature"] is not null));
    }

    [Fact]
    public async Task A_provider_that_keeps_failing_is_left_alone()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Status(500), ScriptedProvider.Status(500));
        ModelOptions options = OptionsFor(provider);
        options.CircuitThreshold = 2;
        IChatClient client = Client(options);

        Assert.Equal(Reason.ModelError, (await WriteAsync(client)).Reason);
        Assert.Equal(Reason.ModelError, (await WriteAsync(client)).Reason);
        Assert.Equal(Reason.CircuitOpen, (await WriteAsync(client)).Reason);
    }

    [Fact]
    public async Task No_more_calls_are_under_way_than_allowed_and_all_get_their_turn()
    {
        int underWay = 0, most = 0;
        Func<HttpContext, Task> counted = async context =>
        {
            int now = Interlocked.Increment(ref underWay);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref underWay);
            await ScriptedProvider.Says(Given.Answer())(context);
        };
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync([.. Enumerable.Repeat(counted, 16)]);
        ModelOptions options = OptionsFor(provider);
        options.MaxConcurrency = 2;
        IChatClient client = Client(options);

        CopyResult[] results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => WriteAsync(client)));

        Assert.All(results, result => Assert.Null(result.Reason));
        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task The_callers_cancellation_ends_the_call_at_once()
    {
        using CancellationTokenSource caller = new();
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(async context =>
        {
            await caller.CancelAsync();
            await ScriptedProvider.Hangs(context);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Writer(Client(OptionsFor(provider, retries: 2))).WriteAsync(Given.Request(), caller.Token).WaitAsync(s_patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_without_schemas_is_asked_for_some_json()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Says(Given.Answer()));
        ModelOptions options = OptionsFor(provider);
        options.Output = ModelOutput.JsonObject;

        Assert.Null((await WriteAsync(options)).Reason);

        Assert.Equal("""{"type":"json_object"}""", Assert.Single(provider.Calls).Body["response_format"]!.ToJsonString());
    }

    [Fact]
    public async Task Azures_v1_endpoint_is_found_from_the_resource_address()
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(ScriptedProvider.Says(Given.Answer()));
        ModelOptions options = OptionsFor(new Uri(provider.Endpoint.GetLeftPart(UriPartial.Authority)));
        options.Provider = ModelProvider.Azure;

        Assert.Null((await WriteAsync(options)).Reason);

        Assert.Equal("/openai/v1/chat/completions", Assert.Single(provider.Calls).Path);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (int seen = Volatile.Read(ref most); value > seen;)
        {
            int before = Interlocked.CompareExchange(ref most, value, seen);
            if (before == seen) return;
            seen = before;
        }
    }

    private static string TextOf(JsonNode message) => message["content"] is JsonArray parts ? string.Concat(parts.Select(part => (string?)part!["text"])) : (string)message["content"]!;

    private static async Task<CopyResult> ExpectAsync(Reason reason, ModelOptions options)
    {
        long started = Stopwatch.GetTimestamp();
        CopyResult result = await WriteAsync(options);
        Assert.Equal(reason, result.Reason);
        Assert.Empty(result.Variants);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, s_patience);
        return result;
    }

    private static Task<CopyResult> WriteAsync(ModelOptions options) => WriteAsync(Client(options));

    private static Task<CopyResult> WriteAsync(IChatClient client) => Writer(client).WriteAsync(Given.Request(), TestContext.Current.CancellationToken);

    private static CopyWriter Writer(IChatClient client) => Given.Writer(client, time: TimeProvider.System);

    private static IChatClient Client(ModelOptions options) =>
        Usage.FactoryFor(options).Create(options, ModelProvider.None, AppContext.BaseDirectory);

    private static ModelOptions OptionsFor(ScriptedProvider provider, int retries = 0, TimeSpan? attempt = null) => OptionsFor(provider.Endpoint, retries, attempt);

    private static ModelOptions OptionsFor(Uri endpoint, int retries = 0, TimeSpan? attempt = null) => new()
    {
        Provider = ModelProvider.Compatible,
        Endpoint = endpoint,
        ApiKey = "test-key",
        Name = "test-model",
        MaxRetries = retries,
        RetryDelay = TimeSpan.FromMilliseconds(1),
        Timeout = TimeSpan.FromSeconds(5),
        AttemptTimeout = attempt ?? TimeSpan.FromSeconds(4),
    };
}
