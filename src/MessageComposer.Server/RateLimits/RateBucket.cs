namespace MessageComposer.Server.RateLimits;

/// <param name="Remaining">Requests that may follow at once.</param>
/// <param name="Reset">Until all of the burst may be had again.</param>
/// <param name="RetryAfter">Zero where the request may pass; else until the next one may.</param>
internal readonly record struct RateDecision(int Remaining, TimeSpan Reset, TimeSpan RetryAfter)
{
    public bool IsAllowed => RetryAfter == TimeSpan.Zero;
}

/// <summary>
/// A token bucket in one number: when it will be full again. A request moves that moment on by the time one token takes to drip in, and may do so as long as it
/// stays within the burst. Thread-safe, without a lock.
/// </summary>
/// <param name="perSecond">Tokens that drip in; less than one where they are rare.</param>
internal sealed class RateBucket(double perSecond, int burst, int bulkStreams, TimeProvider time)
{
    private readonly long _token = Math.Max(1, (long)(time.TimestampFrequency / perSecond));
    private readonly long _start = time.GetTimestamp();
    private long _full;
    private int _streams;

    /// <summary>The burst, as text for a header.</summary>
    public string Limit { get; } = burst.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public RateDecision Take()
    {
        long most = _token * burst;
        while (true)
        {
            long now = time.GetTimestamp() - _start, known = Volatile.Read(ref _full);
            long full = Math.Max(known, now) + _token;
            if (full - now > most) return new RateDecision(0, Span(known - now), Span(full - now - most));
            if (Interlocked.CompareExchange(ref _full, full, known) == known) return new RateDecision((int)((most - (full - now)) / _token), Span(full - now), TimeSpan.Zero);
        }
    }

    /// <summary>Puts a token back that was taken for nothing.</summary>
    public void GiveBack() => Interlocked.Add(ref _full, -_token);

    /// <summary>False where as many bulk requests are under way as may be; else <see cref="LeaveBulk"/> follows.</summary>
    public bool TryEnterBulk()
    {
        if (Interlocked.Increment(ref _streams) <= bulkStreams) return true;
        Interlocked.Decrement(ref _streams);
        return false;
    }

    public void LeaveBulk() => Interlocked.Decrement(ref _streams);

    private TimeSpan Span(long timestamps) => time.GetElapsedTime(0, Math.Max(1, timestamps));
}
