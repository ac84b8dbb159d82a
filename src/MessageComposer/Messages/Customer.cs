namespace MessageComposer.Messages;

/// <summary>Whom the message is for. The raw name reaches no template.</summary>
public sealed record Customer
{
    public string? Id { get; init; }

    /// <summary>Cleaned: last syllable, case repaired; null where what was given is no name.</summary>
    public string? FirstName { get; init; }

    /// <summary><c>anh</c>, <c>chị</c> or another given title; null where unknown.</summary>
    public string? Title { get; init; }

    public int? BirthYear { get; init; }

    public string? City { get; init; }

    public int? CityTier { get; init; }

    public IReadOnlyList<string> Interests { get; init; } = [];

    public string? Segment { get; init; }

    public string? Motive { get; init; }

    public Consent Consent { get; init; } = Consent.Unknown;
}

/// <param name="Marketing">Null: not said, which counts as no.</param>
/// <param name="Channels">Null: every channel.</param>
public sealed record Consent(bool? Marketing, IReadOnlyList<string>? Channels)
{
    public static Consent Unknown { get; } = new(null, null);

    /// <param name="checkedUpstream">Whether the sender vouches that consent was asked for before: what is not said then counts as given, a no stays a no.</param>
    public bool Allows(string channel, bool checkedUpstream = false) =>
        (Marketing ?? checkedUpstream) && (Channels is null || Channels.Contains(channel, StringComparer.Ordinal));
}
