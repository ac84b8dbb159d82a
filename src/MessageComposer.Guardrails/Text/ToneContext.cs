namespace MessageComposer.Guardrails.Text;

/// <summary>Decides whether the text around some words is itself written without marks, so that a word without marks says nothing about its tone.</summary>
internal static class ToneContext
{
    private const int Reach = 6;

    private static readonly string[] Onsets =
        ["ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x"];

    private static readonly HashSet<string> Rimes = new(
        ("a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu " +
        "o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong oong op ot u ua uan uang uat uay uc ue uech uenh " +
        "ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt y yem yen yet yeu").Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> RimeLookup = Rimes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Counts the words within six of the stretch. Marked ones may be at most a fifth as many as unmarked Vietnamese ones (a name spelled in full
    /// among bare words); a text that is nothing but the stretch counts as bare if the stretch has two words or more.
    /// </summary>
    public static bool IsBare(FoldedText text, int firstWord, int lastWord)
    {
        ReadOnlySpan<Word> words = text.Words;
        int marked = 0;
        int plain = 0;
        int from = Math.Max(0, firstWord - Reach);
        int to = Math.Min(words.Length - 1, lastWord + Reach);
        for (int i = from; i <= to; i++)
        {
            if (i >= firstWord && i <= lastWord) continue;
            if (words[i].Kind != WordKind.Letters) continue;
            if (words[i].Marked) marked++;
            else if (LooksVietnamese(text.TonelessOf(words[i]))) plain++;
        }
        if (marked == 0 && plain == 0) return lastWord > firstWord;
        return marked == 0 || marked * 5 <= plain;
    }

    /// <summary>Whether the letters, marks left out, make a syllable of the language.</summary>
    public static bool LooksVietnamese(ReadOnlySpan<char> toneless)
    {
        if (toneless.Length is 0 or > 7) return false;
        if (RimeLookup.Contains(toneless)) return true;
        foreach (string onset in Onsets)
            if (toneless.StartsWith(onset) && RimeLookup.Contains(toneless[onset.Length..])) return true;
        return toneless.SequenceEqual("gi");
    }
}
