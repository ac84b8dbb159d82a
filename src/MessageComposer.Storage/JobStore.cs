using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Review;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MessageComposer.Storage;

/// <summary>
/// Jobs in the database. Requests for a job already known to be open are counted in memory and written when the next job is taken: a crash loses at most
/// those counts, never a job.
/// </summary>
internal class JobStore(IDbContextFactory<ComposerDbContext> contexts, VariantStore variants) : IJobStore
{
    /// <summary>How soon it is asked again whether people have decided on a cell's copy, or whether there is room for its job.</summary>
    private static readonly TimeSpan s_nextLook = TimeSpan.FromSeconds(30);

    private readonly OpenJobs _known = new();

    public async Task<JobAdmission> EnqueueAsync(IReadOnlyList<GenerationJob> jobs, JobCaps caps, CancellationToken cancellationToken)
    {
        if (jobs.Count == 0) return new JobAdmission.Admitted([]);
        if (jobs is [GenerationJob single] && await AdmittedBeforeAsync(single, caps, cancellationToken) is { } known) return known;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await InsertAsync(jobs, caps, cancellationToken);
            }
            catch (DbUpdateException) when (attempt < 3)
            {
                // Another process inserted the open job of a cell between the look and the insert: the unique index decides, the next look finds it.
            }
        }
    }

    public async Task<GenerationJob?> TakeAsync(JobLease lease, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await WriteCountsAsync(context, cancellationToken);
        return await TakeNextAsync(context, lease, now.UtcDateTime, cancellationToken);
    }

    /// <summary>A conditional update decides who gets a job; whoever comes too late looks for the next.</summary>
    protected virtual async Task<GenerationJob?> TakeNextAsync(ComposerDbContext context, JobLease lease, DateTime now, CancellationToken cancellationToken)
    {
        while (await NextAsync(context, now, cancellationToken) is { } next)
            if (await LeaseAsync(context, next, lease, now, cancellationToken) is { } taken) return taken;
        return null;
    }

    public async Task<GenerationJob?> TakeAsync(GenerationJob job, JobLease lease, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await EnqueueAsync([job], JobCaps.None, cancellationToken) is not JobAdmission.Admitted { Jobs: [GenerationJob open] }) return null;
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Jobs.AsNoTracking().SingleOrDefaultAsync(row => row.Id == open.Id, cancellationToken) is { } row
            ? await LeaseAsync(context, row, lease, now.UtcDateTime, cancellationToken)
            : null;
    }

    public async Task<bool> ExtendAsync(GenerationJob job, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        DateTime? utc = until.UtcDateTime;
        return await JobQueue.Held(context, job).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, utc), cancellationToken) == 1;
    }

    public async Task<bool> FinishAsync(GenerationJob job, IReadOnlyList<Variant> written, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            string variantIds = StorageJson.WriteIds(job.VariantIds);
            DateTimeOffset? finishedAt = job.FinishedAt?.ToUniversalTime();
            int finished = await JobQueue.Held(context, job).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, job.State).SetProperty(row => row.Reason, job.Reason).SetProperty(row => row.Detail, job.Detail)
                    .SetProperty(row => row.VariantIds, variantIds).SetProperty(row => row.FinishedAt, finishedAt)
                    .SetProperty(row => row.NotBefore, (DateTime?)null).SetProperty(row => row.LeaseToken, (Guid?)null).SetProperty(row => row.LeaseUntil, (DateTime?)null),
                cancellationToken);
            if (finished == 0) return false;
            if (written.Count > 0) await VariantStore.InsertAsync(context, written, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        _known.Remove(job);
        variants.Forget(written.Select(variant => variant.Cell));
        return true;
    }

    public async Task<bool> PutBackAsync(GenerationJob job, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        DateTime? notBefore = job.NotBefore?.UtcDateTime;
        return await JobQueue.Held(context, job).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, JobState.Queued).SetProperty(row => row.Reason, job.Reason).SetProperty(row => row.Detail, job.Detail)
                .SetProperty(row => row.Attempts, job.Attempts).SetProperty(row => row.NotBefore, notBefore)
                .SetProperty(row => row.LeaseToken, (Guid?)null).SetProperty(row => row.LeaseUntil, (DateTime?)null),
            cancellationToken) == 1;
    }

    public async Task<GenerationJob?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.Jobs.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken))?.ToJob();
    }

    public async Task<IReadOnlyList<GenerationJob>> ListAsync(JobQuery query, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<JobRow> rows = await JobQueue.Listed(context, query).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToJob())];
    }

    /// <summary>The answer where no new job is made: the cell has an open one, or rests.</summary>
    private async Task<JobAdmission?> AdmittedBeforeAsync(GenerationJob job, JobCaps caps, CancellationToken cancellationToken)
    {
        if (_known.CountOn(job) is { } open) return new JobAdmission.Admitted([open]);
        if (caps.Rest is not { } rest) return null;
        if (_known.RestOf(job, job.CreatedAt) is { } known) return new JobAdmission.Resting(known);
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await RestOfAsync(context, job, rest, cancellationToken) is not { } until) return null;
        _known.LetRest(job, until);
        return new JobAdmission.Resting(until);
    }

    private static async Task<DateTimeOffset?> RestOfAsync(ComposerDbContext context, GenerationJob job, TimeSpan rest, CancellationToken cancellationToken)
    {
        DateTimeOffset now = job.CreatedAt;
        if (await JobQueue.Open(context, job).AnyAsync(cancellationToken)) return null;
        if (await JobQueue.Undecided(context, job).AnyAsync(cancellationToken)) return now + s_nextLook;
        // Without a model nothing was tried: where one is configured since, the cell need not wait.
        JobRow? last = await JobQueue.LastEnded(context, job).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return last is { FinishedAt: { } ended, Reason: not Reason.ModelNotConfigured } && now < ended + rest ? ended + rest : null;
    }

    private async Task<JobAdmission> InsertAsync(IReadOnlyList<GenerationJob> jobs, JobCaps caps, CancellationToken cancellationToken)
    {
        List<GenerationJob> open = new(jobs.Count);
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            bool anyNew = false;
            foreach (GenerationJob job in jobs)
            {
                int counted = await JobQueue.Open(context, job).ExecuteUpdateAsync(set => set.SetProperty(row => row.Requests, row => row.Requests + job.Requests), cancellationToken);
                JobRow row = counted > 0 ? await JobQueue.Open(context, job).AsNoTracking().FirstAsync(cancellationToken) : JobRow.From(job with { State = JobState.Queued });
                if (counted == 0)
                {
                    context.Jobs.Add(row);
                    await context.SaveChangesAsync(cancellationToken);
                    anyNew = true;
                }
                open.Add(row.ToJob());
            }
            // Writers wait for each other, so that counting after the insert is exact.
            if (anyNew && await ReachedAsync(context, jobs[0], caps, cancellationToken) is { } reached)
            {
                if (caps.Rest is not null) _known.LetRest(jobs[0], jobs[0].CreatedAt + s_nextLook);
                return reached;
            }
            await transaction.CommitAsync(cancellationToken);
        }
        foreach (GenerationJob job in open) _known.Add(job);
        return new JobAdmission.Admitted(open);
    }

    private static async Task<JobAdmission.OverCap?> ReachedAsync(ComposerDbContext context, GenerationJob job, JobCaps caps, CancellationToken cancellationToken)
    {
        if (caps.OpenPerScenario < int.MaxValue && await JobQueue.OpenOfScenario(context, job.Cell.Scenario).CountAsync(cancellationToken) > caps.OpenPerScenario)
            return new JobAdmission.OverCap(JobCap.OpenJobsPerScenario, caps.OpenPerScenario);
        if (caps.OpenPerCaller < int.MaxValue && await JobQueue.OpenOfCaller(context, job.Caller).CountAsync(cancellationToken) > caps.OpenPerCaller)
            return new JobAdmission.OverCap(JobCap.OpenJobsPerKey, caps.OpenPerCaller);
        if (job.ProductJson is not null && caps.ProductsPerCallerAndDay < int.MaxValue
            && await JobQueue.ProductsOfDay(context, job.Caller, VietnamTime.DayOf(job.CreatedAt)).CountAsync(cancellationToken) > caps.ProductsPerCallerAndDay)
            return new JobAdmission.OverCap(JobCap.ProductsPerKeyAndDay, caps.ProductsPerCallerAndDay);
        return null;
    }

    private static async Task<JobRow?> NextAsync(ComposerDbContext context, DateTime now, CancellationToken cancellationToken) =>
        await JobQueue.Abandoned(context, now).AsNoTracking().FirstOrDefaultAsync(cancellationToken)
        ?? await JobQueue.Waiting(context, now).AsNoTracking().FirstOrDefaultAsync(cancellationToken);

    private static async Task<GenerationJob?> LeaseAsync(ComposerDbContext context, JobRow row, JobLease lease, DateTime now, CancellationToken cancellationToken)
    {
        Guid? token = lease.Token;
        DateTime? until = lease.Until.UtcDateTime;
        int taken = await JobQueue.Free(context, row.Id, now).ExecuteUpdateAsync(
            set => set.SetProperty(free => free.State, JobState.Running).SetProperty(free => free.Attempts, free => free.Attempts + 1)
                .SetProperty(free => free.NotBefore, (DateTime?)null).SetProperty(free => free.LeaseToken, token).SetProperty(free => free.LeaseUntil, until),
            cancellationToken);
        return taken == 1 ? row.ToJob() with { State = JobState.Running, Attempts = row.Attempts + 1, NotBefore = null, Lease = lease } : null;
    }

    private async Task WriteCountsAsync(ComposerDbContext context, CancellationToken cancellationToken)
    {
        foreach ((GenerationJob job, int count) in _known.TakeUnwritten())
        {
            int written = await context.Jobs.Where(row => row.Id == job.Id && (row.State == JobState.Queued || row.State == JobState.Running))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Requests, row => row.Requests + count), cancellationToken);
            if (written == 0) _known.Remove(job);
        }
    }
}
