using MessageComposer.Guardrails.Requirements;

namespace MessageComposer.Guardrails.Tests.Requirements;

public sealed class MissingMentionTests
{
    private static readonly GuardrailPipeline Pipeline = GuardrailPipeline.Compile(new GuardrailDefinitions(), [new MissingMentionRule([])], out _);

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
