using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Guardrails.Rules;

/// <summary>A rule of a file, ready to judge.</summary>
internal sealed class CompiledRule(RuleDefinition definition, int number)
{
    public RuleDefinition Definition { get; } = definition;

    public int Number { get; } = number;

    /// <summary>Numbers of the obligatory sentences in the phrase book.</summary>
    public IReadOnlyList<int> Missing { get; init; } = [];

    /// <summary>The first suggestion that no rule objects to; none where all are objected to.</summary>
    public string? Suggestion => Suggests?.Value;

    /// <summary>Set once, while compiling: judging a suggestion needs every rule.</summary>
    public Lazy<string?>? Suggests { private get; set; }

    /// <summary>What nobody has confirmed does not block.</summary>
    public Severity Severity { get; } = definition.Status == RuleStatus.Unconfirmed ? Severity.Warn : definition.Severity;

    public bool AppliesTo(GuardrailContext context)
    {
        RuleScope scope = Definition.Applies;
        return SpeaksFor(context.Locale)
            && context.AsksFor(Definition.Category)
            && (Definition.EffectiveFrom is not { } from || from <= context.Day)
            && (Definition.EffectiveTo is not { } to || context.Day <= to)
            && (scope.Purpose.Count == 0 || scope.Purpose.Contains(context.Purpose))
            && Holds(scope.Channels, context.Channel)
            && Holds(scope.Segments, context.Segment)
            && (scope.Goods.Count == 0 || scope.Goods.Any(context.Goods.Contains));
    }

    /// <summary>Rules judge their own language; what nobody may say, nobody may say in any language.</summary>
    private bool SpeaksFor(string locale) =>
        Definition.Category == Categories.BannedWord || Language(Definition.Locale).Equals(Language(locale), StringComparison.OrdinalIgnoreCase);

    private static bool Holds(IReadOnlyList<string> scope, string? value) => scope.Count == 0 || (value is not null && scope.Contains(value));

    private static ReadOnlySpan<char> Language(string locale)
    {
        int dash = locale.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? locale : locale.AsSpan(0, dash);
    }
}
