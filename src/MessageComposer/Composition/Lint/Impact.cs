using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Review;

namespace MessageComposer.Composition.Lint;

/// <summary>What one rule does to one stored variant.</summary>
/// <param name="Finding">Where it is hit; null where the variant is freed.</param>
public sealed record VariantImpact(Variant Variant, Finding? Finding);

/// <summary>What edited rules do to stored copy, rule by rule.</summary>
/// <param name="Place">Where the rule stands in the edited content; null for built-in rules and for rules that are gone.</param>
public sealed record RuleImpact(string Rule, SourcePlace? Place, IReadOnlyList<VariantImpact> Blocked, IReadOnlyList<VariantImpact> Freed);

/// <param name="Judged">How many stored variants were judged.</param>
/// <param name="Homeless">How many belong to a scenario, angle or channel that is gone.</param>
public sealed record ImpactReport(IReadOnlyList<RuleImpact> Rules, int Judged, int Homeless);

/// <summary>Judges stored copy by edited content without changing anything: which would be newly blocked, which freed.</summary>
public sealed class Impact(ContentSnapshot edited, ContentSnapshot? before, DateOnly day)
{
    private const int PageSize = 200;

    private readonly SortedDictionary<string, (List<VariantImpact> Blocked, List<VariantImpact> Freed)> _rules = new(StringComparer.Ordinal);

    public async Task<ImpactReport> OnAsync(IVariantStore store, CancellationToken cancellationToken)
    {
        int judged = 0, homeless = 0;
        for (Guid? after = null; ;)
        {
            IReadOnlyList<Variant> page = await store.ListAsync(new VariantQuery { After = after, Limit = PageSize }, cancellationToken);
            foreach (Variant variant in page)
            {
                if (variant.State is VariantState.Retired or VariantState.Rejected) continue;
                if (Compare(variant)) judged++;
                else homeless++;
            }
            if (page.Count < PageSize) return new ImpactReport([.. _rules.Select(rule => new RuleImpact(rule.Key, PlaceOf(rule.Key), rule.Value.Blocked, rule.Value.Freed))], judged, homeless);
            after = page[^1].Id;
        }
    }

    /// <summary>False where the variant's cell is gone.</summary>
    private bool Compare(Variant variant)
    {
        if (VariantRecheck.BlockingOf(variant, edited, day) is not { } now) return false;
        IReadOnlyList<Finding> then = (before is null ? null : VariantRecheck.BlockingOf(variant, before, day)) ?? AsStored(variant);
        bool wasBlocked = then.Count > 0 || (before is null && variant.State is VariantState.Blocked or VariantState.Suspended);
        if (!wasBlocked)
            foreach (Finding finding in now.DistinctBy(finding => finding.Rule)) Of(finding.Rule).Blocked.Add(new VariantImpact(variant, finding));
        else if (now.Count == 0)
            foreach (string rule in then.Select(finding => finding.Rule).Distinct()) Of(rule).Freed.Add(new VariantImpact(variant, null));
        return true;
    }

    private (List<VariantImpact> Blocked, List<VariantImpact> Freed) Of(string rule)
    {
        if (!_rules.TryGetValue(rule, out (List<VariantImpact>, List<VariantImpact>) impact)) _rules[rule] = impact = ([], []);
        return impact;
    }

    private static IReadOnlyList<Finding> AsStored(Variant variant) => [.. variant.Findings.Where(finding => finding is { Severity: Severity.Block, Mode: RuleMode.Enforce })];

    private SourcePlace? PlaceOf(string rule) => edited.Guardrails.Definitions.Rules.FirstOrDefault(definition => definition.Id == rule)?.Source;
}
