using System.Threading.Channels;
using MessageComposer.Content;

namespace MessageComposer.Server.Hosting;

/// <summary>Keeps every accepted content in the database, behind the back of whoever loaded it. Must exist before the first load, to hear of it.</summary>
internal sealed partial class SnapshotKeeper : BackgroundService
{
    /// <summary>More would be an editor gone wild; the oldest unwritten are given up.</summary>
    private const int MostWaiting = 20;

    private readonly Channel<ContentLoad> _loads =
        Channel.CreateBounded<ContentLoad>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly ISnapshotStore _snapshots;
    private readonly TimeProvider _time;
    private readonly ILogger<SnapshotKeeper> _logger;

    public SnapshotKeeper(ContentStore content, ISnapshotStore snapshots, TimeProvider time, ILogger<SnapshotKeeper> logger)
    {
        _snapshots = snapshots;
        _time = time;
        _logger = logger;
        content.Accepted += load => _loads.Writer.TryWrite(load);
    }

    /// <summary>What was accepted before the end is kept before the end.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _loads.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (ContentLoad load in _loads.Reader.ReadAllAsync(CancellationToken.None))
        {
            string hash = load.Snapshot!.Hash;
            try
            {
                await _snapshots.KeepAsync(new KeptSnapshot(hash, ContentArchive.Pack(load.Sources), _time.GetUtcNow()), CancellationToken.None);
            }
#pragma warning disable CA1031 // The next content may be kept again, whatever was wrong with this one.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                NotKept(failure, hash);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Content {Hash} serves but could not be kept: a restart with broken files would not find it.")]
    private partial void NotKept(Exception failure, string hash);
}
