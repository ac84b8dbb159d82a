namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// Reads places whose words may speak of something else as well: "đến từ Mộc Hoá", "nguồn gốc: Sơn La", "Trà Hà Giang" at the start, "Hà Giang tea". Wrong
/// only where the facts state an origin and no fact names the place.
/// </summary>
internal static class OriginReader
{
    private const int LongestName = 3;

    /// <summary>What grows or is made somewhere, written with a capital at the start of a sentence.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Produce = Set(
        "trà chè gạo cam mật tiêu nấm hạt bưởi xoài yến gốm lụa mực tôm cá khô măng chanh hồng atiso dâu rau miến rượu gừng tỏi quế hồi sâm ổi nhãn vải chuối dừa muối tre chiếu nón mắm bơ sen cói tra che gao mat tieu nam hat buoi xoai yen gom lua muc tom ca kho mang hong dau ruou gung toi que hoi sam oi nhan vai chuoi dua muoi");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> EnglishProduce = Set(
        "tea teas oolong coffee beans honey rice pepper silk ceramics pottery leaves pomelo oranges tangerines mangoes mango ginger garlic mushrooms cinnamon salt beef chocolate cacao cotton linen wool");

    /// <summary>Words that send, go or tell: "giao từ Hà Nội".</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Moving = Set(
        "giao ship gửi chuyển hàng kho xe đi bay chạy thư lời nhắn quà chào tin khách bạn người chị anh ship ships shipped shipping delivered delivery sent note message letter news greetings hello hi love away far minutes gui chuyen kho di thu loi nhan qua chao tin khach ban nguoi");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NoPlace = Set(
        "a thứ chủ tết noel giáng tháng thu chu thang monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december christmas black");

    /// <summary>The words that <see cref="TryRead"/> starts from, beside a name itself.</summary>
    internal static readonly string[] Openings = "nguồn origin".Split(' ');

    public static bool TryRead(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        int first = at;
        if (tokens.KeyOf(at) is "nguồn" or "nguon" or "origin")
        {
            if (tokens.KeyOf(at) is not "origin" && tokens.KeyOf(at + 1) is not ("gốc" or "goc")) return false;
            first = tokens.KeyOf(at) is "origin" ? at + 1 : at + 2;
            while (first <= at + 5 && (tokens.IsSymbol(first, ':') || tokens.KeyOf(first) is "từ" or "tu" or "ở" or "o" or "tại" or "tai" or "là" or "la" or "is" or "in" or "vùng" or "vung" or "xuất" or "xuat" or "xứ" or "xu")) first++;
            if (first == at + 2 && tokens.KeyOf(at) is not "origin") return false;
            return IsName(tokens, first, out int named) && Made(first, named, out claim);
        }
        bool isInside = tokens.IsCapital(at - 1) && at > 1 && !tokens.IsBreak(at - 2) && tokens[at - 2].Symbol is not (':' or '"' or ','); // of a longer name
        if (isInside || !tokens.IsCapital(at + 1) || !IsName(tokens, at, out int end)) return false;
        bool isOrigin = IsBehindFrom(tokens, at) || IsOfProduce(tokens, at, end);
        return isOrigin && Made(at, end, out claim);
    }

    public static Judgement Judge(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        bool isStated = false;
        foreach (FactText text in facts.Texts) isStated |= IsOrigin(text.Name);
        return !isStated ? Judgement.Yes : WordingJudge.StandsIn(tokens, claim.First, claim.End, facts) ?? Judgement.No;
    }

    private static bool IsOrigin(string name) =>
        name.StartsWith("origin", StringComparison.Ordinal) || name is "xuat_xu" or "xuất xứ" or "xuat xu" or "xuất_xứ" or "nguon_goc" or "nguồn gốc" or "nguồn_gốc" or "vung_trong" or "vùng trồng" or "vung" or "vùng" or "region" or "noi_san_xuat" or "nơi sản xuất" or "made_in" or "country";

    private static bool IsBehindFrom(in TokenList tokens, int at)
    {
        bool isFrom = tokens.KeyOf(at - 1) is "từ" or "tu" or "from" || (tokens.KeyOf(at - 1) is "ở" or "o" or "tại" or "tai" or "in" && tokens.KeyOf(at - 2) is "trồng" or "trong" or "hái" or "hai" or "xuất" or "xuat" or "grown" or "made" or "picked" or "produced");
        if (!isFrom || tokens.IsBreak(at - 1)) return false;
        for (int i = at - 2; i >= Math.Max(0, at - 5) && !tokens.IsBreak(i); i--)
            if (Moving.Contains(tokens.KeyOf(i))) return false;
        return tokens.KeyOf(at + 1) is not ("đến" or "tới" or "den" or "toi" or "to");
    }

    /// <summary>"Trà Hà Giang, hậu ngọt", "Hà Giang tea": only places known for what they grow.</summary>
    private static bool IsOfProduce(in TokenList tokens, int at, int end)
    {
        if (tokens[end].Before == Spacing.Blank && EnglishProduce.Contains(tokens.KeyOf(end))) return KnownNameReader.IsRegion(tokens.KeyOf(at, end));
        bool starts = at == 1 || (at > 1 && (tokens.IsBreak(at - 2) || tokens[at - 2].Symbol is ':' or '"' or ','));
        return starts && Produce.Contains(tokens.KeyOf(at - 1)) && KnownNameReader.IsRegion(tokens.KeyOf(at, end));
    }

    private static bool IsName(in TokenList tokens, int at, out int end)
    {
        end = at;
        while (end - at < LongestName && tokens[end].IsWord && tokens.IsCapital(end) && (end == at || tokens[end].Before == Spacing.Blank)) end++;
        return end > at && !NoPlace.Contains(tokens.KeyOf(at));
    }

    private static bool Made(int first, int end, out Claim claim)
    {
        claim = new Claim(ClaimKind.Origin, first, end);
        return true;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
