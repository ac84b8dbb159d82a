using MessageComposer.Storage;

namespace MessageComposer.Server.Hosting;

/// <summary>Asks once a second whether another process changed variants, so that what it withdraws stops serving here within two.</summary>
internal sealed partial class VariantWatch(IVariantChangeFeed changes, TimeProvider time, ILogger<VariantWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(1), time);
        do
        {
            try
            {
                await changes.PollAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                PollFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Could not ask whether variants changed; the next look comes in a second.")]
    private partial void PollFailed(Exception failure);
}
