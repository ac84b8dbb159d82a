using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// Reads what goods are said to be made of. A material is wrong where words like "chất liệu", "làm từ" or "pure" state it and no fact does, or where the
/// facts name another of its kind: silk where they say linen. Elsewhere (mềm như lụa, phối với quần jean) nothing is claimed.
/// </summary>
internal static class MaterialReader
{
    private const int Reach = 4;

    private readonly record struct Material(char Kind, string[] Names);

    /// <summary>What goods can do, rather than what they are made of: always a claim.</summary>
    private const char Feature = 'f';

    // t cloth, l leather, w wood, m metal, p precious metal, c ware
    private static readonly Material[] Materials =
    [
        new('t', ["lụa tơ tằm", "tơ tằm", "lụa", "silk"]), new('t', ["linen", "vải lanh", "lanh", "đũi"]), new('t', ["cotton"]), new('t', ["polyester"]), new('t', ["nylon"]),
        new('t', ["len cừu", "lông cừu", "len", "wool", "merino"]), new('t', ["cashmere"]), new('t', ["alpaca"]), new('t', ["nhung", "velvet"]), new('t', ["denim"]), new('t', ["voan", "chiffon"]), new('t', ["satin"]),
        new('t', ["lông vũ"]), new('t', ["canvas"]), new('t', ["kaki"]), new('t', ["sợi tre", "bamboo"]), new('t', ["spandex"]), new('t', ["rayon", "viscose"]), new('t', ["tencel", "modal"]), new('t', ["nỉ"]), new('t', ["gấm"]), new('t', ["microfiber", "vải sợi nhỏ"]), new('t', ["organza"]), new('t', ["tweed"]), new('t', ["flannel"]),
        new('l', ["da bò", "da bò thật", "cowhide"]), new('l', ["da thật", "leather"]), new('l', ["da cừu"]), new('l', ["da dê"]), new('l', ["da cá sấu"]), new('l', ["da đà điểu", "ostrich"]), new('l', ["da trăn", "da rắn", "snakeskin"]), new('l', ["da cá đuối"]), new('l', ["da trâu"]), new('l', ["da heo", "da lợn"]), new('l', ["da ngựa"]), new('l', ["da nai"]), new('l', ["da bê", "calfskin"]), new('l', ["simili", "giả da", "da simili"]), new('l', ["da lộn", "suede"]), new('l', ["da pu", "da tổng hợp", "da nhân tạo", "pu"]), new('l', ["canvas"]), new('l', ["nylon"]), new('l', ["polyester"]),
        new('w', ["gỗ sồi", "oak"]), new('w', ["gỗ óc chó", "walnut"]), new('w', ["gỗ thông", "pine"]), new('w', ["gỗ tràm"]), new('w', ["gỗ cao su", "rubberwood"]), new('w', ["gỗ lim"]), new('w', ["gỗ hương"]), new('w', ["gỗ trắc"]), new('w', ["gỗ gụ"]), new('w', ["gỗ mun"]), new('w', ["gỗ xoan", "gỗ xoan đào"]), new('w', ["gỗ tần bì", "ash wood"]), new('w', ["gỗ dẻ", "gỗ dẻ gai", "gỗ sồi"]), new('w', ["gỗ bạch dương", "birch"]), new('w', ["gỗ keo", "acacia"]), new('w', ["gỗ mít"]), new('w', ["gỗ ép", "ván ép", "plywood"]), new('w', ["gỗ tự nhiên"]), new('w', ["gỗ công nghiệp", "mdf"]), new('w', ["teak", "gỗ teak", "gỗ tếch"]), new('w', ["tre", "bamboo"]), new('w', ["mây tre", "rattan"]),
        new('m', ["inox", "thép không gỉ", "stainless"]), new('m', ["nhôm", "hợp kim nhôm", "aluminium", "aluminum"]), new('m', ["gang"]), new('m', ["titan", "hợp kim titan", "titanium"]), new('m', ["thép carbon", "carbon steel"]), new('m', ["thép damascus"]), new('m', ["carbon", "sợi carbon"]), new('m', ["nhựa", "plastic"]),
        new('p', ["vàng 18k"]), new('p', ["vàng 24k"]), new('p', ["vàng ta"]), new('p', ["vàng trắng"]), new('p', ["bạc 925", "bạc ta", "bạc nguyên chất"]), new('p', ["mạ vàng"]), new('p', ["bạch kim", "platinum"]), new('p', ["vàng 14k"]), new('p', ["vàng 10k"]),
        new('c', ["thuỷ tinh", "thủy tinh", "glass"]), new('c', ["gốm"]), new('c', ["sứ", "porcelain"]), new('c', ["pha lê", "crystal"]), new('c', ["nhựa", "plastic"]), new('c', ["inox", "thép không gỉ", "stainless"]), new('c', ["silicone"]), new('c', ["acrylic"]),
        new(Feature, ["chống nước", "kháng nước", "waterproof", "water-resistant", "water resistant"]), new(Feature, ["chống ồn", "khử ồn", "noise-cancelling", "noise cancelling", "noise-canceling"]),
        new(Feature, ["chống xước", "chống trầy", "scratch-resistant", "scratch resistant", "scratchproof"]), new(Feature, ["sạc không dây", "wireless charging"]), new(Feature, ["chống cháy", "fireproof"]),
        new(Feature, ["giặt máy được", "machine washable", "machine-washable"]), new(Feature, ["chống thấm", "chống thấm nước"]),
        new(Feature, ["cảm ứng", "touchscreen", "touch screen"]), new(Feature, ["niacinamide", "vitamin b3"]), new(Feature, ["retinol"]), new(Feature, ["collagen"]), new(Feature, ["ceramide"]), new(Feature, ["peptide"]),
        new(Feature, ["hyaluronic", "ha"]), new(Feature, ["taurine"]), new(Feature, ["probiotic", "lợi khuẩn"]), new(Feature, ["dha"]), new(Feature, ["omega-3", "omega 3", "omega"]), new(Feature, ["centella", "rau má"]),
    ];

    private static readonly string[][] Narrow = [["lụa tơ tằm", "tơ tằm", "mulberry silk"], ["len cừu", "lông cừu", "merino", "wool"]];

    /// <summary>All names by their first word, so that a word of most texts is compared with few.</summary>
    private static readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> ByFirstWord = Materials
        .SelectMany(static material => material.Names)
        .GroupBy(static name => FirstWordOf(name).ToString(), StringComparer.Ordinal)
        .ToDictionary(static names => names.Key, static names => names.Distinct().ToArray(), StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The names written without marks.</summary>
    private static readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> BareByFirstWord = Materials
        .Where(static material => material.Kind != Feature)
        .SelectMany(static material => material.Names)
        .Select(Bare)
        .GroupBy(static name => FirstWordOf(name).ToString(), StringComparer.Ordinal)
        .ToDictionary(static names => names.Key, static names => names.Distinct().ToArray(), StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Stating = Set("liệu bằng vải thuần nguyên pure genuine real solid of hoàn thân khung vỏ đế quai gọng nắp cán");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Comparing =
        Set("như tựa giống không chẳng hơn thay in phối mặc hợp cùng với kèm khác hay hoặc tránh like unlike as not no never old tired goodbye beside with than instead or lau khăn bọc dùng màu loại cho trên nào bỏ đừng bớt chán chả");

    public static bool TryRead(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        int length = 0;
        if (IsEye(tokens, at) || (tokens.KeyOf(at) is "carbon" && !Stating.Contains(tokens.KeyOf(at - 1)))) return false; // of the air
        if (!ByFirstWord.TryGetValue(tokens.KeyOf(at), out string[]? names)) return false;
        foreach (string name in names)
            if (name.Length > length && StandsAt(tokens, at, name)) length = name.Length;
        if (length == 0) return false;
        int end = at + 1;
        while (tokens[end - 1].End - tokens[at].Start < length) end++;
        if (tokens.KeyOf(at) is "thuỷ" or "thuy" && tokens.KeyOf(end) is "thể" or "the") return false; // thuỷ tinh thể: of the eye
        int covered = EnglishMaterial.CoverAt(tokens, at, end);
        int first = tokens.KeyOf(at - 1) is "kim" && tokens.KeyOf(at - 2) is "hợp" ? at - 2 : at; // hợp kim nhôm
        for (int i = first - 1; i >= Math.Max(0, first - Reach) && !tokens.IsBreak(i); i--)
            if (i != covered && Comparing.Contains(tokens.KeyOf(i)) && !(tokens.KeyOf(i) is "with" && EnglishMaterial.IsOfPart(tokens, end))) return false;
        claim = new Claim(ClaimKind.Material, first, end);
        return true;
    }

    /// <summary>thuỷ tinh thể: the lens of the eye.</summary>
    private static bool IsEye(in TokenList tokens, int at) => tokens.KeyOf(at) is "thuỷ" or "thủy" && tokens.KeyOf(at + 2) is "thể";

    /// <summary>Text without marks: only behind "chat lieu" or "lam tu", where bare words can mean nothing else.</summary>
    public static bool TryReadBare(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        if (!IsStatedBare(tokens, at - 1) || !BareByFirstWord.TryGetValue(tokens.KeyOf(at), out string[]? names)) return false;
        int length = 0;
        foreach (string name in names)
            if (name.Length > length && StandsAt(tokens, at, name)) length = name.Length;
        if (length == 0) return false;
        int end = at + 1;
        while (tokens[end - 1].End - tokens[at].Start < length) end++;
        claim = new Claim(ClaimKind.Material, at, end);
        return true;
    }

    private static bool IsStatedBare(in TokenList tokens, int before) =>
        (tokens.KeyOf(before) is "lieu" && tokens.KeyOf(before - 1) is "chat")
        || (tokens.KeyOf(before) is "tu" or "bang" && tokens.KeyOf(before - 1) is "lam" or "det" or "may" or "dan" or "che" or "duc");

    public static Judgement Judge(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        ReadOnlySpan<char> said = tokens.KeyOf(claim.First, claim.End);
        Judgement verbatim = WordingJudge.StandsIn(tokens, claim.First, claim.End, facts) ?? Judgement.No;
        if (verbatim.IsGrounded) return verbatim;
        if (EnglishMaterial.IsOfAnotherThing(claim, tokens, facts)) return Judgement.Yes;
        bool isContradicted = false;
        bool isCover = EnglishMaterial.IsCover(claim, tokens, facts);
        foreach (Material material in Materials)
        {
            if (!Holds(material, said, tokens.IsToneless)) continue;
            string[] carrying = NarrowFor(said, tokens.IsToneless) ?? material.Names;
            foreach (FactText text in facts.Texts)
            {
                if (text.Name is "review_highlights") continue;
                if (material.Kind == Feature && FeatureFacts.Carry(material.Names[0], text, facts)) return Judgement.By(text);
                if (text.Value.Length < 2) continue;
                if (char.IsAsciiDigit(text.Value[0]) && IsMember(text.Name, carrying)) return Judgement.By(text);
                FoldedText folded = facts.Fold(text.Value);
                if (HoldsAny(folded, carrying)) return Judgement.By(text);
                foreach (Material other in Materials) isContradicted |= material.Kind == Feature || (other.Kind == material.Kind || (isCover && IsHideForCloth(material, other, text))) && HoldsAny(folded, other.Names);
            }
        }
        return isContradicted || IsStated(tokens, claim.First) || IsStatedBare(tokens, claim.First - 1) ? Judgement.No : Judgement.Yes;
    }

    /// <summary>An attribute <c>cotton</c> of "95%".</summary>
    private static bool IsMember(string member, string[] names)
    {
        foreach (string name in names)
            if (WordingJudge.Contains(member, name)) return true;
        return false;
    }

    /// <summary>Leather where the material is a cloth: a cover is one or the other.</summary>
    private static bool IsHideForCloth(in Material said, in Material fact, in FactText text) =>
        said.Kind == 'l' && fact.Kind == 't' && (text.Name.Contains("material", StringComparison.Ordinal) || text.Parent.Contains("material", StringComparison.Ordinal));

    /// <summary>pure silk, genuine leather: one claim.</summary>
    public static bool IsPraise(in TokenList tokens, int at) => tokens.KeyOf(at) is "pure" or "genuine" or "real" or "solid";

    private static bool IsStated(in TokenList tokens, int at)
    {
        int before = at - 1;
        if (tokens.IsSymbol(before, '%') || tokens.IsSymbol(before, ':')) before--;
        return Stating.Contains(tokens.KeyOf(before)) || tokens[before].IsNumber
            || (tokens.KeyOf(before) is "từ" && tokens.KeyOf(before - 1) is "làm" or "dệt" or "may" or "đan" or "chế" or "đúc");
    }

    private static bool Holds(in Material material, ReadOnlySpan<char> said, bool bare)
    {
        foreach (string name in material.Names)
            if (said.SequenceEqual(name) || (bare && said.SequenceEqual(Bare(name)))) return true;
        return false;
    }

    /// <summary>The names that carry a finer word than the others of its row: "lụa tơ tằm" is no "lụa" of polyester.</summary>
    private static string[]? NarrowFor(ReadOnlySpan<char> said, bool bare)
    {
        foreach (string[] narrow in Narrow)
            foreach (string name in narrow)
                if (said.SequenceEqual(name) || (bare && said.SequenceEqual(Bare(name)))) return narrow;
        return null;
    }

    private static string Bare(string name) => new(FoldedText.Of(name).Toneless);

    private static bool HoldsAny(FoldedText fact, string[] names)
    {
        foreach (string name in names)
            if (WordingJudge.Contains(fact.Toned, name)) return true;
        return false;
    }

    private static bool StandsAt(in TokenList tokens, int at, string name)
    {
        int start = tokens[at].Start;
        ReadOnlySpan<char> text = tokens.Text.Toned;
        if (start + name.Length > text.Length || !text.Slice(start, name.Length).SequenceEqual(name)) return false;
        return start + name.Length == text.Length || !char.IsLetterOrDigit(text[start + name.Length]);
    }

    private static ReadOnlySpan<char> FirstWordOf(string name)
    {
        int end = 0;
        while (end < name.Length && char.IsLetter(name[end])) end++;
        return name.AsSpan(0, end);
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
