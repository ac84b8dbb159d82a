using System.Globalization;
using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Review;
using MessageComposer.Server.Auth;
using MessageComposer.Server.Web.Previews;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Web.Variants;

/// <summary><c>GET /variants/{id}/email</c>: the body of an e-mail as one recipient of the proof set would get it.</summary>
internal static class VariantEmail
{
    public static void MapVariantEmail(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/variants/{id:guid}/email", ShowAsync).RequireRole(AccessRules.Readers).WithMetadata(PageMarker.Instance).ExcludeFromDescription();

    internal static async Task<Results<ContentHttpResult, NotFound>> ShowAsync(
        Guid id, string? proof, HttpContext http, IVariantStore variants, ContentStore content, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await variants.FindAsync(id, cancellationToken) is not { } variant) return TypedResults.NotFound();
        IReadOnlyList<PreviewedCopy> previews = CopyPreview.Of(variant, content.Current, time.GetUtcNow());
        return EmailBody.Of(previews.Count == 0 ? null : previews[IndexOf(proof, previews.Count)].Payload?.Json, http);
    }

    /// <summary>A number from 1 in the address as an index; the first where it is none.</summary>
    public static int IndexOf(string? proof, int count) =>
        int.TryParse(proof, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= count ? number - 1 : 0;
}
