using System.Security.Cryptography;
using System.Text.RegularExpressions;
using MessageComposer.Review.Audit;
using MessageComposer.Storage.People;

namespace MessageComposer.Server.Auth;

/// <summary>All that is done to people, for pages and commands alike. What changes is in force here at once, elsewhere within two seconds.</summary>
internal sealed partial class PeopleDesk(IPeopleStore people, AccessDirectory directory, Passwords passwords, TimeProvider time)
{
    private const int MaxNameLength = 100;
    private const int MaxEmailLength = 254;

    public Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancellationToken) => people.ListAsync(cancellationToken);

    public Task<Person?> FindAsync(string signInName, CancellationToken cancellationToken) => people.FindAsync(signInName.Trim(), cancellationToken);

    /// <param name="password">Null: one is made.</param>
    public async Task<PeopleResult> AddAsync(NewPerson wanted, string? password, AuditActor by, CancellationToken cancellationToken)
    {
        (Person? person, string? made, AccessRefusal refusal) = Make(wanted, password);
        if (person is null) return PeopleResult.Refused(refusal);
        if (!await people.AddAsync(person, Entry(by, AccessAudit.Created, person), cancellationToken)) return PeopleResult.Refused(AccessRefusal.NameTaken);
        await directory.ReloadAsync(cancellationToken);
        return PeopleResult.Done(person, made);
    }

    /// <summary>Makes the first administrator; null where there are people already.</summary>
    public async Task<PeopleResult?> AddFirstAsync(string? password, CancellationToken cancellationToken)
    {
        (Person? person, string? made, AccessRefusal refusal) = Make(new NewPerson("admin", "Administrator", null, Roles.Admin), password);
        if (person is null) return PeopleResult.Refused(refusal);
        return await people.AddFirstAsync(person, Entry(AuditActor.Composer, AccessAudit.Created, person), cancellationToken) ? PeopleResult.Done(person, made) : null;
    }

    public Task<PeopleResult> SetRolesAsync(Guid id, Roles roles, AuditActor by, CancellationToken cancellationToken) =>
        roles == Roles.None ? Task.FromResult(PeopleResult.Refused(AccessRefusal.NoRoles)) : ChangeAsync(id, person => person with { Roles = roles }, AccessAudit.RolesChanged, by, cancellationToken);

    /// <summary>Ends every session too, so that none comes to life again with the account.</summary>
    public Task<PeopleResult> DisableAsync(Guid id, AuditActor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, person => person with { Disabled = true, SecurityStamp = NewStamp() }, AccessAudit.Disabled, by, cancellationToken);

    /// <summary>Lifts a lockout too.</summary>
    public Task<PeopleResult> EnableAsync(Guid id, AuditActor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, person => person with { Disabled = false, FailedSignIns = 0, LockedUntil = null }, AccessAudit.Enabled, by, cancellationToken);

    public Task<PeopleResult> SignOutEverywhereAsync(Guid id, AuditActor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, person => person with { SecurityStamp = NewStamp() }, AccessAudit.SignedOut, by, cancellationToken);

    /// <summary>Sets a password, ends every session and lifts a lockout.</summary>
    /// <param name="password">Null: one is made.</param>
    public async Task<PeopleResult> SetPasswordAsync(Guid id, string? password, AuditActor by, CancellationToken cancellationToken)
    {
        string? made = password is null ? Passwords.Make() : null;
        string hash = Passwords.Hash(made ?? password!);
        bool weak = false;
        PeopleResult result = await ChangeAsync(
            id,
            person =>
            {
                weak = IsWeak(made ?? password!, person.SignInName);
                return weak ? null : person with { PasswordHash = hash, SecurityStamp = NewStamp(), FailedSignIns = 0, LockedUntil = null };
            },
            AccessAudit.PasswordSet, by, cancellationToken);
        if (weak) return PeopleResult.Refused(AccessRefusal.WeakPassword);
        return result with { Password = result.Person is null ? null : made };
    }

    /// <summary>A person's own change: the old password is asked for. Every session ends; the caller begins a new one.</summary>
    public async Task<PeopleResult> ChangeOwnPasswordAsync(Guid id, string old, string wanted, AuditActor by, CancellationToken cancellationToken)
    {
        Person? person = (await people.ListAsync(cancellationToken)).FirstOrDefault(someone => someone.Id == id);
        if (!await passwords.AreEqualAsync(person, old, cancellationToken)) return PeopleResult.Refused(AccessRefusal.WrongPassword);
        return await SetPasswordAsync(id, wanted, by, cancellationToken);
    }

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static bool IsWeak(string password, string signInName) =>
        Passwords.FaultOf(password) is not null || (signInName.Length > 3 && password.Contains(signInName, StringComparison.OrdinalIgnoreCase));

    private (Person? Person, string? Made, AccessRefusal Refusal) Make(NewPerson wanted, string? password)
    {
        string signInName = wanted.SignInName.Trim().ToLowerInvariant(), name = wanted.DisplayName.Trim();
        string? email = string.IsNullOrWhiteSpace(wanted.Email) ? null : wanted.Email.Trim();
        string? made = password is null ? Passwords.Make() : null;
        AccessRefusal refusal =
            !SignInNames().IsMatch(signInName) ? AccessRefusal.InvalidSignInName
            : name.Length is 0 or > MaxNameLength || name.Any(char.IsControl) ? AccessRefusal.InvalidName
            : email is not null && (email.Length > MaxEmailLength || !Emails().IsMatch(email)) ? AccessRefusal.InvalidEmail
            : wanted.Roles == Roles.None ? AccessRefusal.NoRoles
            : IsWeak(made ?? password!, signInName) ? AccessRefusal.WeakPassword
            : AccessRefusal.None;
        if (refusal != AccessRefusal.None) return (null, null, refusal);
        DateTimeOffset now = time.GetUtcNow();
        Person person = new()
        {
            Id = Guid.CreateVersion7(now),
            SignInName = signInName,
            DisplayName = name,
            Email = email,
            Roles = wanted.Roles,
            PasswordHash = Passwords.Hash(made ?? password!),
            SecurityStamp = NewStamp(),
            CreatedAt = now,
        };
        return (person, made, AccessRefusal.None);
    }

    private async Task<PeopleResult> ChangeAsync(Guid id, Func<Person, Person?> change, string action, AuditActor by, CancellationToken cancellationToken)
    {
        bool last = false;
        Person? stored = await people.ChangeAsync(
            id,
            (person, everyone) =>
            {
                if (change(person) is not { } changed) return null;
                last = IsAdministrator(person) && !IsAdministrator(changed) && !everyone.Any(other => other.Id != id && IsAdministrator(other));
                return last ? null : new PersonChange(changed, Entry(by, action, changed));
            },
            cancellationToken);
        if (stored is null) return PeopleResult.Refused(last ? AccessRefusal.LastAdministrator : AccessRefusal.NotFound);
        await directory.ReloadAsync(cancellationToken);
        return PeopleResult.Done(stored);
    }

    private static bool IsAdministrator(Person person) => !person.Disabled && person.Roles.HasFlag(Roles.Admin);

    private AuditEntry Entry(AuditActor by, string action, Person person) => AccessAudit.Of(time.GetUtcNow(), by, action, person);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._@-]{1,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex SignInNames();

    [GeneratedRegex(@"^[^@\s\p{C}]+@[^@\s\p{C}]+\.[^@\s\p{C}]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Emails();
}

/// <summary>Someone to be added, as people wrote it.</summary>
internal sealed record NewPerson(string SignInName, string DisplayName, string? Email, Roles Roles);
