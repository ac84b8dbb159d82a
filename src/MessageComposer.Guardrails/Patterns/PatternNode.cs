namespace MessageComposer.Guardrails.Patterns;

/// <summary>What a place of a pattern is to the words of a text.</summary>
internal enum PatternNodeKind : byte
{
    Letter,
    Digit,

    /// <summary>One character that is no letter, so that it ends a word of letters.</summary>
    Break,

    /// <summary>The edge of a word.</summary>
    Edge,

    /// <summary>The start or the end of whatever is scanned.</summary>
    Start,
    End,

    /// <summary>Any other character.</summary>
    Other,
    Group,
}

/// <summary>Whether a place of a pattern may match a blank.</summary>
internal enum BlankUse : byte
{
    Never,

    /// <summary>One blank each time it matches.</summary>
    May,

    /// <summary>Nothing but blanks, so however often it matches, they stand together.</summary>
    Only,
}

/// <summary>One place of a pattern and how often it is repeated.</summary>
internal sealed record PatternNode(PatternNodeKind Kind)
{
    /// <summary>Stands for no bound.</summary>
    public const int AnyTimes = int.MaxValue;

    /// <summary>The characters it matches; null for a group and for what lies between characters.</summary>
    public CharSet? Set { get; init; }

    /// <summary>Of a group: the sequences one of which matches, the first that does before the others.</summary>
    public IReadOnlyList<List<PatternNode>> Alternatives { get; init; } = [];

    /// <summary>Of a letter: that letter, in lower case.</summary>
    public char Letter { get; init; }

    public BlankUse Blanks { get; init; }

    /// <summary>The <see cref="RequiredWords.Signs"/> of which it matches one; none where it may match anything else.</summary>
    public string[] AsSigns { get; init; } = [];

    public int Min { get; init; } = 1;

    /// <summary>How often at most; <see cref="AnyTimes"/> where nothing bounds it.</summary>
    public int Max { get; init; } = 1;

    /// <summary>Whether it has a bound or a star of its own, be it <c>{1}</c>.</summary>
    public bool Repeats { get; init; }

    /// <summary>Whether it would rather match seldom than often.</summary>
    public bool IsLazy { get; init; }
}
