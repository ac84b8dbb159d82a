using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// Says whether a certificate or an attribute of the facts makes the same environmental claim of the same part of the goods: "hộp giấy đạt chứng nhận FSC"
/// of a certificate "FSC cho hộp giấy", but neither "cán tre đạt FSC" nor "toàn bộ sản phẩm đạt FSC".
/// </summary>
internal static class GreenSupport
{
    /// <summary>Words that claim nothing by themselves.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Empty = Set(
        "chứng nhận được đạt mang gắn chuẩn tiêu có theo giấy bằng và cho của từ là với các những một the a an of for in is by with from certified certification certificate standard made carries bears mang gan "
        + "chung dat chuan tieu co duoc nhan cả đều both are hoàn toàn fully completely entirely totally hoan toan deu");

    /// <summary>Words that speak of all of the goods.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Whole = Set("mọi entire whole all everything");

    /// <summary>Members of one certificate: its title, scope, number, issuer and days.</summary>
    private const int MostSiblings = 6;

    private static readonly string[][] Alike =
    [
        ["hữu cơ", "organic"], ["tái chế", "recycled", "recycle"], ["phân huỷ sinh học", "biodegradable"], ["thuần chay", "vegan"],
        ["tự nhiên", "thiên nhiên", "natural"], ["bền vững", "sustainable"],
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Linking = Set("cho of for từ bằng làm");

    /// <summary>Words before the number, the issuer or the term of a certificate: "OEKO-TEX Standard 100, số 26.HVN.0023, do Hohenstein cấp".</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> OfPaper =
        Set("số mã do cấp bởi ngày tháng năm hạn đến hiệu lực no number issued valid until");

    /// <summary>Words that say what a part is like, not which part it is.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Property =
        Set("tái chế hữu cơ organic recycled sinh học phân huỷ tự nhiên thiên bền vững natural vegan chay thuần biodegradable compostable sustainable usda");

    public static bool IsCarried(FoldedText field, TextSpan words, GuardrailContext context, out FactText carrier)
    {
        carrier = default;
        using TokenList tokens = Clause.ReadAround(field, words);
        Clause hit = Clause.Of(tokens, words);
        Clause part = Clause.PartAround(tokens, hit);
        FactSheet facts = FactSheet.Rent(context.Facts, context.Day);
        try
        {
            foreach (FactText text in facts.Texts)
            {
                if (text.Value.Length > 500 || !IsProof(text)) continue;
                // "recyclable": true says its own name
                if (!IsSame(tokens, hit, part, facts, facts.Fold(text.Value.Length > 0 ? text.Value : text.Name.Replace('_', ' ')))) continue;
                if (NamesOtherParts(tokens, hit, facts) || IsOutOfScope(tokens, part, facts, text)) return false;
                carrier = text;
                return true;
            }
            return IsRecycledByName(tokens, hit, part, facts, out carrier);
        }
        finally
        {
            FactSheet.Return(facts);
        }
    }

    /// <summary>"Giấy note tái chế" of goods that are called so and whose attributes say "100% giấy tái chế": a material, said as it is.</summary>
    private static bool IsRecycledByName(in TokenList tokens, Clause hit, Clause part, FactSheet facts, out FactText carrier)
    {
        carrier = default;
        bool isRecycled = false;
        for (int i = hit.First; i < hit.End; i++)
        {
            isRecycled |= tokens.KeyOf(i) is "recycled" || (tokens.KeyOf(i) is "tái" or "tai" && tokens.KeyOf(i + 1) is "chế" or "che");
            if (IsHundredPercent(tokens, i)) return false;
        }
        if (!isRecycled || !IsOfProductName(tokens, hit, facts)) return false;
        foreach (FactText text in facts.Texts)
        {
            if (text.Value.Length > 500 || !IsProof(text)) continue;
            FoldedText fact = facts.Fold(text.Value);
            if (!WordingJudge.Contains(fact.Toned, "tái chế") && !WordingJudge.Contains(fact.Toned, "recycled")) continue;
            if (SaysMore(tokens, hit, part, facts, fact)) continue;
            carrier = text;
            return true;
        }
        return false;
    }

    private static bool IsOfProductName(in TokenList tokens, Clause hit, FactSheet facts)
    {
        ReadOnlySpan<char> words = tokens.KeyOf(hit.First, hit.End);
        ReadOnlySpan<char> bare = tokens.Text.Toneless[tokens[hit.First].Start..tokens[hit.End - 1].End];
        foreach (FactText text in facts.Texts)
        {
            if (text.Name is not "name" || text.Product < 0) continue;
            FoldedText name = facts.Fold(text.Value);
            if (WordingJudge.Contains(name.Toned, words) || (tokens.IsToneless && WordingJudge.Contains(name.Toneless, bare))) return true;
        }
        return false;
    }

    private static bool IsProof(in FactText text) =>
        text.Name is "certifications" or "certification" or "certificates" or "packaging" || text.Name.Contains("material", StringComparison.Ordinal) || text.Parent.Contains("material", StringComparison.Ordinal) || text.Parent.Contains("attributes", StringComparison.Ordinal) || text.Parent.Contains("certif", StringComparison.Ordinal);

    private static bool IsSame(in TokenList tokens, Clause hit, Clause part, FactSheet facts, FoldedText fact)
    {
        bool any = false;
        Clause sentence = Clause.SentenceAround(tokens, hit);
        for (int i = sentence.First; i < part.First; i++)
            if (IsWhole(tokens, i) && !WordingJudge.Contains(fact.Toned, tokens.KeyOf(i))) return false; // toàn bộ sản phẩm, từ vải đến nút, đạt GOTS
        for (int i = hit.First; i < hit.End; i++)
        {
            if (tokens[i].Kind == TokenKind.Symbol || Empty.Contains(tokens.KeyOf(i)) || IsHundredPercent(tokens, i)) continue;
            any = true;
            if (!StandsIn(tokens, i, fact)) return false;
        }
        return any && !SaysMore(tokens, hit, part, facts, fact) && IsOfPart(tokens, hit, part, fact);
    }

    /// <summary>"Cả bìa, giấy và bao bì đều đạt FSC" where the proofs speak of the paper only: a list before the claim names a part that none of them knows.</summary>
    private static bool NamesOtherParts(in TokenList tokens, Clause hit, FactSheet facts)
    {
        int first = ListBefore(tokens, hit);
        for (int i = first; i < hit.First; i++)
        {
            ulong parts = PartsOf(tokens, i);
            if (parts != 0 && !AnyProofNames(parts, facts)) return true;
        }
        return false;
    }

    /// <summary>"gỗ đạt chứng nhận FSC" of a certificate whose scope is the paper box: the claim names a part, and none that the scope names.</summary>
    private static bool IsOutOfScope(in TokenList tokens, Clause part, FactSheet facts, in FactText proof)
    {
        int at = facts.Texts.IndexOf(proof);
        for (int i = Math.Max(0, at - MostSiblings); i < Math.Min(facts.Texts.Count, at + MostSiblings + 1); i++)
        {
            FactText sibling = facts.Texts[i];
            bool isScope = i != at && sibling.Parent == proof.Parent && sibling.Index < 0 && sibling.Name is "scope" or "applies_to" or "covers" or "part";
            bool isOwn = isScope && !IsAnothers(facts, Math.Min(i, at), Math.Max(i, at));
            if (!isOwn) continue;
            ulong covered = 0;
            FoldedText folded = facts.Fold(sibling.Value);
            foreach (Word word in folded.Words) covered |= GoodsParts.NamedBy(folded.TonedOf(word));
            ulong named = 0;
            for (int k = part.First; k < part.End; k++) named |= PartsOf(tokens, k);
            return covered != 0 && named != 0 && (named & covered) == 0;
        }
        return false;
    }

    /// <summary>Whether a member's name comes twice between two texts of a list: the next certificate has begun.</summary>
    private static bool IsAnothers(FactSheet facts, int first, int last)
    {
        for (int i = first; i <= last; i++)
            for (int j = i + 1; j <= last; j++)
                if (facts.Texts[i].Name == facts.Texts[j].Name) return true;
        return false;
    }

    /// <summary>Where the list that the claim is made of begins; the claim itself where there is none.</summary>
    private static int ListBefore(in TokenList tokens, Clause hit)
    {
        Clause sentence = Clause.SentenceAround(tokens, hit);
        bool joins = false;
        bool isSamePart = true;
        for (int i = hit.First - 1; i >= sentence.First; i--)
        {
            ReadOnlySpan<char> word = tokens.KeyOf(i);
            if (tokens[i].Symbol is ':') return hit.First; // đi đâu đều mang được: túi 40% sợi tái chế
            isSamePart &= !tokens.IsSymbol(i, ',');
            if (isSamePart && word is "đều" or "deu" or "all" or "everything") return sentence.First;
            joins |= word is "đến" or "tới" or "lẫn" or "và" or "den" or "toi" or "lan" or "va" or "to" or "and";
            if (joins && word is "cả" or "từ" or "both" or "from") return i;
        }
        return hit.First;
    }

    private static ulong PartsOf(in TokenList tokens, int at) =>
        !tokens[at].IsWord ? 0 : tokens.IsToneless ? GoodsParts.NamedBy(tokens.Text.Toneless.Slice(tokens[at].Start, tokens[at].Length), toneless: true) : GoodsParts.NamedBy(tokens.KeyOf(at));

    private static bool AnyProofNames(ulong parts, FactSheet facts)
    {
        foreach (FactText text in facts.Texts)
            if (text.Value.Length is > 0 and <= 500 && IsProof(text) && Names(facts.Fold(text.Value), parts)) return true;
        return false;
    }

    private static bool Names(FoldedText fact, ulong parts)
    {
        foreach (Word word in fact.Words)
            if ((GoodsParts.NamedBy(fact.TonedOf(word)) & parts) != 0) return true;
        return false;
    }

    private static bool IsHundredPercent(in TokenList tokens, int at) => tokens[at].Digits == 100 && tokens.IsSymbol(at + 1, '%');

    /// <summary>"100%", "hoàn toàn", "toàn bộ" beside the claim must be the fact's own, and so must a share.</summary>
    private static bool SaysMore(in TokenList tokens, Clause hit, Clause part, FactSheet facts, FoldedText fact)
    {
        for (int i = part.First; i < part.End; i++)
        {
            ReadOnlySpan<char> word = tokens.KeyOf(i);
            ReadOnlySpan<char> next = tokens.KeyOf(i + 1);
            bool isAll = IsHundredPercent(tokens, i) || (word is "hoàn" or "hoan" && next is "toàn" or "toan") || (word is "tuyệt" && next is "đối") || word is "fully" or "completely" or "entirely" or "totally";
            bool isNear = (i >= hit.First && i < hit.End) || (i >= hit.First - 3 && i < hit.End + 2 && !tokens.IsSymbol(i + 2, ',') && (i >= hit.First || tokens.KeyOf(hit.First - 1) is not ("đạt" or "có")));
            if (isAll && isNear && !HasAll(fact)) return true;
            if (isNear && tokens[i].Digits is > 0 and < 100 && tokens.IsSymbol(i + 1, '%') && !WordingJudge.Contains(fact.Toned, word) && !HasShare(tokens, i, facts)) return true;
            if (IsWhole(tokens, i) && !WordingJudge.Contains(fact.Toned, word)) return true;
        }
        return false;
    }

    /// <summary>"chai nhựa tái chế 50% có chứng nhận GRS": the share stands in another proof, which speaks of the same thing.</summary>
    private static bool HasShare(in TokenList tokens, int at, FactSheet facts)
    {
        TextSpan span = tokens.SpanOf(at, at + 2);
        ReadOnlySpan<char> share = tokens.Text.Original.AsSpan(span.Start, span.Length);
        foreach (FactText text in facts.Texts)
            if (IsProof(text) && text.Value.AsSpan().Contains(share, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool IsWhole(in TokenList tokens, int at) =>
        Whole.Contains(tokens.KeyOf(at)) || (tokens.KeyOf(at) is "cả" && tokens.KeyOf(at + 1) is "sản") || (tokens.KeyOf(at) is "toàn" && tokens.KeyOf(at + 1) is "bộ") || (tokens.KeyOf(at) is "tất" && tokens.KeyOf(at + 1) is "cả");

    private static bool HasAll(FoldedText fact) =>
        fact.Toned.Contains("100%", StringComparison.Ordinal) || WordingJudge.Contains(fact.Toned, "hoàn toàn") || WordingJudge.Contains(fact.Toned, "fully");

    /// <summary>One of the words that say which part the fact speaks of stands beside the claim; a part of the text with nothing but the claim has the whole text beside it.</summary>
    private static bool IsOfPart(in TokenList tokens, Clause hit, Clause part, FoldedText fact)
    {
        bool isBare = true;
        for (int i = part.First; i < part.End && isBare; i++) isBare = (i >= hit.First && i < hit.End) || !tokens[i].IsWord || tokens[i].IsGlued || Empty.Contains(tokens.KeyOf(i)) || OfPaper.Contains(tokens.KeyOf(i)) || Property.Contains(tokens.KeyOf(i));
        Clause reach = isBare ? new Clause(0, tokens.Count) : part;
        bool hasPart = false;
        using TokenList own = TokenList.Read(fact);
        for (int i = 0; i < own.Count; i++)
        {
            if (!own[i].IsWord || OfPaper.Contains(own.KeyOf(i)) || (i > 0 && own.IsCapital(i)) || Linking.Contains(own.KeyOf(i)) || (Empty.Contains(own.KeyOf(i)) && own.KeyOf(i) is not "giấy") || Property.Contains(own.KeyOf(i)) || IsAllCapitals(own, i)) continue;
            hasPart = true;
            for (int k = reach.First; k < reach.End; k++)
                if (tokens[k].IsWord && IsSameWord(tokens, k, own, i)) return true;
        }
        return !hasPart && !IsOfPackaging(tokens, part.First, hit.First);
    }

    /// <summary>"bao bì cũng đạt chuẩn hữu cơ": a certificate that names no part speaks of the goods, not of what they come in.</summary>
    private static bool IsOfPackaging(in TokenList tokens, int first, int end)
    {
        for (int i = first; i < end; i++)
            if (tokens.KeyOf(i) is "packaging" or "wrapping" || (tokens.KeyOf(i) is "bao" && tokens.KeyOf(i + 1) is "bì" or "bi")) return true;
        return false;
    }

    private static bool IsAllCapitals(in TokenList tokens, int at)
    {
        TextSpan span = tokens.SpanOf(at, at + 1);
        return span.Length > 1 && !tokens.Text.Original.AsSpan(span.Start, span.Length).ContainsAnyInRange('a', 'z');
    }

    private static bool IsSameWord(in TokenList tokens, int at, in TokenList others, int other) =>
        tokens.KeyOf(at).SequenceEqual(others.KeyOf(other))
        || (GoodsParts.NamedBy(tokens.KeyOf(at)) & GoodsParts.NamedBy(others.KeyOf(other))) != 0
        || (tokens.IsToneless && tokens.Text.Toneless.Slice(tokens[at].Start, tokens[at].Length).SequenceEqual(others.Text.Toneless.Slice(others[other].Start, others[other].Length)));

    private static bool StandsIn(in TokenList tokens, int at, FoldedText fact)
    {
        ReadOnlySpan<char> word = tokens.KeyOf(at);
        if (WordingJudge.Contains(fact.Toned, word) || (tokens.IsToneless && WordingJudge.Contains(fact.Toneless, word))) return true;
        if (GoodsParts.NamedBy(word) is not 0 and ulong parts && Names(fact, parts)) return true;
        foreach (string[] family in Alike)
        {
            bool isMember = false;
            bool isStated = false;
            foreach (string member in family)
            {
                isMember |= WordingJudge.Contains(member, word) || (tokens.IsToneless && WordingJudge.Contains(FoldedText.Of(member).Toneless, word));
                isStated |= WordingJudge.Contains(fact.Toned, member);
            }
            if (isMember && isStated) return true;
        }
        return false;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
