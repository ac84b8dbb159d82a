using MessageComposer.Guardrails.Channels;
using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Injection;
using MessageComposer.Guardrails.Pii;

namespace MessageComposer.Guardrails.Rules;

/// <summary>The rules written in code, in the order they run.</summary>
internal static class BuiltInRules
{
    public static IReadOnlyList<IGuardrailRule> Create(GuardrailDefinitions definitions) =>
    [
        new MarkupRule(),
        new ModelTalkRule(),
        new HiddenCharacterRule(),
        new PiiRule(),
        new GroundingRule(),
        new LimitRule(definitions.Channels),
        new LabelRule(definitions.Channels),
    ];
}
