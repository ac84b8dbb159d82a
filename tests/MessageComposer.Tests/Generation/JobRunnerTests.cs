using System.Threading.Channels;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Tests.Generation;

public sealed class JobRunnerTests
{
    private static readonly CancellationToken s_none = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_is_written_stored_and_finished()
    {
        Desk desk = new(Job());

        GenerationJob finished = (await Runner(desk, Given.Writer(ScriptedModel.Answering(Given.Answer()))).RunOneAsync(s_none))!;

        Variant variant = Assert.Single(desk.Variants);
        Assert.Equal((JobState.Done, null, Given.Now), (finished.State, finished.Reason, finished.FinishedAt));
        Assert.Equal([variant.Id], finished.VariantIds);
        Assert.Equal(finished.Id, Assert.Single(desk.Finished).Id);
        Assert.Equal([finished], desk.Watched);
    }

    [Fact]
    public async Task Blocked_copy_is_stored_and_the_job_says_why_it_failed()
    {
        string blocked = Given.Answer(title: "Giá sốc cho giỏ hàng nè");
        Desk desk = new(Job());

        GenerationJob finished = (await Runner(desk, Given.Writer(ScriptedModel.Answering(blocked, blocked))).RunOneAsync(s_none))!;

        Assert.Equal((JobState.Failed, Reason.GuardrailBlocked), (finished.State, finished.Reason));
        Assert.Equal(VariantState.Blocked, Assert.Single(desk.Variants).State);
    }

    [Fact]
    public async Task Without_a_model_the_job_fails_with_its_reason()
    {
        Desk desk = new(Job());

        GenerationJob finished = (await Runner(desk, Given.Writer(new NoModel())).RunOneAsync(s_none))!;

        Assert.Equal((JobState.Failed, Reason.ModelNotConfigured), (finished.State, finished.Reason));
        Assert.Empty(desk.Variants);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"price":"x"}""")]
    public async Task A_product_that_cannot_be_read_fails_the_job_without_a_call(string json)
    {
        Desk desk = new(Job() with { ProductJson = json });

        GenerationJob finished = (await Runner(desk, Given.Writer(ScriptedModel.Answering())).RunOneAsync(s_none))!;

        Assert.Equal((JobState.Failed, Reason.ModelError), (finished.State, finished.Reason));
    }

    [Theory]
    [InlineData(Reason.ModelTimeout, 1)]
    [InlineData(Reason.ModelRateLimited, 1)]
    [InlineData(Reason.ModelError, 1)]
    [InlineData(Reason.CircuitOpen, 0)] // the model was left alone: the attempt is given back
    [InlineData(Reason.BudgetExhausted, 1)]
    public async Task A_model_that_did_not_deliver_is_asked_again_later(Reason reason, int attempts)
    {
        Desk desk = new(Job());

        GenerationJob waiting = (await Runner(desk, new Refusing(reason)).RunOneAsync(s_none))!;

        Assert.Equal((JobState.Queued, reason, attempts), (waiting.State, waiting.Reason, waiting.Attempts));
        Assert.True(waiting.NotBefore > Given.Now);
        Assert.Empty(desk.Finished);
        Assert.Equal(waiting.Id, Assert.Single(desk.PutBack).Id);
    }

    [Theory]
    [InlineData(Reason.UnusableOutput, 1)]
    [InlineData(Reason.ModelNotConfigured, 1)]
    [InlineData(Reason.ModelTimeout, 5)] // as often as it may be tried
    public async Task What_would_only_bring_the_same_is_not_tried_again(Reason reason, int attempts)
    {
        Desk desk = new(Job() with { Attempts = attempts });

        GenerationJob finished = (await Runner(desk, new Refusing(reason)).RunOneAsync(s_none))!;

        Assert.Equal((JobState.Failed, reason, "why"), (finished.State, finished.Reason, finished.Detail));
        Assert.Empty(desk.PutBack);
    }

    [Fact]
    public async Task A_job_that_was_interrupted_in_every_attempt_fails_without_another_call()
    {
        Desk desk = new(Job() with { Attempts = 6 });

        GenerationJob finished = (await Runner(desk, Given.Writer(ScriptedModel.Answering())).RunOneAsync(s_none))!;

        Assert.Equal((JobState.Failed, Reason.ModelError), (finished.State, finished.Reason));
    }

    [Fact]
    public async Task What_was_written_under_a_lost_lease_is_dropped()
    {
        Desk desk = new(Job()) { LeasesLost = true };

        GenerationJob lost = (await Runner(desk, Given.Writer(ScriptedModel.Answering(Given.Answer()))).RunOneAsync(s_none))!;

        Assert.Equal(JobState.Running, lost.State);
        Assert.Empty(desk.Variants);
        Assert.Equal([lost], desk.Watched);
    }

    [Fact]
    public async Task A_lease_lost_while_the_model_writes_ends_the_writing()
    {
        Desk desk = new(Job()) { LeasesLost = true };

        GenerationJob lost = (await Runner(desk, new Waiting(), new GenerationOptions { Lease = TimeSpan.FromMilliseconds(3) }).RunOneAsync(s_none))!;

        Assert.Equal(JobState.Running, lost.State);
        Assert.Empty(desk.PutBack);
    }

    [Fact]
    public async Task A_stop_puts_the_job_back_without_counting_the_attempt()
    {
        using CancellationTokenSource stop = new();
        Desk desk = new(Job());
        Waiting model = new();
        Task<GenerationJob?> running = Runner(desk, model).RunOneAsync(stop.Token);
        await model.Asked;

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        GenerationJob back = Assert.Single(desk.PutBack);
        Assert.Equal((JobState.Queued, 0, null), (back.State, back.Attempts, back.NotBefore));
    }

    [Fact]
    public async Task Without_a_job_there_is_nothing_to_do() => Assert.Null(await Runner(new Desk(), Given.Writer(new NoModel())).RunOneAsync(s_none));

    [Fact]
    public async Task The_loop_does_what_waits_and_then_what_the_signal_announces_until_it_is_stopped()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(s_none);
        Desk desk = new(Job(), Job());
        JobSignal signal = new();
        Task loop = new JobRunner(desk, desk, Given.Writer(new NoModel()), signal, new GenerationOptions { Workers = 1 }, desk, new FixedTime(Given.Now)).RunAsync(stop.Token);
        await desk.NextFinishedAsync(s_none);
        await desk.NextFinishedAsync(s_none);

        GenerationJob later = Job();
        desk.Add(later);
        signal.Wake();
        GenerationJob finished = await desk.NextFinishedAsync(s_none);

        Assert.Equal(later.Id, finished.Id);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loop);
    }

    [Fact]
    public async Task Many_calls_wake_the_runner_once()
    {
        JobSignal signal = new();
        for (int i = 0; i < 100; i++) signal.Wake();

        await signal.WaitAsync(s_none);

        Assert.False(signal.WaitAsync(s_none).AsTask().IsCompleted);
    }

    private static JobRunner Runner(Desk desk, ICopyWriter writer, GenerationOptions? options = null) =>
        new(desk, desk, writer, new JobSignal(), options ?? new GenerationOptions(), desk, new FixedTime(Given.Now));

    private static GenerationJob Job() => new()
    {
        Id = Guid.CreateVersion7(Given.Now), Cell = Given.Push, Attempts = 1, PromptVersion = "v1", State = JobState.Queued, CreatedAt = Given.Now,
    };

    /// <summary>Jobs and variants in memory, in the order they came.</summary>
    private sealed class Desk(params GenerationJob[] jobs) : IJobStore, IVariantStore, IJobWatch
    {
        private readonly Queue<GenerationJob> _waiting = new(jobs);
        private readonly Channel<GenerationJob> _done = Channel.CreateUnbounded<GenerationJob>();

        public List<GenerationJob> Finished { get; } = [];

        public List<Variant> Variants { get; } = [];

        public async Task<GenerationJob> NextFinishedAsync(CancellationToken cancellationToken) => await _done.Reader.ReadAsync(cancellationToken);

        public List<GenerationJob> PutBack { get; } = [];

        public List<GenerationJob> Watched { get; } = [];

        /// <summary>Somebody else has taken every job meanwhile.</summary>
        public bool LeasesLost { get; init; }

        public void Add(GenerationJob job)
        {
            lock (_waiting) _waiting.Enqueue(job);
        }

        public Task<GenerationJob?> TakeAsync(JobLease lease, DateTimeOffset now, CancellationToken cancellationToken)
        {
            lock (_waiting) return Task.FromResult(_waiting.TryDequeue(out GenerationJob? job) ? job with { State = JobState.Running, Lease = lease } : null);
        }

        public Task<bool> ExtendAsync(GenerationJob job, DateTimeOffset until, CancellationToken cancellationToken) => Task.FromResult(!LeasesLost);

        public Task<bool> FinishAsync(GenerationJob job, IReadOnlyList<Variant> variants, CancellationToken cancellationToken)
        {
            if (LeasesLost) return Task.FromResult(false);
            Finished.Add(job);
            Variants.AddRange(variants);
            _done.Writer.TryWrite(job);
            return Task.FromResult(true);
        }

        public Task<bool> PutBackAsync(GenerationJob job, CancellationToken cancellationToken)
        {
            PutBack.Add(job);
            return Task.FromResult(!LeasesLost);
        }

        public void Ran(GenerationJob job) => Watched.Add(job);

        public void Lost(GenerationJob job) => Watched.Add(job);

        public Task<JobAdmission> EnqueueAsync(IReadOnlyList<GenerationJob> wanted, JobCaps caps, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<GenerationJob?> TakeAsync(GenerationJob job, JobLease lease, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<GenerationJob?> FindAsync(Guid id, CancellationToken cancellationToken) => throw new NotSupportedException();

        Task<IReadOnlyList<GenerationJob>> IJobStore.ListAsync(JobQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task AddAsync(IReadOnlyList<Variant> variants, CancellationToken cancellationToken) => throw new NotSupportedException();

        Task<Variant?> IVariantStore.FindAsync(Guid id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<Variant>> ListAsync(VariantQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Variant?> ReplaceAsync(Variant variant, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<Variant>> ApprovedAsync(Cell cell, CancellationToken cancellationToken) => new(Array.Empty<Variant>());
    }

    private sealed class Refusing(Reason reason) : ICopyWriter
    {
        public Task<CopyResult> WriteAsync(CopyRequest request, CancellationToken cancellationToken) => Task.FromResult(new CopyResult([], reason, "why"));
    }

    private sealed class Waiting : ICopyWriter
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public async Task<CopyResult> WriteAsync(CopyRequest request, CancellationToken cancellationToken)
        {
            _asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
