using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Storage.Tests;

public abstract class JobStoreTests(Engine engine)
{
    public sealed class OnSqlite() : JobStoreTests(Engine.Sqlite)
    {
        [Fact]
        public async Task The_queue_is_read_by_its_index()
        {
            await using TemporaryStore store = await TemporaryStore.OpenAsync(Engine.Sqlite);
            await using ComposerDbContext context = store.Context();

            string waiting = await QueryPlan.OfAsync(context, JobQueue.Waiting(context, DateTime.UnixEpoch));
            Assert.Contains("USING INDEX ix_jobs_next (state=?)", waiting, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", waiting, StringComparison.Ordinal);
            Assert.Contains("USING INDEX ix_jobs_cell", await QueryPlan.OfAsync(context, JobQueue.LastEnded(context, Samples.Job())), StringComparison.Ordinal);
            Assert.Contains("ix_jobs_product_day", await QueryPlan.OfAsync(context, JobQueue.ProductsOfDay(context, "k", DateOnly.MinValue)), StringComparison.Ordinal);
        }
    }

    public sealed class OnPostgres() : JobStoreTests(Engine.Postgres);

    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(30);
    private static readonly DateTimeOffset s_now = Samples.Noon;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_comes_back_as_it_went_in()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        GenerationJob job = Samples.Job() with { Count = 3, Conditions = ["cod"], ProductJson = """{"name":"Sữa rửa mặt"}""", StoreName = "Mây Beauty", Caller = "key-7" };
        await EnqueueAsync(store, job);

        GenerationJob found = (await store.Jobs.FindAsync(job.Id, Cancellation))!;

        Assert.Equal(job.Conditions, found.Conditions);
        Assert.Equal(job, found with { Conditions = job.Conditions, VariantIds = job.VariantIds });
    }

    [Fact]
    public async Task A_second_request_for_a_cell_counts_on_the_open_job()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        GenerationJob first = await EnqueueAsync(store, Samples.Job());

        GenerationJob second = await EnqueueAsync(store, Samples.Job());

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(2, second.Requests);
        Assert.Single(await store.Jobs.ListAsync(new JobQuery(), Cancellation));
    }

    [Fact]
    public async Task Processes_that_ask_at_once_share_one_open_job()
    {
        await using TemporaryStore here = await TemporaryStore.OpenAsync(engine);
        await using TemporaryStore there = await here.OpenAgainAsync();

        GenerationJob[] jobs = await Task.WhenAll(Enumerable.Range(0, 12)
            .Select(i => Task.Run(() => EnqueueAsync(i % 2 == 0 ? here : there, Samples.Job()), Cancellation)));

        Assert.Single(jobs.Select(job => job.Id).Distinct());
        Assert.Single(await here.Jobs.ListAsync(new JobQuery(), Cancellation));
    }

    [Fact]
    public async Task Another_prompt_version_is_another_job()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        await EnqueueAsync(store, Samples.Job());
        await EnqueueAsync(store, Samples.Job(promptVersion: "v2"));
        Assert.Equal(2, (await store.Jobs.ListAsync(new JobQuery(), Cancellation)).Count);
    }

    [Fact]
    public async Task The_most_wanted_job_goes_first()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        await EnqueueAsync(store, Samples.Job(Samples.Cell("office")));
        GenerationJob wanted = await EnqueueAsync(store, Samples.Job());
        await EnqueueAsync(store, Samples.Job());
        await EnqueueAsync(store, Samples.Job(Samples.Cell("general")));

        GenerationJob? taken = await TakeAsync(store);

        Assert.Equal(wanted.Id, taken?.Id);
        Assert.Equal((JobState.Running, 1), (taken!.State, taken.Attempts));
    }

    [Fact]
    public async Task No_job_is_taken_twice_and_an_empty_queue_gives_none()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        foreach (int i in Enumerable.Range(0, 6)) await EnqueueAsync(store, Samples.Job(Samples.Cell(subject: "c" + i)));

        GenerationJob?[] taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TakeAsync(store), Cancellation)));

        Assert.Equal(6, taken.Where(job => job is not null).Select(job => job!.Id).Distinct().Count());
        Assert.Equal(2, taken.Count(job => job is null));
    }

    [Fact]
    public async Task Copy_and_the_end_of_its_job_are_stored_in_one_step()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        await EnqueueAsync(store, Samples.Job());
        GenerationJob job = (await TakeAsync(store))!;
        Variant variant = Samples.Variant(state: VariantState.PendingBrand);

        Assert.True(await store.Jobs.FinishAsync(Done(job, variant), [variant], Cancellation));

        GenerationJob finished = (await store.Jobs.FindAsync(job.Id, Cancellation))!;
        Assert.Equal((JobState.Done, (JobLease?)null, 1), (finished.State, finished.Lease, finished.Attempts));
        Assert.Equal(variant.Id, Assert.Single(finished.VariantIds));
        Assert.NotNull(await store.Variants.FindAsync(variant.Id, Cancellation));
        Assert.NotEqual(job.Id, (await EnqueueAsync(store, Samples.Job())).Id);
    }

    [Fact]
    public async Task A_failed_job_keeps_its_reason_and_detail()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        await EnqueueAsync(store, Samples.Job());
        GenerationJob job = (await TakeAsync(store))!;

        await store.Jobs.FinishAsync(job with { State = JobState.Failed, Reason = Reason.GuardrailBlocked, Detail = "rules: banned", FinishedAt = s_now }, [], Cancellation);

        GenerationJob finished = (await store.Jobs.FindAsync(job.Id, Cancellation))!;
        Assert.Equal((JobState.Failed, Reason.GuardrailBlocked, "rules: banned", s_now), (finished.State, finished.Reason!.Value, finished.Detail, finished.FinishedAt!.Value));
    }

    [Fact]
    public async Task A_job_is_nobody_elses_until_its_lease_is_over()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        await EnqueueAsync(store, Samples.Job());
        GenerationJob first = (await TakeAsync(store))!;

        Assert.Null(await TakeAsync(store, s_now + s_lease));
        GenerationJob second = (await TakeAsync(store, s_now + s_lease + TimeSpan.FromSeconds(1)))!;

        Assert.Equal((first.Id, 2), (second.Id, second.Attempts));
    }

    [Fact]
    public async Task A_sign_of_life_prolongs_the_lease()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        await EnqueueAsync(store, Samples.Job());
        GenerationJob job = (await TakeAsync(store))!;

        Assert.True(await store.Jobs.ExtendAsync(job, s_now + (10 * s_lease), Cancellation));

        Assert.Null(await TakeAsync(store, s_now + (9 * s_lease)));
    }

    [Fact]
    public async Task Who_lost_the_lease_can_neither_finish_nor_prolong_nor_put_back()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        await EnqueueAsync(store, Samples.Job());
        GenerationJob lost = (await TakeAsync(store))!;
        GenerationJob held = (await TakeAsync(store, s_now + (2 * s_lease)))!;
        Variant dropped = Samples.Variant(), kept = Samples.Variant();

        Assert.False(await store.Jobs.FinishAsync(Done(lost, dropped), [dropped], Cancellation));
        Assert.False(await store.Jobs.ExtendAsync(lost, s_now + (9 * s_lease), Cancellation));
        Assert.False(await store.Jobs.PutBackAsync(lost, Cancellation));
        Assert.True(await store.Jobs.FinishAsync(Done(held, kept), [kept], Cancellation));
        Assert.False(await store.Jobs.FinishAsync(Done(held, dropped), [dropped], Cancellation)); // an end is told once

        Assert.Equal(kept.Id, Assert.Single(await store.Variants.ListAsync(new VariantQuery(), Cancellation)).Id);
    }

    [Fact]
    public async Task A_job_put_back_waits_for_its_time()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        await EnqueueAsync(store, Samples.Job());
        GenerationJob job = (await TakeAsync(store))!;
        DateTimeOffset later = s_now + TimeSpan.FromMinutes(3);

        Assert.True(await store.Jobs.PutBackAsync(job with { Reason = Reason.ModelTimeout, NotBefore = later }, Cancellation));

        GenerationJob waiting = (await store.Jobs.FindAsync(job.Id, Cancellation))!;
        Assert.Equal((JobState.Queued, Reason.ModelTimeout, later, 1), (waiting.State, waiting.Reason!.Value, waiting.NotBefore!.Value, waiting.Attempts));
        Assert.Null(await TakeAsync(store, later - TimeSpan.FromSeconds(1)));
        Assert.Equal(2, (await TakeAsync(store, later))!.Attempts);
    }

    [Fact]
    public async Task One_job_may_be_taken_by_name_unless_somebody_runs_it()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        GenerationJob waiting = await EnqueueAsync(store, Samples.Job());

        GenerationJob? taken = await store.Jobs.TakeAsync(Samples.Job(), JobLease.From(s_now, s_lease), s_now, Cancellation);

        Assert.Equal(waiting.Id, taken?.Id);
        Assert.Null(await store.Jobs.TakeAsync(Samples.Job(), JobLease.From(s_now, s_lease), s_now, Cancellation));
        Assert.NotNull(await store.Jobs.TakeAsync(Samples.Job(Samples.Cell("office")), JobLease.From(s_now, s_lease), s_now, Cancellation));
    }

    [Theory]
    [InlineData(2, int.MaxValue, int.MaxValue, JobCap.OpenJobsPerScenario)]
    [InlineData(int.MaxValue, 2, int.MaxValue, JobCap.OpenJobsPerKey)]
    [InlineData(int.MaxValue, int.MaxValue, 2, JobCap.ProductsPerKeyAndDay)]
    public async Task Above_a_cap_nothing_of_a_request_is_queued_but_open_jobs_still_count_it(int perScenario, int perCaller, int perDay, JobCap cap)
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        JobCaps caps = new() { OpenPerScenario = perScenario, OpenPerCaller = perCaller, ProductsPerCallerAndDay = perDay };
        Assert.IsType<JobAdmission.Admitted>(await store.Jobs.EnqueueAsync([Card("p1")], caps, Cancellation));

        JobAdmission over = await store.Jobs.EnqueueAsync([Card("p2"), Card("p3")], caps, Cancellation);

        Assert.Equal(new JobAdmission.OverCap(cap, 2), over);
        Assert.Single(await store.Jobs.ListAsync(new JobQuery(), Cancellation));
        Assert.IsType<JobAdmission.Admitted>(await store.Jobs.EnqueueAsync([Card("p2")], caps, Cancellation));
        Assert.IsType<JobAdmission.OverCap>(await store.Jobs.EnqueueAsync([Card("p3")], caps, Cancellation));
        Assert.IsType<JobAdmission.Admitted>(await store.Jobs.EnqueueAsync([Card("p2")], caps, Cancellation));
    }

    [Fact]
    public async Task Another_key_and_another_day_have_products_of_their_own()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        JobCaps caps = new() { ProductsPerCallerAndDay = 1 };
        await store.Jobs.EnqueueAsync([Card("p1")], caps, Cancellation);

        Assert.IsType<JobAdmission.OverCap>(await store.Jobs.EnqueueAsync([Card("p2")], caps, Cancellation));
        Assert.IsType<JobAdmission.Admitted>(await store.Jobs.EnqueueAsync([Card("p2") with { Caller = "key-2" }], caps, Cancellation));
        Assert.IsType<JobAdmission.Admitted>(await store.Jobs.EnqueueAsync([Card("p3") with { CreatedAt = s_now.AddDays(1) }], caps, Cancellation));
    }

    [Theory]
    [InlineData(JobState.Failed, Reason.GuardrailBlocked, true)]
    [InlineData(JobState.Done, null, true)]
    [InlineData(JobState.Failed, Reason.ModelNotConfigured, false)]
    public async Task A_cell_rests_after_its_last_job_but_not_for_a_person_who_asks(JobState state, Reason? reason, bool rests)
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        JobCaps demand = new() { Rest = TimeSpan.FromHours(6) };
        await EnqueueAsync(store, Samples.Job());
        await store.Jobs.FinishAsync((await TakeAsync(store))! with { State = state, Reason = reason, FinishedAt = s_now }, [], Cancellation);

        JobAdmission soon = await store.Jobs.EnqueueAsync([Samples.Job() with { CreatedAt = s_now.AddHours(5) }], demand, Cancellation);

        Assert.Equal(rests, soon is JobAdmission.Resting);
        if (rests) Assert.Equal(s_now.AddHours(6), ((JobAdmission.Resting)soon).Until);
        Assert.IsType<JobAdmission.Admitted>(await store.Jobs.EnqueueAsync([Samples.Job() with { CreatedAt = s_now.AddHours(6) }], demand, Cancellation));
        Assert.IsType<JobAdmission.Admitted>(await store.Jobs.EnqueueAsync([Samples.Job() with { CreatedAt = s_now.AddHours(5) }], JobCaps.None, Cancellation));
    }

    [Fact]
    public async Task A_cell_whose_copy_waits_for_people_buys_no_more_of_it()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        JobCaps demand = new() { Rest = TimeSpan.Zero };
        await store.Variants.AddAsync([Samples.Variant(state: VariantState.PendingLegal) with { PromptVersion = "v1" }], Cancellation);

        Assert.IsType<JobAdmission.Resting>(await store.Jobs.EnqueueAsync([Samples.Job()], demand, Cancellation));
        Assert.IsType<JobAdmission.Admitted>(await store.Jobs.EnqueueAsync([Samples.Job(promptVersion: "v2")], demand, Cancellation));
    }

    [Fact]
    public async Task Lists_are_filtered_and_walk_by_id()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        foreach (int i in Enumerable.Range(0, 3)) await EnqueueAsync(store, Samples.Job(Samples.Cell(subject: "c" + i)));
        await EnqueueAsync(store, Samples.Job(Samples.Cell() with { Scenario = "price-drop" }));
        await TakeAsync(store);

        Assert.Equal(3, (await store.Jobs.ListAsync(new JobQuery { Scenario = "cart-abandonment" }, Cancellation)).Count);
        Assert.Single(await store.Jobs.ListAsync(new JobQuery { State = JobState.Running }, Cancellation));
        GenerationJob newest = Assert.Single(await store.Jobs.ListAsync(new JobQuery { Limit = 1 }, Cancellation));
        Assert.Equal(3, (await store.Jobs.ListAsync(new JobQuery { After = newest.Id }, Cancellation)).Count);
    }

    private static async Task<GenerationJob> EnqueueAsync(TemporaryStore store, GenerationJob job) =>
        Assert.Single(Assert.IsType<JobAdmission.Admitted>(await store.Jobs.EnqueueAsync([job], JobCaps.None, Cancellation)).Jobs);

    private static Task<GenerationJob?> TakeAsync(TemporaryStore store, DateTimeOffset? now = null) =>
        store.Jobs.TakeAsync(JobLease.From(now ?? s_now, s_lease), now ?? s_now, Cancellation);

    private static GenerationJob Done(GenerationJob job, Variant variant) => job with { State = JobState.Done, VariantIds = [variant.Id], FinishedAt = s_now };

    private static GenerationJob Card(string product) =>
        Samples.Job(new Cell("product-card", "ba-cau", "general", "none", "line", "vi-VN", product)) with { ProductJson = $$"""{"id":"{{product}}","name":"Kem"}""", Caller = "key-1" };
}
