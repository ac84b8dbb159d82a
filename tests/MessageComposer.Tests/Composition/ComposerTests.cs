using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Composition;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Tests.Composition;

public class ComposerTests
{
    private static readonly ContentSnapshot s_content = ShippedContent.Snapshot;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static JsonObject Request(string scenario = "cart-abandonment", string channel = "push")
    {
        JsonObject request = BriefShapes.Rich();
        request["scenario"] = scenario;
        request["channel"] = channel;
        request["locale"] = "vi-VN";
        BriefShapes.Customer(request)["segment"] = "gen-z";
        return request;
    }

    private static async Task<Message> ComposeAsync(JsonObject request, IVariantStore? variants = null, ICopyDemand? demand = null, ContentSnapshot? content = null) =>
        await Composing.Over(content ?? s_content, variants, demand: demand).ComposeAsync(Composing.Read(request, content ?? s_content), Cancellation);

    /// <summary>A customer whom the experiment does not put into the control arm.</summary>
    private static JsonObject Treated(JsonObject request) => BriefShapes.With(request, treated => BriefShapes.Customer(treated)["id"] = "2081");

    private static Variant Approved(Cell cell, string title, string body, Action<VariantBuilder>? change = null)
    {
        VariantBuilder builder = new();
        change?.Invoke(builder);
        return new Variant
        {
            Id = Guid.CreateVersion7(Composing.Now),
            Cell = cell,
            State = builder.State,
            Fields = [new("title", title), new("body", body)],
            PromptVersion = "v1",
            Model = "test-model",
            Conditions = builder.Conditions,
            Grounds = builder.Grounds,
            ContentHash = s_content.Hash,
            CreatedAt = Composing.Now,
        };
    }

    private sealed class VariantBuilder
    {
        public VariantState State { get; set; } = VariantState.Approved;

        public IReadOnlyList<string> Conditions { get; set; } = [];

        public IReadOnlyList<Ground> Grounds { get; set; } = [];
    }

    private static readonly Cell s_cell = new("cart-abandonment", "nhac-nhe", "gen-z", "health", "push", "vi-VN", "none");

    private static async Task<InMemoryVariantStore> StoreWith(params Variant[] variants)
    {
        InMemoryVariantStore store = new();
        await store.AddAsync(variants, Cancellation);
        return store;
    }

    [Fact]
    public async Task Approved_copy_of_the_cell_serves_with_its_fields_filled()
    {
        Variant variant = Approved(s_cell, "{{ address.hello }}, giỏ đồ vẫn còn đây nè", "{{ product.short_name }} đợi bạn chốt đơn đó, giá {{ product.price | money }} nha");

        Message message = await ComposeAsync(Treated(Request()), await StoreWith(variant));

        Assert.Equal((MessageSource.Approved, variant.Id.ToString()), (message.Source, message.VariantId));
        Assert.Equal("Lan ơi, giỏ đồ vẫn còn đây nè", message.Fields![0].Value);
        Assert.Equal("Sữa rửa mặt dịu nhẹ Mây 150ml đợi bạn chốt đơn đó, giá 189.000đ nha", message.Fields[1].Value);
        Assert.Equal("cart-abandonment/v1", message.Versions.Prompt);
    }

    [Theory]
    [InlineData("none", "gen-z")]
    [InlineData("none", "general")]
    public async Task A_missing_cell_is_served_from_the_next_rung_of_the_ladder(string motive, string segment)
    {
        Variant variant = Approved(s_cell with { Motive = motive, Segment = segment }, "Giỏ hàng vẫn còn đây", "{{ product.short_name }} vẫn trong giỏ nha");

        Assert.Equal(MessageSource.Approved, (await ComposeAsync(Treated(Request()), await StoreWith(variant))).Source);
    }

    [Theory]
    [InlineData("Health", "health")]
    [InlineData("beauty, green", "green")]
    [InlineData("healthcare-jobs", "none")]
    [InlineData("", "none")]
    public async Task A_motive_is_chosen_by_an_interest_that_was_named_whole_in_any_case(string interests, string motive)
    {
        JsonObject request = BriefShapes.With(Treated(Request()), treated =>
        {
            BriefShapes.Customer(treated).Remove("motive");
            BriefShapes.Customer(treated)["interests"] = new JsonArray([.. interests.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(interest => JsonValue.Create(interest))]);
        });

        Assert.Equal(motive, (await ComposeAsync(request, await StoreWith())).Cell.Motive);
    }

    [Fact]
    public async Task Copy_that_is_not_approved_never_serves()
    {
        Variant variant = Approved(s_cell, "Giỏ hàng vẫn còn đây", "{{ product.short_name }} vẫn trong giỏ nha", variant => variant.State = VariantState.PendingLegal);

        Assert.Equal((MessageSource.Fallback, Reason.NoApprovedVariant), Outcome(await ComposeAsync(Treated(Request()), await StoreWith(variant))));
    }

    [Fact]
    public async Task A_condition_that_is_not_met_sends_to_the_fallback_and_says_so()
    {
        Variant variant = Approved(s_cell, "Còn ít lắm nha", "{{ product.short_name }} sắp hết rồi đó", variant => variant.Conditions = ["low_stock"]);

        Assert.Equal((MessageSource.Fallback, Reason.ConditionUnmet), Outcome(await ComposeAsync(Treated(Request()), await StoreWith(variant))));
    }

    [Fact]
    public async Task A_ground_that_no_longer_holds_sends_to_the_fallback_and_says_so()
    {
        Variant variant = Approved(s_cell, "Giỏ hàng vẫn còn đây", "Hợp da dầu nha", variant => variant.Grounds = [new Ground("product.attributes.skin_type", "dầu")]);

        Assert.Equal((MessageSource.Fallback, Reason.FactsChanged), Outcome(await ComposeAsync(Treated(Request()), await StoreWith(variant))));
    }

    [Fact]
    public async Task A_fact_that_is_missing_sends_to_the_fallback_and_says_so()
    {
        Variant variant = Approved(s_cell, "Giỏ hàng vẫn còn đây", "{{ product.short_name }} được {{ product.rating | number }} sao nha");
        JsonObject request = Treated(Request());
        BriefShapes.Product(request).Remove("rating");

        Assert.Equal((MessageSource.Fallback, Reason.MissingMergeField), Outcome(await ComposeAsync(request, await StoreWith(variant))));
    }

    [Fact]
    public async Task A_name_that_breaks_a_rule_is_left_out()
    {
        Variant variant = Approved(s_cell, "{{ address.hello }}, giỏ đồ vẫn còn đây nè", "{{ product.short_name }} vẫn trong giỏ nha");
        JsonObject request = Treated(Request());
        BriefShapes.Customer(request)["first_name"] = "Địt";

        Message message = await ComposeAsync(request, await StoreWith(variant));

        Assert.Equal("Bạn ơi, giỏ đồ vẫn còn đây nè", message.Fields![0].Value);
    }

    [Fact]
    public async Task A_review_that_promises_a_cure_is_left_out_of_the_fallback()
    {
        JsonObject request = Treated(Request("cart-abandonment", "zalo"));
        request["context"]!["step"] = 2;
        BriefShapes.Product(request)["review_highlights"] = new JsonArray("dùng một tuần là trị dứt điểm mụn viêm");

        Message message = await ComposeAsync(request);

        Assert.Equal((MessageSource.Fallback, Verdict.Pass), (message.Source, message.Guardrails.Verdict));
        Assert.DoesNotContain("mụn", message.Fields!.Single(field => field.Key == "body").Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("infant-formula", null, true, Reason.GoodsNotAdvertisable)]
    [InlineData("skincare", 0, true, Reason.ProductUnavailable)]
    [InlineData("skincare", null, false, Reason.NoConsent)]
    public async Task What_may_not_be_said_is_suppressed_with_its_reason(string category, int? stock, bool consent, Reason reason)
    {
        JsonObject request = Request();
        BriefShapes.Product(request)["category"] = category;
        if (stock is not null) BriefShapes.Product(request)["stock"] = stock;
        BriefShapes.Customer(request)["consent"]!["marketing"] = consent;

        Message message = await ComposeAsync(request);

        Assert.Equal((MessageSource.Suppressed, reason), Outcome(message));
        Assert.False(message.Send);
        Assert.Null(message.Fields);
        Assert.Null(message.Payload);
    }

    [Fact]
    public async Task Care_needs_no_consent_and_carries_no_label()
    {
        JsonObject request = Request("post-purchase", "zalo");
        BriefShapes.Customer(request).Remove("consent");

        Message message = await ComposeAsync(request);

        Assert.Equal((MessageSource.Fallback, Purpose.Care, null), (message.Source, message.Purpose, message.Sending!.Label));
    }

    [Fact]
    public async Task The_control_arm_gets_the_fallback_though_copy_is_approved()
    {
        InMemoryVariantStore store = await StoreWith(Approved(s_cell, "Giỏ đồ vẫn còn đây nè", "{{ product.short_name }} vẫn trong giỏ nha"));
        int control = 0;
        foreach (int id in Enumerable.Range(0, 500))
        {
            Message message = await ComposeAsync(BriefShapes.With(Request(), request => BriefShapes.Customer(request)["id"] = $"kh-{id}"), store);
            Assert.Equal(message.Arm == "control" ? MessageSource.Fallback : MessageSource.Approved, message.Source);
            if (message.Arm == "control") control++;
        }
        int percent = s_content.Scenarios["cart-abandonment"].Definition.Experiment!.Control;
        Assert.InRange(control, percent * 5 * 0.5, percent * 5 * 1.6);
    }

    [Fact]
    public async Task Copy_that_is_missing_is_asked_for_once_per_message_and_control_customers_ask_for_none()
    {
        Wishes wishes = new();

        await ComposeAsync(Treated(Request()), demand: wishes);

        Assert.Equal([(s_cell, "v1")], wishes.Asked);
    }

    private sealed class Wishes : ICopyDemand
    {
        public List<(Cell, string)> Asked { get; } = [];

        public void Wanted(CopyWish wish) => Asked.Add((wish.Cell, wish.PromptVersion));
    }

    [Fact]
    public async Task The_same_brief_gives_the_same_bytes()
    {
        foreach (string channel in s_content.Scenarios["cart-abandonment"].Definition.Channels)
        {
            Message first = await ComposeAsync(Request(channel: channel));
            Message second = await ComposeAsync(Request(channel: channel));

            Assert.Equal(JsonSerializer.Serialize(first.Fields), JsonSerializer.Serialize(second.Fields));
            Assert.Equal(first.Payload!.ToJsonString(), second.Payload!.ToJsonString());
        }
    }

    [Theory]
    [InlineData("2026-11-21T06:59:00+07:00", false, "2026-11-21T07:00:00+07:00")]
    [InlineData("2026-11-21T07:00:00+07:00", true, null)]
    [InlineData("2026-11-21T22:00:00+07:00", false, "2026-11-22T07:00:00+07:00")]
    [InlineData("2026-11-21T14:30:00Z", true, null)] // 21:30 in Vietnam
    public async Task The_sending_window_is_told_for_the_moment_of_sending(string at, bool allowed, string? next)
    {
        JsonObject request = Request(channel: "sms");
        request["context"]!["send_at"] = at;

        Sending sending = (await ComposeAsync(request)).Sending!;

        Assert.Equal(allowed, sending.AllowedNow);
        Assert.Equal(next is null ? null : DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture), sending.NextAt);
    }

    [Fact]
    public async Task A_message_that_names_a_voucher_ends_with_it()
    {
        Message message = await ComposeAsync(Request(channel: "email"));

        Assert.Equal(new DateTimeOffset(2026, 11, 23, 23, 59, 59, TimeSpan.FromHours(7)), message.ValidUntil);
    }

    [Fact]
    public async Task A_voucher_that_ends_at_an_hour_ends_its_message_then()
    {
        JsonObject request = Request(channel: "email");
        request["promotion"]!["ends_at"] = "2026-11-23T20:00:00+07:00";

        Assert.Equal(new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.FromHours(7)), (await ComposeAsync(request)).ValidUntil);
    }

    [Fact]
    public async Task An_email_carries_every_value_encoded_and_no_line_end_in_its_subject()
    {
        JsonObject request = Request(channel: "email");
        BriefShapes.Product(request)["name"] = "Sữa rửa mặt \"Mây\" & dịu <img src=x onerror=alert(1)> 150ml";
        request["store"]!["name"] = "Mây & Nắng";

        Message message = await ComposeAsync(request);

        string html = message.Payload!["html"]!.GetValue<string>();
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains(" &amp; Nắng", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message.Payload["subject"]!.GetValue<string>());
    }

    private static (MessageSource, Reason?) Outcome(Message message) => (message.Source, message.Reason);
}
