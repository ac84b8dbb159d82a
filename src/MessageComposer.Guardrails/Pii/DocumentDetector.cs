using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Pii;

/// <summary>Numbers with letters: passports, health insurance cards, bank transfer payloads, bank accounts with letters.</summary>
internal static class DocumentDetector
{
    private const int CueReach = 6;
    private const int LongestPayload = 200;

    // Groups of insured people that a health card begins with.
    private const string InsuredGroups = " DN HX CH NN TK HC XK HT TB NO CT XB TN CS QN CA CY XN MS CC CK CB KC HD TE BT HN DT DK XD TS TC TQ TA TY HG LS PV SV GB GD ";

    public static bool TryDetect(in TokenList tokens, int at, out PiiHit hit)
    {
        hit = default;
        Token token = tokens[at];
        if (token.IsNumber) return TryDetectPayload(tokens, at, out hit);
        if (!token.IsWord || token.Length > 2 || !tokens[at + 1].IsNumber || (token.IsGlued && at > 0 && tokens[at - 1].Kind != TokenKind.Symbol)) return false;
        if (token.Length == 1 && tokens[at + 1].Before != Spacing.Line && tokens[at + 1].Length is 7 or 8 && HasPassportCue(tokens, at))
        {
            hit = new PiiHit(PiiKind.Passport, at, at + 2);
            return true;
        }
        if (token.Length != 2 || !InsuredGroups.Contains($" {tokens.KeyOf(at)} ", StringComparison.OrdinalIgnoreCase)) return false;
        int digits = 0;
        int end = at + 1;
        while (digits < 13 && tokens[end].IsNumber && (tokens[end].IsGlued || tokens[end].Before == Spacing.Blank)) digits += tokens[end++].Length;
        if (digits != 13 || (end < tokens.Count && tokens[end].IsGlued && tokens[end].Kind != TokenKind.Symbol)) return false;
        hit = new PiiHit(PiiKind.Insurance, at, end);
        return true;
    }

    private static bool HasPassportCue(in TokenList tokens, int at)
    {
        for (int i = at - 1; i >= Math.Max(0, at - CueReach); i--)
            if (tokens.CueAt(i) == Cue.Passport || (tokens.CueAt(i + 1) is Cue.Chieu or Cue.Afternoon && tokens.KeyOf(i) is "hộ" or "ho")) return true;
        return false;
    }

    /// <summary>VietQR: 000201… with the identifier of the national switch.</summary>
    private static bool TryDetectPayload(in TokenList tokens, int at, out PiiHit hit)
    {
        hit = default;
        Token token = tokens[at];
        if (token.Length < 6 || !tokens.KeyOf(at).StartsWith("000201")) return false;
        int end = at + 1;
        while (end < tokens.Count && tokens[end].IsGlued && end - at < LongestPayload) end++;
        TextSpan span = tokens.SpanOf(at, end);
        if (!tokens.Text.Original.AsSpan(span.Start, span.Length).Contains("A000000727", StringComparison.OrdinalIgnoreCase)) return false;
        hit = new PiiHit(PiiKind.PaymentCode, at, end);
        return true;
    }
}
