using System.Collections.Concurrent;
using System.Collections.Frozen;
using MessageComposer.Storage;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Authentication;

namespace MessageComposer.Server.Auth;

/// <summary>
/// People and keys in memory, so that no request asks the database who sent it. Read anew after each change here, and through the change feed
/// within two seconds after one elsewhere. Thread-safe.
/// </summary>
internal sealed class AccessDirectory(IPeopleStore people, IApiKeyStore keys, TimeProvider time) : IChangeListener, IDisposable
{
    private readonly ConcurrentDictionary<Guid, KeyUse> _uses = new();
    private readonly SemaphoreSlim _reading = new(1);
    private Snapshot _current = Snapshot.Empty;

    public string Mark => ChangeMarks.Access;

    public Task ChangedAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    /// <summary>Whether nobody could sign in, or no program call: so it is before the first start.</summary>
    public bool LacksPersonOrKey => Volatile.Read(ref _current) is { People.Count: 0 } or { Keys.Count: 0 };

    /// <summary>One at a time: a slow read must not put an older state over a newer.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            IReadOnlyList<Person> everyone = await people.ListAsync(cancellationToken);
            IReadOnlyList<ApiKey> all = await keys.ListAsync(cancellationToken);
            Volatile.Write(ref _current, new Snapshot(
                everyone.Where(person => !person.Disabled).ToFrozenDictionary(person => person.Id, person => new PersonEntry(person)),
                all.Where(key => key.RevokedAt is null).ToFrozenDictionary(
                    key => ApiKeyHash.Read(key.Hash.Span), key => new KeyEntry(Ticket(Caller.Of(key)), _uses.GetOrAdd(key.Id, _ => new KeyUse())))));
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Who holds this key; null where it is none that is in force. Notes the use.</summary>
    public AuthenticateResult? FindKey(ReadOnlySpan<char> text)
    {
        if (!ApiKeyText.TryHash(text, out ApiKeyHash hash) || !Volatile.Read(ref _current).Keys.TryGetValue(hash, out KeyEntry? entry)) return null;
        entry.Use.Note(time.GetUtcNow());
        return entry.Result;
    }

    /// <summary>The person whose session was begun under this stamp; null where it has ended.</summary>
    public Caller? FindPerson(Guid id, string securityStamp) =>
        Volatile.Read(ref _current).People.TryGetValue(id, out PersonEntry? entry) && entry.SecurityStamp == securityStamp ? entry.Caller : null;

    /// <summary>Writes when keys were used, where that is not yet in the store.</summary>
    public async Task StoreUsesAsync(CancellationToken cancellationToken)
    {
        List<KeyValuePair<Guid, DateTimeOffset>> uses = [];
        foreach ((Guid id, KeyUse use) in _uses)
            if (use.TakeUnstored() is { } at) uses.Add(KeyValuePair.Create(id, at));
        if (uses.Count > 0) await keys.NoteUseAsync(uses, cancellationToken);
    }

    public void Dispose() => _reading.Dispose();

    private static AuthenticateResult Ticket(Caller caller) => AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(), CallerAuthentication.Scheme));

    private sealed record Snapshot(FrozenDictionary<Guid, PersonEntry> People, FrozenDictionary<ApiKeyHash, KeyEntry> Keys)
    {
        public static Snapshot Empty { get; } = new(FrozenDictionary<Guid, PersonEntry>.Empty, FrozenDictionary<ApiKeyHash, KeyEntry>.Empty);
    }

    private sealed class PersonEntry(Person person)
    {
        public string SecurityStamp { get; } = person.SecurityStamp;

        public Caller Caller { get; } = Caller.Of(person);
    }

    private sealed record KeyEntry(AuthenticateResult Result, KeyUse Use);
}
