using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Review;

namespace MessageComposer.Server.Web.Words;

/// <summary>The trade's own words, one per thing, wherever they appear.</summary>
internal static class Terms
{
    public static LocalName Scenario { get; } = new("Kịch bản", "Scenario");
    public static LocalName Angle { get; } = new("Bước", "Angle");
    public static LocalName Segment { get; } = new("Nhóm khách", "Segment");
    public static LocalName Motive { get; } = new("Mối quan tâm", "Motive");
    public static LocalName Channel { get; } = new("Kênh", "Channel");
    public static LocalName Cell { get; } = new("Ô nội dung", "Cell");
    public static LocalName Variant { get; } = new("Bản", "Variant");
    public static LocalName State { get; } = new("Trạng thái", "State");
    public static LocalName Risk { get; } = new("Mức rủi ro", "Risk");
    public static LocalName Locale { get; } = new("Ngôn ngữ bài", "Locale");
    public static LocalName Subject { get; } = new("Nói về", "Subject");
    public static LocalName Purpose { get; } = new("Mục đích", "Purpose");
    public static LocalName Fallback { get; } = new("Tin dự phòng", "Fallback");
    public static LocalName Rules { get; } = new("Quy tắc an toàn", "Guardrails");
    public static LocalName Finding { get; } = new("Lưu ý", "Finding");
    public static LocalName MergeField { get; } = new("Trường cá nhân hoá", "Merge field");
    public static LocalName Evidence { get; } = new("Hồ sơ chứng minh", "Evidence");
    public static LocalName ControlArm { get; } = new("Nhóm đối chứng", "Control arm");
    public static LocalName Sheet { get; } = new("Tập duyệt", "Sheet");
    public static LocalName Stop { get; } = new("Dừng khẩn cấp", "Stop");
    public static LocalName Phrasebook { get; } = new("Bộ câu mẫu (không phải AI)", "Phrasebook (not AI)");
    public static LocalName WrittenByPerson { get; } = new("Người viết", "Written by a person");
    public static LocalName Brand { get; } = new("Thương hiệu", "Brand");
    public static LocalName Legal { get; } = new("Pháp chế", "Legal");
    public static LocalName BuiltIn { get; } = new("Có sẵn", "Built in");
    public static LocalName Any { get; } = new("Tất cả", "All");
    public static LocalName None { get; } = new("Không", "None");

    public static LocalName Of(VariantState state) => state switch
    {
        VariantState.PendingBrand => new("Chờ Thương hiệu", "Waiting for Brand"),
        VariantState.PendingLegal => new("Chờ Pháp chế", "Waiting for Legal"),
        VariantState.Approved => new("Đã duyệt", "Approved"),
        VariantState.Returned => new("Trả về", "Returned"),
        VariantState.Rejected => new("Loại", "Rejected"),
        VariantState.Blocked => new("Bị chặn", "Blocked"),
        VariantState.Suspended => new("Tạm ngừng", "Suspended"),
        VariantState.Retired => new("Ngừng dùng", "Retired"),
    };

    public static LocalName Of(RiskClass risk) => risk switch
    {
        RiskClass.Low => new("Rủi ro thấp", "Low risk"),
        RiskClass.Medium => new("Rủi ro vừa", "Medium risk"),
        RiskClass.High => new("Rủi ro cao", "High risk"),
    };

    public static LocalName Of(Verdict verdict) => verdict switch
    {
        Verdict.Pass => new("Đạt", "Pass"),
        Verdict.Warn => new("Gửi được, nên sửa", "May go out, better mend it"),
        Verdict.Block => new("Bị chặn", "Blocked"),
    };

    public static LocalName Of(Severity severity) => severity switch
    {
        Severity.Block => new("Chặn", "Block"),
        Severity.Warn => new("Cảnh báo", "Warning"),
    };

    public static LocalName Of(Purpose purpose) => purpose switch
    {
        Guardrails.Purpose.Advertising => new("Quảng cáo", "Advertising"),
        Guardrails.Purpose.Care => new("Chăm sóc khách", "Customer care"),
        Guardrails.Purpose.Transaction => new("Giao dịch", "Transaction"),
    };

    /// <summary>Whose rule or file it is.</summary>
    public static LocalName OfOwner(string? owner) => owner switch
    {
        "brand" => Brand,
        "legal" => Legal,
        "composer" => BuiltIn,
        null => new("Chưa ghi chủ trì", "No owner named"),
        _ => new(owner, owner),
    };

    public static LocalName OfCategory(string category) => category switch
    {
        Categories.BannedWord => new("Từ bị cấm", "Banned word"),
        Categories.SuperlativeClaim => new("Khẳng định hơn nhất", "Superlative"),
        Categories.MedicalClaim => new("Công dụng chữa bệnh", "Medical claim"),
        Categories.GreenClaim => new("Khẳng định xanh", "Green claim"),
        Categories.GuaranteeClaim => new("Lời cam kết", "Guarantee"),
        Categories.FalseUrgency => new("Thúc ép giả", "False urgency"),
        Categories.Pii => new("Dữ liệu cá nhân", "Personal data"),
        Categories.UngroundedFact => new("Không có trong dữ kiện", "Not in the facts"),
        Categories.Tone => new("Giọng văn", "Tone"),
        Categories.ChannelLimit => new("Giới hạn của kênh", "Channel limit"),
        Categories.MissingRequired => new("Thiếu phần bắt buộc", "Required part missing"),
        Categories.Injection => new("Mã hoặc câu lệnh", "Code or prompt text"),
        Categories.SendingRule => new("Quy định gửi tin", "Sending rule"),
        _ => new(category, category),
    };

    /// <summary>A field of a channel.</summary>
    public static LocalName OfField(string field) => field switch
    {
        "subject" => new("Tiêu đề thư", "Subject"),
        "preheader" => new("Dòng xem trước", "Preheader"),
        "title" => new("Tiêu đề", "Title"),
        "body" => new("Nội dung", "Body"),
        "offer" => new("Ưu đãi", "Offer"),
        "cta_label" => new("Chữ trên nút", "Button label"),
        "cta_url" => new("Đường dẫn của nút", "Button address"),
        "review" => new("Khách nhận xét", "Review"),
        "faq" => new("Hỏi đáp", "FAQ"),
        "how_to" => new("Cách dùng", "How to use"),
        _ => new(field, field),
    };
}
