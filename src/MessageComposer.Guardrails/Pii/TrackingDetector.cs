using System.Buffers;
using System.Text.RegularExpressions;
using MessageComposer.Guardrails.Grounding;

namespace MessageComposer.Guardrails.Pii;

/// <summary>
/// Finds where the shop tells that it knows what the customer did: "shop thấy bạn vừa đứng ở quận 7 và mở trang này", "We saw you browsing on your iPhone
/// at 1 a.m.", "bạn vừa rời trang lúc 23:14", "qua định vị, bạn đang ở gần". A deed of the customer needs a trace beside it: an hour, a count, a device, a place.
/// </summary>
internal static partial class TrackingDetector
{
    private const int MostHits = 8;

    // Each wording has one of these; a text without is not searched.
    private static readonly SearchValues<string> OfShop = Words("thay ban", "thay anh", "thay chi", "biet ban", "biet anh", "biet chi", "y ban", "y anh", "y chi", "nhan ban", "nhan anh", "nhan chi", "doi ban", "hien ban", "ra ban", "thay la ban", "rang ban", "la ban");
    private static readonly SearchValues<string> OfDeeds = Words("xem", "mo ", "ghe", "luot", "tim", "vao", "dung", "ngam", "doc ", "keo ", "cuon ", "roi ", "thoat", "online", "onl ", "truy cap", "search", "bo ");
    private static readonly SearchValues<string> OfPlaces = Words("vi tri", "dinh vi", "gps", "wifi", "wi-fi", " ip ", "dien thoai", "camera", "toa do");
    private static readonly SearchValues<string> OfEnglish = Words("we saw", "we see", "we know", "we noticed", "we notice", "we spotted", "we tracked", "we detected", "we can tell", "watching you", "we watched", "we noted", "you opened", "you viewed", "you browsed", "you visited", "you looked", "you checked", "you searched", "you scrolled", "you spent", "you came", "you clicked", "you read", "you hovered", "you lingered", "your phone", "your location", "your gps", "your device", "your ip", " at 1", " at 2", " at 3", " at 4", "at midnight");

    /// <summary>In the order of the text.</summary>
    public static void Detect(in TokenList tokens, ref List<PiiHit>? hits)
    {
        ReadOnlySpan<char> key = tokens.Text.Toneless;
        bool isOfCustomer = key.Contains("ban", StringComparison.Ordinal) || key.Contains("anh", StringComparison.Ordinal) || key.Contains("chi", StringComparison.Ordinal) || key.Contains("khach", StringComparison.Ordinal);
        if (isOfCustomer && key.ContainsAny(OfShop)) Add(SeenByShop(), tokens, key, ref hits);
        if (isOfCustomer && key.ContainsAny(OfDeeds)) Add(Deed(), tokens, key, ref hits);
        if (isOfCustomer && key.ContainsAny(OfPlaces)) Add(Whereabouts(), tokens, key, ref hits);
        if (key.ContainsAny(OfEnglish)) Add(English(), tokens, key, ref hits);
    }

    private static void Add(Regex pattern, in TokenList tokens, ReadOnlySpan<char> key, ref List<PiiHit>? hits)
    {
        foreach (ValueMatch match in pattern.EnumerateMatches(key))
        {
            int start = match.Index;
            while (start < match.Index + match.Length && !char.IsLetterOrDigit(key[start])) start++;
            hits ??= [];
            if (hits.Count < MostHits) hits.Add(new PiiHit(PiiKind.Watching, tokens.IndexAt(start), tokens.IndexAt(match.Index + match.Length - 1) + 1));
        }
    }

    private const string You = @"(?:ban|anh|chi|anh/chi|quy khach|khach)\b";

    private const string Deeds = "(?:xem|mo|ghe|luot|tim|vao|dung|dung lai|nan lai|ngam|doc|keo|cuon|roi|thoat|online|onl|truy cap|click|bam|them|bo|dao|search|quay lai|ngoi|o)";

    private const string Hour = @"(?:\d{1,2}:\d{2}(?! ?[-–])|\d{1,2} ?(?:h|gio) ?(?:\d{2}\b|ruoi)?)(?: (?:sang|trua|chieu|toi|dem|khuya))?(?: (?:hom )?(?:qua|nay|kia))?";

    private const string Times =
        @"(?:(?:toi|dem|sang|trua|chieu|khuya|hom) (?:hom )?(?:qua|kia)|nua dem|gan sang|rang sang|dem khuya|(?:gio|luc) (?:nghi trua|an trua|lam|tan tam)|(?:hai|ba|bon|may|\d) (?:toi|dem|hom|buoi|ngay) (?:lien|lien tiep|nay)|moi (?:dem|toi))";

    private const string Device = "(?:tren|bang|tu|qua)(?: chiec| cai| con)? (?:dien thoai|iphone|ipad|samsung|oppo|xiaomi|android|laptop|may tinh|macbook|may ban|wifi|wi-fi|mang 4g)";

    private const string Site = "(?:o|tai|gan|quanh)(?: gan)? (?:quan|phuong|huyen|quan ca phe|duong|pho|cong ty|van phong|truong|cho|sieu thi|trung tam|san bay|ga|ben|benh vien|khach san|nha|khu|toa nha|tram)";

    /// <summary>“Hệ thống ghi nhận bạn xem kem trên iPhone lúc nửa đêm”, “Shop biết bạn vừa xem bên shop khác”.</summary>
    [GeneratedRegex(@"\b(?:thay|biet|de y|ghi nhan|theo doi|phat hien|nhan ra)(?: rang| la)? " + You + @"(?: (?!can|muon|thich|ban|chua|can)[a-z]+){0,4}? " + Deeds + @"\b[^.!?\n,]{0,60}(?:" + Hour + "|" + Times + "|" + Device + "|" + Site + @"|(?:ben|o|tai|cua) (?:shop|trang|cua hang|tiem|san|noi) khac|(?:\d+|hai|ba|bon|nam|may) (?:lan|luot|phut|tieng))\b(?: [a-z]+ \d+)?(?:[^.!?\n,]{0,40} (?:luc|vao|trong) (?:" + Hour + "|" + Times + @"))?", RegexOptions.CultureInvariant)]
    private static partial Regex SeenByShop();

    /// <summary>“Bạn vừa rời trang lúc 23:14”, “bạn kéo xuống cuối trang 4 lần rồi”, “Khuya rồi mà bạn vẫn còn xem”, “bạn xem bằng wifi công ty”.</summary>
    [GeneratedRegex(
        @"\b" + You + @"(?: (?!hay|nen|co|neu|can|se|nho|muon|cu)[a-z]+){0,2}? (?:vua|da|moi|tung|dang|van|van con|con|cu)(?: moi| lai)? " + Deeds + @"\b[^.!?\n]{0,40} (?:luc|vao|trong|tu|den|toi) (?:" + Hour + "|" + Times + @")"
        + @"|\b" + You + @" (?:vua |da |moi |dang )" + Deeds + @"\b[^.!?\n,]{0,30} " + Device + @"\b[^.!?\n,]{0,20}"
        + @"|\b" + You + @" (?:vua |da |moi |tung )?(?:keo|cuon|luot|ghe|mo|xem|quay lai|vao|tim|dung|nan lai)\b[^.!?\n,]{0,36} (?:\d+|hai|ba|bon|nam|may) (?:lan|luot|phut|tieng)(?= roi| lien| do| day| qua)"
        + @"|\b" + You + @" (?:vua |da |moi )?(?:ghe|mo|xem|vao|luot|ngam|tim|doc|bo|online|roi|thoat)\b(?! thu)[^.!?\n,]{0,36} (?:(?:luc|trong|vao|tu) )?" + Times
        + @"|\b" + You + @" (?:vua |da |moi )?(?:doc|bo|online|roi|thoat|them|tim)\b[^.!?\n]{0,44} (?:luc|vao luc) " + Hour + @"(?! mai)"
        + @"|\bthay " + You + @" (?:vua |dang |con |van )?(?:online|onl|thuc|xem|luot)\b[^.!?\n,]{0,12} (?:luc )?" + Hour
        + @"|\b(?:khuya|nua dem|gan sang|" + Hour + @")(?: roi| the nay)?(?: ma)?(?: thay)? " + You + @" (?:van|con|dang|van con|chua ngu ma)(?: con| dang)? (?:xem|luot|ngam|mo|online|vao|tim)\b[^.!?\n,]{0,20}"
        + @"|\b(?:" + Times + ") " + You + @" (?:deu |cung |lai |cu |van )(?:xem|luot|ngam|mo|vao|ghe|tim|quay lai)\b[^.!?\n,]{0,24}"
        + @"|\b" + You + @" (?:vua |da |moi )?xem (?:toi|den) (?:anh|trang|muc|giay|phut|dong) (?:thu )?\d+[^.!?\n,]{0,16}(?:thoat|roi|dung|tat)\b"
        + @"|\b" + You + @" (?:xem|mo|luot|vao)\b[^.!?\n,]{0,20} bang (?:wifi|wi-fi|mang|may) (?:cong ty|van phong|truong|quan|nha)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Deed();

    /// <summary>“Vị trí của bạn cách shop 500m”, “qua định vị, shop biết bạn đang ở …”, “điện thoại bạn báo đang ở …”.</summary>
    [GeneratedRegex(
        @"\b(?:vi tri|toa do|dinh vi|gps|dia chi ip|ip|wifi)(?: hien tai)?(?: dien thoai)?(?: cua)? " + You + @"[^.!?\n]{0,12}\b(?:cach|dang|hien|o gan|cho thay|bao|la|gan|cho biet|nam)\b[^.!?\n,]{0,40}"
        + @"|\b(?:qua|theo|dua (?:tren|vao)|nho|tu) (?:dinh vi|gps|vi tri|dia chi ip|ip|wifi|camera|tin hieu|dien thoai)[^.!?\n]{0,24}\b(?:biet|thay|xac dinh|nhan ra|ghi nhan)\b[^.!?\n]{0,10} ?" + You + @"[^.!?\n,]{0,40}"
        + @"|\bdien thoai(?: cua)? " + You + @" (?:bao|cho biet|cho thay|dang o|hien)\b[^.!?\n,]{0,40}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Whereabouts();

    private const string EnglishTrace =
        @"(?:at (?:\d{1,2}(?::\d{2})? ?(?:a\.?m\b\.?|p\.?m\b\.?|o'clock)?|midnight|night)|last night|yesterday|tonight|this morning|every (?:night|day|evening)|right now|twice|(?:\d+|three|four|five|six|seven|several) times|(?:\d+|two|three|five|ten) (?:minutes|seconds|hours)"
        + "|(?:on|from) your (?:iphone|phone|samsung|android|laptop|ipad|tablet|computer|macbook|mac|pc|office|home|couch|work|bed)|from (?:work|home|the office)|near [a-z]+(?: [a-z]+)?|in district \\d+|in [a-z]+ district|on another (?:shop|site|store))";

    /// <summary>“We noticed you looked at this three times last night”, “You opened this page at 11:42 pm”, “Your phone tells us …”.</summary>
    [GeneratedRegex(
        @"\bwe(?:'ve| have| can)? (?:saw|see|know|noticed|notice|spotted|tracked|detected|tell|been watching|watched|noted)(?: that)? you(?:'re|'ve| are| were| have)?\b[^.!?\n]{0,50} ?" + EnglishTrace + "(?:[^.!?\\n]{0,24} " + EnglishTrace + @")?"
        + @"|\byou (?:opened|viewed|browsed|visited|looked at|checked|searched|scrolled|spent|came back|clicked|read|hovered|lingered)\b[^.!?\n]{0,44} ?" + EnglishTrace + "(?:[^.!?\\n]{0,24} " + EnglishTrace + @")?"
        + @"|\byour (?:phone|location|gps|device|ip(?: address)?)\b[^.!?\n]{0,12}\b(?:tells|says|shows|puts|indicates|suggests)\b[^.!?\n]{0,50}"
        + @"|\b(?:awake|up) (?:at|past) (?:\d{1,2}[^!?\n]{0,8}|midnight) (?:looking|browsing|scrolling|checking|viewing)\b[^.!?\n]{0,30}",
        RegexOptions.CultureInvariant)]
    private static partial Regex English();

    private static SearchValues<string> Words(params ReadOnlySpan<string> words) => SearchValues.Create(words, StringComparison.Ordinal);
}
