using System.Globalization;
using System.Threading.Channels;
using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Server.Hosting;

/// <summary>
/// Re-checks stored copy whenever the content changes or a day begins, and within a second what came or changed since. The content store only wakes it:
/// nothing is judged or written on the thread that loads content.
/// </summary>
internal sealed partial class RecheckService(ContentStore content, RecheckSweep sweep, TimeProvider time, ILogger<RecheckService> logger) : BackgroundService
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        content.Changed += Wake;
        await using ITimer look = time.CreateTimer(_ => Wake(), null, s_look, s_look);
        try
        {
            string? swept = null;
            do swept = await LookAsync(swept, stoppingToken);
            while (await _wake.Reader.ReadAsync(stoppingToken));
        }
        finally
        {
            content.Changed -= Wake;
        }
    }

    private void Wake() => _wake.Writer.TryWrite(true);

    private void Wake(ContentSnapshot changed) => Wake();

    /// <param name="swept">The mark under which everything was checked last.</param>
    /// <returns>The same, after this look.</returns>
    private async Task<string?> LookAsync(string? swept, CancellationToken cancellationToken)
    {
        try
        {
            ContentSnapshot snapshot = content.Current;
            DateOnly day = VietnamTime.DayOf(time.GetUtcNow());
            string mark = VariantRecheck.MarkOf(snapshot, day);
            if (mark == swept)
            {
                await sweep.NewAsync(snapshot, day, Tell, cancellationToken);
                return swept;
            }
            Rechecked(await sweep.AllAsync(snapshot, day, Tell, () => content.Current == (object)snapshot, cancellationToken), snapshot.Hash, day.ToString("O", CultureInfo.InvariantCulture));
            return content.Current == (object)snapshot ? mark : swept;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            RecheckFailed(failure);
            return swept;
        }
    }

    private void Tell(RecheckDecision decision)
    {
        if (decision.Verdict is RecheckVerdict.Suspend or RecheckVerdict.Block)
            TakenOut(decision.Variant.Id, decision.Variant.State, string.Join(", ", decision.Blocking.Select(finding => finding.Rule).Distinct(StringComparer.Ordinal)));
        else if (decision.Verdict == RecheckVerdict.Resume)
            ServesAgain(decision.Variant.Id);
    }

    [LoggerMessage(LogLevel.Information, "{Variants} variant(s) re-checked under content {Hash} for {Day}.")]
    private partial void Rechecked(int variants, string hash, string day);

    [LoggerMessage(LogLevel.Warning, "Variant {Variant} is now {State}, by rule {Rules}.")]
    private partial void TakenOut(Guid variant, VariantState state, string rules);

    [LoggerMessage(LogLevel.Information, "Variant {Variant} is clean again and serves.")]
    private partial void ServesAgain(Guid variant);

    [LoggerMessage(LogLevel.Error, "Stored copy could not be re-checked; the next try comes in a second.")]
    private partial void RecheckFailed(Exception failure);
}
