namespace MessageComposer.Guardrails.Patterns;

/// <summary>One of the words stands in a match.</summary>
/// <param name="Before">How many stretches of blanks lie at most between it and the word asked for before it; for the first, between it and the start of the match.</param>
internal sealed record RequiredSet(IReadOnlyList<string> Words, int Before);

/// <summary>What every match of a pattern, or of one of its alternatives, holds in this order.</summary>
/// <param name="Behind">How many stretches of blanks a match runs over at most behind the last of them.</param>
internal sealed record RequiredChain(IReadOnlyList<RequiredSet> Sets, int Behind);

/// <summary>
/// Reads off a pattern which words a text must hold to match it, in which order and how near to each other, so that most patterns are dismissed without a
/// scan: of each set one word, whole and folded, two words that follow each other, one of <see cref="Signs"/>, or <see cref="AnyNumber"/>. Asks for nothing where it does not
/// understand the pattern, never for what a match may lack.
/// </summary>
internal static class RequiredWords
{
    /// <summary>Stands for any digit.</summary>
    public const string AnyNumber = "0";

    /// <summary>Ends what is only the beginning of a word.</summary>
    public const char Prefix = '*';

    /// <summary>Stands between two words that follow each other.</summary>
    public const char Then = ' ';

    /// <summary>Characters between words that may be asked for like a word.</summary>
    public const string Signs = "#*~_^|@$+=<>%&\\!";

    private const int MostInSet = 160;

    /// <summary>More alternatives than these are asked for as one: each costs a look at every text.</summary>
    private const int MostChains = 24;

    /// <summary>A pattern that may run over any number of blanks.</summary>
    public const int AnyGaps = PatternNode.AnyTimes;

    /// <summary>One chain for each alternative; none where every text may match.</summary>
    public static IReadOnlyList<RequiredChain> Of(IReadOnlyList<List<PatternNode>> root)
    {
        IReadOnlyList<List<PatternNode>> alternatives = [.. root.SelectMany(Unfold)];
        if (alternatives.Count > MostChains) alternatives = root;
        if (alternatives.Count > MostChains) alternatives = [[new PatternNode(PatternNodeKind.Group) { Alternatives = root }]];
        List<RequiredChain> chains = [];
        foreach (List<PatternNode> alternative in alternatives)
        {
            Chain chain = new();
            Collect(alternative, false, false, chain);
            if (chain.Sets.Count == 0) return [];
            chains.Add(new RequiredChain(chain.Sets, chain.Gaps));
        }
        return chains;
    }

    /// <summary>A sequence whose one choice is between wordings of several required words: each of them is a sequence of its own.</summary>
    private static IReadOnlyList<List<PatternNode>> Unfold(List<PatternNode> nodes)
    {
        int choice = nodes.FindIndex(static node => node is { Kind: PatternNodeKind.Group, Min: 1, Repeats: false, Alternatives.Count: > 1 });
        if (choice < 0 || !nodes[choice].Alternatives.Any(static alternative => Sets(alternative).Count > 1)) return [nodes];
        return [.. nodes[choice].Alternatives.Select(alternative => (List<PatternNode>)[.. nodes[..choice], .. alternative, .. nodes[(choice + 1)..]])];
    }

    private static List<RequiredSet> Sets(List<PatternNode> nodes)
    {
        Chain chain = new();
        Collect(nodes, true, true, chain);
        return chain.Sets;
    }

    /// <summary>A chain while its pattern is read from left to right.</summary>
    private sealed class Chain
    {
        private long _gaps;

        public List<RequiredSet> Sets { get; } = [];

        /// <summary>Since the last word that was asked for, or since the start.</summary>
        public int Gaps => (int)Math.Min(_gaps, AnyGaps);

        public void Pass(long gaps) => _gaps += gaps;

        public void Ask(IReadOnlyList<string> words)
        {
            Sets.Add(new RequiredSet(words, Gaps));
            _gaps = 0;
        }
    }

    private static int GapsOf(IReadOnlyList<List<PatternNode>> alternatives)
    {
        long most = 0;
        foreach (List<PatternNode> nodes in alternatives)
        {
            long gaps = 0;
            foreach (PatternNode node in nodes) gaps += GapsOf(node);
            most = Math.Max(most, gaps);
        }
        return (int)Math.Min(most, AnyGaps);
    }

    private static long GapsOf(PatternNode node) => node.Kind == PatternNodeKind.Group
        ? (long)GapsOf(node.Alternatives) * node.Max
        : node.Kind is PatternNodeKind.Start or PatternNodeKind.End ? AnyGaps : node.Blanks switch { BlankUse.Never => 0, BlankUse.Only => 1, _ => node.Max };

    private static void Collect(List<PatternNode> nodes, bool outerLeft, bool outerRight, Chain chain)
    {
        int second = -1; // the word there is asked for together with the one before
        for (int i = 0; i < nodes.Count;)
        {
            PatternNode node = nodes[i];
            if (!IsOneLetter(node))
            {
                if (node.Min > 0 && node.Kind == PatternNodeKind.Digit) chain.Ask([AnyNumber]);
                else if (node.Min > 0 && node.AsSigns.Length > 0) chain.Ask(node.AsSigns);
                else if (node.Min > 0 && node.Kind == PatternNodeKind.Group) CollectGroup(node, !node.Repeats && IsLeftEdge(nodes, i, outerLeft), !node.Repeats && IsRightEdge(nodes, i + 1, outerRight), chain);
                else chain.Pass(GapsOf(node));
                i++;
                continue;
            }
            int end = EndOfWord(nodes, i);
            if (IsLeftEdge(nodes, i, outerLeft))
            {
                string word = WordAt(nodes, i, end, outerRight);
                if (end + 1 < nodes.Count && IsBlank(nodes[end]) && IsOneLetter(nodes[end + 1]))
                {
                    second = end + 1;
                    chain.Pass(1); // two words stand where the second does
                    chain.Ask([word + Then + WordAt(nodes, second, EndOfWord(nodes, second), outerRight)]);
                }
                else if (i != second) chain.Ask([word]);
            }
            i = end;
        }
    }

    private static int EndOfWord(List<PatternNode> nodes, int at)
    {
        while (at < nodes.Count && IsOneLetter(nodes[at])) at++;
        return at;
    }

    private static string WordAt(List<PatternNode> nodes, int start, int end, bool outerRight)
    {
        bool isWhole = IsRightEdge(nodes, end, outerRight);
        return string.Create(end - start + (isWhole ? 0 : 1), (nodes, start, end, isWhole), static (word, from) =>
        {
            for (int i = from.start; i < from.end; i++) word[i - from.start] = from.nodes[i].Letter;
            if (!from.isWhole) word[^1] = Prefix;
        });
    }

    private static bool IsBlank(PatternNode node) => node is { Kind: PatternNodeKind.Break, Min: > 0 } && (node.Blanks == BlankUse.Only || node.Letter == ' ');

    /// <summary>Each alternative gives its most telling set; one that asks for nothing frees the whole group.</summary>
    private static void CollectGroup(PatternNode group, bool left, bool right, Chain chain)
    {
        if (group.Alternatives is [var only] && !group.Repeats)
        {
            Collect(only, left, right, chain);
            return;
        }
        long gaps = GapsOf(group);
        chain.Pass(gaps);
        HashSet<string> union = [];
        Chain own = new(); // of each alternative in turn: only its words are asked for
        foreach (List<PatternNode> alternative in group.Alternatives)
        {
            own.Sets.Clear();
            Collect(alternative, left, right, own);
            if (own.Sets.Count == 0) return;
            union.UnionWith(MostTelling(own.Sets));
        }
        if (union.Count > MostInSet) return;
        chain.Ask([.. union]);
        chain.Pass(gaps); // it may stand anywhere in the group
    }

    private static IReadOnlyList<string> MostTelling(List<RequiredSet> sets) => (sets is [RequiredSet only] ? only : sets.MinBy(static set => RankOf(set.Words))!).Words;

    /// <summary>The smaller the more telling: signs, few words, words that stand together, whole words, long words.</summary>
    private static (bool, int, bool, bool, int) RankOf(IReadOnlyList<string> words) =>
        (!words.All(IsSign), words.Count, !words.All(static word => word.Contains(Then)), words.Any(static word => word[^1] == Prefix), -words.Min(static word => word.Length));

    public static bool IsSign(string word) => Signs.Contains(word[0]);

    private static bool IsOneLetter(PatternNode node) => node is { Kind: PatternNodeKind.Letter, Min: 1, Repeats: false };

    /// <summary>Whether a letter at the place has nothing of its word before it, whatever matches there.</summary>
    private static bool IsLeftEdge(List<PatternNode> nodes, int at, bool outer)
    {
        for (int i = at - 1; i >= 0; i--)
        {
            PatternNode node = nodes[i];
            switch (node.Kind)
            {
                case PatternNodeKind.Edge or PatternNodeKind.Break or PatternNodeKind.Digit when node.Min > 0:
                    return true;
                case PatternNodeKind.Edge or PatternNodeKind.Break or PatternNodeKind.Digit:
                    continue;
                case PatternNodeKind.Group:
                    bool before = IsLeftEdge(nodes, i, outer);
                    if (!node.Alternatives.All(alternative => IsLeftEdge(alternative, alternative.Count, before && !node.Repeats))) return false;
                    if (node.Min > 0) return true;
                    continue;
                default:
                    return false;
            }
        }
        return outer;
    }

    private static bool IsRightEdge(List<PatternNode> nodes, int at, bool outer)
    {
        for (int i = at; i < nodes.Count; i++)
        {
            PatternNode node = nodes[i];
            switch (node.Kind)
            {
                case PatternNodeKind.Edge or PatternNodeKind.Break or PatternNodeKind.Digit when node.Min > 0:
                    return true;
                case PatternNodeKind.Edge or PatternNodeKind.Break or PatternNodeKind.Digit:
                    continue;
                case PatternNodeKind.Group:
                    bool behind = IsRightEdge(nodes, i + 1, outer);
                    if (!node.Alternatives.All(alternative => IsRightEdge(alternative, 0, behind && !node.Repeats))) return false;
                    if (node.Min > 0) return true;
                    continue;
                default:
                    return false;
            }
        }
        return outer;
    }
}
