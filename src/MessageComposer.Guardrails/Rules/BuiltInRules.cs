namespace MessageComposer.Guardrails.Rules;

/// <summary>The rules written in code, in the order they run.</summary>
internal static class BuiltInRules
{
    public static IReadOnlyList<IGuardrailRule> Create(GuardrailDefinitions definitions)
    {
        _ = definitions.Rules;
        return [];
    }
}
