using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Server.Web.Words;

/// <summary>Words of the frame around every page. Both languages stand side by side, so none can be forgotten.</summary>
internal static class ShellWords
{
    public static LocalName Product { get; } = new("Message Composer", "Message Composer");
    public static LocalName SkipToContent { get; } = new("Đến thẳng nội dung", "Skip to content");
    public static LocalName MainNavigation { get; } = new("Điều hướng chính", "Main navigation");
    public static LocalName Home { get; } = new("Trang chính", "Home");
    public static LocalName Variants { get; } = new("Bản", "Variants");
    public static LocalName Playground { get; } = new("Thử câu", "Playground");
    public static LocalName Content { get; } = new("Nội dung", "Content");
    public static LocalName More { get; } = new("Thêm", "More");
    public static LocalName Display { get; } = new("Hiển thị", "Display");
    public static LocalName Theme { get; } = new("Nền", "Theme");
    public static LocalName ThemeAuto { get; } = new("Theo máy", "Auto");
    public static LocalName ThemeLight { get; } = new("Sáng", "Light");
    public static LocalName ThemeDark { get; } = new("Tối", "Dark");
    public static LocalName Language { get; } = new("Ngôn ngữ", "Language");
    public static LocalName Keyboard { get; } = new("Phím tắt", "Keyboard");
    public static LocalName BackHome { get; } = new("Về trang chính", "Back to home");
    public static LocalName Newer { get; } = new("Về đầu danh sách", "Back to the first page");
    public static LocalName Older { get; } = new("Trang sau", "Next page");
    public static LocalName Pages { get; } = new("Các trang của danh sách", "Pages of the list");
    public static LocalName HiddenCharacter { get; } = new("ký tự ẩn {0}", "hidden character {0}");
    public static LocalName Optional { get; } = new("không bắt buộc", "optional");

    public static LocalName NotFoundTitle { get; } = new("Không có trang này", "There is no such page");
    public static LocalName NotFoundText { get; } = new("Đường dẫn có thể đã cũ hoặc gõ nhầm. Bản hay tin đã bị xoá thì không mở lại được.", "The address may be old or mistyped. What was deleted cannot be opened again.");
    public static LocalName ForbiddenTitle { get; } = new("Bạn chưa có quyền xem trang này", "You have no access to this page");
    public static LocalName ForbiddenText { get; } = new("Nhờ quản trị viên thêm vai trò phù hợp cho tài khoản của bạn, rồi tải lại trang.", "Ask an administrator to give your account the right role, then reload the page.");
    public static LocalName BadTitle { get; } = new("Biểu mẫu không còn dùng được", "The form could not be taken in");
    public static LocalName BadText { get; } = new("Có thể bạn đã đăng xuất ở thẻ khác hoặc để trang mở quá lâu. Quay lại trang trước, tải lại rồi gửi lần nữa.", "You may have signed out in another tab, or the page was open for too long. Go back, reload it and send it again.");
    public static LocalName FailedTitle { get; } = new("Trang gặp lỗi", "The page failed");
    public static LocalName FailedText { get; } = new("Lỗi đã được ghi lại, tin gửi cho khách không bị ảnh hưởng. Tải lại trang; nếu vẫn lỗi, báo người vận hành kèm thời điểm này.", "The fault was logged and no message to customers is affected. Reload the page; if it fails again, tell whoever runs the service, with the time below.");
}
