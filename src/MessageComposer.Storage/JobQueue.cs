using MessageComposer.Generation;
using MessageComposer.Review;
using Microsoft.EntityFrameworkCore;

namespace MessageComposer.Storage;

/// <summary>The queries of the queue, each one statement; conditional updates decide between those who want the same row.</summary>
internal static class JobQueue
{
    /// <summary>The job of one cell and prompt version that waits or runs: the unique index allows one.</summary>
    public static IQueryable<JobRow> Open(ComposerDbContext context, GenerationJob job) =>
        OfCell(context, job).Where(row => row.State == JobState.Queued || row.State == JobState.Running);

    /// <summary>Jobs whose holder has shown no sign of life; the longest waiting first.</summary>
    public static IQueryable<JobRow> Abandoned(ComposerDbContext context, DateTime now) =>
        context.Jobs.Where(row => row.State == JobState.Running && (row.LeaseUntil == null || row.LeaseUntil < now)).OrderBy(row => row.Id);

    /// <summary>Jobs whose time has come; the most wanted first.</summary>
    public static IQueryable<JobRow> Waiting(ComposerDbContext context, DateTime now) =>
        context.Jobs.Where(row => row.State == JobState.Queued && (row.NotBefore == null || row.NotBefore <= now)).OrderByDescending(row => row.Requests).ThenBy(row => row.Id);

    /// <summary>Nobody holds it.</summary>
    public static IQueryable<JobRow> Free(ComposerDbContext context, Guid id, DateTime now) =>
        context.Jobs.Where(row => row.Id == id && (row.State == JobState.Queued || (row.State == JobState.Running && (row.LeaseUntil == null || row.LeaseUntil < now))));

    /// <summary>The job, as long as this lease is the one it runs under.</summary>
    public static IQueryable<JobRow> Held(ComposerDbContext context, GenerationJob job)
    {
        Guid? token = job.Lease?.Token;
        return context.Jobs.Where(row => row.Id == job.Id && row.State == JobState.Running && row.LeaseToken != null && row.LeaseToken == token);
    }

    /// <summary>The last job of the cell and prompt version that ended.</summary>
    public static IQueryable<JobRow> LastEnded(ComposerDbContext context, GenerationJob job) =>
        OfCell(context, job).Where(row => row.State == JobState.Done || row.State == JobState.Failed).OrderByDescending(row => row.Id);

    /// <summary>Copy of the cell and prompt version that people have yet to decide on.</summary>
    public static IQueryable<VariantRow> Undecided(ComposerDbContext context, GenerationJob job) =>
        context.Variants.Where(row => row.Scenario == job.Cell.Scenario && row.Angle == job.Cell.Angle && row.Segment == job.Cell.Segment
            && row.Motive == job.Cell.Motive && row.Channel == job.Cell.Channel && row.Locale == job.Cell.Locale && row.Subject == job.Cell.Subject
            && row.PromptVersion == job.PromptVersion
            && (row.State == VariantState.PendingBrand || row.State == VariantState.PendingLegal || row.State == VariantState.Returned));

    public static IQueryable<JobRow> OpenOfScenario(ComposerDbContext context, string scenario) =>
        context.Jobs.Where(row => row.Scenario == scenario && (row.State == JobState.Queued || row.State == JobState.Running));

    public static IQueryable<JobRow> OpenOfCaller(ComposerDbContext context, string caller) =>
        context.Jobs.Where(row => row.Caller == caller && (row.State == JobState.Queued || row.State == JobState.Running));

    public static IQueryable<JobRow> ProductsOfDay(ComposerDbContext context, string caller, DateOnly day) =>
        context.Jobs.Where(row => row.Caller == caller && row.ProductDay == day);

    public static IQueryable<JobRow> Listed(ComposerDbContext context, JobQuery query)
    {
        IQueryable<JobRow> rows = context.Jobs.AsNoTracking();
        if (query.State is { } state) rows = rows.Where(row => row.State == state);
        if (query.Scenario is { } scenario) rows = rows.Where(row => row.Scenario == scenario);
        if (query.After is { } after) rows = rows.Where(row => row.Id < after);
        return rows.OrderByDescending(row => row.Id).Take(query.Limit);
    }

    private static IQueryable<JobRow> OfCell(ComposerDbContext context, GenerationJob job) =>
        context.Jobs.Where(row => row.Scenario == job.Cell.Scenario && row.Angle == job.Cell.Angle && row.Segment == job.Cell.Segment
            && row.Motive == job.Cell.Motive && row.Channel == job.Cell.Channel && row.Locale == job.Cell.Locale && row.Subject == job.Cell.Subject
            && row.PromptVersion == job.PromptVersion);
}
