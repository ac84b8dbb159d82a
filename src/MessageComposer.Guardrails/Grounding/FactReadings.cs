namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// What the texts of goods, store and offers state, by the text itself: one message after the other brings the same. Of each thread, short texts only, a few
/// at a time, and never one of a customer or of something this does not know.
/// </summary>
internal sealed class FactReadings
{
    private const int Places = 256;
    private const int LongestText = 256;

    [ThreadStatic] private static FactReadings? t_ofThread;

    private readonly (string Text, StatedFact[] Stated)[] _readings = new (string, StatedFact[])[Places];

    public static FactReadings OfThread => t_ofThread ??= new FactReadings();

    public static bool MayKeep(in FactText fact) =>
        fact.Value.Length <= LongestText && !fact.Parent.Contains("reviews", StringComparison.Ordinal) && (fact.Product >= 0 || IsUnder(fact.Parent, "store") || IsUnder(fact.Parent, "promotion"));

    /// <summary>What the text states, where it was read lately.</summary>
    public bool TryGet(string text, out StatedFact[] stated)
    {
        (string? known, stated) = _readings[PlaceOf(text)];
        return known == text;
    }

    public void Keep(string text, ReadOnlySpan<StatedFact> stated) => _readings[PlaceOf(text)] = (text, stated.ToArray());

    private static bool IsUnder(string path, string root) => path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] is '.' or '[');

    /// <summary>A text takes the place of another that has its length and begins, goes on and ends with the same letters.</summary>
    private static int PlaceOf(string text) => (int)((uint)(((((text.Length * 31) + text[0]) * 31) + text[text.Length / 2]) * 31 + text[^1]) % Places);
}
