using System.Collections.Frozen;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// Reads names that say where goods come from or who makes them without a word like "thương hiệu": well-known makers anywhere, countries and regions
/// where nothing makes them part of something else (tiếng Nhật, giờ Việt Nam). Only as written with their capitals.
/// </summary>
internal static class KnownNameReader
{
    private const int LongestName = 3;

    // Shops, payment and social networks are left out: people go there, nothing is claimed.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Makers = Set(
        "samsung,sony,apple,iphone,ipad,macbook,xiaomi,oppo,huawei,nike,adidas,puma,gucci,chanel,dior,hermes,loreal,nivea,innisfree,laneige,shiseido,sulwhasoo,cerave,bioderma,vichy,maybelline,"
        + "uniqlo,zara,panasonic,philips,sharp,toshiba,hitachi,electrolux,bosch,siemens,tefal,dyson,daikin,nestle,unilever,vinamilk,sunhouse,kangaroo,lego,pampers,huggies,merries,colgate,dell,asus,lenovo,"
        + "jbl,bose,sennheiser,anker,starbucks,dove,lancome,estee lauder,the face shop,la roche,lock lock,louis vuitton,new balance,levi,levis,converse,calvin klein,tommy hilfiger,lacoste,rolex,casio,canon,nikon,logitech,yamaha,nescafe,canifa,senka,cetaphil,hada labo,olay,garnier,neutrogena,eucerin,cosrx,romand,merzy,lifebuoy,marshall,garmin,fitbit,realme,vivo,tupperware,ikea,muji,royal canin,whiskas,pedigree,omron,braun,oral b,under armour,the north face,patagonia,crocs,arabica,robusta,catimor,skechers,birkenstock,bitis,juno,vascara,pnj,doji");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Places = BothWays(
        "nhật bản,hàn quốc,hoa kỳ,thái lan,trung quốc,đài loan,thuỵ sĩ,new zealand,tây ban nha,thuỵ điển,đan mạch,ấn độ,california,australia,korea,japan,germany,france,italy,switzerland,usa,thailand,taiwan,"
        + "singapore,malaysia,indonesia,hawaii,brazil,colombia,texas,hungary,ba lan,hà lan,bồ đào nha,ai cập,phần lan,na uy,thổ nhĩ kỳ,hy lạp,mexico,peru,chile,argentina,canada,philippines,myanmar,campuchia,mông cổ,nepal,tây tạng,nam phi,ma rốc,maroc,morocco,ireland,scotland,"
        + "anh quốc,ba tư,ukraine,bulgaria,romania,kenya,ethiopia,sri lanka,bangladesh,pakistan,uzbekistan,dubai,hồng kông,ecuador,madagascar,cuba,jamaica,iceland,finland,norway,sweden,denmark,netherlands,belgium,poland,portugal,spain,greece,turkey,egypt,israel,chi lê,mê hi cô,bỉ quốc,iran,guatemala,costa rica,honduras,toscana,bavaria");

    /// <summary>One syllable, so only behind a word of origin: hàng Mỹ, nhập Đức, nội địa Nhật, công nghệ Hàn.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ShortPlaces = Set("mỹ,nhật,hàn,đức,pháp,úc,nga,anh,ý,thái,âu,trung,bỉ,séc,lào,ấn,nhat,han,duc,phap,thai,uc");

    /// <summary>How the names start that need no word before them.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FirstWords =
        Makers.Set.Concat(Places.Set).Concat(ShortPlaces.Set).Select(static name => name.Split(' ')[0]).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordsOfOrigin = Set("hang,nhap,linen,hàng,nhập,địa,nghệ,chuẩn,từ,khẩu,xách,bãi,thép,vải,len,sợi,gỗ,kiện,cơ,vang,rượu,da,lụa,sofa");

    /// <summary>A name behind one of these is where something comes from: rừng U Minh, đảo Phú Quốc, cao nguyên Lâm Viên.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lands = Set("rừng,vùng,đảo,núi,xứ,làng,nghề,nguyên,lũng,đồi,vườn,trại,biển,vựa,xưởng,lò,rung,vung,xuong");

    /// <summary>Before a land they speak of the land itself: gió biển Nha Trang, ngắm núi Bà Đen.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Scenery = Set("gió,nắng,sóng,bãi,ngắm,tắm,trời,leo,thăm,dạo");

    /// <summary>Work that is done somewhere: trồng tại, rang ở, dệt tại.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Works = Set("trồng,hái,rang,nuôi,hoạch,dệt,nung,tác,gói,thác,bắt,ủ,sấy,cất,may,đan,grown,roasted,woven,crafted,harvested,brewed,handmade,produced,picked,farmed,sourced,thêu,đúc,chế,xuất,hun,trong,hai,det,nuoi,hoach,xuat,che,san");

    /// <summary>The last word of who made it: tác giả, nhà thiết kế, nghệ nhân, đầu bếp, hoạ sĩ.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> People = Set("giả,kế,nhân,bếp,sĩ,viên,văn,thơ,author,designer,chef,artist,gia,ke,nhan,bep,si,van,tho");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Authoring = Set("viết,kể,biên,soạn,thiết,minh,sáng,vẽ,dịch,chuyển,thực,thủ,chế,phụ,đứng,làm,nặn,đan,thêu");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Creations = Set(
        "thuyết,sách,truyện,thơ,tập,album,tranh,nhạc,bìa,văn,ký,cuốn,quyển,tựa,ảnh,novel,book,story,stories,poems,cookbook,illustrations");

    /// <summary>First words of bodies that give prizes and papers: those are judged as evidence.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Institutions = Set("hội,hiệp,viện,bộ,sở,cục,trung,liên,công,trường,đại,báo,tạp,uỷ,ủy,ban");

    /// <summary>Regions known for what they grow or make; behind "từ" or "của" they say where goods come from.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Regions = BothWays(
        "phú quốc,đà lạt,tây nguyên,buôn ma thuột,tây bắc,hà giang,mộc châu,sa pa,sapa,lý sơn,bắc kạn,cà mau,u minh,bến tre,hội an,bát tràng,vạn phúc,thái nguyên,lâm đồng,gia lai,kon tum,quảng trị,sơn la,cầu đất,khe sanh,"
        + "phan thiết,ninh thuận,bình thuận,an giang,đồng tháp,tiền giang,vĩnh long,hưng yên,bắc giang,lục ngạn,hải dương,thanh hà,nghệ an,hà tĩnh,quảng nam,ngọc linh,bình phước,tây ninh,hạ long,cát bà,phú yên,quảng ngãi,măng đen,"
        + "điện biên,yên bái,lào cai,cao bằng,lạng sơn,tam đảo,ba vì,mù cang chải,đắk lắk,đắk nông,bảo lộc,tân cương,long khánh,đồng nai,sóc trăng,trà vinh,hoà lộc,cao lãnh,sa đéc,cái bè,chợ lách,lai vung,cao phong,tân triều,suối giàng,tà xùa,phan rang,di linh,đơn dương,cái mơn,kiên giang,hậu giang,vĩnh châu,định hoá,hoà bình,quảng bình,nha trang,bordeaux,bourgogne,burgundy,champagne,napa,rioja,chianti,barolo,piedmont,sicily,darjeeling,assam,uji,kobe,tuscany,provence,kyoto,hokkaido,jeju");

    /// <summary>Words before a region that speak of where people are or goods go.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoOrigin = Set(
        "ở,tại,đến,tới,về,đi,giao,ship,nội,thành,tỉnh,khu,vực,cho,khách,người,chợ,quận,huyện,phường,đường,phố,lên,sang,ra,vào,bạn,mình,shop,thăm,chơi,du,lịch,trời,mùa,tour,khắp,toàn,và,hay,hoặc,với,nhánh,hàng,kho,xe,chuyến,ghé,to,in,at,near,"
        + "tai,den,toi,ve,di,noi,thanh,tinh,khach");

    /// <summary>Certificates that are no environmental claim: those are other rules' business.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Certificates = Set("iso,haccp,gmp,cgmp,ce,ul,rohs,halal,kosher,qcvn,tcvn,ifra,brc,ocop");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Demonyms = Set("italian,japanese,korean,french,german,american,swiss,thai,british,turkish,chinese,australian,egyptian,belgian");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherUse = Set("tiếng,giờ,món,phim,lịch,đi,ở,tại,sang,kiểu,style");

    public static bool TryRead(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        if (!tokens.IsCapital(at)) return false;
        if (tokens[at].Before == Spacing.Blank && !tokens.IsBreak(at - 1) && TryReadByLead(tokens, at, out claim)) return true;
        if (tokens.CueAt(at + 1) == Cue.Material && Demonyms.Contains(tokens.KeyOf(at)))
        {
            claim = new Claim(ClaimKind.Name, at, at + 1);
            return true;
        }
        if (!FirstWords.Contains(tokens.KeyOf(at))) return false;
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

    /// <summary>What the word before makes of a capitalised name: a land, a place of work, a person.</summary>
    private static bool TryReadByLead(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        if (!tokens[at - 1].IsWord) return false;
        if (tokens.IsCapital(at - 1) && !(tokens.KeyOf(at - 1) is "arabica" or "robusta") && !(at > 1 && Regions.Contains(tokens.KeyOf(at - 2, at)))) return false; // Arabica Cầu Đất, Hoà Lộc Tiền Giang
        int end = at + 1;
        while (end - at < LongestName && tokens.IsCapital(end) && tokens[end].Before == Spacing.Blank) end++;
        ReadOnlySpan<char> lead = tokens.KeyOf(at - 1);
        bool isName = (Lands.Contains(lead) && (end - at >= 2 || tokens.KeyOf(at - 2) is "từ" or "của" or "tu" or "cua") && !Scenery.Contains(tokens.KeyOf(at - 2)))
            || (end - at >= 2 && tokens.KeyOf(at - 2) is "tac" or "thiet" or "nghe" or "dau" or "nha" or "tác" or "dịch" or "thiết" or "nghệ" or "đầu" or "hoạ" or "nhạc" or "ca" or "thi" or "diễn" or "nhà" or "biên" or "the" && People.Contains(lead))
            || (lead is "tại" or "ở" or "in" or "tai" && (Works.Contains(tokens.KeyOf(at - 2)) || (tokens.CueAt(at - 2) == Cue.Hang && Works.Contains(tokens.KeyOf(at - 3)))))
            || (lead is "nhận" or "chuẩn" or "nhan" or "chuan" && tokens.KeyOf(at - 2) is "chứng" or "tiêu" or "đạt" or "chung" or "dat" && Certificates.Contains(tokens.KeyOf(at)))
            || (lead is "báo" or "đài" or "kênh" && tokens.KeyOf(at - 2) is "được" or "lên" or "từng") // được báo … giới thiệu
            || (lead is "sản" && tokens.KeyOf(at - 2) is "đặc" or "nông" or "hải")
            || (end - at >= 2 && IsWork(tokens, at, end, lead))
            || (lead is "by" && tokens.KeyOf(at - 2) is "written" or "designed" or "made" or "illustrated" && end - at >= 2);
        if (!isName && !NoOrigin.Contains(lead) && !Scenery.Contains(tokens.KeyOf(at - 2)))
        {
            end = EndOfRegion(tokens, at, end);
            isName = end > at;
        }
        if (isName && Certificates.Contains(tokens.KeyOf(at)) && tokens[end].IsNumber) end++;
        if (isName) claim = new Claim(ClaimKind.Name, at, end);
        return isName;
    }

    /// <summary>"tiểu thuyết của Trần Khuê", "do Nhật Lam viết", "vẽ bởi Minh Châu", "Thanh Vân biên soạn": somebody made it.</summary>
    private static bool IsWork(in TokenList tokens, int at, int end, ReadOnlySpan<char> lead)
    {
        if (lead is "bởi" || (lead is "do" or "được" && Authoring.Contains(tokens.KeyOf(end)))) return true;
        if (lead is not ("của" or "cua" or "by") || Institutions.Contains(tokens.KeyOf(at))) return false;
        for (int i = at - 2; i >= Math.Max(0, at - 6) && !tokens.IsBreak(i); i--)
            if (Creations.Contains(tokens.KeyOf(i))) return true;
        return false;
    }

    private static int EndOfRegion(in TokenList tokens, int at, int end)
    {
        while (end > at && !Regions.Contains(tokens.KeyOf(at, end))) end--;
        return end;
    }

    /// <summary>Whether a region is known for what it grows or makes.</summary>
    public static bool IsRegion(ReadOnlySpan<char> name) => Regions.Contains(name);

    private static bool IsOtherUse(in TokenList tokens, int at) => OtherUse.Contains(tokens.KeyOf(at - 1)) || tokens.IsSymbol(at - 1, ',');

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string names) =>
        names.Split(',').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Names as they are written, and those of two syllables and more as they are written without marks: Thái Nguyên, Thai Nguyen.</summary>
    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BothWays(string names)
    {
        HashSet<string> both = new(names.Split(','), StringComparer.Ordinal);
        foreach (string name in names.Split(','))
            if (name.Contains(' ', StringComparison.Ordinal)) both.Add(new string(FoldedText.Of(name).Toneless));
        return both.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
