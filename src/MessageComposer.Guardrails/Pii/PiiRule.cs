using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Pii;

/// <summary>Reports personal data in any notation, and words that tell customers they are watched. What the facts make public is let through.</summary>
internal sealed class PiiRule : IGuardrailRule
{
    private const string Law = "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15; Nghị định 356/2025/NĐ-CP, Điều 3, Điều 4";

    // A text with more is refused anyway; the rest would only cost time.
    private const int MostFindings = 50;

    /// <summary>Key characters around merged values that their personal data may reach into.</summary>
    private const int Reach = 80;

    public string Id => "personal-data";

    public string Category => Categories.Pii;

    public void Inspect(FoldedText field, GuardrailContext context, FindingSink findings)
    {
        bool isProven = context.Stage == TextStage.Rendered;
        if (isProven && field.Values.Count == 0) return;
        using TokenList tokens = isProven ? ReadAroundValues(field) : TokenList.Read(field);
        PiiHitList hits = new();
        if (isProven) PiiScanner.ScanValues(tokens, ref hits);
        else PiiScanner.Scan(tokens, ref hits);
        for (int i = 0; i < Math.Min(hits.Count, MostFindings); i++)
        {
            PiiHit hit = hits[i];
            if (PiiAllowance.IsPublic(hit, tokens, context.Facts)) continue;
            findings.Add(this, field, tokens.SpanOf(hit.First, hit.End), Severity.Block, PiiWordings.Of(hit.Kind), PiiWordings.Reason, law: Law);
        }
        hits.Dispose();
    }

    /// <summary>From shortly before the first merged value to shortly behind the last: the rest was proven with its copy.</summary>
    private static TokenList ReadAroundValues(FoldedText field)
    {
        int first = int.MaxValue;
        int end = 0;
        for (int i = 0; i < field.Values.Count; i++)
        {
            first = Math.Min(first, field.Values[i].Start);
            end = Math.Max(end, field.Values[i].Start + field.Values[i].Length);
        }
        return TokenList.Read(field, Math.Max(0, field.KeyAt(first) - Reach), Math.Min(field.Length, field.KeyAt(end) + Reach));
    }
}
