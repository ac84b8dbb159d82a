using MessageComposer.Content.Definitions;
using MessageComposer.Review.Audit;

namespace MessageComposer.Review;

/// <summary>What a person may be in this house, as spelled on the wire, in the database and in claims.</summary>
public static class RoleNames
{
    public const string Copywriter = "copywriter";
    public const string Brand = "brand";
    public const string Legal = "legal";
    public const string Analyst = "analyst";
    public const string Support = "support";
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Copywriter, Brand, Legal, Analyst, Support, Admin];

    /// <summary>Whose members approve for the layer.</summary>
    public static string Of(ReviewLayer layer) => layer switch
    {
        ReviewLayer.Brand => Brand,
        ReviewLayer.Legal => Legal,
    };
}

/// <summary>Somebody who acts on variants, sheets or stops.</summary>
/// <param name="Roles">Of <see cref="RoleNames"/>.</param>
public sealed record Reviewer(string Id, string Name, IReadOnlySet<string> Roles)
{
    public AuditActor Actor => new(Id, Name);

    public bool Is(string role) => Roles.Contains(role);

    public bool IsAny(params ReadOnlySpan<string> roles)
    {
        foreach (string role in roles)
            if (Roles.Contains(role)) return true;
        return false;
    }
}
