using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Rules;

/// <summary>Holds every rule to its own example lines and every tone file to its good and bad ones.</summary>
internal sealed class ExampleCheck(GuardrailPipeline pipeline, RuleBook book, DateOnly day)
{
    private readonly List<ExampleFault> _faults = [];
    private readonly RuleJudge _judge = new();

    public IReadOnlyList<ExampleFault> Run()
    {
        foreach (CompiledRule rule in book.Rules) CheckRule(rule);
        foreach (ToneDefinition tone in pipeline.Definitions.Tones) CheckTone(tone);
        return _faults;
    }

    private void CheckRule(CompiledRule rule)
    {
        RuleDefinition definition = rule.Definition;
        foreach (string line in definition.Examples.Flag)
            if (Judge(rule, line).Count == 0) _faults.Add(new ExampleFault(definition.Source, definition.Id, "examples.flag", line, []));
        foreach (string line in definition.Examples.Pass)
            if (Judge(rule, line) is { Count: > 0 } found) _faults.Add(new ExampleFault(definition.Source, definition.Id, "examples.pass", line, found));
    }

    public IReadOnlyList<Finding> Judge(CompiledRule rule, string line)
    {
        GuardrailContext context = new()
        {
            Locale = rule.Definition.Locale,
            Channel = rule.Definition.Applies.Channels.Count > 0 ? rule.Definition.Applies.Channels[0] : "email",
            Stage = TextStage.Final,
            Day = day,
        };
        FindingSink findings = new(context);
        FoldedText field = FoldedText.Of(line);
        field.Find(book.Phrases, context.Stage);
        _judge.Judge(book, [field], context, findings, rule);
        return findings.Findings;
    }

    private void CheckTone(ToneDefinition tone)
    {
        string key = tone.Segment ?? tone.Motive ?? "brand";
        foreach (string line in tone.Good)
            if (Judge(tone, line).Where(static finding => finding.Category is Categories.Tone or Categories.BannedWord).ToList() is { Count: > 0 } found)
                _faults.Add(new ExampleFault(tone.Source, $"tone/{key}", "good", line, found));
        foreach (ToneBadLine line in tone.Bad)
            if (!Judge(tone, line.Text).Any(static finding => finding.Category != Categories.ChannelLimit)) _faults.Add(new ExampleFault(tone.Source, $"tone/{key}", "bad", line.Text, []));
    }

    private IReadOnlyList<Finding> Judge(ToneDefinition tone, string line) => pipeline.Check([new CheckedField("body", line)], new GuardrailContext
    {
        Locale = tone.Locale,
        Channel = "line",
        Segment = tone.Segment,
        Motive = tone.Motive,
        Stage = TextStage.Final,
        Day = day,
    }).Findings;
}
