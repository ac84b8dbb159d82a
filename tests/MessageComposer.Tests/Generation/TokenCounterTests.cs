using MessageComposer.Generation;

namespace MessageComposer.Tests.Generation;

public sealed class TokenCounterTests
{
    private static readonly string s_text = string.Concat(Enumerable.Repeat("Giỏ hàng của bạn vẫn còn đây. ", 20));

    private readonly CalibratedTokenCounter _counter = new();

    [Fact]
    public void An_unknown_model_is_counted_by_the_plain_estimate()
    {
        _counter.Learn("other", 1_000, 100);

        Assert.Equal(TokenEstimate.Of(s_text), _counter.Count("model", s_text));
        Assert.Equal(TokenEstimate.Of(s_text), _counter.Count(null, s_text));
    }

    [Fact]
    public void Reports_bring_the_count_to_a_tenth_above_the_truth()
    {
        for (int i = 0; i < 30; i++) _counter.Learn("model", 1_000, 600);

        Assert.Equal(TokenEstimate.Of(s_text) * 0.6 * 1.1, _counter.Count("model", s_text), 1.0);
    }

    [Fact]
    public void One_strange_report_moves_little()
    {
        for (int i = 0; i < 10; i++) _counter.Learn("model", 1_000, 1_000);
        _counter.Learn("model", 1_000, 1_000_000);

        Assert.InRange(_counter.Count("model", s_text), TokenEstimate.Of(s_text), TokenEstimate.Of(s_text) * 2);
    }

    [Theory]
    [InlineData(1_000, 0)]
    [InlineData(1_000, -5)]
    [InlineData(10, 400)]
    public void A_report_that_says_nothing_is_let_go(long estimate, long reported)
    {
        _counter.Learn("model", estimate, reported);

        Assert.Equal(TokenEstimate.Of(s_text), _counter.Count("model", s_text));
    }
}
