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

/// <summary>Judges copy of one assignment: its merge fields against the scenario's allow-list, its words by the guardrails.</summary>
internal static class CopyJudge
{
    private const string MergeFieldRule = "merge-field";

    public static JudgedCopy Judge(CopyAssignment assignment, IReadOnlyList<KeyValuePair<string, string>> copy, IReadOnlyList<string> statedConditions)
    {
        CopyReport checkedCopy = assignment.Content.Guardrails.CheckCopy(
            [.. copy.Select(field => new CheckedField(field.Key, field.Value))], assignment.Context);
        List<Finding> findings = [.. checkedCopy.Report.Findings];
        HashSet<string> paths = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> field in copy)
        {
            if (MergeText.TryParse(field.Value, field.Key, assignment.Scenario.MergePolicy, TemplateLanguage.Options, out MergeText? text, out IReadOnlyList<TemplateError> errors))
                paths.UnionWith(text.Paths);
            else if (!findings.Exists(finding => finding.Field == field.Key && finding.Category == Categories.Injection && IsEnforcedBlock(finding)))
                findings.AddRange(errors.Select(error => FindingFor(error, field, assignment.Request.Cell.Locale)));
        }
        return new JudgedCopy(
            copy,
            GuardrailReport.Of(findings),
            [.. checkedCopy.Conditions.Concat(statedConditions).Concat(ConditionUse.Of(assignment, copy, paths)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            checkedCopy.Grounds);
    }

    private static bool IsEnforcedBlock(Finding finding) => finding is { Severity: Severity.Block, Mode: RuleMode.Enforce };

    private static Finding FindingFor(TemplateError error, KeyValuePair<string, string> field, string locale)
    {
        bool vietnamese = locale.StartsWith("vi", StringComparison.Ordinal);
        int start = OffsetOf(field.Value, error.Line, error.Column);
        int end = field.Value.IndexOf("}}", start, StringComparison.Ordinal);
        int length = end < 0 ? 0 : end - start;
        return new Finding
        {
            Rule = MergeFieldRule,
            Category = Categories.Injection,
            Severity = Severity.Block,
            Owner = "composer",
            Field = field.Key,
            Start = start,
            Length = length,
            Match = field.Value.Substring(start, length),
            Message = (vietnamese ? "Ô trộn không dùng được: " : "This merge field cannot be used: ") + error.Message,
            Reason = vietnamese ? "Bài viết chỉ được trộn những ô mà kịch bản cho phép." : "Copy may merge only what the scenario allows.",
        };
    }

    private static int OffsetOf(string text, int line, int column)
    {
        int start = 0;
        for (int lineAt = 1; lineAt < line; lineAt++)
        {
            int end = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (end < 0) break;
            start += end + (text[start + end] == '\r' && start + end + 1 < text.Length && text[start + end + 1] == '\n' ? 2 : 1);
        }
        return Math.Clamp(start + column - 1, 0, text.Length);
    }
}
