using MessageComposer.Guardrails.Grounding;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tests.Grounding;

public sealed class FactReadingsTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    [Fact]
    public void A_text_read_again_states_the_same_wherever_it_stands_now()
    {
        StatedFact[] first = Stated(("size", "150ml, dùng 2 tháng"), ("delivery", "1-2 ngày"));
        StatedFact[] again = Stated(("note", "Câu này khác, dài hơn hẳn mấy câu kia"), ("size", "150ml, dùng 2 tháng"), ("delivery", "1-2 ngày"));

        Assert.True(first.Length >= 3);
        Assert.Equal(first.Select(static stated => (stated.Claim, stated.Unit)), again.Select(static stated => (stated.Claim, stated.Unit)));
        Assert.Equal(first.Select(static stated => stated.Text + 1), again.Select(static stated => stated.Text));
    }

    [Fact]
    public void Texts_that_take_each_others_place_are_told_apart()
    {
        for (int round = 0; round < 3; round++)
        {
            Assert.Equal(120, Assert.Single(Stated(("size", "là 120ml"))).Claim.Value);
            Assert.Equal(220, Assert.Single(Stated(("size", "là 220ml"))).Claim.Value);
        }
    }

    [Theory]
    [InlineData("product", 0, true)]
    [InlineData("product.attributes", 0, true)]
    [InlineData("store", -1, true)]
    [InlineData("promotion", -1, true)]
    [InlineData("", -1, false)]
    [InlineData("customer", -1, false)]
    [InlineData("stored", -1, false)]
    [InlineData("product.reviews", 0, false)]
    public void Only_texts_of_goods_store_and_offers_are_kept(string parent, int product, bool isKept) =>
        Assert.Equal(isKept, FactReadings.MayKeep(new FactText("Lan Anh, 090", "note", parent, -1, product)));

    private static StatedFact[] Stated(params (string Name, string Text)[] product)
    {
        ModelObject told = Objects.Of([.. product.Select(static member => (member.Name, Value.Of(member.Text)))]);
        FactSheet sheet = FactSheet.Rent(Objects.Of(("product", Value.Of(told))), Day);
        List<StatedFact> stated = [];
        foreach (StatedFact fact in sheet.Stated) stated.Add(fact);
        FactSheet.Return(sheet);
        FactSheet.Forget();
        return [.. stated];
    }
}
