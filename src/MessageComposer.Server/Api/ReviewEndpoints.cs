using System.Security.Claims;
using System.Text.Json.Serialization.Metadata;
using MessageComposer.Composition;
using MessageComposer.Guardrails;
using MessageComposer.Review;
using MessageComposer.Review.Audit;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Api;

/// <summary>What people decide about a variant. Every change needs <c>If-Match</c> with the revision it was decided on.</summary>
internal static class ReviewEndpoints
{
    private const int MaxHistory = 1_000;

    public static void MapReview(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/v1/variants").WithTags("review");
        Changes<ApproveRequest>(group.MapPost("/{id:guid}/approve", ApproveAsync), "approve", AccessRules.Approvers, "Approves for the layer it waits for.");
        Changes<ReturnRequest>(group.MapPost("/{id:guid}/return", ReturnAsync), "return", AccessRules.Approvers, "Gives it back with a note.");
        Changes<RejectRequest>(group.MapPost("/{id:guid}/reject", RejectAsync), "reject", AccessRules.Approvers, "Turns it down for good, with a reason.");
        Changes<EditRequest>(group.MapPost("/{id:guid}/edit", EditAsync), "edit", AccessRules.Approvers | Roles.Copywriter, "Changes its words; they are judged anew.");
        Changes<RetireRequest>(group.MapPost("/{id:guid}/retire", RetireAsync), "retire", AccessRules.Approvers | Roles.Admin, "Takes it out of service for good.");
        Changes<WeighRequest>(group.MapPost("/{id:guid}/weight", WeighAsync), "weight", Roles.Brand | Roles.Admin, "Changes its share among the approved variants of its cell.");
        Changes<RetireRequest>(group.MapPost("/{id:guid}/undo", UndoAsync), "undo", AccessRules.Approvers | Roles.Admin, "Takes back one's own last decision, within ten seconds.");
        group.MapPost("/{id:guid}/check", CheckAsync).RequireScope(Scopes.Review, AccessRules.Readers).WithName("check-edit").WithSummary("Judges other words for it; nothing is stored.").Accepts<EditRequest>("application/json").ProducesValidationProblem();
        group.MapGet("/{id:guid}/history", HistoryAsync).RequireScope(Scopes.Review, AccessRules.Readers).WithName("variant-history").WithSummary("What happened to it, the oldest first.");
        group.MapGet("/rejections", RejectionsAsync).RequireScope(Scopes.Review, AccessRules.Readers).WithName("list-rejections").WithSummary("How often each reason turned texts of a prompt version down.");
    }

    internal static async Task<Results<Ok<VariantResponse>, ProblemHttpResult>> ApproveAsync(Guid id, HttpContext http, ClaimsPrincipal user, ReviewDesk desk, CancellationToken cancellationToken) =>
        await ChangeAsync(id, http, user, WireJson.Compact.ApproveRequest, (body, revision, by) =>
            desk.ApproveAsync(id, revision, by, body?.Accepted ?? new Dictionary<string, string>(), cancellationToken), cancellationToken);

    internal static async Task<Results<Ok<VariantResponse>, ProblemHttpResult>> ReturnAsync(Guid id, HttpContext http, ClaimsPrincipal user, ReviewDesk desk, CancellationToken cancellationToken) =>
        await ChangeAsync(id, http, user, WireJson.Compact.ReturnRequest, (body, revision, by) => desk.ReturnAsync(id, revision, by, body?.Note ?? "", cancellationToken), cancellationToken);

    internal static async Task<Results<Ok<VariantResponse>, ProblemHttpResult>> RejectAsync(Guid id, HttpContext http, ClaimsPrincipal user, ReviewDesk desk, CancellationToken cancellationToken) =>
        await ChangeAsync(id, http, user, WireJson.Compact.RejectRequest, (body, revision, by) => WireWords.TryRead(body?.Reason, out RejectReason reason)
            ? desk.RejectAsync(id, revision, by, reason, body!.Text, cancellationToken)
            : Task.FromResult<ReviewResult>(new ReviewResult.Invalid("reason", "must be one of: " + WireWords.List<RejectReason>())), cancellationToken);

    internal static async Task<Results<Ok<VariantResponse>, ProblemHttpResult>> EditAsync(Guid id, HttpContext http, ClaimsPrincipal user, ReviewDesk desk, CancellationToken cancellationToken) =>
        await ChangeAsync(id, http, user, WireJson.Compact.EditRequest, (body, revision, by) => body?.Fields is { } fields
            ? desk.EditAsync(id, revision, by, fields, cancellationToken)
            : Task.FromResult<ReviewResult>(new ReviewResult.Invalid("fields", "is missing")), cancellationToken);

    internal static async Task<Results<Ok<VariantResponse>, ProblemHttpResult>> RetireAsync(Guid id, HttpContext http, ClaimsPrincipal user, ReviewDesk desk, CancellationToken cancellationToken) =>
        await ChangeAsync(id, http, user, WireJson.Compact.RetireRequest, (body, revision, by) => desk.RetireAsync(id, revision, by, body?.Note, cancellationToken), cancellationToken);

    internal static async Task<Results<Ok<VariantResponse>, ProblemHttpResult>> WeighAsync(Guid id, HttpContext http, ClaimsPrincipal user, ReviewDesk desk, CancellationToken cancellationToken) =>
        await ChangeAsync(id, http, user, WireJson.Compact.WeighRequest, (body, revision, by) => body?.Weight is { } weight
            ? desk.WeighAsync(id, revision, by, weight, cancellationToken)
            : Task.FromResult<ReviewResult>(new ReviewResult.Invalid("weight", "is missing")), cancellationToken);

    internal static async Task<Results<Ok<VariantResponse>, ProblemHttpResult>> UndoAsync(Guid id, HttpContext http, ClaimsPrincipal user, ReviewDesk desk, CancellationToken cancellationToken) =>
        await ChangeAsync(id, http, user, WireJson.Compact.RetireRequest, (_, revision, by) => desk.UndoAsync(id, revision, by, cancellationToken), cancellationToken);

    internal static async Task<Results<Ok<EditPreviewResponse>, ProblemHttpResult>> CheckAsync(
        Guid id, HttpRequest request, ReviewDesk desk, IVariantStore variants, CancellationToken cancellationToken)
    {
        (EditRequest? body, ProblemHttpResult? refusal) = await ReadAsync(request, WireJson.Compact.EditRequest, cancellationToken);
        if (refusal is not null) return refusal;
        if (body?.Fields is not { } fields) return Problems.InvalidRequest("fields", "is missing");
        if (await variants.FindAsync(id, cancellationToken) is not { } variant) return Problems.NotFound("variant");
        if (desk.Preview(variant, fields, out ReviewResult.Invalid? fault) is not { } copy) return Problems.InvalidRequest(fault!.Path, fault.Message);
        return TypedResults.Ok(new EditPreviewResponse(
            WireWords.Of(GuardrailReport.Of(copy.Findings).Verdict), WireWords.Of(copy.Risk), [.. copy.RiskGrounds.Select(RiskReasonResponse.From)],
            [.. copy.Findings.Select(FindingResponse.From)], copy.Conditions));
    }

    internal static async Task<Results<Ok<HistoryResponse>, ProblemHttpResult>> HistoryAsync(Guid id, IAuditTrail audit, CancellationToken cancellationToken)
    {
        IReadOnlyList<AuditRow> rows = await audit.HistoryAsync(AuditActions.VariantSubject(id), MaxHistory, cancellationToken);
        return rows.Count == 0 ? Problems.NotFound("variant") : TypedResults.Ok(new HistoryResponse([.. rows.Select(AuditRowResponse.From)]));
    }

    internal static async Task<Ok<RejectionsResponse>> RejectionsAsync(IReviewStore store, string? scenario, CancellationToken cancellationToken) =>
        TypedResults.Ok(new RejectionsResponse([.. (await store.RejectionsAsync(scenario, cancellationToken)).Select(count => new RejectionCountResponse(count.Scenario, count.PromptVersion, WireWords.Of(count.Reason), count.Count))]));

    /// <summary>A body of JSON, or none at all.</summary>
    internal static async Task<(T? Body, ProblemHttpResult? Refusal)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken) where T : class
    {
        if (request.ContentLength is null or 0 && request.ContentType is null) return (null, null);
        JsonBody body = await JsonBody.ReadAsync(request, cancellationToken);
        if (body.Refusal is { } refusal) return (null, refusal);
        return body.TryParse(type, out T? value, out ProblemHttpResult? malformed) ? (value, null) : (null, malformed);
    }

    private static async Task<Results<Ok<VariantResponse>, ProblemHttpResult>> ChangeAsync<T>(
        Guid id, HttpContext http, ClaimsPrincipal user, JsonTypeInfo<T> type, Func<T?, int, Reviewer, Task<ReviewResult>> change, CancellationToken cancellationToken) where T : class
    {
        if (CurrentPerson.Of(user) is not { } by) return Problems.NotSignedIn();
        if (Revision.Expected(http.Request, out ProblemHttpResult? unmatched) is not { } revision) return unmatched!;
        (T? body, ProblemHttpResult? refusal) = await ReadAsync(http.Request, type, cancellationToken);
        if (refusal is not null) return refusal;
        ReviewResult result = await change(body, revision, by);
        if (result is not ReviewResult.Moved moved) return Problems.Of(result);
        http.Response.Headers.ETag = Revision.ETagOf(moved.Variant.Revision);
        return TypedResults.Ok(VariantResponse.From(moved.Variant));
    }

    private static void Changes<T>(RouteHandlerBuilder endpoint, string verb, Roles roles, string summary) where T : notnull =>
        endpoint.RequireRole(roles)
            .WithName(verb + "-variant")
            .WithSummary(summary)
            .Accepts<T>("application/json")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired)
            .ProducesValidationProblem();
}
