using MessageComposer.Generation;

namespace MessageComposer.Tests.Generation;

public sealed class TokenEstimateTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("cart", 1)]
    [InlineData("abandonment", 3)]
    [InlineData("189000", 2)]
    [InlineData("a, b", 3)]
    [InlineData("khách", 3)]
    [InlineData("nhận", 4)]
    [InlineData("🌿", 2)]
    public void Each_kind_of_sign_has_its_price(string text, int tokens) => Assert.Equal(tokens, TokenEstimate.Of(text));

    [Fact]
    public void A_sentence_costs_at_least_its_words_and_at_most_its_letters()
    {
        const string text = "Viết cho khách đang để quên giỏ hàng, giọng gần gũi, không hối thúc.";
        Assert.InRange(TokenEstimate.Of(text), text.Split(' ').Length, text.Length);
    }
}
