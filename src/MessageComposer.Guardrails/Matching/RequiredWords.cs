using System.Globalization;

namespace MessageComposer.Guardrails.Matching;

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

    private const int LongestPattern = 20_000;
    private const int MostInSet = 160;

    /// <summary>More alternatives than these are asked for as one: each costs a look at every text.</summary>
    private const int MostChains = 24;

    /// <summary>A pattern that may run over any number of blanks.</summary>
    public const int AnyGaps = int.MaxValue;

    private enum Kind : byte
    {
        Letter,
        Digit,

        /// <summary>One character that is no letter, so that it ends a word of letters.</summary>
        Break,

        /// <summary>The edge of a word.</summary>
        Edge,

        /// <summary>Anything else.</summary>
        Other,
        Group,
    }

    private sealed record Node(Kind Kind, char Letter, List<List<Node>>? Alternatives)
    {
        public int Min { get; set; } = 1;

        /// <summary>How often at most; <see cref="AnyGaps"/> where nothing bounds it.</summary>
        public int Max { get; set; } = 1;

        public bool Repeats { get; set; }

        public BlankUse Blanks { get; init; }

        /// <summary>The <see cref="RequiredWords.Signs"/> of which it matches one; none where it may match anything else.</summary>
        public string[] AsSigns { get; init; } = [];
    }

    /// <summary>Whether a node may match a blank.</summary>
    private enum BlankUse : byte
    {
        Never,

        /// <summary>One blank each time it matches.</summary>
        May,

        /// <summary>Nothing but blanks, so however often it matches, they stand together.</summary>
        Only,

        /// <summary>The start or the end of whatever is scanned.</summary>
        Anchor,
    }

    /// <summary>One chain for each alternative; none where every text may match, or where the pattern holds what this reader does not know: all it knows is valid and linear.</summary>
    public static IReadOnlyList<RequiredChain> Of(string pattern) => Of(pattern, out _);

    /// <param name="size">How many characters a match has at most, counted over all alternatives: so large is an automaton of it. <see cref="AnyGaps"/> where that is not known.</param>
    public static IReadOnlyList<RequiredChain> Of(string pattern, out int size)
    {
        size = AnyGaps;
        if (pattern.Length > LongestPattern) return [];
        int at = 0;
        if (ReadAlternatives(pattern, ref at) is not { } root || at < pattern.Length) return [];
        size = (int)Math.Min(SizeOf(root), AnyGaps);
        List<List<Node>> alternatives = [.. root.SelectMany(Unfold)];
        if (alternatives.Count > MostChains) alternatives = root;
        if (alternatives.Count > MostChains) alternatives = [[new Node(Kind.Group, '\0', root)]];
        List<RequiredChain> chains = [];
        foreach (List<Node> alternative in alternatives)
        {
            Chain chain = new();
            Collect(alternative, false, false, chain);
            if (chain.Sets.Count == 0) return [];
            chains.Add(new RequiredChain(chain.Sets, chain.Gaps));
        }
        return chains;
    }

    private static long SizeOf(List<List<Node>> alternatives)
    {
        long size = 0;
        foreach (List<Node> nodes in alternatives)
            foreach (Node node in nodes)
                size = Math.Min(AnyGaps, size + (node.Kind == Kind.Group ? SizeOf(node.Alternatives!) : 1) * (node.Max == AnyGaps ? Math.Max(1, node.Min) : Math.Max(1, node.Max)));
        return size;
    }

    /// <summary>A sequence whose one choice is between wordings of several required words: each of them is a sequence of its own.</summary>
    private static List<List<Node>> Unfold(List<Node> nodes)
    {
        int choice = nodes.FindIndex(static node => node is { Kind: Kind.Group, Min: 1, Repeats: false, Alternatives.Count: > 1 });
        if (choice < 0 || !nodes[choice].Alternatives!.Exists(static alternative => Sets(alternative).Count > 1)) return [nodes];
        return [.. nodes[choice].Alternatives!.Select(alternative => (List<Node>)[.. nodes[..choice], .. alternative, .. nodes[(choice + 1)..]])];
    }

    private static List<RequiredSet> Sets(List<Node> nodes)
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

    private static int GapsOf(List<List<Node>> alternatives)
    {
        long most = 0;
        foreach (List<Node> nodes in alternatives)
        {
            long gaps = 0;
            foreach (Node node in nodes) gaps += GapsOf(node);
            most = Math.Max(most, gaps);
        }
        return (int)Math.Min(most, AnyGaps);
    }

    private static long GapsOf(Node node) => node.Kind == Kind.Group
        ? (long)GapsOf(node.Alternatives!) * node.Max
        : node.Blanks switch { BlankUse.Never => 0, BlankUse.Only => 1, BlankUse.May => node.Max, _ => AnyGaps };

    private static void Collect(List<Node> nodes, bool outerLeft, bool outerRight, Chain chain)
    {
        int second = -1; // the word there is asked for together with the one before
        for (int i = 0; i < nodes.Count;)
        {
            Node node = nodes[i];
            if (!IsOneLetter(node))
            {
                if (node.Min > 0 && node.Kind == Kind.Digit) chain.Ask([AnyNumber]);
                else if (node.Min > 0 && node.AsSigns.Length > 0) chain.Ask(node.AsSigns);
                else if (node.Min > 0 && node.Kind == Kind.Group) CollectGroup(node, !node.Repeats && IsLeftEdge(nodes, i, outerLeft), !node.Repeats && IsRightEdge(nodes, i + 1, outerRight), chain);
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

    private static int EndOfWord(List<Node> nodes, int at)
    {
        while (at < nodes.Count && IsOneLetter(nodes[at])) at++;
        return at;
    }

    private static string WordAt(List<Node> nodes, int start, int end, bool outerRight)
    {
        string word = string.Concat(nodes[start..end].Select(static letter => letter.Letter));
        return IsRightEdge(nodes, end, outerRight) ? word : word + Prefix;
    }

    private static bool IsBlank(Node node) => node is { Kind: Kind.Break, Min: > 0 } && (node.Blanks == BlankUse.Only || node.Letter == ' ');

    /// <summary>Each alternative gives its most telling set; one that asks for nothing frees the whole group.</summary>
    private static void CollectGroup(Node group, bool left, bool right, Chain chain)
    {
        if (group.Alternatives is [var only] && !group.Repeats)
        {
            Collect(only, left, right, chain);
            return;
        }
        chain.Pass(GapsOf(group));
        HashSet<string> union = [];
        foreach (List<Node> alternative in group.Alternatives!)
        {
            Chain own = new();
            Collect(alternative, left, right, own);
            if (own.Sets.Count == 0) return;
            union.UnionWith(MostTelling(own.Sets));
        }
        if (union.Count > MostInSet) return;
        chain.Ask([.. union]);
        chain.Pass(GapsOf(group)); // it may stand anywhere in the group
    }

    private static IReadOnlyList<string> MostTelling(List<RequiredSet> sets) => sets.Select(static set => set.Words)
        .OrderBy(static set => !set.All(IsSign)).ThenBy(static set => set.Count).ThenBy(static set => !set.All(static word => word.Contains(Then))).ThenBy(static set => set.Any(static word => word[^1] == Prefix)).ThenByDescending(static set => set.Min(static word => word.Length)).First();

    public static bool IsSign(string word) => Signs.Contains(word[0]);

    private static bool IsOneLetter(Node node) => node is { Kind: Kind.Letter, Min: 1, Repeats: false };

    /// <summary>Whether a letter at the place has nothing of its word before it, whatever matches there.</summary>
    private static bool IsLeftEdge(List<Node> nodes, int at, bool outer)
    {
        for (int i = at - 1; i >= 0; i--)
        {
            Node node = nodes[i];
            switch (node.Kind)
            {
                case Kind.Edge or Kind.Break or Kind.Digit when node.Min > 0:
                    return true;
                case Kind.Edge or Kind.Break or Kind.Digit:
                    continue;
                case Kind.Group:
                    bool before = IsLeftEdge(nodes, i, outer);
                    if (!node.Alternatives!.TrueForAll(alternative => IsLeftEdge(alternative, alternative.Count, before && !node.Repeats))) return false;
                    if (node.Min > 0) return true;
                    continue;
                default:
                    return false;
            }
        }
        return outer;
    }

    private static bool IsRightEdge(List<Node> nodes, int at, bool outer)
    {
        for (int i = at; i < nodes.Count; i++)
        {
            Node node = nodes[i];
            switch (node.Kind)
            {
                case Kind.Edge or Kind.Break or Kind.Digit when node.Min > 0:
                    return true;
                case Kind.Edge or Kind.Break or Kind.Digit:
                    continue;
                case Kind.Group:
                    bool behind = IsRightEdge(nodes, i + 1, outer);
                    if (!node.Alternatives!.TrueForAll(alternative => IsRightEdge(alternative, 0, behind && !node.Repeats))) return false;
                    if (node.Min > 0) return true;
                    continue;
                default:
                    return false;
            }
        }
        return outer;
    }

    /// <summary>Null where the pattern holds something this reader does not know.</summary>
    private static List<List<Node>>? ReadAlternatives(string pattern, ref int at)
    {
        List<List<Node>> alternatives = [[]];
        while (at < pattern.Length && pattern[at] != ')')
        {
            if (pattern[at] == '|')
            {
                alternatives.Add([]);
                at++;
                continue;
            }
            if (ReadNode(pattern, ref at) is not { } node || !TryReadQuantifier(pattern, ref at, node)) return null;
            alternatives[^1].Add(node);
        }
        return alternatives;
    }

    private static Node? ReadNode(string pattern, ref int at)
    {
        char unit = pattern[at++];
        switch (unit)
        {
            case '(':
                if (at + 1 < pattern.Length && pattern[at] == '?' && pattern[at + 1] == ':') at += 2;
                else if (at < pattern.Length && pattern[at] == '?') return null;
                if (ReadAlternatives(pattern, ref at) is not { } alternatives || at >= pattern.Length) return null;
                at++;
                return new Node(Kind.Group, '\0', alternatives);
            case '[':
                return ReadClass(pattern, ref at);
            case '\\':
                return at < pattern.Length ? ReadEscape(pattern, ref at) : null;
            case '.':
                return new Node(Kind.Other, '\0', null) { Blanks = BlankUse.May };
            case '^' or '$':
                return new Node(Kind.Other, '\0', null) { Blanks = BlankUse.Anchor };
            case '*' or '+' or '?' or '{':
                return null;
            default:
                return OneUnit(unit, char.ToLowerInvariant(unit));
        }
    }

    private static Node? ReadEscape(string pattern, ref int at)
    {
        char unit = pattern[at++];
        if (unit is 'p' or 'P')
        {
            if (EndOfCategory(pattern, at) is not { } end) return null;
            bool isWordUnit = unit == 'p' && pattern[at + 1] is 'L' or 'N';
            at = end;
            return new Node(Kind.Other, '\0', null) { Blanks = isWordUnit ? BlankUse.Never : BlankUse.May };
        }
        return unit switch
        {
            's' or 'n' or 't' or 'r' => new Node(Kind.Break, '\0', null) { Blanks = BlankUse.Only },
            'b' => new Node(Kind.Edge, '\0', null),
            'd' => new Node(Kind.Digit, '\0', null),
            'w' or 'S' => new Node(Kind.Other, '\0', null),
            'W' or 'D' => new Node(Kind.Other, '\0', null) { Blanks = BlankUse.May },
            _ when !IsPlainEscape(unit) => null,
            _ => OneUnit(unit, '\0'),
        };
    }

    private static Node OneUnit(char unit, char letter) => new(KindOf(unit), letter, null)
    {
        Blanks = char.IsWhiteSpace(unit) ? BlankUse.May : BlankUse.Never,
        AsSigns = Signs.Contains(unit) ? [unit.ToString()] : [],
    };

    /// <summary>Whether an escaped character is just itself.</summary>
    private static bool IsPlainEscape(char unit) => char.IsAscii(unit) && !char.IsLetterOrDigit(unit) && unit != '_';

    /// <summary>Behind <c>{L}</c>, <c>{Nd}</c> and the like; null for any other name.</summary>
    private static int? EndOfCategory(string pattern, int at)
    {
        foreach (string name in (ReadOnlySpan<string>)["{L}", "{Lu}", "{Ll}", "{M}", "{N}", "{Nd}", "{P}", "{S}", "{So}", "{Z}"])
            if (pattern.AsSpan(at).StartsWith(name)) return at + name.Length;
        return null;
    }

    /// <summary>A class that names no letter is a break; what is in any other one does not matter.</summary>
    private static Node? ReadClass(string pattern, ref int at)
    {
        int start = at;
        if (at < pattern.Length && pattern[at] == '^') at++;
        bool breaks = at == start;
        bool mayBlank = at > start; // whatever a class leaves out, a blank is hardly among it
        char last = '\0'; // where a range may begin
        string[]? signs = at > start ? null : []; // null once it matches anything else
        for (bool first = true; at < pattern.Length && (pattern[at] != ']' || first); first = false)
        {
            char unit = pattern[at++];
            if (unit == '[') return null; // a class taken from another
            if (unit == '\\')
            {
                if (at >= pattern.Length) return null;
                unit = pattern[at++];
                bool isCategory = unit is 'p' or 'P';
                if (isCategory ? EndOfCategory(pattern, at) is null : !IsPlainEscape(unit) && unit is not ('s' or 'd' or 'w' or 'n' or 't' or 'r')) return null;
                signs = signs is not null && Signs.Contains(unit) ? [.. signs, unit.ToString()] : null;
                breaks &= unit is 's' or 'd' or 'n' or '.' or '-' or '*' or '+' or '?' or '/' or '_';
                mayBlank |= char.IsAsciiLetter(unit) && unit is not ('d' or 'w') && !(unit == 'p' && pattern[at + 1] is 'L' or 'N');
                if (isCategory) at = EndOfCategory(pattern, at)!.Value;
                if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']') return null; // a range from an escape
                last = '\0';
                continue;
            }
            bool isRange = unit == '-' && !first && at < pattern.Length && pattern[at] != ']';
            if (isRange && (last == '\0' || pattern[at] is '\\' or '[' || pattern[at] < last)) return null;
            signs = signs is not null && !isRange && Signs.Contains(unit) ? [.. signs, unit.ToString()] : null;
            breaks &= isRange ? last == '0' && pattern[at] == '9' : KindOf(unit) is Kind.Break or Kind.Digit;
            mayBlank |= unit <= ' ' || char.IsWhiteSpace(unit);
            last = isRange ? '\0' : unit;
            if (isRange) at++;
        }
        if (at >= pattern.Length) return null;
        at++;
        return new Node(breaks ? Kind.Break : Kind.Other, '\0', null) { Blanks = mayBlank ? BlankUse.May : BlankUse.Never, AsSigns = signs ?? [] };
    }

    private static bool TryReadQuantifier(string pattern, ref int at, Node node)
    {
        if (at >= pattern.Length) return true;
        switch (pattern[at])
        {
            case '*':
                (node.Min, node.Max, node.Repeats) = (0, AnyGaps, true);
                break;
            case '+':
                (node.Max, node.Repeats) = (AnyGaps, true);
                break;
            case '?':
                node.Min = 0;
                break;
            case '{':
                int close = pattern.IndexOf('}', at);
                if (close < 0) return false;
                string[] bounds = pattern[(at + 1)..close].Split(',');
                if (bounds.Length > 2 || !int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out int min)) return false;
                int max = min;
                if (bounds is [_, ""]) max = AnyGaps;
                else if (bounds is [_, var upper] && (!int.TryParse(upper, NumberStyles.None, CultureInfo.InvariantCulture, out max) || max < min)) return false;
                (node.Min, node.Max, node.Repeats) = (min, max, true);
                at = close;
                break;
            default:
                return true;
        }
        at++;
        if (at < pattern.Length && pattern[at] == '?') at++;
        return true;
    }

    private static Kind KindOf(char unit) => char.GetUnicodeCategory(unit) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter => Kind.Letter,
        UnicodeCategory.DecimalDigitNumber => Kind.Digit,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
            or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation or UnicodeCategory.MathSymbol
            or UnicodeCategory.CurrencySymbol or UnicodeCategory.ConnectorPunctuation => Kind.Break,
        _ => Kind.Other,
    };
}
