using MessageComposer.Guardrails.Pii;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// Reports every price, percentage, count, rating, date, term, code, link, name and policy that is neither in the facts nor follows from them.
/// In copy, a changing fact written out is reported whatever its value, and a claim that the facts carry becomes a ground.
/// What stands in a merged value came from the facts and is true by construction.
/// </summary>
internal sealed class GroundingRule : IGuardrailRule
{
    // A text with more is refused anyway; the rest would only cost time.
    private const int MostFindings = 50;

    /// <summary>Models and small counts are looked for in every text of the facts, so their number is bounded.</summary>
    private const int MostCompared = 64;

    public const string Name = "grounding";

    public string Id => Name;

    public string Category => Categories.UngroundedFact;

    public void InspectMessage(IReadOnlyList<FoldedText> fields, GuardrailContext context, FindingSink findings)
    {
        if (context.Stage == TextStage.Rendered) return; // literals were proven with the copy, values come from the facts
        FactSheet? facts = null;
        try
        {
            for (int i = 0; i < fields.Count; i++) InspectField(fields, fields[i], context, findings, ref facts);
        }
        finally
        {
            if (facts is not null) FactSheet.Return(facts);
        }
    }

    private void InspectField(IReadOnlyList<FoldedText> fields, FoldedText field, GuardrailContext context, FindingSink findings, ref FactSheet? facts)
    {
        using TokenList tokens = TokenList.Read(field);
        ClaimList claims = new();
        ClaimReader.Read(tokens, ref claims);
        PersonalSpans personal = new();
        int most = findings.Count + MostFindings;
        int compared = 0;
        for (int i = 0; i < claims.Count && findings.Count < most; i++)
        {
            if (claims[i].Kind is ClaimKind.Model or ClaimKind.NounCount or ClaimKind.Material or ClaimKind.Colour or ClaimKind.Ingredient or ClaimKind.Scent or ClaimKind.Origin && ++compared > MostCompared) continue;
            if (IsMerged(field, tokens.SpanOf(claims[i].First, claims[i].End))) continue;
            facts ??= FactSheet.Rent(context.Facts, context.Day);
            facts.Message = fields;
            if (context.Stage == TextStage.Copy) JudgeCopy(claims[i], tokens, facts, findings);
            else JudgeFinal(claims, i, tokens, facts, findings, ref personal);
        }
        claims.Dispose();
        personal.Dispose();
        if (context.Stage != TextStage.Copy) return;
        facts ??= FactSheet.Rent(context.Facts, context.Day);
        CopyGrounds.Collect(field, facts, findings);
    }

    private void JudgeFinal(in ClaimList claims, int index, in TokenList tokens, FactSheet facts, FindingSink findings, ref PersonalSpans personal)
    {
        Claim claim = claims[index];
        TextSpan span = IsFreeFrom(claims, index, tokens) ? tokens.SpanOf(claim.First, claims[index + 1].End) : WordingOf(claim, tokens);
        if (DiscountCap.IsExceeded(claim, facts))
            findings.Add(this, tokens.Text, span, Severity.Block, GroundingWordings.OverCap, GroundingWordings.CapReason, law: GroundingWordings.CapLaw);
        else if (!ClaimJudge.Judge(claim, tokens, facts).IsGrounded && !EverydayAmount.Is(claim, tokens, facts) && !IsPersonal(claim, tokens, ref personal))
        {
            findings.Add(this, tokens.Text, span, Severity.Block, GroundingWordings.Of(claim.Kind), GroundingWordings.Reason, GroundingSuggestions.ForFinal(claim, tokens, facts));
            if (TimeJudge.IsFalseEnd(claim, tokens, facts)) findings.Add(this, tokens.Text, tokens.SpanOf(TimeJudge.FirstOfEnd(claim, tokens), claim.End), Severity.Block, GroundingWordings.FalseEnd, GroundingWordings.FalseEndReason, category: Categories.FalseUrgency);
        }
    }

    private void JudgeCopy(in Claim claim, in TokenList tokens, FactSheet facts, FindingSink findings)
    {
        TextSpan span = tokens.SpanOf(claim.First, claim.End);
        if (IsVolatile(claim))
        {
            findings.Add(this, tokens.Text, span, Severity.Block, GroundingWordings.VolatileLiteral, GroundingWordings.VolatileReason, GroundingSuggestions.ForCopy(claim, tokens, facts));
            return;
        }
        if (IsConditional(claim)) return;
        Judgement judgement = ClaimJudge.Judge(claim, tokens, facts);
        if (!judgement.IsGrounded && !EverydayAmount.Is(claim, tokens, facts)) findings.Add(this, tokens.Text, span, Severity.Block, GroundingWordings.Of(claim.Kind), GroundingWordings.Reason);
        else if (judgement.Carrier is { } carrier) findings.AddGround(FactSheet.PathOf(carrier), carrier.Value.Length > 0 ? carrier.Value : "true");
    }

    /// <summary>"miễn phí giao hàng cho đơn từ 300.000đ": one promise with its amount.</summary>
    private static bool IsFreeFrom(in ClaimList claims, int index, in TokenList tokens) =>
        claims[index] is { Kind: ClaimKind.Policy, Policy: Policy.FreeShipping } && index + 1 < claims.Count && claims[index + 1].Kind is ClaimKind.Money or ClaimKind.CurrentPrice
        && claims[index + 1].First - claims[index].End <= 6 && tokens.CueAt(claims[index + 1].First - 1) is Cue.From or Cue.Over;

    /// <summary>The claim with the word that makes it loose (hơn 1.300) and the thing it counts (320 trang, 95% cotton).</summary>
    private static TextSpan WordingOf(in Claim claim, in TokenList tokens)
    {
        int first = claim.First;
        int end = claim.End;
        if (claim.Closeness is Closeness.Over or Closeness.Under or Closeness.About && tokens.CueAt(first - 1) is Cue.Over or Cue.Near or Cue.Under or Cue.About) first--;
        if (claim.Kind == ClaimKind.Sizes && tokens.CueAt(first - 1) == Cue.From) first--;
        if (claim.Kind == ClaimKind.Name)
            while (claim.First - first < 4 && (tokens.CueAt(first - 1) is Cue.Khau or Cue.Origin or Cue.Enter or Cue.Made || (tokens.CueAt(first - 1) == Cue.From && tokens.CueAt(first - 2) is Cue.Khau or Cue.Enter) || (tokens.KeyOf(first - 1) is "in" && tokens.CueAt(first - 2) == Cue.Made))) first--;
        if (claim.Kind == ClaimKind.Material && MaterialReader.IsPraise(tokens, first - 1)) first--;
        if (claim.Closeness == Closeness.Under && tokens.CueAt(first - 1) == Cue.Until && tokens.CueAt(first - 2) == Cue.NotYet) first -= 2;
        if (claim.Kind == ClaimKind.Duration && tokens.CueAt(first - 1) == Cue.Within) first--;
        bool isBare = claim.Kind is ClaimKind.Percent || (claim.Kind is ClaimKind.Count or ClaimKind.NounCount && tokens[end - 1].IsNumber);
        if (isBare && tokens[end].IsWord && tokens[end].Before == Spacing.Blank && tokens.CueAt(end) is Cue.None or Cue.Item) end++;
        else if (claim.Kind == ClaimKind.NounCount && end == claim.End && tokens[end].IsWord && tokens[end].Before == Spacing.Blank) end += tokens.KeyOf(end) is "spare" or "extra" or "additional" or "replacement" && tokens[end + 1].IsWord ? 2 : 1; // năm ngăn, three spare nibs
        return tokens.SpanOf(first, end);
    }

    /// <summary>Facts that change between approval and sending.</summary>
    private static bool IsVolatile(in Claim claim) =>
        claim.Kind is >= ClaimKind.Money and <= ClaimKind.Discount or >= ClaimKind.PriceShare and <= ClaimKind.Stock or ClaimKind.Date or ClaimKind.Month or ClaimKind.Clock
            or ClaimKind.BuyGet or ClaimKind.Code or ClaimKind.Link or ClaimKind.Hotline
        || (claim.Kind == ClaimKind.Duration && claim.OfDelivery);

    /// <summary>Said under a named condition (<c>cod</c>, <c>fast_delivery</c>), which rule files attach.</summary>
    private static bool IsConditional(in Claim claim) => claim.Kind == ClaimKind.Policy && claim.Policy is Policy.CashOnDelivery or Policy.SameDayDelivery;

    /// <summary>The digits of a house, a phone, a birth date are the other rule's: one report is enough.</summary>
    private static bool IsPersonal(in Claim claim, in TokenList tokens, ref PersonalSpans personal) =>
        claim.Kind is not (ClaimKind.Link or ClaimKind.Code or ClaimKind.Hotline or ClaimKind.Name or ClaimKind.Model or ClaimKind.Quote or ClaimKind.Policy or ClaimKind.Material or ClaimKind.Colour or ClaimKind.Ingredient or ClaimKind.Scent or ClaimKind.Origin) && personal.Hold(claim, tokens);

    /// <summary>Personal data of one field, looked for when first asked.</summary>
    private ref struct PersonalSpans
    {
        private PiiHitList _hits;
        private bool _isScanned;

        public bool Hold(in Claim claim, in TokenList tokens)
        {
            if (!_isScanned) PiiScanner.Scan(tokens, ref _hits);
            _isScanned = true;
            for (int i = 0; i < _hits.Count; i++)
                if (claim.First < _hits[i].End && _hits[i].First < claim.End) return true;
            return false;
        }

        public void Dispose() => _hits.Dispose();
    }

    private static bool IsMerged(FoldedText field, TextSpan span)
    {
        for (int i = 0; i < field.Values.Count; i++)
            if (span.Start < field.Values[i].Start + field.Values[i].Length && field.Values[i].Start < span.End) return true;
        return false;
    }
}
