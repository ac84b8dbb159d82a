using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>Finds claim facts (names, brands, attributes, certifications, policies) that copy states word by word, and notes them as grounds.</summary>
internal static class CopyGrounds
{
    private const int ShortestValue = 3;

    public static void Collect(FoldedText field, FactSheet facts, FindingSink findings)
    {
        foreach (FactText text in facts.Texts)
        {
            if (text.Value.Length < ShortestValue || text.Value.Length > field.Original.Length || !IsClaimFact(text)) continue;
            if (WordingJudge.Contains(field.Toned, facts.Fold(text.Value).Toned)) findings.AddGround(FactSheet.PathOf(text), text.Value);
        }
    }

    private static bool IsClaimFact(in FactText text) =>
        text.Name is "name" or "short_name" or "brand" or "certifications" or "return_policy" or "warranty" or "origin" or "material" or "title" or "issuer" || text.Parent.Contains("attributes", StringComparison.Ordinal);
}
