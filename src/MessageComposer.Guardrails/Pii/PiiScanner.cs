using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Pii;

/// <summary>Finds personal data in a text, without facts. One pass; each detector looks a bounded way from the token it starts at.</summary>
internal static class PiiScanner
{
    /// <summary>How many tokens before a value the longest detector may start that still reaches it.</summary>
    private const int LookBefore = 24;

    public static void Scan(in TokenList tokens, ref PiiHitList hits)
    {
        List<PiiHit>? whole = null; // found in the text as a whole, not from a token
        TrackingDetector.Detect(tokens, ref whole);
        NameWithOrderDetector.Detect(tokens, ref whole);
        whole?.Sort(static (one, two) => one.First.CompareTo(two.First));
        int next = 0;
        int at = 0;
        while (at < tokens.Count)
        {
            while (whole is not null && next < whole.Count && whole[next].First <= at) hits.Add(whole[next++]);
            if (TryDetect(tokens, at, out PiiHit hit, out int linkEnd))
            {
                hits.Add(hit);
                at = Math.Max(at + 1, hit.End);
            }
            else at = Math.Max(at + 1, linkEnd);
        }
        while (whole is not null && next < whole.Count) hits.Add(whole[next++]);
    }

    /// <summary>Finds what touches one of the merged values of proven copy: only near them can anything new stand.</summary>
    public static void ScanValues(in TokenList tokens, ref PiiHitList hits)
    {
        FoldedText text = tokens.Text;
        int at = 0;
        bool hasOrder = false;
        for (int i = 0; i < tokens.Count && !hasOrder; i++) hasOrder = tokens.CueAt(i) == Cue.Order;
        foreach (MergedValue value in text.Values)
        {
            int first = tokens.IndexAt(text.KeyAt(value.Start));
            int last = tokens.IndexAt(text.KeyAt(Math.Max(value.Start, value.Start + value.Length - 1)));
            at = Math.Max(at, first - LookBefore);
            while (at <= last && at < tokens.Count)
            {
                bool found = TryDetect(tokens, at, out PiiHit hit, out int linkEnd);
                if (found && hit.End > first) hits.Add(hit);
                at = Math.Max(at + 1, found ? hit.End : linkEnd);
            }
        }
        if (!hasOrder) return;
        List<PiiHit>? named = null;
        NameWithOrderDetector.Detect(tokens, ref named);
        for (int i = 0; named is not null && i < named.Count; i++) hits.Add(named[i]);
    }

    private static bool TryDetect(in TokenList tokens, int at, out PiiHit hit, out int linkEnd)
    {
        linkEnd = 0;
        Token token = tokens[at];
        if (token.Kind == TokenKind.Symbol)
        {
            hit = default;
            return token.Symbol == '@' && LinkDetector.TryDetectHandle(tokens, at, out hit);
        }
        if (IsPlain(tokens, at))
        {
            hit = default;
            return false;
        }
        if (LinkReader.TryRead(tokens, at, out Link link))
        {
            linkEnd = link.End;
            return LinkDetector.TryDetect(tokens, link, out hit);
        }
        if (token.IsNumber)
        {
            return DocumentDetector.TryDetect(tokens, at, out hit) || DigitRunDetector.TryDetect(tokens, at, out hit) || PlateDetector.TryDetect(tokens, at, out hit)
                || TryDetectStreetNumber(tokens, at, out hit);
        }
        return TryDetectAtWord(tokens, at, out hit);
    }

    /// <summary>A word without a meaning of its own before another: most words of a text, and none of the detectors starts there but for "mat khau".</summary>
    private static bool IsPlain(in TokenList tokens, int at)
    {
        ref readonly Token token = ref tokens[at];
        ref readonly Token next = ref tokens[at + 1];
        return token is { Kind: TokenKind.Word, Cue: Cue.None } && next is { Kind: TokenKind.Word, IsGlued: false } && next.Cue is not (Cue.Dot or Cue.At or Cue.A)
            && !(token.Length == 3 && tokens.KeyOf(at) is "mat");
    }

    private static bool TryDetectAtWord(in TokenList tokens, int at, out PiiHit hit)
    {
        if (tokens[at].Length <= 2 && tokens[at + 1].IsNumber && DocumentDetector.TryDetect(tokens, at, out hit)) return true;
        if (tokens.KeyOf(at) is "mat" && tokens.KeyOf(at + 1) is "khau" && SecretDetector.TryDetect(tokens, at, out hit)) return true;
        switch (tokens.CueAt(at))
        {
            case >= Cue.Zero and <= Cue.FiveAfterTens:
                return DigitRunDetector.TryDetect(tokens, at, out hit);
            case Cue.Handle or Cue.PhoneCue:
                return LinkDetector.TryDetectHandle(tokens, at, out hit);
            case >= Cue.House and <= Cue.Province or Cue.Rank or Cue.Can:
                return AddressDetector.TryDetect(tokens, at, out hit);
            case Cue.Born or Cue.Birthday or Cue.Sinh:
                return BirthDateDetector.TryDetect(tokens, at, out hit);
            case Cue.Secret or Cue.Mat or Cue.Api:
                return SecretDetector.TryDetect(tokens, at, out hit);
            case Cue.Look or Cue.Place:
                return WatchingDetector.TryDetect(tokens, at, out hit);
        }
        if (tokens[at + 1].Kind is TokenKind.Word or TokenKind.None)
        {
            hit = default;
            return false;
        }
        return DigitRunDetector.TryDetect(tokens, at, out hit) || SecretDetector.TryDetect(tokens, at, out hit);
    }

    /// <summary>"123 Nguyễn Trãi, P.5": a number with a name in front of further units.</summary>
    private static bool TryDetectStreetNumber(in TokenList tokens, int at, out PiiHit hit)
    {
        hit = default;
        if (tokens[at].Length > 4 || (tokens[at].IsGlued && at > 0 && tokens[at - 1].Kind != TokenKind.Symbol)) return false;
        int name = at + 1;
        while (name - at < 6 && tokens[name].IsGlued && (tokens[name].IsNumber || tokens[name].Symbol is '/' || (tokens[name].IsWord && tokens[name].Length == 1))) name++;
        if (!tokens.IsCapital(name) || !tokens.IsCapital(name + 1) || tokens[name].Before == Spacing.Line) return false;
        int end = name + 2;
        while (end - name < 5 && tokens.IsCapital(end) && tokens[end].Before == Spacing.Blank) end++;
        for (int i = name + 1; i < end; i++)
        {
            if (!(tokens.CueAt(i) is Cue.Street or Cue.Lane || tokens.KeyOf(i) is "road" or "avenue" or "boulevard")) continue;
            while (end - at < 16 && ((tokens[end].Symbol == ',' && tokens.IsCapital(end + 1)) || (tokens.IsCapital(end) && tokens[end].Before == Spacing.Blank))) end++; // 18 Nguyen Hue Street, Ben Nghe Ward
            hit = new PiiHit(PiiKind.Address, at, end);
            return true;
        }
        int cue = tokens[end].Symbol is ',' or '-' ? end + 1 : end;
        if (!tokens.CueAt(cue).IsPlace() || !AddressDetector.IsElement(tokens, cue, out int unitEnd)) return false;
        hit = new PiiHit(PiiKind.Address, at, AddressDetector.TryDetect(tokens, cue, out PiiHit rest) ? rest.End : unitEnd);
        return true;
    }
}
