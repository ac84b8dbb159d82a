using System.Numerics;
using MessageComposer.Content.Definitions;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Review.Sheets;

namespace MessageComposer.Tests.Review;

public sealed class SamplingTests
{
    private static readonly ReviewSamplingDefinition s_sampling = new(0.95, new Dictionary<RiskClass, double> { [RiskClass.High] = 0, [RiskClass.Medium] = 0.05, [RiskClass.Low] = 0.05 });

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 10)]
    [InlineData(20, 16)]
    [InlineData(50, 31)]
    [InlineData(100, 39)]
    [InlineData(200, 47)]
    [InlineData(500, 54)]
    [InlineData(1_000, 56)]
    [InlineData(2_000, 57)]
    public void A_clean_sample_of_this_size_rules_out_more_than_five_percent(int population, int size)
    {
        Assert.Equal(size, Sampling.SizeFor(population, 0.95, 0.05));
        // Exactly: with one bad text more than 5 %, the chance C(N−D, n) / C(N, n) of a clean sample is at most 1/20, and with one text less it is more.
        int bad = (population / 20) + 1;
        Assert.True(20 * Choose(population - bad, size) <= Choose(population, size));
        Assert.True(20 * Choose(population - bad, size - 1) > Choose(population, size - 1));
    }

    [Fact]
    public void A_rate_of_nothing_means_that_each_text_is_read() => Assert.Equal(40, Sampling.SizeFor(40, 0.95, 0));

    [Fact]
    public void A_seed_draws_the_same_sample_whatever_the_order_and_another_seed_another()
    {
        Guid[] ids = [.. Enumerable.Range(0, 200).Select(_ => Guid.NewGuid())];
        Assert.Equal(Sampling.Draw(ids, 20, "a").Order(), Sampling.Draw(ids.Reverse(), 20, "a").Order());
        Assert.NotEqual(Sampling.Draw(ids, 20, "a").Order(), Sampling.Draw(ids, 20, "b").Order());
    }

    [Fact]
    public void A_sheet_shows_equal_wording_once_and_what_is_out_of_the_ordinary_first()
    {
        Variant[] members =
        [
            .. Enumerable.Range(0, 300).Select(i => Text($"Giỏ hàng số {i % 150} vẫn đợi bạn")),
            Text("Ngắn"),
            Text("Giỏ hàng vẫn đợi bạn " + string.Join(' ', Enumerable.Repeat("và đợi mãi", 20))),
            Text("zebra quokka xylophone"),
        ];
        (SheetPlan plan, IReadOnlyList<SheetItem> items) = SheetPlanner.Plan(members, RiskClass.Medium, ReviewExtent.Sample, s_sampling, "seed");

        Assert.Equal((ReviewExtent.Sample, 303), (plan.Extent, plan.Population));
        Assert.Equal(plan.SampleSize, items.Sum(item => item.Members.Count(member => member.Sampled)));
        Assert.Equal(153, items.Count);
        Assert.Equal(303, items.Sum(item => item.Members.Count));
        SheetItem[] first = [.. items.TakeWhile(item => item.Outlier.Count > 0)];
        foreach (int odd in (int[])[300, 301, 302]) Assert.Contains(first, item => item.Key == WordingKey.Of(members[odd].Fields));
        Assert.All(items, item => Assert.Equal(item.MustRead, item.Outlier.Count > 0 || item.Members.Any(member => member.Sampled)));
    }

    [Fact]
    public void Where_each_is_read_everything_has_to_be()
    {
        (SheetPlan plan, IReadOnlyList<SheetItem> items) = SheetPlanner.Plan([.. Enumerable.Range(0, 30).Select(i => Text($"Câu {i}"))], RiskClass.High, ReviewExtent.Each, s_sampling, "seed");
        Assert.Equal((ReviewExtent.Each, 30), (plan.Extent, plan.SampleSize));
        Assert.All(items, item => Assert.True(item.MustRead));
    }

    [Fact]
    public void The_sentence_promises_only_what_was_read()
    {
        DateTimeOffset now = new(2026, 11, 21, 13, 5, 0, TimeSpan.Zero);
        (SheetPlan plan, IReadOnlyList<SheetItem> items) = SheetPlanner.Plan([.. Enumerable.Range(0, 1_000).Select(i => Text($"Câu thứ {i} trong giỏ"))], RiskClass.Low, ReviewExtent.Sample, s_sampling, "seed");
        Sheet sheet = new()
        {
            Id = Guid.NewGuid(), Key = new SheetKey("s", "v1", "push", RiskClass.Low, ReviewLayer.Brand), State = SheetState.Open, Plan = plan,
            ClaimedById = "b", ClaimedByName = "B", ClaimedUntil = now, OpenedAt = now, ContentHash = "c", Items = [.. items.Select(item => item with { Outlier = [], MustRead = item.Members[0].Sampled })],
        };
        Assert.Equal("đã đọc 0/1.000 bản, 0 lỗi", Sampling.Sentence(sheet, vietnamese: true));
        Sheet read = sheet with { Items = [.. sheet.Items.Select(item => item.MustRead ? item with { ReadAt = now } : item)] };
        Assert.Equal("đã đọc 56/1.000 bản, 0 lỗi; tin cậy 95 %: tỷ lệ lỗi không quá 5 %", Sampling.Sentence(read, vietnamese: true));
        Sheet bad = read with { Items = [.. read.Items.Select((item, i) => i == 0 ? item with { Defect = new SheetDefect("x", "b", now) } : item)] };
        Assert.Equal("đã đọc 56/1.000 bản, 1 lỗi", Sampling.Sentence(bad, vietnamese: true));
    }

    private static Variant Text(string body) => new()
    {
        Id = Guid.CreateVersion7(),
        Cell = new Cell("cart-abandonment", "nhac-nhe", "gen-z", Cell.NoMotive, "push", "vi-VN", Cell.NoSubject),
        State = VariantState.PendingBrand,
        Fields = [new("body", body)],
        ContentHash = "c",
        CreatedAt = default,
    };

    private static BigInteger Choose(int all, int some)
    {
        if (some > all) return 0;
        BigInteger ways = 1;
        for (int i = 1; i <= some; i++) ways = ways * (all - some + i) / i;
        return ways;
    }
}
