using System.Security.Claims;
using MessageComposer.Generation;

namespace MessageComposer.Server.Api;

/// <summary>Who calls, as the caps of jobs count: the id of the key, never a name or a secret.</summary>
internal static class Caller
{
    /// <summary>The authenticated key's or person's id; <c>local</c> where nobody signed in.</summary>
    public static string Of(HttpContext? http) =>
        http?.User is { Identity.IsAuthenticated: true } user && user.FindFirst(ClaimTypes.NameIdentifier)?.Value is { Length: > 0 } id ? id : GenerationJob.LocalCaller;
}
