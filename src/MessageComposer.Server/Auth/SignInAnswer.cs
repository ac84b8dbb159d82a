using MessageComposer.Storage.People;

namespace MessageComposer.Server.Auth;

/// <summary>What came of a name and a password.</summary>
public abstract record SignInAnswer
{
    private SignInAnswer() { }

    public sealed record SignedIn(Person Person) : SignInAnswer;

    /// <summary>Wrong, unknown, disabled, or locked for a while: which of them is never said.</summary>
    public sealed record Refused : SignInAnswer;

    /// <summary>Too many wrong passwords came from this address; nothing was compared.</summary>
    public sealed record Throttled(TimeSpan RetryAfter) : SignInAnswer
    {
        /// <summary>Whole seconds, as <c>Retry-After</c> wants them.</summary>
        public int Seconds => (int)Math.Ceiling(RetryAfter.TotalSeconds);
    }
}
