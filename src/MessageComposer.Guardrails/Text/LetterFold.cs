using System.Globalization;
using System.Text;

namespace MessageComposer.Guardrails.Text;

/// <summary>What folding does with one character.</summary>
internal enum FoldClass : byte
{
    Letter,
    Digit,
    Blank,
    NewLine,

    /// <summary>Invisible: dropped from the keys.</summary>
    Hidden,

    /// <summary>A combining mark: joins the letter before it where Vietnamese has such a letter, else dropped.</summary>
    Mark,

    /// <summary>Carries meaning in copy and is a word of its own.</summary>
    Symbol,
    Punctuation,
    Emoji,

    /// <summary>Stands for several characters, such as a ligature.</summary>
    Several,
}

/// <summary>The fold of one character. <paramref name="Shape"/> and <paramref name="Tone"/> index the rows of <see cref="VietnameseLetters"/>.</summary>
internal readonly record struct LetterFold(FoldClass Class, char Toned, char Toneless, byte Shape = 0, byte Tone = 0, string? Several = null)
{
    private static readonly LetterFold[]?[] Pages = new LetterFold[]?[256];

    /// <summary>The fold of a character of the basic plane. Pages of 256 are computed on first use.</summary>
    public static LetterFold Of(char unit) => (Volatile.Read(ref Pages[unit >> 8]) ?? BuildPage(unit >> 8))[unit & 0xFF];

    /// <summary>The fold of a character beyond the basic plane.</summary>
    public static LetterFold Of(Rune rune)
    {
        int value = rune.Value;
        if (value is >= 0xE0000 and <= 0xE0FFF) return new LetterFold(FoldClass.Hidden, '\0', '\0');
        char enclosed = value switch
        {
            >= 0x1F130 and <= 0x1F149 => (char)('a' + value - 0x1F130),
            >= 0x1F150 and <= 0x1F169 => (char)('a' + value - 0x1F150),
            >= 0x1F170 and <= 0x1F189 => (char)('a' + value - 0x1F170),
            _ => '\0',
        };
        if (enclosed != '\0') return Of(enclosed);
        if (value is >= 0x1D400 and <= 0x1D7FF or >= 0x1F100 and <= 0x1F12F or >= 0x1FBF0 and <= 0x1FBF9 or >= 0x20000) return OfCompatible(rune.ToString());
        return Rune.IsLetter(rune)
            ? new LetterFold(FoldClass.Letter, FoldedText.OtherMark, FoldedText.OtherMark)
            : new LetterFold(FoldClass.Emoji, FoldedText.EmojiMark, FoldedText.EmojiMark);
    }

    /// <summary>The folds of the scripts that message text is made of, side by side, for the loop that reads every character.</summary>
    public static class Common
    {
        public const int Count = 0x2000;

        public static readonly FoldClass[] Classes = [.. Enumerable.Range(0, Count).Select(static unit => Of((char)unit).Class)];
        public static readonly char[] Toned = [.. Enumerable.Range(0, Count).Select(static unit => Of((char)unit).Toned)];
        public static readonly char[] Toneless = [.. Enumerable.Range(0, Count).Select(static unit => Of((char)unit).Toneless)];
    }

    private static LetterFold[] BuildPage(int page)
    {
        LetterFold[] folds = new LetterFold[256];
        for (int i = 0; i < folds.Length; i++) folds[i] = Compute((char)((page << 8) | i));
        Volatile.Write(ref Pages[page], folds);
        return folds;
    }

    private static LetterFold Compute(char unit)
    {
        if (IsHidden(unit)) return new LetterFold(FoldClass.Hidden, '\0', '\0');
        if (VietnameseLetters.MarkOf(unit) is var (shape, tone) && (shape | tone) != 0) return new LetterFold(FoldClass.Mark, '\0', '\0', shape, tone);
        if (unit is '\n' or '\r' or '\u2028' or '\u2029' or '\u0085') return new LetterFold(FoldClass.NewLine, '\n', '\n');
        if (char.IsWhiteSpace(unit) || unit is '\u2800' or '\u3164' or '\uFFA0') return new LetterFold(FoldClass.Blank, ' ', ' ');
        if (unit < 0x80) return Simple(char.ToLowerInvariant(unit));
        if (LookAlikes.TryGet(unit, out char latin)) return Simple(latin);
        if (char.IsSurrogate(unit)) return new LetterFold(FoldClass.Punctuation, FoldedText.OtherMark, FoldedText.OtherMark);
        return CharUnicodeInfo.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark
            ? new LetterFold(FoldClass.Mark, '\0', '\0')
            : EmojiShapes.IsEmoji(unit) ? new LetterFold(FoldClass.Emoji, FoldedText.EmojiMark, FoldedText.EmojiMark) : OfCompatible(unit.ToString());
    }

    private static LetterFold OfCompatible(string text)
    {
        if (!IsAssigned(text)) return new LetterFold(FoldClass.Hidden, '\0', '\0');
        string apart = text.Normalize(NormalizationForm.FormKD).ToLowerInvariant().Normalize(NormalizationForm.FormKD);
        char letter = '\0';
        byte shape = 0;
        byte tone = 0;
        int letters = 0;
        foreach (char unit in apart)
        {
            (byte unitShape, byte unitTone) = VietnameseLetters.MarkOf(unit);
            if (unitShape != 0) shape = unitShape;
            else if (unitTone != 0) tone = unitTone;
            else if (CharUnicodeInfo.GetUnicodeCategory(unit) != UnicodeCategory.NonSpacingMark)
            {
                if (letters++ == 0) letter = LookAlikes.TryGet(unit, out char latin) ? latin : unit;
            }
        }
        // Ligatures and units are short; the few signs that stand for a sentence would let a text swell.
        if (letters > 4) return new LetterFold(FoldClass.Punctuation, FoldedText.OtherMark, FoldedText.OtherMark);
        if (letters > 1) return new LetterFold(FoldClass.Several, '\0', '\0', Several: apart);
        if (letters == 0) return new LetterFold(FoldClass.Mark, '\0', '\0');
        if (char.IsWhiteSpace(letter)) return new LetterFold(FoldClass.Blank, ' ', ' ');
        LetterFold plain = Simple(letter);
        return VietnameseLetters.TryCompose(plain.Toneless, shape, tone, out char toned)
            ? plain with { Toned = toned, Shape = shape, Tone = tone }
            : plain;
    }

    private static LetterFold Simple(char unit)
    {
        char toneless = unit == 'đ' ? 'd' : unit;
        if (char.IsLetter(unit)) return new LetterFold(FoldClass.Letter, unit, toneless);
        if (char.IsDigit(unit))
        {
            char digit = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(unit));
            return new LetterFold(FoldClass.Digit, digit, digit);
        }
        FoldClass kind = unit is '%' or '₫' or '$' or '€' or '+' or '&' or '@' or '#' or '<' or '>' or '=' ? FoldClass.Symbol : FoldClass.Punctuation;
        return new LetterFold(kind, unit, unit);
    }

    /// <summary>Noncharacters, which normalisation refuses, and code points nobody has given a letter to.</summary>
    private static bool IsAssigned(string text) => CharUnicodeInfo.GetUnicodeCategory(text, 0) != UnicodeCategory.OtherNotAssigned;

    private static bool IsHidden(char unit) =>
        unit is '\u00AD' or '\u034F' or '\u061C' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\uFEFF'
            or (>= '\u180B' and <= '\u180F') or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
            or (>= '\u2060' and <= '\u206F') or (>= '\uFE00' and <= '\uFE0F') or (>= '\uFFF0' and <= '\uFFFB')
        || (char.IsControl(unit) && unit is not ('\t' or '\n' or '\r' or '\u000B' or '\u000C' or '\u0085'));
}
