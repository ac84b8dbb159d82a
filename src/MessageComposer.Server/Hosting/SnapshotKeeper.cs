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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (ContentLoad load in _loads.Reader.ReadAllAsync(stoppingToken))
        {
            string hash = load.Snapshot!.Hash;
            try
            {
                await _snapshots.KeepAsync(new KeptSnapshot(hash, ContentArchive.Pack(load.Sources), _time.GetUtcNow()), stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                NotKept(failure, hash);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Content {Hash} serves but could not be kept: a restart with broken files would not find it.")]
    private partial void NotKept(Exception failure, string hash);
}
