using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Server.Web.Words;

/// <summary>Words of the list of variants, of one variant and of its preview.</summary>
internal static class VariantWords
{
    public static LocalName Lead { get; } = new("Mỗi bản là một cách viết cho một ô nội dung. Chỉ bản đã duyệt mới được gửi.", "Each variant is one wording for one cell. Only approved ones are sent.");
    public static LocalName Filters { get; } = new("Lọc danh sách", "Filter the list");
    public static LocalName Show { get; } = new("Lọc", "Filter");
    public static LocalName Clear { get; } = new("Bỏ lọc", "Clear");
    public static LocalName ByState { get; } = new("Theo trạng thái", "By state");
    public static LocalName EmptyTitle { get; } = new("Chưa có bản nào ở đây", "No variants here");
    public static LocalName EmptyText { get; } = new("Đặt máy viết bằng “composer generate” hoặc POST /v1/variants/generate; trong lúc đó khách nhận tin dự phòng.", "Ask for some with “composer generate” or POST /v1/variants/generate; until then customers get the fallback.");
    public static LocalName EmptyFilterText { get; } = new("Không bản nào khớp bộ lọc. Bỏ bớt điều kiện để thấy nhiều hơn.", "Nothing fits the filter. Drop a condition to see more.");
    public static LocalName Copy { get; } = new("Lời viết", "Copy");
    public static LocalName Written { get; } = new("Viết lúc", "Written");
    public static LocalName FindingsOf { get; } = new("{0} lưu ý", "{0} findings");
    public static LocalName PhrasebookNote { get; } = new("Câu này do bộ câu mẫu viết, không phải AI. Dùng để thử, đừng gửi cho khách thật.", "The phrasebook wrote this, not AI. It is for trying out, not for real customers.");

    public static LocalName Preview { get; } = new("Khách sẽ thấy", "What the customer sees");
    public static LocalName ProofCount { get; } = new("{0}/{1} đạt", "{0}/{1} pass");
    public static LocalName ProofOthers { get; } = new("{0} khách thử sẽ nhận bản khác", "{0} sample recipients get other copy");
    public static LocalName ProofCopyBlocked { get; } = new("Lời viết bị chặn", "The copy itself is blocked");
    public static LocalName ProofNobody { get; } = new("Không khách thử nào nhận bản này", "No sample recipient gets this variant");
    public static LocalName Lacks { get; } = new("Khách này nhận bản khác, vì dữ kiện của họ đòi nói thêm:", "This recipient gets other copy; their facts ask for more to be said:");
    public static LocalName ProofPlace { get; } = new("{0} trên {1}", "{0} of {1}");
    public static LocalName Previous { get; } = new("Khách thử trước", "Previous sample recipient");
    public static LocalName Next { get; } = new("Khách thử sau", "Next sample recipient");
    public static LocalName ProofSet { get; } = new("Bộ khách thử", "Sample recipients");
    public static LocalName NotServed { get; } = new("Khách này không nhận bản này, vì chưa đạt điều kiện: {0}.", "This recipient does not get this variant; conditions not met: {0}.");
    public static LocalName Unfilled { get; } = new("Không điền được {0} cho khách này, nên khách nhận bản khác.", "{0} cannot be filled for this recipient, who gets other copy.");
    public static LocalName ProofBlocked { get; } = new("Với khách này, bản bị chặn:", "With this recipient the variant is blocked:");
    public static LocalName NoPreviewTitle { get; } = new("Không xem trước được", "No preview");
    public static LocalName NoPreviewText { get; } = new("Kịch bản, bước hoặc kênh của bản này không còn, hoặc trường cá nhân hoá không đọc được. Lời viết vẫn ở bên dưới.", "The scenario, angle or channel of this variant is gone, or a merge field cannot be read. The copy stands below.");

    public static LocalName FindingsTitle { get; } = new("Lưu ý của quy tắc an toàn", "What the guardrails found");
    public static LocalName Conditions { get; } = new("Chỉ gửi khi", "Sent only when");
    public static LocalName ConditionsNone { get; } = new("Không kèm điều kiện", "No conditions");
    public static LocalName Grounds { get; } = new("Dựa vào dữ kiện", "Rests on facts");
    public static LocalName GroundsNone { get; } = new("Không nêu dữ kiện cố định nào", "States no fixed fact");
    public static LocalName MergeFields { get; } = new("Trường cá nhân hoá", "Merge fields");
    public static LocalName Origin { get; } = new("Nguồn gốc", "Origin");
    public static LocalName Prompt { get; } = new("Lời nhắc", "Prompt");
    public static LocalName Model { get; } = new("Mô hình", "Model");
    public static LocalName CheckedUnder { get; } = new("Kiểm theo nội dung", "Checked under content");
    public static LocalName Revision { get; } = new("Lần sửa", "Revision");
    public static LocalName Siblings { get; } = new("Cùng bước, nhóm và kênh khác", "Same angle, other segments and channels");

    public static LocalName SmsSent { get; } = new("Như khách nhận (không dấu)", "As received (unaccented)");
    public static LocalName SmsWritten { get; } = new("Như đã viết (có dấu)", "As written (with marks)");
    public static LocalName SmsMeter { get; } = new("{0} phần tin · {1}/{2} ký tự {3}", "{0} segments · {1}/{2} characters {3}");
    public static LocalName Now { get; } = new("bây giờ", "now");
    public static LocalName EmailBody { get; } = new("Thân thư, hiển thị trong khung cách ly", "Body of the e-mail, in a sandboxed frame");
    public static LocalName Shop { get; } = new("Cửa hàng", "The shop");
    public static LocalName Registered { get; } = new("Tham số của mẫu ZBS đã đăng ký", "Parameters of the registered ZBS template");
    public static LocalName Sponsored { get; } = new("Tin từ Official Account", "Official Account message");
}
