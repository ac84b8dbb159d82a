using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tone;

/// <summary>A form of address where it stands.</summary>
internal readonly record struct AddressUse(AddressForm Form, FoldedText Field, int FirstWord, int LastWord, bool IsBare = false)
{
    public TextSpan Span => Field.ToOriginal(Field.Words[FirstWord], Field.Words[LastWord]);
}

/// <summary>
/// Reads the forms of address of a text. Most of the words are also something else (bạn bè, nước Anh, chị em, lông mày, tao nhã), so each has
/// neighbours that make it an ordinary word. Without marks <c>ban</c>, <c>anh</c>, <c>may</c> and <c>tao</c> say
/// next to nothing: there only the plainest forms are read, to tell whether they are mixed.
/// </summary>
internal static class AddressReader
{
    private static readonly HashSet<string> AfterFriend = Set("bè trai gái đọc đời học hữu đồng thân nhậu thuở chơi diễn đường đảng nối");
    private static readonly HashSet<string> BeforeFriend = Set("người tình kết làm đôi nhóm hội bầu cô anh cậu chị đứa thằng con lũ đám bè tri");
    private static readonly HashSet<string> AfterElderBrother = Set("em trai ấy ta chàng hùng đào quốc ngữ túc tài minh họ nuôi rể thư văn kiệt nhi thảo thợ shipper lông sang ro chup bia");
    private static readonly HashSet<string> BeforeElderBrother = Set("nước tiếng quốc người hồng lan kim ngọc mai tuấn việt hoàng quang đức phương vân thuỳ quỳnh ông hoa châu mỹ ngữ bảng pha gốc xứ đàn tú lâm trâm nhật diệp hải duy thế thục thạch tinh hạng mèo size bulldog công");
    private static readonly HashSet<string> AfterElderSister = Set("em ấy ta gái hằng dâu họ nuôi đại chủ thợ");
    private static readonly HashSet<string> BeforeElderSister = Set("người đàn hội bà");
    private static readonly HashSet<string> AfterPeer = Set("bé ấy ta ruột út ông trai vàng cả");
    private static readonly HashSet<string> BeforePeer = Set("ông người bà");
    private static readonly HashSet<string> AfterBrow = Set("râu mò đay ngài ngang");
    private static readonly HashSet<string> BeforeBrow =
        Set("lông kẻ chân mặt tẩy tỉa đuôi dáng mí chì phun thêu chải gel mascara khuôn nét hàng vẽ tạo cạo nhuộm điêu sáp bột phấn cọ dao đầu giữa viền đường mi ăn lên trán xăm mũi dưỡng sống");
    private static readonly HashSet<string> AfterElegant = Set("nhã đàn ngộ khang loạn nhân");
    private static readonly HashSet<string> BeforeElegant = Set("thanh phong ly tiêu");

    private static readonly HashSet<string> Calling = Set("chào gửi thưa mời dạ kính chúc tặng nhắc mong ơi cảm ơn nhờ báo");
    /// <summary>What one does to somebody else: “gặp anh Dũng ở quầy”, “do chị Hoa may”.</summary>
    private static readonly HashSet<string> Reaching = Set("gọi nhắn gặp hỏi tìm hệ alo inbox do bởi là với cùng theo");

    /// <summary>“Chị Hạnh, thợ may của tiệm”.</summary>
    private static readonly HashSet<string> Trades = Set("thợ chủ nhân quản bếp đầu người kỹ tư tổ trưởng phụ");

    private static readonly HashSet<string> BareDoing = Set("thich muon nho can xem hay thu goi ghe chon");

    private const int FarthestSubject = 10;

    private static readonly HashSet<string> Telling = Set("ở kể nuôi bán làm nói bảo khen viết chia và cùng là từng đã hay thường vẫn cũng đang đến từ sống chọn mua dùng trồng rang dệt may nấu chăm");

    /// <summary>The words that <see cref="FormAt"/> knows, by hash: most words are dismissed by it.</summary>
    private static readonly ulong[] Starters = StartersOf("ban", "anh", "chi", "quy", "cau", "ni", "bo", "may", "ong", "bay", "mi", "tao");

    /// <summary>Adds each use in reading order.</summary>
    public static void Read(FoldedText field, List<AddressUse> uses)
    {
        ReadOnlySpan<Word> words = field.Words;
        int spokenOf = -1;
        for (int i = 0; i < words.Length; i++)
        {
            if ((Starters[(words[i].Hash & 1023) >> 6] & (1UL << (int)words[i].Hash)) == 0 || words[i].Kind != WordKind.Letters || words[i].Length is < 2 or > 5) continue;
            if (FormAt(field, words, i, out int last) is not { } form)
            {
                if (BareFormAt(field, words, i, out last) is { } bare)
                {
                    uses.Add(new AddressUse(bare, field, i, last, IsBare: true));
                    i = last;
                    continue;
                }
                if (spokenOf < 0 && field.TonedOf(words[i]) is "anh" or "chị" && IsSpokenOf(field, words, i)) spokenOf = i;
                continue;
            }
            // “nhắn chị Lan, chị trả lời ngay”
            if (spokenOf >= 0 && last == i && words[i].Hash == words[spokenOf].Hash && field.TonedOf(words[i]).SequenceEqual(field.TonedOf(words[spokenOf]))) continue;
            bool isMany = form == AddressForm.Rude && i > 0 && words[i].Before <= Gap.Blank && field.TonedOf(words[i - 1]) is "tụi" or "bọn" or "chúng" or "lũ" or "nhà";
            uses.Add(new AddressUse(form, field, isMany ? i - 1 : i, last));
            i = last;
        }
    }

    /// <summary>The form a tone file names: <c>bạn</c>, <c>anh/chị</c>, <c>quý khách</c>; null for <c>{title}</c> and neutral nouns.</summary>
    public static AddressForm? FormOf(string text)
    {
        FoldedText folded = FoldedText.Passing(text);
        for (int i = 0; i < folded.Words.Length; i++)
            if (FormAt(folded, folded.Words, i, out _) is { } form) return form;
        return null;
    }

    private static AddressForm? FormAt(FoldedText field, ReadOnlySpan<Word> words, int i, out int last)
    {
        last = i;
        switch (field.TonedOf(words[i]))
        {
            case "bạn":
                return Stands(field, words, i, i, BeforeFriend, AfterFriend) ? AddressForm.Friend : null;
            case "anh":
                if (IsWord(field, words, i + 1, "chị"))
                {
                    last = i + 1;
                    return IsWord(field, words, i + 2, "em") ? null : AddressForm.Elder;
                }
                return Stands(field, words, i, i, BeforeElderBrother, AfterElderBrother) && !IsProperName(field, words, i) && !IsSpokenOf(field, words, i) && !IsPicture(field, words, i) ? AddressForm.Elder : null;
            case "chị":
                return Stands(field, words, i, i, BeforeElderSister, AfterElderSister) && !IsSpokenOf(field, words, i) ? AddressForm.Elder : null;
            case "quý":
                if (!IsWord(field, words, i + 1, "khách") && !IsWord(field, words, i + 1, "vị")) return null;
                last = i + 1;
                return AddressForm.Guest;
            case "cậu":
                return Stands(field, words, i, i, BeforePeer, AfterPeer) ? AddressForm.Peer : null;
            case "ní":
                return AddressForm.Slang;
            case "bồ":
                return IsWord(field, words, i + 1, "ơi") || IsWord(field, words, i - 1, "mấy") ? AddressForm.Slang : null;
            case "mấy":
                if (!IsWord(field, words, i + 1, "bà") && !(IsWord(field, words, i + 1, "má") && IsWord(field, words, i + 2, "ơi"))) return null;
                last = i + 1;
                return AddressForm.Slang;
            case "ông":
                if (!IsWord(field, words, i + 1, "bà") || words[i + 1].Before != Gap.Tight) return null;
                last = i + 1;
                return AddressForm.Official;
            case "mày" or "mầy":
                return Stands(field, words, i, i, BeforeBrow, AfterBrow) ? AddressForm.Rude : null;
            case "bây" or "bay" when IsWord(field, words, i - 1, "tụi") || IsWord(field, words, i - 1, "bọn") || IsWord(field, words, i - 1, "chúng") || IsWord(field, words, i - 1, "lũ"):
                return AddressForm.Rude;
            case "mi" when IsWord(field, words, i - 1, "nhà") || IsWord(field, words, i - 1, "chúng"):
                return AddressForm.Rude;
            case "tao":
                return Stands(field, words, i, i, BeforeElegant, AfterElegant) && !ToneContext.IsBare(field, i, i) ? AddressForm.Rude : null;
            default:
                return null;
        }
    }

    /// <summary>
    /// Text without marks, where little can be nothing else: quy khach, anh/chi, “chao ban”, and “ban” that opens a clause before what a reader does. <c>ban</c> alone
    /// is also a table and a sale.
    /// </summary>
    private static AddressForm? BareFormAt(FoldedText field, ReadOnlySpan<Word> words, int i, out int last)
    {
        last = i;
        AddressForm? form = null;
        switch (field.TonedOf(words[i]))
        {
            case "quy" when IsWord(field, words, i + 1, "khach"):
                last = i + 1;
                form = AddressForm.Guest;
                break;
            case "anh" when IsWord(field, words, i + 1, "chi") && words[i + 1].Before == Gap.Tight:
                last = i + 1;
                form = AddressForm.Elder;
                break;
            case "ban" when IsWord(field, words, i - 1, "chao") || IsWord(field, words, i + 1, "oi") || ((i == 0 || words[i].Before > Gap.Blank) && IsOneOf(field, words, i + 1, BareDoing)):
                form = AddressForm.Friend;
                break;
        }
        return form is not null && ToneContext.IsBare(field, i, last) ? form : null;
    }

    /// <summary>“xem hinh anh”, “gui anh”: without marks, what is neither greeted nor opens a clause.</summary>
    private static bool IsPicture(FoldedText field, ReadOnlySpan<Word> words, int i) =>
        i > 0 && words[i].Before <= Gap.Blank && !IsWord(field, words, i - 1, "chao") && !IsWord(field, words, i + 1, "oi") && ToneContext.IsBare(field, i, i);

    /// <summary>Whether neither neighbour in the same clause makes the word an ordinary one.</summary>
    private static bool Stands(FoldedText field, ReadOnlySpan<Word> words, int first, int last, HashSet<string> before, HashSet<string> after)
    {
        if (first > 0 && words[first].Before <= Gap.Blank && before.GetAlternateLookup<ReadOnlySpan<char>>().Contains(field.TonedOf(words[first - 1]))) return false;
        return last + 1 >= words.Length || words[last + 1].Before > Gap.Blank
            || !after.GetAlternateLookup<ReadOnlySpan<char>>().Contains(field.TonedOf(words[last + 1]));
    }

    /// <summary>“Trâm Anh”, “Vương quốc Anh”: a capital in the middle of a sentence, unless a name follows it (“chào Anh Minh”).</summary>
    private static bool IsProperName(FoldedText field, ReadOnlySpan<Word> words, int i) =>
        i > 0 && words[i].Before <= Gap.Blank && IsCapital(field, words[i]) && IsCapital(field, words[i - 1]) && words[i - 1].Length > 0;

    /// <summary>“chị Thảo nuôi Mun”, “mèo của chị Lê Ngọc”, “bạn gọi chị Thảo”: somebody with a name who is neither greeted nor called.</summary>
    private static bool IsSpokenOf(FoldedText field, ReadOnlySpan<Word> words, int i)
    {
        int last = i;
        while (last + 1 < words.Length && words[last + 1].Kind == WordKind.Letters && words[last + 1].Before <= Gap.Blank && IsCapital(field, words[last + 1])) last++;
        if (last == i) return IsOneOf(field, words, i - 1, Asking) && i + 1 < words.Length && words[i + 1].Before <= Gap.Blank && IsOneOf(field, words, i + 1, Staff);
        bool opens = i == 0 || words[i].Before > Gap.Blank;
        if (!opens && IsOneOf(field, words, i - 1, Calling)) return false;
        if (IsWord(field, words, last + 1, "ơi") || IsWord(field, words, last + 1, "à")) return false;
        if (!opens && (IsWord(field, words, i - 1, "của") || IsWord(field, words, i - 1, "như") || IsOneOf(field, words, i - 1, Reaching) || HasOtherSubject(field, words, i))) return true;
        if (last + 1 >= words.Length) return false;
        if (words[last + 1].Before > Gap.Blank) return opens && IsOneOf(field, words, last + 1, Trades) && field.Toned[words[last].End..words[last + 1].Start].StartsWith(',');
        return (opens || IsWord(field, words, i - 1, "và")) && IsOneOf(field, words, last + 1, Telling);
    }

    /// <summary>“hỏi chị kho”, “gặp anh bảo vệ”: somebody by what they do at the shop.</summary>
    private static readonly HashSet<string> Staff = Set("kho shipper thợ bảo quản thu kế tổng lễ trực giao phụ");

    private static readonly HashSet<string> Asking = Set("hỏi gọi gặp nhắn tìm kiếm nhờ hệ");

    /// <summary>“bạn gửi ảnh cho chị Thu”: the reader stands before it in the same clause.</summary>
    private static bool HasOtherSubject(FoldedText field, ReadOnlySpan<Word> words, int i)
    {
        for (int at = i - 1; at >= 0 && i - at <= FarthestSubject && words[at + 1].Before <= Gap.Blank; at--)
            if (IsWord(field, words, at, "bạn")) return true;
        return false;
    }

    private static bool IsOneOf(FoldedText field, ReadOnlySpan<Word> words, int i, HashSet<string> known) =>
        i >= 0 && known.GetAlternateLookup<ReadOnlySpan<char>>().Contains(field.TonedOf(words[i]));

    private static bool IsCapital(FoldedText field, Word word) => char.IsUpper(field.Original[field.ToOriginal(word.Start, 1).Start]);

    private static bool IsWord(FoldedText field, ReadOnlySpan<Word> words, int i, string wanted) =>
        i >= 0 && i < words.Length && field.TonedOf(words[i]).SequenceEqual(wanted);

    private static ulong[] StartersOf(params ReadOnlySpan<string> toneless)
    {
        ulong[] bits = new ulong[16];
        foreach (string word in toneless) bits[(Word.HashOf(word) & 1023) >> 6] |= 1UL << (int)Word.HashOf(word);
        return bits;
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
