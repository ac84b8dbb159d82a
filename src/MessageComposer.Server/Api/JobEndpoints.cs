using System.Text.Json;
using MessageComposer.Generation;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Api;

/// <summary><c>/v1/jobs</c>: what the model has been asked for.</summary>
internal static class JobEndpoints
{
    private static readonly Dictionary<string, JobState> s_states = Enum.GetValues<JobState>().ToDictionary(state => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString()));

    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/v1/jobs").WithTags("jobs").RequireScope(Scopes.Review, AccessRules.Readers);
        group.MapGet("", ListAsync).WithName("list-jobs").WithSummary("Lists jobs, newest first.").ProducesValidationProblem();
        group.MapGet("/{id:guid}", FindAsync).WithName("get-job").WithSummary("One job.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    internal static async Task<Results<Ok<JobListResponse>, ProblemHttpResult>> ListAsync(
        IJobStore jobs, string? state, string? scenario, string? cursor, string? limit, CancellationToken cancellationToken)
    {
        JobState? known = null;
        if (state is not null)
        {
            if (!s_states.TryGetValue(state, out JobState parsed)) return Problems.InvalidRequest("state", "must be one of: " + string.Join(", ", s_states.Keys));
            known = parsed;
        }
        if (!Paging.TryRead(cursor, limit, out Paging page, out ProblemHttpResult? refusal)) return refusal;
        IReadOnlyList<GenerationJob> found = await jobs.ListAsync(new JobQuery { State = known, Scenario = scenario, After = page.After, Limit = page.Limit + 1 }, cancellationToken);
        JobResponse[] shown = [.. found.Take(page.Limit).Select(JobResponse.From)];
        return TypedResults.Ok(new JobListResponse(shown, found.Count > page.Limit ? shown[^1].Id.ToString("N") : null));
    }

    internal static async Task<Results<Ok<JobResponse>, ProblemHttpResult>> FindAsync(Guid id, IJobStore jobs, CancellationToken cancellationToken) =>
        await jobs.FindAsync(id, cancellationToken) is { } job ? TypedResults.Ok(JobResponse.From(job)) : Problems.NotFound("job");
}
