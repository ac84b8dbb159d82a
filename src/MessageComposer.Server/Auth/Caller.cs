using System.Security.Claims;
using MessageComposer.Review;
using MessageComposer.Storage.People;

namespace MessageComposer.Server.Auth;

/// <summary>Who sent a request, and what they may do.</summary>
/// <param name="PersonId">Of someone who is signed in with a cookie; null for keys and tokens.</param>
/// <param name="ConsentCheckedUpstream">See <see cref="ApiKey.ConsentCheckedUpstream"/>.</param>
internal sealed record Caller(Actor Actor, Scopes Scopes, Guid? PersonId, bool ConsentCheckedUpstream)
{
    public static Caller Of(Person person) => new(person.ToActor(), Scopes.None, person.Id, ConsentCheckedUpstream: false);

    public static Caller Of(ApiKey key) => new(key.ToActor(), key.Scopes, null, key.ConsentCheckedUpstream);

    public bool Satisfies(IAccessRule rule) => (Scopes & rule.Scopes) != 0 || Actor.Is(rule.Roles);

    public ClaimsPrincipal ToPrincipal() => new(new CallerIdentity(this));
}

/// <summary>The identity of every authenticated request. Forms are bound to <c>sub</c>, so a change of roles breaks none.</summary>
internal sealed class CallerIdentity(Caller caller) : ClaimsIdentity(
    [new Claim("sub", caller.Actor.Id), new Claim("name", caller.Actor.Name)], CallerAuthentication.Scheme, "name", "role")
{
    public Caller Caller { get; } = caller;
}

internal static class CallerClaims
{
    /// <summary>Null: nobody known sent the request.</summary>
    public static Caller? Caller(this ClaimsPrincipal user) => (user.Identity as CallerIdentity)?.Caller;

    /// <summary>Who acts, for the domain.</summary>
    /// <exception cref="InvalidOperationException">Nobody known: the endpoint is open, or has no access rule.</exception>
    public static Actor Actor(this ClaimsPrincipal user) =>
        user.Caller()?.Actor ?? throw new InvalidOperationException("The request is from nobody known; endpoints that act for someone need an access rule.");
}
