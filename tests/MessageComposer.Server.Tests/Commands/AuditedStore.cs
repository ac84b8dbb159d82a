using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MessageComposer.Storage.People;
using MessageComposer.Server.Tests.Hosting;

namespace MessageComposer.Server.Tests.Commands;

/// <summary>A store at rest in which a sheet was decided: its folder, the trail as it was exported, and the certificate of the decision.</summary>
public sealed class AuditedStore : IAsyncLifetime
{
    private ReviewStore? _store;

    /// <summary>One row a line, without their ends.</summary>
    public IReadOnlyList<string> Export { get; private set; } = [];

    public string Certificate { get; private set; } = "";

    public string Data => _store!.Data;

    public async ValueTask InitializeAsync()
    {
        _store = await ReviewStore.WithAsync(postgres: false, 3);
        await using (ComposerApp app = new(SignedInPeople.WithoutRechecks, ReviewStore.Content(), data: Data)) Certificate = await DecideAsync(app);
        ComposerProcess export = await RunAsync(Data, "audit", "export");
        Assert.True(export.ExitCode == 0, export.Words);
        Assert.EndsWith("\n", export.Output, StringComparison.Ordinal);
        Export = export.Output.TrimEnd('\n').Split('\n');
    }

    /// <summary>Runs the program on a data folder.</summary>
    internal static Task<ComposerProcess> RunAsync(string data, params string[] arguments) =>
        ComposerProcess.RunAsync(data, new Dictionary<string, string> { ["Storage:Path"] = data }, arguments);

    public ValueTask DisposeAsync() => _store?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<string> DecideAsync(ComposerApp app)
    {
        using HttpClient lan = await app.SignedInAsync(Roles.Brand, "lan");
        JsonElement sheet = await SendAsync(lan, "/v1/sheets", null, """{"scenario":"cart-abandonment","prompt_version":"v1","channel":"push","risk":"high","layer":"brand"}""");
        string path = "/v1/sheets/" + sheet.GetProperty("id").GetString();
        string[] wordings = [.. sheet.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("wording").GetString()!)];
        await SendAsync(lan, path + "/read", 1, JsonSerializer.Serialize(new { wordings }));
        await SendAsync(lan, path + "/approve", 2, "{}");
        using HttpResponseMessage certificate = await lan.GetAsync(path + "/certificate", ComposerApp.Cancellation);
        return await certificate.Content.ReadAsStringAsync(ComposerApp.Cancellation);
    }

    private static async Task<JsonElement> SendAsync(HttpClient client, string path, int? revision, string json)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (revision is { } known) request.Headers.TryAddWithoutValidation("If-Match", $"\"{known}\"");
        using HttpResponseMessage response = await client.SendAsync(request, ComposerApp.Cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(ComposerApp.Cancellation));
        return await response.Content.ReadFromJsonAsync<JsonElement>(ComposerApp.Cancellation);
    }
}
