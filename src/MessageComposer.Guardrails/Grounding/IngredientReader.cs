namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// Reads what goods are said to hold: "chiết xuất nha đam", "bổ sung taurine", "có than bùn và tro trấu", "ruột lông ngỗng", "đính ruby". Only behind a word
/// that says so; "pha với mật ong" is how people eat. Each thing named must stand in the facts.
/// </summary>
internal static class IngredientReader
{
    private const int LongestList = 6;
    private const int LongestName = 4;

    /// <summary>Known by name, in their marks.</summary>
    private static readonly string[] Names =
        ("vitamin c,vitamin e,vitamin a,vitamin d,vitamin d3,vitamin b5,vitamin b12,vitamin k,vitamin,nha đam,lô hội,trà xanh,tràm trà,hoa cúc,cúc la mã,hoa hồng,hoa nhài,hoa lài,hoa sen,oải hương,lavender,bạc hà,sả chanh,sả,vỏ bưởi,hoa bưởi,bưởi,gừng,nghệ,tinh bột nghệ,"
        + "nhân sâm,hồng sâm,sâm,linh chi,đông trùng hạ thảo,đông trùng,tổ yến,yến sào,mật ong,sữa ong chúa,keo ong,sáp ong,bơ hạt mỡ,bơ ca cao,dầu dừa,dầu argan,argan,jojoba,dầu oliu,olive,hạnh nhân,óc chó,hạt điều,mắc ca,macca,hạt chia,hạt lanh,yến mạch,gạo lứt,"
        + "đậu nành,đậu đỏ,đậu xanh,mè đen,nho khô,việt quất,nam việt quất,dâu tây,dâu tằm,xoài,socola,chocolate,ca cao,matcha,dừa,chuối,cá ngừ,cá thu,cá hồi,cá cơm,thịt bò,thịt gà,thịt heo,thịt cừu,thịt vịt,gà,bò,tôm,cua,phô mai,rong biển,rau má,tảo xoắn,tảo biển,lựu,cam thảo,"
        + "canxi,kẽm,sắt,magie,chất xơ,whey,collagen,biotin,glutathione,squalane,squalene,panthenol,aha,bha,salicylic,glycolic,kojic,arbutin,tranexamic,azelaic,bakuchiol,retinol,retinal,madecassoside,cica,men vi sinh,enzyme,l-carnitine,inulin,taurine,niacinamide,peptide,ceramide,hyaluronic,"
        + "axit hyaluronic,acid hyaluronic,probiotic,lợi khuẩn,omega 3,omega-3,omega,dha,lutein,caffeine,nấm trichoderma,trichoderma,than bùn,than hoạt tính,than tre,tro trấu,vỏ trấu,trấu hun,vermiculite,phân dơi,phân bò,phân gà,phân trùn quế,phân trùn,humic,npk,xỉ than,đá bọt,đá perlite,perlite,pumice,zeolite,"
        + "đất sét,bentonite,xơ dừa,kim cương,ruby,sapphire,moissanite,ngọc trai,ngọc lục bảo,thạch anh,cẩm thạch,hổ phách,opal,topaz,garnet,emerald,đá cz,lông vũ,lông ngỗng,lông vịt,bông gòn,bông tấm,gòn,microfiber,cao su non,cao su thiên nhiên,memory foam,foam,mút hoạt tính,mút,lông cừu,"
        + "quế,hồi,đinh hương,vani,vanilla,caramel,aloe vera,aloe,green tea,tea tree,chamomile,rose,honey,ginseng,turmeric,shea butter,coconut oil,argan oil,oats,goose down,duck down,salmon,tuna,chicken,beef,zinc,calcium,magnesium").Split(',');

    private static readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> ByFirstWord = Names
        .GroupBy(static name => name.Split(' ', '-')[0], StringComparer.Ordinal)
        .ToDictionary(static names => names.Key, static names => names.OrderByDescending(static name => name.Length).ToArray(), StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Words between a lead and the thing: "có chứa 5% chiết xuất từ lá trà xanh".</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Between = Set(
        "chứa có thêm từ bằng gồm các chiết xuất tinh chất dầu bột lá rễ hạt vỏ quả viên đá nhiều ít chút một hai trộn sung phần hàm lượng nhân vị hương mùi axit acid with of the extract from and extracts nấm lớp cả");

    /// <summary>What people do with things of their own kitchen: no content of the goods.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Using = Set(
        "pha ăn uống nấu chấm kẹp xào trộn khuấy rưới rắc chan hợp cùng kèm dùng nướng luộc kho hầm không chẳng thay tránh kỵ dị như giống tựa mix serve eat cook without no like khỏi tẩy cho giữ trị đựng hãm khi nếu làm");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NoName = Set(
        "thiên tự thực lành dịu dưỡng cô đậm thảo này nhẹ thuần tươi nguyên từ và cho giúp sạch quý hữu an thơm đặc phục làm tinh của có với mới serum trong");

    /// <summary>The words that <see cref="Read"/> starts from.</summary>
    internal static readonly string[] Openings =
        "chiết tinh thành bổ trộn chứa giàu ruột ướp đính nấm contains infused enriched filled vị hương nhân có với thêm with".Split(' ');

    /// <summary>Adds what stands behind a word that opens a list of contents; returns the token behind it, or the token itself.</summary>
    public static int Read(in TokenList tokens, int at, ref ClaimList claims)
    {
        ReadOnlySpan<char> word = tokens.KeyOf(at);
        bool isStrong = false;
        switch (word)
        {
            case "chiết" when tokens.KeyOf(at + 1) is "xuất":
            case "tinh" when tokens.KeyOf(at + 1) is "chất" or "dầu":
                isStrong = tokens.KeyOf(at) is "chiết";
                break;
            case "thành" when tokens.KeyOf(at + 1) is "phần":
            case "bổ" when tokens.KeyOf(at + 1) is "sung":
            case "trộn" when tokens.KeyOf(at + 1) is not "với":
            case "chứa" or "giàu" or "ruột" or "ướp" or "đính" or "nấm" or "contains" or "infused" or "enriched" or "filled":
                break;
            case "vị" or "hương" or "nhân" when !(tokens.KeyOf(at - 1) is "gia" or "đơn" or "quý" or "chư" or "bài" or "hoa" or "hạnh" or "cá" or "quê"):
                if (tokens.IsCapital(at) && tokens.IsCapital(at - 1)) return at;
                break;
            case "có" or "với" or "thêm" or "with":
                break;
            default:
                return at;
        }
        if (IsOfReader(tokens, at)) return at;
        if (tokens.KeyOf(at + 1) is "chứa" or "chiết" or "tinh" or "thành" or "thêm" or "bổ" && LengthOfName(tokens, at + 1) == 0) return at; // read from there
        int end = at;
        int i = at + 1;
        for (int items = 0; items < LongestList; items++)
        {
            int first = i;
            while (i - first < 5 && (Between.Contains(tokens.KeyOf(i)) || (tokens[i].Symbol is ':' && i == at + 2)) && LengthOfName(tokens, i) == 0) i++;
            int length = LengthOfName(tokens, i);
            if (length == 0 && isStrong && i == at + 2 && IsUnknownName(tokens, i)) length = 2;
            if (length == 0) break;
            claims.Add(new Claim(ClaimKind.Ingredient, i, i + length));
            end = i + length;
            i = end;
            if (!(tokens[i].Symbol is ',' or '&' or '+' || tokens.KeyOf(i) is "và" or "cùng" or "and" or "với")) break;
            i++;
            if (tokens.KeyOf(i) is "và" or "and") i++;
        }
        return end;
    }

    public static Judgement Judge(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (WordingJudge.StandsIn(tokens, claim.First, claim.End, facts) is { } found) return found;
        // "hương hoa cúc" of a fact that says "cúc", "vitamin C" of one that says "vit C"
        if (claim.End - claim.First >= 2 && tokens[claim.End - 1].Length > 2 && WordingJudge.StandsIn(tokens, claim.First + 1, claim.End, facts) is { } kernel) return kernel;
        return facts.Texts.Count == 0 ? Judgement.Yes : Judgement.No;
    }

    /// <summary>"pha với mật ong", "ăn cùng sữa chua có dâu tây", "không chứa cồn".</summary>
    private static bool IsOfReader(in TokenList tokens, int at)
    {
        int reach = tokens.KeyOf(at) is "với" or "thêm" or "with" or "có" or "trộn" ? 5 : 1;
        for (int i = at - 1; i >= Math.Max(0, at - reach) && !tokens.IsBreak(i) && tokens[i].Symbol != ','; i--)
            if (Using.Contains(tokens.KeyOf(i))) return true;
        return false;
    }

    private static bool IsUnknownName(in TokenList tokens, int at) =>
        tokens[at].IsWord && tokens[at].Before == Spacing.Blank && tokens[at + 1].IsWord && tokens[at + 1].Before == Spacing.Blank && tokens.CueAt(at) == Cue.None && !NoName.Contains(tokens.KeyOf(at)) && !NoName.Contains(tokens.KeyOf(at + 1));

    private static int LengthOfName(in TokenList tokens, int at)
    {
        if (!tokens[at].IsWord || !ByFirstWord.TryGetValue(tokens.KeyOf(at), out string[]? names)) return 0;
        ReadOnlySpan<char> text = tokens.Text.Toned[tokens[at].Start..];
        foreach (string name in names)
        {
            if (!text.StartsWith(name, StringComparison.Ordinal) || (text.Length > name.Length && char.IsLetterOrDigit(text[name.Length]))) continue;
            int end = at + 1;
            while (end - at < LongestName + 1 && tokens[end - 1].End - tokens[at].Start < name.Length) end++;
            return end - at;
        }
        return 0;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
