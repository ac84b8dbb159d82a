using System.Globalization;
using MessageComposer.Server.Auth;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace MessageComposer.Server.Web.Access;

/// <summary>
/// Where a session ends while somebody writes: the form they sent goes along with the sign-in, as hidden fields of the page itself, and is shown again afterwards.
/// Nothing is stored on the way and nothing is acted upon before they look at it.
/// </summary>
internal static class SignInAgain
{
    public const string Path = "/sign-in/again";
    public const string KeptPrefix = "kept.";

    private static readonly string[] s_ours = ["_handler", "__RequestVerificationToken", FormPage.ResumedField];

    public static void MapSignInAgain(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, SignInAsync).AllowAnyone().WithMetadata(PageMarker.Instance).ExcludeFromDescription();

    /// <summary>The sign-in page that keeps what was sent; null where it was no form to be shown again.</summary>
    public static async Task<IResult?> AskAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType) return null;
        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
        return form["_handler"] == FormPage.Handler ? Ask(http.Request.Path + http.Request.QueryString, [.. Flat(form).Where(field => !s_ours.Contains(field.Key))], result: null) : null;
    }

    internal static async Task<IResult> SignInAsync([FromForm] IFormCollection form, HttpContext http, SignInDesk desk, CancellationToken cancellationToken)
    {
        string back = form["return_url"].ToString();
        KeyValuePair<string, string>[] kept = [.. Flat(form).Where(field => field.Key.StartsWith(KeptPrefix, StringComparison.Ordinal)).Select(field => KeyValuePair.Create(field.Key[KeptPrefix.Length..], field.Value))];
        if (!Preferences.IsLocal(back)) return TypedResults.BadRequest();
        SignInAnswer result = await desk.SignInAsync(form["name"].ToString(), form["password"].ToString(), http.Connection.RemoteIpAddress, cancellationToken);
        if (result is SignInAnswer.Throttled throttled) TellWhen(http, throttled);
        if (result is not SignInAnswer.SignedIn { Person: { } person }) return Ask(back, kept, result);
        await SessionCookie.SignInAsync(http, person);
        // The form that follows belongs to the person, not to the stranger who asked.
        http.User = Caller.Of(person).ToPrincipal();
        return new RazorComponentResult<ResumePage>(new Dictionary<string, object?> { [nameof(ResumePage.Back)] = back, [nameof(ResumePage.Fields)] = kept });
    }

    /// <summary>Says in the answer's head when the next try may come; the page says it in words.</summary>
    internal static void TellWhen(HttpContext http, SignInAnswer.Throttled throttled)
    {
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = throttled.Seconds.ToString(CultureInfo.InvariantCulture);
    }

    private static RazorComponentResult<SignInAgainPage> Ask(string back, KeyValuePair<string, string>[] kept, SignInAnswer? result) =>
        new(new Dictionary<string, object?> { [nameof(SignInAgainPage.Back)] = back, [nameof(SignInAgainPage.Fields)] = kept, [nameof(SignInAgainPage.Result)] = result })
        {
            StatusCode = result is SignInAnswer.Throttled ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized,
        };

    private static IEnumerable<KeyValuePair<string, string>> Flat(IFormCollection form)
    {
        foreach ((string name, StringValues values) in form)
            foreach (string? value in values) yield return new(name, value ?? "");
    }
}
