using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tests.Rules;

public sealed class DeniedClaimTests
{
    [Theory]
    [InlineData("Tiệm không nói túi này cứu trái đất", "cứu trái đất", true)]
    [InlineData("Chẳng dám hứa nồi dùng cả đời", "dùng cả đời", true)]
    [InlineData("Tiem khong dam noi day la loai tot nhat", "tot nhat", true)]
    [InlineData("We do not claim it is eco-friendly", "eco-friendly", true)]
    [InlineData("Không nói quá, túi này cứu trái đất", "cứu trái đất", false)]
    [InlineData("Không hứa suông mà dùng cả đời", "dùng cả đời", false)]
    [InlineData("Tiệm không nói giá rẻ, túi này cứu trái đất", "cứu trái đất", false)]
    [InlineData("Nói thật, túi này cứu trái đất", "cứu trái đất", false)]
    [InlineData("Không đâu rẻ nhất bằng đây", "rẻ nhất", false)]
    [InlineData("Cứu trái đất", "Cứu trái đất", false)]
    public void A_claim_that_nobody_makes_is_denied_in_its_own_clause(string text, string words, bool denied) =>
        Assert.Equal(denied, DeniedClaim.Is(FoldedText.Of(text), new TextSpan(text.IndexOf(words, StringComparison.Ordinal), words.Length)));
}
