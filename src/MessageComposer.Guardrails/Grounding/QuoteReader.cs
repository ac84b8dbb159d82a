using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>Reads what quotes hold: a customer's words where somebody is said to speak, a name where it is written like one. And names behind "thương hiệu".</summary>
internal static class QuoteReader
{
    private const int LongestQuote = 60;
    private const int SpeakerReach = 8;

    /// <summary>Reads from an opening quote. A name is skipped whole; a customer's words too. Otherwise what stands inside is read as usual.</summary>
    public static int Read(in TokenList tokens, int at, ref ClaimList claims)
    {
        int close = at + 1;
        while (close < tokens.Count && close - at <= LongestQuote && tokens[close].Symbol != '"') close++;
        if (!tokens.IsSymbol(close, '"') || close - at < 3) return at;
        if (tokens.IsSymbol(close + 1, ':') || (tokens.IsSymbol(at - 1, ':') && tokens.IsSymbol(at - 2, '"'))) return at; // {"body": "…"}
        bool spoken = IsSpoken(tokens, at, close);
        if (!spoken && !IsName(tokens, at + 1, close)) return at;
        claims.Add(new Claim(spoken ? ClaimKind.Quote : ClaimKind.Name, at + 1, close));
        return close + 1;
    }

    public static bool TryReadBrand(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        int first = at + 1;
        while (first <= at + 2 && tokens.CueAt(first) == Cue.Brand) first++;
        int end = first;
        while (end - first < 4 && tokens.IsCapital(end) && tokens[end].Before != Spacing.Line && (end == first || tokens[end].Before != Spacing.None)) end++;
        if (end == first || tokens.IsSymbol(first - 1, '.') || IsShouted(tokens, tokens.KeyOf(at) is "nxb" ? first : at)) return false;
        claim = new Claim(ClaimKind.Name, first, end);
        return true;
    }

    /// <summary>"NHÃN NĂM SAO XEM NGAY": where all is in capitals, none is a name's.</summary>
    private static bool IsShouted(in TokenList tokens, int at)
    {
        TextSpan span = tokens.SpanOf(at, at + 1);
        foreach (char letter in tokens.Text.Original.AsSpan(span.Start, span.Length))
            if (!char.IsUpper(letter)) return false;
        return true;
    }

    /// <summary>"xuất xứ Hàn Quốc", "nhập khẩu từ Pháp", "sản xuất tại Nhật Bản", "made in Korea".</summary>
    public static bool TryReadOrigin(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        if (tokens.CueAt(at) == Cue.Enter && tokens.CueAt(at + 1) != Cue.Khau) return false;
        int first = at + 1;
        while (first <= at + 3 && !tokens.IsCapital(first) && (tokens.CueAt(first) is Cue.Khau or Cue.Origin or Cue.From or Cue.Place || tokens.IsSymbol(first, ':') || tokens.KeyOf(first) is "in" or "tai")) first++;
        int end = first;
        while (end - first < 3 && tokens.IsCapital(end) && tokens[end].Before != Spacing.Line) end++;
        claim = new Claim(ClaimKind.Name, first, end);
        return end > first;
    }

    private static bool IsSpoken(in TokenList tokens, int open, int close)
    {
        for (int i = open - 1; i >= Math.Max(0, open - SpeakerReach); i--)
        {
            if (tokens[i].Symbol is '.' or '!' or '?') break;
            Cue cue = tokens.CueAt(i);
            if (cue is Cue.Praise or Cue.Review || (cue == Cue.Receive && tokens.CueAt(i + 1) == Cue.Remark) || (cue == Cue.Judge && tokens.CueAt(i + 1) == Cue.Price)) return close - open > 2;
        }
        return false;
    }

    private static bool IsName(in TokenList tokens, int first, int end)
    {
        int words = 0;
        int capitals = 0;
        for (int i = first; i < end; i++)
        {
            if (!tokens[i].IsWord) continue;
            words++;
            if (tokens.IsCapital(i)) capitals++;
        }
        return words is >= 2 and <= 10 && capitals * 2 > words;
    }
}
