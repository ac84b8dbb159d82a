using System.Globalization;
using System.Text;
using MessageComposer.Content.Definitions;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Server.Models;

namespace MessageComposer.Server.Commands;

/// <summary>The words of a warm-up: what it will take, how each cell went, what came of it.</summary>
internal static class WarmUpText
{
    public static string Announce(WarmUpEstimate estimate, int cells, int planned, ModelOptions model)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{cells} of {planned} cell(s) are to be written. That puts up to {estimate.Texts} text(s) before people{Layers(estimate.Layers)}:\n");
        foreach ((string channel, int texts) in estimate.TextsByChannel) text.Append(CultureInfo.InvariantCulture, $"  {channel,-14}{texts,6}\n");
        text.Append(CultureInfo.InvariantCulture, $"The model is sent about {estimate.InputTokens} tokens (a high estimate) and gives at most {estimate.OutputTokens}; texts that break a rule cost a second turn.\n");
        string? name = model.Name ?? model.Providers.FirstOrDefault()?.Name;
        text.Append(model.Budget.Prices.FirstOrDefault(price => price.Model == name) is { } price
            ? string.Create(CultureInfo.InvariantCulture, $"That is at most {estimate.Cost(price.InputPerMillion, price.OutputPerMillion):0.00} {model.Budget.Currency} for the first turns.\n")
            : "What it costs is not known: Model:Budget:Prices does not name the model.\n");
        return text.ToString();
    }

    /// <param name="job">How the cell's job stands now; null where somebody else is at it.</param>
    public static string Line(Cell cell, GenerationJob? job)
    {
        string place = string.Join('/', cell.Scenario, cell.Angle, cell.Segment, cell.Motive, cell.Channel, cell.Subject);
        string reason = job?.Reason is { } known ? WireNames.Of(known) + (job.Detail is { } detail ? $" ({detail})" : "") : "";
        return job?.State switch
        {
            JobState.Done => $"{place}: {job.VariantIds.Count} stored",
            JobState.Failed => $"{place}: {reason}",
            JobState.Queued => $"{place}: {reason}; waits for another try",
            _ => $"{place}: under way elsewhere",
        };
    }

    public static string Summarise(WarmUpTally tally, int cells)
    {
        StringBuilder text = new();
        if (tally.BrokenOff) text.Append("Broken off; the same command does the rest. ");
        text.Append(CultureInfo.InvariantCulture, $"{tally.CellsDone} of {cells} cell(s) have copy now. Stored: {List(tally.Texts)}.");
        if (tally.Failed.Count > 0) text.Append(CultureInfo.InvariantCulture, $" Cells without usable copy: {List(tally.Failed)}.");
        if (tally.CellsWaiting > 0) text.Append(CultureInfo.InvariantCulture, $" {tally.CellsWaiting} of them are tried again by the service, or when this is run again.");
        if (tally.CellsElsewhere > 0) text.Append(CultureInfo.InvariantCulture, $" Under way elsewhere: {tally.CellsElsewhere}.");
        return text.ToString();
    }

    private static string Layers(IReadOnlyList<ReviewLayer> layers) =>
        layers.Count == 0 ? " (none has to be approved: clean copy serves at once)" : $" ({string.Join(", then ", layers.Select(layer => layer.ToString().ToLowerInvariant()))})";

    private static string List(SortedDictionary<string, int> counts) =>
        counts.Count == 0 ? "nothing" : string.Join(", ", counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {count.Key}")));
}
