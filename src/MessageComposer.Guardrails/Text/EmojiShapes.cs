namespace MessageComposer.Guardrails.Text;

/// <summary>Which characters are drawn as emoji, and which join or colour the one before.</summary>
internal static class EmojiShapes
{
    public const char Joiner = '\u200D';
    public const char AsEmoji = '\uFE0F';
    public const char KeycapMark = '\u20E3';

    /// <summary>Emoji and pictures of the basic plane. Plain arrows, ticks and © ® ™ are typography.</summary>
    public static bool IsEmoji(char unit) => unit switch
    {
        '\u231A' or '\u231B' or '\u2328' or '\u23CF' or '\u24C2' or '\u2B50' or '\u2B55' or '\u3030' or '\u303D' or '\u3297' or '\u3299' => true,
        >= '\u23E9' and <= '\u23FA' => true,
        '\u25AA' or '\u25AB' or '\u25B6' or '\u25C0' => true,
        >= '\u25FB' and <= '\u25FE' => true,
        '\u2713' or '\u2717' or '\u2022' => false,
        >= '\u2776' and <= '\u2793' => false,
        >= '\u2600' and <= '\u27BF' => true,
        >= '\u2B05' and <= '\u2B07' or '\u2B1B' or '\u2B1C' => true,
        _ => false,
    };

    /// <summary>Where the emoji that starts at <paramref name="start"/> ends: skin tones, joiners, flags and tags go with it.</summary>
    public static int EndOf(string text, int start)
    {
        int at = start + UnitsAt(text, start);
        if (IsFlagLetter(text, start) && IsFlagLetter(text, at)) return at + 2;
        while (at < text.Length)
        {
            if (text[at] is AsEmoji or KeycapMark || IsSkinTone(text, at) || IsTag(text, at)) at += UnitsAt(text, at);
            else if (text[at] == Joiner && at + 1 < text.Length && StartsEmoji(text, at + 1)) at += 1 + UnitsAt(text, at + 1);
            else break;
        }
        return at;
    }

    private static bool StartsEmoji(string text, int at) => IsEmoji(text[at]) || text[at] is '\u2640' or '\u2642' or '\u2695' || char.IsHighSurrogate(text[at]);

    private static bool IsFlagLetter(string text, int at) => at + 1 < text.Length && text[at] == '\uD83C' && text[at + 1] is >= '\uDDE6' and <= '\uDDFF';

    private static bool IsSkinTone(string text, int at) => at + 1 < text.Length && text[at] == '\uD83C' && text[at + 1] is >= '\uDFFB' and <= '\uDFFF';

    private static bool IsTag(string text, int at) => at + 1 < text.Length && text[at] == '\uDB40' && text[at + 1] is >= '\uDC20' and <= '\uDC7F';

    private static int UnitsAt(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
}
