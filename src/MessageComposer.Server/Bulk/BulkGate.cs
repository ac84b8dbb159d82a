namespace MessageComposer.Server.Bulk;

/// <summary>
/// Lets bulk work have all processors, and half of them while single requests are being answered: those never wait for more than the batch that is being
/// worked on. Thread-safe; costs a single request two counters.
/// </summary>
internal sealed class BulkGate(int processors)
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _singles;
    private int _running;
    private int _waitingCount;

    public BulkGate() : this(Environment.ProcessorCount) { }

    public int Processors => processors;

    private int Allowed => Volatile.Read(ref _singles) == 0 ? processors : Math.Max(1, processors / 2);

    public void BeginSingle() => Interlocked.Increment(ref _singles);

    public void EndSingle()
    {
        if (Interlocked.Decrement(ref _singles) == 0 && Volatile.Read(ref _waitingCount) > 0)
        {
            lock (_gate) LetIn();
        }
    }

    /// <summary>Before a batch; <see cref="Leave"/> after it.</summary>
    public ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource turn;
        lock (_gate)
        {
            if (_running < Allowed && _waiting.Count == 0)
            {
                _running++;
                return ValueTask.CompletedTask;
            }
            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
            Volatile.Write(ref _waitingCount, _waiting.Count);
            LetIn();
        }
        return new ValueTask(WaitAsync(turn, cancellationToken));
    }

    public void Leave()
    {
        lock (_gate)
        {
            _running--;
            LetIn();
        }
    }

    private static async Task WaitAsync(TaskCompletionSource turn, CancellationToken cancellationToken)
    {
        await using CancellationTokenRegistration cancelled = cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), turn);
        await turn.Task;
    }

    /// <summary>Called with the lock held. Those who gave up are passed over.</summary>
    private void LetIn()
    {
        while (_running < Allowed && _waiting.TryDequeue(out TaskCompletionSource? turn))
        {
            if (turn.TrySetResult()) _running++;
        }
        Volatile.Write(ref _waitingCount, _waiting.Count);
    }
}
