using System.Text;

namespace MessageComposer.Generation;

/// <summary>
/// How many tokens a text may cost, without any provider's vocabulary: a run of Latin letters counts one for each four, digits one for each three, every other sign one,
/// a letter outside ASCII one for each two bytes of UTF-8 (<c>ậ</c> is two), white space with the word behind it. Byte-pair vocabularies in use seldom cut Vietnamese or
/// English finer, so the figure errs on the high side: good for a budget, not for a bill.
/// </summary>
public static class TokenEstimate
{
    /// <summary>What a provider adds around each message: its role and its end.</summary>
    public const int PerMessage = 4;

    public static int Of(string text)
    {
        int tokens = 0, letters = 0, digits = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool letter = rune.IsAscii && Rune.IsLetter(rune), digit = rune.IsAscii && Rune.IsDigit(rune);
            if (letter && letters++ % 4 == 0) tokens++;
            if (digit && digits++ % 3 == 0) tokens++;
            if (!letter) letters = 0;
            if (!digit) digits = 0;
            if (letter || digit || rune.Value == ' ') continue;
            tokens += rune.IsAscii ? 1 : (rune.Utf8SequenceLength + 1) / 2;
        }
        return tokens;
    }
}
