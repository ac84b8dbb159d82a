using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// A shop called Hai Sào, a tea called Ba Lá: what reads like a number with its unit is a piece of a name, in a message without marks (HAI SAO) too. It is where
/// the text writes it as a name, or sets another word of the name beside it.
/// </summary>
internal static class NumberInName
{
    public static bool Is(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (claim.End - claim.First > 5) return false;
        bool isCapital = IsWrittenAsName(tokens, claim.First, claim.End);
        for (int i = 0; i < facts.Texts.Count; i++)
        {
            FactText text = facts.Texts[i];
            if (text.Name is not ("name" or "short_name" or "brand" or "title") || text.Value.Length < 4) continue;
            if (isCapital && Holds(facts, text.Value, tokens, claim.First, claim.End)) return true;
            if (claim.First > 0 && tokens[claim.First - 1].IsWord && tokens.IsCapital(claim.First - 1) && Holds(facts, text.Value, tokens, claim.First - 1, claim.End)) return true;
            if (tokens.IsCapital(claim.End) && Holds(facts, text.Value, tokens, claim.First, claim.End + 1)) return true;
        }
        return false;
    }

    /// <summary>Two words and more, each with its capital.</summary>
    private static bool IsWrittenAsName(in TokenList tokens, int first, int end)
    {
        for (int i = first; i < end; i++)
            if (!tokens[i].IsWord || !tokens.IsCapital(i)) return false;
        return end - first >= 2;
    }

    private static bool Holds(FactSheet facts, string name, in TokenList tokens, int first, int end)
    {
        FoldedText own = facts.Fold(name);
        ReadOnlySpan<char> toned = tokens.Text.Toned[tokens[first].Start..tokens[end - 1].End];
        ReadOnlySpan<char> bare = tokens.Text.Toneless[tokens[first].Start..tokens[end - 1].End];
        return WordingJudge.Contains(own.Toned, toned) || (toned.SequenceEqual(bare) && WordingJudge.Contains(own.Toneless, bare));
    }
}
