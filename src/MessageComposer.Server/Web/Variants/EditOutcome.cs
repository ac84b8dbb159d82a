using MessageComposer.Composition;
using MessageComposer.Review;
using MessageComposer.Server.Auth;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace MessageComposer.Server.Web.Variants;

/// <summary>What rules and proof set say of other words for a variant, or why there is nothing to say.</summary>
public sealed record EditOutcome(EditedCopy? Copy, ReviewResult.Invalid? Fault, bool IsUnchanged)
{
    public static EditOutcome Of(Variant variant, IReadOnlyDictionary<string, string> fields, ReviewDesk desk)
    {
        EditedCopy? copy = desk.Preview(variant, fields, out ReviewResult.Invalid? fault);
        return new EditOutcome(copy, fault, copy is not null && copy.Fields.SequenceEqual(variant.Fields));
    }
}

/// <summary><c>POST /variants/{id}/live</c>: the result of the edit form as it stands in the page, while somebody types.</summary>
internal static class EditLive
{
    public static void MapEditLive(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/variants/{id:guid}/live", ShowAsync).RequireRole(AccessRules.Readers).WithMetadata(PageMarker.Instance).ExcludeFromDescription();

    internal static async Task<Results<RazorComponentResult, NotFound>> ShowAsync(
        Guid id, [FromForm] IFormCollection form, IVariantStore variants, ReviewDesk desk, CancellationToken cancellationToken)
    {
        if (await variants.FindAsync(id, cancellationToken) is not { } variant) return TypedResults.NotFound();
        return new RazorComponentResult<EditResult>(new Dictionary<string, object?>
        {
            [nameof(EditResult.Variant)] = variant,
            [nameof(EditResult.Outcome)] = EditOutcome.Of(variant, DecisionForm.FieldsOf(form), desk),
        });
    }
}
