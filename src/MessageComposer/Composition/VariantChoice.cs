using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Rendering;
using MessageComposer.Review;

namespace MessageComposer.Composition;

/// <summary>A variant that may serve a brief, compiled.</summary>
internal sealed record Candidate(Variant Variant, CompiledCopy Copy);

/// <summary>
/// The order in which approved variants are tried: prompt versions by weighted rendezvous, each down the whole ladder before the next,
/// so that a small rollout whose cells are empty yet never sends anyone to the fallback.
/// </summary>
internal sealed class VariantChoice(IVariantStore store, CompiledCopyCache copies)
{
    /// <summary>What was found, best first, and why the first unfit one was passed over.</summary>
    /// <param name="InCell">Every approved variant of the cell itself, fit or not.</param>
    internal readonly record struct Result(IReadOnlyList<Candidate> Candidates, Reason? FirstCause, IReadOnlyList<Variant> InCell);

    public async ValueTask<Result> RankAsync(Cell cell, BriefModel model, ScenarioContent scenario, Pseudonym pseudonym, CancellationToken cancellationToken)
    {
        List<Candidate> ranked = [];
        Reason? cause = null;
        List<IReadOnlyList<Variant>> rungs = [];
        foreach (Cell rung in cell.Ladder()) rungs.Add(await store.ApprovedAsync(rung, cancellationToken));
        foreach (string version in VersionsFor(scenario.Definition, pseudonym))
        {
            foreach (IReadOnlyList<Variant> rung in rungs)
            {
                foreach (Variant variant in Ordered(rung, version, pseudonym, model.Brief.Context.Occurrence ?? 0))
                {
                    if (Unfit(variant, model) is { } reason) cause ??= reason;
                    else if (copies.Of(variant, scenario.MergePolicy) is { } copy) ranked.Add(new Candidate(variant, copy));
                }
            }
        }
        return new Result(ranked, cause, rungs[0]);
    }

    /// <summary>The version a customer would be served first: what a missing variant is generated with.</summary>
    public static string? PreferredVersion(ScenarioDefinition scenario, Pseudonym pseudonym) => VersionsFor(scenario, pseudonym).FirstOrDefault();

    private static IEnumerable<string> VersionsFor(ScenarioDefinition scenario, Pseudonym pseudonym) => scenario.Versions
        .Where(version => version.Weight > 0)
        .OrderByDescending(version => StableHash.RendezvousScore(pseudonym, version.Id, version.Weight))
        .Select(version => version.Id);

    /// <summary>Variants of the version (what a person wrote serves every version), turned by weight, hash and occurrence.</summary>
    private static IEnumerable<Variant> Ordered(IReadOnlyList<Variant> rung, string version, Pseudonym pseudonym, int occurrence) => rung
        .Where(variant => variant.Weight > 0 && (variant.PromptVersion is null || variant.PromptVersion == version))
        .OrderByDescending(variant => StableHash.RendezvousScore(pseudonym, variant.Id.ToString("N"), variant.Weight, occurrence))
        .ThenBy(variant => variant.Id);

    /// <summary>Null: its conditions are met and its grounds are the brief's facts.</summary>
    public static Reason? Unfit(Variant variant, BriefModel model)
    {
        foreach (string condition in variant.Conditions)
        {
            if (!model.Conditions.Holds(condition)) return Reason.ConditionUnmet;
        }
        foreach (Ground ground in variant.Grounds)
        {
            if (!FactText.Holds(model, ground.Path, ground.Value)) return Reason.FactsChanged;
        }
        return null;
    }
}
