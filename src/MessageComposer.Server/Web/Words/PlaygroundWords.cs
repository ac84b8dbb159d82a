using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Server.Web.Words;

/// <summary>Words of the playground.</summary>
internal static class PlaygroundWords
{
    public static LocalName Lead { get; } = new("Dán câu vào, chọn kênh và dữ kiện: các quy tắc an toàn trả lời ngay, như khi gửi thật. Không có gì được lưu.", "Paste a text, choose channel and facts: the guardrails answer at once, as they would before sending. Nothing is kept.");
    public static LocalName Text { get; } = new("Câu chữ", "Text");
    public static LocalName Setting { get; } = new("Gửi cho ai, ở đâu", "For whom, and where");
    public static LocalName AnySegment { get; } = new("Không xét giọng", "Any voice");
    public static LocalName AnyMotive { get; } = new("Không xét", "None");
    public static LocalName AsAdvertising { get; } = new("Quảng cáo", "Advertising");
    public static LocalName Facts { get; } = new("Dữ kiện", "Facts");
    public static LocalName FactsHint { get; } = new("JSON như trong yêu cầu soạn tin: products, store, promotion, context. Giá, ngày, mã trong câu phải có ở đây.", "JSON as in a compose request: products, store, promotion, context. Prices, dates and codes in the text must be found here.");
    public static LocalName FactsMistake { get; } = new("Dữ kiện không phải JSON hợp lệ (dòng:cột {0}).", "The facts are not valid JSON (line:column {0}).");
    public static LocalName Sample { get; } = new("Dữ kiện mẫu", "Sample facts");
    public static LocalName TakeSample { get; } = new("Lấy mẫu này", "Take this sample");
    public static LocalName Edit { get; } = new("Xem và sửa dữ kiện", "See and edit the facts");
    public static LocalName Check { get; } = new("Kiểm tra", "Check");
    public static LocalName CheckHint { get; } = new("Ctrl + Enter", "Ctrl + Enter");
    public static LocalName Result { get; } = new("Kết quả", "Result");
    public static LocalName StartTitle { get; } = new("Chưa có câu nào", "No text yet");
    public static LocalName StartText { get; } = new("Gõ hoặc dán một câu ở bên cạnh. Lưu ý hiện ra đúng chỗ, kèm lý do và cách viết nên dùng.", "Type or paste a text. Findings appear where they stand, with the reason and a better wording.");
    public static LocalName Count { get; } = new("{0} chặn · {1} cảnh báo", "{0} blocking · {1} warnings");
    public static LocalName Clean { get; } = new("Không quy tắc nào lên tiếng.", "No rule objects.");
    public static LocalName Length { get; } = new("{0} ký tự", "{0} characters");

    public static LocalName MakeRule { get; } = new("Tạo quy tắc từ câu này", "Make a rule from this text");
    public static LocalName MakeRuleLead { get; } = new("Ra một quy tắc hoàn chỉnh, tự chứng minh bằng ví dụ, dưới dạng bản vá cho tệp quy tắc. Trang này không ghi gì vào tệp.", "Gives a finished rule that proves itself by its examples, as a patch for the rule file. This page writes nothing to disk.");
    public static LocalName Phrases { get; } = new("Cụm từ cần bắt", "Phrases to catch");
    public static LocalName PhrasesHint { get; } = new("Mỗi dòng một cụm, viết đủ dấu.", "One a line, with all marks.");
    public static LocalName RuleId { get; } = new("Tên quy tắc", "Rule id");
    public static LocalName RuleIdHint { get; } = new("Để trống sẽ đặt theo cụm từ đầu tiên.", "Left empty, it follows the first phrase.");
    public static LocalName Category { get; } = new("Loại", "Category");
    public static LocalName Severity { get; } = new("Mức", "Severity");
    public static LocalName Mode { get; } = new("Áp dụng", "Mode");
    public static LocalName ModeShadow { get; } = new("Chỉ theo dõi trước", "Watch only, for now");
    public static LocalName ModeEnforce { get; } = new("Có hiệu lực ngay", "In force");
    public static LocalName File { get; } = new("Tệp và bên chủ trì", "File and owner");
    public static LocalName Reason { get; } = new("Lý do", "Reason");
    public static LocalName ReasonHint { get; } = new("Người viết sẽ đọc câu này ở mỗi lưu ý.", "Writers read it with every finding.");
    public static LocalName Suggest { get; } = new("Nên viết thay bằng", "Write instead");
    public static LocalName Flag { get; } = new("Ví dụ phải bắt", "Examples to flag");
    public static LocalName FlagHint { get; } = new("Ít nhất hai câu, mỗi dòng một câu.", "At least two, one a line.");
    public static LocalName Pass { get; } = new("Ví dụ phải cho qua", "Examples to let pass");
    public static LocalName PassHint { get; } = new("Ít nhất hai câu lành gần giống, để quy tắc không bắt nhầm.", "At least two innocent look-alikes, so that nothing is flagged by mistake.");
    public static LocalName TryRule { get; } = new("Xem quy tắc và tác động", "See the rule and its impact");
    public static LocalName Proven { get; } = new("Quy tắc nạp được và đúng với mọi ví dụ của nó.", "The rule loads and holds to each of its examples.");
    public static LocalName NotProven { get; } = new("Quy tắc chưa dùng được:", "The rule cannot serve yet:");
    public static LocalName Impact { get; } = new("Tác động: đã thử trên {0} bản đang lưu, {1} bản sẽ bị chặn thêm, {2} bản được gỡ.", "Impact: tried on {0} stored variants; {1} would be newly blocked, {2} freed.");
    public static LocalName ImpactShadow { get; } = new("Quy tắc đang để “chỉ theo dõi” nên chưa chặn bản nào.", "The rule only watches for now, so it blocks nothing.");
    public static LocalName Download { get; } = new("Tải bản vá", "Download the patch");
    public static LocalName Copy { get; } = new("Chép", "Copy");
    public static LocalName Copied { get; } = new("Đã chép", "Copied");
    public static LocalName HowToApply { get; } = new("Người giữ tệp áp dụng bằng lệnh:", "The owner of the file applies it with:");
    public static LocalName LawNote { get; } = new("Quy tắc dựa vào luật cần thêm law, effective_from và status; pháp chế điền khi nhận bản vá.", "A rule that rests on a law also needs law, effective_from and status; legal adds them with the patch.");

    public static LocalName NeedsPhrase { get; } = new("Ghi ít nhất một cụm từ.", "Give at least one phrase.");
    public static LocalName NeedsId { get; } = new("Đặt tên bằng chữ cái không dấu, số và dấu gạch nối.", "Name it with letters, digits and hyphens.");
    public static LocalName NeedsReason { get; } = new("Ghi lý do: người viết sẽ hỏi.", "Give the reason: writers will ask.");
    public static LocalName NeedsFlag { get; } = new("Cần ít nhất hai câu mà quy tắc phải bắt, mỗi dòng một câu.", "Give at least two sentences the rule must flag, one a line.");
    public static LocalName NeedsPass { get; } = new("Cần ít nhất hai câu lành mà quy tắc phải cho qua, mỗi dòng một câu.", "Give at least two innocent sentences the rule must let pass, one a line.");
}
