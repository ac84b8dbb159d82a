using System.Security.Cryptography;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Identity;

namespace MessageComposer.Server.Auth;

/// <summary>Passwords: what they must be, how they are made, hashed and compared. Thread-safe.</summary>
internal sealed class Passwords : IDisposable
{
    public const int MinLength = 12;
    public const int MaxLength = 200;

    /// <summary>Without letters and digits that are taken for each other.</summary>
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    private static readonly PasswordHasher<Person> s_hasher = new();

    /// <summary>A hash takes tens of milliseconds on purpose: guesses must not take every core.</summary>
    private readonly SemaphoreSlim _hashing = new(2);

    private readonly Lazy<string> _nobodys = new(() => Hash(Make()));

    /// <summary>A hundred random bits that can be read out over the telephone.</summary>
    public static string Make() => string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));

    /// <summary>What is wrong with it, as the end of a sentence; null: nothing.</summary>
    public static string? FaultOf(string password) => password.Length switch
    {
        < MinLength => $"must have at least {MinLength} characters",
        > MaxLength => $"must have at most {MaxLength} characters",
        _ => null,
    };

    public static string Hash(string password) => s_hasher.HashPassword(null!, password);

    /// <param name="person">Null: there is nobody of that name, which must take as long to say.</param>
    public async Task<bool> AreEqualAsync(Person? person, string password, CancellationToken cancellationToken)
    {
        await _hashing.WaitAsync(cancellationToken);
        try
        {
            string given = password.Length > MaxLength ? password[..MaxLength] : password;
            return s_hasher.VerifyHashedPassword(null!, person?.PasswordHash ?? _nobodys.Value, given) != PasswordVerificationResult.Failed && person is not null && given.Length == password.Length;
        }
        finally
        {
            _hashing.Release();
        }
    }

    public void Dispose() => _hashing.Dispose();
}
