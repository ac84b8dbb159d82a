using MessageComposer.Composition;
using MessageComposer.Server.Auth;
using MessageComposer.Server.Web.Previews;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Web.Recall;

/// <summary><c>GET /messages/{id}/email</c>: the body of an e-mail that went out, a word in brackets wherever it had something of the customer.</summary>
internal static class MessageEmail
{
    public static void MapMessageEmail(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/messages/{id:guid}/email", ShowAsync).RequireRole(AccessRules.MessageReaders).WithMetadata(PageMarker.Instance).ExcludeFromDescription();

    internal static async Task<Results<ContentHttpResult, NotFound>> ShowAsync(Guid id, HttpContext http, MessageRecall recall, CancellationToken cancellationToken) =>
        EmailBody.Of((await recall.FindAsync(id, cancellationToken))?.Payload, http);
}
