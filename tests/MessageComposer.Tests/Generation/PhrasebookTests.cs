using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Tests.Generation;

public sealed class PhrasebookTests
{
    private const string Yaml = """
        entries:
          - scenario: cart-abandonment
            channel: push
            fields:
              title: Giỏ hàng vẫn còn đây
              body: Bấm để xem lại giỏ hàng nhé.
          - scenario: cart-abandonment
            channel: push
            segment: gen-z
            fields:
              title: Giỏ đồ vẫn còn đây nè
              body: "{{ product.short_name }} đợi bạn chốt đó nha."
          - scenario: cart-abandonment
            channel: push
            segment: gen-z
            conditions: [cod]
            fields:
              title: Nhận hàng rồi mới trả tiền nha
              body: Giỏ đồ của bạn vẫn còn đây nè.
          - scenario: cart-abandonment
            channel: email
            fields:
              subject: Giỏ hàng vẫn còn đây
              body: Bạn xem lại giỏ hàng giúp shop nhé.
              cta_label: Xem giỏ hàng
        """;

    private static readonly CancellationToken s_none = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_entry_written_for_the_cell_is_chosen_and_labelled()
    {
        Variant variant = Assert.Single((await Given.Writer(Book()).WriteAsync(Given.Request(), s_none)).Variants);

        Assert.Equal(("phrasebook", "Giỏ đồ vẫn còn đây nè"), (variant.Model, variant.Fields[0].Value));
        Assert.Empty(variant.Conditions);
    }

    [Fact]
    public async Task An_entry_with_a_condition_is_used_only_with_it_and_keeps_it()
    {
        Variant variant = Assert.Single((await Given.Writer(Book()).WriteAsync(Given.Request(conditions: ["cod"]), s_none)).Variants);

        Assert.Equal("Nhận hàng rồi mới trả tiền nha", variant.Fields[0].Value);
        Assert.Equal(["cod"], variant.Conditions);
    }

    [Fact]
    public async Task Several_variants_are_the_closest_entries_in_order_and_the_same_each_time()
    {
        CopyResult once = await Given.Writer(Book()).WriteAsync(Given.Request(count: 5), s_none);
        CopyResult again = await Given.Writer(Book()).WriteAsync(Given.Request(count: 5), s_none);

        Assert.Equal(["Giỏ đồ vẫn còn đây nè", "Giỏ hàng vẫn còn đây"], once.Variants.Select(variant => variant.Fields[0].Value));
        Assert.Equal(once.Variants.Select(variant => variant.Fields[1].Value), again.Variants.Select(variant => variant.Fields[1].Value));
    }

    [Fact]
    public async Task Optional_fields_nobody_wrote_are_left_out()
    {
        Variant variant = Assert.Single((await Given.Writer(Book()).WriteAsync(Given.Request(Given.Push with { Channel = "email" }), s_none)).Variants);

        Assert.Equal(["subject", "body", "cta_label"], variant.Fields.Select(field => field.Key));
    }

    [Fact]
    public async Task A_cell_without_an_entry_is_a_reason()
    {
        CopyResult result = await Given.Writer(Book()).WriteAsync(
            Given.Request(Given.Push with { Scenario = "product-card", Angle = "the", Channel = "line" }) with { Product = new Product { Name = "Mây", ShortName = "Mây" } }, s_none);

        Assert.Equal((Reason.UnusableOutput, "the phrasebook has no entry for this cell"), (result.Reason, result.Detail));
    }

    [Fact]
    public void A_mistake_in_the_file_is_reported_where_it_stands_and_nothing_is_used()
    {
        PhrasebookContent content = PhrasebookReader.Read([("vi-VN.yaml", Yaml.Replace("segment: gen-z", "segmnt: gen-z", StringComparison.Ordinal))]);

        Assert.Empty(content.Entries);
        Assert.Equal(["vi-VN.yaml:9:5", "vi-VN.yaml:15:5"], content.Faults.Select(fault => $"{fault.File}:{fault.Line}:{fault.Column}"));
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_no_entries() =>
        Assert.Empty(PhrasebookReader.ReadFolder(Path.Combine(AppContext.BaseDirectory, "no-such-folder")).Entries);

    private static Phrasebook Book()
    {
        PhrasebookContent content = PhrasebookReader.Read([("vi-VN.yaml", Yaml)]);
        Assert.Empty(content.Faults);
        return new Phrasebook(content.Entries);
    }
}
