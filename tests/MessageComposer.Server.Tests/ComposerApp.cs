using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MessageComposer.Review.Audit;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;
using MessageComposer.Tests.Content;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessageComposer.Server.Tests;

/// <summary>The whole service over real HTTP: a content tree and a SQLite file of its own, a clock that stands still, a model with fixed answers.</summary>
public sealed class ComposerApp : WebApplicationFactory<Program>
{
    private readonly ContentTree _content;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly string _data;
    private readonly bool _keepData;
    private readonly Action<IServiceCollection>? _services;
    private bool _disposed;

    public ComposerApp() : this(null) { }

    /// <param name="settings">Settings of the host; one that names a <c>Model:Provider</c> takes the fixed model's place.</param>
    /// <param name="data">A data folder to use and leave behind; null: one of its own.</param>
    internal ComposerApp(
        Action<IServiceCollection>? services, ContentTree? content = null, IReadOnlyDictionary<string, string>? settings = null, string? data = null)
    {
        _services = services;
        _content = content ?? Requests.Content();
        _settings = settings ?? new Dictionary<string, string>();
        _keepData = data is not null;
        _data = data ?? Path.Combine(Path.GetTempPath(), "composer-app-" + Guid.NewGuid().ToString("N"));
        UseKestrel(0);
        StartServer();
    }

    /// <summary>A key of every scope; each client of <see cref="WebApplicationFactory{T}.CreateClient()"/> carries it.</summary>
    public static string ApiKey { get; } = "mc_" + new string('k', 43);

    /// <summary>Of the first administrator, <c>admin</c>.</summary>
    public const string AdminPassword = "quyền-quản-trị-2026";

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ContentTree Content => _content;

    /// <summary>The folder of the database.</summary>
    public string Data => _data;

    /// <summary>Everything logged, as text.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    public Task<HttpResponseMessage> PostAsync(string path, string json) =>
        CreateClient().PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), Cancellation);

    public Task<HttpResponseMessage> GetAsync(string path) => CreateClient().GetAsync(path, Cancellation);

    public async Task<JsonElement> GetJsonAsync(string path)
    {
        using HttpResponseMessage response = await GetAsync(path);
        response.EnsureSuccessStatusCode();
        return await JsonOf(response);
    }

    public static async Task<JsonElement> JsonOf(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(Cancellation)).RootElement;

    /// <summary>A client that says nothing of who it is.</summary>
    public HttpClient Stranger() => ClientWith(null);

    /// <summary>A client with this key or token.</summary>
    public HttpClient ClientWith(string? bearer)
    {
        // The factory's own client follows redirects over Kestrel, whatever its options say.
        HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress };
        client.DefaultRequestHeaders.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        return client;
    }

    /// <summary>A client on which the person is signed in; the person is made where there is none of that name.</summary>
    internal async Task<HttpClient> SignedInAsync(Roles roles, string? signInName = null)
    {
        string name = signInName ?? "test-" + string.Join('-', FlagWords.Of(roles));
        const string Password = "mật khẩu đủ dài";
        await Services.GetRequiredService<PeopleDesk>().AddAsync(new NewPerson(name, name, null, roles), Password, AuditActor.Composer, Cancellation);
        return await SignedInAsync(name, Password);
    }

    /// <summary>A client on which this person is signed in.</summary>
    public async Task<HttpClient> SignedInAsync(string signInName, string password)
    {
        HttpClient client = Stranger();
        using HttpResponseMessage response = await SignInAsync(client, signInName, password);
        response.EnsureSuccessStatusCode();
        return client;
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient client, string signInName, string password) =>
        client.PostAsync("/v1/session", JsonContent.Create(new { sign_in_name = signInName, password }), Cancellation);

    protected override void ConfigureClient(HttpClient client)
    {
        base.ConfigureClient(client);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Auth:InitialApiKey", ApiKey);
        builder.UseSetting("Auth:InitialAdminPassword", AdminPassword);
        builder.UseSetting("Content:Root", _content.Root);
        builder.UseSetting("Storage:Path", _data);
        builder.UseSetting("urls", "http://127.0.0.1:0");
        foreach ((string name, string value) in _settings) builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.AddProvider(new LogCatcher(Log)));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(new StoppedClock());
            if (!_settings.ContainsKey("Model:Provider")) services.AddSingleton<IChatClient>(new FixedModel());
            _services?.Invoke(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || _disposed) return;
        _disposed = true;
        _content.Dispose();
        SqliteConnection.ClearAllPools();
        if (!_keepData && Directory.Exists(_data)) Directory.Delete(_data, recursive: true);
    }
}

/// <summary>A Saturday evening in Vietnam; timers run as ever.</summary>
internal class StoppedClock : TimeProvider
{
    private long _looks;

    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 13, 5, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Everything takes a microsecond for each look at the clock: however slow the machine, nobody has waited too long.</summary>
    public override long GetTimestamp() => Interlocked.Increment(ref _looks) * (TimestampFrequency / 1_000_000);
}

/// <summary>The same evening, where what takes too long is given up.</summary>
internal sealed class MeasuringClock : StoppedClock
{
    public override long GetTimestamp() => System.GetTimestamp();
}

/// <summary>Answers every prompt with one copy for the push channel.</summary>
internal sealed class FixedModel : IChatClient
{
    public const string Answer = """{"variants":[{"title":"Giỏ hàng đợi bạn nè","body":"{{ product.name }} vẫn còn trong giỏ đó."}]}""";

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Answer)) { ModelId = "fixed", FinishReason = ChatFinishReason.Stop });

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}

internal sealed class LogCatcher(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue(formatter(state, exception) + exception);

    public void Dispose() { }
}
