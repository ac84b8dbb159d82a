using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Channels;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tests.Channels;

public sealed class SendingTests
{
    private static readonly ChannelDefinition Sms = new()
    {
        Id = "sms",
        Names = new LocalName("SMS", "SMS"),
        Fields = [],
        Sending = new Dictionary<Purpose, SendingDefinition> { [Purpose.Advertising] = new() { WindowFrom = new TimeOnly(7, 0), WindowTo = new TimeOnly(22, 0) } },
    };

    private static readonly GuardrailPipeline Pipeline = GuardrailPipeline.Compile(new GuardrailDefinitions { Channels = [Sms] }, phrases => [new SendingRule([Sms], phrases)], out _);

    [Theory]
    [InlineData("Cảm ơn bạn, tặng bạn mã giảm giá 10%")]
    [InlineData("Mua ngay bạn nhé")]
    [InlineData("Lần sau giảm 10% cho bạn")]
    [InlineData("Nhập MAY10 khi đặt nhé")]
    public void An_offer_in_a_care_message_blocks(string text)
    {
        GuardrailContext care = Given.Context() with { Purpose = Purpose.Care, Facts = Objects.Of(("promotion", Value.Of(Objects.Of(("code", Value.Of("MAY10")))))) };
        Assert.All(Pipeline.Check(text, care), static finding => Assert.Equal((Categories.SendingRule, Severity.Block), (finding.Category, finding.Severity)));
        Assert.NotEmpty(Pipeline.Check(text, care));
        Assert.Empty(Pipeline.Check(text, care with { Purpose = Purpose.Advertising }));
    }

    [Fact]
    public void The_offer_field_of_a_care_message_stays_empty()
    {
        GuardrailContext care = Given.Context() with { Purpose = Purpose.Care };
        Assert.Single(Pipeline.Check([new("body", "Cảm ơn bạn"), new("offer", "Ăn cùng hợp vị: mứt dâu")], care).Findings);
        Assert.Empty(Pipeline.Check([new("body", "Cảm ơn bạn"), new("offer", " ")], care).Findings);
    }

    [Theory]
    [InlineData("2026-11-21T22:30:00+07:00", true)]
    [InlineData("2026-11-21T13:00:00Z", false)]
    [InlineData("2026-11-21T23:00:00Z", true)]
    [InlineData("2026-11-21T21:30", false)]
    [InlineData("2026-11-21T05:50:00", true)]
    [InlineData("không rõ", false)]
    public void A_send_time_outside_the_hours_of_the_channel_warns(string sendAt, bool hit)
    {
        ModelObject facts = Objects.Of(("context", Value.Of(Objects.Of(("send_at", Value.Of(sendAt))))));
        Assert.Equal(hit, Pipeline.Check("Hàng về rồi", Given.Context("sms") with { Facts = facts }).Any(static finding => finding.Severity == Severity.Warn));
    }
}
