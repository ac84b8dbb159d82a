using System.Net;
using MessageComposer.Review.Audit;
using MessageComposer.Server.RateLimits;
using MessageComposer.Storage.People;
using Microsoft.Extensions.Options;

namespace MessageComposer.Server.Auth;

/// <summary>Name and password → person, or nobody. Too many wrong ones from one address are not even compared; else what was wrong is never said, and takes as long whatever it was.</summary>
internal sealed partial class SignInDesk(
    IPeopleStore people, IAuditTrail audit, Passwords passwords, SignInThrottle throttle, IOptions<AuthOptions> options, TimeProvider time, ILogger<SignInDesk> logger)
{
    private const int MaxNameLength = 64;

    /// <summary>
    /// A no is told at the next whole step: a known name costs a write more than an unknown one, a locked one less, and none of that is to be
    /// measured from outside.
    /// </summary>
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(250);

    /// <param name="from">Where the try comes from.</param>
    public async Task<SignInAnswer> SignInAsync(string signInName, string password, IPAddress? from, CancellationToken cancellationToken)
    {
        RateBucket bucket = throttle.BucketOf(from);
        if (bucket.Take() is { IsAllowed: false } decision) return new SignInAnswer.Throttled(decision.RetryAfter);
        long started = time.GetTimestamp();
        if (await LookAsync(signInName, password, cancellationToken) is { } person)
        {
            bucket.GiveBack();
            return new SignInAnswer.SignedIn(person);
        }
        await Task.Delay(s_step - TimeSpan.FromTicks(time.GetElapsedTime(started).Ticks % s_step.Ticks), time, cancellationToken);
        return new SignInAnswer.Refused();
    }

    private async Task<Person?> LookAsync(string signInName, string password, CancellationToken cancellationToken)
    {
        string name = signInName.Trim();
        Person? person = name.Length is 0 or > MaxNameLength ? null : await people.FindAsync(name, cancellationToken);
        // Counted before the password is compared: guesses that come at once don't share one count.
        Person? counted = person is { Disabled: false } ? await people.NoteSignInAsync(person.Id, CountFailure, cancellationToken) : null;
        bool right = await passwords.AreEqualAsync(person, password, cancellationToken);
        if (counted is null) return null;
        if (right) return await people.NoteSignInAsync(counted.Id, someone => Succeed(someone, counted), cancellationToken);
        if (counted.LockedUntil is { } until)
        {
            LockedOut(counted.Id, until);
            await audit.AppendAsync(AccessAudit.Of(time.GetUtcNow(), Caller.Of(counted).Actor, AccessAudit.LockedOut, counted), cancellationToken);
        }
        return null;
    }

    private PersonChange? CountFailure(Person person)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (person.LockedUntil > now) return null;
        int failed = person.FailedSignIns + 1;
        return new PersonChange(
            failed < options.Value.MaxFailedSignIns
                ? person with { FailedSignIns = failed, LockedUntil = null }
                : person with { FailedSignIns = 0, LockedUntil = now + options.Value.LockoutTime },
            Entry: null);
    }

    /// <summary>Nobody, where an administrator was faster.</summary>
    private PersonChange? Succeed(Person person, Person counted)
    {
        if (person.Disabled || person.PasswordHash != counted.PasswordHash) return null;
        DateTimeOffset now = time.GetUtcNow();
        Person signedIn = person with { FailedSignIns = 0, LockedUntil = null, LastSignInAt = now };
        return new PersonChange(signedIn, AccessAudit.Of(now, Caller.Of(person).Actor, AccessAudit.SignedIn, signedIn));
    }

    [LoggerMessage(LogLevel.Warning, "Person {Person} is locked until {Until}: too many wrong passwords.")]
    private partial void LockedOut(Guid person, DateTimeOffset until);
}
