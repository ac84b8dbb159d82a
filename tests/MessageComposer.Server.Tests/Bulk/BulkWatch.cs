using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using MessageComposer.Composition;
using MessageComposer.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Bulk;

/// <summary>Counts what a service composes, and tells when it is done with a bulk request.</summary>
internal sealed class BulkWatch : IStartupFilter
{
    private readonly Milestones _composed = new();
    private readonly Milestones _ended = new();

    public int Composed => _composed.Count;

    public void Join(IServiceCollection services)
    {
        services.AddSingleton<IStartupFilter>(this);
        ServiceDescriptor inner = services.Last(service => service.ServiceType == typeof(IComposer));
        services.AddSingleton<IComposer>(provider => new Counted(this, (IComposer)inner.ImplementationFactory!(provider)));
    }

    /// <summary>Completes when so many messages have been composed.</summary>
    public Task ReachedAsync(int composed) => _composed.ReachedAsync(composed);

    /// <summary>Completes when the service is done with so many bulk requests, refused ones included.</summary>
    public Task EndedAsync(int requests = 1) => _ended.ReachedAsync(requests);

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
                if (context.Request.Path == "/v1/compose/bulk") _ended.Next();
            }
        });
        next(app);
    };

    private sealed class Counted(BulkWatch watch, IComposer inner) : IComposer
    {
        public ValueTask<Message> ComposeAsync(Brief brief, CancellationToken cancellationToken)
        {
            watch._composed.Next();
            return inner.ComposeAsync(brief, cancellationToken);
        }
    }
}

/// <summary>A count that can be waited for. Thread-safe.</summary>
internal sealed class Milestones
{
    private readonly Lock _gate = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Next()
    {
        lock (_gate)
        {
            _count++;
            foreach ((int count, TaskCompletionSource reached) in _waiting)
                if (_count >= count) reached.TrySetResult();
        }
    }

    public Task ReachedAsync(int count)
    {
        lock (_gate)
        {
            if (_count >= count) return Task.CompletedTask;
            TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, reached));
            return reached.Task;
        }
    }
}

/// <summary>A bulk request as bytes on a connection: sent piece by piece, and broken off at will.</summary>
internal sealed class BulkConnection : IDisposable
{
    private readonly TcpClient _client = new();
    private StreamReader? _answers;

    private NetworkStream Stream => _client.GetStream();

    public static async Task<BulkConnection> OpenAsync(ComposerApp app)
    {
        BulkConnection connection = new();
        await connection._client.ConnectAsync("127.0.0.1", app.ClientOptions.BaseAddress.Port, ComposerApp.Cancellation);
        await connection.Stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/compose/bulk HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {ComposerApp.ApiKey}\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"), ComposerApp.Cancellation);
        return connection;
    }

    /// <summary>So many requests without a key, as they are sent.</summary>
    public static byte[] ChunkOf(int lines) =>
        ChunkOf(string.Concat(Enumerable.Range(0, lines).Select(number => BulkEndpointTests.Line($"sent-{number}").Replace($"\"request_id\":\"sent-{number}\"", "\"request_id\":null", StringComparison.Ordinal) + "\n")));

    /// <summary>The answer to the only line that is sent; the request ends with it.</summary>
    public async Task<JsonElement> EndAsync(string line)
    {
        await SendAsync([.. ChunkOf(line + "\n"), .. "0\r\n\r\n"u8], ComposerApp.Cancellation);
        List<string> answer = [];
        do answer.Add(await LineAsync());
        while (answer[^1] != "0");
        return JsonDocument.Parse(answer[1]).RootElement;
    }

    private static byte[] ChunkOf(string text)
    {
        byte[] body = Encoding.UTF8.GetBytes(text);
        return [.. Encoding.ASCII.GetBytes($"{body.Length:X}\r\n"), .. body, .. "\r\n"u8];
    }

    public ValueTask SendAsync(byte[] chunk, CancellationToken cancellationToken) => Stream.WriteAsync(chunk, cancellationToken);

    /// <summary>The head of the answer, which comes before any line is sent.</summary>
    public async Task<string> StatusAsync()
    {
        string status = await LineAsync();
        while (await LineAsync() is { Length: > 0 }) { }
        return status;
    }

    /// <summary>The next line as it stands on the wire: the length of a chunk, or what is in it.</summary>
    public async Task<string> LineAsync() => await (_answers ??= new StreamReader(Stream)).ReadLineAsync(ComposerApp.Cancellation) ?? "";

    public void BreakOff()
    {
        _client.Client.LingerState = new LingerOption(true, 0);
        _client.Close();
    }

    public void Dispose()
    {
        _answers?.Dispose();
        _client.Dispose();
    }
}
