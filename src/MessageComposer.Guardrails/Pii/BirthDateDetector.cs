using MessageComposer.Guardrails.Grounding;

namespace MessageComposer.Guardrails.Pii;

/// <summary>Dates of birth: a date or year behind "sinh ngày", "ngày sinh", "sinh năm", "sn", "DOB". A date alone is none.</summary>
internal static class BirthDateDetector
{
    private const int Reach = 6;

    public static bool TryDetect(in TokenList tokens, int at, out PiiHit hit)
    {
        hit = default;
        Cue cue = tokens.CueAt(at);
        bool direct = cue is Cue.Born or Cue.Birthday;
        if (!direct && cue != Cue.Sinh) return false;
        direct |= tokens.CueAt(at - 1) == Cue.Day;
        for (int i = at + 1; i <= at + Reach && i < tokens.Count; i++)
        {
            Token token = tokens[i];
            if (token.Symbol is '.' or '!' or '?' or ';' or ',' || token.Before == Spacing.Line) break;
            if (token.Cue is Cue.Five or Cue.Year or Cue.Day or Cue.Part) direct = true;
            if (!token.IsNumber) continue;
            if (DateReader.TryRead(tokens, i, out Claim date))
            {
                hit = new PiiHit(PiiKind.BirthDate, at, date.End);
                return true;
            }
            if (IsDotted(tokens, i, out int dottedEnd) || IsYear(tokens, i, direct, out dottedEnd))
            {
                hit = new PiiHit(PiiKind.BirthDate, at, dottedEnd);
                return true;
            }
            break;
        }
        return false;
    }

    private static bool IsDotted(in TokenList tokens, int at, out int end)
    {
        end = at + 5;
        return tokens[at].Length <= 2 && tokens[at + 1].Symbol is '.' or '-' or '/' && tokens[at + 2].IsNumber && tokens[at + 2].Length <= 2 && tokens[at + 3].Symbol == tokens[at + 1].Symbol && tokens[at + 4].IsNumber;
    }

    /// <summary>"sinh năm 1998", "sn 98".</summary>
    private static bool IsYear(in TokenList tokens, int at, bool direct, out int end)
    {
        end = at + 1;
        Token year = tokens[at];
        return direct && (year.Length == 4 ? year.Digits is >= 1900 and <= 2030 : year.Length == 2 && !tokens[at + 1].IsWord | tokens[at + 1].Cue == Cue.None);
    }
}
