using MessageComposer.Content;
using MessageComposer.Review;

namespace MessageComposer.Server.Web.Variants;

/// <summary>What the list of variants is filtered by, as it stands in the address. Names the content does not know filter nothing.</summary>
internal sealed record VariantFilter(string? Scenario, string? Channel, string? Segment, string? Locale, VariantState? State, Guid? After)
{
    public const int PageSize = 40;

    public static VariantFilter Read(IQueryCollection query, ContentSnapshot content)
    {
        string? Known(string name, Func<string, bool> isKnown) => query[name].ToString() is { Length: > 0 } given && isKnown(given) ? given : null;
        return new VariantFilter(
            Known("scenario", content.Scenarios.ContainsKey),
            Known("channel", content.Channels.ContainsKey),
            Known("segment", given => content.Segments.Any(segment => segment.Definition.Id == given)),
            Known("locale", given => content.BrandTones.ContainsKey(given)),
            Enum.TryParse(query["state"].ToString().Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out VariantState state) && Enum.IsDefined(state) ? state : null,
            Guid.TryParseExact(query["after"].ToString(), "N", out Guid after) ? after : null);
    }

    public bool IsSet => (Scenario ?? Channel ?? Segment ?? Locale) is not null || State is not null;

    public VariantQuery ToQuery() => new() { Scenario = Scenario, Channel = Channel, Segment = Segment, Locale = Locale, State = State, After = After, Limit = PageSize + 1 };

    public string Href()
    {
        List<string> parts = [];
        void Add(string name, string? value)
        {
            if (value is not null) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
        Add("scenario", Scenario);
        Add("channel", Channel);
        Add("segment", Segment);
        Add("locale", Locale);
        Add("state", State is { } state ? System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString()) : null);
        Add("after", After?.ToString("N"));
        return parts.Count == 0 ? "/variants" : "/variants?" + string.Join('&', parts);
    }
}
