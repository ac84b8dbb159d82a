using MessageComposer.Content;
using MessageComposer.Messages;

namespace MessageComposer.Composition.Lint;

/// <summary>
/// Looks at all content as brand and legal will want it proven: every file loads, every name exists, released prompts are as they were, every
/// rule and tone holds to its examples, no rule is needless, every fallback and every phrasebook entry is clean. Changes nothing.
/// </summary>
public static class ContentLint
{
    /// <param name="root">The folder that holds <c>prompts/</c> and <c>guardrails/</c>, and beside them <c>samples/</c>.</param>
    /// <param name="load">What loading it gave.</param>
    /// <param name="now">The day rules are judged by.</param>
    public static LintReport Run(string root, ContentLoad load, DateTimeOffset now)
    {
        List<LintIssue> issues =
        [
            .. load.Faults.Select(fault => Issue(fault, LintSeverity.Error)),
            .. load.Warnings.Select(warning => Issue(warning, LintSeverity.Warning)),
        ];
        List<string> omitted = [];
        if (load.Snapshot is not { } content) omitted.Add("Examples, fallbacks and the phrasebook were not tried: mend the faults first.");
        else LookInto(content, root, load, now, issues, omitted);
        return new LintReport(
            [
                .. issues.Distinct().OrderBy(issue => issue.File, StringComparer.Ordinal).ThenBy(issue => issue.Line).ThenBy(issue => issue.Column)
                    .ThenBy(issue => issue.Message, StringComparer.Ordinal),
            ],
            omitted);
    }

    internal static string Worded(ContentFault fault) => fault.Key.Length > 0 ? $"{fault.Key}: {fault.Message}" : fault.Message;

    private static void LookInto(ContentSnapshot content, string root, ContentLoad load, DateTimeOffset now, List<LintIssue> issues, List<string> omitted)
    {
        DateOnly day = VietnamTime.DayOf(now);
        SourceText sources = new(load.Sources);
        issues.AddRange(ExampleLint.Run(content, sources, day));
        issues.AddRange(new RuleOverlap(content, sources, day).Run());
        IReadOnlyList<SampleFacts> samples = SampleFacts.ReadAll(root, issues);
        if (samples.Count == 0) omitted.Add("Fallbacks were not rendered: samples/facts holds no facts to render them with.");
        else issues.AddRange(new FallbackLint(content, sources, samples, now).Run());
        issues.AddRange(PhrasebookLint.Run(root, content, day));
    }

    private static LintIssue Issue(ContentFault fault, LintSeverity severity) => new(fault.File, fault.Line, fault.Column, severity, Worded(fault));
}
