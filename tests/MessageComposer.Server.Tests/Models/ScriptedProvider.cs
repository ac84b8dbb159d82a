using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace MessageComposer.Server.Tests.Models;

/// <summary>One request as the provider got it.</summary>
internal sealed record ProviderCall(string Path, string? Authorization, JsonNode Body)
{
    /// <summary>The request as it came: its line, its headers, its body.</summary>
    public required string Raw { get; init; }
}

/// <summary>A chat-completions server on loopback that plays a script, one step a call. A call beyond the script gets 418 and fails the test at the end.</summary>
internal sealed class ScriptedProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _script;
    private readonly ConcurrentQueue<ProviderCall> _calls = new();
    private readonly Func<HttpContext, ProviderCall, Task>? _always;
    private int _unplanned;

    private ScriptedProvider(IEnumerable<Func<HttpContext, Task>> script, Func<HttpContext, ProviderCall, Task>? always = null)
    {
        _always = always;
        _script = new ConcurrentQueue<Func<HttpContext, Task>>(script);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        _app = builder.Build();
        _app.Run(PlayAsync);
    }

    public Uri Endpoint => new(_app.Urls.First() + "/v1");

    public IReadOnlyList<ProviderCall> Calls => [.. _calls];

    public static async Task<ScriptedProvider> StartAsync(params Func<HttpContext, Task>[] script)
    {
        ScriptedProvider provider = new(script);
        await provider._app.StartAsync();
        return provider;
    }

    /// <summary>A server that answers any number of calls, each by what it asks.</summary>
    public static Task<ScriptedProvider> StartAsync(Func<HttpContext, ProviderCall, Task> always) => StartAsync(ServerShape.Usual, always);

    /// <summary>The same with the manners of another server: what it does not take it refuses before its script begins.</summary>
    public static async Task<ScriptedProvider> StartAsync(ServerShape shape, Func<HttpContext, ProviderCall, Task> always)
    {
        ScriptedProvider provider = new([], async (context, call) =>
        {
            if (shape.Refuses(call) is { } words) await Body(words, 400)(context);
            else await always(context, call);
        });
        await provider._app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Assert.Equal(0, _unplanned);
    }

    private async Task PlayAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body, Encoding.UTF8);
        string body = await reader.ReadToEndAsync(context.RequestAborted);
        string headers = string.Join('\n', context.Request.Headers.Select(header => $"{header.Key}: {header.Value}"));
        ProviderCall call = new(context.Request.Path, context.Request.Headers.Authorization, JsonNode.Parse(body)!)
        {
            Raw = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}\n{headers}\n\n{body}",
        };
        _calls.Enqueue(call);
        if (_always is not null)
        {
            await _always(context, call);
            return;
        }
        if (_script.TryDequeue(out Func<HttpContext, Task>? step))
        {
            await step(context);
            return;
        }
        Interlocked.Increment(ref _unplanned);
        context.Response.StatusCode = 418;
    }

    /// <summary>The fields the call asks for, by its schema.</summary>
    public static IReadOnlyList<string> FieldsOf(ProviderCall call) =>
        [.. call.Body["response_format"]!["json_schema"]!["schema"]!["properties"]!["variants"]!["items"]!["properties"]!.AsObject().Select(field => field.Key)];

    /// <summary>One copy that has this text in each field.</summary>
    public static string Copy(ProviderCall call, Func<string, string> text) =>
        new JsonObject { ["variants"] = new JsonArray(new JsonObject(FieldsOf(call).Select(field => KeyValuePair.Create(field, (JsonNode?)text(field))))) }.ToJsonString();

    /// <summary>A completion with this text.</summary>
    public static Func<HttpContext, Task> Says(string text, string finish = "stop") => Body(Completion(text, finish));

    public static string Completion(string? text, string finish = "stop", string? refusal = null) => new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["created"] = 1_790_000_000,
        ["model"] = "test-model-2026",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["finish_reason"] = finish,
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text, ["refusal"] = refusal },
        }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 100, ["completion_tokens"] = 20, ["total_tokens"] = 120 },
    }.ToJsonString();

    public static Func<HttpContext, Task> Body(string body, int status = 200, params (string Name, string Value)[] headers) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        foreach ((string name, string value) in headers) context.Response.Headers[name] = value;
        await context.Response.WriteAsync(body, context.RequestAborted);
    };

    public static Func<HttpContext, Task> Status(int status, params (string Name, string Value)[] headers) =>
        Body("""{"error":{"message":"sk-secret and the customer's words","type":"x","param":null,"code":null}}""", status, headers);

    public static Func<HttpContext, Task> Error(int status, string code, string? param = null) =>
        Body(JsonSerializer.Serialize(new { error = new { message = "no", type = "invalid_request_error", param, code } }), status);

    /// <summary>Takes the request and says nothing.</summary>
    public static Func<HttpContext, Task> Hangs { get; } = UntilTheClientLeavesAsync;

    public static Func<HttpContext, Task> HangsMidBody { get; } = async context =>
    {
        await context.Response.WriteAsync("{\"id\":\"chatcmpl-1\",", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await UntilTheClientLeavesAsync(context);
    };

    public static Func<HttpContext, Task> CutsOff { get; } = async context =>
    {
        context.Response.ContentLength = 5_000;
        await context.Response.WriteAsync("{\"id\":\"chatcmpl-1\",", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    };

    /// <summary>A reply without end.</summary>
    public static Func<HttpContext, Task> Floods { get; } = async context =>
    {
        byte[] blanks = Encoding.UTF8.GetBytes(new string(' ', 65_536));
        try
        {
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(blanks, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client had enough.
        }
    };

    private static async Task UntilTheClientLeavesAsync(HttpContext context)
    {
        TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = context.RequestAborted.Register(left.SetResult);
        await left.Task;
    }
}
