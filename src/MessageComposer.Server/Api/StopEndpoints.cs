using System.Security.Claims;
using MessageComposer.Composition;
using MessageComposer.Review;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Api;

/// <summary><c>/v1/stops</c>: one call stops, two people lift.</summary>
internal static class StopEndpoints
{
    public static void MapStops(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/v1/stops").WithTags("stops");
        group.MapGet("", ListAsync).RequireScope(Scopes.Review, AccessRules.Readers | Roles.Support).WithName("list-stops").WithSummary("Stops, newest first, lifted ones included.").ProducesValidationProblem();
        group.MapPost("", MakeAsync).RequireRole(AccessRules.Approvers | Roles.Admin).WithName("make-stop").WithSummary("Stops a scenario, channel, product, phrase or variant.")
            .Accepts<StopRequest>("application/json").ProducesValidationProblem();
        group.MapDelete("/{id:guid}", LiftAsync).RequireRole(AccessRules.Approvers | Roles.Admin).WithName("lift-stop").WithSummary("The first person asks (202), another one lifts (200).")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    internal static async Task<Results<Ok<StopListResponse>, ProblemHttpResult>> ListAsync(IStopStore stops, string? limit, CancellationToken cancellationToken)
    {
        if (!Paging.TryRead(cursor: null, limit, out Paging page, out ProblemHttpResult? refusal)) return refusal;
        return TypedResults.Ok(new StopListResponse([.. (await stops.ListAsync(page.Limit, cancellationToken)).Select(StopResponse.From)]));
    }

    internal static async Task<Results<Ok<StopResponse>, Accepted<StopResponse>, ProblemHttpResult>> MakeAsync(HttpRequest request, ClaimsPrincipal user, StopDesk desk, CancellationToken cancellationToken)
    {
        if (CurrentPerson.Of(user) is not { } by) return Problems.NotSignedIn();
        (StopRequest? body, ProblemHttpResult? refusal) = await ReviewEndpoints.ReadAsync(request, WireJson.Compact.StopRequest, cancellationToken);
        if (refusal is not null) return refusal;
        if (!WireWords.TryRead(body?.Kind, out StopKind kind)) return Problems.InvalidRequest("kind", "must be one of: " + WireWords.List<StopKind>());
        return Answer(await desk.MakeAsync(kind, body!.Target ?? "", body.Reason ?? "", by, cancellationToken));
    }

    internal static async Task<Results<Ok<StopResponse>, Accepted<StopResponse>, ProblemHttpResult>> LiftAsync(Guid id, ClaimsPrincipal user, IStopStore stops, CancellationToken cancellationToken) =>
        CurrentPerson.Of(user) is { } by ? Answer(await stops.LiftAsync(id, by, cancellationToken)) : Problems.NotSignedIn();

    private static Results<Ok<StopResponse>, Accepted<StopResponse>, ProblemHttpResult> Answer(StopResult result) => result switch
    {
        StopResult.InForce made => TypedResults.Ok(StopResponse.From(made.Stop)),
        StopResult.LiftAsked asked => TypedResults.Accepted("/v1/stops", StopResponse.From(asked.Stop)),
        StopResult.Lifted lifted => TypedResults.Ok(StopResponse.From(lifted.Stop)),
        StopResult.NotFound => Problems.NotFound("stop in force"),
        StopResult.NotAllowed not => Problems.NotAllowed(not.Rule, not.Message),
        StopResult.Invalid invalid => Problems.InvalidRequest(invalid.Path, invalid.Message),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <param name="Kind"><c>scenario</c>, <c>channel</c>, <c>product</c>, <c>phrase</c> or <c>variant</c>.</param>
/// <param name="Target">Its id, or the phrase.</param>
public sealed record StopRequest(string? Kind, string? Target, string? Reason);

/// <param name="State"><c>in_force</c>, <c>lift_asked</c> (still in force) or <c>lifted</c>.</param>
public sealed record StopResponse(
    Guid Id, string Kind, string Target, string Reason, string State, PersonResponse By, DateTimeOffset At, PersonResponse? LiftAskedBy, DateTimeOffset? LiftAskedAt, PersonResponse? LiftedBy, DateTimeOffset? LiftedAt)
{
    public static StopResponse From(Stop stop) => new(
        stop.Id, WireWords.Of(stop.Kind), stop.Target, stop.Reason, stop.LiftedAt is not null ? "lifted" : stop.LiftAskedAt is not null ? "lift_asked" : "in_force",
        new PersonResponse(stop.ById, stop.ByName), stop.At,
        stop.LiftAskedById is { } asker ? new PersonResponse(asker, stop.LiftAskedByName!) : null, stop.LiftAskedAt,
        stop.LiftedById is { } lifter ? new PersonResponse(lifter, stop.LiftedByName!) : null, stop.LiftedAt);
}

public sealed record StopListResponse(IReadOnlyList<StopResponse> Stops);
