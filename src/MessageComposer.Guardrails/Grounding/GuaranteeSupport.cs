using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// Says whether a policy of the facts makes the same promise: the same remedy (exchange or return, refund, warranty), for the same time, and nothing
/// on top of it (vô điều kiện, miễn phí, trọn đời).
/// </summary>
internal static class GuaranteeSupport
{
    private const decimal MinutesPerDay = 1_440;

    [Flags]
    private enum Remedy : byte
    {
        None = 0,
        Exchange = 1,
        Refund = 2,
        Warranty = 4,
        Compensation = 8,
        Trial = 16,
    }

    /// <param name="policy">The text that carries the promise, where one does.</param>
    public static Support Of(FoldedText field, TextSpan words, GuardrailContext context, out FactText? policy)
    {
        policy = null;
        using TokenList tokens = Clause.ReadAround(field, words);
        Clause hit = Clause.Of(tokens, words);
        Clause part = Clause.PartAround(tokens, hit);
        if (HasMerged(field, tokens, part)) return Support.Carried;
        if (tokens.IsToneless && RepeatsPolicy(tokens, hit, context, out policy)) return Support.Carried;
        Remedy remedies = RemediesOf(tokens, hit);
        if (remedies == Remedy.None) remedies = RemediesOf(tokens, part);
        else part = WithoutOthers(tokens, hit, part, remedies);
        if (remedies == Remedy.None) return Support.Silent;
        ClaimList claims = new();
        FactSheet facts = FactSheet.Rent(context.Facts, context.Day);
        try
        {
            ClaimReader.Read(tokens, ref claims);
            return Judge(tokens, claims, facts, hit, part, remedies, out policy);
        }
        finally
        {
            claims.Dispose();
            FactSheet.Return(facts);
        }
    }

    /// <summary>Fewer words say too little to be a policy's own.</summary>
    private const int ShortestRepeat = 3;

    /// <summary>"ngu thu 60 dem" of a policy "Ngủ thử 60 đêm": its own words, without their marks.</summary>
    private static bool RepeatsPolicy(in TokenList tokens, Clause hit, GuardrailContext context, out FactText? policy)
    {
        policy = null;
        int first = hit.First;
        int end = hit.End;
        if (tokens.KeyOf(first) is "duoc") first++;
        if (tokens.KeyOf(end - 1) is "va" or "nhe") end--;
        if (end - first < ShortestRepeat) return false;
        ReadOnlySpan<char> said = tokens.Text.Toneless[tokens[first].Start..tokens[end - 1].End];
        FactSheet facts = FactSheet.Rent(context.Facts, context.Day);
        try
        {
            foreach (FactText text in facts.Texts)
            {
                if (text.Value.Length < said.Length || !IsPolicyName(text.Name) || !WordingJudge.Contains(facts.Fold(text.Value).Toneless, said)) continue;
                policy = text;
                return true;
            }
            return false;
        }
        finally
        {
            FactSheet.Return(facts);
        }
    }

    /// <summary>"a 24-month warranty and free returns": the words of the other promise are not this one's.</summary>
    private static Clause WithoutOthers(in TokenList tokens, Clause hit, Clause part, Remedy remedies)
    {
        int joint = -1;
        for (int i = hit.End; i < part.End; i++)
        {
            if (tokens.KeyOf(i) is "và" or "and" or "va" or "cùng" or "&") joint = i;
            if (joint >= 0 && RemediesOf(tokens, new Clause(i, i + 1)) is not Remedy.None and var other && (other & remedies) == 0) return new Clause(part.First, joint);
        }
        return part;
    }

    private static Support Judge(in TokenList tokens, in ClaimList claims, FactSheet facts, Clause hit, Clause part, Remedy remedies, out FactText? policy)
    {
        policy = null;
        bool any = false;
        Clause promise = BehindComma(tokens, claims, hit);
        Clause ofPromise = promise == hit ? part : Clause.PartAround(tokens, promise);
        for (int i = 0; i < facts.Texts.Count; i++)
        {
            FactText text = facts.Texts[i];
            if (text.Value.Length is 0 or > 2_000) continue;
            Remedy offered = NamedRemedy(text.Name);
            FoldedText folded = facts.Fold(text.Value);
            if (offered == Remedy.None && !IsPolicyName(text.Name)) continue;
            using (TokenList own = TokenList.Read(folded)) offered |= RemediesOf(own, new Clause(0, own.Count));
            if ((offered & remedies) != remedies) continue;
            any = true;
            if (AddsMore(tokens, Spanning(hit, part), folded) || WidensReason(tokens, Spanning(hit, part), folded) || WidensState(tokens, Spanning(hit, part), folded) || !HasTerm(claims, promise, ofPromise, Clause.SentenceAround(tokens, part), facts, i, remedies)) continue;
            policy = text;
            return Support.Carried;
        }
        bool isDefinite = any || HasTermAt(claims, part) || Strongest(tokens, hit) >= 0;
        return isDefinite ? Support.Contradicted : Support.Silent;
    }

    /// <summary>"bảo hành 6 tháng với lỗi bong keo, đổi size trong 14 ngày": what is promised stands behind the comma, with a term of its own.</summary>
    private static Clause BehindComma(in TokenList tokens, in ClaimList claims, Clause hit)
    {
        for (int i = hit.End - 2; i > hit.First; i--)
        {
            if (tokens[i].Symbol != ',' || tokens[i + 1].Before == Spacing.None) continue;
            Clause before = new(hit.First, i);
            Clause behind = new(i + 1, hit.End);
            return RemediesOf(tokens, before) == Remedy.None && !HasTermAt(claims, before) && HasTermAt(claims, Clause.PartAround(tokens, behind)) ? behind : hit;
        }
        return hit;
    }

    /// <summary>Every length of time said with the remedy is the policy's.</summary>
    private static bool HasTerm(in ClaimList claims, Clause hit, Clause part, Clause sentence, FactSheet facts, int text, Remedy remedies)
    {
        bool isNear = HasTermAt(claims, hit) || HasTermAt(claims, part);
        Clause reach = HasTermAt(claims, hit) ? hit : isNear ? part : sentence;
        for (int i = 0; i < claims.Count; i++)
        {
            if (!reach.Touches(claims[i]) || !IsTerm(claims[i]) || (!isNear && claims[i].Value < MinutesPerDay)) continue;
            if (!IsStatedIn(claims[i], facts, text, isNear ? remedies : Remedy.None)) return false;
        }
        return true;
    }

    private static bool IsStatedIn(in Claim claim, FactSheet facts, int text, Remedy remedies)
    {
        foreach (StatedFact stated in facts.Stated)
            if (stated.Text == text && IsOfRemedy(stated.Claim, facts, text, remedies) && stated.Claim.Kind == ClaimKind.Duration && TimeJudge.IsAlike(stated.Claim.Upper ?? stated.Claim.Value, claim.Upper ?? claim.Value)) return true;
        foreach (FactNumber number in facts.Numbers)
            if (NamedRemedy(number.Name) != Remedy.None && number.Value * FactRoles.MinutesPerUnit(number.Name) == claim.Value) return true;
        return false;
    }

    /// <summary>"bảo hành 24 tháng, 1 đổi 1 trong 30 ngày đầu": the 24 months are the warranty's alone.</summary>
    private static bool IsOfRemedy(in Claim stated, FactSheet facts, int text, Remedy remedies)
    {
        using TokenList own = TokenList.Read(facts.Fold(facts.Texts[text].Value));
        Remedy said = RemediesOf(own, Clause.PartAround(own, new Clause(stated.First, stated.End)));
        return said == Remedy.None || remedies == Remedy.None || (said & remedies) != Remedy.None;
    }

    private static bool HasTermAt(in ClaimList claims, Clause part)
    {
        for (int i = 0; i < claims.Count; i++)
            if (part.Touches(claims[i]) && IsTerm(claims[i])) return true;
        return false;
    }

    private static bool IsTerm(in Claim claim) => claim.Kind == ClaimKind.Duration && !claim.OfDelivery;

    private static Clause Spanning(Clause one, Clause other) => new(Math.Min(one.First, other.First), Math.Max(one.End, other.End));

    /// <summary>"không ưng là đổi", of a policy that exchanges what is broken, misprinted or of the wrong size: dislike is no reason it knows.</summary>
    private static bool WidensReason(in TokenList tokens, Clause said, FoldedText policy)
    {
        if (!IsOfDislike(tokens, said)) return false;
        using TokenList own = TokenList.Read(policy);
        Clause all = new(0, own.Count);
        if (IsOfDislike(own, all)) return false;
        for (int i = 0; i < own.Count; i++)
            if ((own.KeyOf(i) is "nếu" or "if" && !IsState(own, i + 1)) || own.KeyOf(i) is "hở" or "dập" or "xước" or "mốc" or "chảy" or "bung" or "lỗi" or "nứt" or "vỡ" or "gãy" or "hỏng" or "sai" or "móp" or "méo" or "rách" or "hư" or "thiếu" or "nhầm" or "rò" or "rỉ" or "bể" or "cỡ" or "size" or "defective" or "broken" or "damaged" or "wrong") return true;
        return false;
    }

    /// <summary>"nếu còn nguyên tem", "nếu chưa mở": how the goods must look, not why they go back.</summary>
    private static bool IsState(in TokenList tokens, int at)
    {
        for (int i = at; i < at + 4 && tokens[i].IsWord; i++)
            if (tokens.KeyOf(i) is "còn" or "chưa" or "nguyên" or "giữ" or "đủ" or "unopened" or "unused" or "unworn") return true;
        return false;
    }

    /// <summary>"dùng nửa hộp vẫn trả lại được", of a policy for unopened boxes.</summary>
    private static bool WidensState(in TokenList tokens, Clause said, FoldedText policy)
    {
        bool isUsed = false;
        for (int i = said.First; i < said.End; i++)
            isUsed |= IsUse(tokens, i) && !IsNotYet(tokens.KeyOf(i - 1)) && tokens.KeyOf(i + 1) is "rồi" or "hết" or "nửa" or "dở" or "chán" or "hộp" or "seal" or "tem" or "nắp" or "gói" or "mác" or "cả" or "một" or "roi" or "het" or "nua" or "hop";
        if (!isUsed) return false;
        using TokenList own = TokenList.Read(policy);
        for (int i = 0; i < own.Count; i++)
        {
            if (own.KeyOf(i) is "unopened" or "unused" or "unworn" || (own.KeyOf(i) is "nguyên" && own.KeyOf(i + 1) is "tem" or "seal" or "hộp" or "mác" or "vẹn" or "bao" or "niêm" or "trạng")) return true;
            if (IsNotYet(own.KeyOf(i)) && (IsUse(own, i + 1) || own.KeyOf(i + 1) is "qua" or "sử")) return true;
        }
        return false;
    }

    private static bool IsUse(in TokenList tokens, int at) =>
        tokens.KeyOf(at) is "dùng" or "xài" or "mặc" or "giặt" or "mở" or "bóc" or "cắt" or "khui" or "uống" or "ăn" or "mang" or "đeo" or "dung" or "xai" or "mac" or "giat";

    private static bool IsNotYet(ReadOnlySpan<char> word) => word is "chưa" or "không" or "chua" or "khong";

    /// <summary>What goods fail at when somebody dislikes them: không ngon, chưa ưng.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Pleasing = new HashSet<string>(
        "ưng thích mê hài hợp ngon giòn thơm mềm đẹp hay êm mát trắng hiệu xịn ổn tốt ghiền nghiện khỏi giống ung thich hai hop ngon gion thom mem dep hieu".Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static bool IsOfDislike(in TokenList tokens, Clause words)
    {
        for (int i = words.First; i < words.End; i++)
        {
            if (tokens.KeyOf(i) is "chê" or "chán" or "dở" or "unhappy" or "dislike" or "disappointed") return true;
            if (tokens.KeyOf(i) is "không" or "chưa" or "chẳng" or "chả" or "khong" or "chua" && Pleasing.Contains(tokens.KeyOf(i + 1))) return true;
            if (tokens.KeyOf(i) is "vừa" or "như" or "đúng" or "vua" or "nhu" && tokens.KeyOf(i + 1) is "ý" or "lòng" or "miệng" or "mong" or "y" or "mieng") return true;
            if (tokens.KeyOf(i) is "not" or "don't" or "dont" or "aren't" && tokens.KeyOf(i + 1) is "happy" or "satisfied" or "love" or "like") return true;
        }
        return false;
    }

    /// <summary>Words that make a policy larger than it is, unless it has them itself.</summary>
    private static bool AddsMore(in TokenList tokens, Clause part, FoldedText policy)
    {
        for (int i = part.First; i < part.End; i++)
        {
            if (StrengthAt(tokens, i) is not { Length: > 0 } more) continue;
            bool said = false;
            foreach (string wording in more.Split('|'))
                said |= WordingJudge.Contains(policy.Toned, FoldedText.Of(wording).Toned);
            if (!said) return true;
        }
        return false;
    }

    private static int Strongest(in TokenList tokens, Clause words)
    {
        for (int i = words.First; i < words.End; i++)
            if (StrengthAt(tokens, i).Length > 0) return i;
        return -1;
    }

    /// <summary>The wordings of the strong word that starts here, any of which a policy may use; empty where none starts.</summary>
    private static string StrengthAt(in TokenList tokens, int at)
    {
        if (IsOfDelivery(tokens, at)) return "";
        ReadOnlySpan<char> next = tokens.KeyOf(at + 1);
        return tokens.KeyOf(at) switch
        {
            "vô" or "vo" when next is "điều" or "dieu" => "vô điều kiện|không điều kiện|không cần lý do",
            "không" or "khong" when next is "giới" or "gioi" => "không giới hạn|vô hạn|trọn đời",
            "bao" when next is "đổi" or "trả" or "hoàn" => "bao đổi|bao trả|bao hoàn|vô điều kiện",
            "bao" when next is "nhiêu" or "nhieu" => "bao nhiêu|nhiều lần|không giới hạn",
            "mấy" or "may" when next is "lần" or "lan" => "mấy lần|nhiều lần|không giới hạn",
            "lúc" or "luc" when next is "nào" or "nao" => "lúc nào|bất cứ|trọn đời",
            "quanh" when next is "năm" or "nam" => "quanh năm|trọn đời|12 tháng|1 năm|một năm",
            "dài" or "lâu" when next is "lâu" or "dài" => "dài|lâu",
            "mãi" or "mai" when next is "mãi" or "mai" => "mãi|trọn đời",
            "đời" or "doi" when next is "đời" or "doi" => "trọn đời",
            "rồi" or "tem" when next is "vẫn" or "cũng" && tokens.KeyOf(at - 1) is "dùng" or "mặc" or "xài" or "giặt" or "tem" or "cắt" or "bóc" => "đã dùng|đã mặc|vẫn|cũng",
            "gì" or "nào" or "gi" or "nao" when next is "cũng" or "cung" && tokens.KeyOf(at - 1) is "lỗi" or "hỏng" or "hư" or "lý" or "loi" or "hong" or "hu" or "do" => "gì cũng|nào cũng|mọi|bất cứ|bất kỳ",
            "khỏi" or "khoi" when next is "hỏi" or "giải" or "hoi" or "giai" => "vô điều kiện|không cần lý do|không hỏi lý do",
            "khi" or "dù" when next is "đã" => "đã",
            "tới" or "đến" when next is "khi" => "tới khi|đến khi",
            "không" or "khong" when next is "tốn" or "mất" => "miễn phí|không tốn|không mất",
            "no" when next is "matter" => "no matter|any reason",
            "whatever" or "whenever" or "anytime" or "forever" => "any reason|any time|anytime|lifetime",
            "any" when next is "time" => "any time|anytime|lifetime",
            "không" or "khong" when next is "điều" or "cần" or "hỏi" or "lý" or "dieu" => "vô điều kiện|không điều kiện|không cần lý do|không hỏi lý do|không cần hoá đơn",
            "bất" or "bat" when next is "cứ" or "kỳ" or "kể" or "cu" or "ky" => "bất cứ|bất kỳ|bất kể|vô điều kiện",
            "any" when next is "reason" => "any reason|unconditional",
            "miễn" or "mien" when next is "phí" or "phi" => "miễn phí|free",
            "trọn" or "tron" or "suốt" or "cả" when next is "đời" or "doi" => "trọn đời|suốt đời|lifetime",
            "vĩnh" or "vinh" when next is "viễn" or "vien" => "vĩnh viễn|trọn đời",
            "thoải" when next is "mái" => "thoải mái",
            "tận" when next is "nhà" or "nơi" => "tận nhà|tận nơi",
            "toàn" when next is "quốc" or "cầu" => "toàn quốc|toàn cầu",
            "gấp" or "gap" when next is "đôi" or "doi" or "ba" || tokens[at + 1].IsNumber => "gấp",
            "twice" or "double" or "triple" => "twice|double|triple|gấp",
            "lifetime" => "lifetime|trọn đời",
            "unconditional" or "unconditionally" => "unconditional",
            "questions" or "hassle" => "no questions",
            "free" => "free|miễn phí",
            _ => "",
        };
    }

    /// <summary>"bảo hành 12 tháng và miễn phí giao hàng", "a warranty and free delivery": free, but another thing.</summary>
    private static bool IsOfDelivery(in TokenList tokens, int at)
    {
        if (tokens.CueAt(at) != Cue.Free) return false;
        for (int i = at + 1; i <= at + 3 && tokens[i].IsWord; i++)
            if (tokens.CueAt(i) is Cue.Deliver or Cue.Ship || tokens.KeyOf(i) is "gift" or "lắp" or "lap") return true;
        for (int i = at - 1; i >= Math.Max(0, at - 2); i--)
            if (tokens.CueAt(i) is Cue.Deliver or Cue.Ship or Cue.Transport) return true;
        return false;
    }

    private static Remedy RemediesOf(in TokenList tokens, Clause part)
    {
        Remedy remedies = Remedy.None;
        for (int i = part.First; i < part.End; i++)
        {
            ReadOnlySpan<char> next = tokens.KeyOf(i + 1);
            remedies |= tokens.KeyOf(i) switch
            {
                "hoàn" or "hoan" when next is "tiền" or "tien" or "lại" or "lai" || tokens[i + 1].IsNumber => Remedy.Refund,
                "trả" or "tra" when next is "lại" or "hết" or "toàn" or "đủ" && IsMoneyNear(tokens, i + 2) => Remedy.Refund,
                "refund" or "refunds" or "refunded" => Remedy.Refund,
                "money" when next is "back" || tokens.KeyOf(i + 2) is "back" => Remedy.Refund,
                "đổi" or "exchange" or "exchanges" or "return" or "returns" => Remedy.Exchange,
                "doi" when next is "tra" or "moi" or "hang" or "size" or "co" || tokens[i + 1].IsNumber => Remedy.Exchange,
                "thử" or "thu" when tokens[i + 1].IsNumber || tokens.KeyOf(i - 1) is "dùng" or "ngủ" or "dung" or "ngu" => Remedy.Trial,
                "trial" => Remedy.Trial,
                "trả" when next is "hàng" or "lại" => Remedy.Exchange,
                "hoàn" when next is "trả" or "hàng" => Remedy.Exchange,
                "bảo" when next is "hành" => Remedy.Warranty,
                "bao" when next is "hanh" => Remedy.Warranty,
                "warranty" or "warranties" => Remedy.Warranty,
                "đền" or "bồi" or "compensation" => Remedy.Compensation,
                _ => Remedy.None,
            };
        }
        return remedies;
    }

    /// <summary>trả lại tiền, trả lại toàn bộ số tiền.</summary>
    private static bool IsMoneyNear(in TokenList tokens, int at)
    {
        for (int i = at; i < at + 4 && tokens[i].IsWord; i++)
            if (tokens.KeyOf(i) is "tiền") return true;
        return false;
    }

    private static Remedy NamedRemedy(string name) =>
        (name.Contains("warrant", StringComparison.Ordinal) ? Remedy.Warranty : Remedy.None)
        | (name.Contains("return", StringComparison.Ordinal) || name.Contains("exchange", StringComparison.Ordinal) ? Remedy.Exchange : Remedy.None)
        | (name.Contains("refund", StringComparison.Ordinal) ? Remedy.Refund : Remedy.None)
        | (name.Contains("trial", StringComparison.Ordinal) ? Remedy.Trial : Remedy.None);

    /// <summary>Texts that may state a policy whatever they are called; names, reviews and addresses state none.</summary>
    private static bool IsPolicyName(string name) =>
        name is not ("name" or "short_name" or "brand" or "url" or "id" or "category" or "address" or "review_highlights" or "hotline" or "email" or "code" or "delivery");

    private static bool HasMerged(FoldedText field, in TokenList tokens, Clause part)
    {
        if (part.First >= part.End) return false;
        TextSpan span = tokens.SpanOf(part.First, part.End);
        foreach (MergeSegment segment in field.Segments)
            if (segment.IsField && span.Overlaps(new TextSpan(segment.Start, segment.Length)) && IsPolicyPath(segment.Paths)) return true;
        foreach (MergedValue value in field.Values)
            if (span.Overlaps(new TextSpan(value.Start, value.Length)) && IsPolicyPath(value.Paths)) return true;
        return false;
    }

    private static bool IsPolicyPath(IReadOnlyList<string> paths)
    {
        foreach (string path in paths)
            if (path.EndsWith("warranty", StringComparison.Ordinal) || path.EndsWith("return_policy", StringComparison.Ordinal)) return true;
        return false;
    }
}
