using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// Tells the words that make a price, a saving or a former price of a number from the same letters in other words: chi tiết, giảm ồn, giá sách, nút trước,
/// and, in text without marks, bột, khẩu trang, dụng cụ.
/// </summary>
internal static class LeadWords
{
    /// <summary>Behind "giảm": what goods do.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Eased = Set(
        "xóc chấn ồn đau nhiệt cân mỡ stress căng áp rung mụn thâm gàu rụng lực tốc béo ngứa mùi khô nhờn bã nếp nhăn ẩm chói loá lóa mỏi sưng bụng eo ngọt mặn đường cay muỗi sáng nắng cồn bụi tiếng nguy xước bết xơ");

    /// <summary>Behind "giam" in text without marks: giấm táo.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Vinegars = Set("tao gao nho bong mo chuoi trang balsamic");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Powders = Set("sua tinh nuoc kem ca men mau banh");

    /// <summary>Behind "giá": a rack, and in text without marks gia đình, gia vị, gia dụng.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Racks = Set("đỡ sách treo phơi kệ vẽ đựng úp móc đỗ nướng");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BareRacks = Set("do sach treo phoi ke dung up moc nuong dinh vi");

    /// <summary>What lies in front of goods: nút trước, túi trước.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Fronts = Set(
        "nút túi mặt phanh thân phía ngực cổ khoá khóa camera kính bánh cửa vạt buộc cài gài tà dây đèn lưng");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeChild = Set("cho be me voi cua nuoi ga meo cun gau heo vit tho");

    /// <summary>Behind "hạ" with a capital: the verb in a headline, not a name.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lowered = Set("giá sốc mạnh sâu thêm ngay còn xuống liền tới đến từ nhiệt cực khủng kịch chạm đáy");

    /// <summary>Whether a word of <see cref="Cue.Off"/> says that the price of the number at <paramref name="number"/> is lowered.</summary>
    public static bool IsReduction(in TokenList tokens, int at, int number)
    {
        ReadOnlySpan<char> next = tokens.KeyOf(at + 1);
        if (IsTimeOfPrice(tokens, at)) return false;
        switch (tokens.KeyOf(at))
        {
            case "tiết" or "tiet": return next is "kiệm" or "kiem" && !IsOfPriceItself(tokens, at);
            case "ưu" or "uu": return next is "đãi" or "dai" or "dãi" && !IsOfPriceItself(tokens, at);
            case "sale" or "hời": return !IsOfPriceItself(tokens, at);
            case "giảm": return !Eased.Contains(next);
            case "giam": return !Eased.Contains(next) && !(tokens.IsToneless && Vinegars.Contains(next));
            case "bot": return !Powders.Contains(tokens.KeyOf(at - 1)) && (at + 1 == number || next is "ngay" or "them" or "con" or "den" or "toi" or "lien");
            case "hoi": return false;
            case "khau": return tokens.KeyOf(at - 1) is "chiet" || next is "tru";
            case "off": return next is not ("white" or "the" or "road" or "shoulder");
            case "hạ" or "ha": return !IsName(tokens, at);
            default: return true;
        }
    }

    /// <summary>"giá sau giảm 285k", "giá trước khi giảm 380k": the time at which a price stands, no amount off.</summary>
    private static bool IsTimeOfPrice(in TokenList tokens, int at)
    {
        int before = tokens.KeyOf(at - 1) is "khi" ? at - 2 : at - 1;
        return tokens.KeyOf(before) is "trước" or "truoc" or "sau" && tokens.CueAt(before - 1) == Cue.Price;
    }

    /// <summary>"ngày cuối của ưu đãi: 285.000đ": behind a colon stands the offer itself, which may be a price.</summary>
    public static bool IsNameOfOffer(in TokenList tokens, int at) => tokens.KeyOf(at) is "ưu" or "uu" or "sale" or "off" or "discount" or "discounts" or "hời";

    /// <summary>"giá ưu đãi 690.000đ": what is paid, unless more is said ("giảm giá ưu đãi 50.000đ").</summary>
    private static bool IsOfPriceItself(in TokenList tokens, int at) => tokens.CueAt(at - 1) == Cue.Price && tokens.CueAt(at - 2) is not (Cue.Off or Cue.Code);

    /// <summary>giá đỡ, giá sách.</summary>
    public static bool IsRack(in TokenList tokens, int at) =>
        tokens.KeyOf(at) is "giá" ? Racks.Contains(tokens.KeyOf(at + 1)) : tokens.IsToneless && tokens.KeyOf(at) is "gia" && BareRacks.Contains(tokens.KeyOf(at + 1));

    /// <summary>Whether a word of a price before, now or left is one.</summary>
    public static bool IsOfPrice(in TokenList tokens, int at)
    {
        switch (tokens.KeyOf(at))
        {
            case "trước" or "truoc": return !Fronts.Contains(tokens.KeyOf(at - 1));
            case "gốc" or "goc" or "cu": return tokens.CueAt(at - 1) == Cue.Price || !tokens[at - 1].IsWord || at == 0 || (tokens.KeyOf(at) is "gốc" && !tokens[at + 1].IsWord) || tokens.KeyOf(at - 1) is "mức" or "muc" or "bán" or "ban" or "với" or "voi";
            case "niêm" or "niem": return tokens.KeyOf(at + 1) is "yết" or "yet";
            case "con": return !BeforeChild.Contains(tokens.KeyOf(at - 1));
            default: return true;
        }
    }

    /// <summary>Búp bê Hạ Vy, Ngan Ha, Đầm bầu Hạ giá 389.000đ: written like a name, before a word that is not the verb's.</summary>
    private static bool IsName(in TokenList tokens, int at)
    {
        if (!tokens.IsCapital(at)) return false;
        bool isInside = at > 0 && tokens[at - 1].IsWord && tokens[at].Before == Spacing.Blank;
        bool isBehindName = isInside && tokens.IsCapital(at - 1);
        Token next = tokens[at + 1];
        if (!next.IsWord) return isBehindName && next.Symbol is ':' or ',' or '|' or '-' or '.';
        if (tokens.IsCapital(at + 1)) return !Lowered.Contains(tokens.KeyOf(at + 1)) && !IsAllCapitals(tokens, at + 1);
        return tokens.KeyOf(at) is "hạ" ? isInside || ((at == 0 || tokens.IsBreak(at - 1)) && IsForeign(tokens, at + 1)) : isBehindName; // Hạ wedge sandals 420.000đ
    }

    private static bool IsAllCapitals(in TokenList tokens, int at)
    {
        TextSpan span = tokens.SpanOf(at, at + 1);
        return span.Length > 1 && tokens.Text.Original.AsSpan(span.Start, span.Length).ContainsAnyInRange('a', 'z') is false;
    }

    /// <summary>A word that Vietnamese does not spell so: what stands before it is a name, not a verb.</summary>
    private static bool IsForeign(in TokenList tokens, int at) =>
        !ToneContext.LooksVietnamese(tokens.Text.Toneless.Slice(tokens[at].Start, tokens[at].Length));

    /// <summary>The words as written and without marks.</summary>
    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words)
    {
        HashSet<string> both = new(StringComparer.Ordinal);
        foreach (string word in words.Split(' '))
        {
            FoldedText folded = FoldedText.Of(word);
            both.Add(new string(folded.Toned));
            both.Add(new string(folded.Toneless));
        }
        return both.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
