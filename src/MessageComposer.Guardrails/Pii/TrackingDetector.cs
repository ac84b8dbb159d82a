using System.Text.RegularExpressions;
using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Matching;

namespace MessageComposer.Guardrails.Pii;

/// <summary>
/// Finds where the shop tells that it knows what the customer did: "shop thấy bạn vừa đứng ở quận 7 và mở trang này", "We saw you browsing on your iPhone
/// at 1 a.m.", "bạn vừa rời trang lúc 23:14", "qua định vị, bạn đang ở gần". A deed of the customer needs a trace beside it: an hour, a count, a device, a place.
/// </summary>
internal static partial class TrackingDetector
{
    private const int MostHits = 8;

    /// <summary>No message speaks to its reader as often; what does cannot be judged in time, and is refused.</summary>
    private const int MostTries = 128;

    /// <summary>An hour, a day and a form of address may stand before the deed.</summary>
    private const int FarthestDeed = 12;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> DeedWords = new HashSet<string>(
        "xem mo ghe luot tim vao dung nan ngam doc keo cuon roi thoat online onl truy click bam them bo dao search quay ngoi thuc o".Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private const uint Trace = 1;
    private const uint Knowing = 2;

    private static readonly WordSigns Signs = new(
        // The trace each wording needs; a text without any is not searched.
        (Trace, "hom qua,toi qua,dem qua,sang qua,trua qua,chieu qua,khuya qua,hom kia,dem kia,toi kia,nua dem,dem khuya,khuya roi,khuya the,gan sang,rang sang,nghi trua,an trua,tan tam,gio lam,luc lam,toi nay,dem nay,moi dem,moi toi"),
        (Trace, "toi lien,dem lien,hom lien,buoi lien,ngay lien,iphone,ipad,samsung,android,oppo,xiaomi,dien thoai,laptop,may tinh,may ban,macbook,wifi,wi fi,lan,luot,phut,vi tri,dinh vi,toa do,dia chi,gps,camera,tin hieu,thoat"),
        (Trace, "shop khac,trang khac,hang khac,tiem khac,san khac,noi khac,midnight,last night,at night,yesterday,tonight,this morning,every night,every day,every evening,right now,twice,times,minutes,seconds,hours"),
        (Trace, "your phone,your location,your device,your ip,your gps,your iphone,your samsung,your android,your laptop,your tablet,your computer,your office,your home,your couch,your work,your bed,your mac,your pc,tablet,from work,from home,near,district,another,the office"),
        // “shop thấy bạn …”: then a place is trace enough.
        (Knowing, "thay ban,biet ban,y ban,nhan ban,doi ban,hien ban,ra ban,rang ban,la ban,thay anh,thay chi,biet anh,biet chi"));

    private static readonly Dictionary<string, char>.AlternateLookup<ReadOnlySpan<char>> Openings = OpeningsOf(
        ('s', "thấy biết để ghi theo phát nhận thay biet de phat nhan"), ('d', "bạn anh chị quý khách ban chi quy khach khuya nửa gần lúc mỗi tối đêm sáng trưa chiều hôm hai ba bốn nua luc moi toi dem sang trua hom"),
        ('w', "vị toạ định gps địa ip wifi qua dựa nhờ điện vi toa dinh dia dua nho dien"), ('e', "we you your awake up"));

    /// <summary>In the order of the text.</summary>
    public static void Detect(in TokenList tokens, ref List<PiiHit>? hits)
    {
        ReadOnlySpan<char> key = tokens.Text.Toneless;
        if (Signs.In(tokens.Text) == 0 && !HasHour(tokens)) return;
        int tries = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsWord || tokens[i].Length > 6 || !Openings.TryGetValue(tokens.KeyOf(i), out char kind)) continue;
            if (kind == 'd' && !NamesDeedSoon(tokens, key, i)) continue;
            if (++tries > MostTries) throw new InvalidOperationException("More openings than a message has.");
            Regex pattern = kind switch { 's' => SeenByShop(), 'd' => Deed(), 'w' => Whereabouts(), _ => English() };
            int end = Try(pattern, tokens, key, i, ref hits);
            if (end < 0 && tokens.KeyOf(i) is "theo" or "nhận" or "nhan") end = Try(Whereabouts(), tokens, key, i, ref hits);
            if (end < 0 && tokens.KeyOf(i) is "thấy" or "thay") end = Try(Deed(), tokens, key, i, ref hits);
            i = Math.Max(i, end - 1);
        }
    }

    /// <summary>Every form of <see cref="Deed"/> has one of these among its next words; “bạn” without any is the commonest word of all copy.</summary>
    private static bool NamesDeedSoon(in TokenList tokens, ReadOnlySpan<char> key, int opening)
    {
        for (int i = opening + 1; i <= opening + FarthestDeed && i < tokens.Count; i++)
        {
            if (tokens[i].IsWord && DeedWords.Contains(key[tokens[i].Start..tokens[i].End])) return true;
        }
        return false;
    }

    private static bool HasHour(in TokenList tokens)
    {
        if (!tokens.HasDigits) return false;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsNumber || tokens[i].Length > 2) continue;
            bool isHour = tokens.CueAt(i + 1) is Cue.Hour or Cue.Morning or Cue.Afternoon || (tokens.IsSymbol(i + 1, ':') && tokens[i + 2].IsNumber) || (tokens.KeyOf(i + 1) is "a" or "p" && tokens.IsSymbol(i + 2, '.'));
            if (isHour) return true;
        }
        return false;
    }

    /// <summary>The token behind a match that starts at the token; -1 without one.</summary>
    private static int Try(Regex pattern, in TokenList tokens, ReadOnlySpan<char> key, int at, ref List<PiiHit>? hits)
    {
        foreach (ValueMatch match in pattern.EnumerateMatches(key, tokens[at].Start))
        {
            int end = tokens.IndexAt(match.Index + match.Length - 1) + 1;
            hits ??= [];
            if (hits.Count < MostHits) hits.Add(new PiiHit(PiiKind.Watching, at, end));
            return end;
        }
        return -1;
    }

    private const string You = @"(?:ban|anh|chi|anh/chi|quy khach|khach)\b";

    private const string Deeds = "(?:xem|mo|ghe|luot|tim|vao|dung|dung lai|nan lai|ngam|doc|keo|cuon|roi|thoat|online|onl|truy cap|click|bam|them|bo|dao|search|quay lai|ngoi|o)";

    private const string Hour = @"(?:\d{1,2}:\d{2}(?! ?[-–])|\d{1,2} ?(?:h|gio) ?(?:\d{2}\b|ruoi)?)(?: (?:sang|trua|chieu|toi|dem|khuya))?(?: (?:hom )?(?:qua|nay|kia))?";

    private const string Times =
        @"(?:(?:toi|dem|sang|trua|chieu|khuya|hom) (?:hom )?(?:qua|kia)|nua dem|gan sang|rang sang|dem khuya|(?:gio|luc) (?:nghi trua|an trua|lam|tan tam)|(?:hai|ba|bon|may|\d) (?:toi|dem|hom|buoi|ngay) (?:lien|lien tiep|nay)|moi (?:dem|toi))";

    private const string Device = "(?:tren|bang|tu|qua)(?: chiec| cai| con)? (?:dien thoai|iphone|ipad|samsung|oppo|xiaomi|android|laptop|may tinh|macbook|may ban|wifi|wi-fi|mang 4g)";

    private const string Site = "(?:o|tai|gan|quanh)(?: gan)? (?:quan|phuong|huyen|quan ca phe|duong|pho|cong ty|van phong|truong|cho|sieu thi|trung tam|san bay|ga|ben|benh vien|khach san|nha|khu|toa nha|tram)";

    /// <summary>“Hệ thống ghi nhận bạn xem kem trên iPhone lúc nửa đêm”, “Shop biết bạn vừa xem bên shop khác”.</summary>
    [GeneratedRegex(@"\G(?:thay|biet|de y|ghi nhan|theo doi|phat hien|nhan ra)(?: rang| la)? " + You + @"(?: (?!can|muon|thich|ban|chua|can)[a-z]+){0,4}? " + Deeds + @"\b[^.!?\n,]{0,60}(?:" + Hour + "|" + Times + "|" + Device + "|" + Site + @"|(?:ben|o|tai|cua) (?:shop|trang|cua hang|tiem|san|noi) khac|(?:\d+|hai|ba|bon|nam|may) (?:lan|luot|phut|tieng))\b(?: [a-z]+ \d+)?(?:[^.!?\n,]{0,40} (?:luc|vao|trong) (?:" + Hour + "|" + Times + @"))?", RegexOptions.CultureInvariant)]
    private static partial Regex SeenByShop();

    /// <summary>“Bạn vừa rời trang lúc 23:14”, “bạn kéo xuống cuối trang 4 lần rồi”, “Khuya rồi mà bạn vẫn còn xem”, “bạn xem bằng wifi công ty”.</summary>
    [GeneratedRegex(
        @"\G" + You + @"(?: (?!hay|nen|co|neu|can|se|nho|muon|cu)[a-z]+){0,2}? (?:vua|da|moi|tung|dang|van|van con|con|cu)(?: moi| lai)? " + Deeds + @"\b[^.!?\n]{0,40} (?:luc|vao|trong|tu|den|toi) (?:" + Hour + "|" + Times + @")"
        + @"|\G" + You + @" (?:vua |da |moi |dang )" + Deeds + @"\b[^.!?\n,]{0,30} " + Device + @"\b[^.!?\n,]{0,20}"
        + @"|\G" + You + @" (?:vua |da |moi |tung )?(?:keo|cuon|luot|ghe|mo|xem|quay lai|vao|tim|dung|nan lai)\b[^.!?\n,]{0,36} (?:\d+|hai|ba|bon|nam|may) (?:lan|luot|phut|tieng)(?= roi| lien| do| day| qua)"
        + @"|\G" + You + @" (?:vua |da |moi )?(?:ghe|mo|xem|vao|luot|ngam|tim|doc|bo|online|roi|thoat)\b(?! thu)[^.!?\n,]{0,36} (?:(?:luc|trong|vao|tu) )?" + Times
        + @"|\G" + You + @" (?:vua |da |moi )?(?:doc|bo|online|roi|thoat|them|tim)\b[^.!?\n]{0,44} (?:luc|vao luc) " + Hour + @"(?! mai)"
        + @"|\Gthay " + You + @" (?:vua |dang |con |van )?(?:online|onl|thuc|xem|luot)\b[^.!?\n,]{0,12} (?:luc )?" + Hour
        + @"|\G(?:khuya|nua dem|gan sang|" + Hour + @")(?: roi| the nay)?(?: ma)?(?: thay)? " + You + @" (?:van|con|dang|van con|chua ngu ma)(?: con| dang)? (?:xem|luot|ngam|mo|online|vao|tim)\b[^.!?\n,]{0,20}"
        + @"|\G(?:" + Times + ") " + You + @" (?:deu |cung |lai |cu |van )(?:xem|luot|ngam|mo|vao|ghe|tim|quay lai)\b[^.!?\n,]{0,24}"
        + @"|\G" + You + @" (?:vua |da |moi )?xem (?:toi|den) (?:anh|trang|muc|giay|phut|dong) (?:thu )?\d+[^.!?\n,]{0,16}(?:thoat|roi|dung|tat)\b"
        + @"|\G" + You + @" (?:xem|mo|luot|vao)\b[^.!?\n,]{0,20} bang (?:wifi|wi-fi|mang|may) (?:cong ty|van phong|truong|quan|nha)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Deed();

    /// <summary>“Vị trí của bạn cách shop 500m”, “qua định vị, shop biết bạn đang ở …”, “điện thoại bạn báo đang ở …”.</summary>
    [GeneratedRegex(
        @"\G(?:vi tri|toa do|dinh vi|gps|dia chi ip|ip|wifi)(?: hien tai)?(?: dien thoai)?(?: cua)? " + You + @"[^.!?\n]{0,12}\b(?:cach|dang|hien|o gan|cho thay|bao|la|gan|cho biet|nam)\b[^.!?\n,]{0,40}"
        + @"|\G(?:qua|theo|dua (?:tren|vao)|nho|tu) (?:dinh vi|gps|vi tri|dia chi ip|ip|wifi|camera|tin hieu|dien thoai)[^.!?\n]{0,24}\b(?:biet|thay|xac dinh|nhan ra|ghi nhan)\b[^.!?\n]{0,10} ?" + You + @"[^.!?\n,]{0,40}"
        + @"|\Gdien thoai(?: cua)? " + You + @" (?:bao|cho biet|cho thay|dang o|hien)\b[^.!?\n,]{0,40}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Whereabouts();

    private const string EnglishTrace =
        @"(?:at (?:\d{1,2}(?::\d{2})? ?(?:a\.?m\b\.?|p\.?m\b\.?|o'clock)?|midnight|night)|last night|yesterday|tonight|this morning|every (?:night|day|evening)|right now|twice|(?:\d+|three|four|five|six|seven|several) times|(?:\d+|two|three|five|ten) (?:minutes|seconds|hours)"
        + "|(?:on|from) your (?:iphone|phone|samsung|android|laptop|ipad|tablet|computer|macbook|mac|pc|office|home|couch|work|bed)|from (?:work|home|the office)|near [a-z]+(?: [a-z]+)?|in district \\d+|in [a-z]+ district|on another (?:shop|site|store))";

    /// <summary>“We noticed you looked at this three times last night”, “You opened this page at 11:42 pm”, “Your phone tells us …”.</summary>
    [GeneratedRegex(
        @"\Gwe(?:'ve| have| can)? (?:saw|see|know|noticed|notice|spotted|tracked|detected|tell|been watching|watched|noted)(?: that)? you(?:'re|'ve| are| were| have)?\b[^.!?\n]{0,50} ?" + EnglishTrace + "(?:[^.!?\\n]{0,24} " + EnglishTrace + @")?"
        + @"|\Gyou (?:opened|viewed|browsed|visited|looked at|checked|searched|scrolled|spent|came back|clicked|read|hovered|lingered)\b[^.!?\n]{0,44} ?" + EnglishTrace + "(?:[^.!?\\n]{0,24} " + EnglishTrace + @")?"
        + @"|\Gyour (?:phone|location|gps|device|ip(?: address)?)\b[^.!?\n]{0,12}\b(?:tells|says|shows|puts|indicates|suggests)\b[^.!?\n]{0,50}"
        + @"|\G(?:awake|up) (?:at|past) (?:\d{1,2}[^!?\n]{0,8}|midnight) (?:looking|browsing|scrolling|checking|viewing)\b[^.!?\n]{0,30}",
        RegexOptions.CultureInvariant)]
    private static partial Regex English();

    private static Dictionary<string, char>.AlternateLookup<ReadOnlySpan<char>> OpeningsOf(params ReadOnlySpan<(char Kind, string Words)> rows)
    {
        Dictionary<string, char> openings = new(StringComparer.Ordinal);
        foreach ((char kind, string words) in rows)
            foreach (string word in words.Split(' ')) openings.TryAdd(word, kind);
        return openings.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
