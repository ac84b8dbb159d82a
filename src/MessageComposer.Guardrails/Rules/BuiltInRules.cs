using MessageComposer.Guardrails.Channels;
using MessageComposer.Guardrails.Cues;
using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Injection;
using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Pii;
using MessageComposer.Guardrails.Requirements;
using MessageComposer.Guardrails.Tone;

namespace MessageComposer.Guardrails.Rules;

/// <summary>The rules written in code, in the order they run.</summary>
internal static class BuiltInRules
{
    public static IReadOnlyList<IGuardrailRule> Create(GuardrailDefinitions definitions, PhraseBook.Builder phrases)
    {
        ToneSet tones = new(definitions.Tones, phrases);
        return
        [
            new MarkupRule(),
            new ModelTalkRule(phrases),
            new DraftTalkRule(),
            new HiddenCharacterRule(),
            new PiiRule(),
            new GroundingRule(),
            new LimitRule(definitions.Channels),
            new LabelRule(definitions.Channels),
            new SendingRule(definitions.Channels, phrases),
            new MissingMentionRule(definitions.Tones),
            new AddressRule(tones),
            ReproachWords.Rule(phrases),
            ScamWords.Rule(phrases),
            SensationWords.Rule(phrases),
            new ToneWordRule(tones),
            new EmphasisRule(tones),
            new LanguageRule(),
        ];
    }
}
