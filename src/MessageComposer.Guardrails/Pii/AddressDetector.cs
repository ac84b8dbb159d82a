using MessageComposer.Guardrails.Grounding;

namespace MessageComposer.Guardrails.Pii;

/// <summary>
/// Home addresses, old units (quận, huyện, thị xã) and new ones alike: two different cues with their names, or a cue, a number and a capitalised name.
/// A district with its city alone is a region, not an address.
/// </summary>
internal static class AddressDetector
{
    private const int LongestAddress = 40;
    private const int WidestHole = 4;

    public static bool TryDetect(in TokenList tokens, int at, out PiiHit hit)
    {
        hit = default;
        if (!TryReadElement(tokens, at, out Cue kind, out int end, out bool hasNumber, out bool hasName)) return false;
        int first = at;
        int last = end;
        uint kinds = Bit(kind);
        bool isFine = IsFine(kind);
        if (IsNumberBefore(tokens, at))
        {
            first = at - 1;
            while (first >= 2 && at - first < 8 && tokens[first].IsGlued && tokens[first - 1].Symbol is '/' or '-' && tokens[first - 2].IsNumber) first -= 2; // 45/2 hẻm 12
            if (tokens.CueAt(first - 1) == Cue.Rank) first--;
            hasNumber = true;
        }
        int next = end;
        while (next < tokens.Count && next - last <= WidestHole && next - at < LongestAddress && !tokens.IsBreak(next) && tokens[next].Before != Spacing.Line)
        {
            if (TryReadElement(tokens, next, out Cue more, out int moreEnd, out bool moreNumber, out bool moreName))
            {
                kinds |= Bit(more);
                isFine |= IsFine(more);
                hasNumber |= moreNumber;
                hasName |= moreName;
                last = next = moreEnd;
            }
            else
            {
                if (tokens.IsCapital(next) || (tokens[next].IsNumber && tokens[next].Length <= 4 && GoesOn(tokens, next - 1))) last = Math.Max(last, next + 1); // the name goes on
                next++;
            }
        }
        bool twoCues = (kinds & (kinds - 1)) != 0 && isFine;
        if (!twoCues && !(IsSpecific(kinds) && hasNumber && hasName)) return false;
        hit = new PiiHit(PiiKind.Address, first, last);
        return true;
    }

    /// <summary>Whether a unit with its number or name starts at the token.</summary>
    public static bool IsElement(in TokenList tokens, int at, out int end) => TryReadElement(tokens, at, out _, out end, out _, out _);

    /// <summary>"ngõ 12", "đường Nguyễn Trãi", "phường Bến Nghé", "P.5", "số nhà 12", "số 12 Nguyễn Trãi", "12 Nguyễn Trãi".</summary>
    private static bool TryReadElement(in TokenList tokens, int at, out Cue kind, out int end, out bool hasNumber, out bool hasName)
    {
        kind = tokens.CueAt(at);
        end = at + 1;
        hasNumber = hasName = false;
        if (kind == Cue.Rank && tokens.KeyOf(at) is "số" or "so" && (tokens.CueAt(at + 1) == Cue.House || (tokens[at + 1].IsNumber && tokens[at + 1].Digits > 1)))
        {
            int number = tokens.CueAt(at + 1) == Cue.House ? at + 2 : at + 1;
            if (!tokens[number].IsNumber || tokens[number].Length > 4) return false;
            end = EndOfHouseNumber(tokens, number);
            hasNumber = true;
            hasName = number == at + 1 && IsName(tokens, end, 2);
            if (number == at + 1 && !hasName) return false;
            if (hasName) end = EndOfName(tokens, end);
            kind = Cue.House;
            return true;
        }
        if (kind == Cue.Can && tokens.CueAt(at + 1) == Cue.Ho && tokens[at + 2].IsNumber && tokens[at + 2].Length <= 5)
        {
            end = EndOfHouseNumber(tokens, at + 2); // căn hộ 1205
            hasNumber = true;
            kind = Cue.House;
            return true;
        }
        if (!kind.IsPlace() || kind == Cue.House || (kind == Cue.Street && tokens.CueAt(at - 1) == Cue.Province && tokens.KeyOf(at) is "phố" or "pho")) return false;
        if (kind is Cue.Province && tokens.CueAt(at + 1) == Cue.Street) end++; // thành phố
        if (kind == Cue.Building && tokens.CueAt(end) == Cue.Building) end++; // chung cư
        bool isInitial = tokens[at].Length == 1;
        bool isPointed = tokens.IsSymbol(end, '.') && tokens[end].IsGlued;
        if (isPointed) end++;
        if (isInitial && !isPointed && !tokens[end].IsNumber) return false;
        if (isInitial && !tokens.IsCapital(at)) return false;
        if (tokens[end].IsNumber && tokens[end].Length <= 4)
        {
            hasNumber = true;
            end = EndOfHouseNumber(tokens, end);
        }
        if (tokens.IsCapital(end) || (tokens.IsToneless && tokens[end].IsWord && !hasNumber && tokens[at].Length > 2 && kind is not Cue.Province))
        {
            hasName = true;
            end = EndOfName(tokens, end);
        }
        return hasNumber || hasName;
    }

    private static int EndOfHouseNumber(in TokenList tokens, int at)
    {
        int end = at + 1;
        while (end - at < 8 && tokens[end].IsGlued && tokens[end].Length > 0 && (tokens[end].IsNumber || tokens[end].Symbol is '/' or '-' || (tokens[end].IsWord && tokens[end].Length == 1))) end++;
        return end;
    }

    private static bool IsName(in TokenList tokens, int at, int words)
    {
        for (int i = at; i < at + words; i++)
            if (!tokens.IsCapital(i) || tokens[i].Before == Spacing.Line) return false;
        return true;
    }

    private static int EndOfName(in TokenList tokens, int at)
    {
        int end = at + 1;
        while (end - at < 5 && tokens.IsCapital(end) && tokens[end].Before == Spacing.Blank && !tokens.CueAt(end).IsPlace()) end++;
        return end;
    }

    private static bool IsNumberBefore(in TokenList tokens, int at) =>
        tokens[at].Before != Spacing.Line && tokens[at - 1].IsNumber && tokens[at - 1].Length <= 4 && tokens.CueAt(at) is Cue.Street or Cue.Lane && !tokens.CueAt(at - 2).IsPlace();

    /// <summary>A number behind a word in lower case is another thing's: "đường Thống Nhất, pin 24 giờ".</summary>
    private static bool GoesOn(in TokenList tokens, int before) => tokens.IsToneless || !tokens[before].IsWord || tokens.IsCapital(before) || tokens.CueAt(before).IsPlace();

    private static uint Bit(Cue kind) => 1u << (kind - Cue.House);

    private static bool IsFine(Cue kind) => kind is >= Cue.House and <= Cue.Ward;

    private static bool IsSpecific(uint kinds) => (kinds & (Bit(Cue.House) | Bit(Cue.Lane) | Bit(Cue.Street) | Bit(Cue.Hamlet) | Bit(Cue.Building))) != 0;
}
