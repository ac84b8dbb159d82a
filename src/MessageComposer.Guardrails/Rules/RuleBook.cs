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

/// <summary>All rules of all files, compiled: one phrase book, one trie of triggers. Immutable once built.</summary>
internal sealed class RuleBook
{
    public required IReadOnlyList<CompiledRule> Rules { get; init; }

    public required IReadOnlyList<EvidenceDefinition> Evidence { get; init; }

    public required PhraseBook Phrases { get; init; }

    /// <summary>By phrase number: its rule and what it is to it.</summary>
    public required IReadOnlyList<(CompiledRule Rule, PhraseRole Role)> Roles { get; init; }

    public required LiteralTrie Triggers { get; init; }

    /// <summary>By the number a trigger reports: the rule and which of its patterns.</summary>
    public required IReadOnlyList<(CompiledRule Rule, int Pattern)> Triggered { get; init; }

    public required IReadOnlyList<CompiledRule> WithObligatory { get; init; }
}
