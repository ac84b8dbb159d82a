using System.Threading.Channels;
using MessageComposer.Composition;
using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Generation;
using MessageComposer.Messages;

namespace MessageComposer.Server.Hosting;

/// <summary>
/// Turns wishes for copy into jobs, behind the requests' back. When wishes come faster than the store takes them, the surplus is forgotten:
/// the next request for the cell wishes again.
/// </summary>
internal sealed partial class CopyDemand(IJobStore jobs, JobSignal signal, ContentStore content, TimeProvider time, ILogger<CopyDemand> logger)
    : BackgroundService, ICopyDemand
{
    private readonly Channel<Wish> _wishes = Channel.CreateBounded<Wish>(new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Wanted(Cell cell, string promptVersion)
    {
        // A card of one product needs its facts, which a wish does not carry: those are asked for by name.
        if (content.Current.Scenarios.TryGetValue(cell.Scenario, out ScenarioContent? scenario) && scenario.Definition.Grain != Grain.Product)
            _wishes.Writer.TryWrite(new Wish(cell, promptVersion));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (Wish wish in _wishes.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                GenerationJob job = await jobs.EnqueueAsync(JobFor(wish), stoppingToken);
                if (job.State == JobState.Queued) signal.Wake();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                WishLost(failure, wish.Cell.Scenario, wish.PromptVersion);
            }
        }
    }

    private GenerationJob JobFor(Wish wish)
    {
        DateTimeOffset now = time.GetUtcNow();
        return new GenerationJob { Id = Guid.CreateVersion7(now), Cell = wish.Cell, PromptVersion = wish.PromptVersion, State = JobState.Queued, CreatedAt = now };
    }

    private sealed record Wish(Cell Cell, string PromptVersion);

    [LoggerMessage(LogLevel.Warning, "A wish for copy of {Scenario}/{PromptVersion} could not be queued.")]
    private partial void WishLost(Exception failure, string scenario, string promptVersion);
}
