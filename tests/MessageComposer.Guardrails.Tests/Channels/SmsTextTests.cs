namespace MessageComposer.Guardrails.Tests.Channels;

public sealed class SmsTextTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(160, 1)]
    [InlineData(161, 2)]
    [InlineData(306, 2)]
    [InlineData(307, 3)]
    [InlineData(459, 3)]
    public void Plain_text_fills_160_septets_or_153_a_part(int length, int segments) =>
        Assert.Equal(new SmsMeasure(SmsEncoding.Gsm7, length, segments), SmsText.Measure(new string('a', length)));

    [Theory]
    [InlineData(70, 1)]
    [InlineData(71, 2)]
    [InlineData(134, 2)]
    [InlineData(135, 3)]
    public void Marked_text_fills_70_units_or_67_a_part(int length, int segments) =>
        Assert.Equal(new SmsMeasure(SmsEncoding.Ucs2, length, segments), SmsText.Measure(new string('ệ', length)));

    [Theory]
    [InlineData("là và mì ò ù É", SmsEncoding.Gsm7)]
    [InlineData("về", SmsEncoding.Ucs2)]
    [InlineData("189.000₫", SmsEncoding.Ucs2)]
    [InlineData("“", SmsEncoding.Ucs2)]
    [InlineData("€", SmsEncoding.Gsm7)]
    public void Each_character_is_looked_up(string text, SmsEncoding encoding) => Assert.Equal(encoding, SmsText.Measure(text).Encoding);

    [Fact]
    public void An_extension_character_takes_two_septets() => Assert.Equal(7, SmsText.Measure("[a]{").Units);

    [Fact]
    public void A_pair_is_never_cut()
    {
        Assert.Equal(3, SmsText.Measure(new string('ệ', 66) + "😀" + new string('ệ', 66)).Segments);
        Assert.Equal(3, SmsText.Measure(new string('a', 152) + "[" + new string('a', 152)).Segments);
    }

    [Fact]
    public void What_the_carrier_adds_is_taken_off_the_first_part()
    {
        Assert.Equal(1, SmsText.Measure(new string('a', 122), 38).Segments);
        Assert.Equal(2, SmsText.Measure(new string('a', 123), 38).Segments);
    }

    [Theory]
    [InlineData("Sữa rửa mặt Mây về rồi ạ, 189.000đ", "Sua rua mat May ve roi a, 189.000d")]
    [InlineData("“Đẹp” – rẻ… 5₫", "\"Dep\" - re... 5d")]
    [InlineData("Hàng về\u00A0rồi 😀!", "Hang ve roi !")]
    [InlineData("ＳＡＬＥ e\u0302\u0301", "SALE e")]
    public void Folding_leaves_plain_text(string text, string folded)
    {
        Assert.Equal(folded, SmsText.FoldToGsm(text));
        Assert.Equal(SmsEncoding.Gsm7, SmsText.Measure(folded).Encoding);
    }
}
