using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Guardrails.Tests;

/// <summary>Short ways to state rules, contexts and pipelines.</summary>
internal static class Given
{
    public static readonly DateOnly Today = new(2026, 11, 21);

    public static GuardrailContext Context(string channel = "email", TextStage stage = TextStage.Final) =>
        new() { Locale = "vi-VN", Channel = channel, Stage = stage, Day = Today };

    public static RuleDefinition Rule(params string[] phrases) => Rule(new RuleMatch { Phrases = phrases });

    public static RuleDefinition Evasive(params string[] phrases) => Rule(new RuleMatch { Phrases = phrases, Evasion = true });

    public static RuleDefinition Rule(RuleMatch match) => new()
    {
        Id = "rule-" + (match.Phrases.Concat(match.Missing).FirstOrDefault() ?? match.Patterns[0].Regex),
        Locale = "vi-VN",
        Owner = "brand",
        Category = Categories.BannedWord,
        Reason = "Vì sao",
        Match = match,
        Examples = new RuleExamples(["a", "b"], ["c", "d"]),
    };

    public static GuardrailPipeline Rules(params RuleDefinition[] rules) => Pipeline(new GuardrailDefinitions { Rules = rules });

    /// <summary>Judges by rule files alone.</summary>
    public static GuardrailPipeline Pipeline(GuardrailDefinitions definitions)
    {
        GuardrailPipeline pipeline = GuardrailPipeline.Compile(definitions, _ => [], out IReadOnlyList<DefinitionFault> faults);
        Assert.Empty(faults);
        return pipeline;
    }

    public static IReadOnlyList<Finding> Check(this GuardrailPipeline pipeline, string text, GuardrailContext? context = null) =>
        pipeline.Check([new CheckedField("body", text)], context ?? Context()).Findings;

    public static IEnumerable<string> Matches(this GuardrailPipeline pipeline, string text) => pipeline.Check(text).Select(static finding => finding.Match);
}
