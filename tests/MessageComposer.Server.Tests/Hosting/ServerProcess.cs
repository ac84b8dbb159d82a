using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MessageComposer.Server.Tests.Hosting;

/// <summary>The service as a process of its own, which may be killed as a power cut would.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient _http = new();

    private ServerProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException("The service ended: " + Log));
    }

    public string Log => string.Join('\n', _log);

    public static async Task<ServerProcess> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true, StandardErrorEncoding = Encoding.UTF8 };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "composer.dll"));
        start.ArgumentList.Add("serve");
        start.ArgumentList.Add("--Urls=http://127.0.0.1:0");
        foreach ((string name, string value) in settings) start.ArgumentList.Add($"--{name}={value}");
        foreach (string variable in (string[])["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "URLS"]) start.Environment.Remove(variable);
        start.Environment["Auth__InitialApiKey"] = ComposerApp.ApiKey;
        start.Environment["Auth__InitialAdminPassword"] = ComposerApp.AdminPassword;
        ServerProcess server = new(start);
        server._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ComposerApp.ApiKey);
        server._process.Start();
        server._process.BeginErrorReadLine();
        server._process.BeginOutputReadLine();
        server._http.BaseAddress = await server._listening.Task.WaitAsync(TimeSpan.FromMinutes(1), ComposerApp.Cancellation);
        return server;
    }

    public async Task<JsonElement> PostAsync(string path, string json)
    {
        using StringContent body = new(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _http.PostAsync(path, body, ComposerApp.Cancellation);
        JsonElement answer = await ComposerApp.JsonOf(response);
        Assert.True(response.IsSuccessStatusCode, answer.ToString());
        return answer;
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using HttpResponseMessage response = await _http.GetAsync(path, ComposerApp.Cancellation);
        response.EnsureSuccessStatusCode();
        return await ComposerApp.JsonOf(response);
    }

    /// <summary>A client on which this person is signed in.</summary>
    public async Task<HttpClient> SignedInAsync(string signInName, string password)
    {
        HttpClient client = new() { BaseAddress = _http.BaseAddress };
        using HttpResponseMessage response = await ComposerApp.SignInAsync(client, signInName, password);
        response.EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>SIGKILL: nothing is finished, flushed or told.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        _http.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        _log.Enqueue(line);
        if (ListeningOn().Match(line) is { Success: true } match) _listening.TrySetResult(new Uri(match.Groups[1].Value));
    }

    [GeneratedRegex("Now listening on: (http://[0-9.:]+)")]
    private static partial Regex ListeningOn();
}
