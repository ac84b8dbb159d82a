using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Tests.Composition;

/// <summary>A sample request and approved copy that serves it.</summary>
internal static class ApprovedCopy
{
    public static string Request() => File.ReadAllText(Path.Combine(ShippedContent.Root, "samples", "requests", "cart-abandonment-zalo-gen-z.json"))
        .Replace("\"channel\": \"zalo\"", "\"channel\": \"push\"", StringComparison.Ordinal).Replace("\"zalo\",", "\"push\",", StringComparison.Ordinal);

    public static Variant Of(string title = "giỏ đồ vẫn còn đây nè") => new()
    {
        Id = Guid.CreateVersion7(Composing.Now),
        Cell = new Cell("cart-abandonment", "nhac-nhe", "gen-z", Cell.NoMotive, "push", "vi-VN", Cell.NoSubject),
        State = VariantState.Approved,
        Fields = [new("title", "{{ address.hello }}, " + title), new("body", "{{ product.short_name }} đợi {{ address.you }} đó, giá {{ product.price | money }}, {{ product.rating | number }} sao nha")],
        PromptVersion = "v1",
        ContentHash = ShippedContent.Snapshot.Hash,
        CreatedAt = Composing.Now,
    };
}
