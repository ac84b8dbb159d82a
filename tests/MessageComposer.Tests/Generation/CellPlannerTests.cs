using MessageComposer.Generation;
using MessageComposer.Messages;

namespace MessageComposer.Tests.Generation;

public sealed class CellPlannerTests
{
    private const string ProductJson = """{"id":"SRM-150","name":"Sữa rửa mặt Mây 150ml","category":"skincare","price":189000}""";

    [Fact]
    public void What_is_left_open_is_filled_with_the_live_cells()
    {
        CellPlan plan = Plan(new GenerateRequest { Scenario = "cart-abandonment" });

        Assert.Empty(plan.Faults);
        Assert.Equal(2 * 2 * 2 * 2, plan.Jobs.Count); // segments, motives, channels, none and skincare
        Assert.All(plan.Jobs, job => Assert.Equal(("vi-VN", "v1", JobState.Queued, Given.Now), (job.Cell.Locale, job.PromptVersion, job.State, job.CreatedAt)));
        Assert.Equal(["none", "skincare"], plan.Jobs.Select(job => job.Cell.Subject).Distinct());
        Assert.Equal(plan.Jobs.Count, plan.Jobs.Select(job => job.Cell).Distinct().Count());
    }

    [Fact]
    public void What_is_asked_for_is_what_is_planned()
    {
        GenerationJob job = Assert.Single(Plan(new GenerateRequest
        {
            Scenario = "cart-abandonment", Segments = ["gen-z"], Motives = ["none"], Channels = ["push", "push"], Angles = ["nhac-nhe"], Products = [Wanted()],
            StoreName = "Mây Beauty", Conditions = ["cod"], Count = 3,
        }).Jobs);

        Assert.Equal(Given.Push with { Subject = "skincare" }, job.Cell);
        Assert.Equal((3, "Mây Beauty", null), (job.Count, job.StoreName, job.ProductJson));
        Assert.Equal(["cod"], job.Conditions);
    }

    [Fact]
    public void A_category_without_cells_of_its_own_is_written_for_where_messages_look()
    {
        WantedProduct lamp = new(new Product { Id = "DB-07", Name = "Đèn bàn", ShortName = "Đèn bàn", Category = "home" }, "{}");

        CellPlan plan = Plan(new GenerateRequest { Scenario = "cart-abandonment", Channels = ["push"], Products = [lamp, lamp with { Product = lamp.Product with { Id = "DB-08" } }] });

        Assert.Equal(["none"], plan.Jobs.Select(job => job.Cell.Subject).Distinct());
        Assert.Equal(plan.Jobs.Count, plan.Jobs.Select(job => job.Cell).Distinct().Count());
    }

    [Fact]
    public void A_scenario_about_products_has_a_cell_for_each_and_keeps_its_facts()
    {
        CellPlan plan = Plan(new GenerateRequest { Scenario = "product-card", Segments = ["general"], Motives = ["none"], Products = [Wanted(), Wanted()] });

        GenerationJob job = Assert.Single(plan.Jobs);
        Assert.Equal(("SRM-150", ProductJson), (job.Cell.Subject, job.ProductJson));
    }

    public static TheoryData<GenerateRequest, string> Mistakes => new()
    {
        { new GenerateRequest { Scenario = "birthday" }, "scenario" },
        { new GenerateRequest { Scenario = "cart-abandonment", Locale = "fr" }, "locale" },
        { new GenerateRequest { Scenario = "cart-abandonment", Count = 9 }, "count" },
        { new GenerateRequest { Scenario = "cart-abandonment", Count = 0 }, "count" },
        { new GenerateRequest { Scenario = "cart-abandonment", Segments = ["gen-z", "boomer"] }, "segments[1]" },
        { new GenerateRequest { Scenario = "cart-abandonment", Motives = ["speed"] }, "motives[0]" },
        { new GenerateRequest { Scenario = "cart-abandonment", Channels = ["zalo-template"] }, "channels[0]" },
        { new GenerateRequest { Scenario = "cart-abandonment", Angles = ["x"] }, "angles[0]" },
        { new GenerateRequest { Scenario = "cart-abandonment", Conditions = ["snow"] }, "conditions[0]" },
        { new GenerateRequest { Scenario = "cart-abandonment", PromptVersion = "v9" }, "prompt_version" },
        { new GenerateRequest { Scenario = "product-card" }, "products" },
        { new GenerateRequest { Scenario = "product-card", Products = [new WantedProduct(new Product { Name = "Mây", ShortName = "Mây" }, "{}")] }, "products[0].id" },
        { new GenerateRequest { Scenario = "cart-abandonment", Products = [new WantedProduct(new Product { Name = "Mây", ShortName = "Mây" }, "{}")] }, "products[0].category" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_a_value_at_its_path_and_plans_nothing(GenerateRequest request, string path)
    {
        CellPlan plan = Plan(request);

        Assert.Empty(plan.Jobs);
        Assert.Equal([path], plan.Faults.Keys);
    }

    [Fact]
    public void More_cells_than_one_request_may_ask_for_are_refused_whole()
    {
        WantedProduct[] many = [.. Enumerable.Range(0, 200).Select(number => new WantedProduct(new Product { Id = $"P{number}", Name = "Mây", ShortName = "Mây" }, "{}"))];

        Assert.Equal(["$"], Plan(new GenerateRequest { Scenario = "product-card", Products = many }).Faults.Keys);
    }

    private static CellPlan Plan(GenerateRequest request) => new CellPlanner(new FixedTime(Given.Now)).Plan(GivenContent.Snapshot, request);

    private static WantedProduct Wanted() => new(JobProduct.Read(ProductJson, out _)!, ProductJson);
}
