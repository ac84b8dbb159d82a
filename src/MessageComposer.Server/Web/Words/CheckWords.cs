using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Server.Web.Words;

/// <summary>Words about what the guardrails found.</summary>
internal static class CheckWords
{
    public static LocalName Shadow { get; } = new("chỉ theo dõi", "only watched");
    public static LocalName WriteInstead { get; } = new("Nên viết:", "Write instead:");
    public static LocalName LeaveOut { get; } = new("(bỏ đoạn này)", "(leave it out)");
    public static LocalName UseIt { get; } = new("Dùng câu này", "Use it");
    public static LocalName NoFindings { get; } = new("Không có lưu ý nào", "No findings");
}
