using MessageComposer.Guardrails.Grounding;

namespace MessageComposer.Guardrails.Pii;

/// <summary>A full name (family name first, 2–5 capitalised syllables) in a text that also gives an order code.</summary>
internal static class NameWithOrderDetector
{
    private const int LongestName = 5;

    private static readonly HashSet<string> FamilyNames =
    [
        "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "đinh", "trịnh", "mai", "đào", "lâm", "trương", "tô", "tạ", "hà", "cao",
        "nguyen", "tran", "le", "pham", "hoang", "huynh", "vu", "vo", "dang", "bui", "do", "ngo", "duong", "ly", "dinh", "trinh", "truong",
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = FamilyNames.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Detect(in TokenList tokens, ref PiiHitList hits)
    {
        if (!HasOrderCode(tokens)) return;
        for (int at = 0; at < tokens.Count; at++)
        {
            if (!tokens.IsCapital(at) || !Lookup.Contains(tokens.KeyOf(at))) continue;
            int end = at + 1;
            while (end - at < LongestName && tokens.IsCapital(end) && tokens[end].Before == Spacing.Blank) end++;
            if (end - at >= 2) hits.Add(new PiiHit(PiiKind.NameWithOrder, at, end));
            at = end - 1;
        }
    }

    /// <summary>"đơn hàng DH12345", "mã đơn #81-22", "order A1029".</summary>
    private static bool HasOrderCode(in TokenList tokens)
    {
        for (int at = 0; at < tokens.Count; at++)
        {
            if (tokens.CueAt(at) != Cue.Order) continue;
            for (int i = at + 1; i <= at + 5 && i < tokens.Count; i++)
            {
                if (tokens[i].Symbol is '.' or '!' or '?') break;
                if (tokens[i].IsNumber && (tokens[i].Length >= 4 || (tokens[i].IsGlued && tokens[i - 1].Kind != TokenKind.Symbol && tokens[i].Length >= 3)) && tokens.CueAt(i + 1) is not (Cue.Dong or Cue.K)
                    && !tokens.IsSymbol(i + 1, '.')) return true;
            }
        }
        return false;
    }
}
