using System.Threading.Channels;
using MessageComposer.Composition;
using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Server.Auth;

namespace MessageComposer.Server.Hosting;

/// <summary>
/// Turns wishes for copy into jobs, behind the requests' back and within the caps. When wishes come faster than the store takes them, the surplus is forgotten:
/// the next request for the cell wishes again.
/// </summary>
internal sealed partial class CopyDemand(
    IJobStore jobs, JobSignal signal, ContentStore content, GenerationOptions options, GenerationMetrics metrics, IHttpContextAccessor http, TimeProvider time, ILogger<CopyDemand> logger)
    : BackgroundService, ICopyDemand
{
    private static readonly TimeSpan s_betweenWarnings = TimeSpan.FromMinutes(1);

    private readonly Channel<Wish> _wishes = Channel.CreateBounded<Wish>(new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private long? _told;
    private int _dropped;

    public void Wanted(CopyWish wish)
    {
        // A cell of one product needs its facts and its id.
        if (wish.Product?.Id is null && GrainOf(wish.Cell) == Grain.Product) return;
        // Told by the key of the request this call belongs to; work outside a request is the service's own.
        _wishes.Writer.TryWrite(new Wish(wish, http.HttpContext?.User.Caller()?.Id ?? GenerationJob.LocalCaller));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (Wish wish in _wishes.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await QueueAsync(wish, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                WishLost(failure, wish.Copy.Cell.Scenario, wish.Copy.PromptVersion);
            }
        }
    }

    private async Task QueueAsync(Wish wish, CancellationToken cancellationToken)
    {
        Cell cell = wish.Copy.Cell;
        switch (await jobs.EnqueueAsync([JobFor(wish.Copy, wish.Caller, content.Current, time.GetUtcNow())], options.CapsOfDemand(), cancellationToken))
        {
            case JobAdmission.Admitted { Jobs: [{ State: JobState.Queued }] }:
                signal.Wake();
                break;
            case JobAdmission.OverCap over:
                metrics.Dropped(cell.Scenario, over.Cap);
                TellOfDropped(wish, over);
                break;
        }
    }

    /// <summary>Once a minute: whoever floods the service with products fills no log.</summary>
    private void TellOfDropped(Wish wish, JobAdmission.OverCap over)
    {
        _dropped++;
        if (_told is { } told && time.GetElapsedTime(told) < s_betweenWarnings) return;
        WishesDropped(_dropped, wish.Copy.Cell.Scenario, wish.Copy.PromptVersion, wish.Caller, JobCapNames.Of(over.Cap), over.Limit);
        _told = time.GetTimestamp();
        _dropped = 0;
    }

    /// <summary>The job that fulfils a wish.</summary>
    internal static GenerationJob JobFor(CopyWish wish, string caller, ContentSnapshot content, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Cell = wish.Cell,
        PromptVersion = wish.PromptVersion,
        ProductJson = wish.Product is { } described ? JobProduct.Of(described) : null,
        Conditions = wish.Product is { } product ? ProductConditions.Of(product, wish.Cell, content) : [],
        Caller = caller,
        State = JobState.Queued,
        CreatedAt = now,
    };

    private Grain? GrainOf(Cell cell) => content.Current.Scenarios.TryGetValue(cell.Scenario, out ScenarioContent? scenario) ? scenario.Definition.Grain : null;

    private sealed record Wish(CopyWish Copy, string Caller);

    [LoggerMessage(LogLevel.Warning, "A wish for copy of {Scenario}/{PromptVersion} could not be queued.")]
    private partial void WishLost(Exception failure, string scenario, string promptVersion);

    [LoggerMessage(LogLevel.Warning, "{Wishes} wish(es) for copy dropped, the last of {Scenario}/{PromptVersion} by {Caller}: {Cap} allows {Limit}.")]
    private partial void WishesDropped(int wishes, string scenario, string promptVersion, string caller, string cap, int limit);
}
