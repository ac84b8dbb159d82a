using System.Threading.Channels;

namespace MessageComposer.Server.Bulk;

/// <summary>
/// Lines in, answers out, in order: one task cuts the input into batches, several answer them, one writes. There are so many batches and no more: when
/// the writer has to wait, so does everything before it, whatever the size of the input.
/// </summary>
/// <param name="answer">Fills a batch's output; called for several batches at once.</param>
/// <param name="gate">Null: nobody else needs the processors.</param>
/// <param name="defaults">What the first line said, where the reading begins behind it.</param>
internal sealed class BulkPipeline(Func<BulkBatch, CancellationToken, ValueTask> answer, BulkGate? gate, int workers, BulkDefaults? defaults = null, bool startsLater = false)
{
    /// <summary>Waiting for records takes as long as some batches take to be answered.</summary>
    private const int BatchesPerWorker = 8;

    /// <param name="write">Gets each batch when its answers are complete and recorded, in order; it must not keep it.</param>
    /// <param name="tally">Whether to count what the answers are.</param>
    public async Task RunAsync(LineReader lines, Func<BulkBatch, CancellationToken, ValueTask> write, bool tally, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Channel<BulkBatch> free = Channel.CreateUnbounded<BulkBatch>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        Channel<BulkBatch> ordered = Channel.CreateUnbounded<BulkBatch>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        Channel<BulkBatch> pending = Channel.CreateUnbounded<BulkBatch>(new UnboundedChannelOptions { SingleWriter = true });
        for (int i = 0; i < workers * BatchesPerWorker; i++) free.Writer.TryWrite(new BulkBatch { Tally = tally ? new BulkTally() : null });
        List<Task> tasks = [Task.Run(() => ReadAsync(lines, free.Reader, ordered.Writer, pending.Writer, stop.Token), CancellationToken.None)];
        for (int i = 0; i < workers; i++) tasks.Add(Task.Run(() => WorkAsync(pending.Reader, stop.Token), CancellationToken.None));
        try
        {
            await foreach (BulkBatch batch in ordered.Reader.ReadAllAsync(stop.Token))
            {
                await batch.Done.WaitAsync(stop.Token);
                if (batch.LastGroup is { } group)
                {
                    group.Begin();
                    await group.Written.WaitAsync(stop.Token);
                }
                await write(batch, stop.Token);
                batch.Reset();
                free.Writer.TryWrite(batch);
            }
            await Task.WhenAll(tasks);
        }
        finally
        {
            await stop.CancelAsync();
            // Whoever owns the input closes it next: nobody may be reading then.
            await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(LineReader lines, ChannelReader<BulkBatch> free, ChannelWriter<BulkBatch> ordered, ChannelWriter<BulkBatch> pending, CancellationToken cancellationToken)
    {
        Exception? end = null;
        try
        {
            BulkDefaults? shared = defaults;
            bool first = !startsLater;
            while (true)
            {
                BulkBatch batch = await free.ReadAsync(cancellationToken);
                if (!await lines.FillAsync(batch, cancellationToken)) return;
                if (first) shared = TakeDefaults(batch);
                first = false;
                batch.Defaults = shared;
                ordered.TryWrite(batch);
                pending.TryWrite(batch);
            }
        }
        catch (Exception failure)
        {
            end = failure;
            throw;
        }
        finally
        {
            ordered.TryComplete(end);
            pending.TryComplete();
        }
    }

    /// <summary>What the first line gives, where it is no request; it is marked so.</summary>
    private static BulkDefaults? TakeDefaults(BulkBatch batch)
    {
        BulkLine line = batch.Lines[0];
        if (line.Fault != LineFault.None || BulkDefaults.Find(batch.TextOf(line).Span) is not { } defaults) return null;
        batch.Lines[0] = line with { Fault = LineFault.Defaults };
        return defaults;
    }

    private async Task WorkAsync(ChannelReader<BulkBatch> pending, CancellationToken cancellationToken)
    {
        await foreach (BulkBatch batch in pending.ReadAllAsync(cancellationToken))
        {
            try
            {
                if (gate is not null) await gate.EnterAsync(cancellationToken);
                try
                {
                    await answer(batch, cancellationToken);
                }
                finally
                {
                    gate?.Leave();
                }
                batch.Finish();
            }
            catch (Exception failure)
            {
                batch.Fail(failure);
                throw;
            }
            // Behind whatever else waits for a processor.
            await Task.Yield();
        }
    }
}
