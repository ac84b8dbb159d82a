using MessageComposer.Server.Bulk;

namespace MessageComposer.Server.Tests.Bulk;

public sealed class BulkGateTests
{
    [Fact]
    public void All_processors_are_for_bulk_work_while_nobody_else_asks()
    {
        BulkGate gate = new(4);
        Assert.Equal([true, true, true, true, false], Enter(gate, 5));
    }

    [Fact]
    public async Task Half_of_them_while_single_requests_are_answered_and_all_again_after_the_last()
    {
        BulkGate gate = new(4);
        gate.BeginSingle();
        gate.BeginSingle();
        Task[] turns = [.. Enumerable.Range(0, 4).Select(_ => gate.EnterAsync(TestContext.Current.CancellationToken).AsTask())];
        Assert.Equal([true, true, false, false], turns.Select(turn => turn.IsCompleted));
        gate.EndSingle();
        Assert.False(turns[2].IsCompleted);
        gate.EndSingle();
        await Task.WhenAll(turns);
    }

    [Fact]
    public async Task One_is_left_to_bulk_work_however_many_single_requests_there_are()
    {
        BulkGate gate = new(1);
        gate.BeginSingle();
        await gate.EnterAsync(TestContext.Current.CancellationToken);
        Task next = gate.EnterAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(next.IsCompleted);
        gate.Leave();
        await next;
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_takes_no_turn()
    {
        BulkGate gate = new(1);
        using CancellationTokenSource gaveUp = new();
        await gate.EnterAsync(CancellationToken.None);
        Task first = gate.EnterAsync(gaveUp.Token).AsTask(), second = gate.EnterAsync(CancellationToken.None).AsTask();
        await gaveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.Leave();
        await second;
    }

    private static bool[] Enter(BulkGate gate, int times) => [.. Enumerable.Range(0, times).Select(_ => gate.EnterAsync(CancellationToken.None).AsTask().IsCompleted)];
}
