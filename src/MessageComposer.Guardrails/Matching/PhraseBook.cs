using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>How a phrase of a book may stand in a text.</summary>
[Flags]
internal enum PhraseUse : byte
{
    Plain = 0,

    /// <summary>Also in disguise.</summary>
    Evasion = 1,

    /// <summary>Bare spelling counts in marked text too.</summary>
    Toneless = 2,

    /// <summary>Any spelling that contradicts no mark counts, whatever stands around: for words that clear or trigger.</summary>
    Lenient = 4,
}

/// <summary>
/// Many phrases, found in one pass over the words of a text: a trie over toneless words, compared with marks where it ends.
/// The cost grows with the text, hardly with the number of phrases. Immutable and thread-safe.
/// </summary>
internal sealed class PhraseBook
{
    [ThreadStatic] private static int[]? t_numbers;

    private readonly Phrase[] _phrases;
    private readonly PhraseUse[] _uses;
    private readonly WordTrie _trie;
    private readonly DisguiseTrie _disguises;

    private PhraseBook(Phrase[] phrases, PhraseUse[] uses, WordTrie trie, DisguiseTrie disguises)
    {
        _phrases = phrases;
        _uses = uses;
        _trie = trie;
        _disguises = disguises;
    }

    public int Count => _phrases.Length;

    /// <summary>Words of the longest phrase.</summary>
    public int LongestWords { get; private init; }

    /// <summary>Adds every phrase that stands in the text to <paramref name="hits"/>, ordered by where it starts, the shorter first.</summary>
    public void Match(FoldedText text, List<PhraseHit> hits) => Match(text, 0, text.Words.Length - 1, hits);

    /// <summary>The same, but of proven copy only what may reach into a merged value.</summary>
    public void Match(FoldedText text, TextStage stage, List<PhraseHit> hits)
    {
        if (stage != TextStage.Rendered)
        {
            Match(text, hits);
            return;
        }
        int done = -1;
        for (int i = 0; i < text.Values.Count; i++)
        {
            MergedValue value = text.Values[i];
            int from = Math.Max(done + 1, text.WordAt(value.Start) - LongestWords);
            int to = Math.Min(text.Words.Length - 1, text.WordAt(value.Start + value.Length) + LongestWords);
            if (from > to) continue;
            Match(text, from, to, hits);
            done = to;
        }
    }

    /// <summary>Only phrases that start at one of the given words.</summary>
    public void Match(FoldedText text, int fromWord, int toWord, List<PhraseHit> hits)
    {
        ReadOnlySpan<int> numbers = NumbersOf(text.Words[fromWord..Math.Min(text.Words.Length, toWord + 1 + LongestWords)]);
        for (int i = 0; i <= toWord - fromWord; i++)
        {
            int before = hits.Count;
            int node = _trie.Start(numbers[i]);
            int last = i;
            bool mayHide = MayHide(text, fromWord + i, numbers[i]);
            while (node != 0)
            {
                foreach (int phrase in _trie.EndingAt(node)) Compare(text, phrase, fromWord + i, fromWord + last, hits);
                if (++last == numbers.Length) break;
                node = _trie.Next(node, numbers[last]);
                mayHide |= MayHide(text, fromWord + last, numbers[last]);
            }
            // A disguise that starts with honest words starts as a phrase does, up to the first word that is none.
            if (!mayHide || _disguises.IsEmpty) continue;
            int honest = hits.Count;
            _disguises.Match(text, fromWord + i, hits);
            if (hits.Count > honest && honest > before) hits.Sort(before, hits.Count - before, ByPlace.Instance);
        }
    }

    /// <summary>Whether the word may be part of a disguise; not so a syllable of the language that stands in a phrase and by itself.</summary>
    private bool MayHide(FoldedText text, int at, int number)
    {
        ReadOnlySpan<Word> words = text.Words;
        ref readonly Word word = ref words[at];
        if (word.Before is Gap.None or Gap.Tight) return true;
        return word.Kind switch
        {
            WordKind.Letters => !_trie.IsSyllable(number) || text.HasSpelledWords,
            WordKind.Number => at + 1 < words.Length && words[at + 1].Before == Gap.None,
            _ => true,
        };
    }

    /// <summary>The numbers of the words in the trie, each looked up once; valid until the next call on the thread.</summary>
    private ReadOnlySpan<int> NumbersOf(ReadOnlySpan<Word> words)
    {
        if (t_numbers is null || t_numbers.Length < words.Length) t_numbers = new int[Math.Max(256, words.Length)];
        for (int i = 0; i < words.Length; i++) t_numbers[i] = _trie.NumberOf(words[i]);
        return t_numbers.AsSpan(0, words.Length);
    }

    private void Compare(FoldedText text, int number, int first, int last, List<PhraseHit> hits)
    {
        PhraseUse use = _uses[number];
        if (!_phrases[number].TryCompare(text, first, (use & PhraseUse.Evasion) != 0, out Spelling spelling)) return;
        if (spelling != Spelling.Exact && !Counts(text, _phrases[number], use, spelling, first, last)) return;
        ReadOnlySpan<Word> words = text.Words;
        hits.Add(new PhraseHit(number, TextSpan.FromTo(words[first].Start, words[last].End), first, last, spelling));
    }

    /// <summary>
    /// A word without marks is another word. It counts as this one only where nothing around has marks, and there only in company:
    /// most single syllables without marks read several ways (lon, cac, du). With a mark given, three words in a row leave no other reading.
    /// </summary>
    private static bool Counts(FoldedText text, Phrase phrase, PhraseUse use, Spelling spelling, int first, int last)
    {
        if ((use & (PhraseUse.Toneless | PhraseUse.Lenient)) != 0) return true;
        if (phrase.WordCount < 2) return false;
        if (ToneContext.IsBare(text, first, last)) return true;
        return spelling == Spelling.Partial && phrase.WordCount >= 3 && (use & PhraseUse.Evasion) != 0;
    }

    private sealed class ByPlace : IComparer<PhraseHit>
    {
        public static ByPlace Instance { get; } = new();

        public int Compare(PhraseHit x, PhraseHit y) =>
            x.Key.Start != y.Key.Start ? x.Key.Start.CompareTo(y.Key.Start)
            : x.Key.Length != y.Key.Length ? x.Key.Length.CompareTo(y.Key.Length)
            : x.Phrase.CompareTo(y.Phrase);
    }

    /// <summary>Collects the phrases of a book.</summary>
    internal sealed class Builder
    {
        private readonly List<Phrase> _phrases = [];
        private readonly List<PhraseUse> _uses = [];

        public int Count => _phrases.Count;

        /// <summary>Adds a phrase and gives its number; -1 where the text holds no word.</summary>
        public int Add(string text, PhraseUse use = PhraseUse.Plain)
        {
            if (Phrase.Parse(text) is not { } phrase) return -1;
            _phrases.Add(phrase);
            _uses.Add(use);
            return _phrases.Count - 1;
        }

        /// <summary>What was added since the book had so many phrases.</summary>
        public PhraseShare Since(int count) => new(count, Count - count);

        public PhraseShare AddAll(IEnumerable<string> texts, Func<string, PhraseUse> use)
        {
            int before = Count;
            foreach (string text in texts) Add(text, use(text));
            return Since(before);
        }

        public PhraseBook Build()
        {
            Phrase[] phrases = [.. _phrases];
            return new PhraseBook(phrases, [.. _uses], WordTrie.Build(phrases), DisguiseTrie.Build(phrases, _uses))
            {
                LongestWords = phrases.Length == 0 ? 0 : phrases.Max(static phrase => phrase.WordCount),
            };
        }
    }
}
