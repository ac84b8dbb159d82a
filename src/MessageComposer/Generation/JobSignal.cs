using System.Threading.Channels;

namespace MessageComposer.Generation;

/// <summary>Tells the runner that there may be a job. Any number of calls before it looks count as one. Thread-safe.</summary>
public sealed class JobSignal
{
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _wakes.Writer.TryWrite(true);

    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _wakes.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
}
