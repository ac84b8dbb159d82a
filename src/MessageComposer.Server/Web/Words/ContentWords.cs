using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Server.Web.Words;

/// <summary>Words of the content page.</summary>
internal static class ContentWords
{
    public static LocalName Lead { get; } = new("Những gì các tệp trong prompts/ và guardrails/ đang quyết định, và ai giữ tệp nào.", "What the files of prompts/ and guardrails/ decide right now, and who owns which.");
    public static LocalName InForce { get; } = new("Đang phục vụ", "In force");
    public static LocalName Hash { get; } = new("Mã nội dung", "Content hash");
    public static LocalName Loaded { get; } = new("Đọc lúc", "Read");
    public static LocalName Files { get; } = new("Tệp", "Files");
    public static LocalName RulesCount { get; } = new("Quy tắc", "Rules");
    public static LocalName Good { get; } = new("Các tệp không có lỗi, nội dung mới nhất đang phục vụ.", "The files have no faults; the newest content serves.");
    public static LocalName Degraded { get; } = new("Lần sửa mới nhất bị từ chối vì {0} lỗi. Nội dung trước đó vẫn phục vụ; sửa xong tệp là có hiệu lực ngay.", "The latest edit was refused for {0} faults. The content before it goes on serving; a mended file takes effect at once.");
    public static LocalName Faults { get; } = new("Lỗi trong tệp", "Faults in the files");
    public static LocalName Warnings { get; } = new("Cảnh báo khi đọc", "Warnings while reading");

    public static LocalName Versions { get; } = new("Phiên bản lời nhắc", "Prompt versions");
    public static LocalName Weight { get; } = new("Tỷ trọng", "Weight");
    public static LocalName Draft { get; } = new("nháp", "draft");
    public static LocalName Changed { get; } = new("Thay đổi so với lần trước", "Changed since the last snapshot");
    public static LocalName ChangedNone { get; } = new("Chưa có nội dung nào trước đó để so.", "There is no earlier content to compare with.");
    public static LocalName ChangedSame { get; } = new("Không tệp nào khác lần trước.", "No file differs from the last one.");
    public static LocalName Added { get; } = new("Thêm", "Added");
    public static LocalName Removed { get; } = new("Bỏ", "Removed");
    public static LocalName Edited { get; } = new("Sửa", "Edited");
    public static LocalName Against { get; } = new("So với {0}, nhận lúc {1}.", "Against {0}, accepted {1}.");

    public static LocalName Lint { get; } = new("Kiểm tra toàn bộ", "Lint");
    public static LocalName LintLead { get; } = new("Chạy mọi ví dụ của mọi quy tắc, dựng thử mọi tin dự phòng và bộ câu mẫu. Mất chừng nửa phút.", "Runs every example of every rule and renders every fallback and the phrasebook. Takes about half a minute.");
    public static LocalName LintRun { get; } = new("Chạy kiểm tra", "Run lint");
    public static LocalName LintRunning { get; } = new("Đang chạy, trang tự tải lại khi xong.", "Running; the page reloads when it is done.");
    public static LocalName LintClean { get; } = new("Không có lỗi, mọi ví dụ đều đúng.", "No faults; every example is as it should be.");
    public static LocalName LintFound { get; } = new("{0} lỗi, {1} cảnh báo.", "{0} errors, {1} warnings.");
    public static LocalName LintFailed { get; } = new("Không chạy được lần kiểm tra này; xem nhật ký của dịch vụ rồi thử lại.", "This run failed; see the service’s log and try again.");

    public static LocalName Owners { get; } = new("Ai giữ tệp nào", "Who owns which file");
    public static LocalName FilesOf { get; } = new("{0} · {1} tệp", "{0} · {1} files");
    public static LocalName Evidence { get; } = new("Hồ sơ chứng minh sắp hết hạn", "Evidence that expires soon");
    public static LocalName EvidenceNone { get; } = new("Không hồ sơ nào hết hạn trong 30 ngày tới.", "No evidence expires within 30 days.");
    public static LocalName Expires { get; } = new("Hết hạn {0}", "Expires {0}");
    public static LocalName Expired { get; } = new("Đã hết hạn {0}", "Expired {0}");
    public static LocalName HoldsUp { get; } = new("Đang đỡ {0} bản đã duyệt; hết hạn là các bản này tạm ngừng.", "Holds up {0} approved variants; they are suspended when it expires.");
    public static LocalName HoldsNone { get; } = new("Không bản đã duyệt nào dựa vào hồ sơ này.", "No approved variant rests on it.");
    public static LocalName Place { get; } = new("Chỗ", "Place");
    public static LocalName Problem { get; } = new("Vấn đề", "Problem");
}
