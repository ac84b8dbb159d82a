using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Composition.Lint;

/// <summary>
/// Finds rules that another rule makes needless, and single phrases that another rule catches already. A needless rule is an error: an editor
/// who changes it believes that something changes.
/// </summary>
internal sealed class RuleOverlap(ContentSnapshot content, SourceText sources, DateOnly day)
{
    public IEnumerable<LintIssue> Run()
    {
        IReadOnlyList<RuleDefinition> rules = content.Guardrails.Definitions.Rules;
        HashSet<RuleDefinition> needless = new(ReferenceEqualityComparer.Instance);
        foreach (RuleDefinition rule in rules)
        {
            List<RuleDefinition> broader = [.. rules.Where(other => !ReferenceEquals(other, rule) && !needless.Contains(other) && Covers(other, rule))];
            if (broader.Find(other => SaysAll(other, rule)) is { } cover)
            {
                needless.Add(rule);
                yield return Issue(rule.Source, LintSeverity.Error, $"rule {rule.Id} adds nothing: rule {cover.Id} ({cover.Source}) flags all that it looks for");
                continue;
            }
            foreach (LintIssue issue in CoveredPhrases(rule, broader)) yield return issue;
        }
    }

    private IEnumerable<LintIssue> CoveredPhrases(RuleDefinition rule, List<RuleDefinition> broader)
    {
        foreach (string phrase in rule.Match.Phrases)
        {
            if (broader.Find(other => other.Match.Phrases.Count > 0 && content.Guardrails.Flags(other, phrase, day)) is { } cover)
                yield return Issue(sources.PlaceOf(rule.Source, "match.phrases", phrase), LintSeverity.Warning, $"“{phrase}” of rule {rule.Id} is caught by rule {cover.Id} already");
        }
    }

    /// <summary>Whether all that a rule looks for, and each of its examples, is flagged by the other one.</summary>
    private bool SaysAll(RuleDefinition other, RuleDefinition rule) =>
        rule.Match.Missing.Count == 0
        && rule.Match.Patterns.All(pattern => other.Match.Patterns.Any(known => known.Regex == pattern.Regex))
        && rule.Match.Phrases.All(phrase => content.Guardrails.Flags(other, phrase, day))
        && rule.Examples.Flag.All(line => content.Guardrails.Flags(other, line, day));

    /// <summary>Whether the other rule decides wherever this one does, at least as strictly, and is cleared by nothing that does not clear this one.</summary>
    private static bool Covers(RuleDefinition other, RuleDefinition rule) =>
        other.Category == rule.Category
        && other.Locale == rule.Locale
        && (other.Mode == RuleMode.Enforce || rule.Mode == RuleMode.Shadow)
        && SeverityOf(other) >= SeverityOf(rule)
        && (other.EffectiveFrom ?? DateOnly.MinValue) <= (rule.EffectiveFrom ?? DateOnly.MinValue)
        && (other.EffectiveTo ?? DateOnly.MaxValue) >= (rule.EffectiveTo ?? DateOnly.MaxValue)
        && (other.Match.Evasion || !rule.Match.Evasion)
        && (other.Match.Toneless || !rule.Match.Toneless)
        && Holds(other.Applies.Channels, rule.Applies.Channels) && Holds(other.Applies.Segments, rule.Applies.Segments)
        && Holds(other.Applies.Goods, rule.Applies.Goods) && Holds(other.Applies.Purpose, rule.Applies.Purpose)
        && (!other.Unless.Evidence || rule.Unless.Evidence)
        && (other.Unless.Condition is null || other.Unless.Condition == rule.Unless.Condition)
        && (other.Unless.Fact is null || other.Unless.Fact == rule.Unless.Fact)
        && other.Unless.Phrases.All(rule.Unless.Phrases.Contains);

    private static Severity SeverityOf(RuleDefinition rule) => rule.Status == RuleStatus.Unconfirmed ? Severity.Warn : rule.Severity;

    /// <summary>An empty list is everywhere.</summary>
    private static bool Holds<T>(IReadOnlyList<T> wide, IReadOnlyList<T> narrow) => wide.Count == 0 || (narrow.Count > 0 && narrow.All(wide.Contains));

    private static LintIssue Issue(SourcePlace place, LintSeverity severity, string message) => new(place.File, place.Line, place.Column, severity, message);
}
