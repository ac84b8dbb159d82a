using MessageComposer.Composition;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Api;

/// <summary><c>GET /v1/messages/{id}</c>: how a message came about, and what it said.</summary>
internal static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder routes) => routes.MapGroup("/v1/messages").WithTags("messages")
        .MapGet("/{id:guid}", FindAsync)
        .RequireScope(Scopes.Compose, AccessRules.MessageReaders)
        .WithName("get-message")
        .WithSummary("The record of a message, and what it said with the customer's name in brackets.")
        .ProducesProblem(StatusCodes.Status404NotFound);

    internal static async Task<Results<Ok<MessageRecordResponse>, ProblemHttpResult>> FindAsync(Guid id, MessageRecall recall, CancellationToken cancellationToken) =>
        await recall.FindAsync(id, cancellationToken) is { } message ? TypedResults.Ok(MessageRecordResponse.From(message)) : Problems.NotFound("message");
}
