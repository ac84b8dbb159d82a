using MessageComposer.Content;
using MessageComposer.Server.Auth;
using MessageComposer.Server.Models;
using MessageComposer.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.AI;
using Polly.CircuitBreaker;

namespace MessageComposer.Server.Api;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can compose.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/health").WithTags("health").AllowAnyone();
        group.MapGet("/live", Live).WithName("live").WithSummary("The process answers.");
        group.MapGet("/ready", ReadyAsync)
            .WithName("ready")
            .WithSummary("It can compose. Degraded content is ready: the last good one serves.")
            .Produces<HealthResponse>(StatusCodes.Status503ServiceUnavailable);
    }

    internal static Ok<HealthResponse> Live() => TypedResults.Ok(new HealthResponse("live", null, null, null, null));

    internal static async Task<Results<Ok<HealthResponse>, JsonHttpResult<HealthResponse>>> ReadyAsync(
        ContentStore content, IDatabase database, IChatClient model, CancellationToken cancellationToken)
    {
        string contentState = !content.IsReady ? "missing" : content.Status.IsDegraded ? "degraded" : "current";
        int? faults = content.Status.IsDegraded ? content.Status.Faults.Count : null;
        string storageState = await database.IsReachableAsync(cancellationToken) ? "reachable" : "unreachable";
        IReadOnlyList<ModelHealth>? models = model.GetService<FailoverChatClient>() is { } remote ? [.. remote.Providers.Select(StateOf)] : null;
        return content.IsReady && storageState == "reachable"
            ? TypedResults.Ok(new HealthResponse("ready", contentState, storageState, faults, models))
            : TypedResults.Json(new HealthResponse("unready", contentState, storageState, faults, models), WireJson.Compact.HealthResponse, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static ModelHealth StateOf(ResilientChatClient provider) => new(provider.Label, provider.Model, provider.Circuit switch
    {
        CircuitState.Closed => "closed",
        CircuitState.HalfOpen => "half_open",
        CircuitState.Open or CircuitState.Isolated => "open",
    });
}

/// <param name="Status"><c>live</c>, <c>ready</c> or <c>unready</c>.</param>
/// <param name="Content"><c>current</c>, <c>degraded</c> or <c>missing</c>.</param>
/// <param name="Storage"><c>reachable</c> or <c>unreachable</c>.</param>
/// <param name="Faults">How many faults the content files have; <c>GET /v1/content</c> lists them. Null where there are none.</param>
/// <param name="Models">Providers of the model in the order they are asked; null where none is. It is ready all the same when every circuit is open: approved copy and fallbacks go on.</param>
public sealed record HealthResponse(string Status, string? Content, string? Storage, int? Faults, IReadOnlyList<ModelHealth>? Models);

/// <param name="Circuit"><c>closed</c>: it is asked; <c>open</c>: it failed too often and is left alone for a while; <c>half_open</c>: one call tries it.</param>
public sealed record ModelHealth(string Provider, string? Model, string Circuit);
