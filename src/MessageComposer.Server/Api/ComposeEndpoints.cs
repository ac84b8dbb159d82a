using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using MessageComposer.Composition;
using MessageComposer.Messages.Reading;
using MessageComposer.Messages.Records;
using MessageComposer.Server.Auth;
using MessageComposer.Server.Bulk;
using MessageComposer.Server.Hosting;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;

namespace MessageComposer.Server.Api;

/// <summary><c>POST /v1/compose</c>: one brief in, one message out.</summary>
internal static class ComposeEndpoints
{
    private const string KeyHeader = "Idempotency-Key";
    private const int LongestKey = 200;
    private const string RetryAfterSeconds = "1";

    public static void MapCompose(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/v1/compose").WithTags("compose");
        group.MapBulk();
        group.MapPost("", ComposeAsync)
            .RequireScope(Scopes.Compose, Roles.Admin)
            .WithName("compose")
            .WithSummary("Composes one message: approved copy, the fallback, or an explicit refusal to send.")
            .WithDescription("A request with a request_id or an Idempotency-Key header may be sent again within 24 hours: it gets the same message.")
            .Accepts<ComposeRequest>("application/json")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .ProducesValidationProblem();
    }

    internal static async Task<Results<MessageAnswer, ProblemHttpResult>> ComposeAsync(
        HttpContext http, CurrentVocabulary vocabulary, MessageDesk desk, RequestClaimKey claims, BulkGate bulk, TimeProvider time, CancellationToken cancellationToken)
    {
        JsonBody body = await JsonBody.ReadAsync(http.Request, cancellationToken);
        if (body.Refusal is { } refusal) return refusal;
        if (!TryReadKey(http.Request.Headers, out string? key, out ProblemHttpResult? malformed)) return malformed;
        Caller? caller = http.User.Caller();
        IntakeResult intake = BriefReader.Read(body.Utf8.Span, vocabulary.Get(), time.GetUtcNow(), caller is { ConsentCheckedUpstream: true });
        if (intake.Brief is not { } brief) return Problems.InvalidRequest(intake.Faults!);
        key ??= brief.RequestId;
        RequestClaim? claim = key is null ? null : claims.Of(caller?.Id ?? "", key, body.Utf8.Span);
        ComposeOutcome outcome;
        bulk.BeginSingle();
        try
        {
            outcome = await desk.ComposeAsync(brief, claim, cancellationToken);
        }
        finally
        {
            bulk.EndSingle();
        }
        if (outcome.Message is { } message) return new MessageAnswer(message);
        if (outcome.Refusal is ComposeRefusal.StillRunning or ComposeRefusal.TooManyWaiting) http.Response.Headers.RetryAfter = RetryAfterSeconds;
        return outcome.Refusal switch
        {
            ComposeRefusal.StillRunning => Problems.StillRunning(),
            ComposeRefusal.KeyOfAnother => Problems.KeyOfAnother(),
            ComposeRefusal.TooManyWaiting => Problems.Overloaded(),
            _ => throw new UnreachableException(),
        };
    }

    private static bool TryReadKey(IHeaderDictionary headers, out string? key, [NotNullWhen(false)] out ProblemHttpResult? refusal)
    {
        refusal = null;
        key = null;
        if (!headers.TryGetValue(KeyHeader, out StringValues values)) return true;
        key = values.Count == 1 ? values[0]?.Trim() : null;
        if (key is not { Length: > 0 and <= LongestKey }) refusal = Problems.InvalidRequest("idempotency_key", $"the header must be given once, with 1 to {LongestKey} characters");
        return refusal is null;
    }
}
