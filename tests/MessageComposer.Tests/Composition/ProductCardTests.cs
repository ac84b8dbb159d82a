using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Composition;
using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Rendering;
using MessageComposer.Review;
using MessageComposer.Tests.Generation;
using Microsoft.Extensions.AI;

namespace MessageComposer.Tests.Composition;

/// <summary>From reviews and FAQs to a card, from the card to the words of other messages.</summary>
public sealed class ProductCardTests
{
    private static readonly ContentSnapshot s_content = ShippedContent.Snapshot;
    private static readonly Cell s_push = new("cart-abandonment", "nhac-nhe", "gen-z", "health", "push", "vi-VN", "none");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_from_the_phrasebook_is_merged_by_other_copy_once_it_is_approved()
    {
        PhrasebookContent book = PhrasebookReader.ReadFolder(Path.Combine(ShippedContent.Root, "samples", "phrasebook"));
        Variant card = Assert.Single((await WriteAsync(new Phrasebook(book.Entries), Request())).Variants);
        InMemoryVariantStore store = await StoreWith(card, Merging("{{ product.lines.review }}"));

        Message before = await ComposeAsync(store);
        Assert.Equal(Reason.MissingMergeField, before.Reason);

        await store.ReplaceAsync(card with { State = VariantState.Approved }, Cancellation);
        Message message = await ComposeAsync(store);

        Assert.Equal(MessageSource.Approved, message.Source);
        Assert.Contains("“không khô căng sau khi rửa”", message.Fields![1].Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_from_a_model_serves_each_of_its_lines()
    {
        string answer = Card("Khách nhận xét rửa xong da không khô căng.", "Da nhạy cảm dùng được, sản phẩm không chứa hương liệu.", "Làm ướt mặt, tạo bọt rồi rửa lại.");
        Variant card = Assert.Single((await WriteAsync(ScriptedModel.Answering(answer), Request())).Variants);
        Assert.Equal(VariantState.PendingBrand, card.State);
        Assert.Contains(new Ground("product.attributes.skin_type", "nhạy cảm"), card.Grounds);
        Assert.DoesNotContain(card.Grounds, ground => ground.Path.StartsWith("products", StringComparison.Ordinal));

        Message message = await ComposeAsync(await StoreWith(
            card with { State = VariantState.Approved }, Merging("{{ product.lines.review }} {{ product.lines.faq }} {{ product.lines.how_to }}")));

        Assert.Equal(
            "Khách nhận xét rửa xong da không khô căng. Da nhạy cảm dùng được, sản phẩm không chứa hương liệu. Làm ướt mặt, tạo bọt rồi rửa lại.",
            message.Fields![1].Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{{ product.attributes.how_to }}")]
    public async Task A_line_the_card_does_not_have_or_cannot_fill_is_missing(string howTo)
    {
        Variant card = ApprovedCard("Khách nhận xét rửa xong da không khô căng.", howTo);
        JsonObject request = BriefShapes.With(Wish(), wish => BriefShapes.Product(wish).Remove("attributes"));

        Assert.Equal(MessageSource.Approved, (await ComposeAsync(await StoreWith(card, Merging("{{ product.lines.review }}")), request)).Source);
        Assert.Equal(Reason.MissingMergeField, (await ComposeAsync(await StoreWith(card, Merging("{{ product.lines.how_to }}")), request)).Reason);
    }

    [Fact]
    public async Task A_card_that_is_missing_is_wished_for_with_its_product()
    {
        Wishes wishes = new();

        await Composing.Over(s_content, await StoreWith(Merging("{{ product.lines.review }}")), demand: wishes).ComposeAsync(Composing.Read(Wish(), s_content), Cancellation);

        CopyWish card = Assert.Single(wishes.Asked, wish => wish.Cell.Scenario == ProductCards.Scenario);
        Assert.Equal((ProductCards.CellOf("SRM-150", "vi-VN", s_content), "v1", "SRM-150"), (card.Cell, card.PromptVersion, card.Product?.Id));
    }

    [Fact]
    public async Task A_product_of_which_nothing_is_told_gets_no_card()
    {
        Wishes wishes = new();
        JsonObject request = BriefShapes.With(Wish(), wish =>
        {
            foreach (string told in (string[])["review_highlights", "faqs", "attributes"]) BriefShapes.Product(wish).Remove(told);
        });

        await Composing.Over(s_content, await StoreWith(Merging("{{ product.lines.review }}")), demand: wishes).ComposeAsync(Composing.Read(request, s_content), Cancellation);

        Assert.DoesNotContain(wishes.Asked, wish => wish.Cell.Scenario == ProductCards.Scenario);
    }

    [Fact]
    public void What_is_kept_of_a_product_reads_back_as_what_a_prompt_tells_of_it()
    {
        Product product = Composing.Read(Wish(), s_content).Product!;

        string json = JobProduct.Of(product);
        Product kept = JobProduct.Read(json, out _)!;

        Assert.Equal((product.Id, product.Name, product.Brand, product.Category), (kept.Id, kept.Name, kept.Brand, kept.Category));
        Assert.Equal(product.ReviewHighlights, kept.ReviewHighlights);
        Assert.Equal(product.Faqs, kept.Faqs);
        Assert.Equal(product.Attributes.Members.Select(attribute => (attribute.Key, attribute.Value.ToString())), kept.Attributes.Members.Select(attribute => (attribute.Key, attribute.Value.ToString())));
        Assert.Equal((null, null, null), (kept.Price, kept.Stock, kept.Rating));
        Assert.Equal(json, JobProduct.Of(kept));
    }

    [Fact]
    public void A_card_may_lean_on_what_the_product_itself_meets_and_on_nothing_that_passes()
    {
        Product product = Composing.Read(Wish(), s_content).Product!;

        IReadOnlyList<string> conditions = ProductConditions.Of(product, ProductCards.CellOf("SRM-150", "vi-VN", s_content)!, s_content);

        Assert.Contains("has_reviews", conditions);
        foreach (string passing in (string[])["on_sale", "in_stock", "low_stock", "cod", "fast_delivery", "free_shipping", "voucher_usable", "cart_many", "rain", "high_rating"])
            Assert.DoesNotContain(passing, conditions);
    }

    [Fact]
    public async Task A_product_without_id_has_no_card()
    {
        Variant card = ApprovedCard("Khách nhận xét rửa xong da không khô căng.", "");
        JsonObject request = BriefShapes.With(Wish(), wish => BriefShapes.Product(wish).Remove("id"));

        Assert.Equal(Reason.MissingMergeField, (await ComposeAsync(await StoreWith(card, Merging("{{ product.lines.review }}")), request)).Reason);
    }

    [Theory]
    [InlineData("dùng một tuần là trị dứt điểm mụn viêm")]
    [InlineData("chị Lan ở Cần Thơ khen rửa xong không khô căng")]
    public async Task What_a_newer_review_brings_into_an_approved_card_does_not_serve(string review)
    {
        Variant card = ApprovedCard("Khách nhận xét: “{{ product.review_highlights[0] }}”.", "Làm ướt mặt, tạo bọt rồi rửa lại.");
        JsonObject request = BriefShapes.With(Wish(), wish => BriefShapes.Product(wish)["review_highlights"] = new JsonArray(review));

        Assert.Equal(Reason.MissingMergeField, (await ComposeAsync(await StoreWith(card, Merging("{{ product.lines.review }}")), request)).Reason);
        Assert.Equal(MessageSource.Approved, (await ComposeAsync(await StoreWith(card, Merging("{{ product.lines.how_to }}")), request)).Source);
    }

    [Theory]
    [InlineData("product.attributes.skin_type", "nhạy cảm", true)]
    [InlineData("product.attributes.skin_type", "dầu", false)]
    [InlineData("product.faqs.q", "Da nhạy cảm dùng được không?", true)]
    [InlineData("product.review_highlights[0]", "không khô căng sau khi rửa", true)]
    [InlineData("product.review_highlights[1]", "không khô căng sau khi rửa", false)]
    [InlineData("product.certifications.title", "Vegan", false)]
    public async Task A_card_serves_only_while_what_it_states_is_a_fact(string path, string value, bool serves)
    {
        Variant card = ApprovedCard("Khách nhận xét rửa xong da không khô căng.", "") with { Grounds = [new Ground(path, value)] };

        Message message = await ComposeAsync(await StoreWith(card, Merging("{{ product.lines.review }}")));

        Assert.Equal(serves ? MessageSource.Approved : MessageSource.Fallback, message.Source);
    }

    [Theory]
    [InlineData("Khách nhận xét dùng một tuần là trị dứt điểm mụn viêm.")]
    [InlineData("Khách nhận xét: “{{ product.review_highlights[0] }}”.")]
    public async Task A_medical_claim_smuggled_from_a_review_into_a_card_is_blocked(string line)
    {
        string answer = Card(line, "", "");
        Variant card = Assert.Single((await WriteAsync(ScriptedModel.Answering(answer, answer), Request("dùng một tuần là trị dứt điểm mụn viêm"))).Variants);

        Assert.Equal(VariantState.Blocked, card.State);
        Assert.Contains(card.Findings, finding => finding is { Category: Categories.MedicalClaim, Severity: Severity.Block, Field: "review" });
    }

    [Theory]
    [InlineData("Chị Lan khen rửa xong da không khô căng.", "da không khô căng")]
    [InlineData("“Rửa xong da không khô căng” – Lan, Cần Thơ.", "da không khô căng")]
    [InlineData("{{ product.review_highlights[0] }}.", "Nguyễn Thị Lan nhận xét da không khô căng")]
    public async Task A_quote_of_somebody_by_name_is_refused(string line, string review)
    {
        string answer = Card(line, "", "");
        Variant card = Assert.Single((await WriteAsync(ScriptedModel.Answering(answer, answer), Request(review))).Variants);

        Assert.Equal(VariantState.Blocked, card.State);
        Assert.Contains(card.Findings, finding => finding is { Rule: "named-quote", Category: Categories.Pii, Field: "review" });
    }

    [Theory]
    [InlineData("Khách nhận xét rửa xong da không khô căng.")]
    [InlineData("Người đã mua nói: “{{ product.review_highlights[0] }}”.")]
    [InlineData("Một khách nhận xét Mây dịu nhẹ, không khô căng.")]
    [InlineData("Khách hàng Mây Beauty khen dịu nhẹ.")]
    [InlineData("A buyer said it does not dry the skin.")]
    [InlineData("Nhiều anh chị đã mua lại.")]
    public void Buyers_in_general_and_brands_are_nobody_in_particular(string line) =>
        Assert.Null(NamedQuote.Find(line, ["Sữa rửa mặt dịu nhẹ Mây 150ml", "Mây", "Mây Beauty"]));

    private sealed class Wishes : ICopyDemand
    {
        public List<CopyWish> Asked { get; } = [];

        public void Wanted(CopyWish wish) => Asked.Add(wish);
    }

    private static string Card(string review, string faq, string howTo) => JsonSerializer.Serialize(
        new Dictionary<string, object> { ["variants"] = new[] { new Dictionary<string, string> { ["review"] = review, ["faq"] = faq, ["how_to"] = howTo } } });

    private static Task<CopyResult> WriteAsync(IChatClient model, CopyRequest request) => Given.Writer(model, s_content).WriteAsync(request, Cancellation);

    /// <summary>The request a job makes for the card of the product that the other requests are about.</summary>
    private static CopyRequest Request(string? review = null)
    {
        JsonObject product = BriefShapes.Product(BriefShapes.Rich());
        if (review is not null) product["review_highlights"] = new JsonArray(review);
        string json = product.ToJsonString();
        GenerateRequest wish = new()
        {
            Scenario = ProductCards.Scenario,
            Locale = "vi-VN",
            Products = [new WantedProduct(JobProduct.Read(json, out _)!, json)],
            StoreName = "Mây Beauty",
            Conditions = ["has_reviews"],
        };
        GenerationJob job = Assert.Single(new CellPlanner(TimeProvider.System).Plan(s_content, wish).Jobs);
        Assert.Equal(ProductCards.CellOf("SRM-150", "vi-VN", s_content), job.Cell);
        return JobRunner.RequestOf(job)!;
    }

    private static Variant ApprovedCard(string review, string howTo) =>
        Approved(ProductCards.CellOf("SRM-150", "vi-VN", s_content)!, new("review", review), new("faq", ""), new("how_to", howTo));

    private static Variant Merging(string body) => Approved(s_push, new("title", "Giỏ đồ vẫn còn đây nè"), new("body", body));

    private static Variant Approved(Cell cell, params KeyValuePair<string, string>[] fields) => new()
    {
        Id = Guid.CreateVersion7(Composing.Now), Cell = cell, State = VariantState.Approved, Fields = fields, PromptVersion = "v1", ContentHash = s_content.Hash, CreatedAt = Composing.Now,
    };

    private static async Task<InMemoryVariantStore> StoreWith(params Variant[] variants)
    {
        InMemoryVariantStore store = new();
        await store.AddAsync(variants, Cancellation);
        return store;
    }

    private static JsonObject Wish() => BriefShapes.With(BriefShapes.Rich(), request =>
    {
        request["scenario"] = s_push.Scenario;
        request["channel"] = s_push.Channel;
        request["locale"] = s_push.Locale;
        BriefShapes.Customer(request)["segment"] = s_push.Segment;
        BriefShapes.Customer(request)["id"] = "2081"; // not in the control arm
    });

    private static async Task<Message> ComposeAsync(InMemoryVariantStore store, JsonObject? request = null) =>
        await Composing.Over(s_content, store).ComposeAsync(Composing.Read(request ?? Wish(), s_content), Cancellation);
}
