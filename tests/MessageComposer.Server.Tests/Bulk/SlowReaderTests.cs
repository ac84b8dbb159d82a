using System.Net.Sockets;
using System.Text;
using MessageComposer.Composition;
using MessageComposer.Messages;
using MessageComposer.Server.Tests.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Bulk;

/// <summary>A client that sends without end and takes no answer: what it gets and holds is bounded, and when it goes the work ends.</summary>
[Collection(nameof(OneAtATime))]
public sealed class SlowReaderTests
{
    private const int LinesPerWrite = 200;

    /// <summary>Far more than the sockets of both sides and the service's batches hold.</summary>
    private const int MostLines = 100_000;

    [Fact]
    public async Task Work_stops_while_answers_are_not_taken_and_ends_when_the_client_goes()
    {
        Ending ending = new();
        CountingComposer? composer = null;
        await using ComposerApp app = new(services =>
        {
            services.AddSingleton<IStartupFilter>(ending);
            ServiceDescriptor inner = services.Last(service => service.ServiceType == typeof(IComposer));
            services.AddSingleton<IComposer>(provider => composer ??= new CountingComposer((IComposer)inner.ImplementationFactory!(provider)));
        });
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using TcpClient client = new();
        await client.ConnectAsync("127.0.0.1", app.ClientOptions.BaseAddress.Port, ComposerApp.Cancellation);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/compose/bulk HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {ComposerApp.ApiKey}\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"), ComposerApp.Cancellation);

        int sent = await SendUntilStuckAsync(stream);

        Assert.True(sent < MostLines, "the service took in every line although nobody read an answer");
        Assert.InRange(composer!.Count, 1, sent);
        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(grown < 100_000_000, $"the service holds {grown / 1_000_000} MB more than before, after {composer.Count} of {sent} lines");
        client.Client.LingerState = new LingerOption(true, 0);
        client.Close();
        await ending.Task.WaitAsync(TimeSpan.FromSeconds(30), ComposerApp.Cancellation);
        Assert.True(composer.Count < MostLines);
    }

    /// <returns>How many lines the other side had room for.</returns>
    private static async Task<int> SendUntilStuckAsync(NetworkStream stream)
    {
        string lines = string.Concat(Enumerable.Range(0, LinesPerWrite).Select(number => BulkEndpointTests.Line($"slow-{number}").Replace($"\"slow-{number}\"", "null", StringComparison.Ordinal) + "\n"));
        byte[] body = Encoding.UTF8.GetBytes(lines);
        byte[] chunk = [.. Encoding.ASCII.GetBytes($"{body.Length:X}\r\n"), .. body, .. "\r\n"u8];
        for (int sent = 0; sent < MostLines; sent += LinesPerWrite)
        {
            using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(ComposerApp.Cancellation);
            patience.CancelAfter(TimeSpan.FromSeconds(3));
            try
            {
                await stream.WriteAsync(chunk, patience.Token);
            }
            catch (OperationCanceledException)
            {
                return sent;
            }
        }
        return MostLines;
    }

    private sealed class CountingComposer(IComposer inner) : IComposer
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public ValueTask<Message> ComposeAsync(Brief brief, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            return inner.ComposeAsync(brief, cancellationToken);
        }
    }

    /// <summary>Completes when the service is done with a bulk request.</summary>
    private sealed class Ending : IStartupFilter
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _ended.Task;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                try
                {
                    await following(context);
                }
                finally
                {
                    if (context.Request.Path == "/v1/compose/bulk") _ended.TrySetResult();
                }
            });
            next(app);
        };
    }
}
