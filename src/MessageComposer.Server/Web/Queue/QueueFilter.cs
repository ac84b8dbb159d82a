using MessageComposer.Content;
using MessageComposer.Review;
using MessageComposer.Server.Api;

namespace MessageComposer.Server.Web.Queue;

/// <summary>Which waiting texts a person works through, as it stands in the address. It goes along from text to text, so that nobody loses their place.</summary>
internal sealed record QueueFilter(VariantState State, string? Scenario, string? Channel, Guid? After)
{
    public const int PageSize = 30;
    public const string Path = "/queue";

    /// <summary>What waits for somebody.</summary>
    public static IReadOnlyList<VariantState> States { get; } = [VariantState.PendingBrand, VariantState.PendingLegal, VariantState.Returned, VariantState.Blocked];

    /// <param name="by">Their roles say what is shown first.</param>
    public static QueueFilter Read(IQueryCollection query, ContentSnapshot content, Reviewer by)
    {
        string? Known(string name, Func<string, bool> isKnown) => query[name].ToString() is { Length: > 0 } given && isKnown(given) ? given : null;
        return new QueueFilter(
            WireWords.TryRead(query["state"], out VariantState state) && States.Contains(state) ? state : FirstFor(by),
            Known("scenario", content.Scenarios.ContainsKey),
            Known("channel", content.Channels.ContainsKey),
            Guid.TryParseExact(query["after"].ToString(), "N", out Guid after) ? after : null);
    }

    /// <summary>The filter that <see cref="ToText"/> wrote; null where it is none.</summary>
    public static QueueFilter? Parse(string? text, ContentSnapshot content, Reviewer by) =>
        string.IsNullOrEmpty(text) ? null : Read(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(text)), content, by);

    public static VariantState FirstFor(Reviewer by) =>
        by.Is(RoleNames.Brand) ? VariantState.PendingBrand : by.Is(RoleNames.Legal) ? VariantState.PendingLegal : by.Is(RoleNames.Copywriter) ? VariantState.Returned : VariantState.PendingBrand;

    /// <summary>The longest waiting first.</summary>
    public VariantQuery ToQuery() => new() { State = State, Scenario = Scenario, Channel = Channel, After = After, OldestFirst = true, Limit = PageSize + 1 };

    public string Href() => Path + "?" + ToText();

    /// <summary>Of a text in this list.</summary>
    public string HrefOf(Guid variant) => $"/variants/{variant}?queue={Uri.EscapeDataString((this with { After = null }).ToText())}";

    public string ToText()
    {
        string text = "state=" + WireWords.Of(State);
        if (Scenario is not null) text += "&scenario=" + Uri.EscapeDataString(Scenario);
        if (Channel is not null) text += "&channel=" + Uri.EscapeDataString(Channel);
        if (After is { } after) text += "&after=" + after.ToString("N");
        return text;
    }

    /// <summary>The text after or before this one in the list; null at its end.</summary>
    public async Task<Guid?> NeighbourAsync(IVariantStore store, Guid of, bool next, CancellationToken cancellationToken) =>
        (await store.ListAsync(ToQuery() with { After = of, OldestFirst = next, Limit = 1 }, cancellationToken)) is [Variant found] ? found.Id : null;
}
