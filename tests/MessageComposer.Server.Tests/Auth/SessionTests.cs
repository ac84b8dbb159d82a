using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MessageComposer.Review.Audit;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Auth;

public sealed class SessionTests : IAsyncLifetime
{
    private const string Password = "một mật khẩu dài";

    private readonly MovableClock _clock = new();
    private readonly ComposerApp _app;

    public SessionTests() => _app = new ComposerApp(services => services.AddSingleton<TimeProvider>(_clock));

    private PeopleDesk Desk => _app.Services.GetRequiredService<PeopleDesk>();

    [Fact]
    public async Task A_right_password_opens_a_session_whose_cookie_no_script_and_no_other_site_gets()
    {
        await AddAsync("lan", Roles.Brand);
        using HttpClient client = _app.Stranger();
        using HttpResponseMessage response = await ComposerApp.SignInAsync(client, " LAN ", Password);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        string cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("composer=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        JsonElement session = await JsonAsync(client, "/v1/session");
        Assert.Equal(("lan", "brand"), (session.GetProperty("name").GetString(), session.GetProperty("roles")[0].GetString()));
    }

    [Fact]
    public async Task Behind_a_proxy_that_takes_TLS_off_cookies_go_to_HTTPS_only()
    {
        await using ComposerApp app = new(null, settings: new Dictionary<string, string> { ["Proxy:TerminatesTls"] = "true" });
        using HttpClient client = app.Stranger();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using HttpResponseMessage signedIn = await ComposerApp.SignInAsync(client, "admin", ComposerApp.AdminPassword);
        using HttpResponseMessage form = await client.GetAsync("/sign-in", ComposerApp.Cancellation);
        string[] cookies = [.. signedIn.Headers.GetValues("Set-Cookie"), .. form.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? more) ? more : []];
        Assert.Contains(cookies, cookie => cookie.StartsWith("composer=", StringComparison.Ordinal));
        Assert.All(cookies, cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies.Where(cookie => cookie.StartsWith("composer", StringComparison.Ordinal)), cookie => Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("lan", "một mật khẩu khác")]
    [InlineData("nobody", Password)]
    [InlineData("", "")]
    [InlineData("lan", "")]
    public async Task Whatever_is_wrong_the_answer_is_the_same(string name, string password)
    {
        await AddAsync("lan", Roles.Brand);
        using HttpClient client = _app.Stranger();
        long began = TimeProvider.System.GetTimestamp();
        using HttpResponseMessage response = await ComposerApp.SignInAsync(client, name, password);
        Assert.True(TimeProvider.System.GetElapsedTime(began) >= TimeSpan.FromMilliseconds(250), "A no must not come sooner for one name than for another.");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("/problems/wrong-password", (await ComposerApp.JsonOf(response)).GetProperty("type").GetString());
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task After_five_wrong_passwords_even_the_right_one_waits_for_a_quarter_of_an_hour()
    {
        await AddAsync("lan", Roles.Brand);
        using HttpClient client = _app.Stranger();
        for (int guess = 0; guess < 5; guess++) Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, "wrong password " + guess));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, Password));

        _clock.Now += TimeSpan.FromMinutes(15);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, Password));
        IReadOnlyList<AuditRow> rows = await _app.Services.GetRequiredService<IAuditTrail>().LatestAsync(null, 100, ComposerApp.Cancellation);
        Assert.Single(rows, row => row.Action == AccessAudit.LockedOut);
        Assert.DoesNotContain(rows, row => row.Details.Contains(Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Four_wrong_passwords_and_a_right_one_begin_the_count_anew()
    {
        await AddAsync("lan", Roles.Brand);
        using HttpClient client = _app.Stranger();
        for (int round = 0; round < 2; round++)
        {
            for (int guess = 0; guess < 4; guess++) Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, "wrong password"));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, Password));
        }
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_each_session_at_once()
    {
        Person lan = await AddAsync("lan", Roles.Brand);
        using HttpClient here = await _app.SignedInAsync("lan", Password), there = await _app.SignedInAsync("lan", Password);
        await Desk.SignOutEverywhereAsync(lan.Id, AuditActor.Composer, ComposerApp.Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(here, "/v1/session"));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(there, "/v1/session"));
    }

    [Fact]
    public async Task A_disabled_person_is_out_and_stays_out()
    {
        Person lan = await AddAsync("lan", Roles.Brand);
        using HttpClient client = await _app.SignedInAsync("lan", Password);
        await Desk.DisableAsync(lan.Id, AuditActor.Composer, ComposerApp.Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(client, "/v1/session"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, Password));

        await Desk.EnableAsync(lan.Id, AuditActor.Composer, ComposerApp.Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(client, "/v1/session"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, Password));
    }

    [Fact]
    public async Task Other_roles_are_in_force_in_a_session_that_goes_on()
    {
        Person lan = await AddAsync("lan", Roles.Support);
        using HttpClient client = await _app.SignedInAsync("lan", Password);
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(client, "/v1/variants"));
        await Desk.SetRolesAsync(lan.Id, Roles.Support | Roles.Analyst, AuditActor.Composer, ComposerApp.Cancellation);
        Assert.Equal(HttpStatusCode.OK, await GetAsync(client, "/v1/variants"));
    }

    [Fact]
    public async Task A_session_that_is_used_lasts_and_one_that_rests_ends()
    {
        await AddAsync("lan", Roles.Brand);
        using HttpClient used = await _app.SignedInAsync("lan", Password), rested = await _app.SignedInAsync("lan", Password);
        for (int hours = 0; hours < 10; hours += 5)
        {
            _clock.Now += TimeSpan.FromHours(5);
            Assert.Equal(HttpStatusCode.OK, await GetAsync(used, "/v1/session"));
        }
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(rested, "/v1/session"));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    public async Task Another_site_cannot_act_with_a_persons_cookie(string header, string value, HttpStatusCode expected)
    {
        using HttpClient client = await _app.SignedInAsync(Roles.Admin, "root");
        using HttpRequestMessage request = new(HttpMethod.Post, "/v1/compose") { Content = new StringContent(Requests.Compose, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add(header, value);
        using HttpResponseMessage response = await client.SendAsync(request, ComposerApp.Cancellation);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task The_last_administrator_can_be_neither_disabled_nor_robbed_of_the_role()
    {
        Person admin = Assert.Single(await Desk.ListAsync(ComposerApp.Cancellation));
        Assert.Equal(AccessRefusal.LastAdministrator, (await Desk.DisableAsync(admin.Id, AuditActor.Composer, ComposerApp.Cancellation)).Refusal);
        Assert.Equal(AccessRefusal.LastAdministrator, (await Desk.SetRolesAsync(admin.Id, Roles.Brand, AuditActor.Composer, ComposerApp.Cancellation)).Refusal);

        Person second = await AddAsync("lan", Roles.Admin | Roles.Brand);
        Assert.Equal(AccessRefusal.None, (await Desk.DisableAsync(admin.Id, AuditActor.Composer, ComposerApp.Cancellation)).Refusal);
        Assert.Equal(AccessRefusal.LastAdministrator, (await Desk.DisableAsync(second.Id, AuditActor.Composer, ComposerApp.Cancellation)).Refusal);
    }

    [Theory]
    [InlineData("l", "Lan", null, Roles.Brand, Password, nameof(AccessRefusal.InvalidSignInName))]
    [InlineData("lan nguyễn", "Lan", null, Roles.Brand, Password, nameof(AccessRefusal.InvalidSignInName))]
    [InlineData("lan", " ", null, Roles.Brand, Password, nameof(AccessRefusal.InvalidName))]
    [InlineData("lan", "Lan", "lan@", Roles.Brand, Password, nameof(AccessRefusal.InvalidEmail))]
    [InlineData("lan", "Lan", null, Roles.None, Password, nameof(AccessRefusal.NoRoles))]
    [InlineData("lan", "Lan", null, Roles.Brand, "ngắn", nameof(AccessRefusal.WeakPassword))]
    [InlineData("nguyen", "Lan", null, Roles.Brand, "Nguyen-123456", nameof(AccessRefusal.WeakPassword))]
    [InlineData("admin", "Lan", null, Roles.Brand, Password, nameof(AccessRefusal.NameTaken))]
    public async Task A_person_who_cannot_be_is_refused_with_the_reason(string signInName, string name, string? email, Roles roles, string password, string refusal)
    {
        PeopleResult result = await Desk.AddAsync(new NewPerson(signInName, name, email, roles), password, AuditActor.Composer, ComposerApp.Cancellation);
        Assert.Equal(refusal, result.Refusal.ToString());
        Assert.Single(await Desk.ListAsync(ComposerApp.Cancellation));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<Person> AddAsync(string name, Roles roles) =>
        (await Desk.AddAsync(new NewPerson(name, name, null, roles), Password, AuditActor.Composer, ComposerApp.Cancellation)).Person!;

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string password)
    {
        using HttpResponseMessage response = await ComposerApp.SignInAsync(client, "lan", password);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> GetAsync(HttpClient client, string path)
    {
        using HttpResponseMessage response = await client.GetAsync(path, ComposerApp.Cancellation);
        return response.StatusCode;
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, string path) => await client.GetFromJsonAsync<JsonElement>(path, ComposerApp.Cancellation);
}
