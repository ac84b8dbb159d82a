using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Server.Api;

namespace MessageComposer.Server.Tests.Api;

public class MessageJsonTests
{
    private static readonly Message s_suppressed = new()
    {
        Id = "019ab012-3f80-7000-8000-09c695dc6b8d",
        Source = MessageSource.Suppressed,
        Reason = Reason.NoApprovedVariant,
        Cell = new Cell("cart-abandonment", "nhac-nhe", "gen-z", "none", "push", "vi-VN", "none"),
        Purpose = Purpose.Advertising,
        Arm = "control",
        Versions = new MessageVersions("9f3c1a", null, null, null),
        Guardrails = GuardrailReport.Clean,
    };

    private static readonly Message s_sent = s_suppressed with
    {
        RequestId = "c-81 “hai”\n",
        Source = MessageSource.Approved,
        Reason = null,
        Recorded = true,
        VariantId = "019ab012-3f80-7000-8000-09c695dc6b8e",
        Fields = [new("title", "Lan ơi, giỏ đồ vẫn còn đây nè 🛒"), new("body", "Giá \"189.000đ\" <b>\u0001\t\\</b>"), new("cta_url", "https://shop.example/cart?a=1&b=2")],
        Payload = new JsonObject { ["title"] = "Giỏ đồ", ["segments"] = 1, ["url"] = null, ["inner"] = new JsonObject { ["x"] = new JsonArray(1.5, true, "ế") } },
        Sending = new Sending(false, new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.FromHours(7)), "[QC]", true, 3),
        ValidUntil = new DateTimeOffset(2026, 11, 23, 23, 59, 59, 120, TimeSpan.FromHours(7)),
        Versions = new MessageVersions("9f3c1a", "cart-abandonment/v1", null, "gpt-5-mini"),
    };

    private static readonly Message s_blocked = s_sent with
    {
        Sending = new Sending(true, null, null, false, null),
        ValidUntil = null,
        Guardrails = GuardrailReport.Of(
        [
            new Finding
            {
                Rule = "r", Category = Categories.BannedWord, Severity = Severity.Block, Mode = RuleMode.Enforce, Owner = "brand", Field = "body", Start = 1, Length = 2, Match = "Gi",
                Message = "Không được", Reason = "Vì luật", Law = "Luật Quảng cáo", Suggestion = null,
            },
        ]),
    };

    public static TheoryData<int> Messages => new(0, 1, 2);

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_is_written_by_hand_is_what_the_described_answer_says(int which)
    {
        Message message = new[] { s_suppressed, s_sent, s_blocked }[which];
        ArrayBufferWriter<byte> written = new();
        using (Utf8JsonWriter json = new(written, MessageJson.Options)) MessageJson.Write(json, message);

        Assert.Equal(JsonSerializer.Serialize(MessageResponse.From(message), WireJson.Compact.MessageResponse), Encoding.UTF8.GetString(written.WrittenSpan));
    }
}
