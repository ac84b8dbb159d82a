using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tone;

/// <summary>Capitals of a field, names left out.</summary>
/// <param name="Span">The longest stretch of words in capitals that are no names, in original offsets; null where capitals stand one by one (F R E E).</param>
internal readonly record struct CapitalCount(int Letters, int Capitals, TextSpan? Span)
{
    /// <summary>So many other words may stand inside a shouted stretch: “GIẢM SỐC cho MỌI ĐƠN”.</summary>
    private const int MostBetween = 1;

    /// <summary>An unknown word of at most so many capitals is a code or an acronym, where it is no word of either language.</summary>
    private const int LongestAcronym = 6;

    private const int LongestSender = 5;

    /// <summary>“mã LAUSACH”, “soạn HUY”: what follows in capitals is typed as it stands.</summary>
    private static readonly HashSet<string> BeforeCodes = new("ma nhap code hieu voucher coupon go soan".Split(' '), StringComparer.Ordinal);

    /// <summary>“nhập NGAY mã”: the words that are shouted between.</summary>
    private static readonly HashSet<string> NoCodes = new("NGAY LIEN LUON NHANH GAP MA CODE NOW DE CHI DUOC".Split(' '), StringComparer.Ordinal);

    /// <summary>English words that are shouted; the Vietnamese ones are known by their syllables.</summary>
    private static readonly HashSet<string> Shouts = new(
        ("FREE SALE SALES HOT WOW OFF HURRY NOW BUY LAST CHANCE DEAL DEALS BIG MEGA SUPER FLASH TODAY ONLY BEST STOP LOOK OMG SHOCK SHOP ORDER MUST GET WIN HUGE CRAZY SAVE FINAL ENDS ENDING SOON LIMITED " +
        "OFFER ALERT URGENT DONT MISS CLICK HERE GIFT GIFTS BUM COMBO FREESHIP CHEAP WAIT THE AND YOU YOUR THIS VERY EXTRA").Split(' '), StringComparer.Ordinal);

    /// <summary>Written in capitals by everybody.</summary>
    private static readonly HashSet<string> Acronyms = new(
        ("COD SMS QC AD SPF PA UV UVA UVB LED OLED LCD USB TV PC VND VNĐ VN HN HCM TPHCM TP ISO BHA AHA PHA HD UHD FHD GB TB MB RAM SSD ROM CPU GPU ID FAQ HSD NSX GMO USDA SKU " +
        "OTP CCCD CMND PIN MST STK DIY XS XL XXL XXXL OK AI APP IOS NFC GPS CEO KG ML OZ UK US USA EU FDA GMP CGMP BPA PVC ABS EVA DHA CC BB ZNS ZBS QR KM NEW VIP").Split(' '), StringComparer.Ordinal);

    /// <summary>A quick look that costs nothing to calm text.</summary>
    public static bool IsLoud(FoldedText field, int fewestLetters, int mostPercent, bool anyCapitalWord)
    {
        int letters = 0;
        int capitals = 0;
        int run = 0;
        bool word = false;
        foreach (char unit in field.Original)
        {
            if (LetterCase.IsUpper(unit))
            {
                capitals++;
                letters++;
                word |= ++run >= 2;
            }
            else
            {
                run = 0;
                if (LetterCase.IsLetter(unit)) letters++;
            }
        }
        return (letters >= fewestLetters && capitals * 100 > letters * mostPercent) || (anyCapitalWord && word);
    }

    public static CapitalCount Of(FoldedText field, GuardrailContext context)
    {
        int letters = 0;
        int capitals = 0;
        Run longest = default;
        Run run = default;
        FactNames names = new(context);
        ReadOnlySpan<Word> words = field.Words;
        for (int i = WordsOfSender(field, context, names); i < words.Length; i++)
        {
            if (words[i].Kind != WordKind.Letters) continue;
            (int size, int upper) = Count(field, words[i]);
            // Codes (MAY10) touch digits; a single capital starts a sentence or a name, or is a size in a list.
            if (size == 1 && upper == 1 && !IsSpelledOut(field, words, i)) continue;
            if (upper >= 2 && (IsPlaceholder(field, words[i]) || TouchesNumber(field, words, i) || IsName(WrittenOf(field, words[i]).ToString(), names) || IsAcronym(field, words, i, names))) continue;
            letters += size;
            if ((upper >= 2 && upper == size) || size == 1) capitals += upper; // Title Case is a name, or a style, but no shout; so is VietGAHP
            if (upper < size || size < 2)
            {
                run.Between++;
                continue;
            }
            TextSpan span = field.ToOriginal(words[i].Start, words[i].Length);
            run = run.Letters > 0 && run.Between <= MostBetween ? new Run(run.Start, span.End, run.Letters + size) : new Run(span.Start, span.End, size);
            if (run.Letters > longest.Letters) longest = run;
        }
        return new CapitalCount(letters, capitals, longest.Letters > 0 ? TextSpan.FromTo(longest.Start, longest.End) : null);
    }

    /// <summary>“[QC] MUC VA MUOP:”: how many words the label and the sender take where an SMS opens with both, written in capitals as the networks ask.</summary>
    private static int WordsOfSender(FoldedText field, GuardrailContext context, FactNames names)
    {
        if (context.Channel != "sms" || field.Words.Length < 2 || field.TonelessOf(field.Words[0]) is not ("qc" or "ad" or "tb" or "cskh")) return 0;
        ReadOnlySpan<Word> words = field.Words;
        bool isNamed = false;
        for (int i = 1; i < words.Length && i <= LongestSender; i++)
        {
            isNamed |= names.Contains(WrittenOf(field, words[i]).ToString());
            if (words[i].End < field.Length && field.Toned[words[i].End] == ':') return isNamed ? i + 1 : 0;
        }
        return 0;
    }

    private record struct Run(int Start, int End, int Letters)
    {
        public int Between { get; set; }
    }

    private static ReadOnlySpan<char> WrittenOf(FoldedText field, Word word)
    {
        TextSpan span = field.ToOriginal(word.Start, word.Length);
        return field.Original.AsSpan(span.Start, span.Length);
    }

    private static (int Size, int Upper) Count(FoldedText field, Word word)
    {
        int size = 0;
        int upper = 0;
        foreach (char unit in WrittenOf(field, word))
        {
            if (!char.IsLetter(unit)) continue;
            size++;
            if (char.IsUpper(unit)) upper++;
        }
        return (size, upper);
    }

    private static bool IsCapitals(FoldedText field, ReadOnlySpan<Word> words, int i) =>
        i >= 0 && i < words.Length && words[i].Kind == WordKind.Letters && Count(field, words[i]) is var (size, upper) && size >= 2 && upper == size;

    /// <summary>“F R E E”: single letters with blanks between them.</summary>
    private static bool IsSpelledOut(FoldedText field, ReadOnlySpan<Word> words, int i) =>
        (i > 0 && words[i].Before == Gap.Blank && IsSingle(field, words[i - 1])) || (i + 1 < words.Length && words[i + 1].Before == Gap.Blank && IsSingle(field, words[i + 1]));

    private static bool IsSingle(FoldedText field, Word word) => Count(field, word) == (1, 1);

    /// <summary>“ISBN”, “NAPAS”: a short word in capitals that is none of either language, among words that are not shouted.</summary>
    private static bool IsAcronym(FoldedText field, ReadOnlySpan<Word> words, int i, FactNames names)
    {
        if (words[i].Marked) return false;
        string written = WrittenOf(field, words[i]).ToString();
        if (i > 0 && BeforeCodes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(field.TonelessOf(words[i - 1])) && !NoCodes.Contains(written)
            && (!Shouts.Contains(written) || !IsCapitals(field, words, i - 1)) && !IsCapitals(field, words, i + 1)) return true;
        if (words[i].Length > LongestAcronym || Shouts.Contains(written)) return false;
        return !ToneContext.LooksVietnamese(field.TonelessOf(words[i])) && IsCalm(field, words, i - 1, names) && IsCalm(field, words, i + 1, names);
    }

    private static bool IsCalm(FoldedText field, ReadOnlySpan<Word> words, int i, FactNames names) =>
        !IsCapitals(field, words, i) || IsName(WrittenOf(field, words[i]).ToString(), names) || (words[i].Length <= LongestAcronym && !words[i].Marked && !ToneContext.LooksVietnamese(field.TonelessOf(words[i])) && !Shouts.Contains(WrittenOf(field, words[i]).ToString()));

    /// <summary>%FIRSTNAME%, {NAME}: what was left unfilled is another rule's business.</summary>
    private static bool IsPlaceholder(FoldedText field, Word word) =>
        IsBetweenBrackets(field, word) || (word.Start > 0 && field.Toned[word.Start - 1] is '%' or '{' or '<' or '_' or '[') || (word.End < field.Length && field.Toned[word.End] is '}' or '>' or '_' or ']');

    /// <summary>[TÊN KHÁCH HÀNG].</summary>
    private static bool IsBetweenBrackets(FoldedText field, Word word)
    {
        const int longest = 40;
        ReadOnlySpan<char> before = field.Toned[Math.Max(0, word.Start - longest)..word.Start];
        int open = before.LastIndexOfAny('[', '{');
        return open >= 0 && before[open..].IndexOfAny(']', '}') < 0 && field.Toned[word.End..Math.Min(field.Length, word.End + longest)].IndexOfAny(']', '}') >= 0;
    }

    /// <summary>Beside a digit, with or without a hyphen: MAY10, NL-88213.</summary>
    private static bool TouchesNumber(FoldedText field, ReadOnlySpan<Word> words, int i)
    {
        int end = words[i].End < field.Length && field.Toned[words[i].End] == '-' ? words[i].End + 1 : words[i].End;
        return (end < field.Length && field.Classes[end] == FoldClass.Digit) || (words[i].Start > 0 && field.Classes[words[i].Start - 1] == FoldClass.Digit);
    }

    private static bool IsName(string word, FactNames names) => Acronyms.Contains(word) || names.Contains(word);
}
