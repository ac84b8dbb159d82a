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
        Assert.Equal([finished], desk.Finished);
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

    [Fact]
    public async Task Without_a_job_there_is_nothing_to_do() => Assert.Null(await Runner(new Desk(), Given.Writer(new NoModel())).RunOneAsync(s_none));

    [Fact]
    public async Task The_loop_does_what_waits_and_then_what_the_signal_announces_until_it_is_stopped()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(s_none);
        Desk desk = new(Job(), Job());
        JobSignal signal = new();
        Task loop = new JobRunner(desk, desk, Given.Writer(new NoModel()), signal, new FixedTime(Given.Now)).RunAsync(stop.Token);
        await desk.NextFinishedAsync(s_none);
        await desk.NextFinishedAsync(s_none);

        GenerationJob later = Job();
        await desk.EnqueueAsync(later, s_none);
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

    private static JobRunner Runner(Desk desk, ICopyWriter writer) => new(desk, desk, writer, new JobSignal(), new FixedTime(Given.Now));

    private static GenerationJob Job() => new()
    {
        Id = Guid.CreateVersion7(Given.Now), Cell = Given.Push, PromptVersion = "v1", State = JobState.Queued, CreatedAt = Given.Now,
    };

    /// <summary>Jobs and variants in memory, in the order they came.</summary>
    private sealed class Desk(params GenerationJob[] jobs) : IJobStore, IVariantStore
    {
        private readonly Queue<GenerationJob> _waiting = new(jobs);
        private readonly Channel<GenerationJob> _done = Channel.CreateUnbounded<GenerationJob>();

        public List<GenerationJob> Finished { get; } = [];

        public List<Variant> Variants { get; } = [];

        public async Task<GenerationJob> NextFinishedAsync(CancellationToken cancellationToken) => await _done.Reader.ReadAsync(cancellationToken);

        public Task<GenerationJob> EnqueueAsync(GenerationJob job, CancellationToken cancellationToken)
        {
            lock (_waiting) _waiting.Enqueue(job);
            return Task.FromResult(job);
        }

        public Task<GenerationJob?> TakeAsync(CancellationToken cancellationToken)
        {
            lock (_waiting) return Task.FromResult(_waiting.TryDequeue(out GenerationJob? job) ? job with { State = JobState.Running } : null);
        }

        public Task FinishAsync(GenerationJob job, CancellationToken cancellationToken)
        {
            Finished.Add(job);
            _done.Writer.TryWrite(job);
            return Task.CompletedTask;
        }

        public Task<GenerationJob?> FindAsync(Guid id, CancellationToken cancellationToken) => throw new NotSupportedException();

        Task<IReadOnlyList<GenerationJob>> IJobStore.ListAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task AddAsync(IReadOnlyList<Variant> variants, CancellationToken cancellationToken)
        {
            Variants.AddRange(variants);
            return Task.CompletedTask;
        }

        Task<Variant?> IVariantStore.FindAsync(Guid id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<Variant>> ListAsync(VariantQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Variant?> ReplaceAsync(Variant variant, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<Variant>> ApprovedAsync(Cell cell, CancellationToken cancellationToken) => new(Array.Empty<Variant>());
    }
}
