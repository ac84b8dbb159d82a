using MessageComposer.Guardrails.Grounding;

namespace MessageComposer.Guardrails.Pii;

/// <summary>A full name (family name first, 2–5 capitalised syllables) in a text that also gives an order code.</summary>
internal static class NameWithOrderDetector
{
    private const int LongestName = 5;
    private const int Between = 5;

    private static readonly HashSet<string> FamilyNames =
    [
        "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "đinh", "trịnh", "mai", "đào", "lâm", "trương", "tô", "tạ", "hà", "cao",
        "nguyen", "tran", "le", "pham", "hoang", "huynh", "vu", "vo", "dang", "bui", "do", "ngo", "duong", "ly", "dinh", "trinh", "truong",
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = FamilyNames.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Detect(in TokenList tokens, ref List<PiiHit>? hits)
    {
        if (!tokens.HasDigits || !HasOrderCode(tokens, out int codeFirst, out int codeEnd)) return;
        for (int at = 0; at < tokens.Count; at++)
        {
            if (!tokens.IsCapital(at) || !Lookup.Contains(tokens.KeyOf(at))) continue;
            int end = at + 1;
            while (end - at < LongestName && tokens.IsCapital(end) && tokens[end].Before == Spacing.Blank) end++;
            if (end - at >= 2) (hits ??= []).Add(With(tokens, at, end, codeFirst, codeEnd));
            at = end - 1;
        }
    }

    /// <summary>Name and code together, where they stand near each other in one sentence.</summary>
    private static PiiHit With(in TokenList tokens, int first, int end, int codeFirst, int codeEnd)
    {
        (int from, int to) = codeFirst < first ? (codeEnd, first) : (end, codeFirst);
        bool isNear = to - from <= Between;
        for (int i = from; i < to && isNear; i++) isNear = !tokens.IsBreak(i) && tokens[i].Before != Spacing.Line;
        return isNear ? new PiiHit(PiiKind.NameWithOrder, Math.Min(first, codeFirst), Math.Max(end, codeEnd)) : new PiiHit(PiiKind.NameWithOrder, first, end);
    }

    /// <summary>"đơn hàng DH12345", "mã đơn #81-22", "order A1029".</summary>
    private static bool HasOrderCode(in TokenList tokens, out int first, out int end)
    {
        first = end = 0;
        for (int at = 0; at < tokens.Count; at++)
        {
            if (tokens.CueAt(at) != Cue.Order) continue;
            for (int i = at + 1; i <= at + 5 && i < tokens.Count; i++)
            {
                if (tokens[i].Symbol is '.' or '!' or '?') break;
                if (tokens[i].IsNumber && (tokens[i].Length >= 4 || (tokens[i].IsGlued && tokens[i - 1].Kind != TokenKind.Symbol && tokens[i].Length >= 3)) && tokens.CueAt(i + 1) is not (Cue.Dong or Cue.K)
                    && !tokens.IsSymbol(i + 1, '.'))
                {
                    first = i;
                    while (first > at + 1 && tokens[first].IsGlued) first--;
                    end = i + 1;
                    while (tokens[end].Length > 0 && tokens[end].IsGlued && tokens[end].Kind != TokenKind.Symbol) end++;
                    return true;
                }
            }
        }
        return false;
    }
}
