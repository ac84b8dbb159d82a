using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Matching;

namespace MessageComposer.Guardrails.Rules;

/// <summary>What a phrase of the book is to its rule.</summary>
internal enum PhraseRole : byte
{
    Flag,
    Clears,
    Obligatory,
}

/// <summary>A pattern of a rule, and the words without which it need not be tried (see <see cref="RequiredWords"/>).</summary>
internal sealed record PatternUse(CompiledRule Rule, LinearPattern Pattern, NumberedChain[] Requires);

/// <summary>All rules of all files, compiled: one phrase book, one trie of triggers. Immutable once built.</summary>
internal sealed class RuleBook
{
    public required IReadOnlyList<CompiledRule> Rules { get; init; }

    public required IReadOnlyList<EvidenceDefinition> Evidence { get; init; }

    public required PhraseBook Phrases { get; init; }

    /// <summary>By phrase number: its rule and what it is to it.</summary>
    public required IReadOnlyList<(CompiledRule Rule, PhraseRole Role)> Roles { get; init; }

    public required LiteralTrie Triggers { get; init; }

    /// <summary>By the number a trigger reports: the pattern, as a number of <see cref="Patterns"/>.</summary>
    public required int[] Triggered { get; init; }

    /// <summary>The patterns of all rules.</summary>
    public required PatternUse[] Patterns { get; init; }

    /// <summary>The words that patterns ask for.</summary>
    public required RequiredWordBook Required { get; init; }

    public required IReadOnlyList<CompiledRule> WithObligatory { get; init; }
}
