using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>Reads what a part of the goods is said to be made of: "khung thép", "đế cao su", "mặt kính cường lực". Such a material is no manner of speaking: a fact must name it.</summary>
internal static class PartReader
{
    /// <summary>Words between a part and its material: "khung xe làm bằng sắt".</summary>
    private const int MostBetween = 3;

    private const int Reach = 3;
    private const int MostOfName = 4;

    /// <summary>Parts of goods; each opens the reader.</summary>
    internal static readonly string[] Openings = "khung vành lốp yên đế chân vỏ thân nắp quai cán mặt tay ghi sườn lưỡi chip chipset cpu gpu vi".Split(' ');

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Between = Set("xe bàn ghế máy sườn ngoài cầm đông giày dép làm bằng từ bọc được là ốp chất liệu lam bang tu boc");

    /// <summary>Before a part: what is said of it is not said of these goods.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Turning = Set("như không chẳng thay hơn tránh đừng lau nhu khong thay hon tranh dung cho hợp");

    public static bool TryRead(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        if (TryReadChip(tokens, at, out claim)) return true;
        if (!IsPart(tokens, at)) return false;
        for (int i = at - 1; i >= Math.Max(0, at - Reach) && !tokens.IsBreak(i); i--)
            if (Turning.Contains(tokens.KeyOf(i))) return false;
        int material = at + 1;
        while (material - at <= MostBetween && Between.Contains(tokens.KeyOf(material))) material++;
        int length = tokens[material].Before == Spacing.Blank ? LengthOf(tokens, material) : 0;
        if (length == 0) return false;
        claim = new Claim(ClaimKind.Name, material, material + length);
        return true;
    }

    /// <summary>"chip Kestrel X2", "vi xử lý Orion 7": a component by a name of its own. What a chip is for ("chip Bluetooth") is no name.</summary>
    private static bool TryReadChip(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        int name = tokens.KeyOf(at) switch
        {
            "chip" or "chipset" or "cpu" or "gpu" when tokens.KeyOf(at - 1) is not ("khoai" or "bánh" or "snack" or "chuối") => at + 1,
            "vi" when tokens.KeyOf(at + 1) is "xử" or "xu" && tokens.KeyOf(at + 2) is "lý" or "lí" or "ly" => at + 3,
            _ => at,
        };
        if (name == at || !IsOwnName(tokens, name)) return false;
        int end = name + 1;
        while (end - name < MostOfName && tokens[end].Before != Spacing.Line && (IsOwnName(tokens, end) || tokens[end].IsNumber || (tokens[end].IsWord && tokens[end].Length <= 2 && tokens.IsCapital(end)))) end++;
        claim = new Claim(ClaimKind.Name, name, end);
        return true;
    }

    private static bool IsOwnName(in TokenList tokens, int at)
    {
        if (!tokens[at].IsWord || tokens[at].Length < 3 || !tokens.IsCapital(at) || tokens.KeyOf(at) is "nào" or "mới" or "bluetooth" or "wifi" or "silicon" or "led" or "cob") return false;
        TextSpan span = tokens.SpanOf(at, at + 1);
        return char.IsLower(tokens.Text.Original[span.Start + 1]);
    }

    private static bool IsPart(in TokenList tokens, int at) => tokens.KeyOf(at) switch
    {
        "khung" or "vành" or "lốp" or "yên" or "đế" or "chân" or "vỏ" or "thân" or "nắp" or "quai" or "cán" or "mặt" or "sườn" or "lưỡi" => true,
        "tay" => tokens.KeyOf(at + 1) is "cầm" or "cam",
        "ghi" => tokens.KeyOf(at + 1) is "đông" or "dong",
        _ => false,
    };

    /// <summary>How many words the material takes; 0 where none starts. Cloth, leather, wood and named metals have a reader of their own.</summary>
    private static int LengthOf(in TokenList tokens, int at)
    {
        ReadOnlySpan<char> next = tokens.KeyOf(at + 1);
        return tokens.KeyOf(at) switch
        {
            "cao" when next is "su" => 2,
            "kính" when next is "cường" && tokens.KeyOf(at + 2) is "lực" => 3,
            "hợp" when next is "kim" => tokens.KeyOf(at + 2) is "nhôm" or "titan" or "magie" or "kẽm" or "đồng" or "thép" ? 3 : 2,
            "hop" when next is "kim" => tokens.KeyOf(at + 2) is "nhom" or "titan" or "magie" or "kem" or "dong" or "thep" ? 3 : 2,
            "kim" when next is "loại" => 2,
            "sắt" or "nhôm" or "inox" or "titan" => 1,
            "thép" when next is not ("không" or "carbon" or "damascus") => 1,
            _ => 0,
        };
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
