using MessageComposer.Guardrails.Grounding;

namespace MessageComposer.Guardrails.Pii;

/// <summary>Licence plates: cars 30A-123.45, motorcycles 29-B1 123.45, older ones with four digits, diplomats 80-123-NG-45.</summary>
internal static class PlateDetector
{
    public static bool TryDetect(in TokenList tokens, int at, out PiiHit hit)
    {
        hit = default;
        Token province = tokens[at];
        if (!province.IsNumber || province.Length != 2 || province.Digits < 11 || (tokens[at - 1].IsNumber && province.IsGlued)) return false;
        if (TryReadDiplomat(tokens, at, out int diplomatEnd))
        {
            hit = new PiiHit(PiiKind.Plate, at, diplomatEnd);
            return true;
        }
        int next = at + 1;
        bool joined = tokens.IsSymbol(next, '-');
        if (joined) next++;
        if (!IsSeries(tokens, next)) return false;
        next++;
        if (tokens[next].IsNumber && tokens[next].IsGlued && tokens[next].Length == 1) next++;
        bool dashed = tokens.IsSymbol(next, '-');
        if (dashed) next++;
        Token number = tokens[next];
        bool pointed = number.IsNumber && number.Length == 3 && tokens.IsSymbol(next + 1, '.') && tokens[next + 1].IsGlued && tokens[next + 2].IsNumber && tokens[next + 2].Length == 2;
        bool plain = number.IsNumber && number.Length is 4 or 5 && (dashed || joined || HasCue(tokens, at));
        if (!pointed && !plain) return false;
        hit = new PiiHit(PiiKind.Plate, at, pointed ? next + 3 : next + 1);
        return true;
    }

    private static bool IsSeries(in TokenList tokens, int at) =>
        tokens[at].IsWord && tokens[at].Length is 1 or 2 && tokens[at].IsGlued && (tokens.IsCapital(at) || HasCue(tokens, at)) && !tokens.KeyOf(at).ContainsAnyExceptInRange('a', 'đ');

    private static bool TryReadDiplomat(in TokenList tokens, int at, out int end)
    {
        end = at + 7;
        return tokens.IsSymbol(at + 1, '-') && tokens[at + 2].IsNumber && tokens[at + 2].Length == 3 && tokens.IsSymbol(at + 3, '-')
            && tokens.KeyOf(at + 4) is "ng" or "qt" or "nn" && tokens.IsSymbol(at + 5, '-') && tokens[at + 6].IsNumber && tokens[at + 6].Length == 2;
    }

    private static bool HasCue(in TokenList tokens, int at)
    {
        for (int i = at - 1; i >= Math.Max(0, at - 5); i--)
            if (tokens.CueAt(i) is Cue.Plate || (tokens.CueAt(i) == Cue.Bien && tokens.CueAt(i + 1) is Cue.Rank or Cue.Lai)) return true;
        return false;
    }
}
