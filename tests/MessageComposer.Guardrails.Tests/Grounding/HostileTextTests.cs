using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MessageComposer.Guardrails.Pii;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tests.Grounding;

public sealed class HostileTextTests
{
    private static readonly string[] Pieces =
    [
        "0", "09", "1tr", "290", "k", ".", ",", "-", "/", ":", "%", "đ", " ", "  ", "\n", "\"", "“", "@", "a.com", "http://", "[at]", "chấm", "giảm", "giá", "còn", "mã", "ABC1", "một", "triệu", "rưỡi", "trăm", "mười",
        "nửa", "phần", "tư", "ngày", "tháng", "năm", "hôm", "nay", "số", "nhà", "ngõ", "Lê", "Lợi", "bạn", "đã", "xem", "lần", "sinh", "otp", "là", "23/11", "2026", "000201", "A000000727", "e\u0301", "\u200B", "👀", "0️⃣", "😀\uD83D",
        "１", "½", "﷽", "{{ a }}", "mua", "tặng", "1900", "+84", "(", ")", "'", "CCCD", "STK", "đơn", "hàng", "999999999999999999999999", "\0", "hàng", "nghìn", "khách", "tới", "hơn", "sao", "/5", "ﬁ",
    ];

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces));

    [Fact]
    public void Any_text_is_judged_without_fault_and_every_finding_stands_inside_it()
    {
        GuardrailContext context = GroundingCheck.Context();
        Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            FoldedText field = FoldedText.Of(text);
            FindingSink sink = GroundingCheck.Run(field, context);
            new PiiRule().Inspect(field, context, sink);
            return sink.Findings.All(finding => finding.Start >= 0 && finding.Length > 0 && finding.Start + finding.Length <= text.Length && text.Substring(finding.Start, finding.Length) == finding.Match);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));
    }

    [Fact]
    public void Masking_again_changes_nothing()
    {
        Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            string masked = PiiScrubber.Mask(text);
            return PiiScrubber.Mask(masked) == masked;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Theory]
    [InlineData("0 "), InlineData("0912 "), InlineData("1-"), InlineData("1."), InlineData("1.000."), InlineData("a.b."), InlineData("@a"), InlineData("không "), InlineData("một triệu "), InlineData("ngõ 1 A ")]
    [InlineData("\"a b"), InlineData("sk-"), InlineData("000201a"), InlineData("http://"), InlineData("23/11/"), InlineData("4 1 1 1 "), InlineData("mua 1 tặng "), InlineData("0o"), InlineData("xem bạn đã "), InlineData("đơn 1 Lê A ")]
    [InlineData("ngâm 15 phút "), InlineData("đọc 20 trang "), InlineData("nướng 180 độ "), InlineData("lụa silk "), InlineData("màu đỏ "), InlineData("đơn kèm một "), InlineData("lắp đặt tận nơi "), InlineData("5g 200ml ")]
    public void Time_grows_with_the_length_of_a_hostile_text_not_with_its_square(string piece)
    {
        GuardrailContext context = GroundingCheck.Context();
        Judge(piece, 2_000, context);
        double small = double.MaxValue, large = double.MaxValue;
        for (int round = 0; round < 40; round++) // a busy machine needs more rounds to show its best; a quadratic text never does
        {
            small = Math.Min(small, Judge(piece, 5_000, context));
            large = Math.Min(large, Judge(piece, 40_000, context));
            if (round >= 4 && IsLinear(small, large)) return;
        }
        Assert.Fail($"{small:0.00} ms for 5,000 characters, {large:0.00} ms for 40,000");
    }

    /// <summary>Linear is 8 times, quadratic 64.</summary>
    private static bool IsLinear(double small, double large) => large < (small * 24) + 20;

    private static double Judge(string piece, int length, GuardrailContext context)
    {
        FoldedText field = FoldedText.Of(new StringBuilder().Insert(0, piece, length / piece.Length).ToString());
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        FindingSink sink = GroundingCheck.Run(field, context);
        new PiiRule().Inspect(field, context, sink);
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
