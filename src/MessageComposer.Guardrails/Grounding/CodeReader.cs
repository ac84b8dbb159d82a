using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>Reads a voucher code behind "mã", "nhập", "code": capitals and digits (MAY10, FREE-SHIP), or small letters with digits.</summary>
internal static class CodeReader
{
    private const int ShortestCode = 3;
    private const int LongestCode = 24;

    // Capitals behind "mã" that name a kind of code, not a code.
    private static readonly HashSet<string> KindsOfCode = ["QR", "OTP", "SKU", "COD", "PIN", "VIP", "VAT", "ZIP", "CCCD", "CMND", "MST", "IMEI", "ISBN", "EAN", "VND", "VNĐ", "SMS", "URL", "APP"];

    public static bool TryRead(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        if (tokens.CueAt(at + 1) is Cue.Order or Cue.Deliver or Cue.San or Cue.Hang or Cue.Rank) return false; // mã đơn, mã vận đơn, mã sản phẩm
        for (int i = at + 1; i <= at + 5 && i < tokens.Count; i++)
        {
            Token token = tokens[i];
            if (token.Symbol is ':' or '"' or '\'' or '[' or '(' or '*') continue;
            if (token.Kind == TokenKind.Symbol || token.Before == Spacing.Line) return false;
            int end = EndOfCode(tokens, i);
            if (IsCode(tokens.Text, tokens.SpanOf(i, end), tokens.CueAt(i)))
            {
                claim = new Claim(ClaimKind.Code, i, end);
                return true;
            }
            if (token.IsNumber) return false;
        }
        return false;
    }

    private static int EndOfCode(in TokenList tokens, int first)
    {
        int end = first + 1;
        while (end - first < LongestCode && tokens[end].Length > 0 && tokens[end].IsGlued
            && (tokens[end].Kind != TokenKind.Symbol || (tokens[end].Symbol is '-' or '_' && tokens[end + 1].IsGlued && tokens[end + 1].Kind != TokenKind.Symbol))) end++;
        return end;
    }

    private static bool IsCode(FoldedText text, TextSpan span, Cue cue)
    {
        if (span.Length is < ShortestCode or > LongestCode) return false;
        ReadOnlySpan<char> written = text.Original.AsSpan(span.Start, span.Length);
        int letters = 0;
        int capitals = 0;
        int digits = 0;
        foreach (char unit in written)
        {
            if (char.IsAsciiLetterUpper(unit)) capitals++;
            else if (char.IsAsciiLetter(unit)) letters++;
            else if (char.IsAsciiDigit(unit)) digits++;
            else if (unit is not ('-' or '_')) return false;
        }
        if (letters == 0) return capitals > 0 && (digits > 0 || (cue == Cue.None && !KindsOfCode.Contains(written.ToString())) || capitals > 4);
        return digits > 0 && letters + capitals >= 2 && char.IsAsciiLetter(written[0]);
    }
}
