using MessageComposer.Generation;
using MessageComposer.Messages;

namespace MessageComposer.Storage.Tests;

public sealed class JobStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_comes_back_as_it_went_in()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync();
        GenerationJob job = Samples.Job() with { Count = 3, Conditions = ["cod"], ProductJson = """{"name":"Sữa rửa mặt"}""", StoreName = "Mây Beauty" };
        await store.Jobs.EnqueueAsync(job, Cancellation);

        GenerationJob found = (await store.Jobs.FindAsync(job.Id, Cancellation))!;

        Assert.Equal(job.Conditions, found.Conditions);
        Assert.Equal(job, found with { Conditions = job.Conditions, VariantIds = job.VariantIds });
    }

    [Fact]
    public async Task A_second_request_for_a_cell_counts_on_the_open_job()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync();
        GenerationJob first = await store.Jobs.EnqueueAsync(Samples.Job(), Cancellation);

        GenerationJob second = await store.Jobs.EnqueueAsync(Samples.Job(), Cancellation);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(2, second.Requests);
        Assert.Single(await store.Jobs.ListAsync(10, Cancellation));
    }

    [Fact]
    public async Task Processes_that_ask_at_once_share_one_open_job()
    {
        await using TemporaryStore here = await TemporaryStore.OpenAsync();
        await using TemporaryStore there = await here.OpenAgainAsync();

        GenerationJob[] jobs = await Task.WhenAll(Enumerable.Range(0, 12)
            .Select(i => Task.Run(() => (i % 2 == 0 ? here : there).Jobs.EnqueueAsync(Samples.Job(), Cancellation), Cancellation)));

        Assert.Single(jobs.Select(job => job.Id).Distinct());
        Assert.Single(await here.Jobs.ListAsync(10, Cancellation));
    }

    [Fact]
    public async Task Another_prompt_version_is_another_job()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync();
        await store.Jobs.EnqueueAsync(Samples.Job(), Cancellation);
        await store.Jobs.EnqueueAsync(Samples.Job(promptVersion: "v2"), Cancellation);
        Assert.Equal(2, (await store.Jobs.ListAsync(10, Cancellation)).Count);
    }

    [Fact]
    public async Task The_most_wanted_job_goes_first()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync();
        await store.Jobs.EnqueueAsync(Samples.Job(Samples.Cell("office")), Cancellation);
        GenerationJob wanted = await store.Jobs.EnqueueAsync(Samples.Job(), Cancellation);
        await store.Jobs.EnqueueAsync(Samples.Job(), Cancellation);
        await store.Jobs.EnqueueAsync(Samples.Job(Samples.Cell("general")), Cancellation);

        GenerationJob? taken = await store.Jobs.TakeAsync(Cancellation);

        Assert.Equal(wanted.Id, taken?.Id);
        Assert.Equal(JobState.Running, taken?.State);
    }

    [Fact]
    public async Task No_job_is_taken_twice_and_an_empty_queue_gives_none()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync();
        foreach (int i in Enumerable.Range(0, 6)) await store.Jobs.EnqueueAsync(Samples.Job(Samples.Cell(subject: "c" + i)), Cancellation);

        GenerationJob?[] taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.Jobs.TakeAsync(Cancellation), Cancellation)));

        Assert.Equal(6, taken.Where(job => job is not null).Select(job => job!.Id).Distinct().Count());
        Assert.Equal(2, taken.Count(job => job is null));
    }

    [Fact]
    public async Task A_finished_job_keeps_its_outcome_and_makes_room_for_the_next()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync();
        GenerationJob job = await store.Jobs.EnqueueAsync(Samples.Job(), Cancellation);
        await store.Jobs.TakeAsync(Cancellation);
        Guid variant = Guid.CreateVersion7();
        await store.Jobs.FinishAsync(
            job with { State = JobState.Failed, Reason = Reason.ModelTimeout, VariantIds = [variant], FinishedAt = Samples.Noon }, Cancellation);

        GenerationJob finished = (await store.Jobs.FindAsync(job.Id, Cancellation))!;
        GenerationJob next = await store.Jobs.EnqueueAsync(Samples.Job(), Cancellation);

        Assert.Equal(
            (JobState.Failed, Reason.ModelTimeout, Samples.Noon), (finished.State, finished.Reason!.Value, finished.FinishedAt!.Value));
        Assert.Equal(variant, Assert.Single(finished.VariantIds));
        Assert.NotEqual(job.Id, next.Id);
    }

    [Fact]
    public async Task A_job_interrupted_by_the_end_of_its_process_runs_again()
    {
        await using TemporaryStore before = await TemporaryStore.OpenAsync();
        GenerationJob job = await before.Jobs.EnqueueAsync(Samples.Job(), Cancellation);
        await before.Jobs.TakeAsync(Cancellation);

        await using TemporaryStore after = await before.OpenAgainAsync();
        Assert.Null(await after.Jobs.TakeAsync(Cancellation));
        Assert.Equal(1, await after.Interrupted.RequeueAsync(Cancellation));

        Assert.Equal(job.Id, (await after.Jobs.TakeAsync(Cancellation))?.Id);
    }
}
