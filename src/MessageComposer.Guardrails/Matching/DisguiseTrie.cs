using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>Finds phrases in disguise: a trie over skeleton letters, walked from the start of each word of the text.</summary>
internal sealed class DisguiseTrie
{
    private const int Root = 1;

    /// <summary>Below this many letters accidents are common: only a letter-by-letter split with its marks counts (đ.m).</summary>
    private const int ShortSkeleton = 3;

    /// <summary>Letters by which most words are dismissed, and letters by which most of the rest are.</summary>
    private const int FirstLook = 3;
    private const int HeadLength = 8;

    private const int HeadCount = 1 << 16;
    private const uint Basis = 2166136261;

    [ThreadStatic] private static List<SkeletonLetter>? _buffer;

    private readonly Transitions _transitions;
    private readonly int[] _roots = new int[128];

    /// <summary>Which letters skeletons start with, three and eight of them, and which are the whole of a shorter one, by hash.</summary>
    private readonly ulong[] _heads = new ulong[HeadCount / 64];
    private readonly ulong[] _shorts = new ulong[HeadCount / 64];

    private readonly int[][] _endings;
    private readonly SkeletonLetter[]?[] _skeletons;

    private DisguiseTrie(Dictionary<(int Node, int Label), int> edges, int[][] endings, SkeletonLetter[]?[] skeletons)
    {
        _transitions = new Transitions(edges);
        for (int letter = 0; letter < _roots.Length; letter++) _roots[letter] = _transitions.Next(Root, letter);
        _endings = endings;
        _skeletons = skeletons;
        foreach (SkeletonLetter[]? skeleton in skeletons)
        {
            if (skeleton is null) continue;
            uint hash = Basis;
            for (int i = 0; i < Math.Min(HeadLength, skeleton.Length); i++)
            {
                hash = Next(hash, skeleton[i].Letter);
                if (i + 1 == FirstLook) Set(_heads, hash);
            }
            Set(skeleton.Length < HeadLength ? _shorts : _heads, hash);
        }
    }

    private static uint Next(uint hash, char letter) => (hash ^ letter) * 16777619;

    private static void Set(ulong[] bits, uint hash) => bits[hash >> 22] |= 1UL << (int)(hash >> 16);

    private static bool IsSet(ulong[] bits, uint hash) => (bits[hash >> 22] & (1UL << (int)(hash >> 16))) != 0;

    public bool IsEmpty => _endings.Length <= 2;

    public static DisguiseTrie Build(IReadOnlyList<Phrase> phrases, List<PhraseUse> uses)
    {
        Dictionary<(int Node, int Label), int> edges = [];
        List<List<int>?> endings = [null, null];
        SkeletonLetter[]?[] skeletons = new SkeletonLetter[phrases.Count][];
        for (int number = 0; number < phrases.Count; number++)
        {
            if ((uses[number] & PhraseUse.Evasion) == 0) continue;
            SkeletonLetter[] skeleton = SkeletonOf(phrases[number]);
            if (skeleton.Length < 2) continue;
            skeletons[number] = skeleton;
            int node = Root;
            foreach (SkeletonLetter letter in skeleton)
            {
                if (!edges.TryGetValue((node, letter.Letter), out int next))
                {
                    edges[(node, letter.Letter)] = next = endings.Count;
                    endings.Add(null);
                }
                node = next;
            }
            (endings[node] ??= []).Add(number);
        }
        return new DisguiseTrie(edges, [.. endings.Select(static list => list?.ToArray() ?? [])], skeletons);
    }

    /// <summary>Adds the phrases that stand in disguise from a word on.</summary>
    public void Match(FoldedText text, int first, List<PhraseHit> hits)
    {
        ReadOnlySpan<Word> words = text.Words;
        if (!MayStart(text, words, first) || StartsLikeNone(text, words, first) || LeadsNowhere(text, words, first)) return;
        List<SkeletonLetter> letters = _buffer ??= [];
        letters.Clear();
        Walk(text, first, letters, hits);
    }

    private bool MayStart(FoldedText text, ReadOnlySpan<Word> words, int first)
    {
        Word word = words[first];
        if (first > 0 && word.Before == Gap.None && words[first - 1].Kind != WordKind.Symbol) return false;
        ReadOnlySpan<char> letters = text.TonelessOf(word);
        if (word.Kind == WordKind.Symbol) return letters[0] is '@' or '$' or '€';
        if (word.Kind == WordKind.Number) return letters[0] < 128 && (_roots[letters[0]] != 0 || (first + 1 < words.Length && words[first + 1].Before == Gap.None));
        // “a a a a” is one stretched letter: it starts where the run starts.
        if (letters.Length == 1 && first > 0 && words[first - 1].Length == 1 && text.Toneless[words[first - 1].Start] == letters[0]) return false;
        char start = Skeleton.LetterAt(letters, 0);
        return start < 128 && _roots[start] != 0;
    }

    /// <summary>Whether no phrase starts with the next letters, or ends among them. False where a letter is written in any way but plainly.</summary>
    private bool StartsLikeNone(FoldedText text, ReadOnlySpan<Word> words, int first)
    {
        ReadOnlySpan<char> key = text.Toneless;
        uint hash = Basis;
        int count = 0;
        for (int number = first; number < words.Length; number++)
        {
            ref readonly Word word = ref words[number];
            if (word.Kind != WordKind.Letters || word.Length == 1 || (number > first && word.Before == Gap.Tight)) return false;
            ReadOnlySpan<char> letters = key[..word.End];
            char last = '\0';
            for (int i = word.Start; i < letters.Length; i++)
            {
                char letter = Skeleton.LetterAt(letters, i);
                if (letter == last || letters[i] == 'f' || letter >= 128) return false;
                last = letter;
                hash = Next(hash, letter);
                count++;
                if (count is FirstLook or HeadLength && !IsSet(_heads, hash)) return true;
                if (count == HeadLength) return false;
                if (IsSet(_shorts, hash)) return false;
            }
        }
        return true;
    }

    /// <summary>
    /// Walks the letters as <see cref="Skeleton"/> reads them, without making one. True where the walk ends before any phrase does; false also where
    /// something stands in the way that only the skeleton knows how to read: symbols, a mark that stands for a letter.
    /// </summary>
    private bool LeadsNowhere(FoldedText text, ReadOnlySpan<Word> words, int first)
    {
        ReadOnlySpan<char> key = text.Toneless;
        int node = Root;
        char last = '\0';
        for (int number = first; number < words.Length; number++)
        {
            ref readonly Word word = ref words[number];
            if (word.Kind == WordKind.Symbol) return false;
            if (number > first)
            {
                if (word.Before == Gap.Tight && key[word.Start - 1] is '!' or '|') return false;
                // The last letter of one word and the first of the next are two, unless letters stand alone.
                if (word.Length > 1 || words[number - 1].Length > 1) last = '\0';
            }
            bool isNumber = word.Kind == WordKind.Number;
            bool inWord = isNumber && Skeleton.TouchesLetters(words, number);
            ReadOnlySpan<char> letters = key[..word.End];
            for (int i = word.Start; i < word.End; i++)
            {
                char letter = letters[i];
                if (!isNumber)
                {
                    letter = Skeleton.LetterAt(letters, i);
                    if (letter >= 128) return false;
                }
                else if (!char.IsAsciiDigit(letter)) continue;
                else if (inWord) letter = Skeleton.LetterFor(letter);
                if (letter != last && !TryStep(ref node, letter, out bool endsHere)) return !endsHere;
                last = letter;
                if (isNumber || letters[i] != 'f') continue;
                if (!TryStep(ref node, 'h', out endsHere)) return !endsHere; // f reads ph
                last = 'h';
            }
        }
        return true;
    }

    /// <summary>False where the walk is over: no phrase goes on with the letter, or one ends with it.</summary>
    private bool TryStep(ref int node, char letter, out bool endsHere)
    {
        node = node == Root ? _roots[letter] : _transitions.Next(node, letter);
        endsHere = node != 0 && _endings[node].Length > 0;
        return node != 0 && !endsHere;
    }

    private void Walk(FoldedText text, int first, List<SkeletonLetter> letters, List<PhraseHit> hits)
    {
        int node = Root;
        int done = 0;
        int next = first;
        while (true)
        {
            // The last letter may still grow by repeats in the next word, so it is taken only when another letter follows it.
            while (done >= letters.Count - 1 && next >= 0 && next < text.Words.Length && next - first < 48) next = Skeleton.Append(text, next, letters);
            if (done >= letters.Count) return;
            char letter = letters[done].Letter;
            node = node == Root ? (letter < 128 ? _roots[letter] : 0) : _transitions.Next(node, letter);
            if (node == 0) return;
            done++;
            foreach (int phrase in _endings[node])
                if (IsDisguised(text, phrase, letters, done)) hits.Add(HitOf(phrase, first, letters, done));
        }
    }

    private static PhraseHit HitOf(int phrase, int first, List<SkeletonLetter> letters, int count) =>
        new(phrase, TextSpan.FromTo(letters[0].KeyStart, letters[count - 1].KeyEnd), first, letters[count - 1].Word, Spelling.Disguised);

    private bool IsDisguised(FoldedText text, int phrase, List<SkeletonLetter> letters, int count)
    {
        ReadOnlySpan<Word> words = text.Words;
        SkeletonLetter end = letters[count - 1];
        if (end.KeyEnd < text.Length && text.Classes[end.KeyEnd] is FoldClass.Letter or FoldClass.Digit) return false;
        SkeletonLetter[] wanted = _skeletons[phrase]!;
        bool split = text.WasSpelled(letters[0].KeyStart, end.KeyEnd);
        bool spaced = false;
        bool joined = false;
        bool swapped = false;
        bool stretched = false;
        bool lacks = false;
        for (int i = 0; i < count; i++)
        {
            SkeletonLetter given = letters[i];
            SkeletonLetter want = wanted[i];
            if (given.Swapped && !want.Swapped) swapped = true;
            else if (!want.Swapped && !AgreesInMarks(given.Toned, want.Toned, ref lacks)) return false;
            if (given.KeyEnd - given.KeyStart > want.KeyEnd - want.KeyStart) stretched = true;
            if (i == 0) continue;
            bool apart = HasGap(text, letters[i - 1].KeyEnd, given.KeyStart, out bool blank, out bool list);
            if (want.Word != wanted[i - 1].Word)
            {
                if (!apart) joined = true;
                else if (words[given.Word].Before == Gap.Break && !IsSingle(words, given.Word)) return false;
            }
            else if (apart)
            {
                if (list || (blank && !(IsSingle(words, given.Word) && IsSingle(words, letters[i - 1].Word)))) return false;
                split = true;
                spaced |= blank;
            }
        }
        if (count < ShortSkeleton) return split && !spaced && !lacks && !swapped && HasMark(wanted);
        if (split) return true;
        if (!swapped && !joined && !stretched) return false;
        if (swapped) return !lacks || count >= 5 || HasSymbolOrDigit(text, letters, count);
        return !lacks || count >= 6;
    }

    private static bool HasSymbolOrDigit(FoldedText text, List<SkeletonLetter> letters, int count)
    {
        for (int i = 0; i < count; i++)
            if (letters[i].Swapped && text.Words[letters[i].Word].Kind != WordKind.Letters) return true;
        return false;
    }

    private static bool HasMark(SkeletonLetter[] wanted)
    {
        foreach (SkeletonLetter letter in wanted)
            if (VietnameseLetters.IsMarked(letter.Toned)) return true;
        return false;
    }

    private static bool IsSingle(ReadOnlySpan<Word> words, int number) => words[number].Length == 1;

    /// <param name="list">A comma, semicolon or slash: “S, M, L” and “S/M/L” are lists.</param>
    private static bool HasGap(FoldedText text, int from, int to, out bool blank, out bool list)
    {
        blank = list = false;
        for (int i = from; i < to; i++)
        {
            blank |= text.Classes[i] is FoldClass.Blank or FoldClass.NewLine;
            list |= text.Toned[i] is ',' or ';' or '/';
        }
        return to > from;
    }

    private static bool AgreesInMarks(char given, char want, ref bool lacks)
    {
        if (given == want) return true;
        if (char.IsAsciiDigit(want) || char.IsAsciiDigit(given)) return false;
        if (given is 'i' or 'y' && want is 'i' or 'y') return true;
        if (!VietnameseLetters.LacksOnlyMarks(given, want)) return false;
        lacks = true;
        return true;
    }

    private static SkeletonLetter[] SkeletonOf(Phrase phrase)
    {
        FoldedText text = FoldedText.Passing(string.Join(' ', phrase.Toned));
        List<SkeletonLetter> letters = [];
        for (int word = 0; word >= 0 && word < text.Words.Length;) word = Skeleton.Append(text, word, letters);
        return [.. letters];
    }
}
