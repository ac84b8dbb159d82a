using MessageComposer.Guardrails.Definitions;
using MessageComposer.Server.Auth;

namespace MessageComposer.Server.Web.Words;

/// <summary>Words of signing in, of people and of API keys.</summary>
internal static class AccessWords
{
    public static LocalName SignIn { get; } = new("Đăng nhập", "Sign in");
    public static LocalName SignInLead { get; } = new("Tài khoản do quản trị viên cấp.", "An administrator gives out accounts.");
    public static LocalName SessionEnded { get; } = new("Phiên làm việc đã hết. Đăng nhập lại; những gì bạn vừa viết vẫn còn và sẽ hiện lại.", "Your session has ended. Sign in again; what you wrote is kept and comes back.");
    public static LocalName SignedInAgain { get; } = new("Đã đăng nhập lại", "Signed in again");
    public static LocalName FormKept { get; } = new("Biểu mẫu của bạn còn nguyên, chưa có gì được gửi.", "Your form is as you left it; nothing was sent yet.");
    public static LocalName BackToForm { get; } = new("Quay lại biểu mẫu", "Back to the form");
    public static LocalName SignInFailed { get; } = new("Sai tên đăng nhập hoặc mật khẩu. Sau vài lần sai liên tiếp, tài khoản tạm khoá một lúc.", "Name or password is wrong. After several wrong passwords in a row the account is locked for a while.");
    public static LocalName SignInThrottled { get; } = new("Mạng bạn đang dùng đã có quá nhiều lần đăng nhập sai, của bạn hoặc của người dùng chung mạng. Thử lại sau {0} giây.", "Too many wrong passwords came from your network, yours or somebody else's there. Try again in {0} seconds.");
    public static LocalName SignInName { get; } = new("Tên đăng nhập", "Sign-in name");
    public static LocalName SignInNameHint { get; } = new("Chữ thường không dấu, số và . _ @ -", "Lower-case letters a-z, digits and . _ @ -");
    public static LocalName Password { get; } = new("Mật khẩu", "Password");
    public static LocalName SignOut { get; } = new("Đăng xuất", "Sign out");
    public static LocalName Account { get; } = new("Tài khoản", "Account");
    public static LocalName SignedInAs { get; } = new("Bạn đang đăng nhập với tên {0}.", "You are signed in as {0}.");
    public static LocalName ChangePassword { get; } = new("Đổi mật khẩu", "Change password");
    public static LocalName OldPassword { get; } = new("Mật khẩu hiện tại", "Current password");
    public static LocalName NewPassword { get; } = new("Mật khẩu mới", "New password");
    public static LocalName PasswordHint { get; } = new("Ít nhất {0} ký tự. Một câu dài dễ nhớ tốt hơn một từ ngắn khó đoán.", "At least {0} characters. A long sentence you remember beats a short riddle.");
    public static LocalName PasswordChanged { get; } = new("Đã đổi mật khẩu. Các thiết bị khác đã bị đăng xuất.", "The password is changed. Every other device is signed out.");

    public static LocalName People { get; } = new("Người dùng", "People");
    public static LocalName PeopleLead { get; } = new("Ai được vào và được làm gì. Thay đổi có hiệu lực ngay, trên mọi máy chủ trong vòng hai giây.", "Who may come in and do what. A change is in force at once, on every server within two seconds.");
    public static LocalName Name { get; } = new("Tên hiển thị", "Display name");
    public static LocalName Email { get; } = new("E-mail", "E-mail");
    public static LocalName RolesOf { get; } = new("Vai trò", "Roles");
    public static LocalName State { get; } = new("Trạng thái", "State");
    public static LocalName LastSignIn { get; } = new("Đăng nhập gần nhất", "Last sign-in");
    public static LocalName Never { get; } = new("chưa có", "never");
    public static LocalName Enabled { get; } = new("Đang dùng", "Enabled");
    public static LocalName Disabled { get; } = new("Đã tắt", "Disabled");
    public static LocalName Locked { get; } = new("Tạm khoá", "Locked");
    public static LocalName Manage { get; } = new("Sửa", "Manage");
    public static LocalName SaveRoles { get; } = new("Lưu vai trò", "Save roles");
    public static LocalName SignOutEverywhere { get; } = new("Đăng xuất mọi thiết bị", "Sign out everywhere");
    public static LocalName ResetPassword { get; } = new("Cấp mật khẩu mới", "Give a new password");
    public static LocalName Disable { get; } = new("Tắt tài khoản", "Disable");
    public static LocalName Enable { get; } = new("Mở lại tài khoản", "Enable");
    public static LocalName AddPerson { get; } = new("Thêm người dùng", "Add a person");
    public static LocalName Saved { get; } = new("Đã lưu thay đổi của {0}.", "The change of {0} is saved.");
    public static LocalName PasswordMade { get; } = new("Mật khẩu của {0}, chỉ hiện một lần này:", "The password of {0}, shown this once:");

    public static LocalName Keys { get; } = new("Khoá API", "API keys");
    public static LocalName KeysLead { get; } = new("Mỗi chương trình gọi API một khoá riêng. Thu hồi khoá có hiệu lực trên mọi máy chủ trong vòng hai giây.", "One key for each program that calls the API. A revoked key is refused on every server within two seconds.");
    public static LocalName KeyName { get; } = new("Dùng cho", "Used by");
    public static LocalName KeyNameHint { get; } = new("Ví dụ: hệ thống chiến dịch", "For example: campaign system");
    public static LocalName ScopesOf { get; } = new("Phạm vi", "Scopes");
    public static LocalName Consent { get; } = new("Bên gọi đã kiểm tra sự đồng ý của khách: yêu cầu không ghi thì coi như có", "The caller has checked consent: where a request does not state it, it counts as given");
    public static LocalName ConsentBadge { get; } = new("đã kiểm tra đồng ý", "consent checked upstream");
    public static LocalName CreateKey { get; } = new("Tạo khoá", "Create a key");
    public static LocalName KeyMade { get; } = new("Khoá {0}, chỉ hiện một lần này. Hãy chép vào nơi cất giữ bí mật của bạn ngay:", "The key {0}, shown this once. Copy it to where you keep secrets now:");
    public static LocalName Revoke { get; } = new("Thu hồi", "Revoke");
    public static LocalName Revoked { get; } = new("Đã thu hồi", "Revoked");
    public static LocalName InForce { get; } = new("Đang dùng", "In force");
    public static LocalName KeyRevoked { get; } = new("Đã thu hồi khoá {0}.", "The key {0} is revoked.");
    public static LocalName CreatedBy { get; } = new("Người tạo", "Created by");
    public static LocalName LastUsed { get; } = new("Dùng gần nhất", "Last used");
    public static LocalName KeyStart { get; } = new("Bắt đầu bằng", "Begins with");

    public static LocalName OfRole(string role) => role switch
    {
        "copywriter" => new("Người viết", "Copywriter"),
        "brand" => new("Thương hiệu", "Brand"),
        "legal" => new("Pháp chế", "Legal"),
        "analyst" => new("Phân tích", "Analyst"),
        "support" => new("Chăm sóc khách", "Support"),
        "admin" => new("Quản trị", "Administrator"),
        _ => new(role, role),
    };

    public static LocalName OfScope(string scope) => scope switch
    {
        "compose" => new("Soạn tin, kiểm tra câu", "Compose and check"),
        "outcomes" => new("Ghi kết quả", "Outcomes"),
        "review" => new("Bản, việc, dừng", "Variants, jobs, stops"),
        "content" => new("Nội dung, thử nghiệm", "Content, experiments"),
        _ => new(scope, scope),
    };

    public static LocalName Of(AccessRefusal refusal) => new(
        refusal switch
        {
            AccessRefusal.None => "",
            AccessRefusal.NotFound => "Không còn người dùng hoặc khoá này.",
            AccessRefusal.NameTaken => "Tên đăng nhập này đã có người dùng.",
            AccessRefusal.InvalidSignInName => "Tên đăng nhập gồm 2 đến 64 chữ thường không dấu, số và . _ @ -, bắt đầu bằng chữ hoặc số.",
            AccessRefusal.InvalidName => "Tên phải có từ 1 đến 100 ký tự.",
            AccessRefusal.InvalidEmail => "Địa chỉ e-mail không hợp lệ.",
            AccessRefusal.NoRoles => "Chọn ít nhất một vai trò.",
            AccessRefusal.NoScopes => "Chọn ít nhất một phạm vi.",
            AccessRefusal.WeakPassword => $"Mật khẩu phải có từ {Passwords.MinLength} đến {Passwords.MaxLength} ký tự và không chứa tên đăng nhập.",
            AccessRefusal.WrongPassword => "Mật khẩu hiện tại không đúng.",
            AccessRefusal.LastAdministrator => "Đây là quản trị viên cuối cùng. Hãy thêm một quản trị viên khác trước.",
            _ => refusal.ToString(),
        },
        refusal.Sentence());
}
