namespace MessageComposer.Guardrails.Grounding;

/// <summary>What English says around a material: "a sofa in real leather" is made of it, "a wool blanket" over that sofa is another thing.</summary>
internal static class EnglishMaterial
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Names =
        Set("silk linen cotton polyester wool merino cashmere alpaca velvet denim chiffon satin viscose rayon cowhide leather suede calfskin snakeskin ostrich oak walnut pine birch teak rattan acacia rubberwood plywood");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Praise =
        Set("real genuine pure solid soft full top grain rich smooth plush fine natural italian supple brushed washed raw dark black brown white");

    /// <summary>What lies on goods or stands beside them and is seldom sold as a part of them.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Companions =
        Set("blanket throw cushion cushions pillow pillows rug rugs socks scarf pyjamas pajamas table tables lamp lamps nut nuts cone cones curtain curtains armchair armchairs basket baskets tray trays coat jacket shelf couch");

    /// <summary>you look hot in polyester, dressed in wool: somebody's clothes.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Wearing =
        Set("you your we i they people everyone others anyone look looks looking feel feels sweat sweating dress dressed sleep sleeping curl live living believe trade interest");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Connecting = Set("and with for at from now or on by");

    /// <summary>"in leather", "a leather sofa" of a sofa: the goods themselves, not leather in general.</summary>
    public static bool IsCover(in Claim claim, in TokenList tokens, FactSheet facts) =>
        Names.Contains(tokens.KeyOf(claim.First))
        && (CoverAt(tokens, claim.First, claim.End) >= 0 || (tokens[claim.End].IsWord && tokens[claim.End].Before == Spacing.Blank && !Connecting.Contains(tokens.KeyOf(claim.End)) && WordingJudge.StandsIn(tokens, claim.End, claim.End + 1, facts) is { IsGrounded: true }));

    /// <summary>The "in" before a cover ("in soft velvet"), which compares nothing; -1 where none stands or something follows that is worn ("in wool socks").</summary>
    public static int CoverAt(in TokenList tokens, int at, int end)
    {
        if (!Names.Contains(tokens.KeyOf(at)) || (tokens[end].IsWord && tokens[end].Before == Spacing.Blank && !Connecting.Contains(tokens.KeyOf(end)))) return -1;
        int before = at - 1;
        while (before > at - 4 && before > 0 && (Praise.Contains(tokens.KeyOf(before)) || tokens.IsSymbol(before, '-'))) before--;
        if (tokens.KeyOf(before) is not "in") return -1;
        for (int i = before - 1; i >= Math.Max(0, before - 4) && !tokens.IsBreak(i); i--)
            if (Wearing.Contains(tokens.KeyOf(i))) return -1;
        return before;
    }

    /// <summary>"with an oak handle": a part of the goods, not a thing beside them.</summary>
    public static bool IsOfPart(in TokenList tokens, int at) =>
        tokens.KeyOf(at) is "handle" or "handles" or "frame" or "legs" or "base" or "lid" or "strap" or "straps" or "sole" or "soles" or "lining" or "shell" or "blade" or "case" or "trim";

    /// <summary>a wool blanket, silk cushions, of which the facts say nothing.</summary>
    public static bool IsOfAnotherThing(in Claim claim, in TokenList tokens, FactSheet facts) =>
        Names.Contains(tokens.KeyOf(claim.First)) && tokens[claim.End].Before == Spacing.Blank && Companions.Contains(tokens.KeyOf(claim.End))
        && WordingJudge.StandsIn(tokens, claim.End, claim.End + 1, facts) is not { IsGrounded: true };

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
