using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// Reads what goods smell or taste of: "mùi hoa oải hương", "vị chanh", "lavender-scented", "beef flavour". The thing named must stand in the facts, be it an
/// attribute, the name or a review. In text without marks (vi: vì, ví) it is wrong only where the facts name another.
/// </summary>
internal static class ScentReader
{
    private const int LongestName = 4;
    private const int Reach = 4;

    private static readonly string[] Names =
        ("hoa oải hương,oải hương,hoa nhài,hoa lài,nhài,trà xanh,bạch trà,trà trắng,hoa hồng,hoa cúc,hoa sen,hoa sữa,hoa bưởi,hoa cam,hoa anh đào,anh đào,hoa mộc,ngọc lan,hoa ly,linh lan,mẫu đơn,diên vĩ,trầm hương,trầm,đàn hương,gỗ đàn hương,tuyết tùng,gỗ tuyết tùng,gỗ thông,xạ hương,"
        + "khuynh diệp,bạch đàn,tràm trà,bạc hà,sả chanh,sả,quế,gừng,vani,cà phê,sô cô la,socola,caramel,matcha,chanh dây,chanh leo,chanh,cam,quýt,bưởi,đào,táo,táo xanh,nho,dâu,dâu tây,việt quất,xoài,ổi,mít,lê,chuối,dừa,dứa,lá dứa,sầu riêng,dưa hấu,dưa lưới,phúc bồn tử,"
        + "khoai môn,phô mai,tỏi,mật ong,hạnh nhân,đậu đỏ,đậu phộng,mè đen,than hoạt tính,gà,bò,cá hồi,cá ngừ,tôm,cua,heo,vịt,cừu,rong biển,nha đam,lô hội,lavender,vanilla,cốm,cỏ chanh,hương thảo,cam thảo,đinh hương,nho đen,lựu,mãng cầu").Split(',');

    private static readonly string[] EnglishNames =
        ("lavender,jasmine,green tea,white tea,rose,vanilla,sandalwood,cedar,cedarwood,musk,eucalyptus,tea tree,mint,peppermint,spearmint,lemongrass,ginger,cinnamon,coffee,chocolate,caramel,salted caramel,matcha,lemon,lime,orange,grapefruit,bergamot,citrus,peach,apple,green apple,"
        + "grape,strawberry,blueberry,raspberry,cherry,mango,guava,banana,coconut,pineapple,durian,watermelon,melon,taro,cheese,garlic,honey,almond,peanut,chicken,beef,salmon,tuna,shrimp,duck,lamb,pork,seaweed,aloe vera,chamomile,lotus,rosemary,pandan,agarwood,gardenia,lily,peony").Split(',');

    private static readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Toned = ByFirstWord(Names);

    private static readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Bare = ByFirstWord([.. Names.Select(static name => new string(FoldedText.Of(name).Toneless))]);

    private static readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> English = ByFirstWord(EnglishNames);

    /// <summary>Between the smell and the thing: "mùi thơm của hoa nhài", "vị: cá ngừ".</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Between = Set("hương mùi vị thơm của từ tinh dầu lá quả trái hoa the of sweet fresh soft huong mui vi thom cua tu tinh dau la qua trai hoa");

    /// <summary>What takes a smell away, or is said of the kitchen's.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Removing = Set(
        "quên khử hết át ám mất bay sạch ngửi không chẳng chống tan giữ hút lọc bớt giảm tránh xua đuổi diệt đánh tẩy khỏi lưu ghét sợ như giống khu het at mat bay sach khong chong tan hut loc giam xua tay khoi nhu giong no without removes away against absorbs like");

    /// <summary>Right before vị and hương: gia vị, đơn vị, quê hương.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Joined = Set("gia đơn quý chư bài quê cô chị anh bạn em chú bác thím don quy chu bai que co chi em");

    /// <summary>The words that <see cref="Read"/> starts from.</summary>
    internal static readonly string[] Openings =
        "mùi hương vị scent scents scented fragrance fragrances flavour flavours flavor flavors flavoured flavored smell smells aroma taste tastes notes".Split(' ');

    /// <summary>Returns the token behind what was read, or the token itself.</summary>
    public static int Read(in TokenList tokens, int at, ref ClaimList claims)
    {
        switch (tokens.KeyOf(at))
        {
            case "mùi" or "hương" or "vị":
                return ReadBehind(tokens, at, Toned, ref claims);
            case "mui" or "huong" or "vi" when tokens.IsToneless:
                return ReadBehind(tokens, at, Bare, ref claims);
            case "scent" or "scents" or "scented" or "fragrance" or "fragrances" or "flavour" or "flavours" or "flavor" or "flavors" or "flavoured" or "flavored" or "smell" or "smells" or "aroma" or "taste" or "tastes" or "notes":
                return tokens.KeyOf(at + 1) is "of" or "is" or "with" or "as" || tokens.IsSymbol(at + 1, ':') ? ReadBehind(tokens, at, English, ref claims) : ReadBefore(tokens, at, ref claims);
            default:
                return at;
        }
    }

    public static Judgement Judge(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (facts.Texts.Count == 0) return Judgement.Yes;
        if (tokens.IsToneless && !NamesScent(facts)) return Judgement.Yes;
        if (WordingJudge.StandsIn(tokens, claim.First, claim.End, facts) is { } found) return found;
        // "hoa oải hương" of a fact that says "oải hương"
        if (claim.End - claim.First >= 3 && WordingJudge.StandsIn(tokens, claim.First + 1, claim.End, facts) is { } kernel) return kernel;
        return claim.End - claim.First == 2 && tokens.KeyOf(claim.First) is "hoa" or "lá" or "gỗ" && WordingJudge.StandsIn(tokens, claim.First + 1, claim.End, facts) is { } flower ? flower : Judgement.No;
    }

    /// <summary>An attribute of smell or taste.</summary>
    private static bool NamesScent(FactSheet facts)
    {
        foreach (FactText text in facts.Texts)
            if (IsScent(text.Name) || IsScent(text.Parent.AsSpan(text.Parent.LastIndexOf('.') + 1))) return true;
        return false;
    }

    private static bool IsScent(ReadOnlySpan<char> name) =>
        name is "vi" or "vị" or "mui" or "mùi" or "huong" or "hương" || name.StartsWith("mui_") || name.StartsWith("mùi ") || name.StartsWith("huong_") || name.StartsWith("hương ") || name.StartsWith("vi_")
        || name.Contains("scent", StringComparison.Ordinal) || name.Contains("flavo", StringComparison.Ordinal) || name.Contains("fragrance", StringComparison.Ordinal) || name is "taste" or "smell" or "aroma";

    private static int ReadBehind(in TokenList tokens, int at, Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> names, ref ClaimList claims)
    {
        if (IsRemoved(tokens, at) || (tokens.IsCapital(at) && tokens.IsCapital(at - 1))) return at;
        int i = at + 1;
        while (i - at <= 4 && LengthOfName(tokens, i, names) == 0 && (Between.Contains(tokens.KeyOf(i)) || (tokens.KeyOf(i) is "is" or "with" or "as" or "là" or "la") || (tokens[i].Symbol == ':' && i <= at + 2))) i++;
        int length = LengthOfName(tokens, i, names);
        if (length == 0 || tokens[i].Before == Spacing.Line || (length == 1 && i == at + 1 && tokens.IsCapital(at) && tokens.IsCapital(i))) return at; // Hương Lê
        claims.Add(new Claim(ClaimKind.Scent, i, i + length));
        return i + length;
    }

    /// <summary>"lavender-scented", "beef flavour": the thing stands before.</summary>
    private static int ReadBefore(in TokenList tokens, int at, ref ClaimList claims)
    {
        int end = at - 1;
        if (tokens.IsSymbol(end, '-')) end--;
        for (int first = Math.Max(0, end - 1); first <= end; first++)
        {
            if (LengthOfName(tokens, first, English) != end + 1 - first || IsRemoved(tokens, first)) continue;
            claims.Add(new Claim(ClaimKind.Scent, first, end + 1));
            return at + 1;
        }
        return at;
    }

    private static bool IsRemoved(in TokenList tokens, int at)
    {
        for (int i = at - 1; i >= Math.Max(0, at - Reach) && !tokens.IsBreak(i) && tokens[i].Symbol != ','; i--)
            if (Removing.Contains(tokens.KeyOf(i)) && !tokens[i + 1].IsNumber && (at - i <= 2 || !(tokens.KeyOf(i) is "không" or "khong" or "no"))) return true;
        return Joined.Contains(tokens.KeyOf(at - 1)) && tokens[at].Before == Spacing.Blank;
    }

    private static int LengthOfName(in TokenList tokens, int at, Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> byFirstWord)
    {
        if (!tokens[at].IsWord || !byFirstWord.TryGetValue(tokens.KeyOf(at), out string[]? names)) return 0;
        ReadOnlySpan<char> text = tokens.Text.Toned[tokens[at].Start..];
        foreach (string name in names)
        {
            bool stands = text.Length >= name.Length && IsSame(text[..name.Length], name) && (text.Length == name.Length || !char.IsLetterOrDigit(text[name.Length]));
            if (!stands) continue;
            int end = at + 1;
            while (end - at <= LongestName && tokens[end - 1].End - tokens[at].Start < name.Length) end++;
            return end - at;
        }
        return 0;
    }

    /// <summary>green-tea is green tea.</summary>
    private static bool IsSame(ReadOnlySpan<char> text, string name)
    {
        for (int i = 0; i < name.Length; i++)
            if (text[i] != name[i] && !(text[i] == '-' && name[i] == ' ')) return false;
        return true;
    }

    private static Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> ByFirstWord(string[] names) => names
        .GroupBy(static name => name.Split(' ')[0], StringComparer.Ordinal)
        .ToDictionary(static names => names.Key, static names => names.Distinct().OrderByDescending(static name => name.Length).ToArray(), StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
