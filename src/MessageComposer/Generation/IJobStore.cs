using MessageComposer.Review;

namespace MessageComposer.Generation;

/// <summary>Where jobs wait. Implementations are thread-safe and durable; several processes may share one.</summary>
public interface IJobStore
{
    /// <summary>Adds each job, or counts its requests on the open job of the same cell and prompt version. All of them or none.</summary>
    /// <param name="jobs">Of one caller and one scenario; made now.</param>
    Task<JobAdmission> EnqueueAsync(IReadOnlyList<GenerationJob> jobs, JobCaps caps, CancellationToken cancellationToken);

    /// <summary>Gives the most wanted job that waits, or one whose lease is over, to the holder of this lease; null where there is none.</summary>
    Task<GenerationJob?> TakeAsync(JobLease lease, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Gives this job to the holder of the lease, queued first where its cell and prompt version have no open one; null while somebody else runs it.</summary>
    Task<GenerationJob?> TakeAsync(GenerationJob job, JobLease lease, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Prolongs the lease of a running job. False where the job has another holder by now.</summary>
    Task<bool> ExtendAsync(GenerationJob job, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Stores what was written and the job's end in one step. False, and nothing is stored, where the job has another holder by now.</summary>
    Task<bool> FinishAsync(GenerationJob job, IReadOnlyList<Variant> variants, CancellationToken cancellationToken);

    /// <summary>Lets a running job wait again, with its reason, attempts and <see cref="GenerationJob.NotBefore"/>. False where it has another holder by now.</summary>
    Task<bool> PutBackAsync(GenerationJob job, CancellationToken cancellationToken);

    Task<GenerationJob?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Ids are time-ordered (version 7): newest first.</summary>
    Task<IReadOnlyList<GenerationJob>> ListAsync(JobQuery query, CancellationToken cancellationToken);
}

/// <summary>How much may be asked of the model.</summary>
public sealed record JobCaps
{
    /// <summary>Jobs of one scenario that wait or run.</summary>
    public int OpenPerScenario { get; init; } = int.MaxValue;

    /// <summary>Jobs of one caller that wait or run.</summary>
    public int OpenPerCaller { get; init; } = int.MaxValue;

    /// <summary>Products one caller may have written about in one day of Vietnam: whoever invents product ids buys no more calls than this.</summary>
    public int ProductsPerCallerAndDay { get; init; } = int.MaxValue;

    /// <summary>
    /// How long a cell rests after its last job ended; while copy of the cell and prompt version waits for people, it rests too. Null where a person asks,
    /// who may have changed something.
    /// </summary>
    public TimeSpan? Rest { get; init; }

    public static JobCaps None { get; } = new();
}

/// <summary>Which cap was reached. On the wire in kebab-case.</summary>
public enum JobCap
{
    OpenJobsPerScenario,
    OpenJobsPerKey,
    ProductsPerKeyAndDay,
}

/// <summary>What became of a wish for jobs.</summary>
public abstract record JobAdmission
{
    private JobAdmission()
    {
    }

    /// <param name="Jobs">In the order they were given: each new, or the open one it was counted on.</param>
    public sealed record Admitted(IReadOnlyList<GenerationJob> Jobs) : JobAdmission;

    public sealed record OverCap(JobCap Cap, int Limit) : JobAdmission;

    /// <summary>The cell rests: its copy waits for people, or asking again so soon would only bring the same.</summary>
    public sealed record Resting(DateTimeOffset Until) : JobAdmission;
}

/// <summary>The spelling of caps on the wire and in metrics.</summary>
public static class JobCapNames
{
    public static string Of(JobCap cap) => cap switch
    {
        JobCap.OpenJobsPerScenario => "open-jobs-per-scenario",
        JobCap.OpenJobsPerKey => "open-jobs-per-key",
        JobCap.ProductsPerKeyAndDay => "products-per-key-and-day",
    };
}
