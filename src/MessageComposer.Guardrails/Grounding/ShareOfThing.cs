using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>What a percentage is of: "100% cotton" is not carried by "100% nhựa tái chế", "nồng độ 4,8%" is by an attribute <c>abv</c> of "4,8%".</summary>
internal static class ShareOfThing
{
    private const int LongestName = 3;

    /// <summary>Members whose value is mostly nothing but a share, and what a text calls them.</summary>
    private static readonly (string Member, HashSet<string> Words)[] Members =
    [
        Row("abv", "cồn nồng độ rượu bia vang abv alcohol vol wine beer strength"), Row("alcohol", "cồn nồng độ rượu bia vang abv alcohol vol wine beer strength"), Row("fat", "béo fat sữa milk"),
        Row("sugar", "đường ngọt sugar sweetness"), Row("cocoa", "cao cacao cocoa sô dark đắng"), Row("cacao", "cao cacao cocoa sô dark đắng"), Row("protein", "đạm protein"), Row("moisture", "ẩm moisture"),
        Row("humidity", "ẩm moisture"), Row("fibre", "xơ fibre fiber"), Row("fiber", "xơ fibre fiber"), Row("salt", "muối mặn salt"), Row("juice", "ép cốt juice"), Row("spf", "nắng"),
    ];

    /// <summary>Words before a share that do not say of what it is: hàm lượng, tỷ lệ, chứa.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Neutral = Set("chiếm dưới trên hơn gần tới là duoi tren hon chiem than under over below độ lượng lệ chứa có chỉ khoảng chừng với gồm do luong chua co khoang of with contains only about at is content");

    /// <summary>Words of a share or its thing that name neither: chất béo, độ ẩm, hàm lượng đạm.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Measuring = Set("chất độ hàm lượng nồng tỷ tỉ lệ đạt tối đa thiểu chat do ham luong nong ty ti le dat toi da thieu total by");

    /// <summary>All of it, of a thing that nobody measures: another rule reports the claim, once.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Boasted = Set("thân than eco natural xanh green sustainable biodegradable satisfaction");

    /// <summary>"100% thân thiện với môi trường", "100% eco-friendly".</summary>
    public static bool IsBoast(in Claim claim, in TokenList tokens) =>
        claim is { Kind: ClaimKind.Percent, Value: 100 } && tokens[claim.End].IsWord && Boasted.Contains(tokens.KeyOf(claim.End)) && !(tokens.KeyOf(claim.End) is "thân" or "than" && tokens.KeyOf(claim.End + 1) is not ("thiện" or "thien"));

    public static bool IsSame(in Claim claim, in TokenList tokens, FactSheet facts, in FactText fact)
    {
        bool isNamedBehind = tokens[claim.End].IsWord && tokens[claim.End].Before == Spacing.Blank;
        int beside = isNamedBehind ? claim.End : claim.First - 1;
        if (!tokens[beside].IsWord) return true;
        if (claim.Value == 0 && IsInterest(tokens, claim) && IsOfInstalment(fact)) return true;
        FoldedText folded = facts.Fold(fact.Value);
        if (IsNamedBy(tokens, beside, folded)) return true;
        if (tokens[claim.First - 1].IsWord && WordingJudge.Contains(folded.Toned, tokens.KeyOf(claim.First - 1, claim.End), wholeWord: false)) return true; // giấy tái chế 100%
        for (int i = claim.End + 1; isNamedBehind && i < claim.End + LongestName && tokens[i].IsWord && tokens[i].Before == Spacing.Blank; i++)
            if (SameThing.IsNamedBy(tokens.KeyOf(i), folded.Toned)) return true; // 2.5% plum leaf extract
        bool isBare = IsBare(folded);
        if (isBare && IsMember(fact.Name, tokens, claim, isNamedBehind, facts)) return true;
        if (claim.Value >= 100) return false;
        if (!isNamedBehind && Neutral.Contains(tokens.KeyOf(beside))) return true;
        return isBare && IsCalled(fact.Name, tokens, claim, beside);
    }

    /// <summary>"lãi suất 0%", "0% interest".</summary>
    private static bool IsInterest(in TokenList tokens, in Claim claim) =>
        tokens.KeyOf(claim.First - 1) is "suất" or "suat" or "lãi" or "lai" or "interest" or "góp" or "gop" || tokens.KeyOf(claim.End) is "lãi" or "lai" or "interest";

    private static bool IsOfInstalment(in FactText fact) =>
        fact.Name.StartsWith("instal", StringComparison.Ordinal) || fact.Value.Contains("góp", StringComparison.OrdinalIgnoreCase) || fact.Value.Contains("instal", StringComparison.OrdinalIgnoreCase);

    /// <summary>"đạm 26%", "26% đạm", "26% protein" of an attribute <c>đạm</c> of "26%": the member is the very thing.</summary>
    private static bool IsMember(string member, in TokenList tokens, in Claim claim, bool isNamedBehind, FactSheet facts)
    {
        FoldedText name = facts.Fold(member);
        int step = isNamedBehind ? 1 : -1;
        int thing = isNamedBehind ? claim.End : claim.First - 1;
        for (int i = 0; i < LongestName && tokens[thing].IsWord; i++, thing += step)
        {
            if (Measuring.Contains(tokens.KeyOf(thing)) || (step < 0 && Neutral.Contains(tokens.KeyOf(thing)))) continue;
            if (IsNamedBy(tokens, thing, name)) return true;
            if (step < 0) return false; // behind the share its thing may have more words: ánh sáng
        }
        return false;
    }

    private static bool IsNamedBy(in TokenList tokens, int at, FoldedText fact) =>
        WordingJudge.Contains(fact.Toned, tokens.KeyOf(at)) || (tokens.IsToneless && WordingJudge.Contains(fact.Toneless, tokens.KeyOf(at))) || SameThing.IsNamedBy(tokens.KeyOf(at), fact.Toned);

    /// <summary>"4,8%", "5% vol": the name of the member says of what.</summary>
    private static bool IsBare(FoldedText fact)
    {
        foreach (Word word in fact.Words)
            if (fact.TonedOf(word) is var said && said.Length > 1 && !char.IsAsciiDigit(said[0]) && said is not ("vol" or "abv" or "alc" or "tối" or "đa" or "thiểu" or "khoảng" or "trên" or "dưới" or "từ" or "đến" or "min" or "max")) return false;
        return true;
    }

    private static bool IsCalled(string member, in TokenList tokens, in Claim claim, int beside)
    {
        foreach ((string known, HashSet<string> words) in Members)
        {
            if (!member.Contains(known, StringComparison.OrdinalIgnoreCase)) continue;
            HashSet<string>.AlternateLookup<ReadOnlySpan<char>> called = words.GetAlternateLookup<ReadOnlySpan<char>>();
            return called.Contains(tokens.KeyOf(beside)) || (tokens[claim.First - 1].IsWord && called.Contains(tokens.KeyOf(claim.First - 1)));
        }
        return false;
    }

    private static (string Member, HashSet<string> Words) Row(string member, string words)
    {
        HashSet<string> both = new(words.Split(' '), StringComparer.Ordinal);
        foreach (string word in words.Split(' ')) both.Add(FoldedText.Of(word).Toneless.ToString());
        return (member, both);
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
