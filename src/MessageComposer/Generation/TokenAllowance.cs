namespace MessageComposer.Generation;

/// <summary>What one request for copy may use, its repetitions and its repair turn together. Thread-safe.</summary>
/// <param name="limit">Tokens in and out; null: as many as it takes.</param>
public sealed class TokenAllowance(long? limit)
{
    private long _spent;

    /// <summary>False, and nothing is taken, where that many are not left.</summary>
    public bool TryTake(long tokens)
    {
        long after = Interlocked.Add(ref _spent, tokens);
        if (limit is null || after <= limit) return true;
        Interlocked.Add(ref _spent, -tokens);
        return false;
    }

    /// <summary>A call used fewer, or more, than were taken for it.</summary>
    public void Settle(long taken, long used) => Interlocked.Add(ref _spent, used - taken);
}
