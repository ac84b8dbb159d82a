namespace MessageComposer.Guardrails.Grounding;

/// <summary>Reads the colours listed behind "màu": each must be one of the facts', where these list colours at all.</summary>
internal static class ColourReader
{
    private const int LongestList = 12;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Colours = Set("đen trắng đỏ xanh vàng hồng tím nâu be kem xám cam bạc ghi den trang vang hong tim nau xam");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Shades = Set("đô rêu navy lá dương biển than chì nhạt đậm pastel ngọc đất sữa mint cốm gạch tươi bơ nude ngà tro phấn đào cháy mận lam ánh đồng sen reu tro phan dao la duong bien nhat dam do");

    public static bool TryRead(in TokenList tokens, int at, ref ClaimList claims, out int end)
    {
        end = at;
        if (IsAsked(tokens, at)) return false;
        for (int i = at + 1; i < tokens.Count && i - at < LongestList; i++)
        {
            if (Colours.Contains(tokens.KeyOf(i)))
            {
                int behind = Shades.Contains(tokens.KeyOf(i + 1)) ? i + 2 : i + 1;
                claims.Add(new Claim(ClaimKind.Colour, i, behind));
                i = behind - 1;
                end = behind;
            }
            else if (!(tokens[i].Symbol is ',' or '/' || tokens.KeyOf(i) is "và" or "hoặc" or "hay")) break;
        }
        return end > at;
    }

    /// <summary>"Màu xanh hay màu vàng?": a question promises nothing.</summary>
    private static bool IsAsked(in TokenList tokens, int at)
    {
        for (int i = at + 1; i < tokens.Count && i - at < LongestList; i++)
            if (tokens.IsBreak(i)) return tokens[i].Symbol == '?';
        return false;
    }

    public static Judgement Judge(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        bool areListed = false;
        foreach (FactText text in facts.Texts) areListed |= IsList(text);
        if (!areListed) return Judgement.Yes;
        return WordingJudge.StandsIn(tokens, claim.First, claim.End, facts) ?? WordingJudge.StandsIn(tokens, claim.First, claim.First + 1, facts) ?? Judgement.No;
    }

    private static bool IsList(in FactText text) => text.Name.StartsWith("color", StringComparison.Ordinal) || text.Name.StartsWith("colour", StringComparison.Ordinal) || text.Name.StartsWith("màu", StringComparison.Ordinal) || text.Name.StartsWith("mau", StringComparison.Ordinal);

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
