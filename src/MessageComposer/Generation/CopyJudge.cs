using System.Diagnostics.CodeAnalysis;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Templating;

namespace MessageComposer.Generation;

/// <summary>One copy with all that was found about it.</summary>
internal sealed record JudgedCopy(
    IReadOnlyList<KeyValuePair<string, string>> Fields, GuardrailReport Report, IReadOnlyList<string> Conditions, IReadOnlyList<Ground> Grounds)
{
    public bool IsBlocked => Report.Verdict == Verdict.Block;
}

/// <summary>Judges copy of one assignment: its merge fields against the scenario's allow-list, its words by the guardrails, its claims by conditions.</summary>
internal static class CopyJudge
{
    private const string OnlyProduct = "products[0]";

    public static JudgedCopy Judge(CopyAssignment assignment, IReadOnlyList<KeyValuePair<string, string>> copy, IReadOnlyList<string> statedConditions)
    {
        CopyReport report = assignment.Content.Guardrails.CheckCopy([.. copy.Select(field => new CheckedField(field.Key, field.Value))], assignment.Context);
        List<Finding> findings = [.. report.Report.Findings];
        HashSet<string> paths = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> field in copy)
        {
            if (TryParse(assignment, field, out MergeText? text)) paths.UnionWith(text.Paths);
            else if (report.Report.Verdict != Verdict.Block) findings.Add(Unparsed(field, assignment.Request.Cell.Locale));
        }
        findings.AddRange(CardQuotes.In(assignment, copy));
        return new JudgedCopy(
            copy,
            GuardrailReport.Of(findings),
            [.. report.Conditions.Concat(statedConditions).Concat(ConditionUse.Of(assignment, copy, paths)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. report.Grounds.Select(OfTheProduct).Distinct()]);
    }

    /// <summary>The product a copy is about is the first and only one it is judged by; in a brief it may stand anywhere among the products.</summary>
    private static Ground OfTheProduct(Ground ground) =>
        ground.Path.StartsWith(OnlyProduct, StringComparison.Ordinal) ? ground with { Path = "product" + ground.Path[OnlyProduct.Length..] } : ground;

    private static bool TryParse(CopyAssignment assignment, KeyValuePair<string, string> field, [NotNullWhen(true)] out MergeText? text) =>
        MergeText.TryParse(field.Value, field.Key, assignment.Scenario.MergePolicy, TemplateLanguage.Options, out text, out _);

    /// <summary>The guardrails report a bad merge field with its place. This one stands in should they ever pass what cannot be filled.</summary>
    private static Finding Unparsed(KeyValuePair<string, string> field, string locale)
    {
        bool vietnamese = locale.StartsWith("vi", StringComparison.Ordinal);
        return new Finding
        {
            Rule = "merge-field",
            Category = Categories.Injection,
            Severity = Severity.Block,
            Owner = "composer",
            Field = field.Key,
            Start = 0,
            Length = 0,
            Match = "",
            Message = vietnamese ? "Ô này có ô trộn không dùng được." : "This field holds a merge field that cannot be used.",
            Reason = vietnamese ? "Bài viết chỉ được trộn những ô mà kịch bản cho phép." : "Copy may merge only what the scenario allows.",
        };
    }
}
