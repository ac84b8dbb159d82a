using MessageComposer.Guardrails.Definitions;
using MessageComposer.Review;

namespace MessageComposer.Server.Web.Words;

/// <summary>Words of the page of emergency stops.</summary>
internal static class StopWords
{
    public static LocalName Stops { get; } = new("Dừng khẩn cấp", "Emergency stop");
    public static LocalName Lead { get; } = new("Một người dừng, có hiệu lực trong 2 giây ở mọi máy chủ. Cho chạy lại cần hai người.", "One person stops; it is in force everywhere within 2 seconds. Lifting it takes two.");
    public static LocalName InForceTitle { get; } = new("Đang dừng", "In force");
    public static LocalName NoneTitle { get; } = new("Không có gì đang dừng", "Nothing is stopped");
    public static LocalName NoneText { get; } = new("Mọi kịch bản và kênh đang chạy bình thường.", "Every scenario and channel runs as usual.");
    public static LocalName Make { get; } = new("Dừng ngay", "Stop now");
    public static LocalName MakeLead { get; } = new("Tin thuộc phạm vi này không được gửi nữa cho đến khi hai người cho chạy lại.", "Messages it covers are not sent until two people lift it.");
    public static LocalName Kind { get; } = new("Dừng theo", "Stop by");
    public static LocalName Target { get; } = new("Dừng cái gì", "What to stop");
    public static LocalName TargetHint { get; } = new("Mã kịch bản, mã kênh, mã sản phẩm, mã bản, hoặc đúng cụm từ cần chặn (mọi cách viết).", "The id of the scenario, channel, product or variant, or the phrase itself (in any spelling).");
    public static LocalName Reason { get; } = new("Lý do", "Reason");
    public static LocalName By { get; } = new("{0} dừng lúc {1}", "Stopped by {0}, {1}");
    public static LocalName Asked { get; } = new("{0} đề nghị cho chạy lại lúc {1}. Chờ một người khác xác nhận; vẫn đang dừng.", "{0} asked to lift it, {1}. Somebody else has to confirm; it is still in force.");
    public static LocalName LiftedBy { get; } = new("Cho chạy lại: {0} đề nghị, {1} xác nhận lúc {2}", "Lifted: asked by {0}, confirmed by {1}, {2}");
    public static LocalName Ask { get; } = new("Đề nghị cho chạy lại", "Ask to lift");
    public static LocalName Confirm { get; } = new("Xác nhận cho chạy lại", "Confirm and lift");
    public static LocalName WhySecond { get; } = new("Bạn đã đề nghị, nên một người khác xác nhận.", "You asked, so somebody else confirms.");
    public static LocalName WhyRole { get; } = new("Thương hiệu, Pháp chế hoặc quản trị viên mới dừng và cho chạy lại được.", "Brand, legal or an administrator may stop and lift.");
    public static LocalName Past { get; } = new("Đã cho chạy lại", "Lifted");
    public static LocalName Made { get; } = new("Đã dừng: {0}.", "Stopped: {0}.");
    public static LocalName DidAsk { get; } = new("Đã ghi đề nghị. Vẫn đang dừng cho đến khi một người khác xác nhận.", "Your wish is recorded. It stays in force until somebody else confirms.");
    public static LocalName DidLift { get; } = new("Đã cho chạy lại.", "Lifted.");
    public static LocalName Gone { get; } = new("Lệnh dừng này không còn hiệu lực.", "This stop is no longer in force.");
    public static LocalName NeedTarget { get; } = new("Không nhận ra “{0}”. Kiểm tra lại mã hoặc cụm từ.", "“{0}” is not known here. Check the id or the phrase.");
    public static LocalName NeedReason { get; } = new("Cần một lý do, tối đa 1.000 ký tự.", "A reason is needed, at most 1,000 characters.");
    public static LocalName StopThis { get; } = new("Dừng bản này", "Stop this variant");
    public static LocalName Banner { get; } = new("{0} lệnh dừng khẩn cấp đang có hiệu lực.", "{0} emergency stops are in force.");

    public static LocalName Of(StopKind kind) => kind switch
    {
        StopKind.Scenario => Terms.Scenario,
        StopKind.Channel => Terms.Channel,
        StopKind.Product => new("Sản phẩm", "Product"),
        StopKind.Phrase => new("Cụm từ", "Phrase"),
        StopKind.Variant => Terms.Variant,
    };
}
