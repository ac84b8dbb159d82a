using System.Globalization;
using System.Text;
using System.Text.Json;
using MessageComposer.Composition.Lint;
using MessageComposer.Server.Api;

namespace MessageComposer.Server.Commands;

/// <summary>Writes what lint found: for people and editors, for programs, or as annotations of a pull request.</summary>
internal static class LintPrinter
{
    public const string Text = "text";
    public const string Json = "json";
    public const string GitHub = "github";

    public static string Print(LintReport report, ImpactReport? impact, string format) => format switch
    {
        Json => JsonSerializer.Serialize(LintResponse.From(report, impact), WireJson.Indented.LintResponse) + "\n",
        GitHub => Lines([.. report.Issues.Select(Annotation), .. ImpactLines(impact).Select(line => Annotation("notice", line.File, line.Line, line.Column, line.Message))]),
        _ => Lines([.. report.Issues.Select(issue => OneLine(issue.ToString())), .. ImpactLines(impact).Select(line => OneLine($"{line.File}:{line.Line}:{line.Column}: impact: {line.Message}"))]),
    };

    private static string Annotation(LintIssue issue) =>
        Annotation(issue.Severity == LintSeverity.Error ? "error" : "warning", issue.File, issue.Line, issue.Column, issue.Message);

    private static string Annotation(string level, string file, int line, int column, string message) => string.Create(
        CultureInfo.InvariantCulture,
        $"::{level} file={Data(file).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal)},line={Math.Max(1, line)},col={Math.Max(1, column)}::{Data(message)}");

    /// <summary>What a workflow command may not hold as it is.</summary>
    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static IEnumerable<(string File, int Line, int Column, string Message)> ImpactLines(ImpactReport? impact)
    {
        foreach (RuleImpact rule in impact?.Rules ?? [])
        {
            (string file, int line, int column) = rule.Place is { } place ? (place.File, place.Line, place.Column) : ("guardrails", 0, 0);
            foreach (VariantImpact variant in rule.Blocked)
                yield return (file, line, column, $"rule {rule.Rule} would block {Named(variant)}: {variant.Finding!.Field} “{variant.Finding.Match}”");
            foreach (VariantImpact variant in rule.Freed) yield return (file, line, column, $"rule {rule.Rule} would free {Named(variant)}");
        }
    }

    private static string Named(VariantImpact impact)
    {
        VariantResponse variant = VariantResponse.From(impact.Variant);
        CellResponse cell = variant.Cell;
        return $"{variant.Id} ({variant.State}; {string.Join('/', cell.Scenario, cell.Angle, cell.Segment, cell.Motive, cell.Channel, cell.Locale, cell.Subject)})";
    }

    /// <summary>A control character in quoted content could steer the terminal, a line break make a second message.</summary>
    private static string OneLine(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (int i = 0; i < source.Length; i++) target[i] = char.IsControl(source[i]) ? ' ' : source[i];
    });

    private static string Lines(IReadOnlyList<string> lines)
    {
        StringBuilder text = new();
        foreach (string line in lines) text.Append(line).Append('\n');
        return text.ToString();
    }
}
