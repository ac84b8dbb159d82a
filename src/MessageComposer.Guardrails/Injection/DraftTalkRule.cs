using System.Buffers;
using System.Text.RegularExpressions;
using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Injection;

/// <summary>
/// Finds text about the text: the heading of one version among several, remarks on its length or voice, notes to whoever edits it, the writer's offer to
/// change it, orders to a writer, and names of blanks nobody filled.
/// </summary>
internal sealed partial class DraftTalkRule : IGuardrailRule
{
    /// <summary>A message has fewer clauses; what has more cannot be judged in time, and is refused.</summary>
    private const int MostTries = 128;

    private static readonly Wording Message = new("“{0}” nói về bản nháp, không phải với khách.", "“{0}” speaks of the draft, not to a customer.");
    private static readonly Wording Blank = new("“{0}” là chỗ trống chưa điền.", "“{0}” is a blank nobody filled in.");
    private static readonly Wording Reason = new("Khách chỉ được thấy lời nhắn hoàn chỉnh.", "Customers may only see a finished message.");

    private const uint OfHeading = 1;
    private const uint OfLength = 2;
    private const uint OfNote = 4;
    private const uint OfAsking = 8;
    private const uint OfRemark = 16;
    private const uint OfOrder = 32;

    // One of these at least stands in each wording; texts without any are not searched.
    private static readonly WordSigns Signs = new(
        (OfHeading, "phien ban,phuong an,lua chon,tuy chon,mau,ban,goi y,cach,kieu,bien the,option,options,variant,variants,variation,version,versions,draft,alternative,tieu de,noi dung,caption,headline,copy"),
        (OfLength, "ky tu,so tu,do dai,tu,character,characters,char,chars,word,words,length,push,sms,zalo,tiktok"),
        (OfNote, "luu y,ghi chu,note,chu thich,giai thich,nhan xet,explanation,rationale,ly do,todo,fixme,giong,tone,cta,hashtag,hashtags,duyet,nhap,draft,noi bo,internal,review,not final,khong gui,nhan cho,nhan gui"),
        (OfAsking, "can,nho,phai,xin,vui long"),
        (OfRemark, "giong,phien ban,emoji,tu cam,cau chu,ky tu,cta,placeholder,nhu sau,brief,ban nay,ban viet,mau nay,doan nay,dung nay,viet nay,tuan thu,toi uu,nhan manh,yeu cau,shorter,this,ban day,ban ne,ban khac,keu goi,de bai,prompt,tone"),
        (OfRemark, "i ve,i have,i kept,i used,i avoided,i focused,i made,i included,let me,per your,per the,following the,following your,ten khach,cho trong,hashtag,thuong hieu,viet them,viet lai,soan,rut gon"),
        (OfOrder, "huong dan,chi dan,chi thi,cau lenh,menh lenh,lenh,quy tac,prompt,loi nhac,yeu cau,dong vai,tro ly,chuyen gia,copywriter,chatbot,mo hinh,nguoi viet,la ai,mot ai,ignore,disregard,forget,override,act as,pretend,you are"));

    private static readonly SearchValues<char> OfBlanks = SearchValues.Create("_@(…");
    private static readonly SearchValues<string> Abbreviations = SearchValues.Create(["NaN", "N/A", "TBD", "TBA", "TBC"], StringComparison.Ordinal);

    public string Id => "draft-talk";

    public string Category => Categories.Injection;

    public void Inspect(FoldedText field, GuardrailContext context, FindingSink findings)
    {
        if (context.Stage == TextStage.Rendered) return; // judged with the copy
        ReadOnlySpan<char> key = field.Toneless;
        uint signs = Signs.In(field);
        bool hasBrackets = key.ContainsAny('(', '[');
        if ((signs & OfHeading) != 0 && key.ContainsAny(":])\"")) ReportAt(Heading(), key, onlyLines: true, field, findings);
        if ((signs & OfLength) != 0 && (hasBrackets || key.ContainsAny(":=/"))) Report(Length(), key, Message, field, findings);
        if ((signs & OfNote) != 0 || (hasBrackets && (signs & OfAsking) != 0)) ReportAt(Note(), key, onlyLines: false, field, findings);
        if ((signs & OfRemark) != 0) ReportAt(Remark(), key, onlyLines: false, field, findings);
        if ((signs & OfOrder) != 0) Report(Order(), key, Message, field, findings);
        if (key.ContainsAny(OfBlanks) || key.Contains("...", StringComparison.Ordinal)) Report(Unfilled(), key, Blank, field, findings);
        if (field.Original.AsSpan().ContainsAny(Abbreviations)) ReportAbbreviations(field, findings);
    }

    /// <summary>Looks only where lines or clauses start.</summary>
    private void ReportAt(Regex pattern, ReadOnlySpan<char> key, bool onlyLines, FoldedText field, FindingSink findings)
    {
        int tries = 0;
        bool isFresh = true;
        for (int at = 0; at < key.Length; at++)
        {
            char unit = key[at];
            if (unit == ' ') continue;
            bool starts = isFresh || (!onlyLines && unit is '(' or '[');
            isFresh = unit == '\n' || (!onlyLines && unit is '.' or '!' or '?' or '(' or '[' or ',' or ':' or ';');
            if (!starts || char.IsAsciiDigit(unit) || unit == '\n') continue;
            if (++tries > MostTries) throw new InvalidOperationException("More clauses than a message has.");
            foreach (ValueMatch match in pattern.EnumerateMatches(key, at))
            {
                int end = match.Index + match.Length;
                while (end > at && key[end - 1] is ' ' or '\n') end--;
                Add(field, at, end - at, Message, findings);
                at = end - 1;
                isFresh = true;
                break;
            }
        }
    }

    private void Report(Regex pattern, ReadOnlySpan<char> key, Wording message, FoldedText field, FindingSink findings)
    {
        foreach (ValueMatch match in pattern.EnumerateMatches(key))
        {
            int start = match.Index;
            int end = match.Index + match.Length;
            while (start < end && key[start] is ' ' or '\n' or '.' or '!' or '?' && !key[start..].StartsWith("...")) start++;
            while (end > start && key[end - 1] is ' ' or '\n') end--;
            Add(field, start, end - start, message, findings);
        }
    }

    /// <summary>NaN, N/A, TBD where a value should be: written as programs and editors write them.</summary>
    private void ReportAbbreviations(FoldedText field, FindingSink findings)
    {
        foreach (ValueMatch match in Abbreviation().EnumerateMatches(field.Original))
        {
            TextSpan span = new(match.Index, match.Length);
            findings.Add(this, field, span, Severity.Block, Blank.With(field.Original.Substring(span.Start, span.Length)), Reason);
        }
    }

    private void Add(FoldedText field, int start, int length, Wording message, FindingSink findings)
    {
        TextSpan span = field.ToOriginal(start, length);
        findings.Add(this, field, span, Severity.Block, message.With(field.Original.Substring(span.Start, span.Length)), Reason);
    }

    private const string Voice =
        "(?:ngan gon|ngan hon|ngan|dai hon|dai|rut gon|day du|vui nhon|vui tuoi|vui ve|vui|hai huoc|than thien|than mat|gan gui|trang trong|lich su|chuyen nghiep|tre trung|nhe nhang|cam xuc|tinh cam|truc tiep|nang dong|sang tao|ca tinh|don gian|chinh|goc|"
        + "playful|short|shorter|long|longer|formal|casual|friendly|funny|warm|professional|concise|simple|direct|push|sms|zalo|email)";

    /// <summary>“Phiên bản 2 (vui nhộn hơn):”, “Phương án A:”, “Bản ngắn hơn:”, “Option 1 – playful:” where a field or line starts.</summary>
    [GeneratedRegex(
        @"\G(?:[-–*>\[""(] ?)?(?:(?:phien ban|phuong an|lua chon|tuy chon|goi y|cach viet|ban nhap|ban thao|bien the|option|variant|variation|version|draft|alternative|tieu de|noi dung|caption|headline)(?: so)? ?(?:\d{1,2}|[a-e])\b(?: ?\([^()\n]{1,50}\)| ?[-–] ?[^:.\n]{1,40})? ?[:\])""]"
        + @"|(?:mau|ban|kieu|cach)(?: so)? (?:\d{1,2}|[a-e])\b ?(?:\([^()\n]{0,20}" + Voice + @"\b[^()\n]{0,30}\)|[-–] ?" + Voice + @"\b[^:.\n]{0,20}) ?:|ban \d{1,2} ?:"
        + @"|(?:phien ban|ban|phuong an|mau)(?: viet)?(?: cho)? \(?" + Voice + @"(?: hon)?\)?(?: (?:cho|danh cho) [a-z ]{2,16})? ?:"
        + @"|" + Voice + @" (?:version|option|variant|draft|copy)(?: \([^()\n]{1,40}\))? ?:)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    /// <summary>“(118 ký tự)”, “Số ký tự: 87”, “87/120 ký tự”, “(đã tối ưu cho push)”; names engraved and passwords have lengths too.</summary>
    [GeneratedRegex(
        @"[(\[](?![^()\[\]\n]{0,60}\b(?:khac|theu|in ten|in chu|mat khau|nhap|dien|ten|loi chuc|loi nhan|thiep|noi dung khac|engrav|password|names?)\b)[^()\[\]\n]{0,60}\b\d{1,4}(?: ?/ ?\d{1,4})? ?(?:ky tu|characters?|chars?)\b[^()\[\]\n]{0,60}[)\]]?"
        + @"|[(\[](?:khoang |chua den |duoi |gom |about |approx\.? |~)?\d{1,3} (?:tu|words)[)\]]"
        + @"|\b(?:so (?:luong )?ky tu|so tu|character count|char count|word count) ?[:=] ?(?:khoang )?\d{1,4}(?: ?/ ?\d{1,4})?|\b(?:do dai|length)(?: (?:tin|tin nhan|noi dung|ky tu))? ?[:=] ?(?:khoang )?\d{1,4}(?: ?/ ?\d{1,4})? ?(?:ky tu|characters?|chars?|words)\b"
        + @"|\b\d{1,4} ?/ ?\d{1,4} (?:ky tu|characters|chars)\b"
        + @"|[(\[][^()\[\]\n]{0,40}(?:toi uu (?:cho|hoa cho)|phu hop (?:voi )?(?:kenh |gioi han )?|dat gioi han|trong gioi han|vua (?:du )?(?:mot |1 )?(?:tin )?|optimi[sz]ed for|within the|fits (?:the|in))[^()\[\]\n]{0,20}(?:push|sms|zalo oa|tiktok|character limit)\b[^()\[\]\n]{0,40}[)\]]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Length();

    private const string OfDraft =
        "(?:giong (?:van|dieu|vui|tre|than|hai|trang|ke|nhe)|ky tu|emoji|cta|keu goi hanh dong|nguoi duyet|bien tap|team|placeholder|brief|tu cam|tu khoa|(?:noi dung|doan|cau|ban|van ban|tin|phan) (?:tren|duoi)|phien ban nay|ban nay|this version|this copy|the copy|this message|tone|characters|"
        + "character limit|word limit|placeholders|kiem tra (?:lai )?(?:gia|link|ma|so lieu|thong tin)|thay the|cho trong|so lieu (?:co san|thuc te|gia dinh)|du lieu (?:dau vao|co san)|gia dinh|truoc khi (?:gui|dang|duyet)|marketing|legal|phap che|reviewer|editor)";

    /// <summary>“Ghi chú cho người duyệt: …”, “Lưu ý: nội dung trên dùng giọng …”, “Giải thích: …”, “Giọng điệu: thân thiện”, “TODO: …”, “[BẢN NHÁP]”.</summary>
    [GeneratedRegex(
        @"\G(?:[(\[]? ?(?:luu y|ghi chu|note|chu thich|giai thich|nhan xet|explanation|rationale|ly do)(?: (?:cho|noi bo|danh cho|to|for)[^:\n.]{0,30})? ?: ?[^.!?\n]{0,80}?\b" + OfDraft + @"\b[^.!?\n)\]]{0,80}[)\]]?"
        + @"|(?:ghi chu|luu y|note|nhan) (?:cho|gui|to|for)(?: the)? (?:nguoi duyet|bien tap|nguoi viet|team|phong|ben thiet ke|designer|editor|reviewer|marketing|legal|sep|admin|writer)\b[^.!?\n]{0,80}"
        + @"|(?:giong dieu|giong van|giong|tone(?: of voice)?) ?: ?" + Voice + @"[^.!?\n]{0,40}|[(\[]? ?(?:todo|fixme|cta|hashtags?) ?: ?[^.!?\n)\]]{0,60}[)\]]?"
        + @"|[(\[] ?(?:cho duyet|ban nhap|draft|for review|chua duyet|can duyet|dang cho duyet|noi bo|khong gui khach|not final|internal)\b[^()\[\]\n]{0,40}[)\]]|[(\[] ?(?:can|nho|phai|xin|vui long) (?:xac nhan|duyet|check|doi chieu|chinh lai|bo sung|kiem tra|cap nhat|thay)\b[^()\[\]\n]{0,60}(?:gia|link|ma|ten|so lieu|thong tin|anh|truoc khi (?:gui|dang))\b[^()\[\]\n]{0,40}[)\]])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Note();

    /// <summary>Sentences of a writer: “Bản này nhấn mạnh vào …”, “Mình đã giữ giọng văn …”, “Nếu cần, mình viết thêm phiên bản khác”, “Bạn có thể thay emoji …”.</summary>
    [GeneratedRegex(
        @"\G[(]?(?:(?:ban viet|ban|phien ban|noi dung|tin nhan|doan|doan van|mau|cau|thong diep) (?:nay|tren|o tren)[^.!?\n]{0,24}\b(?:nhan manh|(?:su dung|dung|giu|mang) giong|tuan thu (?:cac |dung |day du )?(?:yeu cau|gioi han|quy dinh|huong dan)|dam bao (?:do dai|giong|dung)|(?:duoc |da )?toi uu cho|phu hop voi (?:kenh|yeu cau|giong|doi tuong)|dap ung (?:cac |dung |day du )?yeu cau)[^.!?\n]{0,90}"
        + @"|(?:minh|toi|em|tui) (?:da|se|co the|vua) (?:giu|viet|soan|rut gon|rut ngan|dieu chinh|chinh|chinh sua|them|bo|luoc|thay|tranh|dung|lam|tao)\b[^.!?\n]{0,24}\b(?:giong (?:van|dieu)|(?:ban|phien ban|phuong an|mau) (?:khac|nay|moi|ngan|dai)|cau chu|emoji|cta|tu cam|ky tu|loi keu goi|tieu de)\b[^.!?\n]{0,60}"
        + @"|(?:ban|anh|chi|anh/chi|quy khach) (?:co the|nen|hay|nho) (?:thay doi|thay the|thay|dieu chinh|tuy chinh|chinh|sua|bo|them|dien)\b[^.!?\n]{0,16}\b(?:emoji|giong van|giong dieu|placeholder|ten khach|cho trong|cau chu|hashtag|cta|theo thuong hieu)\b[^.!?\n]{0,60}"
        + @"|(?:neu can|neu muon|ban muon|ban can|ban co muon|can thi)\b[^.!?\n]{0,14}\b(?:minh|toi|em)\b[^.!?\n]{0,14}\b(?:viet|soan|tao|dieu chinh|rut gon|chinh)\b[^.!?\n]{0,20}\b(?:phien ban|ban|phuong an|noi dung|giong|tieu de|mau)\b[^.!?\n]{0,40}"
        + @"|(?:hy vong|hi vong|mong) (?:ban|anh chi|moi nguoi) (?:thich|hai long voi|ung) (?:ban|phien ban|noi dung|mau|doan)(?: viet)? nay\b"
        + @"|(?:(?:vang|da|duoc roi|ok|tat nhien|chac chan roi|sure|certainly)[,!. ] ?[^.!?\n:]{0,10})?\b(?:tin nhan|noi dung|ban viet|thong bao|email|caption|bai viet|mau tin) (?:cua ban|ban can|ban yeu cau|moi) (?:day|ne|nhu sau)\b[^\n:.]{0,10}:"
        + @"|(?:(?:vang|da|duoc roi|ok|tat nhien|chac chan roi)[,!. ] ?)?(?:minh|toi|em)? ?(?:xin )?(?:viet|soan|chinh sua|chinh|rut gon)(?: lai)?(?: noi dung| tin nhan)? nhu sau ?:"
        + @"|let me know if you(?:'d| would)? (?:want|need|like|prefer)\b[^.!?\n]{0,30}\b(?:version|shorter|longer|changes?|tweaks?|adjust\w*|edits?|different|revisions?)\b[^.!?\n]{0,30}|(?:as per|per|following) (?:the|your) (?:brief|request|instructions?|guidelines)\b[^.!?\n]{0,60}|(?:theo|dung) (?:brief|de bai|prompt)\b[^.!?\n]{0,40}"
        + @"|this (?:version|message|copy|draft|text) (?:emphasi[sz]es|highlights|uses|keeps|stays|follows|is within|fits|focuses)\b[^.!?\n]{0,80}|i(?:'ve| have)? (?:kept|used|avoided|focused|made|written|included) (?:it |the |a )?[^.!?\n]{0,30}\b(?:tone|short|characters|emoji|cta|copy|limit|words|friendly|call to action)\b[^.!?\n]{0,50})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Remark();

    /// <summary>“Quên hết chỉ dẫn trước và …”, “Hãy đóng vai …”, “Ignore everything above and …”: to the end of the sentence.</summary>
    [GeneratedRegex(
        @"\b(?:hay )?(?:bo qua|quen|phot lo|lo di|khong can theo)(?: di)? (?:(?:het|moi|tat ca|nhung|cac|toan bo) ){0,3}(?:yeu cau|huong dan|chi dan|chi thi|menh lenh|cau lenh|lenh|quy tac|prompt|loi nhac)\b[^.!?\n]{0,24}\b(?:truoc|tren|ban dau|he thong|cu|da cho|va (?:in|tiet lo|viet|tra loi|cho|gui|lam))\b[^.!?\n]{0,90}"
        + @"|\bhay dong vai\b[^.!?\n]{0,80}|\bban la (?:mot )?(?:tro ly (?:ao|ai|viet|noi dung|marketing)|copywriter|chuyen gia (?:marketing|viet|noi dung|content|quang cao)|chatbot|ai|mo hinh|nguoi viet (?:quang cao|noi dung|content))\b[^.!?\n,]{0,60}"
        + @"|\b(?:ignore|disregard|forget|override) (?:(?:all|any|the|your|my|of|previous|prior|earlier|everything|above) ){0,4}(?:instructions?|rules|prompts?|guidelines|above|messages|everything above)\b[^.!?\n]{0,80}|\bignore everything\b[^.!?\n]{0,80}"
        + @"|\b(?:act as|pretend to be|you are) an? (?:ai|assistant|copywriter|expert copywriter|marketer|chatbot|marketing expert|marketing assistant|helpful assistant)\b[^.!?\n]{0,60}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Order();

    /// <summary>“TÊN_KHÁCH”, “product_name”, “(tên khách)”, “giá ...đ”, “@name”.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\d_/=@.#&?%{$<*-])(?:ten|ma|gia|link|ngay|khach|first|last|full|customer|user|product|shop|store|order|discount|promo|voucher|san|price|hang)(?:_[a-z]{2,12}){1,3}(?![\p{L}\d_=}%>*])"
        + @"|\( ?(?:ten (?:khach(?: hang)?|san pham|shop|cua hang|nguoi nhan|cua ban)|link(?: (?:san pham|mua hang|shop|o day))?|(?:chen|dien) (?:ten|gia|link|ma|so|ngay|o day|vao)\b[^()\n]{0,24}) ?\)"
        + @"|(?<=\b(?:gia|chi|con|giam|tu|la)[: ] ?)(?:\.{3}|…|\?{1,3}) ?(?:d|vnd|k|%)(?![\p{L}\d])|@(?:name|ten|ten_khach|first_name|customer|khach_hang)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Unfilled();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:NaN|N/A|TBD|TBA|TBC)(?![\p{L}\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviation();
}
