using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Api;

/// <summary>Which page of a list: <c>limit</c> items after the one <c>cursor</c> names.</summary>
internal readonly record struct Paging(Guid? After, int Limit)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    public static bool TryRead(string? cursor, string? limit, out Paging page, [NotNullWhen(false)] out ProblemHttpResult? refusal)
    {
        page = default;
        refusal = null;
        Guid after = default;
        int count = DefaultLimit;
        if (cursor is not null && !Guid.TryParseExact(cursor, "N", out after)) refusal = Problems.InvalidRequest("cursor", "is not a cursor this list gave");
        else if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MaxLimit))
            refusal = Problems.InvalidRequest("limit", $"must be a number from 1 to {MaxLimit}");
        else page = new Paging(cursor is null ? null : after, count);
        return refusal is null;
    }
}
