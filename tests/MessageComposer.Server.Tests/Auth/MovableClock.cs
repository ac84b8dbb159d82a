namespace MessageComposer.Server.Tests.Auth;

internal sealed class MovableClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = StoppedClock.Now;

    public override DateTimeOffset GetUtcNow() => Now;
}
