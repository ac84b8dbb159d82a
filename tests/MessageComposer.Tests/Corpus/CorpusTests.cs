using MessageComposer.Guardrails;
using MessageComposer.Tests.Composition;

namespace MessageComposer.Tests.Corpus;

/// <summary>The shipped rules against texts that people labelled by meaning, without looking at the rules.</summary>
public class CorpusTests(ITestOutputHelper output)
{
    /// <summary>No category may fall below this F1.</summary>
    private const double LowestF1 = 0.82;

    /// <summary>At most this share of clean lines may be flagged.</summary>
    private const double HighestFalsePositiveRate = 0.012;

    /// <summary>At least this share of hits must touch the marked stretch.</summary>
    private const double LowestSpanAccuracy = 1;

    private static readonly Lazy<IReadOnlyList<CorpusLine>> s_lines = new(CorpusLine.ReadAll);

    private static IReadOnlyList<CorpusLine> Lines => s_lines.Value;

    [Fact]
    public void Every_label_names_a_known_category_and_a_stretch_of_its_field()
    {
        List<string> wrong = [];
        foreach (CorpusLine line in Lines)
        {
            foreach (string category in line.Expect.Select(finding => finding.Category).Concat(line.Also).Where(category => !Categories.All.Contains(category)))
                wrong.Add($"{line.Id}: no category {category}");
            foreach (ExpectedFinding finding in line.Expect.Where(finding => finding.Match.Length > 0 && line.TextOf(finding.Field)?.Contains(finding.Match, StringComparison.Ordinal) != true))
                wrong.Add($"{line.Id}: “{finding.Match}” does not stand in {finding.Field}");
            if (line.Expect.Any(finding => line.Also.Contains(finding.Category))) wrong.Add($"{line.Id}: a category is both expected and optional");
            if (line.Purpose is not ("advertising" or "care")) wrong.Add($"{line.Id}: no purpose {line.Purpose}");
            if (line.Fields.Count == 0 || line.Fields.Any(field => field.Value.Length == 0)) wrong.Add($"{line.Id}: an empty field");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_line_has_an_id_of_its_own() =>
        Assert.Equal([], Lines.CountBy(line => line.Id).Where(count => count.Value > 1).Select(count => count.Key));

    [Fact]
    public void Every_category_is_met_and_clean_lines_stand_beside_the_violations()
    {
        Assert.All(Categories.All, category => Assert.True(Lines.Count(line => line.Expect.Any(finding => finding.Category == category)) >= 20, category));
        Assert.True(Lines.Count(line => line.IsClean) >= 350);
    }

    [Fact]
    public void Every_line_names_a_channel_the_shipped_content_knows() =>
        Assert.Equal([], Lines.Select(line => line.Channel).Distinct().Where(channel => !ShippedContent.Snapshot.Channels.ContainsKey(channel)));

    [Fact]
    public void The_shipped_rules_find_what_people_marked_and_leave_clean_copy_alone()
    {
        CorpusJudge judge = new(ShippedContent.Snapshot);
        CorpusScore score = new();
        foreach (CorpusLine line in Lines) score.Add(line, judge.Enforced(line));
        output.WriteLine(score.Table());
        foreach (string surprise in score.Surprises) output.WriteLine(surprise);

        Assert.All(score.Categories, category => Assert.True(category.Value.F1 >= LowestF1, $"{category.Key}: F1 {category.Value.F1:0.000}"));
        Assert.True(score.FalsePositiveRate <= HighestFalsePositiveRate, $"{score.FalsePositiveRate:P1} of the clean lines are flagged.");
        Assert.True(score.SpanAccuracy >= LowestSpanAccuracy, $"{score.SpanAccuracy:P1} of the hits touch the marked stretch.");
    }
}
