using System.Globalization;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Api;

/// <summary><c>/v1/session</c>: signing in and out without a page, and who one is.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/v1/session").WithTags("session");
        group.MapPost("", SignInAsync)
            .AllowAnyone()
            .WithName("sign-in")
            .WithSummary("Signs a person in: the answer sets the session cookie.")
            .Accepts<SignInRequest>("application/json")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesValidationProblem();
        group.MapGet("", Show).RequireScope(Scopes.All, Roles.All).WithName("get-session").WithSummary("Who sends this request, and what they may do.");
        group.MapDelete("", SignOutAsync).RequireRole(Roles.All).WithName("sign-out").WithSummary("Ends the session of this cookie.");
    }

    internal static async Task<Results<Ok<SessionResponse>, ProblemHttpResult>> SignInAsync(HttpRequest request, SignInDesk desk, CancellationToken cancellationToken)
    {
        JsonBody body = await JsonBody.ReadAsync(request, cancellationToken);
        if (body.Refusal is { } refusal) return refusal;
        if (!body.TryParse(WireJson.Compact.SignInRequest, out SignInRequest? wish, out ProblemHttpResult? malformed)) return malformed;
        HttpContext http = request.HttpContext;
        switch (await desk.SignInAsync(wish.SignInName ?? "", wish.Password ?? "", http.Connection.RemoteIpAddress, cancellationToken))
        {
            case SignInAnswer.SignedIn { Person: { } person }:
                await SessionCookie.SignInAsync(http, person);
                return TypedResults.Ok(SessionResponse.From(Caller.Of(person)));
            case SignInAnswer.Throttled throttled:
                http.Response.Headers.RetryAfter = throttled.Seconds.ToString(CultureInfo.InvariantCulture);
                return Problems.TooManySignIns();
            default:
                return Problems.WrongPassword();
        }
    }

    internal static Ok<SessionResponse> Show(HttpContext http) => TypedResults.Ok(SessionResponse.From(http.User.Caller()!));

    internal static async Task<NoContent> SignOutAsync(HttpContext http, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await SessionCookie.SignOutAsync(http);
        return TypedResults.NoContent();
    }
}

public sealed record SignInRequest(string? SignInName, string? Password);

/// <param name="Id"><c>person:…</c>, <c>key:…</c> or <c>token:…</c>.</param>
/// <param name="Roles">Of people and tokens.</param>
/// <param name="Scopes">Of keys and tokens.</param>
public sealed record SessionResponse(string Id, string Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Scopes)
{
    internal static SessionResponse From(Caller caller) => new(caller.Id, caller.Name, FlagWords.Of(caller.Roles), FlagWords.Of(caller.Scopes));
}
