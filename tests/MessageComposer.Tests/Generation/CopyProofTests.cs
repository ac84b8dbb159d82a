using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Tests.Generation;

public sealed class CopyProofTests
{
    private static readonly CancellationToken s_none = TestContext.Current.CancellationToken;

    private static readonly ContentSnapshot s_tight = GivenContent.Load(files =>
    {
        files["guardrails/channels.yaml"] = files["guardrails/channels.yaml"].Replace("- { unit: graphemes, max: 50, kind: soft }", "- { unit: graphemes, max: 34, kind: hard }", StringComparison.Ordinal);
        files["prompts/cart-abandonment/scenario.yaml"] = files["prompts/cart-abandonment/scenario.yaml"]
            .Replace("merge_fields: [", "merge_fields: [customer.first_name, product.name, product.attributes.origin, promotion.percent, ", StringComparison.Ordinal);
    });

    [Fact]
    public async Task Copy_that_is_too_long_only_for_a_long_name_is_mended_with_that_finding()
    {
        ScriptedModel model = ScriptedModel.Answering(
            Given.Answer(title: "{{ address.hello }}, giỏ vẫn còn đây nè"), Given.Answer(title: "Giỏ hàng vẫn còn đây nè"));

        CopyResult result = await Given.Writer(model, s_tight).WriteAsync(Given.Request(), s_none);

        Assert.Equal("Giỏ hàng vẫn còn đây nè", Assert.Single(result.Variants).Fields[0].Value);
        Assert.Contains("Thử với: tên khách dài 30 chữ cái.", model.Calls[1].Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_that_stays_too_long_on_a_proof_brief_is_blocked_once_with_the_field_it_is_about()
    {
        Variant variant = await BlockedAsync(Given.Answer(title: "{{ address.hello }}, giỏ vẫn còn đây nè"));

        Finding finding = Assert.Single(variant.Findings);
        Assert.Equal((Categories.ChannelLimit, "title", 0, 0, ""), (finding.Category, finding.Field, finding.Start, finding.Length, finding.Match));
    }

    [Fact]
    public async Task A_hit_that_only_values_make_is_reported_at_its_merge_field()
    {
        ContentSnapshot content = GivenContent.Load(files => files["guardrails/vi-VN/banned.yaml"] = files["guardrails/vi-VN/banned.yaml"]
            .Replace("phrases: [giá sốc]", "phrases: [giá sốc, mời Sữa rửa mặt]", StringComparison.Ordinal));
        string answer = Given.Answer("Xin mời {{ product.short_name }} vẫn còn trong giỏ, bạn xem lại nhé.");

        CopyResult result = await Given.Writer(ScriptedModel.Answering(answer, answer), content).WriteAsync(Given.Request(), s_none);

        Finding finding = Assert.Single(Assert.Single(result.Variants).Findings);
        Assert.Equal(("clickbait", "body", 4, "mời {{ product.short_name }}"), (finding.Rule, finding.Field, finding.Start, finding.Match));
        Assert.Empty(finding.InValue);
    }

    [Fact]
    public async Task A_merge_field_that_its_filter_cannot_fill_blocks()
    {
        Variant variant = await BlockedAsync(Given.Answer("Giá của {{ product.short_name | money }} vẫn như bạn đã xem nha."));

        Assert.Contains(variant.Findings, finding => finding is { Rule: "merge-field", Field: "body", Severity: Severity.Block });
    }

    [Theory]
    [InlineData("{{ customer.first_name }} ơi, giỏ hàng vẫn còn đây nha.")]
    [InlineData("{{ product.short_name }} đến từ {{ product.attributes.origin }} vẫn còn trong giỏ nha.")]
    [InlineData("Mã {{ promotion.code }} đang dùng được cho giỏ hàng này nha.")]
    public async Task A_brief_that_lacks_a_fact_proves_nothing_against_the_copy(string body)
    {
        CopyResult result = await Given.Writer(ScriptedModel.Answering(Given.Answer(body)), s_tight).WriteAsync(Given.Request(), s_none);

        Assert.Equal(VariantState.PendingBrand, Assert.Single(result.Variants).State);
    }

    private static async Task<Variant> BlockedAsync(string answer)
    {
        CopyResult result = await Given.Writer(ScriptedModel.Answering(answer, answer), s_tight).WriteAsync(Given.Request(), s_none);
        Assert.Equal(Reason.GuardrailBlocked, result.Reason);
        Variant variant = Assert.Single(result.Variants);
        Assert.Equal(VariantState.Blocked, variant.State);
        return variant;
    }
}
