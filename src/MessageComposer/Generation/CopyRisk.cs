using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Review;
using MessageComposer.Templating;

namespace MessageComposer.Generation;

/// <summary>The risk class of judged copy.</summary>
internal static class CopyRisk
{
    public static (RiskClass Risk, IReadOnlyList<RiskGround> Grounds) Of(CopyAssignment assignment, JudgedCopy copy) => RiskAssessment.Assess(
        new RiskInput(assignment.Request.Cell, copy.Fields, copy.Report.Findings, Cleared(assignment, copy), copy.Conditions, copy.Grounds, [.. PathsOf(copy)], assignment.Category),
        assignment.Content);

    /// <summary>What a product's facts let pass: found where the same words are judged without them.</summary>
    private static IReadOnlyList<Finding> Cleared(CopyAssignment assignment, JudgedCopy copy) =>
        assignment.Request.Product is null ? []
        : assignment.Content.Guardrails.CheckCopy(
            [.. copy.Fields.Select(field => new CheckedField(field.Key, field.Value))],
            assignment.Context with { Facts = new ModelObject(new Dictionary<string, Value>(StringComparer.Ordinal)), Required = [] }).Report.Findings;

    private static IEnumerable<string> PathsOf(JudgedCopy copy)
    {
        foreach (KeyValuePair<string, string> field in copy.Fields)
        {
            if (!field.Value.Contains("{{", StringComparison.Ordinal)) continue;
            if (!MergeText.TryParse(field.Value, field.Key, null, Content.TemplateLanguage.Options, out MergeText? text, out _)) continue;
            foreach (string path in text.Paths) yield return path;
        }
    }
}
