using MessageComposer.Guardrails.Injection;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tests.Injection;

public class DraftTalkTests
{
    private static readonly GuardrailContext s_context = new() { Locale = "vi-VN", Channel = "zalo", Stage = TextStage.Final, Day = new DateOnly(2026, 11, 24) };

    private static IReadOnlyList<Finding> Of(string text)
    {
        FindingSink findings = new(s_context);
        new DraftTalkRule().Inspect(FoldedText.Of(text), s_context, findings);
        return findings.Findings;
    }

    [Theory]
    [InlineData("Phương án 3 (ấm áp): Nến thơm 90.000đ", "Phương án 3 (ấm áp):")]
    [InlineData("Nến thơm 90.000đ.\nVersion B: Nến 90.000đ", "Version B:")]
    [InlineData("Nến thơm 90.000đ (tổng 76 ký tự)", "(tổng 76 ký tự)")]
    [InlineData("Nến 90.000đ. Ghi chú cho người duyệt: xem lại giá", "Ghi chú cho người duyệt: xem lại giá")]
    [InlineData("Nến 90.000đ. Nếu cần mình viết thêm phiên bản cho SMS", "Nếu cần mình viết thêm phiên bản cho SMS")]
    [InlineData("Chào TEN_KHACH, nến 90.000đ", "TEN_KHACH")]
    public void Text_about_the_draft_blocks_where_it_stands(string text, string match) =>
        Assert.Equal((match, Severity.Block), Assert.Single(Of(text)) is var finding ? (finding.Match, finding.Severity) : default);

    [Theory]
    [InlineData("Phiên bản giới hạn mùa đông đã về")]
    [InlineData("Khắc tên lên nắp (tối đa 12 ký tự tên)")]
    [InlineData("Lưu ý: đốt nến không quá 4 giờ mỗi lần")]
    [InlineData("Bạn có thể thay đổi địa chỉ trước khi shop giao")]
    [InlineData("Gợi ý cho bạn: nến thơm gỗ đàn")]
    public void What_a_shop_tells_its_customers_is_left_alone(string text) => Assert.Empty(Of(text));
}
