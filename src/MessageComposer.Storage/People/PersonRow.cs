namespace MessageComposer.Storage.People;

/// <summary>A person as the table <c>people</c> holds it. Times in UTC.</summary>
internal sealed class PersonRow
{
    public Guid Id { get; init; }

    public required string SignInName { get; init; }

    public required string DisplayName { get; set; }

    public string? Email { get; set; }

    public Roles Roles { get; set; }

    public required string PasswordHash { get; set; }

    public required string SecurityStamp { get; set; }

    public bool Disabled { get; set; }

    public int FailedSignIns { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; set; }

    public static PersonRow From(Person person)
    {
        PersonRow row = new()
        {
            Id = person.Id,
            SignInName = person.SignInName,
            DisplayName = person.DisplayName,
            PasswordHash = person.PasswordHash,
            SecurityStamp = person.SecurityStamp,
            CreatedAt = person.CreatedAt.ToUniversalTime(),
        };
        row.Become(person);
        return row;
    }

    /// <summary>Takes over all that may change.</summary>
    public void Become(Person person)
    {
        DisplayName = person.DisplayName;
        Email = person.Email;
        Roles = person.Roles;
        PasswordHash = person.PasswordHash;
        SecurityStamp = person.SecurityStamp;
        Disabled = person.Disabled;
        FailedSignIns = person.FailedSignIns;
        LockedUntil = person.LockedUntil?.ToUniversalTime();
        LastSignInAt = person.LastSignInAt?.ToUniversalTime();
    }

    public Person ToPerson() => new()
    {
        Id = Id,
        SignInName = SignInName,
        DisplayName = DisplayName,
        Email = Email,
        Roles = Roles,
        PasswordHash = PasswordHash,
        SecurityStamp = SecurityStamp,
        Disabled = Disabled,
        FailedSignIns = FailedSignIns,
        LockedUntil = LockedUntil,
        CreatedAt = CreatedAt,
        LastSignInAt = LastSignInAt,
    };
}
