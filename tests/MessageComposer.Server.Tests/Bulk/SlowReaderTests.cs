using MessageComposer.Server.Tests.Api;

namespace MessageComposer.Server.Tests.Bulk;

/// <summary>A client that sends without end and takes no answer: what it gets and holds is bounded, and when it goes the work ends.</summary>
[Collection(nameof(OneAtATime))]
public sealed class SlowReaderTests
{
    private const int LinesPerWrite = 200;

    /// <summary>Far more than the sockets of both sides and the service's batches hold.</summary>
    private const int MostLines = 100_000;

    [Fact]
    public async Task Work_stops_while_answers_are_not_taken_and_ends_when_the_client_goes()
    {
        BulkWatch watch = new();
        await using ComposerApp app = new(watch.Join);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using BulkConnection client = await BulkConnection.OpenAsync(app);

        int sent = await SendUntilStuckAsync(client);

        Assert.True(sent < MostLines, "the service took in every line although nobody read an answer");
        Assert.InRange(watch.Composed, 1, sent);
        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(grown < 100_000_000, $"the service holds {grown / 1_000_000} MB more than before, after {watch.Composed} of {sent} lines");
        client.BreakOff();
        await watch.EndedAsync().WaitAsync(TimeSpan.FromSeconds(30), ComposerApp.Cancellation);
        Assert.True(watch.Composed < MostLines);
    }

    /// <returns>How many lines the other side had room for.</returns>
    private static async Task<int> SendUntilStuckAsync(BulkConnection client)
    {
        byte[] chunk = BulkConnection.ChunkOf(LinesPerWrite);
        for (int sent = 0; sent < MostLines; sent += LinesPerWrite)
        {
            using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(ComposerApp.Cancellation);
            patience.CancelAfter(TimeSpan.FromSeconds(3));
            try
            {
                await client.SendAsync(chunk, patience.Token);
            }
            catch (OperationCanceledException)
            {
                return sent;
            }
        }
        return MostLines;
    }
}
