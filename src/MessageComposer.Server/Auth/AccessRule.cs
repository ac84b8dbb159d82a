using MessageComposer.Storage.People;

namespace MessageComposer.Server.Auth;

/// <summary>Who may use an endpoint. Each route and page declares one; without it the endpoint answers nobody.</summary>
internal interface IAccessRule
{
    /// <summary>Keys and tokens with any of these may.</summary>
    Scopes Scopes { get; }

    /// <summary>People with any of these may.</summary>
    Roles Roles { get; }

    /// <summary>Everyone may, signed in or not.</summary>
    bool IsOpen { get; }
}

internal sealed record AccessRule(Scopes Scopes, Roles Roles, bool IsOpen) : IAccessRule
{
    public static AccessRule Open { get; } = new(Scopes.None, Roles.None, IsOpen: true);
}

/// <summary>On a page: people with any of these roles may open it and send its forms.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ForPeopleAttribute(Roles roles) : Attribute, IAccessRule
{
    public Scopes Scopes => Scopes.None;

    public Roles Roles { get; } = roles;

    public bool IsOpen => false;
}

/// <summary>On a page: everyone may open it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ForAnyoneAttribute : Attribute, IAccessRule
{
    public Scopes Scopes => Scopes.None;

    public Roles Roles => Roles.None;

    public bool IsOpen => true;
}

internal static class AccessRules
{
    /// <summary>All who may see copy and content: everyone but support.</summary>
    public const Roles Readers = Roles.All & ~Roles.Support;

    /// <summary>Those whose yes counts for a layer.</summary>
    public const Roles Approvers = Roles.Brand | Roles.Legal;

    /// <summary>Those who may see what a message said.</summary>
    public const Roles MessageReaders = Roles.Support | Roles.Copywriter | Roles.Brand | Roles.Legal | Roles.Admin;

    /// <summary>Keys with this scope, and people with any of these roles.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoint, Scopes scope, Roles orRoles = Roles.None) where TBuilder : IEndpointConventionBuilder =>
        endpoint.Requires(new AccessRule(scope, orRoles, IsOpen: false));

    /// <summary>People with any of these roles; no key, whatever its scope.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoint, Roles anyOf) where TBuilder : IEndpointConventionBuilder =>
        endpoint.Requires(new AccessRule(Scopes.None, anyOf, IsOpen: false));

    /// <summary>Everyone, signed in or not.</summary>
    public static TBuilder AllowAnyone<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(AccessRule.Open);

    private static TBuilder Requires<TBuilder>(this TBuilder endpoint, AccessRule rule) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(
            rule,
            new ProducesResponseTypeMetadata(StatusCodes.Status401Unauthorized, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]),
            new ProducesResponseTypeMetadata(StatusCodes.Status403Forbidden, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]));
}
