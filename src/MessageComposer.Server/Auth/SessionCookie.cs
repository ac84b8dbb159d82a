using System.Security.Claims;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace MessageComposer.Server.Auth;

/// <summary>The cookie of a signed-in person. It holds who and under which stamp; rights are looked up with each request, so that a change is in force at once.</summary>
internal static class SessionCookie
{
    public const string Scheme = "session";
    public const string Name = "composer";

    private const string PersonClaim = "person";
    private const string StampClaim = "stamp";

    public static void Configure(CookieAuthenticationOptions cookie, AuthOptions options, bool alwaysSecure)
    {
        cookie.Cookie.Name = Name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = alwaysSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = options.SessionTime;
        cookie.SlidingExpiration = options.SlidingSession;
        cookie.Events.OnValidatePrincipal = Validate;
    }

    public static Task SignInAsync(HttpContext http, Person person) => http.SignInAsync(
        Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(PersonClaim, person.Id.ToString("N")), new Claim(StampClaim, person.SecurityStamp)], Scheme)));

    public static Task SignOutAsync(HttpContext http) => http.SignOutAsync(Scheme);

    private static Task Validate(CookieValidatePrincipalContext context)
    {
        AccessDirectory directory = context.HttpContext.RequestServices.GetRequiredService<AccessDirectory>();
        string? stamp = context.Principal?.FindFirstValue(StampClaim);
        Caller? caller = stamp is not null && Guid.TryParseExact(context.Principal?.FindFirstValue(PersonClaim), "N", out Guid id) ? directory.FindPerson(id, stamp) : null;
        if (caller is null) context.RejectPrincipal();
        else context.ReplacePrincipal(caller.ToPrincipal());
        return Task.CompletedTask;
    }
}
