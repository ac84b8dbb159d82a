namespace MessageComposer.Guardrails.Grounding;

/// <summary>What the facts say of words that a rule would report.</summary>
internal enum Support : byte
{
    /// <summary>Nothing: the rule decides by its own exceptions.</summary>
    Silent,

    /// <summary>The very same: the words are no violation.</summary>
    Carried,

    /// <summary>Something else: no exception of the rule helps.</summary>
    Contradicted,
}
