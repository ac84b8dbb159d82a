namespace MessageComposer.Guardrails.Grounding;

/// <summary>Reads times of day: 20:00, 20h, 20h30, "8h tối", "lúc 8 giờ". "trong 24h" is a length of time, not a clock.</summary>
internal static class ClockReader
{
    public static bool TryRead(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        Token hour = tokens[at];
        if (!hour.IsNumber || hour.Length > 2 || hour.Digits > 24) return false;
        if (tokens[at + 1].Symbol == ':' && tokens[at + 1].IsGlued && tokens[at + 2].IsNumber && tokens[at + 2].IsGlued && tokens[at + 2].Length == 2 && tokens[at + 2].Digits < 60)
        {
            int seconds = tokens[at + 3].Symbol == ':' && tokens[at + 4].IsNumber && tokens[at + 4].Length == 2 ? 2 : 0;
            return Made(tokens[at + 2].Digits, at + 3 + seconds, tokens, at, out claim);
        }
        if (tokens.CueAt(at + 1) != Cue.Hour || tokens.KeyOf(at + 1) is "tiếng" or "hour" or "hours" or "hrs") return false;
        bool isShort = tokens.KeyOf(at + 1) is "h";
        int end = at + 2;
        long minutes = 0;
        if (tokens[end].IsNumber && tokens[end].Length == 2 && tokens[end].Digits < 60 && (tokens[end].IsGlued || !isShort))
        {
            minutes = tokens[end].Digits;
            end++;
            if (tokens.CueAt(end) == Cue.Minute) end++;
            return Made(minutes, end, tokens, at, out claim);
        }
        Lead lead = Surroundings.LeadOf(tokens, at);
        bool isPoint = tokens.CueAt(end) is >= Cue.Morning and <= Cue.Night || tokens.CueAt(at - 1) is Cue.Until or Cue.From or Cue.Before or Cue.End or Cue.Place;
        bool isLength = lead.Within || lead.Delivery || lead.Topic is Cue.Remaining or Cue.Only || tokens.IsSymbol(end, '-') || tokens.IsSymbol(at - 1, '-');
        if (!isPoint && (isLength || !isShort)) return false;
        return Made(minutes, end, tokens, at, out claim);
    }

    private static bool Made(long minutes, int end, in TokenList tokens, int at, out Claim claim)
    {
        long hour = tokens[at].Digits;
        if (tokens.CueAt(end) is Cue.Afternoon or Cue.Evening && hour < 12) hour += 12;
        if (tokens.CueAt(end) is Cue.Noon && hour is >= 1 and <= 3) hour += 12;
        if (tokens.CueAt(end) is Cue.Night && hour is >= 6 and <= 12) hour += 12;
        int past = tokens.CueAt(end) is >= Cue.Morning and <= Cue.Night ? end + 1 : end;
        claim = new Claim(ClaimKind.Clock, at, past) { Value = hour * 60 + minutes };
        return true;
    }
}
