using MessageComposer.Guardrails.Channels;
using MessageComposer.Guardrails.Injection;

namespace MessageComposer.Guardrails.Rules;

/// <summary>The rules written in code, in the order they run.</summary>
internal static class BuiltInRules
{
    public static IReadOnlyList<IGuardrailRule> Create(GuardrailDefinitions definitions) =>
    [
        new MarkupRule(),
        new ModelTalkRule(),
        new HiddenCharacterRule(),
        new LimitRule(definitions.Channels),
        new LabelRule(definitions.Channels),
    ];
}
