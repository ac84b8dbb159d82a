using MessageComposer.Storage;

namespace MessageComposer.Server.Hosting;

/// <summary>Asks at least once a second what other processes changed, so that what they withdraw (copy, a key, a person) is withdrawn here within two.</summary>
internal sealed partial class ChangeWatch(IChangeFeed changes, TimeProvider time, ILogger<ChangeWatch> logger) : BackgroundService
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await changes.PollAsync(stoppingToken);
                await changes.WaitAsync(s_longestWait, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                PollFailed(failure);
                await Task.Delay(s_longestWait, time, stoppingToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not take in what other processes changed; the next look comes in a second.")]
    private partial void PollFailed(Exception failure);
}
