namespace MessageComposer.Server.Tests.Auth;

/// <summary>Stands still until it is moved; timers run as ever.</summary>
internal sealed class MovableClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = StoppedClock.Now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now.Ticks;

    public override DateTimeOffset GetUtcNow() => Now;
}
