namespace MessageComposer.Guardrails.Text;

/// <summary>Splits a folded text into words and puts tone marks of open oa, oe, uy where the new spelling has them (hòa → hoà).</summary>
internal static class WordSplitter
{
    public static void Split(FoldedText text, ref Word[] words, out int count)
    {
        count = 0;
        ReadOnlySpan<FoldClass> classes = text.Classes;
        ReadOnlySpan<char> key = text.Toned;
        ReadOnlySpan<char> toneless = text.Toneless;
        int at = 0;
        int gapStart = 0;
        while (at < key.Length)
        {
            FoldClass kind = classes[at];
            if (kind is not (FoldClass.Letter or FoldClass.Digit or FoldClass.Symbol))
            {
                at++;
                continue;
            }
            int start = at;
            bool marked = false;
            WordKind wordKind;
            if (kind == FoldClass.Letter)
            {
                for (; at < key.Length && classes[at] == FoldClass.Letter; at++) marked = marked || (key[at] != toneless[at] && VietnameseLetters.IsMarked(key[at]));
                if (marked) UnifyTone(text, start, at);
                wordKind = WordKind.Letters;
            }
            else if (kind == FoldClass.Digit)
            {
                at = EndOfNumber(key, classes, at);
                wordKind = WordKind.Number;
            }
            else
            {
                at++;
                wordKind = WordKind.Symbol;
            }
            if (count == words.Length) Array.Resize(ref words, count * 2);
            Gap before = count == 0 ? Gap.Break : GapIn(key, classes, gapStart, start);
            words[count] = new Word(start, at - start, wordKind, before, marked, Word.HashOf(toneless[start..at]), Word.TonedHashOf(key[start..at]));
            count++;
            gapStart = at;
        }
    }

    private static int EndOfNumber(ReadOnlySpan<char> key, ReadOnlySpan<FoldClass> classes, int at)
    {
        while (at < key.Length && (classes[at] == FoldClass.Digit || (key[at] is '.' or ',' && at + 1 < key.Length && classes[at + 1] == FoldClass.Digit))) at++;
        return at;
    }

    private static Gap GapIn(ReadOnlySpan<char> key, ReadOnlySpan<FoldClass> classes, int start, int end)
    {
        if (start == end) return Gap.None;
        if (end - start == 1 && key[start] == ' ') return Gap.Blank;
        bool blank = false;
        bool dash = false;
        bool other = false;
        int lines = 0;
        for (int i = start; i < end; i++)
        {
            if (classes[i] == FoldClass.NewLine) lines++;
            else if (classes[i] == FoldClass.Blank) blank = true;
            else if (classes[i] == FoldClass.Emoji || key[i] is FoldedText.MergeMark or '(' or ')' or '[' or ']' or '{' or '}') return Gap.Break;
            else if (key[i] is '-' or '_') dash = true;
            else if (key[i] is not ('\'' or '"')) other = true;
        }
        if (lines > 1) return Gap.Break;
        if (other) return blank || lines > 0 ? Gap.Break : Gap.Tight;
        return dash && (blank || lines > 0) ? Gap.Break : Gap.Blank;
    }

    private static void UnifyTone(FoldedText text, int start, int end)
    {
        if (end - start < 2) return;
        ReadOnlySpan<char> toned = text.Toned;
        ReadOnlySpan<char> toneless = text.Toneless;
        char first = toneless[end - 2];
        char last = toned[end - 1];
        bool open = (first == 'o' && last is 'a' or 'e') || (first == 'u' && last == 'y');
        if (!open || VietnameseLetters.ToneOf(toned[end - 2]) == 0) return;
        if (VietnameseLetters.WithTone(toned[end - 2], 0) != first || (end - start > 2 && toneless[end - 3] == 'q')) return;
        text.MoveTone(end - 2, end - 1);
    }
}
