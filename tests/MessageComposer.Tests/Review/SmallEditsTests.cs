using MessageComposer.Content.Definitions;
using MessageComposer.Review;

namespace MessageComposer.Tests.Review;

public sealed class SmallEditsTests
{
    private static readonly SmallEdit[] s_all = Enum.GetValues<SmallEdit>();

    [Theory]
    [InlineData("Chào bạn.", "Chào bạn!")]
    [InlineData("Chào  bạn ,\nvào đây", "Chào bạn, vào đây")]
    [InlineData("Hòa chung, thúy, loè", "Hoà chung, thuý, lòe")]
    [InlineData("HÒA", "hoà")]
    [InlineData("Chào 🎉 bạn 🌿", "Chào bạn 🌿")]
    [InlineData("giá {{ product.price|money }}", "Giá {{product.price|money}}…")]
    public void Setting_a_text_otherwise_is_small(string before, string after) => Assert.True(Small(before, after));

    [Theory]
    [InlineData("Chào bạn", "Chào anh")]
    [InlineData("giảm 1.5 lần", "giảm 15 lần")]
    [InlineData("1-2 ngày", "12 ngày")]
    [InlineData("giảm -10", "giảm 10")]
    [InlineData("giảm 10%", "giảm 10")]
    [InlineData("ba má", "ba mà")]
    [InlineData("hoàn", "hòan")]
    [InlineData("xin chào", "xinchào")]
    [InlineData("Chào bạn", "Chào bạn 🎉")]
    [InlineData("Chào 🎉", "Chào 🌿")]
    [InlineData("{{ product.price }}", "{{ product.list_price }}")]
    [InlineData("{{ product.price }} nè", "nè")]
    [InlineData("shop.vn", "shopvn")]
    public void Saying_something_else_is_not(string before, string after) => Assert.False(Small(before, after));

    [Fact]
    public void A_kind_that_the_house_does_not_list_is_not_small() => Assert.False(Small("Chào bạn.", "Chào bạn!", SmallEdit.Whitespace));

    [Fact]
    public void A_field_more_or_less_is_not_small() =>
        Assert.False(SmallEdits.Only([new("body", "a")], [new("body", "a"), new("title", "")], s_all));

    private static bool Small(string before, string after, params SmallEdit[] allowed) =>
        SmallEdits.Only([new("body", before)], [new("body", after)], allowed.Length == 0 ? s_all : allowed);
}
