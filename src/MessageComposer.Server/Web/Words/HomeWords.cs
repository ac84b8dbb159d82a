using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Server.Web.Words;

/// <summary>Words of the first page.</summary>
internal static class HomeWords
{
    public static LocalName Waits { get; } = new("Đang chờ", "What waits");
    public static LocalName NothingWaits { get; } = new("Không có bản nào chờ duyệt hay cần xem lại.", "No variant waits for review or a second look.");
    public static LocalName Serving { get; } = new("Đang gửi", "In service");
    public static LocalName ServingNone { get; } = new("Chưa có bản nào được duyệt: khách nhận tin dự phòng.", "No variant is approved yet: customers get the fallback.");
    public static LocalName ModelTitle { get; } = new("Mô hình", "Model");
    public static LocalName ModelNone { get; } = new("Chưa cấu hình mô hình: mọi tin là bản đã duyệt hoặc tin dự phòng.", "No model is configured: every message is approved copy or the fallback.");
    public static LocalName ModelPhrasebook { get; } = new("Bộ câu mẫu (không phải AI) đang viết thử. Cấu hình mô hình thật trước khi dùng cho khách.", "The phrasebook (not AI) writes for trial. Configure a real model before it is used for customers.");
    public static LocalName ModelReady { get; } = new("Sẵn sàng: {0}.", "Ready: {0}.");
    public static LocalName Jobs { get; } = new("Lượt viết gần đây: {0} xong, {1} đang chờ hoặc đang viết, {2} hỏng.", "Recent jobs: {0} done, {1} waiting or running, {2} failed.");
    public static LocalName JobsNone { get; } = new("Chưa có lượt viết nào.", "No jobs yet.");
    public static LocalName Yesterday { get; } = new("Hôm qua", "Yesterday");
    public static LocalName YesterdayWritten { get; } = new("{0} bản được viết, trong đó {1} bị chặn ngay.", "{0} variants were written, {1} of them blocked at once.");
    public static LocalName YesterdayNone { get; } = new("Không bản nào được viết hôm qua.", "No variant was written yesterday.");
    public static LocalName MessagesComposed { get; } = new("{0} tin được soạn:", "Messages composed: {0}.");
    public static LocalName MessagesNone { get; } = new("Không tin nào được soạn hôm qua.", "No message was composed yesterday.");
    public static LocalName MessagesCounting { get; } = new("Đang đếm tin của hôm qua. Tải lại trang sau giây lát để xem.", "Yesterday's messages are being counted. Load the page again in a moment.");
    public static LocalName ContentTitle { get; } = new("Nội dung", "Content");
    public static LocalName ContentGood { get; } = new("Nội dung {0} đang phục vụ, đọc lúc {1}.", "Content {0} serves, read {1}.");
    public static LocalName Mine { get; } = new("Đọc {0} bản đang chờ bạn", "Read the {0} texts that wait for you");
    public static LocalName MineReturned { get; } = new("Sửa {0} bản được trả về", "Mend the {0} texts that were returned");
    public static LocalName BudgetTitle { get; } = new("Ngân sách mô hình hôm nay", "Model budget of today");
    public static LocalName Budget { get; } = new("Hôm nay đã dùng {0} trên {1} token.", "{0} of {1} tokens used today.");
    public static LocalName BudgetSpent { get; } = new("Đã hết ngân sách hôm nay: {0} trên {1} token. Bản đã duyệt và tin dự phòng vẫn gửi bình thường.", "Today's budget is spent: {0} of {1} tokens. Approved copy and fallbacks go on.");
    public static LocalName TokensUsed { get; } = new("Hôm nay đã dùng {0} token; chưa đặt ngân sách.", "{0} tokens used today; no budget is set.");
    public static LocalName SeeQueue { get; } = new("Đọc và duyệt những bản đang chờ", "Read and decide what waits");
    public static LocalName Start { get; } = new("Bắt đầu", "Start here");
    public static LocalName TryText { get; } = new("Thử một câu với các quy tắc an toàn", "Try a text against the guardrails");
    public static LocalName SeeVariants { get; } = new("Đọc các bản như khách sẽ thấy", "Read variants as customers will see them");
    public static LocalName SeeContent { get; } = new("Xem quy tắc, tệp và người giữ", "See rules, files and their owners");
}
