using System.Security.Claims;
using MessageComposer.Review;

namespace MessageComposer.Server.Api;

/// <summary>Who asks, by the claims that sign-in or a token gives: <c>sub</c>, <c>name</c> and one <c>role</c> claim for each role.</summary>
internal static class CurrentPerson
{
    public const string IdClaim = "sub";
    public const string NameClaim = "name";
    public const string RoleClaim = "role";

    /// <summary>Null: nobody who is known.</summary>
    public static Reviewer? Of(ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true }) return null;
        string? id = user.FindFirstValue(IdClaim) ?? user.FindFirstValue(ClaimTypes.NameIdentifier);
        if (string.IsNullOrWhiteSpace(id)) return null;
        string name = user.FindFirstValue(NameClaim) ?? user.FindFirstValue(ClaimTypes.Name) ?? id;
        HashSet<string> roles = [.. user.Claims.Where(claim => claim.Type is RoleClaim or ClaimTypes.Role).Select(claim => claim.Value)];
        return new Reviewer(id, name, roles);
    }
}
