using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Patterns;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Rules;

/// <summary>Turns rule definitions into a <see cref="RuleBook"/> and collects what is wrong with them.</summary>
internal sealed class RuleCompiler(GuardrailDefinitions definitions, PhraseBook.Builder phrases, List<DefinitionFault> faults)
{
    private const int FewestExamples = 2;

    private readonly List<(CompiledRule Rule, PhraseRole Role)> _roles = [];
    private readonly List<PatternUse> _patterns = [];
    private readonly List<SiftedPattern> _sifted = [];

    /// <param name="addPhrases">Adds the phrases of the rules in code behind those of the files.</param>
    public RuleBook Compile(Action addPhrases)
    {
        CompiledRule[] rules = new CompiledRule[definitions.Rules.Count];
        Dictionary<(string, string), RuleDefinition> ids = [];
        for (int i = 0; i < rules.Length; i++)
        {
            RuleDefinition rule = definitions.Rules[i];
            if (!ids.TryAdd((rule.Locale, rule.Id), rule)) Fault(rule, "id", $"‘{rule.Id}’ is already the id of the rule at {ids[(rule.Locale, rule.Id)].Source}");
            CheckForm(rule);
            rules[i] = CompileOne(rule, i);
        }
        addPhrases();
        return new RuleBook
        {
            Rules = rules,
            Evidence = definitions.Evidence,
            Phrases = phrases.Build(),
            Roles = _roles,
            Patterns = [.. _patterns],
            Sieve = new PatternSieve(_sifted, definitions.Rules.SelectMany(static rule => rule.Examples.Pass)),
            WithObligatory = [.. rules.Where(static rule => rule.Missing.Count > 0)],
        };
    }

    private CompiledRule CompileOne(RuleDefinition rule, int number)
    {
        List<int> missing = [];
        CompiledRule compiled = new(rule, number) { Missing = missing };
        PhraseUse use = (rule.Match.Evasion ? PhraseUse.Evasion : 0) | (rule.Match.Toneless ? PhraseUse.Toneless : 0);
        foreach (string phrase in rule.Match.Phrases) AddPhrase(compiled, phrase, use, PhraseRole.Flag, "match.phrases");
        foreach (string phrase in rule.Unless.Phrases) AddPhrase(compiled, phrase, PhraseUse.Lenient, PhraseRole.Clears, "unless.phrases");
        foreach (string sentence in rule.Match.Missing)
        {
            missing.Add(phrases.Count);
            AddPhrase(compiled, sentence, PhraseUse.Evasion, PhraseRole.Obligatory, "match.missing");
        }
        foreach (RulePattern pattern in rule.Match.Patterns) AddPattern(compiled, pattern);
        return compiled;
    }

    private void AddPhrase(CompiledRule rule, string phrase, PhraseUse use, PhraseRole role, string key)
    {
        if (phrases.Add(phrase, use) < 0) Fault(rule.Definition, key, $"‘{phrase}’ holds no letter or digit to look for");
        else _roles.Add((rule, role));
    }

    private void AddPattern(CompiledRule rule, RulePattern pattern)
    {
        if (pattern.Triggers.Count == 0) Fault(rule.Definition, "match.patterns.triggers", "a pattern needs at least one trigger, a literal that stands near every match");
        if (PatternSource.Compile(pattern.Regex, out string? fault) is not { } compiled)
        {
            Fault(rule.Definition, "match.patterns.regex", fault!);
            return;
        }
        List<string> triggers = [];
        foreach (string trigger in pattern.Triggers)
        {
            string literal = FoldedText.Passing(trigger.Trim()).Toned.ToString();
            if (literal.Length == 0) Fault(rule.Definition, "match.patterns.triggers", "an empty trigger stands near nothing");
            else triggers.Add(literal);
        }
        _patterns.Add(new PatternUse(rule, compiled));
        _sifted.Add(new SiftedPattern(compiled.Requires, triggers));
    }

    private void CheckForm(RuleDefinition rule)
    {
        if (rule.Id.Length == 0) Fault(rule, "id", "a rule needs an id");
        if (!Categories.All.Contains(rule.Category)) Fault(rule, "category", $"‘{rule.Category}’ is no category; one of {string.Join(", ", Categories.All)} was expected");
        if (string.IsNullOrWhiteSpace(rule.Reason)) Fault(rule, "reason", "a rule says why it is a rule");
        if (rule.Law is not null && rule.EffectiveFrom is null) Fault(rule, "effective_from", "a rule with a law says from which day it is in force");
        if (rule.EffectiveTo < rule.EffectiveFrom) Fault(rule, "effective_to", "the last day in force is before the first");
        if (rule.Match.Phrases.Count + rule.Match.Patterns.Count + rule.Match.Missing.Count == 0) Fault(rule, "match", "phrases, patterns or missing was expected");
        if (rule.Examples.Flag.Count < FewestExamples) Fault(rule, "examples.flag", $"at least {FewestExamples} lines that the rule flags were expected");
        if (rule.Examples.Pass.Count < FewestExamples) Fault(rule, "examples.pass", $"at least {FewestExamples} lines that the rule lets pass were expected");
        CheckNames(rule);
    }

    private void CheckNames(RuleDefinition rule)
    {
        foreach (string channel in rule.Applies.Channels)
            if (definitions.Channels.Count > 0 && definitions.Channels.All(known => known.Id != channel))
                Fault(rule, "applies.channels", $"‘{channel}’ is no channel; one of {string.Join(", ", definitions.Channels.Select(static known => known.Id))} was expected");
        HashSet<string> ruleSets = [.. definitions.Goods.SelectMany(static goods => goods.RuleSets)];
        foreach (string goods in rule.Applies.Goods)
            if (definitions.Goods.Count > 0 && !ruleSets.Contains(goods))
                Fault(rule, "applies.goods", $"‘{goods}’ is no rule set of goods.yaml; one of {string.Join(", ", ruleSets)} was expected");
    }

    private void Fault(RuleDefinition rule, string key, string message) => faults.Add(new DefinitionFault(rule.Source, key, message));
}
