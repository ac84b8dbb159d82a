using MessageComposer.Server.Api;
using Microsoft.Extensions.Primitives;

namespace MessageComposer.Server.Auth;

/// <summary>
/// Refuses what another site makes a browser send with our cookie. Browsers say where a request comes from; programs that bring their own
/// credentials are not concerned. Forms carry an antiforgery token besides.
/// </summary>
internal static class SameOrigin
{
    public static Task RequireAsync(HttpContext http, RequestDelegate next) =>
        IsForeign(http.Request) ? Problems.ForeignOrigin().ExecuteAsync(http) : next(http);

    private static bool IsForeign(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return false;
        if (request.Headers.Authorization.Count > 0) return false;
        if (request.Headers["Sec-Fetch-Site"] is [{ } site]) return site is not ("same-origin" or "none");
        StringValues origin = request.Headers.Origin;
        return origin.Count > 0 && origin != $"{request.Scheme}://{request.Host}";
    }
}
