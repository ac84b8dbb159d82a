using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Tests.Grounding;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tests.Rules;

public sealed class SlimmingPromiseTests
{
    [Theory]
    [InlineData("giảm 5 cm vòng", "sports", true, true)]
    [InlineData("giam can", "sports", true, true)]
    [InlineData("giảm cân", "supplement", true, false)]
    [InlineData("giảm cân", "sports", false, false)]
    [InlineData("giảm huyết áp", "sports", true, false)]
    public void Fewer_kilos_promised_of_goods_in_use_are_a_promise_alone(string words, string category, bool isPromised, bool isOnlyPromise) =>
        Assert.Equal(isOnlyPromise, SlimmingPromise.Is(FoldedText.Of(words), new TextSpan(0, words.Length), GroundingCheck.Context($$"""{ "products": [ { "id": "A", "category": "{{category}}" } ] }"""), isPromised));

    [Fact]
    public void Of_unknown_goods_they_stay_a_medical_claim() =>
        Assert.False(SlimmingPromise.Is(FoldedText.Of("giảm cân"), new TextSpan(0, 8), GroundingCheck.Context("{}"), isPromised: true));
}
