using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Review;
using MessageComposer.Review.Audit;

namespace MessageComposer.Server.Web.Words;

/// <summary>Words of deciding about one variant: who may, what is wanted, what came of it.</summary>
internal static class DecisionWords
{
    public static LocalName Title { get; } = new("Quyết định", "Decision");
    public static LocalName Approve { get; } = new("Duyệt", "Approve");
    public static LocalName ApproveFor { get; } = new("Duyệt cho {0}", "Approve for {0}");
    public static LocalName Return { get; } = new("Trả về", "Return");
    public static LocalName ReturnLead { get; } = new("Bản quay lại với người viết; ai cũng sửa rồi trình lại được.", "It goes back to whoever writes; anyone may mend it and hand it in again.");
    public static LocalName Note { get; } = new("Cần sửa điều gì?", "What is wanted of it?");
    public static LocalName Reject { get; } = new("Loại", "Reject");
    public static LocalName RejectLead { get; } = new("Bản bị loại không dùng lại nữa. Lý do được đếm theo từng phiên bản lời nhắc.", "A rejected text is never used. Reasons are counted for each prompt version.");
    public static LocalName RejectWhy { get; } = new("Vì sao loại?", "Why?");
    public static LocalName RejectText { get; } = new("Nói rõ hơn", "In your own words");
    public static LocalName Retire { get; } = new("Ngừng dùng", "Retire");
    public static LocalName RetireLead { get; } = new("Bản thôi được gửi và không quay lại được.", "It is no longer sent, for good.");
    public static LocalName RetireNote { get; } = new("Ghi chú", "Note");
    public static LocalName Edit { get; } = new("Sửa lời", "Edit");
    public static LocalName EditLead { get; } = new("Sửa lời thì các lần duyệt trước không còn hiệu lực và người sửa không tự duyệt. Riêng sửa dấu câu, khoảng trắng, cách đặt dấu thì Pháp chế không phải đọc lại.", "An edit voids earlier approvals, and whoever edits does not approve. Changes of punctuation, spacing and tone marks keep legal's.");
    public static LocalName Take { get; } = new("Sửa theo gợi ý", "Edit like this");
    public static LocalName TakeLead { get; } = new("“Sửa theo gợi ý” lưu ngay bản sửa.", "“Edit like this” saves the edit at once.");
    public static LocalName HiddenLeftOut { get; } = new("Lời gốc có ký tự ẩn; ô sửa đã bỏ chúng.", "The original holds hidden characters; they are left out of these fields.");
    public static LocalName SaveEdit { get; } = new("Lưu bản sửa", "Save the edit");
    public static LocalName TryEdit { get; } = new("Kiểm tra", "Check");
    public static LocalName EditResult { get; } = new("Nếu lưu bản sửa này", "If this edit is saved");
    public static LocalName NothingNew { get; } = new("Chưa sửa chữ nào.", "Nothing is changed yet.");
    public static LocalName DiffFromDraft { get; } = new("Đã sửa so với bản máy viết", "Changed from the model's draft");
    public static LocalName Reasons { get; } = new("Vì sao {0}", "Why {0}");
    public static LocalName Warnings { get; } = new("Cảnh báo này chấp nhận được, vì:", "This warning may pass, because:");
    public static LocalName WarningsLead { get; } = new("Muốn duyệt, hãy nói lý do cho từng cảnh báo.", "To approve, give a reason for each warning.");
    public static LocalName AcceptedBy { get; } = new("“{0}” · {1} đã chấp nhận: {2}", "“{0}” · accepted by {1}: {2}");
    public static LocalName Approvals { get; } = new("Các lớp duyệt", "Layers of approval");
    public static LocalName LayerWaits { get; } = new("đang chờ", "waiting");
    public static LocalName LayerLater { get; } = new("chưa đến lượt", "not yet");
    public static LocalName LayerBy { get; } = new("{0} · {1}", "{0} · {1}");
    public static LocalName InSheet { get; } = new("trong một tập duyệt", "with a sheet");
    public static LocalName NoteOf { get; } = new("Ghi chú: {0}", "Note: {0}");
    public static LocalName History { get; } = new("Lịch sử", "History");
    public static LocalName Undo { get; } = new("Hoàn tác", "Undo");
    public static LocalName UndoLead { get; } = new("Hoàn tác được trong 10 giây. Cả hai thao tác đều được ghi vào lịch sử.", "You can undo this for 10 seconds. Both acts stay in the history.");
    public static LocalName Undone { get; } = new("Đã hoàn tác. Bản trở lại trạng thái trước đó.", "Undone. The variant is as it was before.");
    public static LocalName See { get; } = new("Xem bản", "Open it");
    public static LocalName Saved { get; } = new("Đã lưu bản sửa.", "The edit is saved.");
    public static LocalName QueueDone { get; } = new("Hết việc trong danh sách này.", "Nothing is left in this list.");
    public static LocalName BackToQueue { get; } = new("Về hàng chờ", "Back to the queue");
    public static LocalName NextInQueue { get; } = new("Bản sau", "Next");
    public static LocalName PreviousInQueue { get; } = new("Bản trước", "Previous");
    public static LocalName Resumed { get; } = new("Bạn đã đăng nhập lại. Những gì bạn viết vẫn còn đây; xem lại rồi gửi.", "You are signed in again. What you wrote is still here; look it over and send it.");

    public static LocalName StaleTitle { get; } = new("Người khác vừa thay đổi bản này", "Somebody else just changed this variant");
    public static LocalName StaleText { get; } = new("Quyết định của bạn chưa được ghi, để không đè lên việc của người kia. Bản mới nhất đang hiện bên dưới; những gì bạn viết vẫn còn. Xem lại rồi gửi lần nữa.", "Your decision was not recorded, so that nothing of theirs is lost. The newest state is shown below and what you wrote is kept. Look again, then send it once more.");
    public static LocalName StaleTheirs { get; } = new("Lời hiện tại", "The words now");
    public static LocalName StaleYours { get; } = new("Lời bạn vừa viết", "The words you wrote");

    public static LocalName WhyRole { get; } = new("Lớp này do {0} duyệt. Tài khoản của bạn không có vai trò đó.", "This layer is for {0}; your account does not have that role.");
    public static LocalName WhyOwnEdit { get; } = new("Bạn đã sửa lời của bản này, nên người khác duyệt.", "You changed these words, so somebody else approves them.");
    public static LocalName WhyTwoPeople { get; } = new("Bạn đã duyệt lớp kia. Hai lớp phải do hai người duyệt.", "You approved the other layer. Two different people approve.");
    public static LocalName WhyBlocked { get; } = new("Quy tắc an toàn đang chặn lời này; không ai duyệt được. Chỉ có cách sửa lời.", "The guardrails block these words and nobody can approve them. Only an edit leads out.");
    public static LocalName WhyReadOnly { get; } = new("Bạn xem được bản này nhưng không quyết định: việc duyệt thuộc Thương hiệu và Pháp chế.", "You can read this but not decide: brand and legal approve.");
    public static LocalName WhyUndoOver { get; } = new("Đã quá 10 giây nên không hoàn tác được nữa. Muốn đổi, hãy sửa hoặc ngừng dùng bản.", "Ten seconds have passed, so this can no longer be undone. Edit or retire it instead.");
    public static LocalName WhyNothingToUndo { get; } = new("Không có quyết định nào của bạn để hoàn tác.", "There is no decision of yours to undo.");
    public static LocalName NeedReasons { get; } = new("Mỗi cảnh báo cần một lý do rồi mới duyệt được.", "Each warning needs a reason before this can be approved.");
    public static LocalName Invalid { get; } = new("Chưa ghi được: {0}", "Not recorded: {0}");
    public static LocalName NeedNote { get; } = new("Hãy nói cần sửa điều gì, tối đa 1.000 ký tự.", "Say what is wanted, in at most 1,000 characters.");
    public static LocalName NeedText { get; } = new("Hãy chọn lý do; nếu là “Lý do khác” thì viết rõ, tối đa 1.000 ký tự.", "Choose a reason; with “Other” say which, in at most 1,000 characters.");
    public static LocalName SameWords { get; } = new("Lời mới giống hệt lời cũ.", "The new words are the same as the old.");
    public static LocalName FieldMissing { get; } = new("Thiếu {0}.", "{0} is missing.");
    public static LocalName CellGone { get; } = new("Kịch bản, bước hoặc kênh của bản này không còn trong nội dung, nên không sửa được.", "The scenario, angle or channel of this variant is no longer part of the content; it cannot be edited.");
    public static LocalName WrongState { get; } = new("Bản đang “{0}”, thao tác này không làm được.", "It is “{0}”; this act leads nowhere from there.");

    public static LocalName Rejections { get; } = new("Vì sao bị loại, theo phiên bản lời nhắc", "Why texts were rejected, by prompt version");
    public static LocalName RejectionsNone { get; } = new("Chưa bản nào bị loại.", "No text was rejected yet.");
    public static LocalName KeysHint { get; } = new("Phím tắt: j/k bản sau, bản trước · a duyệt · r trả về · e sửa", "Keys: j/k next, previous · a approve · r return · e edit");

    public static LocalName Of(ReviewLayer layer) => layer switch { ReviewLayer.Brand => Terms.Brand, ReviewLayer.Legal => Terms.Legal };

    public static LocalName Of(RejectReason reason) => reason switch
    {
        RejectReason.MachineTranslated => new("Dịch máy", "Machine translated"),
        RejectReason.WrongVoice => new("Sai giọng", "Wrong voice"),
        RejectReason.Bland => new("Nhạt", "Bland"),
        RejectReason.WrongAddress => new("Sai xưng hô", "Wrong address"),
        RejectReason.Overpromise => new("Hứa quá", "Promises too much"),
        RejectReason.TooLong => new("Dài", "Too long"),
        RejectReason.Repetitive => new("Trùng ý", "Repetitive"),
        RejectReason.Other => new("Lý do khác", "Other"),
    };

    /// <summary>What was done, as a line of history begins.</summary>
    public static LocalName OfAction(string action) => action switch
    {
        AuditActions.Written => new("Được viết", "Written"),
        AuditActions.Inherited => new("Thừa hưởng lượt duyệt của lời giống hệt", "Took over the approval of the same words"),
        AuditActions.Approved => new("Duyệt", "Approved"),
        AuditActions.Returned => new("Trả về", "Returned"),
        AuditActions.Rejected => new("Loại", "Rejected"),
        AuditActions.Edited => new("Sửa lời", "Edited"),
        AuditActions.Retired => new("Ngừng dùng", "Retired"),
        AuditActions.Weighed => new("Đổi tỷ trọng", "Share changed"),
        AuditActions.Undone => new("Hoàn tác", "Undone"),
        AuditActions.Suspended => new("Tạm ngừng vì quy tắc mới", "Suspended by a newer rule"),
        AuditActions.Resumed => new("Dùng lại, quy tắc không còn chặn", "Back in service"),
        AuditActions.Blocked => new("Bị quy tắc mới chặn", "Blocked by a newer rule"),
        AuditActions.Reclassed => new("Đổi mức rủi ro", "Risk class changed"),
        AuditActions.Changed => new("Cập nhật sau khi kiểm lại", "Updated after a re-check"),
        _ => new(action, action),
    };

    /// <summary>What was done, as the answer to whoever did it.</summary>
    public static LocalName DoneOf(string action) => action switch
    {
        AuditActions.Approved => new("Đã duyệt “{0}”.", "Approved “{0}”."),
        AuditActions.Returned => new("Đã trả về “{0}”.", "Returned “{0}”."),
        AuditActions.Rejected => new("Đã loại “{0}”.", "Rejected “{0}”."),
        AuditActions.Retired => new("Đã ngừng dùng “{0}”.", "Retired “{0}”."),
        _ => new("Đã xong với “{0}”.", "Done with “{0}”."),
    };
}
