using System.Net;
using System.Text;
using MessageComposer.Server.Auth;
using MessageComposer.Server.Web;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Auth;

/// <summary>Who may do what, over real HTTP: each role, each scope and a stranger against each route. A route without a row here fails.</summary>
public sealed class AccessTableTests(AccessTableTests.Everyone everyone) : IClassFixture<AccessTableTests.Everyone>
{
    private const Roles Readers = Roles.Copywriter | Roles.Brand | Roles.Legal | Roles.Analyst | Roles.Admin;
    private const string Open = "open";
    private const string EndsTheSession = "DELETE /v1/session";

    /// <summary>One row per route: the scope that opens it, the roles that may, or <see cref="Open"/>.</summary>
    private static readonly Dictionary<string, (Scopes Scopes, Roles Roles, bool IsOpen)> s_table = new()
    {
        ["GET /health/live"] = Anyone,
        ["GET /health/ready"] = Anyone,
        ["GET /openapi/{documentName}.json"] = Anyone,
        ["POST /v1/session"] = Anyone,
        ["GET /v1/session"] = (Scopes.All, Roles.All, false),
        [EndsTheSession] = (Scopes.None, Roles.All, false),
        ["POST /v1/compose"] = (Scopes.Compose, Roles.Admin, false),
        ["GET /v1/messages/{id:guid}"] = (Scopes.Compose, Roles.Support | Roles.Copywriter | Roles.Brand | Roles.Legal | Roles.Admin, false),
        ["POST /v1/compose/bulk"] = (Scopes.Compose, Roles.Admin, false),
        ["POST /v1/guardrails/check"] = (Scopes.Compose, Roles.All, false),
        ["GET /v1/variants"] = (Scopes.Review, Readers, false),
        ["GET /v1/variants/{id:guid}"] = (Scopes.Review, Readers, false),
        ["POST /v1/variants/generate"] = (Scopes.Review, Roles.Copywriter | Roles.Admin, false),
        ["GET /v1/variants/rejections"] = (Scopes.Review, Readers, false),
        ["GET /v1/variants/{id:guid}/history"] = (Scopes.Review, Readers, false),
        ["POST /v1/variants/{id:guid}/check"] = (Scopes.Review, Readers, false),
        ["POST /v1/variants/{id:guid}/approve"] = Approvers,
        ["POST /v1/variants/{id:guid}/return"] = Approvers,
        ["POST /v1/variants/{id:guid}/reject"] = Approvers,
        ["POST /v1/variants/{id:guid}/edit"] = (Scopes.None, Roles.Brand | Roles.Legal | Roles.Copywriter, false),
        ["POST /v1/variants/{id:guid}/retire"] = (Scopes.None, Roles.Brand | Roles.Legal | Roles.Admin, false),
        ["POST /v1/variants/{id:guid}/undo"] = (Scopes.None, Roles.Brand | Roles.Legal | Roles.Admin, false),
        ["POST /v1/variants/{id:guid}/weight"] = (Scopes.None, Roles.Brand | Roles.Admin, false),
        ["GET /v1/sheets"] = (Scopes.Review, Readers, false),
        ["GET /v1/sheets/{id:guid}"] = (Scopes.Review, Readers, false),
        ["GET /v1/sheets/{id:guid}/certificate"] = (Scopes.Review, Readers, false),
        ["POST /v1/sheets"] = Approvers,
        ["POST /v1/sheets/{id:guid}/read"] = Approvers,
        ["POST /v1/sheets/{id:guid}/defect"] = Approvers,
        ["POST /v1/sheets/{id:guid}/approve"] = Approvers,
        ["POST /v1/sheets/{id:guid}/return"] = Approvers,
        ["POST /v1/sheets/{id:guid}/replace"] = Approvers,
        ["POST /v1/sheets/{id:guid}/release"] = Approvers,
        ["GET /v1/stops"] = (Scopes.Review, Roles.All, false),
        ["POST /v1/stops"] = (Scopes.None, Roles.Brand | Roles.Legal | Roles.Admin, false),
        ["DELETE /v1/stops/{id:guid}"] = (Scopes.None, Roles.Brand | Roles.Legal | Roles.Admin, false),
        ["GET /v1/jobs"] = (Scopes.Review, Readers, false),
        ["GET /v1/jobs/{id:guid}"] = (Scopes.Review, Readers, false),
        ["GET /v1/content"] = (Scopes.Content, Readers, false),
        // Comes with Razor components, for scripts that are not used here.
        ["GET /_framework/opaque-redirect"] = Nobody,
        ["GET /assets/{file}"] = Anyone,
        ["POST /preferences"] = Anyone,
        ["GET /"] = Everybody,
        ["POST /"] = Everybody,
        ["GET /variants"] = EveryReader,
        ["POST /variants"] = EveryReader,
        ["GET /variants/{Id:guid}"] = EveryReader,
        ["POST /variants/{Id:guid}"] = EveryReader,
        ["GET /variants/{id:guid}/email"] = EveryReader,
        ["POST /variants/{id:guid}/live"] = EveryReader,
        ["GET /queue"] = EveryReader,
        ["POST /queue"] = EveryReader,
        ["GET /sheets/{Id:guid}"] = EveryReader,
        ["POST /sheets/{Id:guid}"] = EveryReader,
        ["GET /stops"] = Everybody,
        ["POST /stops"] = Everybody,
        ["GET /messages"] = (Scopes.None, Roles.Support | Roles.Copywriter | Roles.Brand | Roles.Legal | Roles.Admin, false),
        ["POST /messages"] = (Scopes.None, Roles.Support | Roles.Copywriter | Roles.Brand | Roles.Legal | Roles.Admin, false),
        ["GET /messages/{id:guid}/email"] = (Scopes.None, Roles.Support | Roles.Copywriter | Roles.Brand | Roles.Legal | Roles.Admin, false),
        ["GET /playground"] = EveryReader,
        ["POST /playground"] = EveryReader,
        ["POST /playground/live"] = EveryReader,
        ["POST /playground/patch"] = EveryReader,
        ["GET /content"] = EveryReader,
        ["POST /content"] = EveryReader,
        ["GET /sign-in"] = Anyone,
        ["POST /sign-in"] = Anyone,
        ["POST /sign-in/again"] = Anyone,
        ["GET /account"] = Everybody,
        ["POST /account"] = Everybody,
        ["GET /people"] = Administrators,
        ["POST /people"] = Administrators,
        ["GET /keys"] = Administrators,
        ["POST /keys"] = Administrators,
    };

    private static (Scopes, Roles, bool) Anyone => (Scopes.None, Roles.None, true);

    private static (Scopes, Roles, bool) Nobody => default;

    private static (Scopes, Roles, bool) Everybody => (Scopes.None, Roles.All, false);

    private static (Scopes, Roles, bool) Approvers => (Scopes.None, Roles.Brand | Roles.Legal, false);

    private static (Scopes, Roles, bool) EveryReader => (Scopes.None, Readers, false);

    private static (Scopes, Roles, bool) Administrators => (Scopes.None, Roles.Admin, false);

    public static TheoryData<string> Callers =>
    [
        Open,
        .. FlagWords.Of(Scopes.All).Select(scope => "scope " + scope),
        .. FlagWords.Of(Roles.All).Select(role => "role " + role),
    ];

    [Fact]
    public void Every_route_has_an_explicit_rule_and_a_row_in_the_table()
    {
        Assert.NotEmpty(everyone.Routes);
        Assert.Equal(s_table.Where(row => row.Value == Nobody).Select(row => row.Key), everyone.Routes.Where(route => route.Value is null).Select(route => route.Key));
        Assert.Equal(s_table.Keys.Order(StringComparer.Ordinal), everyone.Routes.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task A_caller_gets_exactly_what_the_table_says(string caller)
    {
        List<string> wrong = [];
        using HttpClient client = await everyone.ClientOfAsync(caller);
        foreach ((string route, (Scopes Scopes, Roles Roles, bool IsOpen) row) in s_table.OrderBy(row => row.Key == EndsTheSession))
        {
            string[] parts = route.Split(' ');
            using HttpRequestMessage request = new(new HttpMethod(parts[0]), parts[1].Replace("{file}", "none.css", StringComparison.Ordinal).Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.OrdinalIgnoreCase).Replace("{documentName}", "v1", StringComparison.Ordinal));
            if (parts[0] is "POST" or "PUT") request.Content = everyone.Pages.Contains(route) ? new FormUrlEncodedContent([]) : new StringContent("{}", Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await client.SendAsync(request, ComposerApp.Cancellation);
            bool allowed = row.IsOpen || IsAllowed(caller, row.Scopes, row.Roles);
            bool right = allowed ? !IsRefusal(response, route) : everyone.Pages.Contains(route) ? IsRefusedPage(response, caller) : await IsProblemAsync(response, caller);
            if (!right) wrong.Add($"{route}: {(int)response.StatusCode} but {(allowed ? "allowed" : "not allowed")}");
        }
        Assert.Empty(wrong);
    }

    private static bool IsAllowed(string caller, Scopes scopes, Roles roles) => caller.Split(' ') switch
    {
        ["scope", string word] => scopes.HasFlag(FlagWords.Read<Scopes>(word)),
        ["role", string word] => roles.HasFlag(FlagWords.Read<Roles>(word)),
        _ => false,
    };

    /// <summary>Signing in with nothing is refused by the endpoint itself, whoever asks.</summary>
    private static bool IsRefusal(HttpResponseMessage response, string route) =>
        route != "POST /v1/session" && response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    private static async Task<bool> IsProblemAsync(HttpResponseMessage response, string caller) =>
        response.StatusCode == (caller == Open ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden)
        && response.Content.Headers.ContentType?.MediaType == "application/problem+json"
        && (await ComposerApp.JsonOf(response)).GetProperty("type").GetString()!.StartsWith("/problems/", StringComparison.Ordinal);

    /// <summary>A page leads a stranger to the sign-in page, and tells others that they have no access.</summary>
    private static bool IsRefusedPage(HttpResponseMessage response, string caller) => caller == Open
        ? response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.OriginalString.StartsWith(CallerAuthentication.SignInPath, StringComparison.Ordinal)
        : response.StatusCode == HttpStatusCode.Forbidden && response.Content.Headers.ContentType?.MediaType == "text/html";

    /// <summary>A service with a person of each role and a key of each scope.</summary>
    public sealed class Everyone : IAsyncLifetime
    {
        private readonly ComposerApp _app = new();
        private readonly Dictionary<string, string> _keys = [];

        internal IReadOnlyDictionary<string, IAccessRule?> Routes { get; private set; } = new Dictionary<string, IAccessRule?>();

        internal IReadOnlySet<string> Pages { get; private set; } = new HashSet<string>();

        public async ValueTask InitializeAsync()
        {
            foreach (string scope in FlagWords.Of(Scopes.All))
            {
                KeyResult key = await _app.Services.GetRequiredService<KeyDesk>().CreateAsync(scope, FlagWords.Read<Scopes>(scope), false, MessageComposer.Review.Audit.AuditActor.Composer, ComposerApp.Cancellation);
                _keys["scope " + scope] = key.Text!;
            }
            RouteEndpoint[] endpoints = [.. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
            Routes = endpoints.SelectMany(endpoint => NamesOf(endpoint).Select(name => KeyValuePair.Create(name, endpoint.Metadata.GetMetadata<IAccessRule>()))).ToDictionary();
            Pages = new HashSet<string>(endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<PageMarker>() is not null).SelectMany(NamesOf));
        }

        private static IEnumerable<string> NamesOf(RouteEndpoint endpoint) =>
            (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}");

        internal async Task<HttpClient> ClientOfAsync(string caller) => caller.Split(' ') switch
        {
            ["scope", _] => _app.ClientWith(_keys[caller]),
            ["role", string word] => await _app.SignedInAsync(FlagWords.Read<Roles>(word)),
            _ => _app.Stranger(),
        };

        public async ValueTask DisposeAsync() => await _app.DisposeAsync();
    }
}
