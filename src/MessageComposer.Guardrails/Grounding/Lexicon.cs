namespace MessageComposer.Guardrails.Grounding;

/// <summary>Words and their cues, in two tables: as written with marks, and for text that is itself written without.</summary>
internal static class Lexicon
{
    private const int TableSize = 2048;
    private const int LongestWord = 14;

    // Spellings by cue; "!" in front: only with its marks, because the bare letters mean something else too often.
    private static readonly (Cue Cue, string Spellings)[] Rows =
    [
        (Cue.Zero, "không zero khong"), (Cue.One, "một one"), (Cue.Two, "hai two"), (Cue.Three, "ba three"), (Cue.Four, "bốn four"), (Cue.Five, "năm five"),
        (Cue.Six, "sáu six"), (Cue.Seven, "bảy bẩy seven"), (Cue.Eight, "tám eight"), (Cue.Nine, "chín nine"),
        (Cue.OneAfterTens, "mốt"), (Cue.FourAfterTens, "!tư"), (Cue.FiveAfterTens, "lăm nhăm"),
        (Cue.Ten, "mười"), (Cue.Tens, "mươi"), (Cue.Twenty, "hăm"), (Cue.TensUnit, "chục"), (Cue.Hundred, "trăm"), (Cue.Thousand, "nghìn ngàn ngìn thousand"),
        (Cue.Million, "triệu million"), (Cue.Billion, "tỷ tỉ billion"), (Cue.AndAHalf, "rưỡi rưởi"), (Cue.Odd, "linh lẻ"), (Cue.HalfOf, "nửa"), (Cue.Part, "phần"), (Cue.Hang, "hàng"),
        (Cue.EnglishNumber, "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"),
        (Cue.EnglishHundred, "hundred"), (Cue.Half, "half"),
        (Cue.MonthName, "jan january feb february mar march apr april jun june jul july aug august sep sept september oct october nov november dec december"),
        (Cue.K, "k"), (Cue.Tr, "tr"), (Cue.Cu, "!củ"), (Cue.Canh, "!cành"), (Cue.Dong, "đ đồng vnd vnđ d vnds dong"), (Cue.ForeignMoney, "usd eur dollars dollar"), (Cue.Percent, "percent pct"),
        (Cue.Hour, "h giờ tiếng hour hours hrs"), (Cue.Minute, "phút minute minutes mins"), (Cue.Second, "giây seconds"), (Cue.Day, "ngày day days"),
        (Cue.Week, "tuần week weeks"), (Cue.Month, "tháng month months"), (Cue.Year, "year years"),
        (Cue.Morning, "sáng am"), (Cue.Noon, "trưa"), (Cue.Afternoon, "chiều pm"), (Cue.Evening, "tối"), (Cue.Night, "đêm khuya"),
        (Cue.Star, "sao star stars"), (Cue.Score, "điểm points"), (Cue.Review, "review reviews rv feedback feedbacks ratings rating"), (Cue.Judge, "đánh"), (Cue.Remark, "xét reviewed"),
        (Cue.Turn, "lượt"), (Cue.Person, "khách người hội bạn users customers people buyers members"),
        (Cue.Item, "món cái chiếc hộp chai suất cặp bộ gói tuýp lọ thỏi miếng viên lon lốc thùng quả slot mẫu items pieces units cây bịch đôi thanh hũ túi vỉ pcs"),
        (Cue.San, "sản sp"), (Cue.Pham, "phẩm"), (Cue.Occasion, "lần times"), (Cue.Order, "đơn orders order"),
        (Cue.Measure, "ml g gr gam gram kilogam kg mg l lit lít cm mm m km w kw v hz khz gb tb mah inch inches oz cc litre litres liter liters grams ký ghz mhz mp px db gsm lumen lumens denier dpi lux calo kcal cal rpm btu ohm tấc mét watt volt metre metres meter meters kilogram kilograms gramme grammes millilitre millilitres milliliter milliliters centimetre centimetres centimeter centimeters watts volts kilo kilos lm ounce ounces calories decibel decibels megapixel megapixels pixel pixels"),
        (Cue.Size, "size sizes cỡ sz"),
        (Cue.Material, "!lụa !tơ silk linen !lanh !đũi cotton polyester nylon !len wool cashmere !nhung velvet denim !voan chiffon satin !vải !da leather suede !gỗ oak walnut teak !inox !thép stainless steel !nhôm aluminium aluminum !gang titan titanium !gốm !sứ !pha porcelain crystal !vàng !bạc gold silver !lông canvas kaki bamboo mdf pu silicone !nhựa plastic acrylic !tre !mây rattan !nỉ !dạ !thuỷ !thủy glass !chống !kháng !khử !giặt waterproof water noise scratch scratchproof wireless machine fireproof !sợi !mạ cowhide pine carbon merino !gấm microfiber organza tweed flannel !bạch platinum ostrich snakeskin calfskin birch plywood simili alpaca spandex rayon viscose tencel modal !cảm touchscreen touch niacinamide retinol collagen ceramide peptide hyaluronic taurine probiotic dha omega centella"),
        (Cue.Price, "giá price prices"), (Cue.Off, "giảm bớt off sale save saved saving savings hời discount discounts khấu tiết ưu hạ cashback"), (Cue.Remaining, "còn left remaining sót"),
        (Cue.Only, "chỉ only vỏn"), (Cue.Before, "trước cũ was"), (Cue.Original, "gốc niêm original list"), (Cue.Down, "xuống"), (Cue.New, "mới now"), (Cue.From, "từ from"),
        (Cue.Until, "đến tới until tận"), (Cue.Over, "hơn trên over above"), (Cue.Near, "gần nearly almost ngót"), (Cue.About, "khoảng tầm chừng xấp xỉ about around"),
        (Cue.Under, "dưới below under"), (Cue.NotYet, "chưa"), (Cue.Most, "đa"), (Cue.Least, "thiểu ít least"), (Cue.Money, "tiền"), (Cue.Each, "mỗi each per"), (Cue.Total, "tổng total cộng"),
        (Cue.Refund, "hoàn refund"), (Cue.Code, "mã code voucher vouchers coupon coupons"), (Cue.Enter, "nhập enter"), (Cue.Buy, "mua buy"), (Cue.Give, "tặng get gift"),
        (Cue.Deliver, "giao delivery delivered vận"), (Cue.Within, "trong within"), (Cue.After, "sau after"), (Cue.Rank, "top số no"), (Cue.Ordinal, "bước !đợt chương tập step thứ level version bản đời gen"), (Cue.Swap, "đổi"),
        (Cue.Free, "miễn free freeship freeships"), (Cue.Ship, "ship ships shipped shipping"), (Cue.Transport, "chuyển"), (Cue.Pay, "trả thanh pay"), (Cue.Receive, "nhận receive"),
        (Cue.Brand, "thương hiệu hãng nhãn brand nxb"), (Cue.Genuine, "chính"), (Cue.Origin, "xuất xứ"), (Cue.Made, "made"), (Cue.Instalment, "góp"), (Cue.Check, "kiểm"), (Cue.Install, "lắp"), (Cue.Fraction, "third thirds quarter quarters fifth sixth tenth"), (Cue.Colour, "!màu"), (Cue.Cod, "cod"),
        (Cue.Praise, "khen nói bảo says said wrote viết chia kể"), (Cue.End, "hết kết ends end expires expire"), (Cue.Born, "sn"), (Cue.Up, "up lên"),
        (Cue.Hom, "hôm"), (Cue.Nay, "nay today tonight"), (Cue.Mai, "mai tomorrow"), (Cue.Weekday, "chủ"),
        (Cue.PhoneCue, "sđt sdt đt dt tel phone mobile zalo gọi lh liên alo call ib inbox thoại viber whatsapp nhắn ring"), (Cue.Hotline, "hotline đài"),
        (Cue.CitizenId, "cccd cmnd cmt cmtnd cmtnd"), (Cue.Can, "căn"), (Cue.Cuoc, "cước"), (Cue.Chung, "chứng"), (Cue.Minh, "minh danh"), (Cue.Passport, "passport"),
        (Cue.Ho, "!hộ"), (Cue.Chieu, "!chiếu"), (Cue.Licence, "gplx"), (Cue.Bang, "bằng"), (Cue.Lai, "lái xe"), (Cue.TaxCode, "mst tax"), (Cue.Thue, "thuế"), (Cue.Insurance, "bhxh bhyt bhtn"),
        (Cue.Bao, "bảo"), (Cue.Hiem, "hiểm"), (Cue.Card, "!thẻ card visa mastercard napas atm jcb amex"), (Cue.AccountCue, "stk account acc tk ck ckhoan"), (Cue.Tai, "tài"), (Cue.Khoan, "khoản"),
                (Cue.Bank, "vietcombank vcb techcombank tcb bidv agribank vietinbank ctg acb mbbank mb tpbank vpbank sacombank vib shb hdbank ocb msb seabank momo zalopay viettelpay shopeepay eximbank lpbank pvcombank bank ngân abbank scb namabank bacabank cake timo"),
        (Cue.Plate, "bks bsx plate"), (Cue.Bien, "biển"), (Cue.Birthday, "birthday dob born birth"), (Cue.Sinh, "sinh"), (Cue.Secret, "otp password pass pwd passwd pin cvv cvc mk matkhau passcode apikey secret token"),
        (Cue.Api, "api"), (Cue.Mat, "mật"), (Cue.Khau, "khẩu"), (Cue.Handle, "facebook fb tiktok instagram ig insta telegram tele messenger skype wechat twitter threads"),
        (Cue.A, "a"), (Cue.Cong, "còng"), (Cue.Dot, "chấm dot"), (Cue.At, "at"),
        (Cue.House, "nhà"), (Cue.Lane, "ngõ ngách hẻm kiệt hem ngo alley"), (Cue.Street, "đường phố street đg"), (Cue.Hamlet, "!thôn !ấp !xóm !buôn !tổ !bản !sóc"), (Cue.Building, "!toà !tòa !chung cư apartment"),
        (Cue.Ward, "phường !xã p ward"), (Cue.District, "quận huyện q district"), (Cue.Province, "!tỉnh tp !thành province city tphcm hcm hn"),
        (Cue.You, "anh chị em quý you"), (Cue.Look, "xem !mở ghé lướt click bấm truy tìm viewed visited looked browsed browsing scrolled scrolling clicked opened searched dừng nán ngắm dạo spent spend lingered"), (Cue.Last, "qua kia last yesterday"), (Cue.Place, "ở tại near"),
    ];

    /// <summary>Words that may start a statement which no cue starts: presents, editions, contents. In marks and without.</summary>
    internal static readonly string[] OpeningWords =
        [.. PolicyReader.PresentOpenings, .. ClaimReader.EditionOpenings, .. IngredientReader.Openings, .. PartReader.Openings, .. ScentReader.Openings, .. OriginReader.Openings];

    private static readonly Entry[] Toned = Build(bare: false);
    private static readonly Entry[] Toneless = Build(bare: true);

    /// <param name="Hash">See <see cref="Text.Word.TonedHash"/>; of the bare spelling where the table is.</param>
    private record struct Entry(string? Spelling, uint Hash, Cue Cue, bool Opens);

    /// <summary>Values of <see cref="Cue.EnglishNumber"/>.</summary>
    public static int EnglishValue(ReadOnlySpan<char> word) => word switch
    {
        "ten" => 10, "eleven" => 11, "twelve" => 12, "thirteen" => 13, "fourteen" => 14, "fifteen" => 15, "sixteen" => 16, "seventeen" => 17,
        "eighteen" => 18, "nineteen" => 19, "twenty" => 20, "thirty" => 30, "forty" => 40, "fifty" => 50, "sixty" => 60, "seventy" => 70,
        "eighty" => 80, "ninety" => 90, _ => 0,
    };

    /// <summary>Values of <see cref="Cue.MonthName"/>, 1 to 12. May is left out: it is a verb too often.</summary>
    public static int MonthValue(ReadOnlySpan<char> word) => word.Length < 3 ? 0 : word[..3] switch
    {
        "jan" => 1, "feb" => 2, "mar" => 3, "apr" => 4, "jun" => 6, "jul" => 7, "aug" => 8, "sep" => 9, "oct" => 10, "nov" => 11, "dec" => 12, _ => 0,
    };

    /// <summary>The cue of a folded word. <paramref name="toneless"/>: the text around it is written without marks.</summary>
    /// <param name="hash">See <see cref="Text.Word.TonedHash"/>.</param>
    /// <param name="opens">Whether it is one of <see cref="OpeningWords"/>.</param>
    public static Cue Find(ReadOnlySpan<char> word, uint hash, bool toneless, out bool opens)
    {
        opens = false;
        if (word.Length > LongestWord) return Cue.None;
        Entry[] table = toneless ? Toneless : Toned;
        for (int slot = SlotOf(hash); table[slot].Spelling is { } spelling; slot = (slot + 1) & (TableSize - 1))
        {
            if (table[slot].Hash != hash || !word.SequenceEqual(spelling)) continue;
            opens = table[slot].Opens;
            return table[slot].Cue;
        }
        return Cue.None;
    }

    private static int SlotOf(uint hash) => (int)((hash ^ (hash >> 15)) & (TableSize - 1));

    private static Entry[] Build(bool bare)
    {
        Entry[] table = new Entry[TableSize];
        foreach ((Cue cue, string spellings) in Rows)
        {
            foreach (string entry in spellings.Split(' '))
            {
                bool markedOnly = entry[0] == '!';
                if (bare && markedOnly) continue;
                Text.FoldedText folded = Text.FoldedText.Of(markedOnly ? entry[1..] : entry);
                ref Entry known = ref EntryOf(table, new string(bare ? folded.Toneless : folded.Toned));
                if (known.Cue == Cue.None) known.Cue = cue; // the first row that names a spelling keeps it
            }
        }
        foreach (string word in OpeningWords)
        {
            Text.FoldedText folded = Text.FoldedText.Of(word);
            EntryOf(table, new string(folded.Toned)).Opens = true;
            EntryOf(table, new string(folded.Toneless)).Opens = true;
        }
        return table;
    }

    /// <summary>The entry of the spelling, made where there is none.</summary>
    private static ref Entry EntryOf(Entry[] table, string spelling)
    {
        uint hash = Text.Word.TonedHashOf(spelling);
        int slot = SlotOf(hash);
        while (table[slot].Spelling is { } taken && taken != spelling) slot = (slot + 1) & (TableSize - 1);
        table[slot].Spelling = spelling;
        table[slot].Hash = hash;
        return ref table[slot];
    }
}
