using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;

namespace MessageComposer.Server.Api;

/// <summary>The revision a change was decided on, from <c>If-Match</c>.</summary>
internal static class Revision
{
    public static string ETagOf(int revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>A tag that names no revision matches none: 0.</summary>
    public static int? Expected(HttpRequest request, out ProblemHttpResult? refusal)
    {
        StringValues given = request.Headers.IfMatch;
        refusal = StringValues.IsNullOrEmpty(given) ? Problems.IfMatchNeeded() : null;
        if (refusal is not null) return null;
        return int.TryParse(given.ToString().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out int revision) ? revision : 0;
    }
}
