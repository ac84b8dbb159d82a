using MessageComposer.Guardrails.Grounding;

namespace MessageComposer.Guardrails.Pii;

/// <summary>
/// Reads digits across blanks, points, dashes, letters O for zero and spoken digits, and asks the validators at every group's end.
/// A run is bounded, so the look from each token is too.
/// </summary>
internal static class DigitRunDetector
{
    private const int MostDigits = 19;
    private const int CueReach = 7;

    private enum DigitCue : byte
    {
        None,
        Phone,
        CitizenId,
        Licence,
        Tax,
        Insurance,
        Card,
        Account,
    }

    public static bool TryDetect(in TokenList tokens, int at, out PiiHit hit)
    {
        hit = default;
        if (!CanStart(tokens, at)) return false;
        Span<char> digits = stackalloc char[MostDigits];
        Span<int> ends = stackalloc int[MostDigits + 1];
        ends.Clear();
        int count = ReadRun(tokens, at, digits, ends, out bool isGrouped, out bool spoken);
        if (count < 6) return false;
        bool hasPlus = tokens.IsSymbol(at - 1, '+') || (tokens.IsSymbol(at - 1, '(') && tokens.IsSymbol(at - 2, '+'));
        DigitCue cue = CueBefore(tokens, at);
        for (int length = count; length >= 6; length--)
        {
            if (ends[length] == 0 || KindOf(digits[..length], hasPlus, cue, isGrouped || spoken) is not { } kind) continue;
            if (IsAmount(tokens, ends[length]) && !hasPlus && kind is not PiiKind.BankCard) continue;
            bool isNamed = kind == PiiKind.BankAccount && tokens.CueAt(at - 1) == Cue.AccountCue && tokens[at].Before == Spacing.Blank;
            hit = new PiiHit(kind, (hasPlus && tokens.IsSymbol(at - 1, '+')) || isNamed ? at - 1 : at, ends[length]);
            return true;
        }
        return false;
    }

    private static PiiKind? KindOf(ReadOnlySpan<char> digits, bool hasPlus, DigitCue cue, bool isGrouped)
    {
        if (NumberValidators.IsBankCard(digits, cue == DigitCue.Card)) return PiiKind.BankCard;
        switch (cue)
        {
            case DigitCue.CitizenId when digits.Length is 9 or 12: return PiiKind.CitizenId;
            case DigitCue.Licence when digits.Length == 12: return PiiKind.DrivingLicence;
            case DigitCue.Insurance when digits.Length is 10 or 13: return PiiKind.Insurance;
            case DigitCue.Tax when NumberValidators.IsTaxCode(digits): return PiiKind.TaxCode;
            case DigitCue.Account when !isGrouped || digits.Length >= 9: return PiiKind.BankAccount;
        }
        if (NumberValidators.IsCitizenId(digits)) return cue == DigitCue.Tax ? PiiKind.TaxCode : PiiKind.CitizenId;
        return NumberValidators.IsPhone(digits, hasPlus, cue == DigitCue.Phone) ? PiiKind.Phone : null;
    }

    /// <summary>Not inside a number (1.290.000), a date, or a name such as SPF50.</summary>
    private static bool CanStart(in TokenList tokens, int at)
    {
        Token token = tokens[at];
        Token before = tokens[at - 1];
        if (token.IsNumber)
        {
            if (before.Symbol is '.' or ',' && token.IsGlued && before.IsGlued && tokens[at - 2].IsNumber && token.Length <= 3) return false;
            if (before.IsWord && token.IsGlued && !IsLetterForDigit(tokens, at - 1) && IsAsciiWord(tokens, at - 1) && !IsNumberCue(before.Cue)) return false;
            return !(DateReader.TryRead(tokens, at, out Claim date) && date.HasYear);
        }
        if (!token.IsWord) return false;
        if (token.Cue.SpokenDigit() >= 0) return IsRunPart(tokens, at + 1) || IsSeparator(tokens[at + 1].Symbol);
        return IsLetterForDigit(tokens, at) && (before.Length == 0 || !token.IsGlued || before.Kind == TokenKind.Symbol);
    }

    private static bool IsNumberCue(Cue cue) => cue is Cue.PhoneCue or Cue.Hotline or Cue.AccountCue or Cue.CitizenId or Cue.TaxCode or Cue.Card or Cue.Bank or Cue.Handle or Cue.Rank or Cue.Plate;

    private static bool IsAsciiWord(in TokenList tokens, int at) => !tokens.KeyOf(at).ContainsAnyExceptInRange('a', 'z');

    private static bool IsRunPart(in TokenList tokens, int at) => tokens[at].IsNumber || tokens.CueAt(at).SpokenDigit() >= 0;

    /// <summary>O, o, l, I standing for a digit: touching one.</summary>
    private static bool IsLetterForDigit(in TokenList tokens, int at)
    {
        Token token = tokens[at];
        if (!token.IsWord || token.Length > 3) return false;
        bool left = tokens[at - 1].IsNumber && token.IsGlued;
        bool right = tokens[at + 1].IsNumber && tokens[at + 1].IsGlued;
        ReadOnlySpan<char> word = tokens.KeyOf(at);
        return !word.ContainsAnyExcept('o', 'l', 'i') && (left || (right && (word.ContainsAny('l', 'i') || tokens[at - 1].Kind != TokenKind.Number)));
    }

    private static int ReadRun(in TokenList tokens, int at, Span<char> digits, Span<int> ends, out bool isGrouped, out bool spoken)
    {
        int count = 0;
        int next = at;
        isGrouped = false;
        spoken = false;
        while (count < MostDigits)
        {
            Token token = tokens[next];
            if (token.IsNumber)
            {
                if (count + token.Length > MostDigits) break;
                if (next > at && token.Length <= 4 && DateReader.TryRead(tokens, next, out Claim date) && date.HasYear) break;
                tokens.KeyOf(next).CopyTo(digits[count..]);
                count += token.Length;
            }
            else if (token.Cue.SpokenDigit() is var digit && digit >= 0 && token.IsWord)
            {
                digits[count++] = (char)('0' + digit);
                spoken = true;
            }
            else if (IsLetterForDigit(tokens, next) && count + token.Length <= MostDigits)
            {
                foreach (char letter in tokens.KeyOf(next)) digits[count++] = letter == 'o' ? '0' : '1';
            }
            else break;
            next++;
            ends[count] = next;
            if (!TryPassSeparators(tokens, ref next, ref isGrouped)) break;
        }
        return count;
    }

    private static bool TryPassSeparators(in TokenList tokens, ref int next, ref bool isGrouped)
    {
        int passed = 0;
        int at = next;
        while (passed < 3 && IsSeparator(tokens[at].Symbol) && tokens[at].Before != Spacing.Line)
        {
            at++;
            passed++;
        }
        if (tokens[at].Length == 0 || tokens[at].Before == Spacing.Line) return false;
        isGrouped |= at > next || !tokens[at].IsGlued;
        next = at;
        return true;
    }

    private static bool IsSeparator(char symbol) => symbol is '.' or '-' or '/' or '(' or ')' or ',' or '_' or '*' or '·' or '~' or '\'' or Text.FoldedText.EmojiMark;

    /// <summary>A currency, percent sign or unit behind the digits makes them an amount.</summary>
    private static bool IsAmount(in TokenList tokens, int end) =>
        tokens[end].Symbol is '₫' or '%' or '$' || (tokens[end].Before != Spacing.Line && tokens.CueAt(end) is Cue.Dong or Cue.K or Cue.Tr or Cue.Thousand or Cue.Million or Cue.Billion or Cue.Percent);

    private static DigitCue CueBefore(in TokenList tokens, int at)
    {
        for (int i = at - 1; i >= Math.Max(0, at - CueReach); i--)
        {
            if (tokens[i].Symbol is '!' or '?' or ';' || (tokens[i].IsNumber && tokens[i].Length > 5)) break;
            Cue next = tokens.CueAt(i + 1);
            switch (tokens.CueAt(i))
            {
                case Cue.CitizenId: return DigitCue.CitizenId;
                case Cue.Can when next == Cue.Cuoc: return DigitCue.CitizenId;
                case Cue.Chung when next == Cue.Minh: return DigitCue.CitizenId;
                case Cue.Licence: return DigitCue.Licence;
                case Cue.Bang when next == Cue.Lai: return DigitCue.Licence;
                case Cue.TaxCode or Cue.Thue: return DigitCue.Tax;
                case Cue.Insurance: return DigitCue.Insurance;
                case Cue.Bao when next == Cue.Hiem: return DigitCue.Insurance;
                case Cue.Card: return DigitCue.Card;
                case Cue.AccountCue: return DigitCue.Account;
                case Cue.Tai or Cue.Transport when next == Cue.Khoan: return DigitCue.Account;
                case Cue.Bank: return DigitCue.Account;
                case Cue.PhoneCue or Cue.Hotline: return DigitCue.Phone;
            }
        }
        return DigitCue.None;
    }
}
