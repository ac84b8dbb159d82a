namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// Reads a number in any notation of Vietnamese and English copy: 1.290.000, 1,290,000, 1 290 000, 4,8, 1tr290, 1,29 triệu, 199k, 5 củ, 5 chục,
/// "một triệu hai trăm chín mươi nghìn", "hăm lăm", "trăm rưỡi", "two hundred thousand". Each token is looked at a bounded number of times.
/// </summary>
internal static class QuantityReader
{
    private const int MostGroups = 5;

    /// <summary>Reads the longest number that starts at the token.</summary>
    public static bool TryRead(in TokenList tokens, int at, out Quantity quantity) =>
        tokens[at].IsNumber ? TryReadDigits(tokens, at, out quantity) : NumberWordReader.TryRead(tokens, at, out quantity);

    private static bool TryReadDigits(in TokenList tokens, int at, out Quantity quantity)
    {
        quantity = default;
        if (!TryReadPlain(tokens, at, out decimal value, out decimal? other, out int end, out int decimals)) return false;
        if (tokens[end].IsGlued && tokens[end].IsWord && tokens[end].Length <= 6 && !tokens.KeyOf(end).ContainsAnyExcept('o', 'O'))
        {
            value *= PowerOfTen(tokens[end].Length); // 5O%: letters for zeros
            end++;
        }
        return Scale(tokens, value, other, end, decimals, out quantity);
    }

    private static bool Scale(in TokenList tokens, decimal value, decimal? other, int end, int decimals, out Quantity quantity)
    {
        QuantityScale scale = QuantityScale.None;
        if (tokens.CueAt(end) == Cue.TensUnit) Multiply(10, QuantityScale.None);
        else if (tokens.CueAt(end) == Cue.Hundred && tokens.CueAt(end - 1) != Cue.Part)
        {
            Multiply(100, QuantityScale.None);
            if (tokens.CueAt(end) == Cue.AndAHalf) Add(50);
        }
        switch (tokens.CueAt(end))
        {
            case Cue.Thousand when IsCompartments(tokens, value, end): break;
            case Cue.Thousand or Cue.Canh:
                Multiply(1_000, tokens.CueAt(end) == Cue.Canh ? QuantityScale.Slang : QuantityScale.Plain);
                if (tokens.CueAt(end) == Cue.AndAHalf) Add(500);
                break;
            case Cue.K:
                Multiply(1_000, QuantityScale.Slang);
                if (decimals == 0 && tokens[end].Length == 1) ReadTail(tokens, glued: true, 1_000, ref value, ref end); // 1k3
                break;
            case Cue.Tr or Cue.Cu or Cue.Million:
                bool glued = tokens.CueAt(end) == Cue.Tr;
                Multiply(1_000_000, tokens.CueAt(end) == Cue.Million ? QuantityScale.Plain : QuantityScale.Slang);
                if (decimals == 0) ReadTail(tokens, glued, 1_000_000, ref value, ref end);
                break;
            case Cue.Billion:
                Multiply(1_000_000_000, QuantityScale.Plain);
                if (decimals == 0) ReadTail(tokens, glued: false, 1_000_000_000, ref value, ref end);
                break;
        }
        quantity = new Quantity(value, other, end, scale, InWords: false, scale == QuantityScale.None ? decimals : 0);
        return true;

        void Multiply(decimal factor, QuantityScale by)
        {
            value = Times(value, factor);
            other = other is { } second ? Times(second, factor) : null;
            end++;
            scale = by;
        }

        void Add(decimal amount)
        {
            value += amount;
            end++;
        }
    }

    /// <summary>"2 ngan rieng" in a text without marks: ngăn, for no price is as low; "con 5 ngan" is money.</summary>
    public static bool IsCompartments(in TokenList tokens, decimal value, int at) =>
        tokens.IsToneless && value is >= 1 and < 10 && tokens.KeyOf(at) is "ngan" && tokens[at].Before == Spacing.Blank && tokens.CueAt(at + 1) is not (Cue.Dong or Cue.Price)
        && tokens.CueAt(at - 2) is not (Cue.Price or Cue.Only or Cue.Remaining or Cue.Off or Cue.Down or Cue.Each or Cue.Ship or Cue.New) && tokens.KeyOf(at - 2) is not ("phi" or "them" or "tien" or "gia" or "la");

    /// <summary>What stands behind tr, triệu, tỷ: 1tr2, 1tr29, 1tr290, 1 triệu rưỡi, 1 triệu 290 nghìn.</summary>
    private static void ReadTail(in TokenList tokens, bool glued, decimal scale, ref decimal value, ref int end)
    {
        Token next = tokens[end];
        if (next.Cue == Cue.AndAHalf)
        {
            value += scale / 2;
            end++;
        }
        else if (next.IsNumber && next.Length <= 3 && next.Before != Spacing.Line && (next.IsGlued || !glued) && !ContinuesNumber(tokens, end))
        {
            Cue behind = tokens.CueAt(end + 1);
            bool thousands = behind is Cue.K or Cue.Thousand;
            bool isCounted = !next.IsGlued && !thousands && tokens[end + 1].IsWord && behind is not (Cue.Dong or Cue.None);
            if (isCounted || (!next.IsGlued && tokens.IsSymbol(end + 1, '%'))) return;
            value += thousands
                ? next.Digits * 1_000m
                : next.Digits * scale / (next.Length == 1 ? 10 : next.Length == 2 ? 100 : 1_000);
            end += thousands ? 2 : 1;
        }
    }

    private static bool ContinuesNumber(in TokenList tokens, int at) =>
        tokens[at + 1].Symbol is '.' or ',' or '/' or ':' or '-' && tokens[at + 1].IsGlued && tokens[at + 2].IsNumber && tokens[at + 2].IsGlued;

    /// <summary>Digits with their thousands and decimal marks, both readings where they differ.</summary>
    private static bool TryReadPlain(in TokenList tokens, int at, out decimal value, out decimal? other, out int end, out int decimals)
    {
        Token first = tokens[at];
        other = null;
        decimals = 0;
        end = at + 1;
        value = first.Digits;
        if (first.Digits < 0) return false;
        int groups = 1;
        char mark = '\0';
        bool same = true;
        bool thousands = first.Length <= 3 && (first.Digits > 0 || first.Length == 1);
        int last = at;
        while (groups <= MostGroups && tokens[last + 1].Symbol is '.' or ',' or '\'' && tokens[last + 1].IsGlued && tokens[last + 2].IsNumber && tokens[last + 2].IsGlued)
        {
            char here = tokens[last + 1].Symbol;
            same &= mark == '\0' || mark == here;
            bool isLast = !(tokens[last + 3].Symbol is '.' or ',' or '\'' && tokens[last + 3].IsGlued && tokens[last + 4].IsNumber && tokens[last + 4].IsGlued);
            if (!isLast || same) thousands &= tokens[last + 2].Length == 3;
            mark = here;
            last += 2;
            groups++;
        }
        if (groups == 1) return TryReadSpaced(tokens, at, ref value, ref end);
        end = last + 1;
        Token tail = tokens[last];
        if (groups == 2 && tail.Length <= 6)
        {
            decimals = tail.Length;
            decimal fraction = first.Digits + tail.Digits / PowerOfTen(tail.Length);
            value = fraction;
            if (!thousands || first.Digits == 0) return true;
            other = fraction;
            value = first.Digits * 1_000m + tail.Digits;
            decimals = 0;
            return true;
        }
        if (!thousands || groups > MostGroups) return false; // a version, a date in another shape, an address of the net
        value = Join(tokens, at, same ? last : last - 2);
        if (!same)
        {
            if (tail.Length > 6) return false;
            decimals = tail.Length;
            value += tail.Digits / PowerOfTen(tail.Length);
        }
        return true;
    }

    /// <summary>1 290 000: only where every further group has three digits and money or a percent sign follows.</summary>
    private static bool TryReadSpaced(in TokenList tokens, int at, ref decimal value, ref int end)
    {
        if (tokens[at].Length > 3) return true;
        int last = at;
        decimal joined = tokens[at].Digits;
        while (last - at < MostGroups && tokens[last + 1].IsNumber && tokens[last + 1].Before == Spacing.Blank && tokens[last + 1].Length == 3)
        {
            last++;
            joined = joined * 1_000 + tokens[last].Digits;
        }
        if (last > at && (tokens.CueAt(last + 1) == Cue.Dong || tokens[last + 1].Symbol == '₫'))
        {
            value = joined;
            end = last + 1;
        }
        return true;
    }

    private static decimal Join(in TokenList tokens, int first, int last)
    {
        decimal joined = 0;
        for (int i = first; i <= last; i += 2) joined = joined * 1_000 + tokens[i].Digits;
        return joined;
    }

    private static decimal PowerOfTen(int digits) => digits switch { 1 => 10, 2 => 100, 3 => 1_000, 4 => 10_000, 5 => 100_000, _ => 1_000_000 };

    private static decimal Times(decimal value, decimal factor) => value > 1_000_000_000_000_000_000m ? value : value * factor;
}
