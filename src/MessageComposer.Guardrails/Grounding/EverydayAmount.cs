using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// Amounts that say something of the reader's day and nothing of the offer: đi bộ 30 phút, ngâm 15 phút, tưới 10 ngày một lần, nướng ở 180 độ,
/// 250ml sữa. A way of use that the facts give is stated: another amount beside the same verb is no everyday one.
/// </summary>
internal static class EverydayAmount
{
    private const int Reach = 4;
    private const decimal MinutesPerDay = 1_440;
    private const decimal MostOfListening = 240;

    /// <summary>What people do for a while.</summary>
    private static readonly Words Doing = new(
        "bộ đọc ngâm ủ ướp nấu nướng chiên luộc hấp hầm om kho xào rang đun quay chờ đợi ngồi đứng nghỉ tập massage xoa phơi treo dạo thiền thở học vẽ viết trò hâm ninh đắp nhâm đạp bơi lái giãn gác khởi xông gội pha "
        + "ngủ nằm đốt thắp dinner lunch breakfast supper hong vung đậy tắt lau nghe xem chơi trang stretch walk wait soak simmer bake boil steep brew rest read stand sit cook stir breathe marinate roast fry meditate jog nap break stroll pause preheat heat sear toast chill knead rise dry set every");

    /// <summary>Verbs that are also what goods do: only of the reader where nothing of the goods stands beside them.</summary>
    private static readonly Words OfGoods = new("pin sạc battery charge charging máy giữ-nhiệt nóng lạnh thơm dưỡng ẩm hiệu quả bền bảo hành trả hoàn giao ship nhạc phim liên tục playback thử hạn chỉ còn dùng được tuổi thọ nhanh less only just under");

    /// <summary>What is weighed out or poured in a kitchen.</summary>
    private static readonly Words Ingredients = new("sữa nước bột đường gạo thịt cánh gà cá tôm bơ trứng muối dầu mật rau củ trái bánh đá kem trà chè cà giấm siro rượu milk water tea coffee flour sugar rice butter oil");

    private static readonly Words Cooking = new("nồi nướng chiên nấu chỉnh vặn quay sấy hấp hầm lò nước ở giặt trời nắng ngày hè sáng tối ngoài đêm lạnh nóng bake roast wash at");

    private static readonly Words Habits = new("mỗi each every");

    private static readonly Words DaysOfHabit = new("ngày tối sáng trưa chiều tuần đêm buổi hôm lần day night morning evening week");

    /// <summary>What people do at a fixed hour; a shop opening or a sale at that hour is a fact.</summary>
    private static readonly Words AtAnHour = new("dậy thức họp tan tập ăn ngủ nhắc cài rủ chạy đi gặp đón học uống công chuông góc phòng trời bếp ngồi nằm đọc tắm đói meeting alarm run wake");

    private static readonly Words OfShops = new("mở bán sale live giao đến tới hết trước giá mã ưu shop kệ hẹn nhận chốt đóng lên gọi hotline giảm freeship open opens ends until order sales");

    private static readonly Words Weather = new("trời lạnh rét mưa nắng gió se hanh nồm");

    /// <summary>What people do for years.</summary>
    private static readonly Words Living = new("nuôi cưới quen yêu");

    private static readonly Words Babies = new("bé con cháu cún mèo chó em nhóc baby");

    private static readonly Words Fitting = new("mặc chọn mang wear choose");

    public static bool Is(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        switch (claim.Kind)
        {
            case ClaimKind.Duration: return IsWhile(claim, tokens, facts);
            case ClaimKind.Clock: return IsHourOfDay(claim, tokens);
            case ClaimKind.Month: return Weather.Has(tokens, claim.End) || Weather.Has(tokens, claim.First - 1); // đầu tháng 12 trời lạnh
            case ClaimKind.Count or ClaimKind.NounCount when tokens.KeyOf(claim.End) is "độ" or "do" or "degrees" || tokens.KeyOf(claim.End - 1) is "độ" or "degrees" || tokens.IsSymbol(claim.End, '°'): return Find(tokens, claim.First, Cooking, Reach + 4) is var verb && verb >= 0 && !IsStated(tokens, verb, facts, ClaimKind.Count);
            case ClaimKind.Count when tokens.CueAt(claim.End - 1) == Cue.Person && tokens.KeyOf(claim.First - 1) is "nhà" or "đình": return true; // nhà 4 người
            case ClaimKind.Count or ClaimKind.NounCount when tokens.KeyOf(claim.First - 1) is "tuổi" || (tokens.KeyOf(claim.First - 1) is "hay" or "hoặc" && tokens.KeyOf(claim.First - 3) is "tuổi"): return !StatesAge(facts); // tuổi 25 hay 45
            case ClaimKind.Count or ClaimKind.NounCount: return tokens.KeyOf(claim.First - 1) is "đọc" or "doc" or "read" || (tokens.CueAt(claim.End - 1) == Cue.Occasion && claim.Value <= 5 && Habits.Has(tokens, claim.End) && DaysOfHabit.Has(tokens, claim.End + 1) && !SaysHowOften(facts));
            case ClaimKind.Measure: return IsIngredient(claim, tokens, facts) || IsDistance(claim, tokens, facts) || IsOfSomebody(claim, tokens, facts);
            default: return false;
        }
    }

    private static bool IsWhile(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (claim.OfDelivery || (claim.Closeness is not (Closeness.Exact or Closeness.About) && !tokens.CueAt(claim.First - 1).Equals(Cue.Over))) return false;
        decimal longest = claim.Upper ?? claim.Value;
        if (tokens.KeyOf(claim.End) is "tết" or "tet") return true; // ba ngày Tết
        if (IsTrip(claim, tokens) || Find(tokens, claim.First, Living, Reach - 1) >= 0) return true;
        if (Babies.Has(tokens, claim.First - 1)) return IsWithinStated(claim, tokens, facts);
        if (tokens.KeyOf(claim.First - 1) is "cứ" && !StatesUse(facts, claim.Kind)) return true; // cứ 3 tháng lau một lần
        if (longest > 14 * MinutesPerDay) return false;
        if (longest < 180 && IsBesideHeat(claim, tokens)) return Find(tokens, claim.First, Doing, Reach + 2) is var cooking && cooking >= 0 ? !IsStated(tokens, cooking, facts, ClaimKind.Duration) : !StatesUse(facts, claim.Kind);
        bool isSitting = tokens.KeyOf(claim.First - 2) is "ngồi" or "đứng" or "ngoi" && !tokens[claim.First - 1].IsNumber; // ngồi máy 8 tiếng
        if (isSitting) return true;
        if (FindInPart(tokens, claim.First, OfGoods, Reach + 1) >= 0 || OfGoods.Has(tokens, claim.End) && OfGoods.Has(tokens, claim.End + 1)) return false;
        if (tokens.CueAt(claim.First - 1) is Cue.Remaining or Cue.Only or Cue.Within && !Ahead(tokens, claim.First, "nấu", "nướng", "ngâm")) return false;
        int verb = Find(tokens, claim.First, Doing, Reach);
        if (verb < 0) verb = LeavingAt(tokens, claim.First, longest);
        if (verb >= 0 && longest > MostOfListening && longest < MinutesPerDay + 1 && tokens.KeyOf(verb) is "nghe" or "xem" or "chơi") return false; // nghe 24 giờ: of a battery
        if (verb >= 0) return !IsStated(tokens, verb, facts, ClaimKind.Duration);
        bool isAfterwards = tokens.CueAt(claim.First - 1) == Cue.After && tokens[claim.First - 1].Before == Spacing.Blank && tokens[claim.First - 2].IsWord; // khô sau 30 phút phơi
        if (isAfterwards) return false;
        if (Doing.Has(tokens, claim.End) || (tokens.CueAt(claim.End) == Cue.None && Doing.Has(tokens, claim.End + 1) && longest < MinutesPerDay)) return !StatesUse(facts, claim.Kind); // 20 trang mỗi tối, 8 tiếng ngồi văn phòng
        if (longest < 180 && (tokens.KeyOf(claim.End) is "rảnh" || tokens.KeyOf(claim.End) is "uống" && tokens.KeyOf(claim.End + 1) is "trà" or "cà")) return true; // mười phút rảnh, 15 phút uống trà
        if (longest < 180 && tokens.KeyOf(claim.End) is "before" && tokens.KeyOf(claim.End + 1) is "bed" or "bedtime" or "sleep" or "dinner" or "breakfast" or "meals" or "work") return !StatesUse(facts, claim.Kind); // 30 minutes before bed
        if (longest < 180 && tokens.KeyOf(claim.End) is "trước" && tokens.KeyOf(claim.End + 1) is "khi" or "giờ" && Doing.Has(tokens, claim.End + 2)) return !StatesUse(facts, claim.Kind); // mười phút trước khi ngủ
        bool isOften = tokens.CueAt(claim.End) == Cue.One && tokens.KeyOf(claim.End + 1) is "lần" or "lan" or "ngày" && tokens.KeyOf(claim.End + 2) is not ("sạc" or "sac" or "pin") // 10 ngày một lần
            || (Habits.Has(tokens, claim.End) && DaysOfHabit.Has(tokens, claim.End + 1))
            || (longest < 180 && DaysOfHabit.Has(tokens, claim.First - 1))
            || (longest < MinutesPerDay && Habits.Has(tokens, claim.First - 1) && Doing.Has(tokens, claim.First - 3));
        return isOften && !StatesUse(facts, claim.Kind);
    }

    /// <summary>để chỗ mát 1-2 ngày, để 30 giây, chạy không 5 phút, thêm 10 giây; -1 where none stands. "Để được 6 tháng" is a property.</summary>
    private static int LeavingAt(in TokenList tokens, int at, decimal minutes)
    {
        if (tokens.KeyOf(at - 1) is "nút" or "giữ") return at - 1;
        if (tokens.KeyOf(at - 1) is "không" && tokens.KeyOf(at - 2) is "chạy") return at - 2;
        if (minutes < 60 && tokens.KeyOf(at - 1) is "thêm" || (minutes < 60 && tokens.KeyOf(at - 1) is "trước" && tokens.KeyOf(at - 2) is "gọi" or "báo" or "hẹn" or "nhắn")) return at - 1;
        for (int i = at - 1; i >= Math.Max(0, at - Reach - 1) && tokens[i].IsWord; i--)
            if (tokens.KeyOf(i) is "để" && tokens.KeyOf(i + 1) is not ("được" or "dành")) return i;
        return -1;
    }

    /// <summary>200 độ trong 18 phút, 12 phút ở 180 độ.</summary>
    private static bool IsBesideHeat(in Claim claim, in TokenList tokens)
    {
        for (int i = claim.First - 1; i >= claim.First - 3; i--)
            if (tokens.KeyOf(i) is "độ" or "do" or "degrees" && tokens[i - 1].IsNumber) return true;
        for (int i = claim.End; i <= claim.End + 2; i++)
            if (tokens[i].IsNumber && (tokens.KeyOf(i + 1) is "độ" or "do" or "degrees" || tokens.IsSymbol(i + 1, '°'))) return true;
        return false;
    }

    /// <summary>"bé 8 tháng nặng 8kg", "cao 1m65, nặng 55kg thì mặc M": somebody's age or size, which the facts do not exclude.</summary>
    private static bool IsOfSomebody(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        int measure = tokens.KeyOf(claim.First - 1) is "trên" or "dưới" or "từ" or "khoảng" or "hơn" ? claim.First - 2 : claim.First - 1;
        if (tokens.KeyOf(measure) is not ("nặng" or "cao" or "nang")) return false;
        bool isSomebody = tokens.KeyOf(measure - 1) is "người" or "khách" or "bạn";
        for (int i = Math.Max(0, claim.First - 6); i < Math.Min(tokens.Count, claim.End + 8); i++) isSomebody |= Babies.Has(tokens, i) || Fitting.Has(tokens, i);
        return isSomebody && IsWithinStated(claim, tokens, facts);
    }

    private static bool IsWithinStated(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        bool any = false;
        foreach (StatedFact stated in facts.Stated)
        {
            bool isSame = stated.Claim.Kind == claim.Kind && (claim.Kind == ClaimKind.Duration ? stated.Claim.Value >= 43_200 : stated.Unit is { } unit && tokens.KeyOf(claim.Unit).SequenceEqual(unit));
            if (!isSame || facts.Texts[stated.Text].Name.Contains("warrant", StringComparison.Ordinal)) continue;
            any = true;
            if (stated.Claim.Upper is { } upper && stated.Claim.Value <= claim.Value && claim.Value <= upper) return true;
        }
        return !any;
    }

    /// <summary>3 ngày 2 đêm.</summary>
    private static bool IsTrip(in Claim claim, in TokenList tokens) =>
        (tokens.KeyOf(claim.End - 1) is "đêm" && tokens.KeyOf(claim.First - 1) is "ngày") || (tokens.KeyOf(claim.End - 1) is "ngày" && tokens[claim.End].IsNumber && tokens.KeyOf(claim.End + 1) is "đêm");

    private static bool IsHourOfDay(in Claim claim, in TokenList tokens)
    {
        bool isOfReader = false;
        for (int i = Math.Max(0, claim.First - 8); i < Math.Min(tokens.Count, claim.End + 6); i++)
        {
            if (OfShops.Has(tokens, i)) return false;
            isOfReader |= AtAnHour.Has(tokens, i);
        }
        return isOfReader;
    }

    private static bool IsIngredient(in Claim claim, in TokenList tokens, FactSheet facts) =>
        Ingredients.Has(tokens, claim.End) && !tokens.IsToneless && tokens.KeyOf(claim.First - 1) is "với" or "thêm" or "cho" or "rót" or "pha" or "thả" or "trộn" or "đổ" or "uống" or "nấu" or "ngày" or "with" or "add" or "đủ" or "hãm" or "," or ":"
        && !IsStated(tokens, claim.End, facts, ClaimKind.Measure);

    private static bool IsDistance(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (tokens.KeyOf(claim.Unit) is not ("km" or "m" or "kilometres") || tokens.KeyOf(claim.First - 1) is not ("chạy" or "bộ" or "bơi" or "đạp" or "chay" or "run" or "walk")) return false;
        foreach (StatedFact stated in facts.Stated)
            if (stated.Unit is "km" or "m") return false;
        return true;
    }

    private static bool Ahead(in TokenList tokens, int at, params ReadOnlySpan<string> verbs)
    {
        for (int i = at - 1; i >= Math.Max(0, at - Reach - 1); i--)
            foreach (string verb in verbs)
                if (tokens.KeyOf(i).SequenceEqual(verb)) return true;
        return false;
    }

    /// <summary>The nearest of the words before a token in its sentence; -1 where none stands.</summary>
    private static int Find(in TokenList tokens, int at, Words words, int reach)
    {
        for (int i = at - 1; i >= Math.Max(0, at - reach) && !tokens.IsBreak(i) && tokens[i + 1].Before != Spacing.Line; i--)
            if (words.Has(tokens, i)) return i;
        return -1;
    }

    /// <summary>Like <see cref="Find"/>, no further than the last comma.</summary>
    private static int FindInPart(in TokenList tokens, int at, Words words, int reach)
    {
        int found = Find(tokens, at, words, reach);
        for (int i = at - 1; i > found && found >= 0; i--)
            if (tokens[i].Symbol is ',' or ':') return -1;
        return found;
    }

    /// <summary>A fact says the same word with an amount of the same kind.</summary>
    private static bool IsStated(in TokenList tokens, int word, FactSheet facts, ClaimKind kind)
    {
        foreach (StatedFact stated in facts.Stated)
        {
            if (stated.Claim.Kind != kind) continue;
            FoldedText fact = facts.Fold(facts.Texts[stated.Text].Value);
            if (WordingJudge.Contains(tokens.IsToneless ? fact.Toneless : fact.Toned, tokens.KeyOf(word))) return true;
        }
        return false;
    }

    private static bool StatesAge(FactSheet facts)
    {
        foreach (FactText text in facts.Texts)
            if (text.Name.Contains("age", StringComparison.Ordinal) || text.Value.Contains("tuổi", StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool SaysHowOften(FactSheet facts)
    {
        foreach (FactText text in facts.Texts)
            if (text.Value.Contains(" lần", StringComparison.Ordinal) || text.Value.Contains(" times", StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool StatesUse(FactSheet facts, ClaimKind kind)
    {
        foreach (StatedFact stated in facts.Stated)
            if (stated.Claim.Kind == kind && IsUse(facts.Texts[stated.Text].Name)) return true;
        foreach (FactText text in facts.Texts)
            if (IsUse(text.Name) && text.Value.Contains(" lần", StringComparison.Ordinal)) return true; // mỗi tuần một lần
        return false;

        static bool IsUse(string name) => name is "care" || name.Contains("how", StringComparison.Ordinal) || name.Contains("usage", StringComparison.Ordinal) || name.Contains("direction", StringComparison.Ordinal);
    }

    /// <summary>A list of words, known with marks and, for text written without, without.</summary>
    private sealed class Words
    {
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _toned;
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _bare;

        public Words(string list)
        {
            HashSet<string> toned = new(StringComparer.Ordinal);
            HashSet<string> bare = new(StringComparer.Ordinal);
            foreach (string word in list.Split(' '))
            {
                FoldedText folded = FoldedText.Of(word);
                toned.Add(new string(folded.Toned));
                bare.Add(new string(folded.Toneless));
            }
            _toned = toned.GetAlternateLookup<ReadOnlySpan<char>>();
            _bare = bare.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public bool Has(in TokenList tokens, int at) => tokens[at].IsWord && (tokens.IsToneless ? _bare : _toned).Contains(tokens.KeyOf(at));
    }
}
