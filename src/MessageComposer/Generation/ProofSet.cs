using MessageComposer.Guardrails.Definitions;
using MessageComposer.Messages;
using MessageComposer.Templating;

namespace MessageComposer.Generation;

/// <summary>One brief a text is tried on.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Meaning">The same for people: “tried with …”.</param>
public sealed record ProofBrief(string Name, LocalName Meaning, Brief Brief);

/// <summary>The briefs every text is rendered on before anybody sees it: the recipients and goods that break sentences.</summary>
public static class ProofSet
{
    private const string LongFirstName = "Wolfeschlegelsteinhausenberger"; // 30 letters
    private const string LongProductName = "Bộ chăm sóc da mặt bảy bước dành cho da nhạy cảm chiết xuất hoa cúc và trà xanh, dung tích 150 ml, hộp quà";
    private const string LongShortName = "Bộ chăm sóc da mặt bảy bước";
    private static readonly DateOnly s_promotionStart = new(2026, 1, 1);

    /// <param name="at">The day the texts are tried on.</param>
    /// <param name="about">The product the texts are about, for cells about one; else a usual one and one with a long name stand in.</param>
    public static IReadOnlyList<ProofBrief> For(Cell cell, DateTimeOffset at, Product? about = null)
    {
        Brief usual = Usual(cell, at, about);
        Product product = usual.Product!;
        Product longNamed = about is null ? product with { Name = LongProductName, ShortName = LongShortName } : product;
        return
        [
            Proof("usual", "khách và hàng thông thường", "a usual recipient and product", usual),
            Proof("no-name", "khách không có tên", "a recipient without a name", usual with { Customer = new Customer { Consent = usual.Customer.Consent } }),
            Proof("long-name", "tên khách dài 30 chữ cái", "a first name of 30 letters", usual with { Customer = usual.Customer with { FirstName = LongFirstName } }),
            Proof("title-anh", "khách là anh", "a recipient addressed as “anh”", usual with { Customer = usual.Customer with { FirstName = "Minh", Title = "anh" } }),
            Proof("title-chi", "khách là chị", "a recipient addressed as “chị”", usual with { Customer = usual.Customer with { Title = "chị" } }),
            Proof("no-title", "khách không rõ anh hay chị", "a recipient without a title", usual with { Customer = usual.Customer with { Title = null } }),
            Proof("many-items", "giỏ có nhiều món", "a cart of several items", WithCart(usual, [product, longNamed with { Id = "proof-2" }, product with { Id = "proof-3", Quantity = 2 }])),
            Proof("no-voucher", "không có mã giảm", "no voucher", usual with { Promotion = null }),
            Proof("voucher-unusable", "mã giảm chưa dùng được", "a voucher that cannot be used", usual with { Promotion = usual.Promotion! with { Usable = false } }),
            Proof("long-product-name", "tên sản phẩm dài", "a long product name", WithCart(usual, [longNamed])),
            Proof("long-names-many-items", "giỏ nhiều món, tên sản phẩm dài", "a cart of several items with long names", WithCart(usual, [longNamed, longNamed with { Id = "proof-2" }])),
            Proof("no-suggestion", "không có sản phẩm gợi ý", "no product to suggest", usual with { Suggestion = null, Products = [product] }),
        ];
    }

    private static ProofBrief Proof(string name, string vi, string en, Brief brief) => new(name, new LocalName(vi, en), brief);

    private static Brief Usual(Cell cell, DateTimeOffset at, Product? about)
    {
        DateOnly day = VietnamTime.DayOf(at);
        Product sample = Sample(cell);
        Product product = about is null ? sample : about with { Role = sample.Role };
        Product suggestion = sample with { Id = "proof-s", Role = ProductRole.Suggestion, Name = "Kem dưỡng ẩm Mây 50ml", ShortName = "Kem dưỡng ẩm Mây 50ml", Price = 259_000, ListPrice = null };
        return WithCart(
            new Brief
            {
                Scenario = cell.Scenario,
                Channel = cell.Channel,
                Locale = cell.Locale,
                Customer = new Customer { FirstName = "Lan", Title = "chị", Consent = new Consent(true, null) },
                Products = [],
                Store = new Store { Name = "Mây Beauty", Hotline = "1900 6868", Url = "https://shop.example", FreeShippingFrom = 150_000 },
                Promotion = new Promotion
                {
                    Kind = "percent", Percent = 10, Code = "MAY10", MinSpend = 150_000, MaxDiscount = 50_000, StartsAt = s_promotionStart, EndsAt = day.AddDays(2), Usable = true,
                },
                Context = new BriefContext { Step = 1, CartUrl = "https://shop.example/cart" },
                At = at,
                Day = day,
                Suggestion = suggestion,
                Cart = new Cart(0, null, null, null),
            },
            [product]);
    }

    private static Product Sample(Cell cell) => new()
    {
        Id = "proof-1",
        Role = RoleFor(cell.Scenario),
        Name = "Sữa rửa mặt dịu nhẹ Mây 150ml",
        ShortName = "Sữa rửa mặt Mây 150ml",
        Brand = "Mây",
        Category = cell.Subject == Cell.NoSubject ? "skincare" : cell.Subject,
        Price = 189_000,
        ListPrice = 239_000,
        Url = "https://shop.example/may-150",
        Stock = 24,
        Cod = true,
        Delivery = "1-2 ngày",
        DeliveryDays = 2,
        Rating = 4.8m,
        ReviewCount = 1312,
        ReviewHighlights = ["không khô căng sau khi rửa"],
        Faqs = [new Faq("Da nhạy cảm dùng được không?", "Dùng được ạ, sản phẩm không chứa hương liệu.")],
        Attributes = new AttributeBag(new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["how_to"] = Value.Of("Làm ướt mặt, tạo bọt, mát-xa nhẹ rồi rửa lại."),
            ["storage"] = Value.Of("để nơi khô ráo, tránh nắng"),
            ["packaging"] = Value.Of("giấy tái chế"),
            ["skin_type"] = Value.Of("nhạy cảm"),
            ["material"] = Value.Of("vải bông"),
            ["inspection"] = Value.Of("được xem hàng trước khi trả tiền"),
        }),
        ReturnPolicy = "Đổi trả trong 7 ngày nếu sản phẩm lỗi.",
        Warranty = "Bảo hành 12 tháng.",
        Lines = new ProductLines("Người mua khen không khô căng sau khi rửa", "Dùng được cho da nhạy cảm", "Tạo bọt với nước, mát xa nhẹ rồi rửa sạch"),
    };

    private static Brief WithCart(Brief brief, IReadOnlyList<Product> products) => brief with
    {
        Product = products[0],
        Products = brief.Suggestion is { } suggestion ? [.. products, suggestion] : products,
        Cart = new Cart(
            products.Count,
            products.Sum(product => product.Price * product.Quantity),
            products.Count == 1 ? products[0].ShortName : $"{products[0].ShortName} và {products.Count - 1} món khác",
            brief.Context.CartUrl),
    };

    private static ProductRole RoleFor(string scenario) => scenario switch
    {
        "cart-abandonment" => ProductRole.Cart,
        "post-purchase" => ProductRole.Purchased,
        _ => ProductRole.Viewed,
    };
}
