using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Guardrails.Tests;

internal static class RuleBuilding
{
    public static RuleDefinition With(this RuleDefinition rule, string[]? unless = null, string? category = null, RuleScope? applies = null, string[]? suggest = null) => rule with
    {
        Unless = unless is null ? rule.Unless : rule.Unless with { Phrases = unless },
        Category = category ?? rule.Category,
        Applies = applies ?? rule.Applies,
        Suggest = suggest ?? rule.Suggest,
    };
}
