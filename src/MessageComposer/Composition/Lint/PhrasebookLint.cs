using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Guardrails;
using MessageComposer.Messages;

namespace MessageComposer.Composition.Lint;

/// <summary>Reads the offline phrasebook and judges each entry as the copy it stands in for.</summary>
internal static class PhrasebookLint
{
    private const string Folder = "samples/phrasebook";

    public static IEnumerable<LintIssue> Run(string root, ContentSnapshot content, DateOnly day)
    {
        PhrasebookContent book = PhrasebookReader.ReadFolder(Path.Combine(root, Folder));
        foreach (ContentFault fault in book.Faults)
            yield return new LintIssue($"{Folder}/{fault.File}", fault.Line, fault.Column, LintSeverity.Error, ContentLint.Worded(fault));
        foreach (PhrasebookEntry entry in book.Entries)
            foreach ((LintSeverity severity, string message) in Judge(entry, content, day))
                yield return new LintIssue($"{Folder}/{entry.Source.File}", entry.Source.Line, entry.Source.Column, severity, message);
    }

    private static IEnumerable<(LintSeverity Severity, string Message)> Judge(PhrasebookEntry entry, ContentSnapshot content, DateOnly day)
    {
        if (UnknownName(entry, content) is { } unknown) return [(LintSeverity.Error, unknown)];
        ScenarioContent scenario = content.Scenarios[entry.Scenario];
        Cell cell = new(
            entry.Scenario, entry.Angle ?? scenario.Angles[^1].Definition.Id, entry.Segment ?? Cell.GeneralSegment, entry.Motive ?? Cell.NoMotive,
            entry.Channel, entry.Locale, entry.Subject ?? Cell.NoSubject);
        CopyRequest request = new() { Cell = cell, PromptVersion = "", Conditions = entry.Conditions };
        CopyAssignment assignment = CopyAssignment.From(content, request, day, out _)!;
        return CopyJudge.Judge(assignment, entry.Fields, entry.Conditions).Report.Findings
            .Where(finding => finding.Mode == RuleMode.Enforce)
            .Select(finding => (
                finding.Severity == Severity.Block ? LintSeverity.Error : LintSeverity.Warning,
                $"{finding.Rule} objects to {finding.Field}{(finding.Match.Length > 0 ? $" “{finding.Match}”" : "")}: {finding.Message}"));
    }

    private static string? UnknownName(PhrasebookEntry entry, ContentSnapshot content)
    {
        if (!content.Scenarios.TryGetValue(entry.Scenario, out ScenarioContent? scenario)) return $"there is no scenario “{entry.Scenario}”";
        if (!scenario.Definition.Locales.Contains(entry.Locale)) return $"scenario {entry.Scenario} does not speak {entry.Locale}";
        if (!scenario.Definition.Channels.Contains(entry.Channel)) return $"scenario {entry.Scenario} does not use the channel “{entry.Channel}”";
        if (entry.Angle is { } angle && !scenario.Angles.Any(known => known.Definition.Id == angle)) return $"scenario {entry.Scenario} has no angle “{angle}”";
        if (entry.Segment is { } segment && !content.Segments.Any(known => known.Definition.Id == segment)) return $"there is no segment “{segment}”";
        if (entry.Motive is { } motive && !content.Motives.Any(known => known.Definition.Id == motive)) return $"there is no motive “{motive}”";
        return entry.Conditions.FirstOrDefault(condition => !content.Conditions.ContainsKey(condition)) is { } condition ? $"there is no condition “{condition}”" : null;
    }
}
