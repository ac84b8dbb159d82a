using System.Security.Claims;
using MessageComposer.Review.Audit;
using MessageComposer.Storage.People;

namespace MessageComposer.Server.Auth;

/// <summary>Who sent a request, and what they may do.</summary>
/// <param name="Id">Stable and unique over all kinds: <c>person:…</c>, <c>key:…</c>, <c>token:…</c>.</param>
/// <param name="Name">For people to read; may change.</param>
/// <param name="PersonId">Of someone who is signed in with a cookie; null for keys and tokens.</param>
/// <param name="ConsentCheckedUpstream">See <see cref="ApiKey.ConsentCheckedUpstream"/>.</param>
internal sealed record Caller(string Id, string Name, Roles Roles, Scopes Scopes, Guid? PersonId = null, bool ConsentCheckedUpstream = false)
{
    public AuditActor Actor => new(Id, Name);

    public static Caller Of(Person person) => new($"person:{person.Id:N}", person.DisplayName, person.Roles, Scopes.None, PersonId: person.Id);

    public static Caller Of(ApiKey key) => new($"key:{key.Id:N}", key.Name, Roles.None, key.Scopes, ConsentCheckedUpstream: key.ConsentCheckedUpstream);

    public bool Satisfies(IAccessRule rule) => (Scopes & rule.Scopes) != 0 || (Roles & rule.Roles) != 0;

    public ClaimsPrincipal ToPrincipal() => new(new CallerIdentity(this));
}

/// <summary>The identity of every authenticated request. Forms are bound to <c>sub</c>, so a change of roles breaks none.</summary>
internal sealed class CallerIdentity(Caller caller) : ClaimsIdentity(
    [new Claim("sub", caller.Id), new Claim("name", caller.Name), .. FlagWords.Of(caller.Roles).Select(role => new Claim("role", role))], CallerAuthentication.Scheme, "name", "role")
{
    public Caller Caller { get; } = caller;
}

internal static class CallerClaims
{
    /// <summary>Null: nobody known sent the request.</summary>
    public static Caller? Caller(this ClaimsPrincipal user) => (user.Identity as CallerIdentity)?.Caller;

    /// <summary>Who acts, for the domain.</summary>
    /// <exception cref="InvalidOperationException">Nobody known: the endpoint is open, or has no access rule.</exception>
    public static AuditActor Actor(this ClaimsPrincipal user) =>
        user.Caller()?.Actor ?? throw new InvalidOperationException("The request is from nobody known; endpoints that act for someone need an access rule.");
}
