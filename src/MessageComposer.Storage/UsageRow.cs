using MessageComposer.Generation;

namespace MessageComposer.Storage;

/// <summary>What calls of one key used, as the table <c>usage</c> holds it: a few rows a day.</summary>
internal sealed class UsageRow
{
    public required DateOnly Day { get; init; }

    public required string Scenario { get; init; }

    public required string PromptVersion { get; init; }

    public required string Provider { get; init; }

    public required string Model { get; init; }

    public required CallPurpose Purpose { get; init; }

    public long Calls { get; set; }

    public long FailedCalls { get; set; }

    public long EstimatedCalls { get; set; }

    public long UnpricedCalls { get; set; }

    public long InputTokens { get; set; }

    public long OutputTokens { get; set; }

    public long ReservedTokens { get; set; }

    public long CostMicros { get; set; }

    public UsageRecord ToRecord() => new()
    {
        Key = new UsageKey(Day, Scenario, PromptVersion, Provider, Model, Purpose),
        Calls = Calls,
        FailedCalls = FailedCalls,
        EstimatedCalls = EstimatedCalls,
        UnpricedCalls = UnpricedCalls,
        InputTokens = InputTokens,
        OutputTokens = OutputTokens,
        ReservedTokens = ReservedTokens,
        CostMicros = CostMicros,
    };
}
