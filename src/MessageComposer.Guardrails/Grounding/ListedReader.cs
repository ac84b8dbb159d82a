namespace MessageComposer.Guardrails.Grounding;

/// <summary>Numbers of a list that share the unit of its last: "20, 24 và 28 cm", "20-24-28 cm", "kỳ hạn 3, 6 hoặc 12 tháng".</summary>
internal static class ListedReader
{
    private const int LongestList = 8;

    /// <summary>The unit behind the last number of the list that goes on at the token.</summary>
    /// <param name="factor">Minutes of a unit of time; else 1.</param>
    public static bool TryReadUnit(in TokenList tokens, int end, out decimal factor, out int unit)
    {
        factor = 1;
        unit = -1;
        int at = end;
        bool isSpoken = false;
        for (int numbers = 2; numbers <= LongestList; numbers++)
        {
            int next = NextNumber(tokens, at, ref isSpoken);
            if (next < 0 || tokens[next].Length > 3) return false;
            at = next + 1;
            if (tokens[at].Symbol is '.' or ',' && tokens[at].IsGlued && tokens[at + 1] is { IsNumber: true, IsGlued: true, Length: <= 2 }) at += 2; // 5,5
            if (tokens.CueAt(at) == Cue.Measure || (tokens.KeyOf(at) is not "months" && IsMinutes(tokens.CueAt(at), out factor)))
            {
                unit = at;
                return isSpoken || numbers > 2 || IsInside(tokens, end);
            }
        }
        return false;
    }

    /// <summary>The number behind a comma, dash or "và"; -1 where the list ends.</summary>
    private static int NextNumber(in TokenList tokens, int at, ref bool isSpoken)
    {
        int next = at;
        bool isMark = tokens[at].Symbol is ',' || (tokens[at].Symbol is '-' or '/' && tokens[at].IsGlued && tokens[at + 1].IsGlued);
        if (isMark) next++;
        bool isWord = tokens.KeyOf(next) is "và" or "va" or "hoặc" or "hoac" or "hay" or "and" or "or" || tokens.IsSymbol(next, '&');
        if (isWord) next++;
        isSpoken |= isWord;
        return (isMark || isWord) && tokens[next].IsNumber && tokens[next].Before != Spacing.Line ? next : -1;
    }

    /// <summary>24 of "20-24-28 cm", "20, 24, 28 cm": another number of the list stands before.</summary>
    private static bool IsInside(in TokenList tokens, int end) => tokens[end - 2].Symbol is ',' or '-' or '/' && tokens[end - 3].IsNumber;

    /// <summary>Years and English months are ages more often than terms.</summary>
    private static bool IsMinutes(Cue cue, out decimal minutes)
    {
        minutes = cue switch
        {
            Cue.Minute => 1,
            Cue.Hour => 60,
            Cue.Day => 1_440,
            Cue.Week => 10_080,
            Cue.Month => 43_200,
            _ => 1,
        };
        return cue is Cue.Minute or Cue.Hour or Cue.Day or Cue.Week or Cue.Month;
    }
}
