using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>A phrase, folded: its words with marks, without marks, and what may stand between them.</summary>
internal sealed class Phrase
{
    private Phrase(string[] toned, string[] toneless, Gap[] gaps)
    {
        Toned = toned;
        Toneless = toneless;
        Gaps = gaps;
        foreach (string word in toned)
            foreach (char unit in word) IsMarked |= VietnameseLetters.IsMarked(unit);
    }

    public string[] Toned { get; }

    public string[] Toneless { get; }

    public Gap[] Gaps { get; }

    public int WordCount => Toned.Length;

    public bool IsMarked { get; }

    /// <summary>Null where the text holds no word.</summary>
    public static Phrase? Parse(string text)
    {
        FoldedText folded = FoldedText.Passing(text);
        int count = folded.Words.Length;
        if (count == 0) return null;
        string[] toned = new string[count];
        string[] toneless = new string[count];
        Gap[] gaps = new Gap[count];
        for (int i = 0; i < count; i++)
        {
            Word word = folded.Words[i];
            toned[i] = folded.TonedOf(word).ToString();
            toneless[i] = folded.TonelessOf(word).ToString();
            gaps[i] = word.Before;
        }
        return new Phrase(toned, toneless, gaps);
    }

    /// <summary>Compares with the words of a text from <paramref name="first"/> on.</summary>
    public bool TryCompare(FoldedText text, int first, bool tightGaps, out Spelling spelling)
    {
        spelling = Spelling.Exact;
        ReadOnlySpan<Word> words = text.Words;
        bool lacks = false;
        bool has = false;
        for (int i = 0; i < Toned.Length; i++)
        {
            Word word = words[first + i];
            if (i > 0 && word.Before > Gap.Blank && word.Before > Gaps[i] && !(tightGaps && word.Before == Gap.Tight)) return false;
            ReadOnlySpan<char> given = text.TonedOf(word);
            if (IsSame(given, Toned[i]))
            {
                has |= word.Marked;
                continue;
            }
            if (!LacksOnlyMarks(given, Toned[i])) return false;
            lacks = true;
            has |= word.Marked;
        }
        if (lacks) spelling = has ? Spelling.Partial : Spelling.Bare;
        return HasEdges(words, first, first + Toned.Length - 1);
    }

    /// <summary>
    /// Whether the phrase stands anywhere in the text, whatever separates its words, with up to <paramref name="between"/> other words between
    /// two of them. Bare spellings count where the text has no marks.
    /// </summary>
    public bool StandsIn(FoldedText text, int between = 0)
    {
        for (int first = 0; first < text.Words.Length; first++)
            if (StandsAt(text, first, between)) return true;
        return false;
    }

    private bool StandsAt(FoldedText text, int first, int between = 0)
    {
        bool lacks = false;
        int at = first - 1;
        for (int i = 0; i < Toned.Length; i++)
        {
            int limit = i == 0 ? first : at + 1 + between;
            bool found = false;
            while (!found && ++at < text.Words.Length && at <= limit) found = Agrees(text, text.Words[at], i, ref lacks);
            if (!found) return false;
        }
        return !lacks || ToneContext.IsBare(text, first, at);
    }

    private bool Agrees(FoldedText text, Word word, int index, ref bool lacks)
    {
        if (!Word.AreAlike(text.TonelessOf(word), Toneless[index])) return false;
        ReadOnlySpan<char> given = text.TonedOf(word);
        if (IsSame(given, Toned[index])) return true;
        if (!LacksOnlyMarks(given, Toned[index])) return false;
        lacks = true;
        return true;
    }

    /// <summary>The same word, or kĩ for kỹ. The toneless spellings are known to agree.</summary>
    private static bool IsSame(ReadOnlySpan<char> given, string wanted) =>
        given.SequenceEqual(wanted) || (given[..^1].SequenceEqual(wanted.AsSpan()[..^1]) && IsSameEnding(given[^1], wanted[^1]));

    private static bool IsSameEnding(char given, char wanted) =>
        VietnameseLetters.ToneOf(given) == VietnameseLetters.ToneOf(wanted) && VietnameseLetters.WithTone(given, 0) is 'i' or 'y' && VietnameseLetters.WithTone(wanted, 0) is 'i' or 'y';

    private static bool LacksOnlyMarks(ReadOnlySpan<char> given, string wanted)
    {
        if (given.Length != wanted.Length) return false;
        for (int k = 0; k < given.Length; k++)
            if (!VietnameseLetters.LacksOnlyMarks(given[k], wanted[k]) && !(k == given.Length - 1 && given[k] is 'i' or 'y' && VietnameseLetters.WithTone(wanted[k], 0) is 'i' or 'y')) return false;
        return true;
    }

    /// <summary>“số 1” does not stand in “số 1tr2”, nor “cc” in “cc50”; “nhất” may touch a digit.</summary>
    private static bool HasEdges(ReadOnlySpan<Word> words, int first, int last)
    {
        if (last + 1 < words.Length && words[last + 1].Before == Gap.None && Sticks(words[last], words[last + 1])) return false;
        return words[first].Before != Gap.None || !Sticks(words[first], words[first - 1]);
    }

    private static bool Sticks(Word edge, Word beside) => (edge.Kind, beside.Kind) switch
    {
        (WordKind.Number, WordKind.Letters) => true,
        (WordKind.Letters, WordKind.Number) => edge.Length <= 3,
        _ => false,
    };
}
