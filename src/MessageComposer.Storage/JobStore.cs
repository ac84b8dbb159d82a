using System.Collections.Concurrent;
using MessageComposer.Generation;
using MessageComposer.Messages;
using Microsoft.EntityFrameworkCore;

namespace MessageComposer.Storage;

/// <summary>
/// Jobs in the database. Requests for a job already known to be open are counted in memory and written when the next job is taken:
/// a busy cell without copy must not cost a commit per message. A crash loses at most those counts, never a job.
/// </summary>
internal sealed class JobStore(IDbContextFactory<ComposerDbContext> contexts) : IJobStore, IInterruptedJobs
{
    private const int MostKnownJobs = 10_000;

    private readonly ConcurrentDictionary<(Cell Cell, string PromptVersion), OpenJob> _open = new();

    public async Task<GenerationJob> EnqueueAsync(GenerationJob job, CancellationToken cancellationToken)
    {
        if (_open.TryGetValue((job.Cell, job.PromptVersion), out OpenJob? known)) return known.CountOne();
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        JobRow row = await InsertOrCountAsync(context, job with { State = JobState.Queued }, cancellationToken);
        GenerationJob open = row.ToJob();
        if (_open.Count < MostKnownJobs) _open[(job.Cell, job.PromptVersion)] = new OpenJob(open);
        return open;
    }

    public async Task<GenerationJob?> TakeAsync(CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await WriteCountsAsync(context, cancellationToken);
        while (await SelectNext(context).FirstOrDefaultAsync(cancellationToken) is { } next)
        {
            int taken = await context.Jobs.Where(row => row.Id == next.Id && row.State == JobState.Queued)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, JobState.Running), cancellationToken);
            if (taken == 1) return next.ToJob() with { State = JobState.Running };
        }
        return null;
    }

    public async Task FinishAsync(GenerationJob job, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        string variantIds = StorageJson.WriteIds(job.VariantIds);
        DateTimeOffset? finishedAt = job.FinishedAt?.ToUniversalTime();
        await context.Jobs.Where(row => row.Id == job.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, job.State).SetProperty(row => row.Reason, job.Reason)
                .SetProperty(row => row.VariantIds, variantIds).SetProperty(row => row.FinishedAt, finishedAt),
            cancellationToken);
        _open.TryRemove((job.Cell, job.PromptVersion), out _);
    }

    public async Task<GenerationJob?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.Jobs.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken))?.ToJob();
    }

    public async Task<IReadOnlyList<GenerationJob>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<JobRow> rows = await context.Jobs.AsNoTracking().OrderByDescending(row => row.Id).Take(limit).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToJob())];
    }

    public async Task<int> RequeueAsync(CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Jobs.Where(row => row.State == JobState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, JobState.Queued), cancellationToken);
    }

    internal static IQueryable<JobRow> SelectNext(ComposerDbContext context) =>
        context.Jobs.AsNoTracking().Where(row => row.State == JobState.Queued).OrderByDescending(row => row.Requests).ThenBy(row => row.Id);

    /// <summary>The unique index decides who inserts: the loser finds the open job and counts on it.</summary>
    private static async Task<JobRow> InsertOrCountAsync(ComposerDbContext context, GenerationJob job, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            int counted = await Open(context, job).ExecuteUpdateAsync(set => set.SetProperty(row => row.Requests, row => row.Requests + job.Requests), cancellationToken);
            if (counted > 0 && await Open(context, job).AsNoTracking().FirstOrDefaultAsync(cancellationToken) is { } open) return open;
            JobRow row = JobRow.From(job);
            try
            {
                context.Jobs.Add(row);
                await context.SaveChangesAsync(cancellationToken);
                return row;
            }
            catch (DbUpdateException) when (attempt < 3)
            {
                context.ChangeTracker.Clear();
            }
        }
    }

    private static IQueryable<JobRow> Open(ComposerDbContext context, GenerationJob job) =>
        context.Jobs.Where(row => row.Scenario == job.Cell.Scenario && row.Angle == job.Cell.Angle && row.Segment == job.Cell.Segment
            && row.Motive == job.Cell.Motive && row.Channel == job.Cell.Channel && row.Locale == job.Cell.Locale && row.Subject == job.Cell.Subject
            && row.PromptVersion == job.PromptVersion && (row.State == JobState.Queued || row.State == JobState.Running));

    private async Task WriteCountsAsync(ComposerDbContext context, CancellationToken cancellationToken)
    {
        foreach (((Cell, string) key, OpenJob open) in _open)
        {
            if (open.TakeUnwritten() is not (int count and > 0)) continue;
            int written = await context.Jobs.Where(row => row.Id == open.Job.Id && (row.State == JobState.Queued || row.State == JobState.Running))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Requests, row => row.Requests + count), cancellationToken);
            if (written == 0) _open.TryRemove(KeyValuePair.Create(key, open));
        }
    }

    /// <summary>A job this process has seen open, and how many requests for it are not yet written.</summary>
    private sealed class OpenJob(GenerationJob job)
    {
        private int _counted;
        private int _unwritten;

        public GenerationJob Job => job;

        public GenerationJob CountOne()
        {
            Interlocked.Increment(ref _unwritten);
            return job with { Requests = job.Requests + Interlocked.Increment(ref _counted) };
        }

        public int TakeUnwritten() => Interlocked.Exchange(ref _unwritten, 0);
    }
}
