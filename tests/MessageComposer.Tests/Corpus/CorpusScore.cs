using System.Globalization;
using System.Text;
using MessageComposer.Guardrails;

namespace MessageComposer.Tests.Corpus;

/// <summary>How often a category was found where a person marked it (hits), missed, or reported where nobody did (false alarms), in lines.</summary>
internal sealed class CategoryScore
{
    public int Hits { get; set; }

    public int Missed { get; set; }

    public int FalseAlarms { get; set; }

    /// <summary>Hits whose finding touches a marked stretch.</summary>
    public int Touching { get; set; }

    /// <summary>Hits whose finding covers half of a marked stretch and lies half within it.</summary>
    public int Matching { get; set; }

    public double Precision => Share(Hits, Hits + FalseAlarms);

    public double Recall => Share(Hits, Hits + Missed);

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public double SpanAccuracy => Share(Touching, Hits);

    public double TightSpanAccuracy => Share(Matching, Hits);

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}

/// <summary>The findings of every line against its labels.</summary>
internal sealed class CorpusScore
{
    private readonly List<string> _surprises = [];
    private int _cleanLines;
    private int _flaggedCleanLines;

    public IReadOnlyDictionary<string, CategoryScore> Categories { get; } = Guardrails.Categories.All.ToDictionary(category => category, _ => new CategoryScore());

    public double FalsePositiveRate => _cleanLines == 0 ? 0 : (double)_flaggedCleanLines / _cleanLines;

    /// <summary>Every miss and false alarm, one a line: for people who look for the reason.</summary>
    public IReadOnlyList<string> Surprises => _surprises;

    public double SpanAccuracy => (double)Categories.Values.Sum(score => score.Touching) / Math.Max(1, Categories.Values.Sum(score => score.Hits));

    public void Add(CorpusLine line, IReadOnlyList<Finding> found)
    {
        foreach ((string category, CategoryScore score) in Categories)
        {
            ExpectedFinding[] expected = [.. line.Expect.Where(finding => finding.Category == category)];
            Finding[] reported = [.. found.Where(finding => finding.Category == category)];
            if (expected.Length > 0 && reported.Length > 0)
            {
                score.Hits++;
                double overlap = expected.Max(mark => reported.Max(finding => Overlap(line, mark, finding)));
                if (overlap > 0) score.Touching++;
                else _surprises.Add($"{line.Id} {category} elsewhere: {Quoted(expected.Select(mark => mark.Match))} found as {Quoted(reported.Select(finding => finding.Match))}");
                if (overlap >= 0.5) score.Matching++;
                else if (overlap > 0) _surprises.Add($"{line.Id} {category} loosely: {Quoted(expected.Select(mark => mark.Match))} found as {Quoted(reported.Select(finding => finding.Match))}");
            }
            else if (expected.Length > 0)
            {
                score.Missed++;
                _surprises.Add($"{line.Id} {category} missed: {Quoted(expected.Select(mark => mark.Match))} ({line.Note})");
            }
            else if (reported.Length > 0 && !line.Also.Contains(category))
            {
                score.FalseAlarms++;
                _surprises.Add($"{line.Id} {category} false alarm: {Quoted(reported.Select(finding => $"{finding.Match}” by {finding.Rule} (“{finding.Message}”), “{finding.Field}"))} in “{string.Join(" | ", line.Fields.Select(field => field.Value))}” ({line.Note})");
            }
        }
        if (!line.IsClean) return;
        _cleanLines++;
        if (found.Any(finding => !line.Also.Contains(finding.Category))) _flaggedCleanLines++;
    }

    public string Table()
    {
        StringBuilder table = new();
        table.AppendLine("category            hit miss false  precision recall    F1  spans tight");
        foreach ((string category, CategoryScore score) in Categories)
        {
            table.AppendLine(CultureInfo.InvariantCulture,
                $"{category,-18} {score.Hits,4} {score.Missed,4} {score.FalseAlarms,5}  {score.Precision,9:0.000} {score.Recall,6:0.000} {score.F1,5:0.000} {score.SpanAccuracy,6:0.000} {score.TightSpanAccuracy,5:0.000}");
        }
        table.AppendLine(CultureInfo.InvariantCulture, $"clean lines flagged: {_flaggedCleanLines} of {_cleanLines} ({FalsePositiveRate:P1}); spans: {SpanAccuracy:P1}");
        return table.ToString();
    }

    /// <summary>The share of the longer of the two that both have in common; 1 where the label names the whole field.</summary>
    private static double Overlap(CorpusLine line, ExpectedFinding mark, Finding finding)
    {
        if (mark.Match.Length == 0) return 1;
        if (mark.Field != finding.Field || line.TextOf(mark.Field) is not { } text) return 0;
        double best = 0;
        for (int start = text.IndexOf(mark.Match, StringComparison.Ordinal); start >= 0; start = text.IndexOf(mark.Match, start + 1, StringComparison.Ordinal))
        {
            int common = Math.Min(start + mark.Match.Length, finding.Start + finding.Length) - Math.Max(start, finding.Start);
            best = Math.Max(best, (double)common / Math.Max(mark.Match.Length, finding.Length));
        }
        return best;
    }

    private static string Quoted(IEnumerable<string> texts) => string.Join(", ", texts.Select(text => $"“{text}”"));
}
