namespace MessageComposer.Generation;

/// <summary>What a count of tokens belongs to.</summary>
/// <param name="Day">In Vietnam, when the call began.</param>
/// <param name="Provider">Its label in the settings.</param>
/// <param name="Model">As the settings name it, whatever a provider calls its build.</param>
public sealed record UsageKey(DateOnly Day, string Scenario, string PromptVersion, string Provider, string Model, CallPurpose Purpose);

/// <summary>How one call ended, in tokens.</summary>
/// <param name="Estimated">The provider reported no usage: the counts are ours.</param>
/// <param name="Failed">No completion came.</param>
/// <param name="CostMicros">Millionths of the currency; null where the model has no price.</param>
public readonly record struct CallUsage(long InputTokens, long OutputTokens, bool Estimated, bool Failed, long? CostMicros)
{
    public long Tokens => InputTokens + OutputTokens;
}

/// <summary>All calls of one key so far.</summary>
public sealed record UsageRecord
{
    public required UsageKey Key { get; init; }

    public long Calls { get; init; }

    public long FailedCalls { get; init; }

    /// <summary>Calls whose counts are estimates.</summary>
    public long EstimatedCalls { get; init; }

    /// <summary>Calls whose cost is not known.</summary>
    public long UnpricedCalls { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    /// <summary>Held for calls that are under way, or that a killed process never ended.</summary>
    public long ReservedTokens { get; init; }

    public long CostMicros { get; init; }
}

/// <summary>What calls to models have used, kept across restarts. Thread-safe; several processes may share it.</summary>
public interface IUsageStore
{
    /// <summary>
    /// Holds tokens for a call about to be made. False, and nothing is held, where everything used and held of that day and this would exceed <paramref name="dayLimit"/>.
    /// What is never settled stays held: a process that dies has spent what it asked for.
    /// </summary>
    Task<bool> TryReserveAsync(UsageKey key, long tokens, long? dayLimit, CancellationToken cancellationToken);

    /// <summary>Puts what a call used in the place of what was held for it.</summary>
    Task SettleAsync(UsageKey key, long reserved, CallUsage usage, CancellationToken cancellationToken);

    /// <summary>Both days included, in order of day.</summary>
    Task<IReadOnlyList<UsageRecord>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);
}

/// <summary>For programs that keep no data.</summary>
public sealed class InMemoryUsageStore : IUsageStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<UsageKey, UsageRecord> _records = [];

    public Task<bool> TryReserveAsync(UsageKey key, long tokens, long? dayLimit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            long spent = _records.Values.Where(record => record.Key.Day == key.Day).Sum(record => record.InputTokens + record.OutputTokens + record.ReservedTokens);
            if (spent + tokens > dayLimit) return Task.FromResult(false);
            UsageRecord before = RecordOf(key);
            _records[key] = before with { ReservedTokens = before.ReservedTokens + tokens };
            return Task.FromResult(true);
        }
    }

    public Task SettleAsync(UsageKey key, long reserved, CallUsage usage, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            UsageRecord before = RecordOf(key);
            _records[key] = before with
            {
                Calls = before.Calls + 1,
                FailedCalls = before.FailedCalls + (usage.Failed ? 1 : 0),
                EstimatedCalls = before.EstimatedCalls + (usage.Estimated ? 1 : 0),
                UnpricedCalls = before.UnpricedCalls + (usage.CostMicros is null ? 1 : 0),
                InputTokens = before.InputTokens + usage.InputTokens,
                OutputTokens = before.OutputTokens + usage.OutputTokens,
                ReservedTokens = before.ReservedTokens - reserved,
                CostMicros = before.CostMicros + (usage.CostMicros ?? 0),
            };
        }
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<UsageRecord>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<UsageRecord>>([.. _records.Values.Where(record => record.Key.Day >= from && record.Key.Day <= to).OrderBy(record => record.Key.Day)]);
    }

    private UsageRecord RecordOf(UsageKey key) => _records.GetValueOrDefault(key) ?? new UsageRecord { Key = key };
}
