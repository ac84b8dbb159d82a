namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// Reads names that say where goods come from or who makes them without a word like "thương hiệu": well-known makers anywhere, countries and regions
/// where nothing makes them part of something else (tiếng Nhật, giờ Việt Nam). Only as written with their capitals.
/// </summary>
internal static class KnownNameReader
{
    private const int LongestName = 3;

    // Shops, payment and social networks are left out: people go there, nothing is claimed.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Makers = Set(
        "samsung,sony,apple,iphone,ipad,macbook,xiaomi,oppo,huawei,nike,adidas,puma,gucci,chanel,dior,hermes,loreal,nivea,innisfree,laneige,shiseido,sulwhasoo,cerave,bioderma,vichy,maybelline,"
        + "uniqlo,zara,panasonic,philips,sharp,toshiba,hitachi,electrolux,bosch,siemens,tefal,dyson,daikin,nestle,unilever,vinamilk,sunhouse,kangaroo,lego,pampers,huggies,merries,colgate,dell,asus,lenovo,"
        + "jbl,bose,sennheiser,anker,starbucks,dove,lancome,estee lauder,the face shop,la roche,lock lock,louis vuitton,new balance");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Places = Set(
        "nhật bản,hàn quốc,hoa kỳ,thái lan,trung quốc,đài loan,thuỵ sĩ,new zealand,tây ban nha,thuỵ điển,đan mạch,ấn độ,california,australia,korea,japan,germany,france,italy,switzerland,usa,thailand,taiwan,"
        + "singapore,malaysia,indonesia,hawaii,brazil,colombia,texas");

    /// <summary>One syllable, so only behind a word of origin: hàng Mỹ, nhập Đức, nội địa Nhật, công nghệ Hàn.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ShortPlaces = Set("mỹ,nhật,hàn,đức,pháp,úc,nga,anh,ý,thái,âu,trung");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> WordsOfOrigin = Set("hàng,nhập,địa,nghệ,chuẩn,từ,khẩu,xách,bãi");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherUse = Set("tiếng,giờ,món,phim,lịch,đi,ở,tại,sang,kiểu,style");

    public static bool TryRead(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        if (!tokens[at].IsWord || tokens[at].Length < 2 && !tokens.IsCapital(at) || !tokens.IsCapital(at)) return false;
        for (int end = Math.Min(tokens.Count, at + LongestName); end > at; end--)
        {
            if (!tokens[end - 1].IsWord || tokens[end - 1].Before == Spacing.Line && end - 1 > at) continue;
            ReadOnlySpan<char> name = tokens.KeyOf(at, end);
            bool isName = Makers.Contains(name) || (Places.Contains(name) && !IsOtherUse(tokens, at)) || (end == at + 1 && ShortPlaces.Contains(name) && WordsOfOrigin.Contains(tokens.KeyOf(at - 1)) && !tokens.IsCapital(at + 1));
            if (!isName) continue;
            claim = new Claim(ClaimKind.Name, at, end);
            return true;
        }
        return false;
    }

    private static bool IsOtherUse(in TokenList tokens, int at) => OtherUse.Contains(tokens.KeyOf(at - 1)) || tokens.IsSymbol(at - 1, ',');

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string names) =>
        new HashSet<string>(names.Split(','), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
