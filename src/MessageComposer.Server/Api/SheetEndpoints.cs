using System.Globalization;
using System.Security.Claims;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using MessageComposer.Composition;
using MessageComposer.Content.Definitions;
using MessageComposer.Review;
using MessageComposer.Review.Sheets;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Api;

/// <summary><c>/v1/sheets</c>: the unit of work of reviewers. Every change needs <c>If-Match</c> with the sheet's revision.</summary>
internal static class SheetEndpoints
{
    private const int DefaultItems = 50;
    private const int MaxItems = 200;

    public static void MapSheets(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/v1/sheets").WithTags("sheets");
        group.MapGet("", ListAsync).RequireScope(Scopes.Review, AccessRules.Readers).WithName("list-sheets").WithSummary("What waits, by scenario, prompt version, channel, class and layer; the longest waiting first.");
        Answers(group.MapPost("", OpenAsync)).WithName("open-sheet").WithSummary("Opens what waits and claims it for half an hour from the last sign of work.").Accepts<OpenSheetRequest>("application/json");
        group.MapGet("/{id:guid}", FindAsync).RequireScope(Scopes.Review, AccessRules.Readers).WithName("get-sheet").WithSummary("A sheet with a page of its wordings: outliers, then the sample, then the rest.").ProducesProblem(StatusCodes.Status404NotFound).ProducesValidationProblem();
        group.MapGet("/{id:guid}/certificate", CertificateAsync).RequireScope(Scopes.Review, AccessRules.Readers).WithName("sheet-certificate").WithSummary("The certificate of its decision: JSON, or HTML to print with ?format=html.")
            .Produces<string>(StatusCodes.Status200OK, "application/json", "text/html").ProducesProblem(StatusCodes.Status404NotFound);
        Answers(group.MapPost("/{id:guid}/read", ReadAsync)).WithName("read-sheet").WithSummary("Marks wordings as read.").Accepts<ReadSheetRequest>("application/json");
        Answers(group.MapPost("/{id:guid}/defect", DefectAsync)).WithName("sheet-defect").WithSummary("Reports a bad wording; from then on each one has to be read.").Accepts<DefectRequest>("application/json");
        Answers(group.MapPost("/{id:guid}/approve", ApproveAsync)).WithName("approve-sheet").WithSummary("Approves all of it for its layer; wordings with a defect are returned.").Accepts<ApproveRequest>("application/json");
        Answers(group.MapPost("/{id:guid}/return", ReturnAsync)).WithName("return-sheet").WithSummary("Returns all of it with a note.").Accepts<ReturnRequest>("application/json");
        Answers(group.MapPost("/{id:guid}/replace", ReplaceAsync)).WithName("sheet-replace").WithSummary("Replaces a phrase in every text that holds it; the changed ones leave the sheet.").Accepts<ReplaceRequest>("application/json");
        Answers(group.MapPost("/{id:guid}/release", ReleaseAsync)).WithName("release-sheet").WithSummary("Lets it go undecided.");
    }

    internal static async Task<Ok<SheetListResponse>> ListAsync(SheetDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        return TypedResults.Ok(new SheetListResponse([.. (await desk.ListAsync(cancellationToken)).Select(summary => SheetSummaryResponse.From(summary, now))]));
    }

    internal static async Task<Results<Ok<SheetResponse>, ProblemHttpResult>> OpenAsync(HttpContext http, ClaimsPrincipal user, SheetDesk desk, CancellationToken cancellationToken)
    {
        if (CurrentPerson.Of(user) is not { } by) return Problems.NotSignedIn();
        (OpenSheetRequest? body, ProblemHttpResult? refusal) = await ReviewEndpoints.ReadAsync(http.Request, WireJson.Compact.OpenSheetRequest, cancellationToken);
        if (refusal is not null) return refusal;
        if (string.IsNullOrEmpty(body?.Scenario)) return Problems.InvalidRequest("scenario", "is missing");
        if (string.IsNullOrEmpty(body.Channel)) return Problems.InvalidRequest("channel", "is missing");
        if (!WireWords.TryRead(body.Risk, out RiskClass risk)) return Problems.InvalidRequest("risk", "must be one of: " + WireWords.List<RiskClass>());
        if (!WireWords.TryRead(body.Layer, out ReviewLayer layer)) return Problems.InvalidRequest("layer", "must be one of: " + WireWords.List<ReviewLayer>());
        return await AnswerAsync(await desk.OpenAsync(new SheetKey(body.Scenario, body.PromptVersion ?? "", body.Channel, risk, layer), by, cancellationToken), http, desk, cancellationToken);
    }

    internal static async Task<Results<Ok<SheetResponse>, ProblemHttpResult>> FindAsync(Guid id, HttpContext http, SheetDesk desk, string? cursor, string? limit, CancellationToken cancellationToken)
    {
        int from = 0;
        int count = DefaultItems;
        if (cursor is not null && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out from)) return Problems.InvalidRequest("cursor", "is not a cursor this list gave");
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MaxItems)) return Problems.InvalidRequest("limit", $"must be a number from 1 to {MaxItems}");
        return await desk.FindAsync(id, cancellationToken) is { } sheet ? TypedResults.Ok(await PageAsync(sheet, from, count, http, desk, cancellationToken)) : Problems.NotFound("sheet");
    }

    internal static async Task<Results<ContentHttpResult, ProblemHttpResult>> CertificateAsync(Guid id, HttpContext http, SheetDesk desk, string? format, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { Certificate: { } certificate }) return Problems.NotFound("certificate");
        if (format != "html") return TypedResults.Content(certificate, "application/json", Encoding.UTF8);
        http.Response.Headers.ContentSecurityPolicy = CertificatePage.ContentSecurityPolicy;
        return TypedResults.Content(CertificatePage.Render(certificate), "text/html", Encoding.UTF8);
    }

    internal static Task<Results<Ok<SheetResponse>, ProblemHttpResult>> ReadAsync(Guid id, HttpContext http, ClaimsPrincipal user, SheetDesk desk, CancellationToken cancellationToken) =>
        ChangeAsync(http, user, desk, WireJson.Compact.ReadSheetRequest, (body, revision, by) => desk.ReadAsync(id, revision, by, [.. body?.Wordings ?? []], cancellationToken), cancellationToken);

    internal static Task<Results<Ok<SheetResponse>, ProblemHttpResult>> DefectAsync(Guid id, HttpContext http, ClaimsPrincipal user, SheetDesk desk, CancellationToken cancellationToken) =>
        ChangeAsync(http, user, desk, WireJson.Compact.DefectRequest, (body, revision, by) => desk.ReportDefectAsync(id, revision, by, body?.Wording ?? "", body?.Note ?? "", cancellationToken), cancellationToken);

    internal static Task<Results<Ok<SheetResponse>, ProblemHttpResult>> ApproveAsync(Guid id, HttpContext http, ClaimsPrincipal user, SheetDesk desk, CancellationToken cancellationToken) =>
        ChangeAsync(http, user, desk, WireJson.Compact.ApproveRequest, (body, revision, by) => desk.ApproveAsync(id, revision, by, body?.Accepted ?? new Dictionary<string, string>(), cancellationToken), cancellationToken);

    internal static Task<Results<Ok<SheetResponse>, ProblemHttpResult>> ReturnAsync(Guid id, HttpContext http, ClaimsPrincipal user, SheetDesk desk, CancellationToken cancellationToken) =>
        ChangeAsync(http, user, desk, WireJson.Compact.ReturnRequest, (body, revision, by) => desk.ReturnAsync(id, revision, by, body?.Note ?? "", cancellationToken), cancellationToken);

    internal static Task<Results<Ok<SheetResponse>, ProblemHttpResult>> ReplaceAsync(Guid id, HttpContext http, ClaimsPrincipal user, SheetDesk desk, CancellationToken cancellationToken) =>
        ChangeAsync(http, user, desk, WireJson.Compact.ReplaceRequest, (body, revision, by) => desk.ReplaceAsync(id, revision, by, body?.Find ?? "", body?.Replace ?? "", cancellationToken), cancellationToken);

    internal static Task<Results<Ok<SheetResponse>, ProblemHttpResult>> ReleaseAsync(Guid id, HttpContext http, ClaimsPrincipal user, SheetDesk desk, CancellationToken cancellationToken) =>
        ChangeAsync(http, user, desk, WireJson.Compact.RetireRequest, (_, revision, by) => desk.ReleaseAsync(id, revision, by, cancellationToken), cancellationToken);

    private static async Task<Results<Ok<SheetResponse>, ProblemHttpResult>> ChangeAsync<T>(
        HttpContext http, ClaimsPrincipal user, SheetDesk desk, JsonTypeInfo<T> type, Func<T?, int, Reviewer, Task<SheetResult>> change, CancellationToken cancellationToken) where T : class
    {
        if (CurrentPerson.Of(user) is not { } by) return Problems.NotSignedIn();
        if (Revision.Expected(http.Request, out ProblemHttpResult? unmatched) is not { } revision) return unmatched!;
        (T? body, ProblemHttpResult? refusal) = await ReviewEndpoints.ReadAsync(http.Request, type, cancellationToken);
        return refusal is not null ? refusal : await AnswerAsync(await change(body, revision, by), http, desk, cancellationToken);
    }

    private static async Task<Results<Ok<SheetResponse>, ProblemHttpResult>> AnswerAsync(SheetResult result, HttpContext http, SheetDesk desk, CancellationToken cancellationToken) => result switch
    {
        SheetResult.Done done => TypedResults.Ok(await PageAsync(done.Sheet, 0, DefaultItems, http, desk, cancellationToken) with { Moved = done.Moved, LeftOut = done.LeftOut }),
        SheetResult.NotFound => Problems.NotFound("sheet: nothing waits under this key"),
        SheetResult.Stale stale => Problems.Changed("sheet", stale.Sheet.Revision),
        SheetResult.Claimed claimed => Problems.Conflict(
            "sheet-claimed", "Somebody else is reading this sheet.", $"{claimed.ByName} holds it.", new KeyValuePair<string, object?>("by", claimed.ByName), new KeyValuePair<string, object?>("until", claimed.Until)),
        SheetResult.NotHeld held => Problems.Conflict("sheet-not-open", "The sheet is no longer open.", "Open what waits anew.", new KeyValuePair<string, object?>("state", WireWords.Of(held.State))),
        SheetResult.NotAllowed not => Problems.NotAllowed(not.Rule, not.Message),
        SheetResult.Unread unread => Problems.Conflict("sheet-unread", "Not everything that has to be read was read.", $"{unread.Wordings} wording(s) are left.", new KeyValuePair<string, object?>("wordings", unread.Wordings)),
        SheetResult.NotAccepted open => Problems.Of(new ReviewResult.NotAccepted(open.Warnings)),
        SheetResult.Invalid invalid => Problems.InvalidRequest(invalid.Path, invalid.Message),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static async Task<SheetResponse> PageAsync(Sheet sheet, int from, int count, HttpContext http, SheetDesk desk, CancellationToken cancellationToken)
    {
        SheetItem[] page = [.. sheet.Items.Skip(from).Take(count)];
        bool more = from + page.Length < sheet.Items.Count;
        http.Response.Headers.ETag = Revision.ETagOf(sheet.Revision);
        return SheetResponse.From(sheet, page, await desk.TextsAsync(page, cancellationToken), more ? (from + page.Length).ToString(CultureInfo.InvariantCulture) : null);
    }

    private static RouteHandlerBuilder Answers(RouteHandlerBuilder route) => route
        .RequireRole(AccessRules.Approvers)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .ProducesProblem(StatusCodes.Status428PreconditionRequired)
        .ProducesValidationProblem();
}
