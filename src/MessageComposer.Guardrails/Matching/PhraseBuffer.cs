namespace MessageComposer.Guardrails.Matching;

/// <summary>One list of hits per thread, so that rules with a phrase book of their own allocate none.</summary>
internal static class PhraseBuffer
{
    [ThreadStatic] private static List<PhraseHit>? _spare;

    public static List<PhraseHit> Rent()
    {
        List<PhraseHit> hits = _spare ?? [];
        _spare = null;
        hits.Clear();
        return hits;
    }

    public static void Return(List<PhraseHit> hits) => _spare = hits;
}
