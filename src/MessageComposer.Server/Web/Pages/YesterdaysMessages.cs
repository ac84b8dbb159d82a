using MessageComposer.Messages;
using MessageComposer.Messages.Records;

namespace MessageComposer.Server.Web.Pages;

/// <summary>How many messages of the day before came from where. A day may hold millions: it is counted once, beside the request that asks first, and remembered. Thread-safe.</summary>
internal sealed partial class YesterdaysMessages(IMessageCounts counts, TimeProvider time, ILogger<YesterdaysMessages> logger)
{
    /// <summary>So long a page waits; whoever opens it next finds the count.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(150);

    /// <summary>A stalled store writes records later than they were composed: a count this soon after midnight is not the last.</summary>
    private static readonly TimeSpan s_settled = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan s_again = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private Counting? _counting;

    private sealed record Counting(DateOnly Day, DateTimeOffset Begun, Task<IReadOnlyDictionary<MessageSource, long>?> Result);

    /// <returns>Null: not counted yet, or it cannot be.</returns>
    public async Task<IReadOnlyDictionary<MessageSource, long>?> FindAsync(CancellationToken cancellationToken)
    {
        Task<IReadOnlyDictionary<MessageSource, long>?> result = Current().Result;
        if (!result.IsCompleted) await Task.WhenAny(result, Task.Delay(s_patience, time, cancellationToken));
        return result.IsCompleted ? await result : null;
    }

    private Counting Current()
    {
        DateTimeOffset now = time.GetUtcNow();
        DateOnly today = VietnamTime.DayOf(now);
        lock (_gate)
        {
            if (_counting is { } known && known.Day == today.AddDays(-1) && IsGood(known, now, today)) return known;
            return _counting = new Counting(today.AddDays(-1), now, CountAsync(Begin(today.AddDays(-1)), Begin(today)));
        }
    }

    private static bool IsGood(Counting known, DateTimeOffset now, DateOnly today) =>
        !known.Result.IsCompleted || (known.Result.Result is not null && (known.Begun >= Begin(today) + s_settled || now - known.Begun < s_again));

    /// <summary>On a thread of its own, and to its end: the reader who asked may be gone by then.</summary>
    private Task<IReadOnlyDictionary<MessageSource, long>?> CountAsync(DateTimeOffset from, DateTimeOffset before) => Task.Run(async () =>
    {
        try
        {
            return await counts.BySourceAsync(from, before, CancellationToken.None);
        }
#pragma warning disable CA1031 // The page goes without; the next reader's is the next try.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            NotCounted(failure);
            return null;
        }
    });

    private static DateTimeOffset Begin(DateOnly day) => new(day, TimeOnly.MinValue, VietnamTime.Offset);

    [LoggerMessage(LogLevel.Warning, "Yesterday's messages could not be counted.")]
    private partial void NotCounted(Exception failure);
}
