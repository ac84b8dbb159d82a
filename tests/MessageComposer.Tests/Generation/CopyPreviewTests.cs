using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Tests.Composition;

namespace MessageComposer.Tests.Generation;

public sealed class CopyPreviewTests
{
    private static readonly Variant s_variant = new()
    {
        Id = Guid.CreateVersion7(Given.Now),
        Cell = new Cell("cart-abandonment", "nhac-nhe", "general", Cell.NoMotive, "push", "vi-VN", Cell.NoSubject),
        State = VariantState.PendingBrand,
        Fields = [new("title", "Giỏ hàng của {{ address.you }} vẫn còn"), new("body", "{{ product.short_name }}, {{ product.price | money }}. Bấm để xem lại khi tiện nhé.")],
        ContentHash = "",
        CreatedAt = Given.Now,
    };

    [Fact]
    public void A_text_is_shown_for_every_recipient_of_the_proof_set()
    {
        IReadOnlyList<PreviewedCopy> previews = CopyPreview.Of(s_variant, ShippedContent.Snapshot, Given.Now);

        Assert.Equal(ProofSet.For(s_variant.Cell, Given.Now).Select(proof => proof.Name), previews.Select(preview => preview.Proof.Name));
        Assert.All(previews, preview => Assert.True(preview is { Serves: true, Passes: true }, preview.Proof.Name));
        Assert.Contains("189.000đ", previews[0].Fields!.Single(field => field.Id == "body").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recipient_who_does_not_meet_a_condition_gets_other_copy()
    {
        PreviewedCopy shown = CopyPreview.Of(s_variant with { Conditions = ["voucher_usable"] }, ShippedContent.Snapshot, Given.Now).Single(preview => preview.Proof.Name == "no-voucher");

        Assert.Equal(["voucher_usable"], shown.Unmet);
        Assert.False(shown.Serves);
    }

    [Fact]
    public void A_fact_that_is_missing_is_named()
    {
        Variant merging = s_variant with { Fields = [new("title", "Gợi ý cho {{ address.you }}"), new("body", "Mã {{ promotion.code }} còn dùng được.")] };

        PreviewedCopy shown = CopyPreview.Of(merging, ShippedContent.Snapshot, Given.Now).Single(preview => preview.Proof.Name == "no-voucher");

        Assert.Null(shown.Fields);
        Assert.Contains("promotion.code", shown.Missing, StringComparison.Ordinal);
    }

    [Fact]
    public void Copy_whose_cell_is_gone_has_no_preview() =>
        Assert.Empty(CopyPreview.Of(s_variant with { Cell = s_variant.Cell with { Angle = "khong-con" } }, ShippedContent.Snapshot, Given.Now));
}
