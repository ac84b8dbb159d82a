using MessageComposer.Composition;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Messages;

namespace MessageComposer.Server.Web.Words;

/// <summary>Words of the page that shows what a message said.</summary>
internal static class MessageWords
{
    public static LocalName Messages { get; } = new("Tra cứu tin", "Look up a message");
    public static LocalName Lead { get; } = new("Xem một tin đã nói gì và vì sao. Tên và số của khách không được lưu, nên hiện là [tên khách].", "See what a message said, and why. Customers' names and numbers are not kept; [tên khách] stands in their place.");
    public static LocalName Id { get; } = new("Mã tin (message_id)", "Message id");
    public static LocalName IdHint { get; } = new("Có trong câu trả lời của /v1/compose và trong nhật ký của hệ thống gửi tin.", "It is in the answer of /v1/compose and in the log of the system that sends.");
    public static LocalName Find { get; } = new("Tra cứu", "Look up");
    public static LocalName BadId { get; } = new("Mã tin gồm 32 chữ số thập lục phân, ví dụ 0193a1b2-….", "A message id has 32 hexadecimal digits, such as 0193a1b2-….");
    public static LocalName NotFoundTitle { get; } = new("Không tìm thấy tin này", "There is no such message");
    public static LocalName NotFoundText { get; } = new("Mã có thể gõ nhầm, hoặc tin đã quá thời hạn lưu.", "The id may be mistyped, or the message is older than records are kept.");
    public static LocalName Said { get; } = new("Tin đã nói", "What it said");
    public static LocalName Facts { get; } = new("Vì sao như vậy", "How it came about");
    public static LocalName At { get; } = new("Soạn lúc", "Composed");
    public static LocalName Source { get; } = new("Lời từ đâu", "Words from");
    public static LocalName Why { get; } = new("Lý do", "Reason");
    public static LocalName Customer { get; } = new("Khách (mã băm)", "Customer (hashed)");
    public static LocalName Arm { get; } = new("Nhánh thử nghiệm", "Arm");
    public static LocalName Rung { get; } = new("Lùi trên thang", "Steps down the ladder");
    public static LocalName Day { get; } = new("Ngày gửi", "Day of sending");
    public static LocalName Content { get; } = new("Phiên bản nội dung", "Content version");

    public static LocalName Of(RecallBasis basis) => basis switch
    {
        RecallBasis.AsSent => new("Dựng lại từ đúng nội dung, lời và dữ kiện lúc đó.", "Put together again from the content, copy and facts of then."),
        RecallBasis.TodaysContent => new("Nội dung lúc đó không còn lưu; tin hiện theo nội dung hôm nay.", "The content of then is no longer kept; this is under today's."),
        RecallBasis.ChangedCopy => new("Lời của bản đã được sửa sau đó; tin hiện theo lời hiện tại.", "The variant's words have changed since; these are today's."),
        RecallBasis.NothingSent => new("Không có gì được gửi.", "Nothing was sent."),
        RecallBasis.NotKept => new("Dữ kiện hoặc lời lúc đó không còn lưu, nên không hiện lại được.", "The facts or the copy of then are no longer kept; it cannot be shown."),
    };

    public static LocalName Of(MessageSource source) => source switch
    {
        MessageSource.Approved => new("Bản đã duyệt", "Approved copy"),
        MessageSource.Generated => new("Mô hình viết ngay", "Fresh copy of the model"),
        MessageSource.Fallback => Terms.Fallback,
        MessageSource.Suppressed => new("Không gửi", "Not sent"),
    };

    public static LocalName Of(Reason reason) => reason switch
    {
        Reason.NoApprovedVariant => new("Chưa có bản được duyệt", "No approved variant"),
        Reason.FactsChanged => new("Dữ kiện đã đổi so với lời", "Facts differ from what the copy states"),
        Reason.ConditionUnmet => new("Điều kiện của bản chưa đạt", "The copy's conditions were not met"),
        Reason.MissingMergeField => new("Thiếu trường cá nhân hoá", "A merge field had no value"),
        Reason.ModelNotConfigured => new("Chưa cấu hình mô hình", "No model is configured"),
        Reason.ModelTimeout => new("Mô hình trả lời quá chậm", "The model took too long"),
        Reason.ModelError => new("Mô hình gặp lỗi", "The model failed"),
        Reason.ModelRateLimited => new("Mô hình giới hạn lượt gọi", "The model limits calls"),
        Reason.CircuitOpen => new("Tạm ngưng gọi mô hình", "The model is left alone for a while"),
        Reason.BudgetExhausted => new("Hết ngân sách mô hình", "The model budget is spent"),
        Reason.UnusableOutput => new("Lời mô hình viết không dùng được", "The model's words were unusable"),
        Reason.GuardrailBlocked => new("Bị quy tắc an toàn chặn", "Blocked by the guardrails"),
        Reason.ControlArm => Terms.ControlArm,
        Reason.NoConsent => new("Khách chưa đồng ý nhận quảng cáo", "No consent to advertising"),
        Reason.GoodsNotAdvertisable => new("Hàng không được quảng cáo", "Goods that may not be advertised"),
        Reason.ProductUnavailable => new("Hết hàng", "Out of stock"),
        Reason.Paused => new("Đang dừng khẩn cấp", "An emergency stop is in force"),
    };
}
