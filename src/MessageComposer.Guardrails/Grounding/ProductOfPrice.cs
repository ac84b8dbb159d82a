using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>Finds a price that stands beside one product of the facts and is only another's.</summary>
internal static class ProductOfPrice
{
    public static bool IsAnothers(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (facts.Products.Count < 2) return false;
        int owner = -1;
        for (int i = 0; i < facts.Products.Count; i++)
        {
            if (facts.Products[i].Price is not { } price || !Agreement.Agrees(claim, price)) continue;
            if (owner >= 0) return false;
            owner = i;
        }
        if (owner < 0) return false;
        Clause sentence = Clause.SentenceAround(tokens, new Clause(claim.First, claim.End));
        if (NameOf(owner, facts) is not { } own || WordsOf(own, tokens, sentence, null, facts) > 0) return false;
        for (int i = 0; i < facts.Products.Count; i++)
            if (i != owner && NameOf(i, facts) is { } other && other != own && WordsOf(other, tokens, sentence, own, facts) >= 2) return true;
        return false;
    }

    private static string? NameOf(int product, FactSheet facts)
    {
        foreach (FactText text in facts.Texts)
            if (text.Product == product && text.Name == "name") return text.Value;
        return null;
    }

    /// <summary>How many words of a name stand in the sentence, those of <paramref name="except"/> left out.</summary>
    private static int WordsOf(string name, in TokenList tokens, Clause sentence, string? except, FactSheet facts)
    {
        string others = except is null ? "" : facts.Fold(except).Toned.ToString();
        FoldedText folded = facts.Fold(name);
        int count = 0;
        foreach (Word word in folded.Words)
        {
            if (word.Kind != WordKind.Letters || word.Length < 2 || WordingJudge.Contains(others, folded.TonedOf(word))) continue;
            for (int i = sentence.First; i < sentence.End; i++)
            {
                bool isSame = tokens.IsToneless ? tokens.Text.Toneless.Slice(tokens[i].Start, tokens[i].Length).SequenceEqual(folded.TonelessOf(word)) : tokens.KeyOf(i).SequenceEqual(folded.TonedOf(word));
                if (!isSame) continue;
                count++;
                break;
            }
        }
        return count;
    }
}
