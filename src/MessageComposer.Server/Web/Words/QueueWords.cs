using MessageComposer.Guardrails.Definitions;
using MessageComposer.Review.Sheets;

namespace MessageComposer.Server.Web.Words;

/// <summary>Words of the queue and of sheets.</summary>
internal static class QueueWords
{
    public static LocalName Queue { get; } = new("Hàng chờ", "Queue");
    public static LocalName Lead { get; } = new("Những bản cần người đọc, bản chờ lâu nhất đứng trước. Duyệt cả tập khi lời giống nhau, hoặc từng bản một.", "What needs a reader, the longest waiting first. Decide a whole sheet, or one text at a time.");
    public static LocalName Sheets { get; } = new("Tập duyệt", "Sheets");
    public static LocalName Singles { get; } = new("Từng bản", "Single texts");
    public static LocalName EmptyTitle { get; } = new("Không có gì đang chờ", "Nothing waits here");
    public static LocalName EmptyText { get; } = new("Không bản nào ở trạng thái này khớp bộ lọc. Chọn trạng thái khác, hoặc nghỉ tay một lát.", "No text in this state fits the filter. Choose another state, or take a break.");
    public static LocalName Texts { get; } = new("{0} bản", "{0} texts");
    public static LocalName ByPeople { get; } = new("người viết", "by people");
    public static LocalName Age { get; } = new("Chờ {0}", "Waiting {0}");
    public static LocalName Days { get; } = new("{0} ngày", "{0} days");
    public static LocalName Hours { get; } = new("{0} giờ", "{0} h");
    public static LocalName Minutes { get; } = new("{0} phút", "{0} min");
    public static LocalName OpenSheet { get; } = new("Mở tập", "Open the sheet");
    public static LocalName GoOn { get; } = new("Đọc tiếp", "Go on");
    public static LocalName HeldBy { get; } = new("{0} đang đọc, đến {1}", "{0} is reading, until {1}");
    public static LocalName NotYours { get; } = new("Bạn đã sửa hoặc đã duyệt lớp kia: người khác duyệt", "You edited it or approved the other layer: somebody else approves");
    public static LocalName KeysHint { get; } = new("Phím tắt: j/k lên xuống · Enter mở · a duyệt · r trả về · e sửa", "Keys: j/k move · Enter opens · a approve · r return · e edit");

    public static LocalName SheetOf { get; } = new("Tập duyệt {0}", "Sheet {0}");
    public static LocalName Guarantee { get; } = new("Đã đọc đến đâu", "How much is read");
    public static LocalName Plan { get; } = new("Cần đọc {0} trong {1} bản: mọi bản khác thường và {2} bản lấy mẫu ngẫu nhiên.", "To be read: {0} of {1} texts, those out of the ordinary and a random sample of {2}.");
    public static LocalName PlanEach { get; } = new("Tập này đọc từng bản: {0} bản, {1} lời khác nhau.", "Each text of this sheet is read: {0} texts, {1} wordings.");
    public static LocalName HeldUntil { get; } = new("Bạn giữ tập này đến {0}; mỗi thao tác gia hạn thêm 30 phút.", "You hold this sheet until {0}; each step prolongs it by half an hour.");
    public static LocalName Claimed { get; } = new("{0} đang đọc tập này đến {1}. Chờ, hoặc đọc tập khác.", "{0} is reading this sheet until {1}. Wait, or read another one.");
    public static LocalName ReadOnly { get; } = new("Bạn xem được tập này nhưng không quyết định.", "You can read this sheet but not decide.");
    public static LocalName MarkRead { get; } = new("Đã đọc", "Read");
    public static LocalName MarkPage { get; } = new("Đã đọc hết các bản đang hiện", "Mark all shown as read");
    public static LocalName IsRead { get; } = new("Đã đọc", "Read");
    public static LocalName MustRead { get; } = new("Cần đọc", "To be read");
    public static LocalName NotNeeded { get; } = new("Ngoài mẫu", "Not in the sample");
    public static LocalName Sampled { get; } = new("Lấy mẫu", "Sampled");
    public static LocalName Same { get; } = new("{0} bản cùng lời", "{0} texts with these words");
    public static LocalName Defect { get; } = new("Báo lỗi", "Report a defect");
    public static LocalName DefectLead { get; } = new("Có một lỗi thì mẫu không còn đủ: phải đọc hết tập. Bản lỗi được trả về với ghi chú này khi tập được duyệt.", "One defect ends the guarantee: everything has to be read. The bad text is returned with this note when the sheet is decided.");
    public static LocalName DefectNote { get; } = new("Sai ở đâu?", "What is wrong?");
    public static LocalName HasDefect { get; } = new("Có lỗi: {0}", "Defect: {0}");
    public static LocalName Decide { get; } = new("Quyết định cả tập", "Decide the sheet");
    public static LocalName ApproveAll { get; } = new("Duyệt {0} bản", "Approve {0} texts");
    public static LocalName ApproveSome { get; } = new("Duyệt {0} bản, trả về {1} bản có lỗi", "Approve {0} texts, return {1} with a defect");
    public static LocalName Unread { get; } = new("Còn {0} lời phải đọc rồi mới duyệt được.", "{0} wordings are still to be read before this can be approved.");
    public static LocalName ReturnAll { get; } = new("Trả về cả tập", "Return the sheet");
    public static LocalName ReturnNote { get; } = new("Cần sửa điều gì ở cả tập?", "What is wanted of the whole sheet?");
    public static LocalName Release { get; } = new("Thôi giữ tập", "Let go");
    public static LocalName Replace { get; } = new("Sửa cho cả nhóm", "Replace throughout");
    public static LocalName ReplaceLead { get; } = new("Thay một cụm từ trong mọi bản của tập. Các bản được sửa rời tập và chờ người khác duyệt.", "Replaces a phrase in every text. The changed ones leave the sheet and wait for somebody else.");
    public static LocalName Find { get; } = new("Cụm từ cần thay", "Phrase to replace");
    public static LocalName With { get; } = new("Thay bằng", "Replace it by");
    public static LocalName ReplacePreview { get; } = new("Xem trước", "Preview");
    public static LocalName ReplaceDo { get; } = new("Sửa {0} bản", "Change {0} texts");
    public static LocalName ReplaceWould { get; } = new("Sẽ sửa {0} bản ({1} lời). {2} bản bị quy tắc an toàn chặn sau khi sửa.", "{0} texts ({1} wordings) would change. The guardrails would then block {2} of them.");
    public static LocalName ReplaceNone { get; } = new("Không bản nào trong tập có cụm từ này.", "No text of the sheet holds this phrase.");
    public static LocalName Certificate { get; } = new("Giấy xác nhận duyệt", "Approval certificate");
    public static LocalName CertificatePrint { get; } = new("Bản in", "To print");
    public static LocalName DoneMoved { get; } = new("Xong: {0} bản. {1} bản nằm ngoài quyết định vì đã thay đổi hoặc bạn không được duyệt.", "Done: {0} texts. {1} were left out: changed meanwhile, or not yours to decide.");
    public static LocalName StateOf(SheetState state) => state switch
    {
        SheetState.Open => new("Đang đọc", "Being read"),
        SheetState.Approved => new("Đã duyệt", "Approved"),
        SheetState.Returned => new("Đã trả về", "Returned"),
        SheetState.Released => new("Đã thôi giữ", "Let go"),
    };

    public static LocalName Of(OutlierReason reason) => reason switch
    {
        OutlierReason.Warning => new("Có cảnh báo", "Has a warning"),
        OutlierReason.Longest => new("Dài nhất", "Among the longest"),
        OutlierReason.Shortest => new("Ngắn nhất", "Among the shortest"),
        OutlierReason.Farthest => new("Khác nhóm nhất", "Unlike the others"),
    };

    public static LocalName StaleSheet { get; } = new("Tập vừa thay đổi (có thể ở thẻ khác của bạn). Chưa ghi gì; xem lại rồi làm tiếp.", "The sheet just changed (perhaps in another tab of yours). Nothing was recorded; look again and go on.");
    public static LocalName NotHeld { get; } = new("Tập này đã xong hoặc không còn ai giữ. Mở lại từ hàng chờ.", "This sheet is decided or let go. Open what waits anew from the queue.");
    public static LocalName NothingOpen { get; } = new("Không còn bản nào chờ trong tập này.", "Nothing waits in this sheet any more.");
    public static LocalName NotYourTexts { get; } = new("Bạn đã sửa hoặc đã duyệt mọi bản ở đây; người khác đọc tập này.", "You changed or approved every text here; somebody else reads this sheet.");
}
