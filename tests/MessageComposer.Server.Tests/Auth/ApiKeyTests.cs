using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using MessageComposer.Review.Audit;
using MessageComposer.Server.Auth;
using MessageComposer.Storage;
using MessageComposer.Storage.People;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Auth;

public sealed class ApiKeyTests(ComposerApp app, ITestOutputHelper output) : IClassFixture<ComposerApp>
{
    private KeyDesk Desk => app.Services.GetRequiredService<KeyDesk>();

    [Fact]
    public async Task A_revoked_key_is_refused_at_once()
    {
        KeyResult key = await CreateAsync("campaigns", Scopes.Content);
        using HttpClient client = app.ClientWith(key.Text);
        Assert.Equal(HttpStatusCode.OK, await GetAsync(client));
        Assert.Equal(AccessRefusal.None, (await Desk.RevokeAsync(key.Key!.Id, AuditActor.Composer, ComposerApp.Cancellation)).Refusal);
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(client));
        Assert.Equal(AccessRefusal.NotFound, (await Desk.RevokeAsync(key.Key.Id, AuditActor.Composer, ComposerApp.Cancellation)).Refusal);
    }

    [Fact]
    public async Task A_key_that_another_process_makes_and_revokes_is_taken_and_refused_here_too()
    {
        await using ServiceProvider elsewhere = new ServiceCollection().AddSingleton(TimeProvider.System)
            .AddStorage(new StorageOptions { Path = app.Data }).AddPeopleAndKeys().BuildServiceProvider();
        KeyDesk desk = elsewhere.GetRequiredService<KeyDesk>();
        KeyResult key = await desk.CreateAsync("elsewhere", Scopes.Content, false, AuditActor.Composer, ComposerApp.Cancellation);
        using HttpClient client = app.ClientWith(key.Text);
        await UntilAsync(client, HttpStatusCode.OK);
        await desk.RevokeAsync(key.Key!.Id, AuditActor.Composer, ComposerApp.Cancellation);
        await UntilAsync(client, HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("mc_")]
    [InlineData("mc_kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkK")]
    [InlineData("mc_kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk")]
    [InlineData("mc_????????????????????????????????????????????")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    [InlineData("nothing")]
    public async Task A_credential_that_is_none_is_refused(string credential)
    {
        using HttpClient client = app.ClientWith(credential);
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(client));
    }

    [Fact]
    public async Task Neither_the_key_nor_the_password_stands_in_the_database_or_the_log()
    {
        KeyResult key = await CreateAsync("secret", Scopes.Content);
        using HttpClient client = app.ClientWith(key.Text);
        await GetAsync(client);
        foreach (string file in Directory.EnumerateFiles(app.Data, "composer.db*"))
        {
            await using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using MemoryStream bytes = new();
            await stream.CopyToAsync(bytes, ComposerApp.Cancellation);
            foreach (string secret in (string[])[key.Text!, ComposerApp.ApiKey, ComposerApp.AdminPassword]) Assert.True(bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0);
        }
        Assert.DoesNotContain(app.Log, line => line.Contains(key.Text!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_a_key_was_used_is_stored_without_reading_anything_anew()
    {
        KeyResult key = await CreateAsync("used", Scopes.Content);
        using HttpClient client = app.ClientWith(key.Text);
        await GetAsync(client);
        await app.Services.GetRequiredService<AccessDirectory>().StoreUsesAsync(ComposerApp.Cancellation);
        ApiKey stored = (await Desk.ListAsync(ComposerApp.Cancellation)).Single(other => other.Id == key.Key!.Id);
        Assert.Equal(StoppedClock.Now, stored.LastUsedAt);
    }

    [Theory]
    [InlineData(false, "{}", "no-consent")]
    [InlineData(true, "{}", null)]
    [InlineData(true, """{ "marketing": false }""", "no-consent")]
    [InlineData(true, """{ "channels": ["email"] }""", "no-consent")]
    public async Task A_key_may_vouch_for_consent_that_is_not_stated_but_never_against_a_no(bool checkedUpstream, string consent, string? reason)
    {
        KeyResult key = await CreateAsync("campaigns", Scopes.Compose, checkedUpstream);
        using HttpClient client = app.ClientWith(key.Text);
        string request = Requests.Compose.Replace("""{ "marketing": true }""", consent, StringComparison.Ordinal);
        using HttpResponseMessage response = await client.PostAsync("/v1/compose", new StringContent(request, Encoding.UTF8, "application/json"), ComposerApp.Cancellation);
        JsonElement message = await ComposerApp.JsonOf(response);
        Assert.Equal(reason is null, message.GetProperty("send").GetBoolean());
        if (reason is not null) Assert.Equal(reason, message.GetProperty("reason").GetString());
    }

    [Fact]
    public void Asking_who_holds_a_key_takes_no_memory_and_no_database()
    {
        const int Rounds = 20_000;
        AccessDirectory directory = app.Services.GetRequiredService<AccessDirectory>();
        for (int warm = 0; warm < Rounds; warm++) Assert.NotNull(directory.FindKey(ComposerApp.ApiKey));
        long allocated = GC.GetAllocatedBytesForCurrentThread(), started = Stopwatch.GetTimestamp();
        for (int round = 0; round < Rounds; round++) directory.FindKey(ComposerApp.ApiKey);
        TimeSpan took = Stopwatch.GetElapsedTime(started);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, Rounds);
        output.WriteLine($"{took.TotalNanoseconds / Rounds:F0} ns for each");
    }

    private Task<KeyResult> CreateAsync(string name, Scopes scopes, bool consentCheckedUpstream = false) =>
        Desk.CreateAsync(name, scopes, consentCheckedUpstream, AuditActor.Composer, ComposerApp.Cancellation);

    private static async Task<HttpStatusCode> GetAsync(HttpClient client)
    {
        using HttpResponseMessage response = await client.GetAsync("/v1/content", ComposerApp.Cancellation);
        return response.StatusCode;
    }

    private static async Task UntilAsync(HttpClient client, HttpStatusCode expected)
    {
        while (await GetAsync(client) != expected) ComposerApp.Cancellation.ThrowIfCancellationRequested();
    }
}
