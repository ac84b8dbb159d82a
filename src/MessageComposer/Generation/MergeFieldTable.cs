using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Generation;

/// <summary>One merge field as a writer meets it.</summary>
/// <param name="Path">As in a scenario's allow-list.</param>
/// <param name="Usage">What to type between the braces: the path with the filter it wants.</param>
/// <param name="Needs">The condition without which a text that merges it would not be true; null: none.</param>
internal sealed record MergeFieldMeaning(string Path, string Usage, LocalName Meaning, string? Needs = null);

/// <summary>What every known merge field means, for prompts. A field that is not listed here is offered by its path alone.</summary>
internal static class MergeFieldTable
{
    private const string OnSale = "on_sale";
    private const string Voucher = "voucher_usable";
    private const string CartMany = "cart_many";
    private const string Suggestion = "has_suggestion";

    public static IReadOnlyDictionary<string, MergeFieldMeaning> All { get; } = new[]
    {
        Field("address.you", "cách gọi người nhận, đứng giữa câu: bạn, anh, chị…", "the form of address, inside a sentence"),
        Field("address.You", "cách gọi người nhận, đứng đầu câu (viết hoa)", "the form of address, at the start of a sentence"),
        Field("address.hello", "lời chào đã đủ, không có tên vẫn trọn câu: Lan ơi, Bạn ơi, Chào chị…", "a complete greeting that also reads well without a name"),
        Field("address.shop", "tên shop tự xưng: shop, tụi mình…", "what the shop calls itself"),
        Field("customer.first_name", "tên gọi của người nhận; có người không có tên", "the recipient's first name; some have none"),
        Field("product.name", "tên đầy đủ của sản phẩm", "the product's full name"),
        Field("product.short_name", "tên ngắn của sản phẩm, tối đa 40 ký tự", "the product's short name, at most 40 characters"),
        Field("product.brand", "thương hiệu", "the brand"),
        Field("product.price", "giá đang bán", "the present price", filter: "money"),
        Field("product.list_price", "giá ngay trước khi giảm", "the price just before the reduction", filter: "money", needs: OnSale),
        Field("product.url", "liên kết tới sản phẩm", "the link to the product"),
        Field("product.stock", "số lượng còn trong kho", "how many are in stock", filter: "number"),
        Field("product.quantity", "số lượng của sản phẩm trong giỏ hoặc trong đơn", "how many of it are in the cart or the order", filter: "number"),
        Field("product.delivery", "thời gian giao, bằng lời: 1-2 ngày", "the delivery time in words: 1-2 ngày"),
        Field("product.delivery_days", "số ngày giao lâu nhất", "the longest delivery, in days", filter: "number"),
        Field("product.rating", "điểm đánh giá trung bình trên 5", "the average rating out of 5", filter: "number"),
        Field("product.review_count", "số lượt đánh giá", "how many people rated it", filter: "number"),
        Field("product.review_highlights", "một câu nhận xét nguyên văn của người đã mua, đặt trong ngoặc kép", "a buyer's own words; put them in quotation marks", usage: "product.review_highlights[0]"),
        Field("product.faqs", "câu hỏi thường gặp của sản phẩm, có q (hỏi) và a (đáp)", "common questions about the product, with q and a", usage: "product.faqs[0].a"),
        Field("product.faqs.a", "câu trả lời cho câu hỏi đầu tiên của sản phẩm, nguyên văn", "the answer to the product's first question, as it is", usage: "product.faqs[0].a"),
        Field("product.return_policy", "chính sách đổi trả của sản phẩm, nguyên văn", "the product's return policy, as it is"),
        Field("product.warranty", "chính sách bảo hành, nguyên văn", "the warranty, as it is"),
        Field("product.lines.review", "câu đã duyệt tóm tắt đánh giá của sản phẩm", "an approved line that sums up the reviews"),
        Field("product.lines.faq", "câu đã duyệt trả lời thắc mắc thường gặp", "an approved line that answers a common question"),
        Field("product.lines.how_to", "câu đã duyệt về cách dùng", "an approved line on how to use it"),
        Field("product.attributes.how_to", "cách dùng, đã là câu trọn vẹn", "how to use it, a complete sentence"),
        Field("product.attributes.storage", "cách bảo quản", "how to store it"),
        Field("product.attributes.packaging", "chất liệu bao bì", "what the packaging is made of"),
        Field("product.attributes.skin_type", "loại da phù hợp", "the skin type it suits"),
        Field("product.attributes.material", "chất liệu", "what it is made of"),
        Field("product.attributes.inspection", "quy định kiểm tra hàng trước khi trả tiền", "the rule on inspecting goods before paying"),
        Field("suggestion.name", "tên sản phẩm gợi ý mua cùng", "the name of the product suggested", needs: Suggestion),
        Field("suggestion.short_name", "tên ngắn của sản phẩm gợi ý", "the short name of the product suggested", needs: Suggestion),
        Field("suggestion.brand", "thương hiệu của sản phẩm gợi ý", "the brand of the product suggested", needs: Suggestion),
        Field("suggestion.price", "giá của sản phẩm gợi ý", "the price of the product suggested", filter: "money", needs: Suggestion),
        Field("suggestion.url", "liên kết tới sản phẩm gợi ý", "the link to the product suggested", needs: Suggestion),
        Field("cart.count", "số món trong giỏ", "how many different items are in the cart", filter: "number"),
        Field("cart.others", "số món khác trong giỏ, ngoài sản phẩm đang nói tới", "how many other items are in the cart", filter: "number", needs: CartMany),
        Field("cart.total", "tổng tiền của giỏ", "what the cart comes to", filter: "money"),
        Field("cart.summary", "tóm tắt giỏ: tên món đầu và số món còn lại", "the cart in short: the first item and how many others"),
        Field("cart.url", "liên kết tới giỏ hàng", "the link to the cart"),
        Field("store.name", "tên cửa hàng", "the shop's name"),
        Field("store.hotline", "số tổng đài của cửa hàng", "the shop's hotline"),
        Field("store.url", "trang của cửa hàng", "the shop's site"),
        Field("store.email", "địa chỉ thư của cửa hàng", "the shop's e-mail address"),
        Field("store.address", "địa chỉ cửa hàng", "the shop's address"),
        Field("store.return_policy", "chính sách đổi trả của cửa hàng, nguyên văn", "the shop's return policy, as it is"),
        Field("store.warranty", "chính sách bảo hành của cửa hàng, nguyên văn", "the shop's warranty, as it is"),
        Field("store.free_shipping_from", "giá trị đơn từ đó được miễn phí giao hàng", "the order value from which delivery is free", filter: "money"),
        Field("promotion.code", "mã giảm giá", "the voucher code", needs: Voucher),
        Field("promotion.percent", "mức giảm theo phần trăm; gõ thêm dấu % ngay sau", "the cut in percent; type % right after it", filter: "number", needs: Voucher),
        Field("promotion.amount", "số tiền được giảm", "the amount off", filter: "money", needs: Voucher),
        Field("promotion.min_spend", "giá trị đơn tối thiểu để dùng mã", "the least order value for the voucher", filter: "money", needs: Voucher),
        Field("promotion.max_discount", "số tiền giảm nhiều nhất", "the most the voucher takes off", filter: "money", needs: Voucher),
        Field("promotion.starts_at", "ngày bắt đầu dùng mã", "the first day of the voucher", filter: "day", needs: Voucher),
        Field("promotion.ends_at", "ngày cuối dùng mã", "the last day of the voucher", filter: "day", needs: Voucher),
    }.ToDictionary(field => field.Path, StringComparer.Ordinal);

    /// <summary>The fields of an allow-list with their meanings; <c>x.*</c> gives each known member of x.</summary>
    public static IEnumerable<MergeFieldMeaning> Of(IEnumerable<string> allowed) => allowed.SelectMany(Expand).DistinctBy(field => field.Path);

    private static IEnumerable<MergeFieldMeaning> Expand(string path)
    {
        if (!path.EndsWith(".*", StringComparison.Ordinal))
            return [All.TryGetValue(path, out MergeFieldMeaning? known) ? known : new MergeFieldMeaning(path, path, new LocalName(path, path))];
        string prefix = path[..^1];
        return All.Values.Where(field => field.Path.StartsWith(prefix, StringComparison.Ordinal) && !field.Path[prefix.Length..].Contains('.'));
    }

    private static MergeFieldMeaning Field(string path, string vi, string en, string? filter = null, string? usage = null, string? needs = null) =>
        new(path, usage ?? (filter is null ? path : $"{path} | {filter}"), new LocalName(vi, en), needs);
}
