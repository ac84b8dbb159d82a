using Microsoft.AspNetCore.Authorization;

namespace MessageComposer.Server.Auth;

/// <summary>
/// The one authorization policy, default and fallback alike: the endpoint's own <see cref="IAccessRule"/> decides, and where an endpoint has
/// none, nobody may. Where no endpoint was found there is nothing to protect: the answer is 404, 405 or 415.
/// </summary>
internal sealed class AccessRequirement : AuthorizationHandler<AccessRequirement>, IAuthorizationRequirement
{
    public static AuthorizationPolicy Policy { get; } = new AuthorizationPolicyBuilder().AddRequirements(new AccessRequirement()).Build();

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessRequirement requirement)
    {
        if (context.Resource is HttpContext http && IsAllowed(http)) context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private static bool IsAllowed(HttpContext http)
    {
        // What routing itself answers with (405, 415) is an endpoint, but not of a route.
        if (http.GetEndpoint() is not RouteEndpoint endpoint) return true;
        if (endpoint.Metadata.GetMetadata<IAccessRule>() is not { } rule) return false;
        return rule.IsOpen || (http.User.Caller() is { } caller && caller.Satisfies(rule));
    }
}
