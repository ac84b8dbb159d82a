using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tests.Grounding;

public sealed class CopyTests
{
    private static FindingSink Copy(string copy)
    {
        Assert.True(MergeText.TryParse(copy, "copy", null, null, out MergeText? merged, out _));
        return GroundingCheck.Run(FoldedText.Of(new CheckedField("body", copy), merged.Segments), GroundingCheck.Context(stage: TextStage.Copy));
    }

    [Theory]
    [InlineData("Giá 189.000đ thôi", "189.000đ", "{{ product.price | money }}")]
    [InlineData("Giá 150.000đ thôi", "150.000đ", "{{ promotion.min_spend | money }}")]
    [InlineData("Kem chống nắng giá 1tr290", "1tr290", "{{ suggestion.price | money }}")]
    [InlineData("Trước là 239k", "239k", "{{ product.list_price | money }}")]
    [InlineData("Bớt 50k", "50k", "{{ product.list_price - product.price | money }}")]
    [InlineData("Giảm 10%", "10%", "{{ promotion.percent | number }}%")]
    [InlineData("Được 4,8 sao", "4,8 sao", "{{ product.rating | number }} sao")]
    [InlineData("Có 1.312 đánh giá", "1.312 đánh giá", "{{ product.review_count | number }} đánh giá")]
    [InlineData("Nhập MAY10 nha", "MAY10", "{{ promotion.code }}")]
    [InlineData("Tới hết 23/11", "23/11", "{{ promotion.ends_at | day }}")]
    [InlineData("Giao trong 1-2 ngày", "1-2 ngày", "{{ product.delivery }}")]
    [InlineData("Xem shop.example/may-150", "shop.example/may-150", "{{ product.url }}")]
    [InlineData("Gọi 1900 6868", "1900 6868", "{{ store.hotline }}")]
    public void A_changing_fact_written_out_is_reported_and_its_merge_field_offered(string copy, string match, string suggestion)
    {
        Finding finding = Assert.Single(Copy(copy).Findings);
        Assert.Equal((match, suggestion), (finding.Match, finding.Suggestion));
    }

    [Theory]
    [InlineData("Giỏ hàng của {{ address.you }} vẫn còn đây")]
    [InlineData("{{ product.short_name }}, giá {{ product.price | money }}, {{ product.rating | number }} sao từ {{ product.review_count | number }} đánh giá")]
    [InlineData("Thêm mã {{ promotion.code }} là bớt {{ promotion.percent | number }}% nữa, dùng tới hết {{ promotion.ends_at | day }} nha")]
    [InlineData("Giao trong {{ product.delivery }}, nhận hàng rồi {{ address.you }} mới trả tiền")]
    public void Merge_fields_and_conditional_words_are_clean(string copy) => Assert.Empty(Copy(copy).Findings);

    [Fact]
    public void A_claim_that_the_facts_carry_becomes_a_ground()
    {
        FindingSink sink = Copy("Mây dịu nhẹ, chai 150ml, đổi trả trong 30 ngày");
        Assert.Empty(sink.Findings);
        Assert.Contains(new Ground("product.name", "Sữa rửa mặt dịu nhẹ Mây 150ml"), sink.Grounds);
        Assert.Contains(new Ground("product.brand", "Mây"), sink.Grounds);
        Assert.Contains(new Ground("product.return_policy", "Đổi trả trong 30 ngày"), sink.Grounds);
    }

    [Fact]
    public void A_claim_that_the_facts_do_not_carry_is_reported() => Assert.Equal("200ml", Assert.Single(Copy("Chai 200ml").Findings).Match);

    [Fact]
    public void What_stands_in_a_merged_value_is_true_by_construction()
    {
        CheckedField field = new("body", "Giá 777.000đ thôi", [new MergedValue(4, 8, ["product.price"])]);
        Assert.Empty(GroundingCheck.Run(FoldedText.Of(field), GroundingCheck.Context()).Findings);
    }

    [Fact]
    public void Proven_copy_is_not_judged_again() =>
        Assert.Empty(GroundingCheck.Run(FoldedText.Of("Giá 777.000đ"), GroundingCheck.Context(stage: TextStage.Rendered)).Findings);
}
