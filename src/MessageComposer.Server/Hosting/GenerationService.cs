using MessageComposer.Generation;

namespace MessageComposer.Server.Hosting;

/// <summary>Runs generation jobs while the service runs.</summary>
internal sealed partial class GenerationService(JobRunner runner, JobSignal signal, TimeProvider time, ILogger<GenerationService> logger) : BackgroundService
{
    /// <summary>Other processes queue jobs too, tries come due and leases end, and no signal tells of it.</summary>
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan s_pauseAfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using ITimer look = time.CreateTimer(_ => signal.Wake(), null, s_look, s_look);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await runner.RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                RunnerFailed(failure);
                await Task.Delay(s_pauseAfterFailure, time, stoppingToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The job runner failed and starts again in five seconds.")]
    private partial void RunnerFailed(Exception failure);
}
