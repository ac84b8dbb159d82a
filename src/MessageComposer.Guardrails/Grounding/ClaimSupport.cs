using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// Says whether the facts carry words of urgency: "chỉ còn 24 sản phẩm" of a stock of 24, "ưu đãi đến hết 23/11" of a promotion that ends then,
/// "chỉ hôm nay" on its last day. For rules that would otherwise report the words.
/// </summary>
internal static class ClaimSupport
{
    /// <summary>A stock up to here makes general words of scarcity (sắp hết) true where it is said beside them.</summary>
    private const decimal MostScarce = 30;

    /// <summary>Days before its end from which a promotion may be said to be ending.</summary>
    private const int PressingDays = 3;

    public static bool CarriesUrgency(FoldedText field, TextSpan words, GuardrailContext context) => UrgencyOf(field, words, context) == Support.Carried;

    public static bool CarriesGuarantee(FoldedText field, TextSpan words, GuardrailContext context) => GuaranteeSupport.Of(field, words, context, out _) == Support.Carried;

    /// <summary>What the facts say of the words; numbers and days in the words themselves count before those of the sentence.</summary>
    public static Support UrgencyOf(FoldedText field, TextSpan words, GuardrailContext context)
    {
        using TokenList tokens = Clause.ReadAround(field, words);
        Clause hit = Clause.Of(tokens, words);
        Clause sentence = Clause.SentenceAround(tokens, hit);
        if (HasMerged(field, tokens, sentence)) return Support.Carried;
        ClaimList claims = new();
        FactSheet facts = FactSheet.Rent(context.Facts, context.Day);
        try
        {
            ClaimReader.Read(tokens, ref claims);
            Support inside = JudgeClaims(claims, tokens, facts, hit, hit);
            Support day = LastDay.Judge(tokens, hit, facts);
            if (inside == Support.Carried && day == Support.Contradicted && SaysOnlyHour(claims, hit)) return day; // 23h59 tối nay, of a promotion that ends next week
            if (inside != Support.Silent) return inside;
            return day != Support.Silent ? day : JudgeClaims(claims, tokens, facts, sentence, hit);
        }
        finally
        {
            claims.Dispose();
            FactSheet.Return(facts);
        }
    }

    /// <summary>Whether a promotion runs on for days, so that no general word of haste (sắp hết, lần cuối) is true of it.</summary>
    public static bool EndsFarAhead(GuardrailContext context)
    {
        FactSheet facts = FactSheet.Rent(context.Facts, context.Day);
        try
        {
            return facts.Promotion.Ends is { } ends && ends.DayNumber - facts.Day.DayNumber > PressingDays;
        }
        finally
        {
            FactSheet.Return(facts);
        }
    }

    private static bool SaysOnlyHour(in ClaimList claims, Clause hit)
    {
        for (int i = 0; i < claims.Count; i++)
            if (hit.Touches(claims[i]) && IsUrgent(claims[i]) && claims[i].Kind != ClaimKind.Clock) return false;
        return true;
    }

    /// <summary>All that is stated within the reach must be true; one thing at least must be stated.</summary>
    private static Support JudgeClaims(in ClaimList claims, in TokenList tokens, FactSheet facts, Clause reach, Clause hit)
    {
        Support support = Support.Silent;
        for (int i = 0; i < claims.Count; i++)
        {
            Claim claim = claims[i];
            if (!reach.Touches(claim) || !IsUrgent(claim)) continue;
            bool isSaid = hit.Touches(claim);
            if (claim.Kind == ClaimKind.Count && !isSaid && (IsOfPeople(claim, tokens) || !IsStock(claim, facts))) continue; // 4 mức sáng
            if (claim.Kind is ClaimKind.Duration && !isSaid && !TimeJudge.IsRemaining(claim, tokens)) continue; // pin 8 giờ
            if (claim.Kind is ClaimKind.Stock or ClaimKind.Count && !isSaid && claim.Value > MostScarce) continue;
            bool isTrue = claim.Kind == ClaimKind.Count ? (IsOfPeople(claim, tokens) ? IsCounted(claim, tokens, facts) : IsStock(claim, facts)) : ClaimJudge.Judge(claim, tokens, facts).IsGrounded;
            if (!isTrue) return Support.Contradicted;
            support = Support.Carried;
        }
        return support;
    }

    private static bool IsUrgent(in Claim claim) =>
        claim.Kind is ClaimKind.Stock or ClaimKind.Count or ClaimKind.Date or ClaimKind.Clock || (claim.Kind == ClaimKind.Duration && !claim.OfDelivery);

    private static bool IsStock(in Claim claim, FactSheet facts)
    {
        foreach (FactNumber number in facts.Numbers)
            if (number.Role == FactRole.Stock && Agreement.Agrees(claim, number.Value)) return true;
        return false;
    }

    /// <summary>1.000 người, 300 lượt: a crowd is no stock.</summary>
    private static bool IsOfPeople(in Claim claim, in TokenList tokens)
    {
        for (int i = claim.First; i < claim.End; i++)
            if (tokens.CueAt(i) is Cue.Person or Cue.Turn or Cue.Order) return true;
        return false;
    }

    /// <summary>A number of the facts that has no role of its own, such as <c>sold</c> or <c>viewers</c>.</summary>
    private static bool IsCounted(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        bool hasBought = tokens.CueAt(claim.End) is Cue.Buy or Cue.Judge || tokens.KeyOf(claim.End) is "đã" or "bought" or "rated" or "reviewed"; // who reviewed has bought
        foreach (FactNumber number in facts.Numbers)
            if ((number.Role == FactRole.Other || (hasBought && number.Role == FactRole.ReviewCount)) && Agreement.Agrees(claim, number.Value)) return true;
        return false;
    }

    /// <summary>A merge field or merged value of the stock or the end stands in the sentence: true by construction.</summary>
    private static bool HasMerged(FoldedText field, in TokenList tokens, Clause sentence)
    {
        if (sentence.First >= sentence.End) return false;
        TextSpan span = tokens.SpanOf(sentence.First, sentence.End);
        foreach (MergeSegment segment in field.Segments)
            if (segment.IsField && span.Overlaps(new TextSpan(segment.Start, segment.Length)) && IsMeasure(segment.Paths)) return true;
        foreach (MergedValue value in field.Values)
            if (span.Overlaps(new TextSpan(value.Start, value.Length)) && IsMeasure(value.Paths)) return true;
        return false;
    }

    private static bool IsMeasure(IReadOnlyList<string> paths)
    {
        foreach (string path in paths)
            if (path.EndsWith("stock", StringComparison.Ordinal) || path.EndsWith("ends_at", StringComparison.Ordinal)) return true;
        return false;
    }
}
