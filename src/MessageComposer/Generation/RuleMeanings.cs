using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Generation;

/// <summary>What each guardrail category asks of a writer, for prompts.</summary>
internal static class RuleMeanings
{
    public static IReadOnlyList<(string Category, LocalName Meaning)> All { get; } =
    [
        (Categories.BannedWord, new(
            "Không dùng từ tục, xúc phạm, gợi dục, bạo lực, cờ bạc, lừa đảo hay câu khách rẻ tiền, kể cả viết lách.",
            "No profanity, insults, sexual, violent, gambling, scam or clickbait wording, however disguised.")),
        (Categories.SuperlativeClaim, new(
            "Không dùng “nhất”, “số 1”, “duy nhất”, “hàng đầu” hay cách nói tương tự về hàng hoá, dịch vụ.",
            "No “best”, “number one”, “only”, “leading” or the like about the offer.")),
        (Categories.MedicalClaim, new(
            "Không nói hàng hoá chữa, điều trị, phòng bệnh hay thay thuốc; không dẫn lời bác sĩ, bệnh nhân.",
            "Never say that goods treat, cure or prevent a disease or replace medicine; no doctors or patients as witnesses.")),
        (Categories.GreenClaim, new(
            "Không nói “xanh”, “thân thiện môi trường”, “tự nhiên 100%” trừ khi dữ kiện ghi rõ, và chỉ trong phạm vi dữ kiện ghi.",
            "No environmental claim unless the facts state it, and then no further than they go.")),
        (Categories.GuaranteeClaim, new(
            "Không hứa kết quả, hoàn tiền hay bảo hành ngoài chính sách trong dữ kiện.",
            "No promise of results, refund or warranty beyond the policy in the facts.")),
        (Categories.FalseUrgency, new(
            "Không hối thúc: không “sắp hết”, “chỉ hôm nay”, “mọi người đang mua” khi điều kiện cho phép không được nêu.",
            "No pressure: no scarcity, deadline or crowd unless a condition given here allows it.")),
        (Categories.Pii, new(
            "Không viết số điện thoại, thư điện tử, địa chỉ hay dữ liệu riêng; không kể lại việc khách đã xem gì, lúc nào, mấy lần, ở đâu.",
            "No phone number, e-mail, address or other personal data; never tell customers what they looked at, when, how often or where.")),
        (Categories.UngroundedFact, new(
            "Giá, tồn kho, điểm đánh giá, ngày, mã, liên kết chỉ được viết bằng ô trộn; không bịa thêm dữ kiện nào.",
            "Prices, stock, ratings, dates, codes and links only as merge fields; invent no fact.")),
        (Categories.Tone, new(
            "Giữ đúng giọng và một cách xưng hô từ đầu đến cuối; không viết hoa la hét, không chuỗi dấu than, không dằn dỗi, không đổi ngôn ngữ.",
            "Keep the voice and one form of address throughout; no shouting capitals, no runs of exclamation marks, no guilt, no other language.")),
        (Categories.ChannelLimit, new(
            "Giữ trong giới hạn độ dài, số liên kết và số emoji của kênh, tính trên bài đã điền đủ.",
            "Stay within the channel's length, link and emoji limits, counted on the filled text.")),
        (Categories.MissingRequired, new(
            "Điều gì buộc phải nói thì phải nói.",
            "Say what must be said.")),
        (Categories.Injection, new(
            "Chỉ viết văn bản thường và ô trộn được phép: không mã lệnh, HTML, Markdown, không chỗ trống kiểu [Tên].",
            "Plain text and allowed merge fields only: no code, HTML, Markdown, no placeholders such as [Name].")),
        (Categories.SendingRule, new(
            "Không viết nhãn quảng cáo và dòng từ chối nhận tin: hệ thống tự thêm. Tin chăm sóc không chào bán.",
            "Do not write the advertising label or the opt-out line: they are added. A care message sells nothing.")),
    ];
}
