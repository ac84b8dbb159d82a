using MessageComposer.Server.Auth;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace MessageComposer.Server.Web;

/// <summary><c>POST /preferences</c>: keeps language and theme in cookies and goes back to where the reader was.</summary>
internal static class Preferences
{
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(365);

    public static void MapPreferences(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/preferences", Keep).AllowAnyone().WithMetadata(PageMarker.Instance).ExcludeFromDescription();

    internal static RedirectHttpResult Keep(HttpContext http, [FromForm] string? language, [FromForm] string? theme, [FromForm] string? back)
    {
        CookieOptions options = new() { MaxAge = s_kept, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = "/" };
        if (language is not null && Reader.Languages.Contains(language)) http.Response.Cookies.Append(Reader.LanguageCookie, language, options);
        if (theme is not null && Reader.Themes.Contains(theme)) http.Response.Cookies.Append(Reader.ThemeCookie, theme, options);
        return TypedResults.LocalRedirect(IsLocal(back) ? back! : "/");
    }

    /// <summary>A path of this program: neither another host (<c>//host</c>, <c>/\host</c>) nor a relative one.</summary>
    internal static bool IsLocal(string? path) =>
        path is ['/', ..] && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl);
}
