using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MessageComposer.Content;
using MessageComposer.Guardrails;

namespace MessageComposer.Composition.Lint;

/// <summary>A rule as somebody drafts it from a sentence, before it stands in a file.</summary>
public sealed record RuleDraft
{
    /// <summary>The rule file it should join, relative to the content root.</summary>
    public required string File { get; init; }

    public required string Id { get; init; }

    /// <summary>One of <see cref="Categories"/>.</summary>
    public required string Category { get; init; }

    public Severity Severity { get; init; } = Severity.Block;

    public RuleMode Mode { get; init; }

    public required string Reason { get; init; }

    public required IReadOnlyList<string> Phrases { get; init; }

    public IReadOnlyList<string> Suggest { get; init; } = [];

    public required IReadOnlyList<string> Flag { get; init; }

    public required IReadOnlyList<string> Pass { get; init; }
}

/// <summary>A drafted rule, ready to be put into its file by whoever owns it.</summary>
/// <param name="Yaml">The entry as it stands under <c>rules:</c>.</param>
/// <param name="Patch">Unified diff against the file; empty where there is no such file.</param>
/// <param name="Issues">Why it cannot serve as it is: faults of the file with it in, and examples it does not hold to.</param>
/// <param name="Edited">The content with the rule in; null where it has faults.</param>
public sealed record RuleProposal(string Yaml, string Patch, IReadOnlyList<LintIssue> Issues, ContentSnapshot? Edited);

/// <summary>Writes a drafted rule out and tries it in the content it is meant for. Changes nothing.</summary>
public static partial class RuleDrafting
{
    private static readonly HashSet<string> s_wordsOfYaml = new(["true", "false", "null", "yes", "no", "on", "off", "y", "n"], StringComparer.OrdinalIgnoreCase);

    /// <param name="sources">The files as they stand; the rule is added to one of them.</param>
    /// <param name="current">What they load to, for the parts that stay as they are.</param>
    public static RuleProposal Propose(RuleDraft draft, IReadOnlyList<SourceFile> sources, ContentSnapshot current, DateOnly day)
    {
        string yaml = Write(draft);
        if (sources.FirstOrDefault(source => source.Path == draft.File) is not { } file)
            return new RuleProposal(yaml, "", [new LintIssue(draft.File, 0, 0, LintSeverity.Error, "there is no such rule file")], null);
        string before = Encoding.UTF8.GetString(file.Bytes.Span);
        string after = (before.EndsWith('\n') ? before : before + "\n") + "\n" + yaml;
        ContentLoad load = ContentLoader.Load([.. sources.Where(source => source != file), file with { Bytes = Encoding.UTF8.GetBytes(after) }], current);
        List<LintIssue> issues = [.. load.Faults.Select(fault => new LintIssue(fault.File, fault.Line, fault.Column, LintSeverity.Error, ContentLint.Worded(fault)))];
        if (load.Snapshot is { } edited)
            issues.AddRange(ExampleLint.Run(edited, new SourceText(load.Sources), day, rule => rule == draft.Id));
        return new RuleProposal(yaml, Patch(draft.File, before, yaml), issues, load.Snapshot);
    }

    private static string Write(RuleDraft draft)
    {
        StringBuilder yaml = new();
        yaml.Append("  - id: ").Append(Scalar(draft.Id)).Append('\n');
        Line(yaml, "category", draft.Category);
        Line(yaml, "severity", draft.Severity == Severity.Block ? "block" : "warn");
        Line(yaml, "mode", draft.Mode == RuleMode.Shadow ? "shadow" : "enforce");
        Line(yaml, "reason", Scalar(draft.Reason));
        yaml.Append("    match:\n");
        List(yaml, "      phrases", draft.Phrases);
        if (draft.Suggest.Count > 0) List(yaml, "    suggest", draft.Suggest);
        yaml.Append("    examples:\n");
        List(yaml, "      flag", draft.Flag);
        List(yaml, "      pass", draft.Pass);
        return yaml.ToString();
    }

    private static void Line(StringBuilder yaml, string key, string value) => yaml.Append("    ").Append(key).Append(": ").Append(value).Append('\n');

    private static void List(StringBuilder yaml, string key, IReadOnlyList<string> items)
    {
        string indent = new(' ', key.Length - key.TrimStart().Length + 2);
        yaml.Append(key).Append(":\n");
        foreach (string item in items) yaml.Append(indent).Append("- ").Append(Scalar(item)).Append('\n');
    }

    /// <summary>On one line, plain where nothing in it could mean something else, else in single quotes.</summary>
    private static string Scalar(string text)
    {
        string line = Blanks().Replace(text, " ").Trim();
        if (PlainText().IsMatch(line) && !s_wordsOfYaml.Contains(line)) return line;
        return line.Any(char.IsControl) ? "\"" + Escaped(line) + "\"" : "'" + line.Replace("'", "''", StringComparison.Ordinal) + "'";
    }

    private static string Escaped(string line)
    {
        StringBuilder escaped = new();
        foreach (char character in line)
        {
            if (char.IsControl(character)) escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else if (character is '"' or '\\') escaped.Append('\\').Append(character);
            else escaped.Append(character);
        }
        return escaped.ToString();
    }

    /// <summary>The rule joins the end of the file, where <c>rules:</c> is the last key; three lines of it say where that is.</summary>
    private static string Patch(string path, string before, string yaml)
    {
        const int contextLines = 3;
        bool ends = before.EndsWith('\n');
        string[] lines = (ends ? before[..^1] : before).Split('\n');
        string[] context = lines[Math.Max(0, lines.Length - contextLines)..];
        string[] added = ["", .. yaml.TrimEnd('\n').Split('\n')];
        int start = lines.Length - context.Length + 1;
        StringBuilder patch = new();
        patch.Append(CultureInfo.InvariantCulture, $"--- a/{path}\n+++ b/{path}\n@@ -{start},{context.Length} +{start},{context.Length + added.Length} @@\n");
        for (int i = 0; i < context.Length; i++)
        {
            bool isUnended = !ends && i == context.Length - 1;
            patch.Append(isUnended ? '-' : ' ').Append(context[i]).Append('\n');
            if (isUnended) patch.Append("\\ No newline at end of file\n+").Append(context[i]).Append('\n');
        }
        foreach (string line in added) patch.Append('+').Append(line).Append('\n');
        return patch.ToString();
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}\p{Nd} “”.!?…%,()_-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex PlainText();
}
