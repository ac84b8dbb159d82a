using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Generation;
using MessageComposer.Guardrails;
using MessageComposer.Review;

namespace MessageComposer.Tests.Generation;

/// <summary>A prompt version beside the released one: written with on request, and not read twice where it says the same.</summary>
public sealed class InheritedApprovalTests
{
    private static readonly ContentSnapshot s_content = GivenContent.Load(files =>
    {
        files["prompts/cart-abandonment/scenario.yaml"] = files["prompts/cart-abandonment/scenario.yaml"].Replace("- { id: v1, weight: 0 }", "- { id: v1, weight: 0 }\n  - { id: v2, weight: 0 }", StringComparison.Ordinal);
        files["prompts/cart-abandonment/v2.prompt.md"] = files["prompts/cart-abandonment/v1.prompt.md"].Replace("Bạn viết lời nhắn", "Bạn soạn lời nhắn", StringComparison.Ordinal);
    });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_is_written_with_where_it_is_asked_for_by_name()
    {
        GenerateRequest wish = new() { Scenario = "cart-abandonment", Segments = ["gen-z"], Motives = ["none"], Channels = ["push"], PromptVersion = "v2" };
        GenerationJob job = new CellPlanner(new FixedTime(Given.Now)).Plan(s_content, wish).Jobs[0];
        ScriptedModel model = ScriptedModel.Answering(Given.Answer());

        CopyResult result = await Given.Writer(model, s_content).WriteAsync(JobRunner.RequestOf(job)!, Cancellation);

        Assert.Equal("v2", Assert.Single(result.Variants).PromptVersion);
        Assert.Contains("Bạn soạn lời nhắn", model.Calls[0].Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wording_that_is_approved_in_the_cell_is_approved_in_a_new_version()
    {
        Variant approved = await WrittenAsync("v1") with { State = VariantState.Approved, Risk = RiskClass.Low, Conditions = ["cod"] };

        Variant stored = await StoredAsync(approved, await WrittenAsync("v2"));

        Assert.Equal((VariantState.Approved, RiskClass.Low, "v2"), (stored.State, stored.Risk, stored.PromptVersion));
        Assert.Equal(["cod"], stored.Conditions);
    }

    [Fact]
    public async Task Anything_else_waits_for_people()
    {
        Variant first = await WrittenAsync("v1"), second = await WrittenAsync("v2");
        Variant approved = first with { State = VariantState.Approved };

        Assert.Equal(VariantState.PendingBrand, (await StoredAsync(first, second)).State); // nobody approved it
        Assert.Equal(VariantState.PendingBrand, (await StoredAsync(approved, second with { PromptVersion = "v1" })).State);
        Assert.Equal(VariantState.PendingBrand, (await StoredAsync(approved, second with { Fields = [second.Fields[0], new("body", second.Fields[1].Value + "!")] })).State);
        Assert.Equal(VariantState.PendingBrand, (await StoredAsync(approved with { Cell = approved.Cell with { Segment = "general" } }, second)).State);
        Assert.Equal(VariantState.PendingBrand, (await StoredAsync(approved, second with { Grounds = [new Ground("product.brand", "Mây")] })).State);
        Assert.Equal(VariantState.PendingBrand, (await StoredAsync(approved, second with { StoreName = "Gió Shop" })).State);
    }

    [Theory]
    [InlineData(Severity.Warn, RuleMode.Enforce, VariantState.PendingBrand)]
    [InlineData(Severity.Block, RuleMode.Shadow, VariantState.Approved)]
    public async Task Only_copy_without_findings_that_decide_takes_an_approval_over(Severity severity, RuleMode mode, VariantState state)
    {
        Finding finding = new()
        {
            Rule = "r", Category = Categories.Tone, Severity = severity, Mode = mode, Owner = "brand", Field = "body", Start = 0, Length = 0, Match = "", Message = "m", Reason = "r",
        };

        Variant stored = await StoredAsync(await WrittenAsync("v1") with { State = VariantState.Approved }, await WrittenAsync("v2") with { Findings = [finding] });

        Assert.Equal(state, stored.State);
    }

    [Fact]
    public async Task Blocked_copy_stays_blocked()
    {
        Variant approved = await WrittenAsync("v1") with { State = VariantState.Approved };

        Assert.Equal(VariantState.Blocked, (await StoredAsync(approved, await WrittenAsync("v2") with { State = VariantState.Blocked })).State);
    }

    private static async Task<Variant> WrittenAsync(string version) =>
        Assert.Single((await Given.Writer(ScriptedModel.Answering(Given.Answer()), s_content).WriteAsync(Given.Request() with { PromptVersion = version }, Cancellation)).Variants);

    private static async Task<Variant> StoredAsync(Variant before, Variant written)
    {
        InMemoryVariantStore store = new();
        await store.AddAsync([before], Cancellation);
        Variant stored = Assert.Single(await InheritedApproval.AddAsync([written], store, Cancellation));
        Assert.Same(stored, await store.FindAsync(written.Id, Cancellation));
        return stored;
    }
}
