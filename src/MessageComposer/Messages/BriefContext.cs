using MessageComposer.Templating;

namespace MessageComposer.Messages;

/// <summary>What the campaign system says of the moment. Never enters a prompt.</summary>
public sealed record BriefContext : IModelObject
{
    /// <summary>Which reminder this is, from 1.</summary>
    public int? Step { get; init; }

    /// <summary>How often this customer got this scenario before; turns the choice among variants.</summary>
    public int? Occurrence { get; init; }

    public DateTimeOffset? SendAt { get; init; }

    public DateTimeOffset? LocalTime { get; init; }

    public string? CartUrl { get; init; }

    public string? Device { get; init; }

    public string? Weather { get; init; }

    private static readonly string[] s_members = ["step", "occurrence", "cart_url", "device", "weather"];

    public IEnumerable<string> MemberNames => s_members;

    public bool TryGetMember(string name, out Value value)
    {
        switch (name)
        {
            case "step": value = Value.Of((decimal?)Step); return true;
            case "occurrence": value = Value.Of((decimal?)Occurrence); return true;
            case "cart_url": value = Value.Of(CartUrl); return true;
            case "device": value = Value.Of(Device); return true;
            case "weather": value = Value.Of(Weather); return true;
            default: value = Value.Null; return false;
        }
    }
}
