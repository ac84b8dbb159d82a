using MessageComposer.Generation;
using MessageComposer.Storage;

namespace MessageComposer.Server.Hosting;

/// <summary>Runs generation jobs while the service runs, beginning with those its last end interrupted.</summary>
internal sealed partial class GenerationService(JobRunner runner, IInterruptedJobs interrupted, JobSignal signal, TimeProvider time, ILogger<GenerationService> logger)
    : BackgroundService
{
    /// <summary>Other processes queue jobs too, and their signal does not reach this one.</summary>
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan s_pauseAfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using ITimer look = time.CreateTimer(_ => signal.Wake(), null, s_look, s_look);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                int jobs = await interrupted.RequeueAsync(stoppingToken);
                if (jobs > 0) JobsRequeued(jobs);
                await runner.RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                RunnerFailed(failure);
                await Task.Delay(s_pauseAfterFailure, time, stoppingToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "{Jobs} generation job(s) were interrupted and wait again.")]
    private partial void JobsRequeued(int jobs);

    [LoggerMessage(LogLevel.Error, "The job runner failed and starts again in five seconds.")]
    private partial void RunnerFailed(Exception failure);
}
