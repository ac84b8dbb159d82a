using System.Buffers.Binary;
using MessageComposer.Messages;

namespace MessageComposer.Generation;

/// <summary>Whether and when a job whose model did not deliver is tried again.</summary>
/// <param name="Counts">False where the model was left alone: the attempt is given back.</param>
public readonly record struct JobRetry(DateTimeOffset At, bool Counts)
{
    /// <summary>The first minutes of a day, over which the jobs that waited for its budget are spread.</summary>
    private static readonly TimeSpan s_afterMidnight = TimeSpan.FromMinutes(10);

    /// <summary>Null: asking again would bring the same, or has been tried often enough. The jitter follows from job and attempt, so that jobs which failed together come back apart.</summary>
    /// <param name="job">With the attempt that failed counted.</param>
    public static JobRetry? After(GenerationJob job, Reason reason, DateTimeOffset now, GenerationOptions options) => reason switch
    {
        // Counted though no call was made: a job too large for any day's budget must come to an end.
        Reason.BudgetExhausted when job.Attempts < options.MaxAttempts =>
            new JobRetry(VietnamTime.EndOf(VietnamTime.DayOf(now)).AddSeconds(1) + (s_afterMidnight * Spread(job)), Counts: true),
        Reason.CircuitOpen => new JobRetry(now + Backoff(job, options), Counts: false),
        Reason.ModelTimeout or Reason.ModelRateLimited or Reason.ModelError when job.Attempts < options.MaxAttempts => new JobRetry(now + Backoff(job, options), Counts: true),
        _ => null,
    };

    /// <summary>Doubles with each attempt, less up to half of it.</summary>
    private static TimeSpan Backoff(GenerationJob job, GenerationOptions options)
    {
        TimeSpan full = options.RetryDelay * Math.Pow(2, Math.Clamp(job.Attempts - 1, 0, 20));
        return (full < options.MaxRetryDelay ? full : options.MaxRetryDelay) * (0.5 + (Spread(job) / 2));
    }

    /// <summary>Evenly spread in (0, 1).</summary>
    private static double Spread(GenerationJob job)
    {
        Span<byte> id = stackalloc byte[16];
        _ = job.Id.TryWriteBytes(id);
        return StableHash.Unit(new Pseudonym(BinaryPrimitives.ReadUInt64BigEndian(id), BinaryPrimitives.ReadUInt64BigEndian(id[8..])), "retry", job.Attempts);
    }
}
