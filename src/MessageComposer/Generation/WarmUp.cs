using System.Diagnostics.CodeAnalysis;
using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Generation;

/// <summary>What filling a scenario's cells ahead of time would take: how many texts people get to read, and how much a model is asked for.</summary>
/// <param name="TextsByChannel">In the scenario's order of channels.</param>
/// <param name="Layers">Each text passes these layers of review, in this order; none: it serves at once.</param>
/// <param name="InputTokens">Of one turn for each cell, on the high side; a text that breaks a rule is mended in a second turn.</param>
/// <param name="OutputTokens">The most one turn for each cell may give.</param>
public sealed record WarmUpEstimate(IReadOnlyList<KeyValuePair<string, int>> TextsByChannel, IReadOnlyList<ReviewLayer> Layers, long InputTokens, long OutputTokens)
{
    public int Texts => TextsByChannel.Sum(channel => channel.Value);

    /// <summary>The most that one turn for each cell costs, by these prices of a million tokens.</summary>
    public decimal Cost(decimal inputPerMillion, decimal outputPerMillion) => ((InputTokens * inputPerMillion) + (OutputTokens * outputPerMillion)) / 1_000_000;
}

/// <summary>Finds the cells that have no copy yet and says what filling them takes. Asks no model.</summary>
public sealed class WarmUp(IVariantStore variants, PromptBuilder prompts)
{
    private const int Page = 500;

    /// <summary>The jobs whose cell has no copy that serves or may come to serve: blocked, rejected and retired copy does not count.</summary>
    public async Task<IReadOnlyList<GenerationJob>> MissingAsync(IReadOnlyList<GenerationJob> jobs, CancellationToken cancellationToken)
    {
        if (jobs.Count == 0) return jobs;
        HashSet<(Cell, string?)> written = await WrittenAsync(jobs[0].Cell.Scenario, cancellationToken).ConfigureAwait(false);
        // What a person wrote serves every version.
        return [.. jobs.Where(job => !written.Contains((job.Cell, job.PromptVersion)) && !written.Contains((job.Cell, null)))];
    }

    /// <param name="jobs">Of one scenario; at least one.</param>
    /// <param name="maxInputTokens">As <see cref="CopyWriterOptions.MaxInputTokens"/>.</param>
    /// <param name="fault">Which prompt cannot be built, and why.</param>
    public bool TryEstimate(ContentSnapshot content, IReadOnlyList<GenerationJob> jobs, DateOnly day, int maxInputTokens, [NotNullWhen(true)] out WarmUpEstimate? estimate, [NotNullWhen(false)] out string? fault)
    {
        estimate = null;
        fault = null;
        Dictionary<string, int> texts = new(StringComparer.Ordinal);
        long input = 0, output = 0;
        foreach (GenerationJob job in jobs)
        {
            if (JobRunner.RequestOf(job) is not { } request)
            {
                fault = $"the product of {job.Cell.Subject} cannot be read";
                return false;
            }
            if (!PromptPreview.TryMake(prompts, content, request, day, maxInputTokens, out PromptPreview? preview, out fault)) return false;
            texts[job.Cell.Channel] = texts.GetValueOrDefault(job.Cell.Channel) + job.Count;
            input += preview.Tokens;
            output += preview.Prompt.Header.MaxOutputTokens;
        }
        ScenarioDefinition scenario = content.Scenarios[jobs[0].Cell.Scenario].Definition;
        estimate = new WarmUpEstimate([.. scenario.Channels.Where(texts.ContainsKey).Select(channel => KeyValuePair.Create(channel, texts[channel]))], scenario.Review, input, output);
        return true;
    }

    private async Task<HashSet<(Cell, string?)>> WrittenAsync(string scenario, CancellationToken cancellationToken)
    {
        HashSet<(Cell, string?)> written = [];
        VariantQuery query = new() { Scenario = scenario, Limit = Page };
        while (true)
        {
            IReadOnlyList<Variant> page = await variants.ListAsync(query, cancellationToken).ConfigureAwait(false);
            foreach (Variant variant in page)
                if (variant.State is not (VariantState.Blocked or VariantState.Rejected or VariantState.Retired)) written.Add((variant.Cell, variant.PromptVersion));
            if (page.Count < Page) return written;
            query = query with { After = page[^1].Id };
        }
    }
}
