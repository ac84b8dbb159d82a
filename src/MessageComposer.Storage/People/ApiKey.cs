namespace MessageComposer.Storage.People;

/// <summary>What an API key opens.</summary>
[Flags]
public enum Scopes
{
    None = 0,

    /// <summary>Compose, bulk, check, messages.</summary>
    Compose = 1,

    /// <summary>What became of messages.</summary>
    Outcomes = 2,

    /// <summary>Variants, jobs, stops, sheets.</summary>
    Review = 4,

    /// <summary>Content, lint, experiments.</summary>
    Content = 8,

    All = Compose | Outcomes | Review | Content,
}

/// <summary>A key of a program that calls the API. The key itself is nowhere: only its SHA-256.</summary>
public sealed record ApiKey
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>SHA-256 of the key's text, 32 bytes.</summary>
    public required ReadOnlyMemory<byte> Hash { get; init; }

    /// <summary>The key's first letters, by which people recognise it.</summary>
    public required string Prefix { get; init; }

    public required Scopes Scopes { get; init; }

    /// <summary>Whether who holds it vouches for consent: consent that a request does not state then counts as given.</summary>
    public bool ConsentCheckedUpstream { get; init; }

    /// <summary>Name of the person, or of the program.</summary>
    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>To about a minute.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

}
