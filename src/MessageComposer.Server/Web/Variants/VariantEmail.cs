using System.Globalization;
using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Review;
using MessageComposer.Server.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Web.Variants;

/// <summary>
/// <c>GET /variants/{id}/email</c>: the body of an e-mail as it would leave, for a sandboxed frame. It is answered alone because its layout has styles of its
/// own, which the pages' policy rightly refuses; its own policy allows styles and nothing else, and a sandbox wherever it is opened.
/// </summary>
internal static class VariantEmail
{
    private const string Policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    public static void MapVariantEmail(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/variants/{id:guid}/email", ShowAsync).RequireRole(AccessRules.Readers).WithMetadata(PageMarker.Instance).ExcludeFromDescription();

    internal static async Task<Results<ContentHttpResult, NotFound>> ShowAsync(
        Guid id, string? proof, HttpContext http, IVariantStore variants, ContentStore content, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await variants.FindAsync(id, cancellationToken) is not { } variant) return TypedResults.NotFound();
        IReadOnlyList<PreviewedCopy> previews = CopyPreview.Of(variant, content.Current, time.GetUtcNow());
        if (previews.Count == 0 || previews[IndexOf(proof, previews.Count)].Payload?.Json["html"]?.GetValue<string>() is not { } html) return TypedResults.NotFound();
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return TypedResults.Content(html, "text/html; charset=utf-8");
    }

    /// <summary>A number from 1 in the address as an index; the first where it is none.</summary>
    public static int IndexOf(string? proof, int count) =>
        int.TryParse(proof, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= count ? number - 1 : 0;
}
