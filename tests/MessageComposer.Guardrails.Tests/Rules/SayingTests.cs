using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Guardrails.Tests.Rules;

public sealed class SayingTests
{
    private static readonly SayingReader s_reader = new([
        new WordList("không ưng", ["không ưng", "không hài lòng"]),
        new WordList("shop", ["shop", "tiệm"]),
        new WordList("hoàn", ["hoàn tiền", "!đền"]),
    ]);

    [Theory]
    [InlineData("{không ưng} … , {shop?} {hoàn}", "Không ưng shop hoàn tiền", "Không ưng shop hoàn tiền")]
    [InlineData("{không ưng} … , {shop?} {hoàn}", "Không hài lòng với giày, hoàn tiền", "Không hài lòng với giày, hoàn tiền")]
    [InlineData("{không ưng} … , {shop?} {hoàn}", "Khong ung shop hoan tien", "Khong ung shop hoan tien")]
    [InlineData("{hoàn} # lần …", "Tiệm đền 10 lần giá trị nhé", "đền 10 lần giá trị nhé")]
    [InlineData("{hoàn} # lần", "Hoàn tiền mười lần", "Hoàn tiền mười lần")]
    public void A_saying_is_found_with_the_words_of_its_lists(string saying, string text, string match) => Assert.Equal([match], Matches(saying, text));

    [Theory]
    [InlineData("{không ưng} … , {shop?} {hoàn}", "Không ưng màu này. Shop hoàn tiền đơn cũ")]
    [InlineData("{không ưng} … , {shop?} {hoàn}", "Không ưng một hai ba bốn năm hoàn tiền")]
    [InlineData("{không ưng} … {hoàn}", "Không ưng màu này, hoàn tiền")]
    [InlineData("{hoàn} # lần", "den 3 lan, mau den")]
    public void A_saying_does_not_reach_beyond_its_shape(string saying, string text) => Assert.Empty(Matches(saying, text));

    [Theory]
    [InlineData("{lạ} {hoàn}", "lạ")]
    [InlineData("… #", "words that must stand in it")]
    public void What_is_wrong_with_a_saying_is_said(string saying, string fault)
    {
        Assert.Empty(s_reader.Read(saying, out string? found));
        Assert.Contains(fault, found, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Matches(string saying, string text)
    {
        IReadOnlyList<RulePattern> patterns = s_reader.Read(saying, out string? fault);
        Assert.Null(fault);
        return Given.Rules(Given.Rule("xyz") with { Match = new RuleMatch { Patterns = patterns } }).Check(text).Select(finding => finding.Match);
    }
}
