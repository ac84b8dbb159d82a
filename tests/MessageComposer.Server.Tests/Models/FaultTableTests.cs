using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using MessageComposer.Server.Tests.Api;
using MessageComposer.Tests.Content;

namespace MessageComposer.Server.Tests.Models;

/// <summary>
/// Whatever a provider does, a request that waits for its copy ends within the scenario's deadline: with the copy, or with the fallback and the right reason; and nothing is
/// left behind that fails unobserved. Everything over real HTTP, against servers of two shapes.
/// </summary>
[Collection(nameof(OneAtATime))]
public sealed class FaultTableTests
{
    private const int DeadlineMs = 20_000;

    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(DeadlineMs + 10_000);

    public static TheoryData<string, string> Table()
    {
        TheoryData<string, string> table = [];
        foreach (Fault fault in Fault.All)
            foreach (ServerShape shape in (ServerShape[])[ServerShape.Usual, ServerShape.Plain]) table.Add(fault.Name, shape.Name);
        return table;
    }

    [Theory, MemberData(nameof(Table))]
    public async Task A_provider_in_trouble_never_becomes_the_callers_trouble(string name, string shapeName)
    {
        Fault fault = Fault.All.Single(fault => fault.Name == name);
        ServerShape shape = ServerShape.Named(shapeName);
        int calls = 0;
        await ExpectAsync(fault.Reason, async () =>
        {
            await using ScriptedProvider provider = await ScriptedProvider.StartAsync(shape, (context, _) => fault.Answer(shape, context, Interlocked.Increment(ref calls)));
            return await ComposeAsync(provider.Endpoint, fault.AttemptTimeout, fault.Retries);
        });
        Assert.True(calls > 0, "the provider was never asked");
    }

    [Fact]
    public Task A_refused_connection() => ExpectAsync("model-error", () => ComposeAsync(BrokenServer.Closed()));

    [Fact]
    public Task A_connection_that_is_reset() => ExpectAsync("model-error", async () =>
    {
        (Uri endpoint, IDisposable server) = BrokenServer.Resetting();
        using (server) return await ComposeAsync(endpoint);
    });

    [Fact]
    public Task A_name_nobody_has() => ExpectAsync("model-error", () => ComposeAsync(new Uri("http://no-such-host.invalid/v1")));

    [Fact]
    public Task A_server_that_speaks_no_TLS() => ExpectAsync("model-error", async () =>
    {
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync();
        return await ComposeAsync(new UriBuilder(provider.Endpoint) { Scheme = "https" }.Uri);
    });

    private static async Task ExpectAsync(string? reason, Func<Task<JsonElement>> compose)
    {
        ConcurrentQueue<Exception> unobserved = new();
        EventHandler<UnobservedTaskExceptionEventArgs> hear = (_, failure) => unobserved.Enqueue(failure.Exception);
        TaskScheduler.UnobservedTaskException += hear;
        try
        {
            long started = Stopwatch.GetTimestamp();
            JsonElement message = await compose();
            Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, s_patience);
            Assert.Equal(
                (reason is null ? "generated" : "fallback", reason), (message.GetProperty("source").GetString(), message.GetProperty("reason").GetString()));
            Assert.True(message.GetProperty("send").GetBoolean());
            Assert.Equal("pass", message.GetProperty("guardrails").GetProperty("verdict").GetString());
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.Empty(unobserved);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= hear;
        }
    }

    private static async Task<JsonElement> ComposeAsync(Uri endpoint, string attemptTimeout = "00:00:10", int retries = 0)
    {
        ContentTree content = LiveContent.Small(DeadlineMs);
        content.With(ContentTree.Prompt, content.TextOf(ContentTree.Prompt).Replace("Viết cho {{ segment.name }}.", "Viết cho {{ segment.name }}.\n" + Fault.Instruction, StringComparison.Ordinal)).Pin();
        await using ComposerApp app = new(null, content, LiveContent.ModelAt(
            endpoint, ("Model:AttemptTimeout", attemptTimeout), ("Model:MaxRetries", retries.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Model:RetryDelay", "00:00:00.001")));
        using HttpResponseMessage response = await app.PostAsync("/v1/compose", Requests.Compose).WaitAsync(s_patience, ComposerApp.Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain(app.Log, line => line.Contains("sk-secret", StringComparison.Ordinal));
        return await ComposerApp.JsonOf(response);
    }
}
