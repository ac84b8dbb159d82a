using MessageComposer.Storage;

namespace MessageComposer.Server.Hosting;

/// <summary>Asks once a second what other processes changed, so that what they withdraw (copy, a key, a person) is withdrawn here within two.</summary>
internal sealed partial class ChangeWatch(IChangeFeed changes, TimeProvider time, ILogger<ChangeWatch> logger) : BackgroundService
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

    [LoggerMessage(LogLevel.Warning, "Could not take in what other processes changed; the next look comes in a second.")]
    private partial void PollFailed(Exception failure);
}
