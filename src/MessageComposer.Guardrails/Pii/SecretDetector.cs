using MessageComposer.Guardrails.Grounding;

namespace MessageComposer.Guardrails.Pii;

/// <summary>One-time codes, passwords and API keys: a value behind its cue, or the well-known head of a key.</summary>
internal static class SecretDetector
{
    private const int Reach = 8;

    /// <summary>"mật khẩu hoalan!2026": a value right behind its cue needs no "là".</summary>
    private const int ReachUnsaid = 2;

    private const int ShortestKey = 16;

    public static bool TryDetect(in TokenList tokens, int at, out PiiHit hit)
    {
        hit = default;
        Cue cue = tokens.CueAt(at);
        bool isCue = cue == Cue.Secret || (cue == Cue.Mat && tokens.CueAt(at + 1) == Cue.Khau) || (tokens.KeyOf(at) is "mat" && tokens.KeyOf(at + 1) is "khau") || (cue == Cue.Api && tokens.KeyOf(at + 1) is "key");
        return isCue ? TryReadValue(tokens, at, out hit) : TryReadKey(tokens, at, out hit);
    }

    private static bool TryReadValue(in TokenList tokens, int at, out PiiHit hit)
    {
        hit = default;
        bool isBattery = tokens.KeyOf(at) is "pin" && !(tokens.CueAt(at - 1) == Cue.Code || tokens.IsSymbol(at + 1, ':'));
        bool said = false;
        for (int i = at + 1; i <= at + Reach && i < tokens.Count; i++)
        {
            Token token = tokens[i];
            bool isInside = token.IsGlued && tokens[i + 1].IsGlued && tokens[i + 1].Length > 0;
            if ((token.Symbol is '.' or '!' or '?' or ';' && !isInside) || token.Before == Spacing.Line) break;
            said |= token.Symbol is ':' or '=' || tokens.KeyOf(i) is "là" or "la" or "is";
            if (token.IsNumber && token.Length is >= 4 and <= 8 && !isBattery && (!tokens[i + 1].IsGlued || tokens[i + 1].Kind is TokenKind.Symbol or TokenKind.None))
            {
                int first = i; // nangmai@8843
                while (first > at + 1 && tokens[first].IsGlued && !(tokens[first - 1].Symbol is ':' or '=') && i - first < Reach) first--;
                hit = new PiiHit(PiiKind.Secret, first, i + 1);
                return true;
            }
            if ((!said && i > at + ReachUnsaid) || isBattery || token.Kind == TokenKind.Symbol) continue;
            int end = i + 1;
            bool mixed = token.IsNumber;
            bool hasDigits = token.IsNumber;
            while (end < tokens.Count && tokens[end].IsGlued && !(tokens[end].Symbol is '.' or ',' && !tokens[end + 1].IsGlued))
            {
                mixed |= tokens[end].Kind != TokenKind.Word;
                hasDigits |= tokens[end++].IsNumber;
            }
            if (said ? mixed && tokens.SpanOf(i, end).Length >= 5 : token.IsWord && hasDigits && tokens.SpanOf(i, end).Length >= 6)
            {
                hit = new PiiHit(PiiKind.Secret, i, end);
                return true;
            }
        }
        return false;
    }

    /// <summary>sk-…, ghp_…, AKIA…, AIza…, xoxb-…, eyJ….</summary>
    private static bool TryReadKey(in TokenList tokens, int at, out PiiHit hit)
    {
        hit = default;
        Token token = tokens[at];
        if (!token.IsWord || (token.IsGlued && at > 0 && tokens[at - 1].Kind != TokenKind.Symbol)) return false;
        ReadOnlySpan<char> word = tokens.KeyOf(at);
        bool isHead = word is "sk" or "ghp" or "gho" or "xoxb" or "xoxp" ? tokens[at + 1].Symbol is '-' or '_' && tokens[at + 1].IsGlued : word.StartsWith("akia") || word.StartsWith("aiza") || word.StartsWith("eyj");
        if (!isHead) return false;
        int end = at + 1;
        while (end < tokens.Count && tokens[end].IsGlued && !(tokens[end].Symbol is ',' or ';' or '"' or ')')) end++;
        if (tokens.SpanOf(at, end).Length < ShortestKey) return false;
        hit = new PiiHit(PiiKind.Secret, at, end);
        return true;
    }
}
