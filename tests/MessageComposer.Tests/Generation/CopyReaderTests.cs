using MessageComposer.Generation;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Tests.Generation;

public sealed class CopyReaderTests
{
    private const string Good = """{"variants":[{"title":"Giỏ hàng","body":"Vẫn còn đây"}]}""";

    private static readonly FieldDefinition[] s_fields = [new() { Id = "title" }, new() { Id = "body" }, new() { Id = "offer", Required = false }];
    private static readonly FieldDefinition[] s_push = s_fields[..2];

    [Theory]
    [InlineData(Good)]
    [InlineData("\uFEFF" + Good)]
    [InlineData("```json\n" + Good + "\n```")]
    [InlineData("Dạ, đây là bài ạ:\n" + Good + "\nChúc shop bán tốt!")]
    [InlineData("<think>Maybe {\"variants\":[]}?</think>" + Good)]
    [InlineData("I merged {{ product.price }} and {x}. " + Good)]
    [InlineData("""{"variants":[{"title":"Giỏ hàng","body":"Vẫn còn đây",},],}""")]
    [InlineData("""{"title":"Giỏ hàng","body":"Vẫn còn đây"}""")]
    [InlineData("""[{"title":"Giỏ hàng","body":"Vẫn còn đây"}]""")]
    [InlineData("""{"variants":[{"title":" Giỏ hàng\n","body":"Vẫn còn đây"}]} {"variants":[]}""")]
    public void What_servers_put_around_an_answer_is_let_go(string completion)
    {
        CopyReading reading = CopyReader.Read(completion, s_push, 1);

        Assert.Null(reading.Fault);
        Assert.Equal([new("title", "Giỏ hàng"), new("body", "Vẫn còn đây")], Assert.Single(reading.Copies));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Xin lỗi, tôi không thể giúp.")]
    [InlineData("""{"variants":[{"title":"Giỏ hàng","body":"Vẫn c""")]
    [InlineData("""{"variants":[{"title":"…","body":"…"}]}""")]
    [InlineData("""{"variants":{}}""")]
    [InlineData("""{"variants":[]}""")]
    [InlineData("""{"variants":["Giỏ hàng"]}""")]
    [InlineData("""{"variants":[{"title":"Giỏ hàng"}]}""")]
    [InlineData("""{"variants":[{"title":"Giỏ hàng","body":"Vẫn còn đây","cta_url":"https://x.example"}]}""")]
    [InlineData("""{"variants":[{"title":"Giỏ hàng","body":"a","body":"b"}]}""")]
    [InlineData("""{"variants":[{"title":"Giỏ hàng","body":3}]}""")]
    [InlineData("""{"variants":[{"title":"Giỏ hàng","body":null}]}""")]
    [InlineData("""{"variants":[{"title":"Giỏ hàng","body":"  "}]}""")]
    [InlineData("""{"variants":[{"title":"Giỏ hàng","body":"\ud800"}]}""")]
    [InlineData("""{"variants":[{"title":"Giỏ hàng","body":"Vẫn còn đây"}],"note":"x"}""")]
    public void Anything_but_exactly_the_fields_asked_for_is_refused(string completion)
    {
        CopyReading reading = CopyReader.Read(completion, s_push, 1);

        Assert.NotNull(reading.Fault);
        Assert.Empty(reading.Copies);
    }

    [Fact]
    public void A_fault_does_not_quote_the_completion() =>
        Assert.DoesNotContain("bí mật", CopyReader.Read("""{"variants":[{"bí mật":"x"}]}""", s_push, 1).Fault, StringComparison.Ordinal);

    [Fact]
    public void An_optional_field_may_come_empty_and_is_left_out()
    {
        CopyReading reading = CopyReader.Read("""{"variants":[{"title":"Giỏ hàng","body":"Vẫn còn đây","offer":""}]}""", s_fields, 1);

        Assert.Equal(["title", "body"], Assert.Single(reading.Copies).Select(field => field.Key));
    }

    [Fact]
    public void Text_is_normalised() =>
        Assert.Equal("Giỏ", CopyReader.Read(Good.Replace("Giỏ hàng", "Gio\u0309", StringComparison.Ordinal), s_push, 1).Copies[0][0].Value);

    [Fact]
    public void No_more_variants_are_taken_than_were_asked_for()
    {
        string three = """{"variants":[{"title":"Một","body":"Bài đầu"},{"title":"Hai","body":"Bài giữa"},{"title":"Ba","body":"Bài cuối"}]}""";

        Assert.Equal(2, CopyReader.Read(three, s_push, 2).Copies.Count);
    }

    [Fact]
    public void A_flood_of_braces_is_refused_quickly() =>
        Assert.NotNull(CopyReader.Read(new string('{', 199_000), s_push, 1).Fault);
}
