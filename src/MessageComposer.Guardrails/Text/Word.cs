namespace MessageComposer.Guardrails.Text;

/// <summary>What a word is made of.</summary>
internal enum WordKind : byte
{
    Letters,

    /// <summary>Digits with their inner points and commas: <c>1.290.000</c>, <c>4,8</c>.</summary>
    Number,

    /// <summary>One of the symbols that carry meaning in copy: <c>%</c>, <c>₫</c>, <c>$</c>, <c>+</c>, <c>&amp;</c>, <c>@</c>, <c>#</c>, <c>&lt;</c>, <c>&gt;</c>, <c>=</c>.</summary>
    Symbol,
}

/// <summary>What stands between a word and the one before.</summary>
internal enum Gap : byte
{
    /// <summary>Nothing: <c>giảm|50|%</c>.</summary>
    None,

    /// <summary>Blanks, quotes or a hyphen: a phrase runs on.</summary>
    Blank,

    /// <summary>Punctuation without a blank (<c>tốt.nhất</c>): a phrase runs on only in disguise.</summary>
    Tight,

    /// <summary>Punctuation with a blank, a merge field, an emoji, or the start of the field: a phrase ends.</summary>
    Break,
}

/// <summary>One word of a folded text; <see cref="Start"/> and <see cref="Length"/> count key characters.</summary>
/// <param name="Marked">Whether a letter of it carries a Vietnamese mark.</param>
/// <param name="Hash">Of the toneless spelling, so that one lookup serves any number of phrase books.</param>
internal readonly record struct Word(int Start, int Length, WordKind Kind, Gap Before, bool Marked, uint Hash)
{
    public static uint HashOf(ReadOnlySpan<char> toneless)
    {
        uint hash = 2166136261;
        foreach (char unit in toneless) hash = (hash ^ unit) * 16777619;
        return hash ^ (hash >> 15);
    }

    public int End => Start + Length;
}
