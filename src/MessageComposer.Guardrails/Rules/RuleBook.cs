using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Patterns;

namespace MessageComposer.Guardrails.Rules;

/// <summary>What a phrase of the book is to its rule.</summary>
internal enum PhraseRole : byte
{
    Flag,
    Clears,
    Obligatory,
}

/// <summary>A pattern and the rule it belongs to.</summary>
internal sealed record PatternUse(CompiledRule Rule, LinearPattern Pattern);

/// <summary>All rules of all files, compiled: one phrase book, one sieve of patterns. Immutable once built.</summary>
internal sealed class RuleBook
{
    public required IReadOnlyList<CompiledRule> Rules { get; init; }

    public required IReadOnlyList<EvidenceDefinition> Evidence { get; init; }

    /// <summary>The phrases of these rules, and behind them those of the rules in code.</summary>
    public required PhraseBook Phrases { get; init; }

    /// <summary>By phrase number: its rule and what it is to it; none for those of the rules in code.</summary>
    public required IReadOnlyList<(CompiledRule Rule, PhraseRole Role)> Roles { get; init; }

    /// <summary>The patterns of all rules.</summary>
    public required PatternUse[] Patterns { get; init; }

    /// <summary>Tells which of <see cref="Patterns"/> a text may match, by their numbers.</summary>
    public required PatternSieve Sieve { get; init; }

    public required IReadOnlyList<CompiledRule> WithObligatory { get; init; }
}
