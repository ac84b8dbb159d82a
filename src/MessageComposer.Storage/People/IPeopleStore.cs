using MessageComposer.Review.Audit;

namespace MessageComposer.Storage.People;

/// <summary>What a person becomes, and the act to record with it.</summary>
public sealed record PersonChange(Person Person, AuditEntry? Entry);

/// <summary>People in the store. A change raises <see cref="ChangeMarks.Access"/> and is recorded in the audit trail, in one transaction. Thread-safe.</summary>
public interface IPeopleStore
{
    /// <summary>Everyone, by sign-in name.</summary>
    Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The person of this sign-in name, in whatever case it is written.</summary>
    Task<Person?> FindAsync(string signInName, CancellationToken cancellationToken);

    /// <summary>False: the sign-in name is taken, and nothing was stored.</summary>
    Task<bool> AddAsync(Person person, AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Adds a person only where there is nobody yet, of several processes in one.</summary>
    Task<bool> AddFirstAsync(Person person, AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Reads, decides and writes in one transaction.</summary>
    /// <param name="change">Gets the person and everyone; null refuses the change.</param>
    /// <returns>The person as stored; null where it was refused or there is no such person.</returns>
    Task<Person?> ChangeAsync(Guid id, Func<Person, IReadOnlyList<Person>, PersonChange?> change, CancellationToken cancellationToken);

    /// <summary>
    /// The same for what only signing in reads (failures, lockout, last success): other processes are not told, so that an attacker's guesses cost them nothing.
    /// </summary>
    Task<Person?> NoteSignInAsync(Guid id, Func<Person, PersonChange?> change, CancellationToken cancellationToken);
}

/// <summary>API keys in the store. A change raises <see cref="ChangeMarks.Access"/> and is recorded in the audit trail, in one transaction. Thread-safe.</summary>
public interface IApiKeyStore
{
    /// <summary>All keys, revoked ones too, newest first.</summary>
    Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken);

    Task AddAsync(ApiKey key, AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Adds a key only where none was ever made, of several processes in one.</summary>
    Task<bool> AddFirstAsync(ApiKey key, AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>The key as revoked; null where there is none in force under this id.</summary>
    Task<ApiKey?> RevokeAsync(Guid id, DateTimeOffset at, Func<ApiKey, AuditEntry> entry, CancellationToken cancellationToken);

    /// <summary>Writes when keys were used last; raises no mark.</summary>
    Task NoteUseAsync(IReadOnlyList<KeyValuePair<Guid, DateTimeOffset>> uses, CancellationToken cancellationToken);
}
