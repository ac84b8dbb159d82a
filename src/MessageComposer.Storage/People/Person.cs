namespace MessageComposer.Storage.People;

/// <summary>Someone who signs in.</summary>
public sealed record Person
{
    public required Guid Id { get; init; }

    /// <summary>Lower case and unique.</summary>
    public required string SignInName { get; init; }

    public required string DisplayName { get; init; }

    public string? Email { get; init; }

    public required Roles Roles { get; init; }

    /// <summary>In the form of ASP.NET Core Identity's hasher; never a password.</summary>
    public required string PasswordHash { get; init; }

    /// <summary>Changes whenever every session of this person must end.</summary>
    public required string SecurityStamp { get; init; }

    public bool Disabled { get; init; }

    /// <summary>Since the last success or lockout.</summary>
    public int FailedSignIns { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; init; }

}
