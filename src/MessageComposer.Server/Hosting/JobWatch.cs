using MessageComposer.Generation;
using MessageComposer.Messages;

namespace MessageComposer.Server.Hosting;

/// <summary>Logs and counts what became of each job, by ids.</summary>
internal sealed partial class JobWatch(GenerationMetrics metrics, ILogger<JobWatch> logger) : IJobWatch
{
    void IJobWatch.Ran(GenerationJob job)
    {
        metrics.Ran(job);
        string reason = job.Reason is { } known ? WireNames.Of(known) : "-";
        switch (job.State)
        {
            case JobState.Done: JobDone(job.Id, job.Cell.Scenario, job.Cell.Channel, job.VariantIds.Count, job.Attempts); break;
            case JobState.Failed: JobFailed(job.Id, job.Cell.Scenario, job.Cell.Channel, reason, job.Detail ?? "-", job.Attempts); break;
            case JobState.Queued: JobWaits(job.Id, job.Cell.Scenario, job.Cell.Channel, reason, job.Detail ?? "-", job.Attempts, job.NotBefore); break;
            case JobState.Running: break;
        }
    }

    void IJobWatch.Lost(GenerationJob job)
    {
        metrics.Lost(job);
        JobLost(job.Id);
    }

    [LoggerMessage(LogLevel.Information, "Job {Job} ({Scenario}, {Channel}) is done: {Variants} variant(s), attempt {Attempt}.")]
    private partial void JobDone(Guid job, string scenario, string channel, int variants, int attempt);

    [LoggerMessage(LogLevel.Warning, "Job {Job} ({Scenario}, {Channel}) failed: {Reason}, {Detail}; attempt {Attempt} was the last.")]
    private partial void JobFailed(Guid job, string scenario, string channel, string reason, string detail, int attempt);

    [LoggerMessage(LogLevel.Information, "Job {Job} ({Scenario}, {Channel}) waits after {Reason}, {Detail}; {Attempt} attempt(s) so far, the next at {NotBefore:O}.")]
    private partial void JobWaits(Guid job, string scenario, string channel, string reason, string detail, int attempt, DateTimeOffset? notBefore);

    [LoggerMessage(LogLevel.Warning, "Job {Job} took longer than its lease and was taken by somebody else; what was written here is dropped.")]
    private partial void JobLost(Guid job);
}
