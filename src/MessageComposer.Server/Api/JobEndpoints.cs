using MessageComposer.Generation;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Api;

/// <summary><c>/v1/jobs</c>: what the model has been asked for.</summary>
internal static class JobEndpoints
{
    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/v1/jobs").WithTags("jobs").RequireScope(Scopes.Review, AccessRules.Readers);
        group.MapGet("", ListAsync).WithName("list-jobs").WithSummary("Lists jobs, newest first.").ProducesValidationProblem();
        group.MapGet("/{id:guid}", FindAsync).WithName("get-job").WithSummary("One job.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    internal static async Task<Results<Ok<JobListResponse>, ProblemHttpResult>> ListAsync(IJobStore jobs, string? limit, CancellationToken cancellationToken)
    {
        if (!Paging.TryRead(cursor: null, limit, out Paging page, out ProblemHttpResult? refusal)) return refusal;
        IReadOnlyList<GenerationJob> found = await jobs.ListAsync(page.Limit, cancellationToken);
        return TypedResults.Ok(new JobListResponse([.. found.Select(JobResponse.From)]));
    }

    internal static async Task<Results<Ok<JobResponse>, ProblemHttpResult>> FindAsync(Guid id, IJobStore jobs, CancellationToken cancellationToken) =>
        await jobs.FindAsync(id, cancellationToken) is { } job ? TypedResults.Ok(JobResponse.From(job)) : Problems.NotFound("job");
}
