using MessageComposer.Server.Api;
using MessageComposer.Server.Web;
using MessageComposer.Server.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace MessageComposer.Server.Auth;

/// <summary>
/// Says who sent a request: <c>Authorization: Bearer</c> with an API key or with a token of the configured issuer, else the session cookie.
/// An API refuses with a problem, a page leads to the sign-in page.
/// </summary>
internal sealed class CallerAuthentication(AccessDirectory directory, IOptions<AuthOptions> options) : IAuthenticationHandler
{
    public const string Scheme = "caller";
    public const string SignInPath = "/sign-in";

    private const string Bearer = "Bearer ";

    private HttpContext _http = null!;

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _http = context;
        return Task.CompletedTask;
    }

    public Task<AuthenticateResult> AuthenticateAsync()
    {
        StringValues authorization = _http.Request.Headers.Authorization;
        if (authorization.Count == 0) return _http.AuthenticateAsync(SessionCookie.Scheme);
        // Credentials that are given decide, even where they are wrong: they never fall back to a cookie.
        if (authorization is not [{ } given] || !given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return Task.FromResult(AuthenticateResult.NoResult());
        ReadOnlySpan<char> credential = given.AsSpan(Bearer.Length).Trim();
        if (credential.StartsWith(ApiKeyText.Start, StringComparison.Ordinal)) return Task.FromResult(directory.FindKey(credential) ?? AuthenticateResult.NoResult());
        return options.Value.Jwt.Authority is null ? Task.FromResult(AuthenticateResult.NoResult()) : _http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
    }

    public async Task ChallengeAsync(AuthenticationProperties? properties)
    {
        if (IsPage(_http))
        {
            if (await SignInAgain.AskAsync(_http) is { } keeping)
            {
                await keeping.ExecuteAsync(_http);
                return;
            }
            string back = HttpMethods.IsGet(_http.Request.Method) ? $"?return_url={Uri.EscapeDataString(_http.Request.Path + _http.Request.QueryString)}" : "";
            _http.Response.Redirect(SignInPath + back);
            return;
        }
        _http.Response.Headers.WWWAuthenticate = "Bearer";
        await Problems.NotSignedIn().ExecuteAsync(_http);
    }

    public Task ForbidAsync(AuthenticationProperties? properties)
    {
        if (!IsPage(_http)) return Problems.NotAllowed(_http.GetEndpoint()?.Metadata.GetMetadata<IAccessRule>()).ExecuteAsync(_http);
        _http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsPage(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<PageMarker>() is not null;
}
