using MessageComposer.Guardrails;
using MessageComposer.Tests.Composition;

namespace MessageComposer.Tests.Corpus;

/// <summary>The shipped rules against texts that people labelled by meaning, without looking at the rules.</summary>
public class CorpusTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<CorpusLine>> s_sets =
        new[] { "tuned", "holdout", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth" }.ToDictionary(set => set, CorpusLine.ReadSet);

    private static IEnumerable<CorpusLine> Lines => s_sets.Values.SelectMany(lines => lines);

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
        IReadOnlyList<CorpusLine> tuned = s_sets["tuned"];
        Assert.All(Categories.All, category => Assert.True(tuned.Count(line => line.Expect.Any(finding => finding.Category == category)) >= 20, category));
        Assert.True(tuned.Count(line => line.IsClean) >= 350);
    }

    [Fact]
    public void Every_line_names_a_channel_the_shipped_content_knows() =>
        Assert.Equal([], Lines.Select(line => line.Channel).Distinct().Where(channel => !ShippedContent.Snapshot.Channels.ContainsKey(channel)));

    /// <summary>
    /// Floors, not goals: the goal is F1 0.95 in every category, at most 2 % of clean lines flagged and 95 % of spans right. They are what was
    /// measured last, so that no change makes the rules worse unseen.
    /// </summary>
    [Theory]
    [InlineData("tuned", 0.99, 0.003, 0.99)]
    [InlineData("holdout", 0.93, 0.005, 0.99)]
    [InlineData("second", 0.99, 0.005, 0.99)]
    [InlineData("third", 0.99, 0.005, 0.99)]
    [InlineData("fourth", 0.99, 0.005, 0.99)]
    [InlineData("fifth", 0.98, 0.005, 0.99)]
    [InlineData("sixth", 0.98, 0.005, 0.99)]
    [InlineData("seventh", 0.98, 0.005, 0.99)]
    [InlineData("eighth", 0.98, 0.005, 0.99)]
    [InlineData("ninth", 0.97, 0.01, 0.99)]
    [InlineData("tenth", 0.95, 0.015, 0.99)]
    [InlineData("eleventh", 0.97, 0.01, 0.99)]
    [InlineData("twelfth", 0.95, 0.01, 0.99)]
    [InlineData("thirteenth", 0.95, 0.01, 0.99)]
    [InlineData("fourteenth", 0.97, 0.01, 0.99)]
    [InlineData("fifteenth", 0.98, 0.005, 0.99)]
    [InlineData("sixteenth", 0.97, 0.007, 0.99)]
    [InlineData("seventeenth", 0.99, 0.003, 0.99)]
    [InlineData("eighteenth", 0.98, 0.003, 0.99)]
    [InlineData("nineteenth", 0.97, 0.007, 0.99)]
    public void The_shipped_rules_find_what_people_marked_and_leave_clean_copy_alone(string set, double lowestF1, double mostFlagged, double spansTouching)
    {
        CorpusJudge judge = new(ShippedContent.Snapshot);
        CorpusScore score = new();
        foreach (CorpusLine line in s_sets[set]) score.Add(line, judge.Enforced(line));
        output.WriteLine(score.Table());
        foreach (string surprise in score.Surprises) output.WriteLine(surprise);

        Assert.All(score.Categories, category => Assert.True(category.Value.F1 >= lowestF1, $"{category.Key}: F1 {category.Value.F1:0.000}"));
        Assert.True(score.FalsePositiveRate <= mostFlagged, $"{score.FalsePositiveRate:P1} of the clean lines are flagged.");
        Assert.True(score.SpanAccuracy >= spansTouching, $"{score.SpanAccuracy:P1} of the hits touch the marked stretch.");
    }
}
