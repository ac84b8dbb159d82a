using System.Diagnostics;
using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Generation;
using MessageComposer.Review;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace MessageComposer.Server.Api;

/// <summary><c>/v1/variants</c>: stored copy, and the wish for more of it.</summary>
internal static class VariantEndpoints
{
    public static void MapVariants(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/v1/variants").WithTags("variants");
        group.MapPost("/generate", GenerateAsync)
            .RequireScope(Scopes.Review, Roles.Copywriter | Roles.Admin)
            .WithName("generate-variants")
            .WithSummary("Queues one job for each cell that is asked for.")
            .Accepts<GenerateVariantsRequest>("application/json")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesValidationProblem();
        group.MapGet("", ListAsync).RequireScope(Scopes.Review, AccessRules.Readers).WithName("list-variants").WithSummary("Lists variants, newest first.").ProducesValidationProblem();
        group.MapGet("/{id:guid}", FindAsync)
            .RequireScope(Scopes.Review, AccessRules.Readers)
            .WithName("get-variant")
            .WithSummary("One variant, with its revision as ETag.")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    internal static async Task<Results<Accepted<GenerateVariantsResponse>, ProblemHttpResult>> GenerateAsync(
        HttpRequest request, ContentStore content, CellPlanner planner, IJobStore jobs, JobSignal signal, GenerationOptions options, CancellationToken cancellationToken)
    {
        JsonBody body = await JsonBody.ReadAsync(request, cancellationToken);
        if (body.Refusal is { } refusal) return refusal;
        if (!body.TryParse(WireJson.Compact.GenerateVariantsRequest, out GenerateVariantsRequest? wish, out ProblemHttpResult? malformed)) return malformed;
        if (wish.ToPlan(out IReadOnlyDictionary<string, IReadOnlyList<string>> mistakes) is not { } wanted) return Problems.InvalidRequest(mistakes);
        CellPlan plan = planner.Plan(content.Current, wanted with { Caller = request.HttpContext.User.Caller()?.Id ?? GenerationJob.LocalCaller });
        if (plan.Faults.Count > 0) return Problems.InvalidRequest(plan.Faults);
        switch (await jobs.EnqueueAsync(plan.Jobs, options.CapsOfRequests(), cancellationToken))
        {
            case JobAdmission.Admitted admitted:
                signal.Wake();
                return TypedResults.Accepted("/v1/jobs", new GenerateVariantsResponse([.. admitted.Jobs.Select(job => job.Id)]));
            case JobAdmission.OverCap over:
                return Problems.OverCap(over.Cap, over.Limit);
            default:
                throw new UnreachableException();
        }
    }

    internal static async Task<Results<Ok<VariantListResponse>, ProblemHttpResult>> ListAsync(
        IVariantStore variants, string? scenario, string? channel, string? segment, string? locale, string? state, string? risk, [FromQuery(Name = "prompt_version")] string? promptVersion, string? cursor, string? limit,
        CancellationToken cancellationToken)
    {
        VariantState? known = null;
        if (state is not null)
        {
            if (!WireWords.TryRead(state, out VariantState parsed)) return Problems.InvalidRequest("state", "must be one of: " + WireWords.List<VariantState>());
            known = parsed;
        }
        RiskClass? riskClass = null;
        if (risk is not null)
        {
            if (!WireWords.TryRead(risk, out RiskClass parsed)) return Problems.InvalidRequest("risk", "must be one of: " + WireWords.List<RiskClass>());
            riskClass = parsed;
        }
        if (!Paging.TryRead(cursor, limit, out Paging page, out ProblemHttpResult? refusal)) return refusal;
        IReadOnlyList<Variant> found = await variants.ListAsync(
            new VariantQuery { Scenario = scenario, Channel = channel, Segment = segment, Locale = locale, State = known, Risk = riskClass, PromptVersion = promptVersion, After = page.After, Limit = page.Limit + 1 },
            cancellationToken);
        bool more = found.Count > page.Limit;
        VariantResponse[] shown = [.. found.Take(page.Limit).Select(VariantResponse.From)];
        return TypedResults.Ok(new VariantListResponse(shown, more ? shown[^1].Id.ToString("N") : null));
    }

    internal static async Task<Results<Ok<VariantResponse>, StatusCodeHttpResult, ProblemHttpResult>> FindAsync(
        Guid id, HttpContext http, IVariantStore variants, CancellationToken cancellationToken)
    {
        if (await variants.FindAsync(id, cancellationToken) is not { } variant) return Problems.NotFound("variant");
        string etag = Revision.ETagOf(variant.Revision);
        http.Response.Headers.ETag = etag;
        http.Response.Headers.CacheControl = "no-cache";
        return http.Request.Headers.IfNoneMatch.Contains(etag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(VariantResponse.From(variant));
    }
}
