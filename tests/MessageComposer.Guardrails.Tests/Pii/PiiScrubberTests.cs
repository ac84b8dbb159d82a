using MessageComposer.Guardrails.Pii;

namespace MessageComposer.Guardrails.Tests.Pii;

public sealed class PiiScrubberTests
{
    [Theory]
    [InlineData("Hàng đẹp, ai cần gọi mình 0912 345 678 nhé", "Hàng đẹp, ai cần gọi mình [đã ẩn] nhé")]
    [InlineData("Giao tới 12 đường Nguyễn Huệ rất nhanh, mail lan@gmail.com", "Giao tới [đã ẩn] rất nhanh, mail [đã ẩn]")]
    [InlineData("không chín một hai ba bốn năm sáu bảy tám", "[đã ẩn]")]
    public void Personal_data_in_free_text_are_masked(string text, string masked) => Assert.Equal(masked, PiiScrubber.Mask(text));

    [Fact]
    public void A_text_without_personal_data_is_returned_as_it_is()
    {
        const string Text = "không khô căng sau khi rửa, dùng 2 lần mỗi ngày";
        Assert.Same(Text, PiiScrubber.Mask(Text));
    }
}
