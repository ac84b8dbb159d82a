using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Pii;

/// <summary>What the facts make public: the store's own phone, address, e-mail and links, and codes of goods and orders. Facts about the customer make nothing public.</summary>
internal static class PiiAllowance
{
    private const int DeepestNesting = 6;

    // Buffers only: every use folds anew.
    [ThreadStatic]
    private static FoldedText? t_folded;

    public static bool IsPublic(in PiiHit hit, in TokenList tokens, IModelObject facts)
    {
        if (hit.Kind is PiiKind.Watching or PiiKind.Secret or PiiKind.BirthDate) return false;
        return Search(facts, hit, tokens, 0, IsContact(hit.Kind)) || (IsNumbered(hit, tokens, out PiiHit name) && Search(facts, name, tokens, 0, contact: false));
    }

    /// <summary>"12 Lê Lợi, phường Bến Thành" of "12 đường Lê Lợi, phường Bến Thành": the address, a word of it left out.</summary>
    private static bool HoldsAllWords(string fact, in PiiHit hit, in TokenList tokens)
    {
        FoldedText folded = t_folded ??= new FoldedText();
        folded.Fold(new CheckedField("facts", fact));
        int words = 0;
        for (int i = hit.First; i < hit.End; i++)
        {
            if (tokens[i].Kind == TokenKind.Symbol) continue;
            words++;
            ReadOnlySpan<char> word = tokens.IsToneless ? tokens.Text.Toneless.Slice(tokens[i].Start, tokens[i].Length) : tokens.KeyOf(i);
            if (!WordingJudge.Contains(tokens.IsToneless ? folded.Toneless : folded.Toned, word)) return false;
        }
        return words >= 3 && tokens[hit.First].IsNumber;
    }

    /// <summary>"Bóng đá số 5 Sân Chiều giá 210.000đ": a number with a name, which may be the goods', and nothing else of an address behind it.</summary>
    private static bool IsNumbered(in PiiHit hit, in TokenList tokens, out PiiHit name)
    {
        name = default;
        if (hit.Kind != PiiKind.Address || tokens.CueAt(hit.First) != Cue.Rank || !tokens[hit.First + 1].IsNumber) return false;
        int end = hit.First + 2;
        while (end < hit.End && tokens.IsCapital(end)) end++;
        for (int i = end; i < hit.End; i++)
            if (tokens.CueAt(i).IsPlace()) return false;
        name = hit with { End = end };
        return true;
    }

    /// <summary>Whose number or account it is matters: the name of a product makes it nobody's contact.</summary>
    private static bool IsContact(PiiKind kind) =>
        kind is PiiKind.Phone or PiiKind.Email or PiiKind.SocialLink or PiiKind.DisguisedLink or PiiKind.Handle or PiiKind.CitizenId or PiiKind.BankCard or PiiKind.BankAccount or PiiKind.TaxCode or PiiKind.Insurance or PiiKind.DrivingLicence;

    private static bool Search(IModelObject node, in PiiHit hit, in TokenList tokens, int depth, bool contact)
    {
        if (depth > DeepestNesting) return false;
        foreach (string name in node.MemberNames)
        {
            if (name is "customer" or "reviews" or "review_highlights" or "faqs") continue;
            if (contact && depth > 0 && name is "name" or "short_name" or "title" or "description" or "brand" or "summary" or "lines" or "cart" or "hello" && !node.TryGetMember("hotline", out _)) continue;
            if (node.TryGetMember(name, out Value value) && Holds(value, hit, tokens, depth, contact)) return true;
        }
        return false;
    }

    private static bool Holds(in Value value, in PiiHit hit, in TokenList tokens, int depth, bool contact)
    {
        switch (value.Kind)
        {
            case ValueKind.Text: return Holds(value.AsText, hit, tokens);
            case ValueKind.Object: return Search(value.AsObject, hit, tokens, depth + 1, contact);
            case ValueKind.Integer or ValueKind.Decimal:
                return value.AsDecimal >= 1_000_000 && Holds(value.AsDecimal.ToString("0", System.Globalization.CultureInfo.InvariantCulture), hit, tokens);
            case ValueKind.List:
                for (int i = 0; i < value.AsList.Count; i++)
                    if (Holds(value.AsList[i], hit, tokens, depth + 1, contact)) return true;
                return false;
            default: return false;
        }
    }

    private static bool Holds(string fact, in PiiHit hit, in TokenList tokens)
    {
        if (hit.Kind is PiiKind.SocialLink or PiiKind.DisguisedLink or PiiKind.Email) return HoldsLink(fact, hit, tokens);
        if (hit.Kind is PiiKind.Phone or PiiKind.BankCard or PiiKind.CitizenId or PiiKind.TaxCode or PiiKind.BankAccount or PiiKind.Insurance or PiiKind.DrivingLicence)
        {
            Span<char> digits = stackalloc char[24];
            int count = 0;
            foreach (char unit in tokens.KeyOf(hit.First, hit.End))
                if (char.IsAsciiDigit(unit) && count < digits.Length) digits[count++] = unit;
            ReadOnlySpan<char> wanted = digits[..count];
            if (fact.Length < count - 4 || count < 6) return false;
            if (WordingJudge.HoldsDigits(fact, wanted)) return true;
            return hit.Kind == PiiKind.Phone && HoldsOtherPrefix(fact, wanted);
        }
        TextSpan span = tokens.SpanOf(hit.First, hit.End);
        if (fact.Length < 4) return false;
        if (hit.Kind == PiiKind.Address && HoldsAllWords(fact, hit, tokens)) return true;
        if (hit.Kind == PiiKind.Handle) return fact.Contains(tokens.Text.Original.AsSpan(span.Start, span.Length).TrimStart('@').ToString(), StringComparison.OrdinalIgnoreCase);
        FoldedText folded = t_folded ??= new FoldedText();
        folded.Fold(new CheckedField("facts", fact));
        ReadOnlySpan<char> key = tokens.IsToneless ? tokens.Text.Toneless[tokens[hit.First].Start..tokens[hit.End - 1].End] : tokens.KeyOf(hit.First, hit.End);
        ReadOnlySpan<char> factKey = tokens.IsToneless ? folded.Toneless : folded.Toned;
        return WordingJudge.Contains(factKey, key) || (hit.Kind == PiiKind.Address && factKey.Length >= 12 && (WordingJudge.Contains(key, factKey) || HoldsParts(factKey, key)));
    }

    /// <summary>“112 phố Hàng Lọng, Hà Nội” of “112 phố Hàng Lọng, phường Cửa Nam, Hà Nội”: a part may be left out, none changed.</summary>
    private static bool HoldsParts(ReadOnlySpan<char> factKey, ReadOnlySpan<char> key)
    {
        foreach (Range part in key.Split(','))
            if (key[part].Trim() is { IsEmpty: false } said && !WordingJudge.Contains(factKey, said)) return false;
        return true;
    }

    /// <summary>0912… and +84912… are one number.</summary>
    private static bool HoldsOtherPrefix(string fact, ReadOnlySpan<char> wanted)
    {
        ReadOnlySpan<char> national = wanted.StartsWith("0084") ? wanted[4..] : wanted.StartsWith("84") ? wanted[2..] : wanted.StartsWith("0") ? wanted[1..] : wanted;
        Span<char> other = stackalloc char[national.Length + 2];
        "84".CopyTo(other);
        national.CopyTo(other[2..]);
        if (WordingJudge.HoldsDigits(fact, other)) return true;
        other[1] = '0';
        return WordingJudge.HoldsDigits(fact, other[1..]);
    }

    private static bool HoldsLink(string fact, in PiiHit hit, in TokenList tokens)
    {
        ReadOnlySpan<char> link = tokens.KeyOf(hit.First, hit.End);
        if (hit.Kind == PiiKind.Email) return fact.AsSpan().Contains(link, StringComparison.OrdinalIgnoreCase);
        ReadOnlySpan<char> host = WordingJudge.HostOf(link);
        return host.Length > 3 && fact.Contains('.') && WordingJudge.HostOf(fact).Equals(host, StringComparison.OrdinalIgnoreCase);
    }
}
