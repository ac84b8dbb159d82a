using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tests.Rules;

public sealed class EverydaySuperlativeTests
{
    [Theory]
    [InlineData("Ngăn to nhất để áo", "to nhất", true)]
    [InlineData("Loại hạt duy nhất trên thị trường", "duy nhất", false)]
    [InlineData("Là cây duy nhất chịu bóng", "duy nhất", false)]
    [InlineData("Mỗi ngày một viên duy nhất", "duy nhất", true)]
    [InlineData("Chỗ rẻ nhất", "rẻ nhất", false)]
    public void A_part_of_the_goods_is_compared_with_its_like_but_the_only_goods_are_a_claim(string text, string words, bool isEveryday) =>
        Assert.Equal(isEveryday, EverydaySuperlative.Is(FoldedText.Of(text), new TextSpan(text.IndexOf(words, StringComparison.Ordinal), words.Length)));
}
