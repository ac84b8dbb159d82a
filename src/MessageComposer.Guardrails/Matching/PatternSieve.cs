using System.Buffers;
using MessageComposer.Guardrails.Patterns;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>What a sieve is told of a pattern.</summary>
/// <param name="Requires">See <see cref="RequiredWords"/>.</param>
/// <param name="Triggers">Folded literals, one of which stands in every match.</param>
internal readonly record struct SiftedPattern(IReadOnlyList<RequiredChain> Requires, IReadOnlyList<string> Triggers);

/// <summary>
/// Which of many patterns a text may match, and where: those that have all their words there, in order, and a trigger. Each pattern waits for the rarest of
/// its words, so a text costs what its words stir up, however many patterns there are. Immutable and thread-safe.
/// </summary>
internal sealed class PatternSieve
{
    /// <summary>To look for more triggers takes longer than to scan the little that is left of the text.</summary>
    private const int FewTriggers = 12;

    private readonly RequiredWordBook _words;

    /// <summary>The chains that wait for a word, word by word.</summary>
    private readonly Waiting[] _waiting;

    /// <summary>By word: where those that wait for it start; they end where the next word's start. The words that any waits for come first.</summary>
    private readonly int[] _starts;

    /// <summary>By pattern: its triggers, where it must be asked for them.</summary>
    private readonly string[]?[] _triggers;

    /// <summary>The patterns whose words could not be read off.</summary>
    private readonly int[] _unread;

    private readonly SearchValues<string> _triggersOfUnread;

    /// <summary>
    /// Of each chain the words of its sets but the one it waits for, the rarest first, as <see cref="WordPlaces.HoldsAll"/> reads them: in one row, because
    /// most of what a text costs here is memory that must be fetched.
    /// </summary>
    private readonly WordBlock[] _rest;

    /// <param name="Rest">Where in <see cref="_rest"/> its other sets start.</param>
    private readonly record struct Waiting(int Pattern, int Rest, NumberedChain Chain);

    /// <param name="sample">Copy as it is mostly written, to know which words are rare.</param>
    public PatternSieve(IReadOnlyList<SiftedPattern> patterns, IEnumerable<string> sample)
    {
        WordFrequencies frequencies = new(sample);
        (int Pattern, RequiredChain Chain, RequiredSet[] RarestFirst)[] chains =
            [.. patterns.SelectMany((pattern, number) => pattern.Requires.Select(chain => (number, chain, chain.Sets.OrderBy(frequencies.Of).ToArray())))];
        // Words of one set get numbers that follow each other, as far as may be: a set is then few blocks.
        _words = new RequiredWordBook(WordsOf(chains.Select(static chain => chain.RarestFirst[0])).Concat(WordsOf(chains.SelectMany(static chain => chain.Chain.Sets))));
        List<Waiting>[] waiting = [.. Enumerable.Range(0, _words.Count).Select(static _ => new List<Waiting>())];
        List<WordBlock> rest = [];
        foreach ((int pattern, RequiredChain chain, RequiredSet[] rarestFirst) in chains)
        {
            Waiting entry = new(pattern, rest.Count, _words.Number(chain));
            foreach (WordBlock[] others in rarestFirst.Skip(1).Select(set => WordBlock.Of(NumbersOf(set)))) rest.AddRange([WordBlock.Head(others.Length), .. others]);
            rest.Add(WordBlock.Head(0));
            foreach (int word in NumbersOf(rarestFirst[0])) waiting[word].Add(entry);
        }
        _triggers = new string[patterns.Count][];
        for (int number = 0; number < patterns.Count; number++)
        {
            SiftedPattern pattern = patterns[number];
            if (pattern.Requires.Count == 0 || (pattern.Triggers.Count <= FewTriggers && !pattern.Requires.All(chain => Implies(chain, pattern.Triggers)))) _triggers[number] = [.. pattern.Triggers];
        }
        _rest = [.. rest];
        _waiting = [.. waiting.SelectMany(static list => list)];
        _starts = new int[Array.FindLastIndex(waiting, static list => list.Count > 0) + 2];
        for (int word = 0; word + 1 < _starts.Length; word++) _starts[word + 1] = _starts[word] + waiting[word].Count;
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
            if (word + 1 >= _starts.Length) continue;
            for (int i = _starts[word]; i < _starts[word + 1]; i++)
            {
                ref readonly Waiting waiting = ref _waiting[i];
                if (!sifted.Places.HoldsAll(_rest.AsSpan(waiting.Rest))) continue;
                ulong parts = sifted.Places.PartsOf(waiting.Chain);
                if (parts != 0 && HasTrigger(text, waiting.Pattern, parts, sifted.Places)) sifted.Add(waiting.Pattern, parts);
            }
        }
        if (_unread.Length == 0 || !text.Toned.ContainsAny(_triggersOfUnread)) return;
        foreach (int pattern in _unread)
            if (HasTrigger(text, pattern, ulong.MaxValue, sifted.Places)) sifted.Add(pattern, ulong.MaxValue);
    }

    private static IEnumerable<string> WordsOf(IEnumerable<RequiredSet> sets) => sets.OrderByDescending(static set => set.Words.Count).SelectMany(static set => set.Words);

    private int[] NumbersOf(RequiredSet set) => [.. set.Words.Select(_words.NumberOf).Distinct()];

    private bool HasTrigger(FoldedText text, int pattern, ulong parts, WordPlaces places)
    {
        if (_triggers[pattern] is not { } triggers) return true;
        while (places.TakeStretch(ref parts, out TextSpan stretch))
        {
            ReadOnlySpan<char> key = text.Toned[stretch.Start..stretch.End];
            foreach (string trigger in triggers)
                if (key.Contains(trigger, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    /// <summary>Whether a text with the words of the chain has a trigger.</summary>
    private static bool Implies(RequiredChain chain, IReadOnlyList<string> triggers) =>
        chain.Sets.Any(set => set.Words.All(word => triggers.Any(trigger => Letters(word).Contains(trigger, StringComparison.Ordinal))));

    /// <summary>What of a required word stands in the text as it is; two words may have more than a blank between them.</summary>
    private static string Letters(string word) => word == RequiredWords.AnyNumber ? "" : RequiredWords.IsSign(word) ? word[..1] : word.TrimEnd(RequiredWords.Prefix).Replace(RequiredWords.Then, '\n');
}
