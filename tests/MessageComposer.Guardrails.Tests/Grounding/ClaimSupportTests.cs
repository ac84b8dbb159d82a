using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tests.Grounding;

public sealed class ClaimSupportTests
{
    [Theory]
    [InlineData("Nhanh tay, chỉ còn 24 sản phẩm!", "Nhanh tay", true)]
    [InlineData("Nhanh tay, chỉ còn 3 sản phẩm!", "Nhanh tay", false)]
    [InlineData("Nhanh tay kẻo hết!", "Nhanh tay", false)]
    [InlineData("Ưu đãi sắp hết, đến 23/11 thôi.", "sắp hết", true)]
    [InlineData("Sắp hết rồi. Còn 24 sản phẩm.", "Sắp hết", false)]
    public void Urgency_is_carried_only_by_a_true_stock_or_end_in_its_sentence(string text, string words, bool carried) =>
        Assert.Equal(carried, ClaimSupport.CarriesUrgency(FoldedText.Of(text), Span(text, words), GroundingCheck.Context()));

    [Theory]
    [InlineData("Cam kết đổi trả trong 30 ngày", "Cam kết", true)]
    [InlineData("Cam kết đổi trả trong 60 ngày", "Cam kết", false)]
    [InlineData("Cam kết hài lòng", "Cam kết", false)]
    public void A_guarantee_is_carried_only_by_the_policy_of_the_facts(string text, string words, bool carried) =>
        Assert.Equal(carried, ClaimSupport.CarriesGuarantee(FoldedText.Of(text), Span(text, words), GroundingCheck.Context()));

    private static TextSpan Span(string text, string words) => new(text.IndexOf(words, StringComparison.Ordinal), words.Length);
}
