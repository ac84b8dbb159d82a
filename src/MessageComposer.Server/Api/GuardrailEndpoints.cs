using MessageComposer.Composition;
using MessageComposer.Content;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Api;

/// <summary><c>POST /v1/guardrails/check</c>: any text, judged as if it were to be sent.</summary>
internal static class GuardrailEndpoints
{
    public static void MapGuardrails(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/guardrails").WithTags("guardrails").MapPost("/check", CheckAsync)
            .RequireScope(Scopes.Compose, Roles.All)
            .WithName("check-text")
            .WithSummary("Judges fields as final text with facts.")
            .Accepts<GuardrailCheckRequest>("application/json")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesValidationProblem();

    internal static async Task<Results<Ok<GuardrailsResponse>, ProblemHttpResult>> CheckAsync(
        HttpRequest request, ContentStore content, TimeProvider time, CancellationToken cancellationToken)
    {
        JsonBody body = await JsonBody.ReadAsync(request, cancellationToken);
        if (body.Refusal is { } refusal) return refusal;
        ContentSnapshot snapshot = content.Current;
        TextCheckIntake intake = TextCheckReader.Read(body.Utf8.Span, snapshot);
        if (intake.Request is not { } wanted) return Problems.InvalidRequest(intake.Faults!);
        return TypedResults.Ok(GuardrailsResponse.From(TextCheck.Judge(wanted, snapshot, time.GetUtcNow())));
    }
}
