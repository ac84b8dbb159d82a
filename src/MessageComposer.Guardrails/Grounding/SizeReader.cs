using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>Reads lists of letter sizes behind "cỡ" or "size": S, M, XL. Each must be a size of the facts.</summary>
internal static class SizeReader
{
    private const int LongestList = 24;

    public static bool TryRead(in TokenList tokens, int at, ref ClaimList claims, out int end)
    {
        if (TryReadRange(tokens, at, out Claim range))
        {
            claims.Add(range);
            end = range.End;
            return true;
        }
        if (TryReadNumbers(tokens, at, ref claims, out end)) return true;
        end = at + 1;
        bool any = false;
        for (int i = at + 1; i < tokens.Count && i - at < LongestList; i++)
        {
            if (IsSize(tokens, i))
            {
                claims.Add(new Claim(ClaimKind.Name, i, i + 1));
                any = true;
                end = i + 1;
            }
            else if (!(tokens[i].Symbol is ',' or '/' or '-' or ':' or '–' || tokens.KeyOf(i) is "và" or "đến" or "tới" or "từ" or "den" or "toi" or "tu" or "va" or "hoac" or "and" or "to" or "hoặc" or "or" or "in" or "cả")) break;
        }
        return any;
    }

    /// <summary>"size 36, 37 và 38": every number is a size.</summary>
    private static bool TryReadNumbers(in TokenList tokens, int at, ref ClaimList claims, out int end)
    {
        end = at + 1;
        int count = 0;
        for (int i = at + 1; i - at < LongestList && tokens[i] is { IsNumber: true, Length: 2 } && !tokens[i].IsGlued && IsEndOfSize(tokens, i + 1); i += 2)
        {
            count++;
            end = i + 1;
            if (!(tokens[i + 1].Symbol is ',' || tokens.KeyOf(i + 1) is "và" or "va" or "hoặc" or "hoac" or "hay" or "and" or "or")) break;
        }
        if (count < 2) return false;
        for (int i = at + 1; i < end; i += 2) claims.Add(new Claim(ClaimKind.Measure, i, i + 1) { Value = tokens[i].Digits, Unit = at });
        return true;
    }

    /// <summary>Neither the beginning of a longer number nor of a measure.</summary>
    private static bool IsEndOfSize(in TokenList tokens, int at) =>
        !(tokens[at].IsGlued && tokens[at].Length > 0 && (tokens[at].Symbol is not (',' or '.' or ';' or ')' or '!') || (tokens[at + 1].IsNumber && tokens[at + 1].IsGlued))) && tokens.CueAt(at) is not (Cue.Measure or Cue.Dong or Cue.K or Cue.Percent) && !tokens.CueAt(at).IsTimeUnit();

    /// <summary>"size 6-12", "cỡ từ 38 đến 44", "size 6 đến size 12": one statement; centimetres are another.</summary>
    private static bool TryReadRange(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        int low = at + 1;
        if (tokens.CueAt(low) == Cue.From) low++;
        int mark = low + 1;
        bool isMark = tokens[mark].Symbol is '-' or '–' or '~' || tokens.CueAt(mark) == Cue.Until || tokens.KeyOf(mark) is "to";
        int high = tokens.CueAt(mark + 1) == Cue.Size ? mark + 2 : mark + 1;
        if (!isMark || !tokens[low].IsNumber || !tokens[high].IsNumber || tokens[low].Length > 2 || tokens[high].Length > 2 || tokens[low].Digits >= tokens[high].Digits) return false;
        bool hasUnit = tokens.CueAt(high + 1) is Cue.Measure or Cue.Month or Cue.Year or Cue.Five || tokens.KeyOf(high + 1) is "x" || (tokens[high + 1].Symbol is '.' or ',' && tokens[high + 1].IsGlued && tokens[high + 2].IsNumber);
        if (hasUnit) return false;
        claim = new Claim(ClaimKind.Sizes, low, high + 1) { Value = tokens[low].Digits, Upper = tokens[high].Digits };
        return true;
    }

    /// <summary>Both ends stand among the sizes of the facts, or within a range of them; facts without numbers for sizes leave the text alone to be found in them.</summary>
    public static Judgement Judge(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        bool hasLow = false;
        bool hasHigh = false;
        foreach (FactText text in facts.Texts)
        {
            bool isOfSize = IsOfSize(text.Name) || IsOfSize(text.Parent[(text.Parent.LastIndexOf('.') + 1)..]);
            if (!isOfSize && !text.Value.Contains("size", StringComparison.OrdinalIgnoreCase) && !text.Value.Contains("cỡ", StringComparison.OrdinalIgnoreCase)) continue;
            (decimal low, decimal high) = RangeOf(text.Value);
            hasLow |= low <= claim.Value && claim.Value <= high;
            hasHigh |= low <= claim.Upper && claim.Upper <= high;
            if (hasLow && hasHigh) return Judgement.By(text);
        }
        foreach (FactNumber number in facts.Numbers)
        {
            if (!IsOfSize(number.Name)) continue;
            hasLow |= number.Value == claim.Value;
            hasHigh |= number.Value == claim.Upper;
        }
        return hasLow && hasHigh ? Judgement.Yes : Judgement.No;
    }

    /// <summary>"4 size" of sizes "S, M, L, XL".</summary>
    public static bool AreSoMany(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (tokens.CueAt(claim.End - 1) != Cue.Size || claim.Closeness != Closeness.Exact) return false;
        foreach (FactText text in facts.Texts)
            if (text.Name.Contains("size", StringComparison.Ordinal) && text.Value.AsSpan().Count(',') + 1 == claim.Value) return true;
        return false;
    }

    /// <summary>A size said alone: 8 of "6-12".</summary>
    public static bool IsWithin(decimal size, FactSheet facts)
    {
        foreach (FactText text in facts.Texts)
            if ((IsOfSize(text.Name) || IsOfSize(text.Parent[(text.Parent.LastIndexOf('.') + 1)..])) && RangeOf(text.Value) is var (low, high) && low <= size && size <= high) return true;
        return false;
    }

    private static bool IsOfSize(string name) => name.Contains("size", StringComparison.Ordinal) || name is "co" or "co_giay" or "cỡ" or "kich_co" or "kích cỡ" or "cỡ áo" or "cỡ giày" or "số đo";

    /// <summary>The numbers of "6-12" or "38, 39, 40": the least and the greatest; nothing for a text that measures.</summary>
    private static (decimal Low, decimal High) RangeOf(string text)
    {
        decimal low = decimal.MaxValue;
        decimal high = -1;
        for (int i = 0; i < text.Length && i < 80; i++)
        {
            if (!char.IsAsciiDigit(text[i])) continue;
            int end = i;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            if (end - i > 2 || (end < text.Length && char.IsLetter(text[end])) || text.Contains(" x ", StringComparison.Ordinal)) return (0, -1);
            decimal value = int.Parse(text.AsSpan(i, end - i), System.Globalization.CultureInfo.InvariantCulture);
            low = Math.Min(low, value);
            high = Math.Max(high, value);
            i = end;
        }
        return (low, high);
    }

    /// <summary>L of "M đến XXL".</summary>
    public static bool IsLetterWithin(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (claim.End - claim.First != 1 || !IsSize(tokens, claim.First)) return false;
        int said = LetterOf(tokens, claim.First);
        foreach (FactText text in facts.Texts)
        {
            if (!IsOfSize(text.Name) || text.Value.Length > 80) continue;
            using TokenList own = TokenList.Read(facts.Fold(text.Value));
            for (int i = 0; i + 2 < own.Count; i++)
                if ((own[i + 1].Symbol is '-' or '–' or '~' || own.CueAt(i + 1) == Cue.Until || own.KeyOf(i + 1) is "to") && LetterOf(own, i) is >= 0 and var low && low <= said && said <= LetterOf(own, i + 2)) return true;
        }
        return false;
    }

    private static bool IsSize(in TokenList tokens, int at) => LetterOf(tokens, at) >= 0;

    /// <summary>The place of a letter size among its like; -1 for any other word.</summary>
    private static int LetterOf(in TokenList tokens, int at)
    {
        if (!tokens[at].IsWord || tokens[at].Length > 4) return -1;
        TextSpan span = tokens.SpanOf(at, at + 1);
        return tokens.Text.Original.AsSpan(span.Start, span.Length) switch
        {
            "XS" => 0,
            "S" => 1,
            "M" => 2,
            "L" => 3,
            "XL" => 4,
            "XXL" => 5,
            "XXXL" => 6,
            _ => -1,
        };
    }
}
