using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Review;
using Microsoft.Extensions.AI;

namespace MessageComposer.Tests.Generation;

public sealed class CopyWriterTests
{
    private static readonly CancellationToken s_none = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clean_copy_becomes_a_variant_that_waits_for_brand()
    {
        CopyResult result = await Given.Writer(ScriptedModel.Answering(Given.Answer())).WriteAsync(Given.Request(), s_none);

        Assert.Null(result.Reason);
        Variant variant = Assert.Single(result.Variants);
        Assert.Equal(VariantState.PendingBrand, variant.State);
        Assert.Equal(["title", "body"], variant.Fields.Select(field => field.Key));
        Assert.Equal("Giỏ hàng vẫn còn đây nè", variant.Fields[0].Value);
        Assert.Equal(("test-model", "v1", GivenContent.Snapshot.Hash, Given.Now), (variant.Model, variant.PromptVersion, variant.ContentHash, variant.CreatedAt));
        Assert.Equal(7, variant.Id.Version);
        Assert.Empty(variant.Conditions);
    }

    [Fact]
    public async Task Where_a_scenario_asks_for_no_review_clean_copy_is_approved_at_once()
    {
        CopyResult result = await Given.Writer(ScriptedModel.Answering(Given.Answer()), Unreviewed()).WriteAsync(Given.Request(), s_none);

        Assert.Equal(VariantState.Approved, Assert.Single(result.Variants).State);
    }

    [Fact]
    public async Task Where_a_scenario_asks_for_no_review_brand_weighs_a_warning_all_the_same()
    {
        ContentSnapshot content = Unreviewed(files => files["guardrails/vi-VN/banned.yaml"] =
            files["guardrails/vi-VN/banned.yaml"].Replace("category: banned_word", "category: banned_word\n    severity: warn", StringComparison.Ordinal));

        CopyResult result = await Given.Writer(ScriptedModel.Answering(Given.Answer(title: "Giá sốc cho giỏ hàng nè")), content).WriteAsync(Given.Request(), s_none);

        Variant variant = Assert.Single(result.Variants);
        Assert.Equal(VariantState.PendingBrand, variant.State);
        Assert.Equal("clickbait", Assert.Single(WarningKeys.Warnings(variant.Findings)).Rule);
    }

    [Fact]
    public async Task The_model_is_asked_with_the_prompts_settings_and_a_strict_schema()
    {
        ScriptedModel model = ScriptedModel.Answering(Given.Answer());

        await Given.Writer(model).WriteAsync(Given.Request(), s_none);

        (IReadOnlyList<ChatMessage> messages, ChatOptions? options) = Assert.Single(model.Calls);
        Assert.Equal([ChatRole.System, ChatRole.User], messages.Select(message => message.Role));
        Assert.Equal((0.5f, 900), (options!.Temperature, options.MaxOutputTokens));
        ChatResponseFormatJson format = Assert.IsType<ChatResponseFormatJson>(options.ResponseFormat);
        Assert.Equal("copy_push", format.SchemaName);
        Assert.Equal(
            """{"type":"object","properties":{"variants":{"type":"array","items":{"type":"object","properties":{"title":{"type":"string"},"body":{"type":"string"}},"required":["title","body"],"additionalProperties":false}}},"required":["variants"],"additionalProperties":false}""",
            format.Schema!.Value.GetRawText());
    }

    [Fact]
    public async Task A_blocked_text_is_shown_to_the_model_with_its_findings_and_mended_once()
    {
        ScriptedModel model = ScriptedModel.Answering(Given.Answer(title: "Giá sốc cho giỏ hàng nè"), Given.Answer(title: "Giá mới cho giỏ hàng nè"));

        CopyResult result = await Given.Writer(model).WriteAsync(Given.Request(), s_none);

        Assert.Null(result.Reason);
        Assert.Equal("Giá mới cho giỏ hàng nè", Assert.Single(result.Variants).Fields[0].Value);
        IReadOnlyList<ChatMessage> second = model.Calls[1].Messages;
        Assert.Equal([ChatRole.System, ChatRole.User, ChatRole.Assistant, ChatRole.User], second.Select(message => message.Role));
        Assert.Contains("Giá sốc cho giỏ hàng nè", second[2].Text, StringComparison.Ordinal);
        Assert.Contains("“Giá sốc”", second[3].Text, StringComparison.Ordinal);
        Assert.Contains("gợi ý: giá mới", second[3].Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_text_still_blocked_after_its_repair_is_returned_blocked_with_findings()
    {
        string blocked = Given.Answer(title: "Giá sốc cho giỏ hàng nè");

        CopyResult result = await Given.Writer(ScriptedModel.Answering(blocked, blocked)).WriteAsync(Given.Request(), s_none);

        Assert.Equal(Reason.GuardrailBlocked, result.Reason);
        Variant variant = Assert.Single(result.Variants);
        Assert.Equal(VariantState.Blocked, variant.State);
        Assert.Equal("clickbait", Assert.Single(variant.Findings).Rule);
        Assert.Equal("rules: clickbait", result.Detail);
    }

    [Fact]
    public async Task A_repair_that_fails_takes_nothing_away()
    {
        string two = $$"""{"variants":[{{Given.Variant("Giá sốc cho giỏ hàng nè", "{{ product.short_name }} vẫn còn đây.")}},{{Given.Variant("Giỏ đồ vẫn còn đây nè", "Bấm để xem lại giỏ hàng nha.")}}]}""";
        ScriptedModel model = new(_ => Task.FromResult(ScriptedModel.Reply(two)), _ => throw new ModelRefusedException(Reason.ModelTimeout, "late"));

        CopyResult result = await Given.Writer(model).WriteAsync(Given.Request(count: 2), s_none);

        Assert.Null(result.Reason);
        Assert.Equal([VariantState.Blocked, VariantState.PendingBrand], result.Variants.Select(variant => variant.State));
    }

    [Theory]
    [InlineData("Chào {{ customer.phone }}, giỏ hàng vẫn còn đây nhé.")]
    [InlineData("Giỏ hàng của {{ address.you vẫn còn đây nhé.")]
    [InlineData("{{ for x in products }}Giỏ hàng vẫn còn đây nhé{{ end }}")]
    [InlineData("{{ product.price | html.escape }} vẫn còn trong giỏ nhé.")]
    [InlineData("Giỏ hàng của{{ address.you }}vẫn còn đây nhé.")]
    public async Task A_merge_field_that_is_off_the_allow_list_or_malformed_blocks(string body)
    {
        string answer = Given.Answer(body);

        CopyResult result = await Given.Writer(ScriptedModel.Answering(answer, answer)).WriteAsync(Given.Request(), s_none);

        Assert.Equal(Reason.GuardrailBlocked, result.Reason);
        Assert.Contains(Assert.Single(result.Variants).Findings, finding => finding is { Category: "injection", Field: "body" });
    }

    [Fact]
    public async Task Copy_that_merges_a_changing_fact_takes_on_its_condition()
    {
        string answer = Given.Answer("{{ product.short_name }} nay còn {{ product.price | money }}, trước là {{ product.list_price | money }} nha.");

        CopyResult result = await Given.Writer(ScriptedModel.Answering(answer)).WriteAsync(Given.Request(), s_none);

        Assert.Equal(["on_sale"], Assert.Single(result.Variants).Conditions);
    }

    [Fact]
    public async Task A_condition_the_copy_does_not_lean_on_is_not_taken_on()
    {
        CopyResult result = await Given.Writer(ScriptedModel.Answering(Given.Answer())).WriteAsync(Given.Request(conditions: ["cod", "voucher_usable"]), s_none);

        Assert.Empty(Assert.Single(result.Variants).Conditions);
    }

    [Fact]
    public async Task A_wording_of_the_tone_file_takes_on_the_condition_it_speaks_of()
    {
        string answer = Given.Answer("{{ product.short_name }} vẫn còn trong giỏ, trả tiền khi nhận hàng nha.");

        CopyResult result = await Given.Writer(ScriptedModel.Answering(answer)).WriteAsync(Given.Request(conditions: ["cod"]), s_none);

        Assert.Equal(["cod"], Assert.Single(result.Variants).Conditions);
    }

    [Theory]
    [InlineData("Your cart is still here", "Come back and finish your order whenever you like.")]
    [InlineData("Gio hang van con day", "San pham van con trong gio, ban xem lai nhe.")]
    [InlineData("您的购物车", "您的购物车里还有商品，欢迎随时回来完成订单。")]
    public async Task Copy_in_another_language_is_unusable(string title, string body)
    {
        CopyResult result = await Given.Writer(ScriptedModel.Answering(Given.Answer(body, title))).WriteAsync(Given.Request(), s_none);

        Assert.Equal((Reason.UnusableOutput, 0), (result.Reason, result.Variants.Count));
    }

    [Fact]
    public async Task No_model_is_a_reason()
    {
        CopyResult result = await Given.Writer(new NoModel()).WriteAsync(Given.Request(), s_none);

        Assert.Equal(Reason.ModelNotConfigured, result.Reason);
    }

    [Fact]
    public async Task A_model_that_never_answers_ends_at_the_deadline()
    {
        ScriptedModel model = new(async cancellationToken =>
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            throw new InvalidOperationException("unreachable");
        });

        CopyResult result = await Given.Writer(model, time: TimeProvider.System, options: new CopyWriterOptions { Deadline = TimeSpan.FromMilliseconds(20) })
            .WriteAsync(Given.Request(), s_none);

        Assert.Equal(Reason.ModelTimeout, result.Reason);
    }

    [Fact]
    public async Task Only_the_callers_cancellation_escapes()
    {
        using CancellationTokenSource caller = new();
        ScriptedModel model = new(async cancellationToken =>
        {
            await caller.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException("unreachable");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Given.Writer(model).WriteAsync(Given.Request(), caller.Token));
    }

    [Fact]
    public async Task Whatever_a_client_throws_is_a_reason_and_its_message_is_not_passed_on()
    {
        ScriptedModel model = new(_ => throw new InvalidOperationException("key sk-secret refused for Lan"));

        CopyResult result = await Given.Writer(model).WriteAsync(Given.Request(), s_none);

        Assert.Equal((Reason.ModelError, "InvalidOperationException"), (result.Reason, result.Detail));
    }

    [Fact]
    public async Task A_request_for_content_that_is_gone_is_a_reason()
    {
        CopyResult result = await Given.Writer(ScriptedModel.Answering()).WriteAsync(Given.Request() with { PromptVersion = "v9" }, s_none);

        Assert.Equal((Reason.ModelError, "no prompt cart-abandonment/v9"), (result.Reason, result.Detail));
    }

    [Fact]
    public async Task Texts_that_say_the_same_are_kept_once()
    {
        string answer = $$"""{"variants":[{{Given.Variant("Giỏ hàng vẫn còn đây nè", "Bấm để xem lại giỏ nha.")}},{{Given.Variant("Giỏ hàng vẫn còn đây nè!", "Bấm để xem lại giỏ nha")}}]}""";

        CopyResult result = await Given.Writer(ScriptedModel.Answering(answer)).WriteAsync(Given.Request(count: 2), s_none);

        Assert.Single(result.Variants);
    }

    private static ContentSnapshot Unreviewed(Action<Dictionary<string, string>>? change = null) => GivenContent.Load(files =>
    {
        files["prompts/cart-abandonment/scenario.yaml"] = files["prompts/cart-abandonment/scenario.yaml"].Replace("review: [brand, legal]", "review: []", StringComparison.Ordinal);
        change?.Invoke(files);
    });
}
