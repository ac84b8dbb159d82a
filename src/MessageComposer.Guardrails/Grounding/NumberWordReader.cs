namespace MessageComposer.Guardrails.Grounding;

/// <summary>Reads numbers spelled out, Vietnamese (hai mươi lăm, một trăm linh năm, ba trăm hai, triệu rưỡi) and English (twenty five thousand).</summary>
internal static class NumberWordReader
{
    public static bool TryRead(in TokenList tokens, int at, out Quantity quantity)
    {
        quantity = default;
        Cue first = tokens.CueAt(at);
        if (first == Cue.HalfOf)
        {
            decimal half = ScaleOf(tokens.CueAt(at + 1)) / 2;
            if (half < 500) return false;
            quantity = new Quantity(half, null, at + 2, QuantityScale.Plain, InWords: true, 0);
            return true;
        }
        int end = at;
        decimal total = 0;
        decimal lastScale = 0;
        QuantityScale scaled = QuantityScale.None;
        while (true)
        {
            int start = end;
            if (!TryReadGroup(tokens, ref end, isFirst: start == at, out decimal group)) break;
            if (start > at && lastScale > 0 && end == start + 1 && ScaleOf(tokens.CueAt(end)) == 0 && tokens.CueAt(end) != Cue.Hundred)
            {
                if (IsCounted(tokens, end)) { end = start; break; }
                total += group * lastScale / 10; // triệu hai: a million and two tenths
                break;
            }
            decimal scale = ScaleOf(tokens.CueAt(end));
            if (scale == 0 || (lastScale > 0 && scale >= lastScale))
            {
                if (lastScale == 0 || end > start + 1) total += group;
                else end = start;
                break;
            }
            total += group * scale;
            lastScale = scale;
            scaled = tokens.CueAt(end) is Cue.Tr or Cue.K ? QuantityScale.Slang : QuantityScale.Plain;
            end++;
            if (tokens.CueAt(end) == Cue.AndAHalf)
            {
                total += scale / 2;
                end++;
                break;
            }
        }
        if (end == at || total > 999_999_999_999m) return false;
        quantity = new Quantity(total, null, end, scaled, InWords: true, 0);
        return true;
    }

    /// <summary>A number below a thousand.</summary>
    private static bool TryReadGroup(in TokenList tokens, ref int at, bool isFirst, out decimal value)
    {
        value = 0;
        Cue cue = tokens.CueAt(at);
        if (cue is Cue.EnglishNumber or Cue.EnglishHundred) return TryReadEnglish(tokens, ref at, out value);
        if (isFirst && cue is Cue.Hundred or Cue.Thousand or Cue.Million && tokens.CueAt(at + 1) is Cue.AndAHalf)
        {
            value = 1; // trăm rưỡi, triệu rưỡi
            if (cue != Cue.Hundred) return true;
            value = 150;
            at += 2;
            return true;
        }
        if (!cue.IsDigit() && cue is not (Cue.Ten or Cue.Twenty)) return false;
        if (cue.IsDigit() && tokens.CueAt(at + 1) == Cue.Hundred)
        {
            value = 100 * cue.SpokenDigit();
            at += 2;
            ReadBehindHundred(tokens, ref at, ref value);
            return true;
        }
        if (cue.IsDigit() && tokens.CueAt(at + 1) == Cue.EnglishHundred)
        {
            value = 100 * cue.SpokenDigit();
            at += 2;
            if (TryReadEnglish(tokens, ref at, out decimal rest)) value += rest;
            return true;
        }
        return TryReadBelowHundred(tokens, ref at, out value);
    }

    private static void ReadBehindHundred(in TokenList tokens, ref int at, ref decimal value)
    {
        Cue cue = tokens.CueAt(at);
        if (cue == Cue.AndAHalf)
        {
            value += 50;
            at++;
        }
        else if (cue == Cue.Odd && tokens.CueAt(at + 1).SpokenDigit() >= 0)
        {
            value += tokens.CueAt(at + 1).SpokenDigit();
            at += 2;
        }
        else if (cue.IsDigit() && tokens.CueAt(at + 1) is not (Cue.Tens or Cue.TensUnit or Cue.Ten) && !IsCounted(tokens, at + 1))
        {
            value += 10 * cue.SpokenDigit(); // ba trăm hai: 320
            at++;
            if (!tokens.CueAt(at).IsDigit()) return;
            value += tokens.CueAt(at).SpokenDigit(); // trăm tám chín: 189
            at++;
        }
        else if (TryReadBelowHundred(tokens, ref at, out decimal rest, tensOnly: true)) value += rest;
    }

    private static bool TryReadBelowHundred(in TokenList tokens, ref int at, out decimal value, bool tensOnly = false)
    {
        Cue cue = tokens.CueAt(at);
        value = 0;
        int next = at + 1;
        if (cue == Cue.Ten) value = 10;
        else if (cue == Cue.Twenty) value = 20;
        else if (cue.IsDigit() && tokens.CueAt(next) is Cue.Tens or Cue.TensUnit or Cue.Ten) // without marks mươi and mười are one word
        {
            value = 10 * cue.SpokenDigit();
            next++;
        }
        else
        {
            if (tensOnly || !cue.IsDigit()) return false;
            value = cue.SpokenDigit();
            at = next;
            return true;
        }
        int unit = tokens.CueAt(next).SpokenDigit();
        bool isUnit = unit >= 0 && tokens.CueAt(next + 1) is not (Cue.Hundred or Cue.Tens or Cue.TensUnit or Cue.Ten);
        if (isUnit && !(tokens.CueAt(next) == Cue.Five && cue != Cue.Twenty))
        {
            value += unit;
            next++;
        }
        at = next;
        return true;
    }

    private static bool TryReadEnglish(in TokenList tokens, ref int at, out decimal value)
    {
        value = 0;
        if (tokens.CueAt(at) == Cue.EnglishHundred && at > 0) return false;
        if (tokens.CueAt(at) != Cue.EnglishNumber) return false;
        value = Lexicon.EnglishValue(tokens.KeyOf(at));
        at++;
        int unitAt = tokens.IsSymbol(at, '-') ? at + 1 : at;
        if (value >= 20 && tokens.CueAt(unitAt) is >= Cue.One and <= Cue.Nine)
        {
            value += tokens.CueAt(unitAt).SpokenDigit();
            at = unitAt + 1;
        }
        return true;
    }

    /// <summary>Whether a unit or counted noun follows, so that a digit in front of it is its own number.</summary>
    private static bool IsCounted(in TokenList tokens, int at) => tokens.CueAt(at) is >= Cue.Hour and <= Cue.Order or Cue.Measure;

    private static decimal ScaleOf(Cue cue) => cue switch
    {
        Cue.Thousand or Cue.K => 1_000,
        Cue.Million or Cue.Tr => 1_000_000,
        Cue.Billion => 1_000_000_000,
        _ => 0,
    };
}
