using MessageComposer.Generation;

namespace MessageComposer.Server.Commands;

/// <summary>What the model used and cost, as programs read it.</summary>
/// <param name="By">What a line stands for: <c>scenario</c>, <c>version</c>, <c>model</c> or <c>day</c>.</param>
/// <param name="TokensPerDay">The budget; null where there is none.</param>
public sealed record CostResponse(string From, string To, string By, string Currency, long? TokensPerDay, IReadOnlyList<CostLine> Lines, CostLine Total);

/// <param name="Key">The scenario, the version (<c>cart-abandonment/v1</c>), the model or the day.</param>
/// <param name="RepairCalls">Of <paramref name="Calls"/>, those that asked a model to mend its text.</param>
/// <param name="EstimatedCalls">Calls whose provider reported no usage: their tokens are estimates.</param>
/// <param name="ReservedTokens">Held for calls under way, or for calls a killed process never ended; they count against the budget.</param>
/// <param name="UnpricedCalls">Calls of models without a price, which <paramref name="Cost"/> leaves out.</param>
public sealed record CostLine(
    string Key, long Calls, long FailedCalls, long RepairCalls, long EstimatedCalls, long InputTokens, long OutputTokens, long ReservedTokens, decimal Cost, long UnpricedCalls)
{
    internal static CostLine Of(string key, IReadOnlyCollection<UsageRecord> records) => new(
        key,
        records.Sum(record => record.Calls),
        records.Sum(record => record.FailedCalls),
        records.Where(record => record.Key.Purpose == CallPurpose.Repair).Sum(record => record.Calls),
        records.Sum(record => record.EstimatedCalls),
        records.Sum(record => record.InputTokens),
        records.Sum(record => record.OutputTokens),
        records.Sum(record => record.ReservedTokens),
        records.Sum(record => record.CostMicros) / 1_000_000m,
        records.Sum(record => record.UnpricedCalls));
}
