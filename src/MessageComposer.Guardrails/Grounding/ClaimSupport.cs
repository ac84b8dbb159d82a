using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// Says whether the sentence around words of urgency or guarantee states something that the facts carry: "chỉ còn 24 sản phẩm" of a stock of 24,
/// "ưu đãi đến hết 23/11" of a promotion that ends then, "đổi trả trong 30 ngày" of that policy. For rules that would otherwise report the words.
/// </summary>
internal static class ClaimSupport
{
    /// <summary>The sentence gives a stock, an end or a remaining time, and all it gives is true.</summary>
    public static bool CarriesUrgency(FoldedText field, TextSpan words, GuardrailContext context) =>
        IsCarried(field, words, context, static claim => claim.Kind is ClaimKind.Stock or ClaimKind.Count or ClaimKind.Date or ClaimKind.Clock || (claim.Kind == ClaimKind.Duration && !claim.OfDelivery), "stock", "ends_at");

    /// <summary>The sentence gives a term of return or warranty, and it is the one of the facts.</summary>
    public static bool CarriesGuarantee(FoldedText field, TextSpan words, GuardrailContext context) =>
        IsCarried(field, words, context, static claim => claim.Kind is ClaimKind.Duration && !claim.OfDelivery, "warranty", "return_policy");

    private static bool IsCarried(FoldedText field, TextSpan words, GuardrailContext context, Predicate<Claim> isRelevant, string member, string otherMember)
    {
        using TokenList tokens = TokenList.Read(field);
        (int first, int end) = SentenceAround(tokens, words);
        if (HasMerged(field, tokens, first, end, member, otherMember)) return true;
        ClaimList claims = new();
        FactSheet? facts = null;
        try
        {
            ClaimReader.Read(tokens, ref claims);
            bool any = false;
            for (int i = 0; i < claims.Count; i++)
            {
                if (claims[i].First < first || claims[i].End > end || !isRelevant(claims[i])) continue;
                facts ??= FactSheet.Rent(context.Facts, context.Day);
                if (!ClaimJudge.Judge(claims[i], tokens, facts).IsGrounded) return false;
                any = true;
            }
            return any;
        }
        finally
        {
            claims.Dispose();
            if (facts is not null) FactSheet.Return(facts);
        }
    }

    private static (int First, int End) SentenceAround(in TokenList tokens, TextSpan words)
    {
        int keyStart = tokens.Text.KeyAt(words.Start);
        int keyEnd = tokens.Text.KeyAt(Math.Max(words.Start, words.End - 1));
        int first = 0;
        int end = tokens.Count;
        for (int i = 0; i < tokens.Count; i++)
        {
            bool isEnd = tokens.IsBreak(i) || (i > 0 && tokens[i].Before == Spacing.Line);
            if (!isEnd) continue;
            if (tokens[i].End <= keyStart) first = tokens[i].Before == Spacing.Line && !tokens.IsBreak(i) ? i : i + 1;
            else if (tokens[i].Start > keyEnd)
            {
                end = i;
                break;
            }
        }
        return (first, end);
    }

    /// <summary>A merge field or merged value of the wanted member stands in the sentence: true by construction.</summary>
    private static bool HasMerged(FoldedText field, in TokenList tokens, int first, int end, string member, string otherMember)
    {
        if (first >= end) return false;
        TextSpan sentence = tokens.SpanOf(first, end);
        foreach (MergeSegment segment in field.Segments)
            if (segment.IsField && sentence.Overlaps(new TextSpan(segment.Start, segment.Length)) && EndsWithAny(segment.Paths, member, otherMember)) return true;
        foreach (MergedValue value in field.Values)
            if (sentence.Overlaps(new TextSpan(value.Start, value.Length)) && EndsWithAny(value.Paths, member, otherMember)) return true;
        return false;
    }

    private static bool EndsWithAny(IReadOnlyList<string> paths, string member, string otherMember)
    {
        foreach (string path in paths)
            if (path.EndsWith(member, StringComparison.Ordinal) || path.EndsWith(otherMember, StringComparison.Ordinal)) return true;
        return false;
    }
}
