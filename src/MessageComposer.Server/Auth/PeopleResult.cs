using MessageComposer.Storage.People;

namespace MessageComposer.Server.Auth;

/// <summary>Why a change of people or keys was refused.</summary>
internal enum AccessRefusal
{
    None,
    NotFound,
    NameTaken,
    InvalidSignInName,
    InvalidName,
    InvalidEmail,
    NoRoles,
    NoScopes,
    WeakPassword,
    WrongPassword,

    /// <summary>Without an administrator nobody could give rights again.</summary>
    LastAdministrator,
}

/// <param name="Person">As stored; null where it was refused.</param>
/// <param name="Password">Where one was made: shown once.</param>
internal sealed record PeopleResult(Person? Person, string? Password, AccessRefusal Refusal)
{
    public static PeopleResult Done(Person person, string? password = null) => new(person, password, AccessRefusal.None);

    public static PeopleResult Refused(AccessRefusal refusal) => new(null, null, refusal);
}

/// <param name="Key">As stored; null where it was refused.</param>
/// <param name="Text">The key itself, of a new one: shown once, stored nowhere.</param>
internal sealed record KeyResult(ApiKey? Key, string? Text, AccessRefusal Refusal)
{
    public static KeyResult Refused(AccessRefusal refusal) => new(null, null, refusal);
}

internal static class AccessRefusals
{
    public static string Sentence(this AccessRefusal refusal) => refusal switch
    {
        AccessRefusal.None => "",
        AccessRefusal.NotFound => "There is nobody and nothing of that name.",
        AccessRefusal.NameTaken => "Somebody has this sign-in name already.",
        AccessRefusal.InvalidSignInName => "A sign-in name has 2 to 64 lower-case letters a-z, digits and . _ @ - and begins with a letter or digit.",
        AccessRefusal.InvalidName => "A name has 1 to 100 characters.",
        AccessRefusal.InvalidEmail => "This is no e-mail address.",
        AccessRefusal.NoRoles => "Give at least one role: copywriter, brand, legal, analyst, support, admin.",
        AccessRefusal.NoScopes => "Give at least one scope: compose, outcomes, review, content.",
        AccessRefusal.WeakPassword => $"A password must have {Passwords.MinLength} to {Passwords.MaxLength} characters and must not hold the sign-in name.",
        AccessRefusal.WrongPassword => "The password is wrong.",
        AccessRefusal.LastAdministrator => "This is the last administrator: make another one first.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };
}
