namespace MessageComposer.Server.Auth;

/// <summary>When a key was used last, to the second; it outlives the reads of the directory.</summary>
internal sealed class KeyUse
{
    private long _used;
    private long _stored;

    public void Note(DateTimeOffset now)
    {
        // A busy key writes its memory once a second, not with each request.
        if (now.UtcTicks - Volatile.Read(ref _used) >= TimeSpan.TicksPerSecond) Volatile.Write(ref _used, now.UtcTicks);
    }

    /// <summary>The last use, where it was not taken before.</summary>
    public DateTimeOffset? TakeUnstored()
    {
        long used = Volatile.Read(ref _used);
        return used > Interlocked.Exchange(ref _stored, used) ? new DateTimeOffset(used, TimeSpan.Zero) : null;
    }
}

/// <summary>Stores once a minute, and at the end, when keys were used.</summary>
internal sealed partial class KeyUseService(AccessDirectory directory, TimeProvider time, ILogger<KeyUseService> logger) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await StoreAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(s_pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await StoreAsync(stoppingToken);
    }

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await directory.StoreUsesAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            UsesNotStored(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "When API keys were used last could not be stored; the next try comes in a minute.")]
    private partial void UsesNotStored(Exception failure);
}
