using MessageComposer.Generation;
using MessageComposer.Review;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Api;

/// <summary>Every refusal of the API, as RFC 9457 problems with a stable <c>type</c>.</summary>
internal static class Problems
{
    private const string Types = "/problems/";

    /// <param name="errors">By JSON path or by the name of a query parameter.</param>
    public static ProblemHttpResult InvalidRequest(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> errors) => TypedResults.Problem(
        new HttpValidationProblemDetails(errors.Select(error => KeyValuePair.Create(error.Key, error.Value.ToArray())))
        {
            Type = Types + "invalid-request",
            Title = "The request has mistakes.",
            Status = StatusCodes.Status400BadRequest,
        });

    public static ProblemHttpResult InvalidRequest(string path, string message) => InvalidRequest([KeyValuePair.Create(path, (IReadOnlyList<string>)[message])]);

    public static ProblemHttpResult TooLarge(int maxBytes) => Of(
        StatusCodes.Status413PayloadTooLarge, "too-large", "The request is too large.", $"At most {maxBytes / 1024} KB are taken in; nothing is cut off.");

    public static ProblemHttpResult NotJson() => Of(
        StatusCodes.Status415UnsupportedMediaType, "not-json", "The request is not JSON.", "Send it with Content-Type: application/json.");

    public static ProblemHttpResult NotLines() => Of(
        StatusCodes.Status415UnsupportedMediaType, "not-ndjson", "The request is not NDJSON.", "Send one request a line with Content-Type: application/x-ndjson.");

    public static ProblemHttpResult UnknownEncoding() => Of(
        StatusCodes.Status415UnsupportedMediaType, "unknown-encoding", "The request is compressed in an unknown way.", "Content-Encoding may be gzip or br.");

    public static ProblemHttpResult EndlessLine() => Of(
        StatusCodes.Status413PayloadTooLarge, "endless-line", "The line does not end.", "Nothing behind it was read: this is the last answer.");

    public static ProblemHttpResult Undecodable() => Of(
        StatusCodes.Status400BadRequest, "not-decodable", "The request cannot be decompressed.", "Nothing from here on was read: this is the last answer.");

    public static ProblemHttpResult LineFailed() => Of(
        StatusCodes.Status500InternalServerError, "failed", "The message could not be composed.", "The fault is ours and was logged; the other lines are answered.");

    public static ProblemHttpResult NotFound(string what) => Of(StatusCodes.Status404NotFound, "not-found", $"There is no such {what}.", null);

    public static ProblemHttpResult StillRunning() => Of(
        StatusCodes.Status409Conflict, "still-running", "The same request is being answered.", "Ask again in a second: the answer will be the same.");

    public static ProblemHttpResult KeyOfAnother() => Of(
        StatusCodes.Status422UnprocessableEntity, "key-of-another-request", "The key belongs to another request.",
        "Within 24 hours a request_id or Idempotency-Key stands for one request only; this one says something else.");

    public static ProblemHttpResult Overloaded() => Of(
        StatusCodes.Status503ServiceUnavailable, "overloaded", "Too many messages wait to be recorded.", "Nothing was composed for this request; send it again.");

    public static ProblemHttpResult OverCap(JobCap cap, int limit) => TypedResults.Problem(
        $"{JobCapNames.Of(cap)} allows {limit}. Nothing of the request was queued.",
        statusCode: StatusCodes.Status429TooManyRequests,
        title: "Too many generation jobs.",
        type: Types + "too-many-jobs",
        extensions: [KeyValuePair.Create("cap", (object?)JobCapNames.Of(cap)), KeyValuePair.Create("limit", (object?)limit)]);

    public static ProblemHttpResult TooManyRequests() => Of(
        StatusCodes.Status429TooManyRequests, "too-many-requests", "More is asked than this key may ask for.", "Retry-After says when the next request may come.");

    public static ProblemHttpResult TooManyStreams() => Of(
        StatusCodes.Status429TooManyRequests, "too-many-bulk-requests", "Too many bulk requests of this key are under way.", "Send it when one of them has ended.");

    public static ProblemHttpResult NotSignedIn() => Of(
        StatusCodes.Status401Unauthorized, "not-signed-in", "Who you are is not known.", "Send an API key that is in force as Authorization: Bearer mc_…, or sign in.");

    public static ProblemHttpResult NotAllowed(IAccessRule? rule) => Of(StatusCodes.Status403Forbidden, "not-allowed", "You may not do this.", Needs(rule));

    public static ProblemHttpResult WrongPassword() => Of(
        StatusCodes.Status401Unauthorized, "wrong-password", "Name or password is wrong.", "After several wrong passwords an account is locked for a while, whatever is sent then.");

    public static ProblemHttpResult TooManySignIns() => Of(
        StatusCodes.Status429TooManyRequests, "too-many-sign-ins", "Too many wrong passwords came from your network.", "Nothing was compared. Retry-After says when the next try may come.");

    public static ProblemHttpResult ForeignOrigin() => Of(StatusCodes.Status403Forbidden, "foreign-origin", "The request comes from another site.", null);

    private static string? Needs(IAccessRule? rule)
    {
        if (rule is null) return null;
        string scopes = string.Join(" or ", FlagWords.Of(rule.Scopes)), roles = string.Join(" or ", FlagWords.Of(rule.Roles));
        return scopes.Length == 0 ? $"It needs a person with the role {roles}." : roles.Length == 0 ? $"It needs an API key with the scope {scopes}." : $"It needs an API key with the scope {scopes}, or a person with the role {roles}.";
    }

    public static ProblemHttpResult IfMatchNeeded() => Of(
        StatusCodes.Status428PreconditionRequired, "if-match-needed", "Say which revision this was decided on.", "Send its ETag as If-Match.");

    /// <param name="current">The revision there is now.</param>
    public static ProblemHttpResult Changed(string what, int current) => Of(
        StatusCodes.Status412PreconditionFailed, "changed-meanwhile", $"Somebody else changed the {what} meanwhile.", "Nothing was changed. Look at it again and decide anew.", new KeyValuePair<string, object?>("revision", current));

    /// <param name="rule">Which rule keeps the person from it.</param>
    public static ProblemHttpResult NotAllowed(string rule, string detail) => Of(StatusCodes.Status403Forbidden, "not-allowed", "This person may not do that.", detail, new KeyValuePair<string, object?>("rule", rule));

    public static ProblemHttpResult Conflict(string type, string title, string detail, params KeyValuePair<string, object?>[] more) => Of(StatusCodes.Status409Conflict, type, title, detail, more);

    /// <summary>What refused an act of review.</summary>
    public static ProblemHttpResult Of(ReviewResult refusal) => refusal switch
    {
        ReviewResult.NotFound => NotFound("variant"),
        ReviewResult.Stale stale => Changed("variant", stale.Variant.Revision),
        ReviewResult.NotAllowed not => NotAllowed(not.Rule, not.Message),
        ReviewResult.InvalidState invalid => Conflict("invalid-state", "The variant is in a state from which this leads nowhere.", $"It is {WireWords.Of(invalid.State)}.", new KeyValuePair<string, object?>("state", WireWords.Of(invalid.State))),
        ReviewResult.Blocked blocked => Of(
            StatusCodes.Status422UnprocessableEntity, "guardrail-blocked", "The guardrails block these words; nobody can approve them.", "Only an edit leads out.",
            new KeyValuePair<string, object?>("findings", blocked.Findings.Select(FindingResponse.From).ToArray())),
        ReviewResult.NotAccepted open => Of(
            StatusCodes.Status422UnprocessableEntity, "warnings-not-accepted", "Each warning needs a reason to pass.", "Give one for each key under accepted.",
            new("warnings", open.Warnings.Select(WarningKeys.Of).ToArray()), new("findings", open.Warnings.Select(FindingResponse.From).ToArray())),
        ReviewResult.Invalid invalid => InvalidRequest(invalid.Path, invalid.Message),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ProblemHttpResult Of(int status, string type, string title, string? detail, params KeyValuePair<string, object?>[] more) =>
        TypedResults.Problem(detail, statusCode: status, title: title, type: Types + type, extensions: more);
}
