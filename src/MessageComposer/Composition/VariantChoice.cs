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
        List<IReadOnlyList<Variant>> rungs = new(4);
        foreach (Cell rung in cell.Ladder()) rungs.Add(await store.ApprovedAsync(rung, cancellationToken));
        foreach (string version in VersionsFor(scenario.Definition, pseudonym))
        {
            foreach (IReadOnlyList<Variant> rung in rungs)
            {
                if (rung.Count == 0) continue;
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
    public static string? PreferredVersion(ScenarioDefinition scenario, Pseudonym pseudonym) => VersionsFor(scenario, pseudonym) is [var first, ..] ? first : null;

    private static List<string> VersionsFor(ScenarioDefinition scenario, Pseudonym pseudonym)
    {
        if (scenario.Versions is [{ Weight: > 0 } only]) return [only.Id];
        List<Scored<string>> versions = new(scenario.Versions.Count);
        foreach (PromptVersionDefinition version in scenario.Versions)
            if (version.Weight > 0) versions.Add(new(version.Id, StableHash.RendezvousScore(pseudonym, version.Id, version.Weight), versions.Count));
        return InOrder(versions);
    }

    /// <summary>Variants of the version (what a person wrote serves every version), turned by weight, hash and occurrence.</summary>
    private static List<Variant> Ordered(IReadOnlyList<Variant> rung, string version, Pseudonym pseudonym, int occurrence)
    {
        if (rung is [{ Weight: > 0 } only] && IsOf(only, version)) return [only];
        List<Scored<Variant>> variants = new(rung.Count);
        Span<char> id = stackalloc char[32];
        for (int i = 0; i < rung.Count; i++)
        {
            Variant variant = rung[i];
            if (variant.Weight <= 0 || !IsOf(variant, version)) continue;
            variant.Id.TryFormat(id, out _, "N");
            variants.Add(new(variant, StableHash.RendezvousScore(pseudonym, id, variant.Weight, occurrence), i));
        }
        return InOrder(variants, static (one, other) => one.Id.CompareTo(other.Id));
    }

    private static bool IsOf(Variant variant, string version) => variant.PromptVersion is null || variant.PromptVersion == version;

    private readonly record struct Scored<T>(T Item, double Score, int Place);

    /// <summary>Highest score first; among equals the lesser, then the earlier.</summary>
    private static List<T> InOrder<T>(List<Scored<T>> scored, Comparison<T>? among = null)
    {
        scored.Sort((one, other) =>
        {
            int order = other.Score.CompareTo(one.Score);
            if (order == 0 && among is not null) order = among(one.Item, other.Item);
            return order != 0 ? order : one.Place.CompareTo(other.Place);
        });
        List<T> items = new(scored.Count);
        foreach (Scored<T> item in scored) items.Add(item.Item);
        return items;
    }

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
