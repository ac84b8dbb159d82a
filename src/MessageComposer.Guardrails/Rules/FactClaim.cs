using System.Diagnostics.CodeAnalysis;
using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Rules;

/// <summary>Decides whether a fact carries a claim of the text.</summary>
internal static class FactClaim
{
    /// <summary>
    /// A text carries the claim if it contains the claim's words, if the field says it in full, or if it gives the claim's numbers with their units.
    /// Yes, a date or a number carries it by being there; no, an empty text and a missing fact never do.
    /// </summary>
    public static bool IsCarried(Value fact, FoldedText field, TextSpan original, [NotNullWhen(true)] out string? ground)
    {
        ground = null;
        switch (fact.Kind)
        {
            case ValueKind.Boolean:
                ground = fact.AsBoolean ? "true" : null;
                break;
            case ValueKind.Integer or ValueKind.Decimal:
                ground = fact.AsDecimal.ToString(System.Globalization.CultureInfo.InvariantCulture);
                break;
            case ValueKind.Date:
                ground = fact.AsDate.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
                break;
            default:
                string claim = field.Original.Substring(original.Start, original.Length);
                foreach (string text in FactPaths.TextsUnder(fact))
                    if (Carries(text, claim, field)) ground = text;
                break;
        }
        return ground is not null;
    }

    private static bool Carries(string fact, string claim, FoldedText field)
    {
        if (Phrase.Parse(fact) is not { } whole || Phrase.Parse(claim) is not { } wanted) return false;
        FoldedText folded = FoldedText.Of(fact);
        return wanted.StandsIn(folded) || whole.StandsIn(field) || NumbersStandIn(FoldedText.Of(claim), folded);
    }

    private static bool NumbersStandIn(FoldedText claim, FoldedText fact)
    {
        bool any = false;
        ReadOnlySpan<Word> words = claim.Words;
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].Kind != WordKind.Number) continue;
            if (i + 1 == words.Length || !PairStandsIn(claim, i, fact)) return false;
            any = true;
        }
        return any;
    }

    private static bool PairStandsIn(FoldedText claim, int at, FoldedText fact)
    {
        ReadOnlySpan<Word> words = fact.Words;
        for (int i = 0; i + 1 < words.Length; i++)
        {
            if (fact.TonedOf(words[i]).SequenceEqual(claim.TonedOf(claim.Words[at]))
                && fact.TonedOf(words[i + 1]).SequenceEqual(claim.TonedOf(claim.Words[at + 1]))) return true;
        }
        return false;
    }
}
