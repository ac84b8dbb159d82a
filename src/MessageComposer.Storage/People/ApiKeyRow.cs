namespace MessageComposer.Storage.People;

/// <summary>An API key as the table <c>api_keys</c> holds it. Times in UTC.</summary>
internal sealed class ApiKeyRow
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required byte[] Hash { get; init; }

    public required string Prefix { get; init; }

    public Scopes Scopes { get; init; }

    public bool ConsentCheckedUpstream { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public static ApiKeyRow From(ApiKey key) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Hash = key.Hash.ToArray(),
        Prefix = key.Prefix,
        Scopes = key.Scopes,
        ConsentCheckedUpstream = key.ConsentCheckedUpstream,
        CreatedBy = key.CreatedBy,
        CreatedAt = key.CreatedAt.ToUniversalTime(),
        LastUsedAt = key.LastUsedAt?.ToUniversalTime(),
        RevokedAt = key.RevokedAt?.ToUniversalTime(),
    };

    public ApiKey ToKey() => new()
    {
        Id = Id,
        Name = Name,
        Hash = Hash,
        Prefix = Prefix,
        Scopes = Scopes,
        ConsentCheckedUpstream = ConsentCheckedUpstream,
        CreatedBy = CreatedBy,
        CreatedAt = CreatedAt,
        LastUsedAt = LastUsedAt,
        RevokedAt = RevokedAt,
    };
}
