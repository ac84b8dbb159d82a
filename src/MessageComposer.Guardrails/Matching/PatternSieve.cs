using System.Buffers;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>What a sieve is told of a pattern.</summary>
/// <param name="Requires">See <see cref="RequiredWords"/>.</param>
/// <param name="Triggers">Folded literals, one of which stands in every text that the pattern matches.</param>
internal readonly record struct SiftedPattern(IReadOnlyList<RequiredChain> Requires, IReadOnlyList<string> Triggers);

/// <summary>
/// Which of many patterns a text may match, and where: those that have all their words there, in order, and a trigger. Each pattern waits for the rarest of
/// its words, so a text costs what its words stir up, however many patterns there are. Immutable and thread-safe.
/// </summary>
internal sealed class PatternSieve
{
    private readonly RequiredWordBook _words;

    /// <summary>By word: the chains that wait for it.</summary>
    private readonly Waiting[][] _waiting;

    /// <summary>By pattern: its triggers, where it has any that its words do not imply.</summary>
    private readonly string[]?[] _triggers;

    /// <summary>The patterns whose words could not be read off.</summary>
    private readonly int[] _unread;

    private readonly SearchValues<string> _triggersOfUnread;

    /// <param name="Rest">The words of its other sets, the rarest first: without one of each the chain matches nowhere.</param>
    private readonly record struct Waiting(int Pattern, NumberedChain Chain, int[][] Rest);

    /// <param name="sample">Copy as it is mostly written, to know which words are rare.</param>
    public PatternSieve(IReadOnlyList<SiftedPattern> patterns, IEnumerable<string> sample)
    {
        RequiredChain[] chains = [.. patterns.SelectMany(static pattern => pattern.Requires)];
        _words = new RequiredWordBook(chains.SelectMany(static chain => chain.Sets).SelectMany(static set => set.Words));
        WordFrequencies frequencies = new(sample);
        List<Waiting>[] waiting = [.. Enumerable.Range(0, _words.Count).Select(static _ => new List<Waiting>())];
        _triggers = new string[patterns.Count][];
        for (int number = 0; number < patterns.Count; number++)
        {
            SiftedPattern pattern = patterns[number];
            foreach (RequiredChain chain in pattern.Requires)
            {
                RequiredSet[] rarestFirst = [.. chain.Sets.OrderBy(frequencies.Of)];
                Waiting entry = new(number, _words.Number(chain), [.. rarestFirst.Skip(1).Select(NumbersOf)]);
                foreach (int word in NumbersOf(rarestFirst[0])) waiting[word].Add(entry);
            }
            if (pattern.Requires.Count == 0 || !pattern.Requires.All(chain => Implies(chain, pattern.Triggers))) _triggers[number] = [.. pattern.Triggers];
        }
        _waiting = [.. waiting.Select(static list => list.ToArray())];
        _unread = [.. Enumerable.Range(0, patterns.Count).Where(number => patterns[number].Requires.Count == 0)];
        _triggersOfUnread = SearchValues.Create([.. _unread.SelectMany(number => patterns[number].Triggers)], StringComparison.Ordinal);
    }

    /// <summary>How many patterns there are.</summary>
    public int Count => _triggers.Length;

    /// <summary>Notes in <paramref name="sifted"/> which patterns the text may match.</summary>
    public void Sift(FoldedText text, SiftedText sifted)
    {
        _words.Mark(text, sifted.Places);
        sifted.Begin(Count);
        if (sifted.Places.IsUnknown)
        {
            for (int pattern = 0; pattern < Count; pattern++) sifted.Add(pattern, ulong.MaxValue);
            return;
        }
        foreach (int word in sifted.Places.Held)
        {
            foreach (Waiting waiting in _waiting[word])
            {
                if (!sifted.Places.HoldsAll(waiting.Rest)) continue;
                ulong parts = sifted.Places.PartsOf(waiting.Chain);
                if (parts != 0 && (sifted.Holds(waiting.Pattern) || HasTrigger(text, waiting.Pattern))) sifted.Add(waiting.Pattern, parts);
            }
        }
        if (_unread.Length == 0 || !text.Toned.ContainsAny(_triggersOfUnread)) return;
        foreach (int pattern in _unread)
            if (HasTrigger(text, pattern)) sifted.Add(pattern, ulong.MaxValue);
    }

    private int[] NumbersOf(RequiredSet set) => [.. set.Words.Select(_words.NumberOf).Distinct()];

    private bool HasTrigger(FoldedText text, int pattern)
    {
        if (_triggers[pattern] is not { } triggers) return true;
        foreach (string trigger in triggers)
            if (text.Toned.Contains(trigger, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>Whether a text with the words of the chain has a trigger.</summary>
    private static bool Implies(RequiredChain chain, IReadOnlyList<string> triggers) =>
        chain.Sets.Any(set => set.Words.All(word => triggers.Any(trigger => Letters(word).Contains(trigger, StringComparison.Ordinal))));

    /// <summary>What of a required word stands in the text as it is; two words may have more than a blank between them.</summary>
    private static string Letters(string word) => word == RequiredWords.AnyNumber ? "" : RequiredWords.IsSign(word) ? word[..1] : word.TrimEnd(RequiredWords.Prefix).Replace(RequiredWords.Then, '\n');
}
