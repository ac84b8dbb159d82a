using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Guardrails.Tests;

public sealed class PipelineProperties
{
    private static readonly ChannelDefinition Email = new()
    {
        Id = "email",
        Names = new LocalName("E-mail", "E-mail"),
        Fields = [new FieldDefinition { Id = "body", Limits = [new FieldLimit(LimitUnit.Graphemes, 40, LimitKind.Soft), new FieldLimit(LimitUnit.Segments, 2, LimitKind.Hard)] }],
        MaxPayloadBytes = 200,
        Sending = new Dictionary<Purpose, SendingDefinition> { [Purpose.Advertising] = new() { Label = "[QC]", LabelField = "body", OptOut = "TC gửi 8088" } },
    };

    private static readonly GuardrailPipeline Pipeline = GuardrailPipeline.Compile(
        new GuardrailDefinitions
        {
            Rules =
            [
                Given.Evasive("tốt nhất", "nhất", "giảm giá").With(unless: ["mới nhất"]),
                Given.Rule(new RuleMatch { Patterns = [new RulePattern(@"giảm \d+%", ["giảm"]), new RulePattern(@"\d+đ", ["đ"])] }),
                Given.Rule(new RuleMatch { Missing = ["câu bắt buộc"] }),
            ],
            Channels = [Email],
        },
        out _);

    [Fact]
    public void A_finding_is_exactly_the_stretch_it_names_and_no_text_breaks_a_rule() => Check.QuickThrowOnFailure(Prop.ForAll(HostileTexts.Arbitrary, static text =>
        Pipeline.Check(text).All(finding => finding.Rule != "rule-failed" && finding.Start >= 0 && finding.Start + finding.Length <= text.Length
            && text.Substring(finding.Start, finding.Length) == finding.Match)));

    [Fact]
    public void No_copy_breaks_a_rule() => Check.QuickThrowOnFailure(Prop.ForAll(HostileTexts.Arbitrary, static text =>
        Pipeline.CheckCopy([new CheckedField("body", text)], Given.Context()).Report.Findings.All(finding => finding.Rule != "rule-failed"
            && text.Substring(finding.Start, finding.Length) == finding.Match)));

    [Fact]
    public void Composed_and_decomposed_text_are_judged_alike() => Check.QuickThrowOnFailure(Prop.ForAll(HostileTexts.Vietnamese, static text =>
        WordsOf(text.Normalize(NormalizationForm.FormC)).SequenceEqual(WordsOf(text.Normalize(NormalizationForm.FormD)))));

    [Fact]
    public void A_check_is_pure() => Check.QuickThrowOnFailure(Prop.ForAll(HostileTexts.Arbitrary, static text =>
        Pipeline.Check(text).Select(static finding => finding.ToString()).SequenceEqual(Pipeline.Check(text).Select(static finding => finding.ToString()))));

    [Fact]
    public void What_a_value_brings_is_found_in_rendered_text_as_in_final_text() => Check.QuickThrowOnFailure(Prop.ForAll(HostileTexts.Vietnamese, static value =>
    {
        if (value.Length == 0) return true;
        const string before = "Món ";
        CheckedField field = new("body", $"{before}{value} về rồi", [new MergedValue(before.Length, value.Length, ["product.name"])]);
        IEnumerable<(string, int)> final = RulesTouching(field, TextStage.Final);
        return final.SequenceEqual(RulesTouching(field, TextStage.Rendered));
    }));

    private static IEnumerable<(string, int)> RulesTouching(CheckedField field, TextStage stage) =>
        Pipeline.Check([field], Given.Context(stage: stage)).Findings
            .Where(finding => finding.Category == Categories.BannedWord && finding.Length > 0 && finding.Start < field.Values[0].Start + field.Values[0].Length && field.Values[0].Start < finding.Start + finding.Length)
            .Select(static finding => (finding.Rule, finding.Start));

    private static IEnumerable<string> WordsOf(string text) =>
        Pipeline.Check(text).Where(static finding => finding.Category == Categories.BannedWord).Select(static finding => finding.Rule + finding.Match.Normalize(NormalizationForm.FormC));
}
