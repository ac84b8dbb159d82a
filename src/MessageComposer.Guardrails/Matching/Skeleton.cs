using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>One letter of a skeleton: what it is compared by, and what it really was.</summary>
/// <param name="Letter">Lower-case Latin letter or digit after substitutions.</param>
/// <param name="Toned">The letter of the toned key, the one of a run that carries marks.</param>
/// <param name="KeyStart">Where the run stands in the key.</param>
/// <param name="KeyEnd">Where it ends.</param>
/// <param name="Word">The word of the text it belongs to.</param>
/// <param name="Swapped">A digit, symbol or other letter stood for it.</param>
internal readonly record struct SkeletonLetter(char Letter, char Toned, int KeyStart, int KeyEnd, int Word, bool Swapped);

/// <summary>
/// The letters of a text with everything left out that a disguise adds: separators, repeats, digits and symbols for letters, teencode spelling.
/// </summary>
internal static class Skeleton
{
    /// <summary>Appends the next letters from a word on; gives the number of the next word, or -1 where a skeleton cannot run on (emoji, merge field).</summary>
    public static int Append(FoldedText text, int wordNumber, List<SkeletonLetter> letters)
    {
        ReadOnlySpan<Word> words = text.Words;
        Word word = words[wordNumber];
        ReadOnlySpan<char> toneless = text.Toneless;
        ReadOnlySpan<char> toned = text.Toned;
        if (wordNumber > 0 && letters.Count > 0 && HasBarrier(text, words[wordNumber - 1].End, word.Start)) return -1;
        if (letters.Count > 0 && word.Before == Gap.Tight && word.Start - words[wordNumber - 1].End == 1 && toneless[word.Start - 1] is '!' or '|')
            Push(words, letters, new SkeletonLetter('i', 'i', word.Start - 1, word.Start, wordNumber, true));
        switch (word.Kind)
        {
            case WordKind.Letters:
                for (int i = word.Start; i < word.End; i++)
                {
                    char letter = toneless[i];
                    if (letter == 'f')
                    {
                        Push(words, letters, new SkeletonLetter('p', 'p', i, i + 1, wordNumber, true));
                        Push(words, letters, new SkeletonLetter('h', 'h', i, i + 1, wordNumber, true));
                        continue;
                    }
                    char swapped = LetterAt(toneless[..word.End], i);
                    Push(words, letters, new SkeletonLetter(swapped, toned[i], i, i + 1, wordNumber, swapped != letter && letter != 'y'));
                }
                break;
            case WordKind.Number:
                bool inWord = TouchesLetters(words, wordNumber);
                for (int i = word.Start; i < word.End; i++)
                {
                    if (!char.IsAsciiDigit(toneless[i])) continue;
                    char letter = inWord ? LetterFor(toneless[i]) : toneless[i];
                    Push(words, letters, new SkeletonLetter(letter, letter, i, i + 1, wordNumber, inWord));
                }
                break;
            case WordKind.Symbol:
                char symbol = toneless[word.Start] switch { '@' => 'a', '$' => 's', '€' => 'e', _ => '\0' };
                if (symbol == '\0' || !TouchesLetters(words, wordNumber)) return -1;
                Push(words, letters, new SkeletonLetter(symbol, symbol, word.Start, word.End, wordNumber, true));
                break;
        }
        return wordNumber + 1;
    }

    /// <summary>The letter that teencode stands for: k for c, z for d, j for i; y and i are one.</summary>
    public static char LetterAt(ReadOnlySpan<char> word, int at) => word[at] switch
    {
        'f' => 'p',
        'k' when at + 1 >= word.Length || word[at + 1] != 'h' => 'c',
        'z' => 'd',
        'j' or 'y' => 'i',
        char letter => letter,
    };

    /// <summary>Repeats count once, inside a word or spaced letter by letter; the last letter of one word and the first of the next are two.</summary>
    private static void Push(ReadOnlySpan<Word> words, List<SkeletonLetter> letters, SkeletonLetter letter)
    {
        if (letters.Count > 0 && letters[^1] is var last && last.Letter == letter.Letter
            && (last.Word == letter.Word || (words[last.Word].Length == 1 && words[letter.Word].Length == 1 && !(words[letter.Word].Before == Gap.Blank && words[last.Word].Before == Gap.Tight)))) // n.g.o.n n.h.ấ.t
        {
            letters[^1] = last with
            {
                KeyEnd = letter.KeyEnd,
                Toned = VietnameseLetters.IsMarked(last.Toned) ? last.Toned : letter.Toned,
                Word = letter.Word,
                Swapped = last.Swapped || letter.Swapped,
            };
            return;
        }
        letters.Add(letter);
    }

    /// <summary>Whether digits stand in a word, so that they may stand for letters.</summary>
    public static bool TouchesLetters(ReadOnlySpan<Word> words, int number) =>
        (number > 0 && words[number].Before == Gap.None && words[number - 1].Kind == WordKind.Letters)
        || (number + 1 < words.Length && words[number + 1].Before == Gap.None && words[number + 1].Kind == WordKind.Letters);

    private static bool HasBarrier(FoldedText text, int from, int to)
    {
        for (int i = from; i < to; i++)
            if (text.Toned[i] is FoldedText.MergeMark or FoldedText.EmojiMark or FoldedText.OtherMark) return true;
        return false;
    }

    /// <summary>The letter a digit looks like.</summary>
    public static char LetterFor(char digit) => digit switch
    {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '6' => 'g',
        '7' => 't',
        '8' => 'b',
        '9' => 'g',
        _ => digit,
    };
}
