namespace MessageComposer.Guardrails.Matching;

/// <summary>The phrases that one rule has in the book of all rules, so that a text is walked once for all of them.</summary>
/// <param name="First">The number of its first phrase in the book.</param>
/// <param name="Count">How many it has.</param>
internal readonly record struct PhraseShare(int First, int Count)
{
    /// <summary>Adds the hits of these phrases to <paramref name="own"/>, their phrases numbered from 0.</summary>
    public void Take(List<PhraseHit> all, List<PhraseHit> own)
    {
        foreach (PhraseHit hit in all)
            if ((uint)(hit.Phrase - First) < (uint)Count) own.Add(hit with { Phrase = hit.Phrase - First });
    }
}
