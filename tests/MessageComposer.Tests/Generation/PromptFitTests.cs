using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Templating;

namespace MessageComposer.Tests.Generation;

/// <summary>A prompt that grows too long loses whole facts in a stated order, and nothing else.</summary>
public sealed class PromptFitTests
{
    private static readonly Cell s_card = new("product-card", "the", "general", Cell.NoMotive, "line", GivenContent.Locale, "SRM-150");

    [Fact]
    public void A_prompt_within_its_bound_loses_nothing()
    {
        (Prompt prompt, IReadOnlyList<string> leftOut) = Fit(100_000);

        Assert.Empty(leftOut);
        Assert.Equal(new PromptBuilder().TryBuild(GivenContent.Snapshot, Card(), out Prompt? whole, out _) ? whole.UserMessage : "", prompt.UserMessage);
    }

    [Fact]
    public void Facts_go_in_the_stated_order_and_the_last_of_each_kind_first()
    {
        int bound = Tokens(Fit(100_000).Prompt);
        List<string> gone = [];
        while (TryFit(bound, out _, out IReadOnlyList<string> leftOut))
        {
            Assert.Equal(leftOut.Take(gone.Count), gone);
            gone = [.. leftOut];
            bound -= 5;
        }

        Assert.Equal(
            ["product.faqs[1]", "product.faqs[0]", "product.review_highlights[1]", "product.review_highlights[0]", "product.attributes[0]", "product.certifications[0]"],
            gone.TakeWhile(path => path != "product.lines"));
    }

    [Fact]
    public void What_is_kept_is_kept_whole()
    {
        Prompt whole = Fit(100_000).Prompt;

        (Prompt prompt, IReadOnlyList<string> leftOut) = Fit(Tokens(whole) - 20);

        Assert.Equal("product.faqs[1]", leftOut[0]);
        Assert.All(prompt.UserMessage.Split('\n'), line => Assert.Contains(line, whole.UserMessage.Split('\n')));
    }

    [Fact]
    public async Task A_prompt_that_nothing_can_shorten_enough_is_not_sent()
    {
        ScriptedModel model = new();

        CopyResult result = await Given.Writer(model, options: new CopyWriterOptions { MaxInputTokens = 20 }).WriteAsync(Given.Request(), TestContext.Current.CancellationToken);

        Assert.Equal((Reason.ModelError, "the prompt is longer than Model:MaxInputTokens, without any fact that could be left out"), (result.Reason, result.Detail));
        Assert.Empty(model.Calls);
    }

    private static (Prompt Prompt, IReadOnlyList<string> LeftOut) Fit(int bound) =>
        TryFit(bound, out Prompt? prompt, out IReadOnlyList<string> leftOut) ? (prompt!, leftOut) : throw new InvalidOperationException("nothing fits");

    private static bool TryFit(int bound, out Prompt? prompt, out IReadOnlyList<string> leftOut)
    {
        CopyAssignment assignment = CopyAssignment.From(GivenContent.Snapshot, Card(), new DateOnly(2026, 11, 21), out _)!;
        return PromptFit.TryBuild(new PromptBuilder(), assignment, bound, TokenEstimate.Of, out prompt, out leftOut, out _);
    }

    /// <summary>As the bound counts it, the schema left aside.</summary>
    private static int Tokens(Prompt prompt)
    {
        CopyAssignment assignment = CopyAssignment.From(GivenContent.Snapshot, Card(), new DateOnly(2026, 11, 21), out _)!;
        return TokenEstimate.Of(prompt.System) + TokenEstimate.Of(prompt.UserMessage) + TokenEstimate.Of(CopySchema.For(assignment.Channel.Id, assignment.Fields).Schema!.Value.GetRawText()) + (2 * TokenEstimate.PerMessage);
    }

    private static CopyRequest Card() => Given.Request(s_card) with
    {
        Product = new Product
        {
            Id = "SRM-150",
            Name = "Sữa rửa mặt dịu nhẹ",
            ShortName = "Sữa rửa mặt",
            Category = "skincare",
            ReviewHighlights = ["Rửa xong da không khô căng chút nào.", "Mùi nhẹ và dễ chịu lắm."],
            Faqs = [new Faq("Da nhạy cảm dùng được không?", "Dùng được ạ, không có hương liệu."), new Faq("Dùng mấy lần một ngày?", "Sáng và tối, mỗi lần một ít.")],
            Attributes = new AttributeBag(new Dictionary<string, Value> { ["skin_type"] = Value.Of("da nhạy cảm và da khô") }),
            Certifications = [new Certificate("Kiểm nghiệm da liễu", "Viện kiểm nghiệm", null)],
        },
    };
}
