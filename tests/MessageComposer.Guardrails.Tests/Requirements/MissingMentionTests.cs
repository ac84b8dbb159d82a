using MessageComposer.Guardrails.Requirements;

namespace MessageComposer.Guardrails.Tests.Requirements;

public sealed class MissingMentionTests
{
    private static readonly GuardrailPipeline Pipeline = GuardrailPipeline.Compile(new GuardrailDefinitions(), _ => [new MissingMentionRule([])], out _);

    private static readonly RequiredMention Cod = new("cod", ["trả tiền khi nhận hàng", "nhận hàng rồi mới trả tiền"]);
    private static readonly RequiredMention Fast = new("fast_delivery", ["giao trong {delivery}"]);

    [Theory]
    [InlineData("Bạn trả tiền khi nhận hàng nhé")]
    [InlineData("NHẬN HÀNG rồi chị mới trả tiền ạ")]
    [InlineData("Giao nhanh, nhan hang roi moi tra tien")]
    public void Any_wording_says_it(string text) => Assert.Empty(Check(text, Cod));

    [Theory]
    [InlineData("Nhận hàng rồi đổi trả, tiền hoàn sau")]
    [InlineData("")]
    public void Other_words_do_not(string text)
    {
        Finding finding = Assert.Single(Check(text, Cod));
        Assert.Equal((Categories.MissingRequired, Severity.Block, 0), (finding.Category, finding.Severity, finding.Length));
    }

    [Theory]
    [InlineData("cod", "Chị nhận rồi mới trả tiền ạ", true)]
    [InlineData("cod", "Thanh toán khi shop giao tới", true)]
    [InlineData("cod", "Pay when it arrives", true)]
    [InlineData("cod", "Green, paid upon delivery", true)]
    [InlineData("cod", "Paid delivery to the islands", false)]
    [InlineData("fast_delivery", "Đèn sáng 9 giờ, giao tận nơi", false)]
    [InlineData("fast_delivery", "Giao tận nơi, chỉ 9 giờ thôi", true)]
    [InlineData("fast_delivery", "Giao tận nơi, mất khoảng 9 giờ.", true)]
    [InlineData("fast_delivery", "Nhan hang moi tra tien, pin 9 gio", false)]
    [InlineData("fast_delivery", "Pin 9 giờ. Cầm hàng tới tay rồi mới trả", false)]
    [InlineData("cod", "Nhận hàng trong 2 ngày. Trả tiền bằng thẻ", false)]
    [InlineData("fast_delivery", "Hai ngày là tới tay bạn", true)]
    [InlineData("fast_delivery", "Shop có giao hàng", false)]
    [InlineData("fast_delivery", "Bảo hành 24 tháng, thanh toán khi nhận hàng", false)]
    [InlineData("fast_delivery", "Nhận hàng rồi, đổi trả trong 7 ngày", false)]
    [InlineData("cta", "Bấm để xem nhé", true)]
    [InlineData("cta", "Áo sơ mi trắng, 420.000đ", false)]
    public void What_everybody_understands_is_said_whatever_the_tone_files_propose(string id, string text, bool said) =>
        Assert.Equal(said, Check(text, new RequiredMention(id, [])).Count == 0);

    [Fact]
    public void A_slot_of_a_wording_stands_for_anything()
    {
        Assert.Empty(Check("Shop giao trong 1-2 ngày", Fast));
        Assert.Single(Check("Shop giao sớm", Fast));
    }

    [Fact]
    public void A_mention_without_any_wording_cannot_be_met() => Assert.Single(Check("Gì cũng được", new RequiredMention("x", [])));

    private static IReadOnlyList<Finding> Check(string text, RequiredMention required) => Pipeline.Check(text, Given.Context() with { Required = [required] });
}
