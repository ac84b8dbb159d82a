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
/// <param name="TonedHash">Of the spelling with its marks: see <see cref="NextHash"/>.</param>
internal readonly record struct Word(int Start, int Length, WordKind Kind, Gap Before, bool Marked, uint Hash, uint TonedHash)
{
    /// <summary>The hash of no letters.</summary>
    public const uint NoHash = 2166136261;

    /// <summary>The hash of one letter more: what letters are hashed to, one after another from <see cref="NoHash"/>, is the hash of their beginning each time.</summary>
    public static uint NextHash(uint hash, char letter) => (hash ^ letter) * 16777619;

    /// <summary>kỹ and kĩ, mỹ and mĩ, quý and quí hash alike: see <see cref="HasFreeEnding"/>.</summary>
    public static uint HashOf(ReadOnlySpan<char> toneless)
    {
        uint hash = NoHash;
        int plain = HasFreeEnding(toneless) ? toneless.Length - 1 : toneless.Length;
        for (int i = 0; i < plain; i++) hash = NextHash(hash, toneless[i]);
        if (plain < toneless.Length) hash = NextHash(hash, 'i');
        return hash ^ (hash >> 15);
    }

    public static uint TonedHashOf(ReadOnlySpan<char> toned)
    {
        uint hash = NoHash;
        foreach (char letter in toned) hash = NextHash(hash, letter);
        return hash;
    }

    /// <summary>Whether the last letter may be i or y: behind h, k, l, m, s, t alone, and in quy.</summary>
    public static bool HasFreeEnding(ReadOnlySpan<char> toneless) => toneless switch
    {
        ['h' or 'k' or 'l' or 'm' or 's' or 't', 'i' or 'y'] => true,
        ['q', 'u', 'i' or 'y'] => true,
        _ => false,
    };

    /// <summary>Whether two toneless words are the same but for a free ending.</summary>
    public static bool AreAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> two) =>
        one.SequenceEqual(two) || (one.Length == two.Length && HasFreeEnding(one) && HasFreeEnding(two) && one[..^1].SequenceEqual(two[..^1]));

    public int End => Start + Length;
}
