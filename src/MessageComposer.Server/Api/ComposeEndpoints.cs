using MessageComposer.Composition;
using MessageComposer.Messages.Reading;
using MessageComposer.Server.Auth;
using MessageComposer.Server.Hosting;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Api;

/// <summary><c>POST /v1/compose</c>: one brief in, one message out.</summary>
internal static class ComposeEndpoints
{
    public static void MapCompose(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/v1/compose").WithTags("compose");
        group.MapPost("", ComposeAsync)
            .RequireScope(Scopes.Compose, Roles.Admin)
            .WithName("compose")
            .WithSummary("Composes one message: approved copy, the fallback, or an explicit refusal to send.")
            .Accepts<ComposeRequest>("application/json")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesValidationProblem();
    }

    internal static async Task<Results<Ok<MessageResponse>, ProblemHttpResult>> ComposeAsync(
        HttpRequest request, CurrentVocabulary vocabulary, IComposer composer, TimeProvider time, CancellationToken cancellationToken)
    {
        JsonBody body = await JsonBody.ReadAsync(request, cancellationToken);
        if (body.Refusal is { } refusal) return refusal;
        IntakeResult intake = BriefReader.Read(body.Utf8.Span, vocabulary.Get(), time.GetUtcNow(), request.HttpContext.User.Caller() is { ConsentCheckedUpstream: true });
        if (intake.Brief is not { } brief) return Problems.InvalidRequest(intake.Faults!);
        return TypedResults.Ok(MessageResponse.From(await composer.ComposeAsync(brief, cancellationToken)));
    }
}
