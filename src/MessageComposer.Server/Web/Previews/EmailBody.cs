using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Web.Previews;

/// <summary>
/// The body of an e-mail as it would leave, answered alone for a sandboxed frame: its layout has styles of its own, which the pages' policy rightly refuses.
/// Its own policy allows styles and nothing else, and a sandbox wherever it is opened.
/// </summary>
internal static class EmailBody
{
    private const string Policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    /// <param name="payload">Of the e-mail channel; anything else is not found.</param>
    public static Results<ContentHttpResult, NotFound> Of(System.Text.Json.Nodes.JsonObject? payload, HttpContext http)
    {
        if (payload?["html"]?.GetValue<string>() is not { } html) return TypedResults.NotFound();
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return TypedResults.Content(html, "text/html; charset=utf-8");
    }
}
