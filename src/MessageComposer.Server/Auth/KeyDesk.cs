using MessageComposer.Review.Audit;
using MessageComposer.Storage.People;

namespace MessageComposer.Server.Auth;

/// <summary>All that is done to API keys, for pages and commands alike. What changes is in force here at once, elsewhere within two seconds.</summary>
internal sealed class KeyDesk(IApiKeyStore keys, AccessDirectory directory, TimeProvider time)
{
    private const int MaxNameLength = 100;

    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) => keys.ListAsync(cancellationToken);

    public async Task<KeyResult> CreateAsync(string name, Scopes scopes, bool consentCheckedUpstream, AuditActor by, CancellationToken cancellationToken)
    {
        string trimmed = name.Trim();
        if (trimmed.Length is 0 or > MaxNameLength || trimmed.Any(char.IsControl)) return KeyResult.Refused(AccessRefusal.InvalidName);
        if (scopes == Scopes.None) return KeyResult.Refused(AccessRefusal.NoScopes);
        string text = ApiKeyText.Make();
        ApiKey key = KeyOf(text, trimmed, scopes, consentCheckedUpstream, by);
        await keys.AddAsync(key, AccessAudit.Of(key.CreatedAt, by, AccessAudit.KeyCreated, key), cancellationToken);
        await directory.ReloadAsync(cancellationToken);
        return new KeyResult(key, text, AccessRefusal.None);
    }

    /// <summary>Makes the first key, with every scope; null where one was ever made.</summary>
    /// <param name="text">Null: one is made.</param>
    public async Task<KeyResult?> CreateFirstAsync(string? text, CancellationToken cancellationToken)
    {
        string made = text ?? ApiKeyText.Make();
        ApiKey key = KeyOf(made, "first key", Scopes.All, consentCheckedUpstream: false, AuditActor.Composer);
        return await keys.AddFirstAsync(key, AccessAudit.Of(key.CreatedAt, AuditActor.Composer, AccessAudit.KeyCreated, key), cancellationToken)
            ? new KeyResult(key, text is null ? made : null, AccessRefusal.None)
            : null;
    }

    public async Task<KeyResult> RevokeAsync(Guid id, AuditActor by, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (await keys.RevokeAsync(id, now, key => AccessAudit.Of(now, by, AccessAudit.KeyRevoked, key), cancellationToken) is not { } key) return KeyResult.Refused(AccessRefusal.NotFound);
        await directory.ReloadAsync(cancellationToken);
        return new KeyResult(key, null, AccessRefusal.None);
    }

    private ApiKey KeyOf(string text, string name, Scopes scopes, bool consentCheckedUpstream, AuditActor by)
    {
        if (!ApiKeyText.TryHash(text, out ApiKeyHash hash)) throw new ArgumentException("This is no API key.", nameof(text));
        DateTimeOffset now = time.GetUtcNow();
        return new ApiKey
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            Hash = hash.ToBytes(),
            Prefix = ApiKeyText.PrefixOf(text),
            Scopes = scopes,
            ConsentCheckedUpstream = consentCheckedUpstream,
            CreatedBy = by.Name,
            CreatedAt = now,
        };
    }
}
