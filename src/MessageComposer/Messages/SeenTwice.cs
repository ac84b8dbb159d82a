namespace MessageComposer.Messages;

/// <summary>
/// Tells what comes again from what comes once, roughly: keeping what nobody asks for again only wears out the memory. Thread-safe.
/// </summary>
/// <param name="places">A power of two.</param>
internal sealed class SeenTwice(int places)
{
    private readonly int[] _seen = new int[places];

    /// <summary>Whether the last of its place was this one.</summary>
    public bool IsAgain(int hash)
    {
        ref int seen = ref _seen[hash & (places - 1)];
        if (seen == hash) return true;
        seen = hash;
        return false;
    }
}
