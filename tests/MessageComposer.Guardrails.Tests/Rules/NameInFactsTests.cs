using System.Text.Json;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tests.Rules;

public sealed class NameInFactsTests
{
    [Theory]
    [InlineData("Son dưỡng Yêu Nhất 3g", "Son Yêu Nhất đây", "Yêu Nhất", true)]
    [InlineData("Son dưỡng Yêu Nhất 3g", "Được yêu nhất mùa này", "yêu nhất", false)]
    [InlineData("Sách Người đàn ông duy nhất trên đảo", "Cuốn Người đàn ông duy nhất trên đảo về rồi", "duy nhất", true)]
    [InlineData("Sách Người đàn ông duy nhất trên đảo", "Cuốn sách duy nhất bạn cần", "duy nhất", false)]
    [InlineData("Sách Người đàn ông duy nhất trên đảo", "Nguoi dan ong duy nhat tren dao con 129.000d", "duy nhat", true)]
    [InlineData("Best Seat lumbar cushion", "The Best Seat cushion", "The Best", true)]
    [InlineData("Best Seat lumbar cushion", "The best cushion in town", "The best", false)]
    [InlineData("Son", "Tốt nhất", "Tốt nhất", false)]
    [InlineData("Váy hoa Nhất Chi Mai", "Váy Nhất Chi Mai giá 450.000đ", "Váy Nhất", true)]
    [InlineData("Váy hoa Nhất Chi Mai", "Váy Đẹp Nhất Phố", "Đẹp Nhất", false)]
    [InlineData("Hạt Nhà Mây", "Không nơi nào sánh được với Hạt Nhà Mây", "sánh được với Hạt", false)]
    public void Words_belong_to_a_name_as_it_is_written(string name, string text, string words, bool isName)
    {
        using JsonDocument facts = JsonDocument.Parse(JsonSerializer.Serialize(new { products = new[] { new { name } } }));
        TextSpan span = new(text.IndexOf(words, StringComparison.Ordinal), words.Length);
        Assert.Equal(isName, NameInFacts.Holds(FoldedText.Of(text), span, JsonModel.ObjectFrom(facts.RootElement)));
    }

    [Theory]
    [InlineData("Ghé Nháy Mắt xem kính nhé", "Nháy Mắt", true)]
    [InlineData("Chỉ trong nháy mắt là hết hàng", "nháy mắt", false)]
    public void The_name_of_the_store_is_one_too(string text, string words, bool isName)
    {
        using JsonDocument facts = JsonDocument.Parse("""{ "store": { "name": "Nháy Mắt" } }""");
        TextSpan span = new(text.IndexOf(words, StringComparison.Ordinal), words.Length);
        Assert.Equal(isName, NameInFacts.Holds(FoldedText.Of(text), span, JsonModel.ObjectFrom(facts.RootElement)));
    }
}
