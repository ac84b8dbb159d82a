using MessageComposer.Content;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Api;

/// <summary><c>GET /v1/content</c>: which content serves, and what is wrong with the files if they do not.</summary>
internal static class ContentEndpoints
{
    public static void MapContent(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/content").WithTags("content").MapGet("", Show)
            .RequireScope(Scopes.Content, AccessRules.Readers)
            .WithName("get-content").WithSummary("The content in force and the faults of its files.");

    internal static Ok<ContentResponse> Show(ContentStore content) => TypedResults.Ok(ContentResponse.From(content.Current, content.Status));
}
